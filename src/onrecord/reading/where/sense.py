"""Whether the name of a place means the place, or those who govern it, play for it or speak for it.

"Damascus said", "talks with Iran", "Britain accuses Russia": governments. "In Syria", "the road to Damascus", "Iran's
border": places. Names of towns and regions mean the place unless the words say otherwise; names of countries and
capitals more often do not, and are looked at more closely.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from onrecord.knowledge import load_csv
from onrecord.reading.words.lemmas import past_forms, third_person

_WORD = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
# "the Islamic State of Iraq and the Levant": places in the name of a body.
_IN_NAME = re.compile(
    r"(?:([A-Z]\w+)\s+(?:of|for)|([A-Z]\w+\s+State)\s+in)\s+(?:the\s+)?(?:[A-Z]\w+\s+and\s+(?:the\s+)?)?\Z"
)
_TITLED = re.compile(
    r"[ ](?!(?:The|A|An|It|He|She|But|In|On|At|\w+day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)(?:[A-Z][a-z]|[$€£])"
)
_AND = re.compile(r"\s+(?:and|or)\s+(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\s+(\w+)")
_NOT_A_BREAK = frozenset(
    {"the", "both", "neighbouring", "neighboring", "nearby", "all", "then", "whole", "entire", "of"}
)
# "was", "is", "has": what a country is or has may be of the land as much as of the state.
_IRREGULAR = {
    "said", "says", "told", "tells", "sent", "sought", "fought", "struck", "gave", "paid", "beat", "won", "lost",
    "withdrew", "met", "held", "knew", "thinks", "thought", "believes", "denies", "will", "would", "wants",
}  # fmt: skip


@functools.cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("place_words.csv") if row["kind"] == kind)


@functools.cache
def _acting() -> frozenset[str]:
    """The finite forms of verbs whose subject is somebody."""
    lemmas = {row["lemma"] for row in load_csv("reporting_verbs.csv") if " " not in row["lemma"]} | _words("act")
    return frozenset(_finite(lemmas)) | _IRREGULAR


@functools.cache
def _urging() -> frozenset[str]:
    """The forms of verbs whose object is somebody who governs."""
    forms = set(_finite(_words("power verb")))
    return frozenset(
        forms | _words("power verb") | {"told"} | {f"{lemma.rstrip('e')}ing" for lemma in _words("power verb")}
    )


@functools.cache
def _acting_many() -> frozenset[str]:
    """The same with the forms that several subjects take ("welcome")."""
    lemmas = {row["lemma"] for row in load_csv("reporting_verbs.csv") if " " not in row["lemma"]} | _words("act")
    return _acting() | lemmas | {"lack", "have", "had"}


def _finite(lemmas: Iterable[str]) -> Iterable[str]:
    for lemma in lemmas:
        yield third_person(lemma)
        yield from past_forms(lemma)


def means_place(text: str, start: int, end: int, *, power: bool) -> bool:
    """Whether the name at ``text[start:end]`` means the place.

    ``power``: it is a country's or a capital's name, which often stands for a government. Looks at a few words on
    either side alone.
    """
    before = _words_before(text, start)
    low = [word.casefold() for word in _WORD.findall(text, end, end + 60)[:6]]
    if before[-2:-1] and before[-1] in ("of", "to") and before[-2] in _words("of power"):
        return False
    named = _IN_NAME.search(text[max(0, start - 60) : start])
    last = _last(before)
    if last in ("against", "versus") or (named and (named[2] or named[1].casefold() in _words("of name"))):
        return False
    owns = _after_possessive(low)
    if owns is not None:
        # "In Syria's north" is a place, "to Russia's mission" is none; a town's things are where the town is.
        return not power or _possessed(owns)
    if _is_where(last):
        return True
    if not power:
        # "Louisville beat Duke": a team, where a town does what only people do.
        return last == "of" or not (low[:1] and low[0] in _acting())
    # "U.S. Secretary of State", "Britain $165 million".
    if _TITLED.match(text, end):
        return False
    if text[end : end + 1] in ("-", "–") or text[start - 1 : start] in ("-", "–"):
        return False
    if (
        (_acts(low) and last != "of")
        or last in _words("power") | _urging()
        or (low[:1] and low[0] in _words("of power"))
    ):
        return False
    # "Britain and France want", "China and Russia …": what the one is, the other is.
    match = _AND.match(text, end)
    paired = before[-1:] == ["and"] and text[:start].rstrip()[-4:] == " and"
    return not ((match and match[1].casefold() in _acting_many()) or (paired and low[:1] and low[0] in _acting_many()))


def _words_before(text: str, start: int) -> list[str]:
    line = text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
    return [word.casefold() for word in _WORD.findall(line)][-6:]


def _after_possessive(after: list[str]) -> list[str] | None:
    """The words after "'s", or ``None`` where there is none."""
    if after[:2] in (["'", "s"], ["’", "s"]):
        return after[2:]
    return after[1:] if after[:1] in (["'s"], ["’s"]) else None


def _acts(after: list[str]) -> bool:
    """Whether a verb follows that only somebody can be the subject of ("has also ordered", "adamantly denies")."""
    words = [word for word in after if word not in ("also", "still", "now") and not word.endswith("ly")]
    if words[:1] and words[0] in ("has", "have", "had"):
        words = words[1:]
    return bool(words) and words[0] in _acting()


def _possessed(after: list[str]) -> bool:
    """Whether what belongs to a country is a part of its land ("Syria's northern border")."""
    return any(word in _words("of land") for word in after[:2]) and not (after[:1] and after[0] in _words("of power"))


def _last(before: list[str]) -> str:
    for word in reversed(before):
        if word not in _NOT_A_BREAK or word == "of":
            return word
    return ""


def _is_where(last: str) -> bool:
    """Whether the word before is a preposition or a verb of going: "in", "near", "northern", "visited"."""
    return any(last in _words(kind) for kind in ("at", "from", "to", "part"))
