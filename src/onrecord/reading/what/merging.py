"""Two mentions of one event in one report are one entry: "attacked a convoy … The attack …".

The later one must point back to the earlier ("the attack", "their meeting"), or both name the same sides. Nothing that
they say may contradict; what is planned and what happened, or what is denied and what is asserted, are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from onrecord.reading.what.told import Told
from onrecord.reading.words.lemmas import word_set

# How many sentences back "the attack" reaches, and how many two full tellings of one event may stand apart.
_BACK = 8
_APART = 40
_MOST = 60  # how many events are weighed
_STEM = 4
# Nouns that any event of their type may be called by.
_GENERAL = word_set(
    "attack assault violence operation incident fighting clash offensive action raid talk meeting discussion "
    "negotiation dialogue consultation deal agreement accord protest demonstration rally unrest move measure"
)
# What comes of an attack is not the attack.
_CASUALTIES = word_set("kill wound injure die hurt maim murder slay")


def merged(told: Sequence[Told]) -> list[Told]:
    """The events, each once, in the order of their first mentions. The given ones are changed."""
    kept: list[Told] = []
    for one in told:
        earlier = _earlier(one, kept)
        if earlier is None:
            kept.append(one)
        else:
            _join(earlier, one)
    return kept


def _earlier(one: Told, kept: list[Told]) -> Told | None:
    """The nearest event told before that this one is."""
    if one.new:
        return None
    near = [
        before
        for before in reversed(kept[-_MOST:])
        if before.entry.type == one.entry.type and before.sentence <= one.sentence
    ]
    if one.back:
        last: int | None = None
        for before in takewhile(lambda each: one.sentence - each.sentence <= _BACK, near):
            if last is not None and before.sentence != last:
                break
            if not _is_called(one, before) or contradict(one, before):
                continue
            if _is_of_family(one, before):
                return before
            last = before.sentence if last is None else last
        if last is not None:
            fitting = (each for each in near if each.sentence == last)
            return next((each for each in fitting if _is_called(one, each) and not contradict(one, each)), None)
    for before in near:
        if one.sentence - before.sentence <= _APART and _same_sides(one, before) and not contradict(one, before):
            return before
    return None


def contradict(one: Told, other: Told) -> bool:
    """Whether two mentions cannot be of one event."""
    mine, its = one.entry, other.entry
    if mine.realis != its.realis or mine.polarity != its.polarity:
        return True
    if _differ(mine.place, its.place) or _differ_in_date(mine.date, its.date):
        return True
    if one.plural and other.noun and not other.plural:
        return True
    return _sides_differ(mine.actors, one.actor_nouns, its.actors, other.actor_nouns) or _sides_differ(
        mine.recipients, one.recipient_nouns, its.recipients, other.recipient_nouns
    )


def _same_sides(one: Told, other: Told) -> bool:
    """Whether both tell in full who did it to whom, and alike, in words that are kin."""
    mine, its = one.entry, other.entry
    sides = (mine.actors, mine.recipients)
    if (
        not all(sides)
        or sides != (its.actors, its.recipients)
        or not (_is_of_family(one, other) or one.noun != other.noun)
    ):
        return False
    if _differ(mine.attribution, its.attribution):
        return False  # two who claim it are two claims
    return _is_of_family(one, other) or not _CASUALTIES & {one.lemma, other.lemma}


def _is_called(one: Told, before: Told) -> bool:
    """Whether the noun of ``one`` may be what the event ``before`` is called."""
    if _is_of_family(one, before):
        return True
    if before.lemma in _CASUALTIES:
        return False
    if one.lemma in _GENERAL:
        return True
    mine, its = one.entry, before.entry
    return mine.cameo is not None and mine.cameo == its.cameo and mine.mode is not None and mine.mode == its.mode


def _is_of_family(one: Told, other: Told) -> bool:
    """Whether their words are one lemma, or of one stem: "bomb" and "bombing", "accuse" and "accusation"."""
    if one.lemma == other.lemma:
        return True
    shorter = min(len(one.lemma), len(other.lemma))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.lemma, other.lemma, strict=False)))
    return same >= _STEM and same >= shorter - 1


def _differ(one: object | None, other: object | None) -> bool:
    return one is not None and other is not None and one != other


def _differ_in_date(one: str | None, other: str | None) -> bool:
    """Whether two dates exclude each other: "2014-01" and "2014-01-15" do not."""
    return one is not None and other is not None and not (one.startswith(other) or other.startswith(one))


def _sides_differ(
    ids: Iterable[str], nouns: frozenset[str], other_ids: Iterable[str], other_nouns: frozenset[str]
) -> bool:
    ids, other_ids = set(ids), set(other_ids)
    if ids and other_ids:
        return ids.isdisjoint(other_ids)
    return bool(nouns) and bool(other_nouns) and nouns.isdisjoint(other_nouns)


def _join(first: Told, later: Told) -> None:
    """Adds the later mention to the first; what the first lacks it gives only where it plainly points back."""
    mine, its = first.entry, later.entry
    first.nobodys = first.nobodys and later.nobodys
    entry = replace(
        mine,
        trigger=mine.trigger + its.trigger,
        confidence=max(mine.confidence, its.confidence),
        statement=mine.statement or its.statement,
    )
    if not later.back:
        # Where the publisher says so too, it is nobody's claim.
        first.entry = entry if its.attribution is not None else replace(entry, attribution=None)
        return
    entry = replace(entry, place=mine.place or its.place, date=_exact(mine.date, its.date))
    if not mine.actors and not first.actor_nouns and (its.actors or its.actor_words):
        entry = replace(entry, actors=its.actors, actor_words=its.actor_words)
        first.actor_nouns = later.actor_nouns
    if not mine.recipients and not first.recipient_nouns and (its.recipients or its.recipient_words):
        entry = replace(entry, recipients=its.recipients, recipient_words=its.recipient_words)
        first.recipient_nouns = later.recipient_nouns
    if mine.mode is None and its.mode is not None and (mine.cameo or "")[:2] == (its.cameo or "")[:2]:
        entry = replace(entry, mode=its.mode, cameo=its.cameo)
    first.entry = entry


def _exact(one: str | None, other: str | None) -> str | None:
    """The more exact of two dates that do not exclude each other."""
    return max((day for day in (one, other) if day is not None), key=len, default=None)
