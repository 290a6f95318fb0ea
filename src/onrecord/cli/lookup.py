"""What the entries of one reading point at, gathered once: actors, statements and places by their ids."""

from __future__ import annotations

from onrecord.cli.harmless import one_line
from onrecord.cli.places import Places, parents
from onrecord.schema import Actor, Attribution, Place, Reading, Span, Spans

_LONGEST = 100  # characters of the text's words that are shown where they are not the words said


class Lookup:
    """Looks things up in one reading. What an entry points at may be missing: then it is called by its id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.paragraphs = Places(reading.document)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        self.places: dict[str, Place] = {place.id: place for place in reading.places}
        self.said: dict[str, Attribution] = {said.id: said for said in reading.attributions}
        self.parents = parents(reading)

    def parent(self, said: Attribution) -> Attribution | None:
        """The statement that this one lies within."""
        return self.said.get(self.parents[said.id] or "")

    def where(self, span: Span) -> str:
        """``"¶3 [312:325]"``: the paragraph that a span begins in, and the span."""
        start, end = span
        return f"{self.paragraphs.label(start)} [{start}:{end}]"

    def printed(self, spans: Spans, limit: int | None = _LONGEST) -> str:
        """The words of ``spans`` on one line; what is cut ends in an ellipsis."""
        return one_line(self.reading.words(spans), limit)

    def quoted(self, spans: Spans, limit: int | None = _LONGEST) -> str:
        """The words of ``spans`` as they stand in the text, in its order and in quotes."""
        return f"“{self.printed(joined(self.reading.document.text, spans), limit)}”"

    def whole(self, spans: Spans) -> str:
        """The words of ``spans`` as :meth:`quoted` gives them, with nothing cut."""
        return self.quoted(spans, None)

    def speaker(self, said: Attribution) -> str:
        """Who says it: the actor's name, or the words of the text; empty where nobody is named."""
        return self.name(said.speaker) if said.speaker in self.actors else self.printed(said.source)

    def mentions(self, id: str) -> Spans:
        """Where the actor or place of that id is mentioned."""
        known = self.actors.get(id) or self.places.get(id)
        return known.mentions if known else ()

    def name(self, id: str | None) -> str:
        """What the actor or place of that id is called; empty for ``None``."""
        known = self.actors.get(id or "") or self.places.get(id or "")
        return one_line(known.name if known else id or "")


def number(said: Attribution) -> str:
    """What a statement is called in print: its id without the ``t``."""
    return one_line(said.id.removeprefix("t"))


def span_of(spans: Spans) -> Span | None:
    """From the first to the last of the words; ``None`` where there are none."""
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def joined(text: str, spans: Spans) -> Spans:
    """``spans`` in the order of the text, those with nothing but blanks between them as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
