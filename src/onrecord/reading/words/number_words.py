"""The words and digits that numbers are made of, and the words before and after that bound them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from onrecord.knowledge import load_csv
from onrecord.schema import Bound

Kind = Literal["digits", "unit", "tens", "scale", "suffix", "vague", "some", "fraction", "article"]

_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
# Grouped by commas (also the Indian way, 2,50,000), by thin or no-break spaces, or not at all; a vulgar fraction after.
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d])(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d,.])|\d{1,15}(?:\.\d{1,9})?(?!\d))(?P<vulgar>\s?[½¼¾]|\s1/2)?"
)
# Times, dates, versions, seasons: 10:30, 9/11, 2014-01-15, 3.4.1, 2013-14.
_NO_NUMBER = r"\d{1,4}(?:[:/]\d+)+|\d+-\d+-\d+|\d+(?:\.\d+){2,}|(?:19|20)\d\d[-–/]\d\d(?!\d)"
_NO_NUMBER_AFTER = re.compile(r"(?:st|nd|rd|th)\b|\s?[ap]\.?m\b", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})(?=\s?(?:million|billion|trillion|bn|mn|m)\b)")
_ONE_BEFORE = re.compile(r"\b(?:no|any|this|that|every|each|the|(?<!in )which|some|another)[ -]\Z", re.IGNORECASE)
_ONE_AFTER = re.compile(r"\s+(?:another|day)\b|['’]|\s*[.,;:!?)”\"]", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s(?:\d\d? )?\Z|\d[ ,.]\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or digits of a number."""

    start: int
    end: int
    kind: Kind
    word: str
    value: Decimal


@functools.cache
def _words() -> tuple[dict[str, tuple[Kind, Decimal]], dict[str, Decimal], re.Pattern[str], re.Pattern[str]]:
    kinds: dict[str, tuple[Kind, Decimal]] = {}
    suffixes: dict[str, Decimal] = {}
    for row in load_csv("number_words.csv"):
        value = Decimal(row["value"] or 0)
        if row["kind"] == "suffix":
            suffixes[row["word"]] = value
        else:
            kinds.setdefault(row["word"], (cast(Kind, row["kind"]), value))
    for word in ("half", "quarter", "quarters"):
        kinds[word] = ("fraction", Decimal(0))
    every = "|".join(sorted(kinds, key=len, reverse=True))
    # An article counts as one only where a scale or a fraction comes next.
    scales = "dozen|hundred|thousand|lakh|million|crore|billion|trillion|quarter|half|few|couple"
    article = rf"(?P<article>an?)(?=[ -](?:{scales})\b)"
    # A letter before digits makes them part of a name (MH370, A-10), and so does a mark that joins them to one.
    digits = rf"(?<![\w.,])(?<![A-Za-z][-/])(?:{_NO_NUMBER}|{_DIGITS})"
    pattern = rf"{digits}|\b(?:(?P<word>{every})|{article})\b"
    # "$18million": a scale glued to its digits.
    suffixes |= {word: value for word, (kind, value) in kinds.items() if kind == "scale" and word != "dozen"}
    suffix = "|".join(sorted(suffixes, key=len, reverse=True))
    return kinds, suffixes, re.compile(pattern, re.IGNORECASE), re.compile(rf"(?:{suffix})\b", re.IGNORECASE)


_SPACED = re.compile(r"[ \u00a0\u202f-](?=(?:bn|mn|mln|mio|bln|tn|trn|cr)\b)", re.IGNORECASE)


