"""What happened: who did what to whom, in PLOVER's types and modes, each from one statement of it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.found import Happened
from onrecord.reading.what.acts_by_saying import ActsBySaying
from onrecord.reading.what.borrowed import without_borrowed
from onrecord.reading.what.event_words import mode_and_code
from onrecord.reading.what.gate import is_disaster, is_light, is_nobodys, is_question, is_state, is_unsure
from onrecord.reading.what.merging import merged
from onrecord.reading.what.names_apart import NamesApart
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Side
from onrecord.reading.what.told import Told
from onrecord.reading.what.whether import whether
from onrecord.schema import Attribution, Event, Spans


def events(scene: Scene, attributions: tuple[Attribution, ...]) -> tuple[Event, ...]:
    """The entries, in the order of the text; ``attributions`` are the reading's."""
    found = scene.found
    teller = _Teller(scene, attributions)
    every = sorted((one for one in found.happened if one.type is not None), key=lambda one: one.trigger)
    every = without_borrowed(found, every, scene.standing)
    told = [
        None if at + 1 < len(every) and is_light(one, every[at + 1], found.text) else teller.told(one)
        for at, one in enumerate(every)
    ]
    kept = [one for one in merged([one for one in told if one is not None]) if not one.nobodys]
    return tuple(replace(one.entry, id=f"e{number}") for number, one in enumerate(kept, start=1))


class _Teller:
    """Puts together what the layers' workings find of each event."""

    def __init__(self, scene: Scene, attributions: tuple[Attribution, ...]) -> None:
        self._scene = scene
        self._attributions = attributions
        self._saying = ActsBySaying(scene.found, attributions)
        self._names = NamesApart(scene.found)

    def told(self, one: Happened) -> Told | None:
        """What one mention tells; ``None`` where it names no event."""
        if one.type is None or self._saying.only_says(one) or self._names.holds(one):
            return None
        scene, text, wording = self._scene, self._scene.found.text, self._scene.wording
        words, index = wording.words(one.trigger)
        if is_disaster(one, text) or (index >= 0 and (is_state(words, index) or is_question(words, index))):
            return None
        form = text[slice(*one.trigger)].lower()
        sense = wording.sense(one.type, one.trigger)
        mode, cameo = mode_and_code(one.type, form, words, index)
        actors, recipients = scene.sides.actors(one), scene.sides.recipients(one)
        actor_words, recipient_words = one.actor, one.recipient
        mutual = sense is not None and sense.mutual
        if mutual:
            actors, recipients, actor_words, recipient_words = _mutual(actors, recipients, actor_words, recipient_words)
        doers, others = self._ids(actors), self._ids(recipients)
        statement = self._saying.statement(one, doers)
        if statement is not None and not one.actor and scene.found.said[statement].source:
            actor_words = scene.found.said[statement].source
            speaker = self._attributions[statement].speaker if statement < len(self._attributions) else None
            speaker = scene.known(speaker)
            doers = () if speaker is None else (speaker,)
        if not mutual:
            others = tuple(id for id in others if id not in doers)
        sides, known = (*actors, *recipients), (*doers, *others)
        if sense is None and is_unsure(one, text, sides, known):
            return None
        place = scene.spots.place_of(one)
        realis, polarity = whether(scene.found, one, scene.standing)
        return Told(
            Event(
                id="",
                type=one.type,
                mode=mode,
                cameo=cameo,
                trigger=(one.trigger,),
                actors=doers,
                actor_words=actor_words,
                recipients=others,
                recipient_words=recipient_words,
                place=place,
                date=scene.spots.date_of(one),
                realis=realis,
                polarity=polarity,
                statement=None if statement is None else f"t{statement + 1}",
                attribution=self._attribution(one, statement),
                confidence=one.confidence,
            ),
            lemma=sense.lemma if sense is not None else form,
            noun=wording.is_noun(one.trigger, sense),
            sentence=wording.sentence(one.trigger),
            back=wording.points_back(one.trigger, sense),
            new=wording.is_another(one.trigger, sense),
            plural=wording.is_plural(one.trigger, sense),
            actor_nouns=wording.nouns(side.span for side in actors),
            recipient_nouns=wording.nouns(side.span for side in recipients),
            nobodys=is_nobodys(sides, known, placed=place is not None),
        )

    def _ids(self, sides: tuple[Side, ...]) -> tuple[str, ...]:
        ids = (self._scene.id_of(side) for side in sides)
        return tuple(dict.fromkeys(id for id in ids if id is not None))

    def _attribution(self, one: Happened, statement: int | None) -> str | None:
        """The statement that it is told in; of an act that is a statement itself, that statement's own."""
        if statement is not None:
            parent = self._scene.found.said[statement].within
            return None if parent is None else f"t{parent + 1}"
        return self._scene.standing.id_of(one.trigger)


def _mutual(
    actors: tuple[Side, ...], recipients: tuple[Side, ...], actor_words: Spans, recipient_words: Spans
) -> tuple[tuple[Side, ...], tuple[Side, ...], Spans, Spans]:
    """Of what both sides do ("A and B met"): the first does it, the others are those it is done with."""
    both = actors or recipients
    if (actors and recipients) or len(both) < 2:
        return actors, recipients, actor_words, recipient_words
    return both[:1], both[1:], (both[0].span,), tuple(side.span for side in both[1:])
