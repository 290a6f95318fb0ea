"""Amounts of money: "$1.4 billion", "165m pounds", "between 3 and 5 million dollars", "Rs 500 crore", "A$20m each"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.reading.money.currencies import Purse, currency_words
from onrecord.reading.words.number_words import bound_after, bound_before
from onrecord.reading.words.numbers import Number, number_at, numbers, range_of
from onrecord.schema import Bound, Span

# "€10 million ($11 million)", "10 million euros, or about $11 million": the second is the first in other money.
_CONVERTED = re.compile(r"[^().;]{0,30}[(\[][\w\s.≈~=]{0,16}|\s?,?\s+or\s+(?:\w+\s+){0,2}|\s?/\s?")
_PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|a|an|its|their|his|her)\s+)?(?:total\s+(?:of\s+)?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POUNDS = re.compile(r"[\s\u00a0-]+pounds?\b", re.IGNORECASE)
_WEIGHT = re.compile(
    r"\s+of\s+(?!the\s+(?:\d|total)|aid|new|fresh|emergency|military|assistance|support|funding|relief|humanitarian)"
    r"|\s+per\b",
    re.IGNORECASE,
)
_NOT_NAMED_AFTER = re.compile(r"[\s\u00a0-]+(?:million|billion|thousand|hundred|dozen)\b", re.IGNORECASE)
_INDIAN = re.compile(r"\b(?:crore|lakh|lac|cr)s?\b", re.IGNORECASE)
_EACH = re.compile(r"\s+(?:each|apiece)\b", re.IGNORECASE)
_ELIDED = re.compile(
    r"\s*(?:[.,;)—–]|$)|\s+(?:and|to|for|from|each|apiece|while|in|by|on|at|last|this|has|have|had|was|were)\b"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it stands: ``[start, end)`` with what bounds it; ``currency`` an ISO 4217 code or ``None``.

    ``upper`` is the upper end of a range. ``elided``: its currency is that of an amount before it in the sentence
    ("pledged $225 million and Britain 165 million"). ``each``: "each" or "apiece" follows.
    """

    start: int
    end: int
    value: Decimal
    currency: str | None
    upper: Decimal | None = None
    bound: Bound = "exact"
    each: bool = False
    elided: bool = False

    @property
    def span(self) -> Span:
        """The amount with the words that bound it."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number with the key of its currency, if it has one; ``end`` is behind the currency's name."""

    number: Number
    key: str | None
    end: int


def amounts(text: str, start: int, end: int, purse: Purse) -> tuple[Amount, ...]:
    """The amounts of money in ``text[start:end]``, in its order; a conversion into other money is left out."""
    found: list[Amount] = []
    raws = _ranges(text, _raws(text, start, end))
    for place, raw in enumerate(raws):
        after = raws[place + 1] if place + 1 < len(raws) else None
        counted = text[raw.number.core[0]].isdigit()  # not "a Dutch one of 20 million euros"
        if raw.key is None and counted and after is not None and after.key:
            part = _PART_OF.fullmatch(text, raw.end, after.number.start)
            raw = replace(raw, key=after.key) if part else raw  # "3 billion of the 6 billion euros"
        amount = _amount(text, raw, start, end, purse, found)
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _raws(text: str, start: int, end: int) -> list[_Raw]:
    words = currency_words()
    found: list[_Raw] = []
    taken = start
    signed = []
    for match in words.sign.finditer(text, start, end):
        number = number_at(text, match.end(), end)
        if number is not None and number.value is not None and match.start() >= taken:
            key = match[0].strip("\u00a0 ").replace("US $", "US$").replace("U.S. $", "US$")
            name = words.name.match(text, number.end, end)  # "$20 million US dollars"
            taken = name.end() if name else number.end
            key = _key(name[0]) if name else key
            signed.append(_Raw(replace(number, start=match.start()), key, taken))
    at = 0
    for number in numbers(text, start, end):
        while at < len(signed) and signed[at].number.start < number.core[0]:
            found.append(signed[at])
            at += 1
        if found and number.core[0] < found[-1].end:
            # The second half of "$3-5 million", which was read as one number with its own scale.
            if number.upper is not None and number.core[1] > found[-1].end:
                lower = found.pop()
                found.append(_Raw(replace(number, start=lower.number.start), lower.key, number.core[1]))
            continue
        if number.value is None:
            continue
        bare = replace(number, start=number.core[0], end=number.core[1]) if number.upper is None else number
        name = None if _NOT_NAMED_AFTER.match(text, bare.end) else words.name.match(text, bare.end, end)
        if name and _POUNDS.fullmatch(name[0]) and (number.value < 1000 or _WEIGHT.match(text, name.end())):
            name = None
        found.append(_Raw(bare, _key(name[0]) if name else None, name.end() if name else bare.end))
    found += signed[at:]
    return sorted(found, key=lambda raw: raw.number.start)


def _key(name: str) -> str:
    """The table's key for a name as it stands: "Kenyan shillings" → "kenyan shilling"."""
    by_key = currency_words().by_key
    low = re.sub(r"[\s\u00a0-]+", " ", name).strip()
    for key in (low, low.lower(), low.lower().removesuffix("s"), low.upper()):
        if key in by_key:
            return key
    return low


def _ranges(text: str, raws: list[_Raw]) -> list[_Raw]:
    """Two amounts joined by "to", "and" after "between", or a dash, as one."""
    found: list[_Raw] = []
    for raw in raws:
        if found and found[-1].number.upper is None and raw.number.upper is None:
            lower = found[-1]
            if lower.key is None and raw.key and _YEAR.fullmatch(text, *lower.number.core):
                found.append(raw)
                continue
            both = range_of(text, lower.number, raw.number, text[lower.end : raw.number.start])
            if both is not None and lower.key and raw.key and lower.key != raw.key:
                both = None
            if both is not None:
                found[-1] = _Raw(both, raw.key or lower.key, raw.end)
                continue
        found.append(raw)
    return found


def _amount(text: str, raw: _Raw, start: int, end: int, purse: Purse, before: list[Amount]) -> Amount | None:
    number = raw.number
    if number.value is None or number.value == 0:
        return None
    code = None
    if raw.key is None:
        last = before[-1] if before else None
        large = number.mantissa is not None or (number.upper is not None and number.value >= 100_000)
        if last is None or not large or not _ELIDED.match(text, raw.end) or text[last.end : raw.end].count(". "):
            return None
        code = last.currency
    else:
        code = purse.code(raw.key, number.start)
        if code is None and raw.key in currency_words().weak:
            code = purse.scaled(raw.key) if number.mantissa is not None else None
            if code is None:
                return None
        if code is None and raw.key.lower().startswith(("rs", "rupee")) and _INDIAN.search(text, number.start, raw.end):
            code = "INR"  # crores and lakhs are counted in India above all
        if before and before[-1].currency != code and _CONVERTED.fullmatch(text, before[-1].end, number.start):
            return None
    amount = Amount(number.start, raw.end, number.value, code, number.upper, number.bound, False, raw.key is None)
    if number.upper is None:
        first = bound_before(text, start, amount.start)
        behind = bound_after(text, amount.end, end)
        if behind:
            amount = replace(amount, end=behind[0], bound=behind[1])
        if first:
            amount = replace(amount, start=first[0], bound=first[1])
    return replace(amount, each=_EACH.match(text, amount.end) is not None)
