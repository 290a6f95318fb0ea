"""Counts in one list: "12 soldiers and three civilians were killed", "killed the mayor and two guards"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.counts.facts import act_is_real, verb_is_real
from onrecord.reading.counts.figure_words import function_words, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import skip_back, span_of
from onrecord.reading.words.phrases import ends_phrase

_JOINTS = frozenset((",", "and", "or", "plus", "&", "along", "as", "well", "together"))
_ASIDE = 14
_AFTER = frozenset(("after", "alone", "reduced", "shared"))
_LIST = 16


def share(line: Line, counts: Sequence[Count]) -> None:
    """ "A and B were killed", "killed A and B"."""
    counts = [count for count in counts if not in_aside(line, count)]
    for one, other in reversed(list(pairwise(counts))):
        if one.what is None and not one.unreal and other.how in _AFTER and _joined(line, one, other):
            _give(other, one, "shared")
    for one, other in pairwise(counts):
        if (
            other.what is None
            and not other.unreal
            and one.how in ("before", "shared before")
            and _joined(line, one, other)
        ):
            _give(one, other, "shared before")


def _give(one: Count, other: Count, how: str) -> None:
    other.what, other.said, other.how, other.unreal = one.what, one.said, how, one.unreal


def _joined(line: Line, one: Count, other: Count) -> bool:
    between = _without_asides(line.low[one.end : other.first])
    determiners = function_words("determiners")
    if one.kinds & {"unit", "event"} and not one.kinds & {"person", "thing"}:
        return False
    if other.them or not (_are_alike(one, other) if one.what is None else _are_alike(other, one)):
        return False
    if one.what is None and line.word(one.first - 1) == "of" and tuple(between) == (",",):
        return False  # "of 30 crew, 22 were saved"
    if one.what is None and line.word(one.first - 1) in ("between", "in", "at", "on", "from", "by", "after", "during"):
        return False
    if not between or not all(
        word in _JOINTS or word in determiners or (word == "with" and between[at - 1] in ("along", "together"))
        for at, word in enumerate(between)
    ):
        return False
    # "wounding 30 others, a doctor said": what follows is no part of the list.
    if other.single and "and" not in between and line.word(other.end) not in (",", "and"):
        return False
    if other.noun is None and not (other.kinds or _is_followed(line, other)):
        return False
    return not other.kinds & {"unit", "event"} or bool(other.kinds & {"person"})


def _are_alike(bare: Count, told: Count) -> bool:
    """Whether what is said of one can be said of the other: no hospitals are hurt."""
    things = "thing" in bare.kinds and "person" not in bare.kinds
    return not things or told.what in ("destroyed", "damaged", "evacuated", "affected")


def _without_asides(words: Sequence[str]) -> list[str]:
    """The words without what stands in brackets or between dashes."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        closing = {"(": ")", "—": "—", "–": "–", "-": "-"}.get(words[at])
        if closing is not None:
            double = words[at : at + 2] == ("-", "-")
            after = at + (2 if double else 1)
            past = next((place for place in range(after, len(words)) if words[place] == closing), None)
            if past is None:
                return [*kept, words[at]]
            at = past + (2 if double else 1)
            continue
        kept.append(words[at])
        at += 1
    return kept


def in_aside(line: Line, count: Count) -> bool:
    """Whether the count stands in brackets, or between dashes."""
    before, after = line.low[max(0, count.first - _ASIDE) : count.first], line.low[count.end : count.end + _ASIDE]
    for opening, closing in (("(", ")"), ("—", "—"), ("–", "–"), ("-", "-")):
        if opening in before and closing in after and not (opening == "(" and ")" in before[before.index("(") :]):
            return True
    return False


def _is_followed(line: Line, count: Count) -> bool:
    """Whether a number without a noun can be one of the counted: "and one in Homs", "and three others"."""
    after = line.word(count.end)
    if after in (",", ".", ")", ""):
        return line.word(count.first - 1) != ","
    return ends_phrase(after) or after in ("seriously", "critically", "badly", "severely")


def with_a_name(line: Line, count: Count) -> None:
    """ "killed the mayor and two bodyguards", "kills photojournalist, at least five others"."""
    others = bool({"others", "more", "other"} & set(line.low[count.after : count.end]))
    at = skip_back(line, count.first - 1)
    joint = line.word(at)
    if joint == "," and line.word(count.end) == "and":
        joint = "and"  # "kidnapped the priest, his two sons and a guard"
    if joint == "as" and line.low[max(0, count.first - 4) : count.first][-3:] == ("as", "well", "as"):
        joint = "and"
    if count.single or not (joint == "and" or (joint == "," and others)) or not (others or "person" in count.kinds):
        return
    for place in range(count.first - 2, max(-1, count.first - _LIST), -1):
        if line.low[place] in (";", ".", ":", "was", "were", "who", "that", "which", "when"):
            return
        for match in matches(line.low, place, ("verb", "act")):
            if match.word.use == "act":
                real = line.word(match.end) == "of" and act_is_real(line, place)
            else:
                real = line.word(place - 1) not in ("was", "were", "been") and verb_is_real(
                    line, place, match.word.form
                )
            if real and match.word.of in ("any", "people") and match.end <= count.first - 2:
                count.what, count.how = match.word.what, "before"
                count.said = (span_of(line, match),)
                return
