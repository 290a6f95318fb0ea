"""Who holds which place: gained, lost, held, contested; each from one statement of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.found import Happened
from onrecord.reading.what.held import likely
from onrecord.reading.what.holding import Clause, Holding, holdings, sense_of
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Side
from onrecord.reading.what.whether import whether
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.spans import inside
from onrecord.schema import Control, Spans

# Words that mean another place each time.
_POINTING = word_set("it them there they this that which here its their one some all")


def control(scene: Scene) -> tuple[Control, ...]:
    """The entries, in the order of the text.

    A change without words of what is held is no entry; two mentions of one change are one.
    """
    found = scene.found
    reader = _Reader(scene)
    kept: list[Control] = []
    for one in sorted((one for one in found.happened if one.change is not None), key=lambda one: one.trigger):
        for entry in reader.entries(one):
            same = next((k for k, before in enumerate(kept) if _is_same(found.text, before, entry)), None)
            if same is None:
                kept.append(entry)
            else:
                kept[same] = _joined(kept[same], entry)
    return tuple(replace(entry, id=f"c{number}") for number, entry in enumerate(kept, start=1))


class _Reader:
    """Makes the entries of one change at a time."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._text = scene.found.text

    def entries(self, one: Happened) -> Iterator[Control]:
        """The entries of one trigger: each holder with each place."""
        sides = (*self._scene.sides.actors(one), *self._scene.sides.recipients(one))
        words, index = self._scene.wording.words(one.trigger)
        clause = Clause(self._text, words, index)
        sense = sense_of(one, clause, named=True)
        place_words = self._place_words(one, sides)
        if not place_words and sense is not None and sense.holder == "unnamed":
            place_words = one.actor  # "[Veld] fell"
        if not place_words:
            return
        held = self._scene.holds.held(place_words)
        realis, _ = whether(self._scene.found, one, self._scene.standing)

        def is_place(spans: Spans) -> bool:
            return any(span in place_words for span in spans)

        def is_thing(spans: Spans) -> bool:
            return is_place(spans) or _is_thing(spans, sides)

        for holding in holdings(one, sense, clause, is_thing, is_place):
            for holder, holder_words in self._holders(holding, sides):
                for each in held:
                    if not holder_words and each.place is None:
                        continue  # "the silo holds": nobody holds no place
                    yield Control(
                        id="",
                        holder=holder,
                        holder_words=holder_words,
                        place=each.place,
                        place_words=each.words,
                        change=holding.change,
                        span=(one.trigger,),
                        date=self._scene.spots.date_of(one),
                        realis=realis,
                        attribution=self._scene.standing.id_of(one.trigger),
                        confidence=one.holding_confidence,
                    )

    def _place_words(self, one: Happened, sides: tuple[Side, ...]) -> Spans:
        """The words of what is held: those of the place, or a side that is nobody but a place or a thing."""
        given = likely(self._text, one.trigger, one.places)
        if given:
            return given
        for spans in (one.recipient, one.actor):
            things = tuple(side.span for side in sides if side.party is None and inside(side.span, spans))
            if things and len(things) == sum(inside(side.span, spans) for side in sides):
                return spans
        return ()

    def _holders(self, holding: Holding, sides: tuple[Side, ...]) -> list[tuple[str | None, Spans]]:
        """The holder; each of several apart where all are known ("the army and the front hold …")."""
        within = [side for side in sides if inside(side.span, holding.holder)]
        known = [(self._scene.id_of(side), (side.span,)) for side in within]
        ids = {id for id, _ in known if id is not None}
        if len(ids) == len(known) > 1:
            return list(known)
        return [(ids.pop() if len(ids) == 1 and len(known) == 1 else None, holding.holder)]


def _is_thing(spans: Spans, sides: tuple[Side, ...]) -> bool:
    """Whether these words name nobody: a thing alone."""
    within = [side for side in sides if inside(side.span, spans)]
    return bool(within) and all(side.party is None for side in within)


def _is_same(text: str, one: Control, other: Control) -> bool:
    """Whether two entries tell of one change: of one place, by nobody else, at no other time, by no other claim."""
    if one.change != other.change or one.realis != other.realis:
        return False
    if one.place is None or other.place is None:
        words = _words(text, one.place_words)
        if one.place != other.place or words != _words(text, other.place_words) or words in _POINTING:
            return False
    elif one.place != other.place:
        return False
    if one.holder is not None and other.holder is not None and one.holder != other.holder:
        return False
    unknown = one.holder is None and other.holder is None and one.holder_words and other.holder_words
    if unknown and _words(text, one.holder_words) != _words(text, other.holder_words):
        return False
    if one.attribution is not None and other.attribution is not None and one.attribution != other.attribution:
        return False
    days = (one.date or "", other.date or "")
    return days[0].startswith(days[1]) or days[1].startswith(days[0])


def _joined(first: Control, later: Control) -> Control:
    """One entry of two mentions: the first one's words, with what only the later one knows."""
    return replace(
        first,
        holder=first.holder or later.holder,
        holder_words=first.holder_words if first.holder or not later.holder else later.holder_words,
        span=tuple(dict.fromkeys((*first.span, *later.span))),
        date=max((day for day in (first.date, later.date) if day is not None), key=len, default=None),
        attribution=first.attribution if later.attribution is not None else None,
        confidence=max(first.confidence, later.confidence),
    )


def _words(text: str, spans: Spans) -> str:
    """The words, without article and case: "The airport" is "the airport"."""
    return " ".join(text[start:end].casefold().removeprefix("the ") for start, end in spans)
