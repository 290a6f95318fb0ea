"""Who gives and who gets: the noun phrases around a verb or noun of giving, as first and last tokens."""

from __future__ import annotations

import functools
import re

from onrecord.knowledge import load_csv
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.sentence import QUOTES, MoneySentence
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import is_plural, is_possessive, is_preposition

Part = tuple[int, int]


_TRIM = word_set(
    "intended aimed at during after on following meeting attending gathered gathering speaking assembled taking"
)


LEADING = word_set("and but or so also then meanwhile however separately additionally moreover further")


def clean(s: MoneySentence, part: Part) -> Part | None:
    """The phrase without adverbs, dates and places of the meeting at its ends."""
    first, last = part
    while first <= last and (
        s.toks[first].date
        or not s.toks[first].text[0].isalnum()
        or s.low(first) in LEADING
        or s.low(first) in (",", "both", "that")
        or (is_kind(s.low(first), "adverb") and s.toks[first].named is None)
    ):
        first += 1
    if first <= last and is_preposition(s.low(first)) and s.toks[first].named is None:
        # "In Geneva Norway pledged": what is named last.
        k = last
        while k > first and s.toks[k].capital and not is_preposition(s.low(k)):
            k -= 1
        if k == last and not (is_plural(s.toks[last].text) or is_kind(s.low(last), "giver noun")):
            return None
        k = min(k, last - 1)
        first = k + 1
    for k in range(first + 1, last + 1):
        if s.toks[k].named is None and (s.low(k) in _TRIM or s.toks[k].date or s.low(k) in ("who", "which")):
            last = k - 1
            break
        if s.low(k) == "in" and any(is_kind(s.low(m), "meeting") for m in range(k, last + 1)):
            last = k - 1
            break
    while last >= first and (
        s.low(last) in (",", "each", "both", "all", "alone", "(", "and", "jointly")
        or s.toks[last].date
        or (is_kind(s.low(last), "adverb") and s.toks[last].named is None)
    ):
        last -= 1
    if (
        last < first
        or s.toks[first].amount
        or (s.low(first) in ("there", "this", "that", "these", "those") and first == last)
    ):
        return None
    return (first, last)


def backward(s: MoneySentence, end: int) -> Part | None:
    """The noun phrase that ends at token ``end``."""
    i = end
    if i < 0 or (s.breaks(i) and s.low(i) != ")"):
        return None
    while i >= 0 and end - i < 14:
        low = s.low(i)
        if low == ")":
            opening = next((k for k in range(i, max(-1, i - 8), -1) if s.low(k) == "("), None)
            if opening is None:
                break
            i = opening - 1
            continue
        if low == "of" and i < end and i > 0 and not s.breaks(i - 1):
            i -= 1
            continue
        if s.breaks(i):
            break
        i -= 1
        if low in ("the", "a", "an", "its", "his", "her", "their", "our") and s.low(i) != "of":
            break
    return clean(s, (i + 1, end))


def after_word(s: MoneySentence, words: tuple[str, ...], first: int, limit: int, joint: bool = True) -> Part | None:
    """The noun phrase behind the first of ``words`` from token ``first`` on, within the clause and before ``limit``."""
    for k in range(first, min(limit, len(s.toks))):
        low = s.low(k)
        if s.toks[k].named is None and low in words:
            begin = k + 1
            if low in ("to", "into") and not is_receiver(s, begin):
                continue
            if low in ("by", "from") and (begin >= len(s.toks) or s.toks[begin].date):
                continue
            last = s.forward(begin, joint)
            if low in ("by", "from") and s.low(begin).endswith("ing") and not s.toks[begin].named:
                names = range(begin, (last or begin) + 1)
                if not any(s.toks[m].named in ("Person", "Organization") for m in names):
                    continue  # "by sending …", but "by shipping magnate [Ari Nomm]"
            if s.low(begin) in ("the", "this") and s.low(begin + 1) in ("end", "middle", "start", "time", "year"):
                continue
            if (
                last is not None
                and s.low(begin) not in ("end", "which", "whom")
                and not (s.toks[begin].text.isdigit() and len(s.toks[begin].text) == 4)
            ):
                return clean(s, (begin, last))
        if low in (";", ":", ".", "while", "but") or low in QUOTES:
            return None
        if any(is_kind(low, kind) for kind in ("auxiliary", "future", "possible")) and s.toks[k].named is None:
            return None
    return None


@functools.cache
def _givers() -> re.Pattern[str]:
    names = sorted((row["name"] for row in load_csv("donor_bodies.csv")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def is_giver(s: MoneySentence, part: Part) -> bool:
    """Whether the phrase names a country or body that gives to others (members of the OECD's DAC, lenders …)."""
    start, end = s.span(*part)
    return _givers().search(s.text, start, end) is not None


def is_receiver(s: MoneySentence, i: int) -> bool:
    """Whether a noun phrase, not an infinitive, stands behind the "to" before token ``i``."""
    if i >= len(s.toks):
        return False
    tok, low = s.toks[i], s.low(i)
    if tok.amount or tok.date:
        return False
    if tok.named or low in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "them",
        "it",
        "us",
        "him",
    ):
        return True
    if tok.capital and not s.title_case:
        return True
    if s.low(i + 1) in ("the", "a", "an", "every", "each", "its", "his", "her", "their", "all", "that", "up"):
        return False
    if is_kind(low, "purpose verb"):
        after = s.low(i + 1)
        return low in ("aid", "relief", "help") and after in (
            "agencies",
            "groups",
            "workers",
            "organisations",
            "organizations",
        )
    last = s.forward(i)
    return last is not None and (last > i or is_plural(s.toks[last].text) or is_possessive(s.toks[i].text))
