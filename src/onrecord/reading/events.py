"""What happened: who did what to whom, in PLOVER's types and modes, each from one statement of it."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.reading.found import Found, Happened
from onrecord.reading.standing import Standing
from onrecord.reading.what.acts_by_saying import ActsBySaying
from onrecord.reading.what.back import Wording
from onrecord.reading.what.borrowed import without_borrowed
from onrecord.reading.what.event_words import mode_and_code
from onrecord.reading.what.gate import is_disaster, is_light, is_nobodys, is_question, is_state, is_unsure
from onrecord.reading.what.merging import merged
from onrecord.reading.what.names_apart import NamesApart
from onrecord.reading.what.sides import Side, Sides, sides_of
from onrecord.reading.what.spots import Spots
from onrecord.reading.what.told import Told
from onrecord.reading.what.whether import whether
from onrecord.schema import Actor, Attribution, Date, Event, Place, Span, Spans

__all__ = ["events", "sides_of"]


def events(
    found: Found,
    at: Mapping[Span, str],
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    dates: tuple[Date, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Event, ...]:
    """The entries, in the order of the text. ``at`` gives the actor's id for each side that means one."""
    teller = _Teller(found, at, actors, places, dates, attributions)
    every = sorted((one for one in found.happened if one.type is not None), key=lambda one: one.trigger)
    every = without_borrowed(found, every)
    told = [
        None if at + 1 < len(every) and is_light(one, every[at + 1], found.text) else teller.told(one)
        for at, one in enumerate(every)
    ]
    kept = [one for one in merged([one for one in told if one is not None]) if not one.nobodys]
    return tuple(_entry(f"e{number}", one) for number, one in enumerate(kept, start=1))


class _Teller:
    """Puts together what the layers' workings find of each event."""

    def __init__(
        self,
        found: Found,
        at: Mapping[Span, str],
        actors: tuple[Actor, ...],
        places: tuple[Place, ...],
        dates: tuple[Date, ...],
        attributions: tuple[Attribution, ...],
    ) -> None:
        self._found = found
        self._at = at
        self._known = {actor.id for actor in actors}
        self._attributions = attributions
        self._sides = Sides(found)
        self._spots = Spots(found, places, dates)
        self._saying = ActsBySaying(found, attributions)
        self._names = NamesApart(found)
        self._wording = Wording(found)
        self._standing = Standing(found)

    def told(self, one: Happened) -> Told | None:
        """What one mention tells; ``None`` where it names no event."""
        if one.type is None or self._saying.only_says(one) or self._names.holds(one):
            return None
        form = self._found.text[slice(*one.trigger)].lower()
        words, index = self._wording.words(one.trigger)
        if is_disaster(one, self._found.text) or (index >= 0 and (is_state(words, index) or is_question(words, index))):
            return None
        sense = self._wording.sense(one.type, one.trigger)
        mode, cameo = mode_and_code(one.type, form, words, index)
        actors, recipients = self._sides.actors(one), self._sides.recipients(one)
        actor_words, recipient_words = one.actor, one.recipient
        mutual = sense is not None and sense.mutual
        if mutual:
            actors, recipients, actor_words, recipient_words = _mutual(actors, recipients, actor_words, recipient_words)
        doers, others = self._ids(actors), self._ids(recipients)
        statement = self._saying.statement(one, doers)
        if statement is not None and not one.actor and self._found.said[statement].source:
            actor_words = self._found.said[statement].source
            speaker = self._attributions[statement].speaker if statement < len(self._attributions) else None
            doers = (speaker,) if speaker is not None and speaker in self._known else ()
        if not mutual:
            others = tuple(id for id in others if id not in doers)
        place, date = self._spots.place_of(one), self._spots.date_of(one)
        sides, known = (*actors, *recipients), (*doers, *others)
        if sense is None and is_unsure(one, self._found.text, sides, known):
            return None
        realis, polarity = whether(self._found, one)
        return Told(
            one.type,
            mode,
            cameo,
            [one.trigger],
            doers,
            actor_words,
            others,
            recipient_words,
            place,
            date,
            realis,
            polarity,
            None if statement is None else f"t{statement + 1}",
            self._attribution(one, statement),
            one.confidence,
            sense.lemma if sense is not None else form,
            self._wording.is_noun(one.trigger, sense),
            self._wording.sentence(one.trigger),
            self._wording.points_back(one.trigger, sense),
            self._wording.is_another(one.trigger, sense),
            self._wording.is_plural(one.trigger, sense),
            self._wording.nouns(side.span for side in actors),
            self._wording.nouns(side.span for side in recipients),
            is_nobodys(sides, known, placed=place is not None),
        )

    def _ids(self, sides: tuple[Side, ...]) -> tuple[str, ...]:
        ids = (side.id(self._at) for side in sides)
        return tuple(dict.fromkeys(id for id in ids if id is not None and id in self._known))

    def _attribution(self, one: Happened, statement: int | None) -> str | None:
        """The statement that it is told in; of an act that is a statement itself, that statement's own."""
        if statement is not None:
            parent = self._found.said[statement].within
            return None if parent is None else f"t{parent + 1}"
        return self._standing.id_of(one.trigger)


def _mutual(
    actors: tuple[Side, ...], recipients: tuple[Side, ...], actor_words: Spans, recipient_words: Spans
) -> tuple[tuple[Side, ...], tuple[Side, ...], Spans, Spans]:
    """Of what both sides do ("A and B met"): the first does it, the others are those it is done with."""
    both = actors or recipients
    if (actors and recipients) or len(both) < 2:
        return actors, recipients, actor_words, recipient_words
    return both[:1], both[1:], (both[0].span,), tuple(side.span for side in both[1:])


def _entry(id: str, one: Told) -> Event:
    return Event(
        id=id,
        type=one.type,
        mode=one.mode,
        cameo=one.cameo,
        trigger=tuple(one.trigger),
        actors=one.actors,
        actor_words=one.actor_words,
        recipients=one.recipients,
        recipient_words=one.recipient_words,
        place=one.place,
        date=one.date,
        realis=one.realis,
        polarity=one.polarity,
        statement=one.statement,
        attribution=one.attribution,
        confidence=one.confidence,
    )