def number_tokens(text: str, start: int, end: int, *, glued: bool = False) -> list[Token]:
    """The words and digits of numbers in ``text[start:end]``; ``glued``: what stands just at ``start`` may be glued to
    what comes before it ("USD500")."""
    kinds, suffixes, pattern, suffix = _words()
    tokens: list[Token] = []
    at = start
    if glued:
        first = re.compile(_DIGITS).match(text, start, end)
        if first:
            at = _digits(text, first, tokens, suffixes, suffix, end)
    while match := pattern.search(text, at, end):
        at = match.end()
        if match["digits"]:
            at = _digits(text, match, tokens, suffixes, suffix, end)
            continue
        word = match[0].lower()
        if word[0].isdigit():
            continue
        if match["article"]:
            tokens.append(Token(match.start(), at, "article", word, Decimal(1)))
            continue
        kind, value = kinds[word]
        if word == "one" and (
            _ONE_BEFORE.search(text, max(0, match.start() - 12), match.start()) or _ONE_AFTER.match(text, at)
        ):
            continue
        if (
            kind == "scale"
            and word.endswith("s")
            and not (tokens and text[tokens[-1].end : match.start()] in (" ", "-"))
        ):
            kind = "vague"
        tokens.append(Token(match.start(), at, kind, word, value))
    return tokens


def _digits(
    text: str,
    match: re.Match[str],
    tokens: list[Token],
    suffixes: dict[str, Decimal],
    suffix: re.Pattern[str],
    end: int,
) -> int:
    """Add the digits of ``match`` with the suffix glued to them, if they are a number; where to go on."""
    start, at = match.span()
    digits = match["digits"]
    comma = _DECIMAL_COMMA.match(text, start, end)
    if comma:
        digits, at = f"{comma[1]}.{comma[2]}", comma.end()
    elif " " in digits and _MONTH.search(text, max(0, start - 14), start):
        digits = digits.split(" ")[0]  # "on May 12 300 people …"
        at = start + len(digits)
    value = Decimal(re.sub(r"[,\s]", "", digits))
    if match["vulgar"] and not comma:
        value += Decimal(_VULGAR.get(match["vulgar"].strip(), "0.5"))
    if _NO_NUMBER_AFTER.match(text, at, end):
        return at
    spaced = _SPACED.match(text, at, end)
    scale = suffix.match(text, spaced.end() if spaced else at, end)
    if not scale and text[at : at + 1].isalpha():
        return at  # "4x4", "3D"
    tokens.append(Token(start, at, "digits", digits, value))
    if scale:
        tokens.append(Token(scale.start(), scale.end(), "suffix", scale[0].lower(), suffixes[scale[0].lower()]))
        return scale.end()
    return at


@functools.cache
def _bounds() -> tuple[dict[str, Bound], re.Pattern[str], re.Pattern[str]]:
    rows = load_csv("number_bounds.csv")
    bounds = {row["words"]: cast(Bound, row["bound"]) for row in rows}

    def either(place: str) -> str:
        words = sorted((row["words"] for row in rows if row["place"] == place), key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)

    # What may stand between: "at least another 12", "more than a further 12", "up to a total of 12".
    filler = r"(?:(?:another|an?\s+(?:further|additional|extra|total\s+of|combined)|some)\s+)?"
    before = re.compile(rf"(?<![\w-])({either('before')})\s+{filler}\Z", re.IGNORECASE)
    return bounds, before, re.compile(rf"(?:\s+|-)?({either('after')})(?!\w)", re.IGNORECASE)


_HANDS = re.compile(r"\b(?:hand|turn|sign|pass|pay|give|take)(?:s|ed|ing)?\s+\Z", re.IGNORECASE)


def bound_before(text: str, start: int, at: int) -> tuple[int, Bound] | None:
    """Where the words that bound the number at ``at`` start, and the bound."""
    bounds, before, _ = _bounds()
    # Searched from where it can start at the earliest, so that a long text costs no more per number.
    match = before.search(text, max(start, at - 48), at)
    # "handed over $5 million": no bound.
    if not match or (match[1].lower() == "over" and _HANDS.search(text, max(start, match.start() - 10), match.start())):
        return None
    return match.start(), bounds[re.sub(r"\s+", " ", match[1].lower())]


def bound_after(text: str, at: int, end: int) -> tuple[int, Bound] | None:
    """Where the words that bound the number before ``at`` end, and the bound."""
    bounds, _, after = _bounds()
    match = after.match(text, at, min(end, at + 16))
    if not match or (match[1].lower() in ("plus", "odd") and text[at : at + 1] != "-"):
        return None
    return match.end(), bounds[re.sub(r"\s+", " ", match[1].lower())]
