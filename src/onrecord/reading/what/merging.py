"""Two mentions of one event in one report are one entry: "attacked a convoy … The attack …".

The later one must point back to the earlier ("the attack", "their meeting"), or both name the same sides. Nothing that
they say may contradict; what is planned and what happened, or what is denied and what is asserted, are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    near = [before for before in reversed(kept[-_MOST:]) if before.type == one.type and before.sentence <= one.sentence]
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
    if one.realis != other.realis or one.polarity != other.polarity:
        return True
    if _differ(one.place, other.place) or _differ_in_date(one.date, other.date):
        return True
    if one.plural and other.noun and not other.plural:
        return True
    return _sides_differ(one.actors, one.actor_nouns, other.actors, other.actor_nouns) or _sides_differ(
        one.recipients, one.recipient_nouns, other.recipients, other.recipient_nouns
    )


def _same_sides(one: Told, other: Told) -> bool:
    """Whether both tell in full who did it to whom, and alike, in words that are kin."""
    sides = bool(one.actors and one.recipients) and one.actors == other.actors and one.recipients == other.recipients
    if not sides or not (_is_of_family(one, other) or one.noun != other.noun):
        return False
    if one.attribution is not None and other.attribution is not None and one.attribution != other.attribution:
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
    return one.cameo is not None and one.cameo == before.cameo and one.mode is not None and one.mode == before.mode


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
    first.trigger += later.trigger
    first.nobodys = first.nobodys and later.nobodys
    first.confidence = max(first.confidence, later.confidence)
    first.statement = first.statement or later.statement
    if not later.back:
        if later.attribution is None:
            first.attribution = None  # the publisher says so too
        return
    first.place, first.date = first.place or later.place, _exact(first.date, later.date)
    if not first.actors and not first.actor_nouns and (later.actors or later.actor_words):
        first.actors, first.actor_words, first.actor_nouns = later.actors, later.actor_words, later.actor_nouns
    if not first.recipients and not first.recipient_nouns and (later.recipients or later.recipient_words):
        first.recipients, first.recipient_words = later.recipients, later.recipient_words
        first.recipient_nouns = later.recipient_nouns
    if first.mode is None and later.mode is not None and (first.cameo or "")[:2] == (later.cameo or "")[:2]:
        first.mode, first.cameo = later.mode, later.cameo


def _exact(one: str | None, other: str | None) -> str | None:
    """The more exact of two dates that do not exclude each other."""
    return max((day for day in (one, other) if day is not None), key=len, default=None)
