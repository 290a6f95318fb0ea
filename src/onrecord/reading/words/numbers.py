"""Numbers in digits and in words, as exact decimals, with what bounds them: "at least 39", "half a billion", "3-5m".

What a number counts (people, money, years, per cent) is for the caller to see from the words around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.reading.words.number_words import Token, bound_after, bound_before, number_tokens
from onrecord.schema import Bound, Span

_HALF = re.compile(r"[ -]and[ -]a[ -]half\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|or|and)\s+", re.IGNORECASE)
_OPENED = re.compile(r"\b(?:(between)|(ranging\s+from|range\s+of)|(from)|(by))\s+\Z", re.IGNORECASE)
# From how many times as much on "by five to 60" is no range.
_CHANGED = 3
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text. ``value`` is ``None`` where it is vague ("dozens", "several hundred").

    ``[start, end)`` holds the words that bound it ("at least"), ``core`` the number alone. ``upper`` is the upper end
    of a range, ``None`` for all others. ``mantissa`` is what stands before "million" and the like, if they stand there
    (it is what a scale shared by both ends of "3 to 5 million" multiplies). ``compound``: it is tied by a hyphen to
    what follows ("12-member", "two-day").
    """

    start: int
    end: int
    core: Span
    value: Decimal | None
    upper: Decimal | None = None
    bound: Bound = "exact"
    mantissa: Decimal | None = None
    compound: bool = False

    @property
    def span(self) -> Span:
        """The number with the words that bound it."""
        return (self.start, self.end)


def numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The numbers in ``text[start:end]``, in its order; no ordinals, times, dates in digits, or parts of names."""
    end = len(text) if end is None else end
    tokens = number_tokens(text, start, end)
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        number, after = parse(text, tokens, at)
        if number is None:
            at += 1
            continue
        at = after
        other, after = parse(text, tokens, at) if at < len(tokens) else (None, at)
        both = None if other is None else range_of(text, number, other, text[number.end : other.start])
        if both is not None:
            number, at = both, after
        found.append(_bounded(text, number, start, end))
    return tuple(found)


def number_at(text: str, at: int, end: int) -> Number | None:
    """The number that starts just at ``at``, without what bounds it; ``None`` where none does."""
    tokens = number_tokens(text, at, min(end, at + 80), glued=True)
    if not tokens or tokens[0].start != at:
        return None
    return parse(text, tokens, 0)[0]


def range_of(text: str, lower: Number, upper: Number, between: str) -> Number | None:
    """The two as one range, where the words between them and before them make them one; ``None`` where they do not."""
    joint = _JOINT.fullmatch(between)
    if not joint or lower.value is None or upper.value is None:
        return None
    opened = _OPENED.search(text, max(0, lower.start - 20), lower.start)
    word = joint[0].strip().lower()
    # "rose from 37 to 39" is a change; "37 and 39" are two numbers unless they stand after "between".
    if (word == "and") != bool(opened and opened[1]) or (opened and opened[3] and word == "to"):
        return None
    # "rose by five to 60" is a change and where it led; "cut by 5 to 10 per cent" is a range.
    if opened and opened[4] and word == "to" and upper.value > _CHANGED * lower.value:
        return None
    if word in ("-", "–", "—") and 1900 <= lower.value <= 2100 and lower.end - lower.start == 4:
        return None  # "2013-14"
    low = lower.value
    if upper.mantissa is not None and lower.mantissa is None and low <= upper.mantissa:
        low = low * upper.value / upper.mantissa
    if low >= upper.value:
        return None
    start = lower.start if not opened or opened[4] else opened.start()
    return Number(start, upper.end, (lower.start, upper.end), low, upper.value, "between", None, upper.compound)


def _bounded(text: str, number: Number, start: int, end: int) -> Number:
    if number.bound == "between":
        return number
    after = bound_after(text, number.end, end)
    if after:
        number = replace(number, end=after[0], bound=after[1], compound=False)
    before = bound_before(text, start, number.start)
    if before:
        number = replace(number, start=before[0], bound=before[1])
    return number


def parse(text: str, tokens: list[Token], at: int) -> tuple[Number | None, int]:
    """The number that starts at token ``at`` and the token behind it."""
    first = tokens[at]
    if first.kind in ("vague", "some", "fraction", "article"):
        return _vague(text, tokens, at) if first.kind in ("vague", "some") else _fraction(text, tokens, at)
    part = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].kind == "fraction" else None
    if part is not None and first.kind in ("unit", "digits") and text[first.end : part.start] in (" ", "-"):
        return _part_of(text, tokens, at + 1, first.start, first.value)
    total, current, mantissa = Decimal(0), Decimal(0), None
    last: Token | None = None
    scale = Decimal(0)
    digits = False
    while at < len(tokens):
        token = tokens[at]
        if last is not None and not _joined(text, last, token):
            break
        if token.kind == "digits":
            if last is not None:
                break
            current, digits = token.value, True
        elif token.kind in ("unit", "tens"):
            if digits or not _adds(last, token):
                break
            current += token.value
        elif token.kind in ("scale", "suffix"):
            if token.word in ("dozen",) and last is not None and last.kind == "scale":
                break
            if not scale or token.value < scale:
                current = current or Decimal(1)
            if token.value == 100:
                current *= 100
            elif scale and token.value > scale:  # "five lakh crore", "two hundred thousand million"
                total, current = (total + current) * token.value, Decimal(0)
                scale = token.value
            else:
                mantissa = current if not total else None
                total, current, scale = total + current * token.value, Decimal(0), token.value
        else:
            break
        last = token
        at += 1
        half = _HALF.match(text, token.end)
        if half and token.kind != "suffix":
            # "two and a half million" halves one, "a billion and a half" the scale.
            if token.kind == "scale":
                total += scale / 2 if token.value != 100 else Decimal(50)
                return _number(text, first.start, half.end(), total + current, None), _past(tokens, half.end())
            at = _past(tokens, half.end())
            current += Decimal("0.5")
            last = replace(token, end=half.end(), kind="digits")
            digits = True
    if last is None:
        return None, at
    return _number(text, first.start, last.end, total + current, mantissa), at


def _past(tokens: list[Token], offset: int) -> int:
    return next((i for i, token in enumerate(tokens) if token.start >= offset), len(tokens))


def _joined(text: str, last: Token, token: Token) -> bool:
    gap = text[last.end : token.start]
    if gap in ("", " ", "-", "\u00a0", "\u2011", "\u202f", "\n"):
        return True
    return gap.lower() == " and " and last.kind == "scale" and last.value >= 100 and token.kind in ("unit", "tens")


def _adds(last: Token | None, token: Token) -> bool:
    """Whether a number word goes on with the number: "twenty" + "two", "hundred" + "five"."""
    if last is None:
        return True
    if last.kind == "tens":
        return token.kind == "unit" and 0 < token.value < 10
    return last.kind == "scale" and last.value >= 100


def _vague(text: str, tokens: list[Token], at: int) -> tuple[Number | None, int]:
    first = last = tokens[at]
    at += 1
    while at < len(tokens):
        token = tokens[at]
        joint = _OF.fullmatch(text[last.end : token.start]) or text[last.end : token.start] == " "
        if not joint or token.kind not in ("vague", "scale"):
            break
        last = token
        at += 1
    if first.kind == "some" and last is first:
        return None, at
    if first.word in ("tens", "scores") and last is first and not _OF.match(text, first.end):
        return None, at
    return _number(text, first.start, last.end, None, None), at


def _fraction(text: str, tokens: list[Token], at: int) -> tuple[Number | None, int]:
    """ "half a billion", "a quarter of a million", "three quarters of a million"; "a hundred"."""
    first = tokens[at]
    token = first
    if token.kind == "article" and at + 1 < len(tokens):
        at += 1
        token = tokens[at]
    if token.kind in ("scale", "some") and token is not first:
        number, after = parse(text, tokens, at)
        return (None if number is None else replace(number, start=first.start, core=(first.start, number.end))), after
    if token.kind != "fraction":
        return None, at + 1
    return _part_of(text, tokens, at, first.start, Decimal(1))


def _part_of(text: str, tokens: list[Token], at: int, start: int, times: Decimal) -> tuple[Number | None, int]:
    part = tokens[at]
    after = at + 1
    if after < len(tokens) and tokens[after].kind == "article":
        after += 1
    if after >= len(tokens) or tokens[after].kind != "scale":
        return None, at + 1
    gap = text[part.end : tokens[after].start].replace("-", " ")
    if not re.fullmatch(r"\s+(?:of\s+)?(?:an?\s+)?", gap, re.IGNORECASE):
        return None, at + 1
    value = times * _FRACTIONS[part.word] * tokens[after].value
    return _number(text, start, tokens[after].end, value, None), after + 1


def _number(text: str, start: int, end: int, value: Decimal | None, mantissa: Decimal | None) -> Number:
    compound = text[end : end + 1] in ("-", "\u2011") and text[end + 1 : end + 2].isalpha()
    return Number(start, end, (start, end), value, None, "exact", mantissa, compound)


def plain(value: Decimal) -> str:
    """The decimal as text without exponent and without zeros that say nothing: "1400000000", "0.5"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
