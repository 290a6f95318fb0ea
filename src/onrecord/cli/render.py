"""A reading set out: as one line of JSON for programs, or for an analyst who must be able to check every line.

A statement takes two lines or more::

     3  confirm   Ana Reyes, harbour minister, Vardia “confirmed” · via Canal Sur          ¶4 [312:410]  0.93
                  that the ferries would stay in port

The act is the term of the JSON; the name is the actor's, followed by the words of the text where they differ
("he"), the cue as printed, and the way back to the publisher. Statements within a statement stand under it.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.cli.places import Places, extent, parents
from onrecord.cli.progress import counted
from onrecord.schema import Actor, Attribution, Channel, Document, Reading, Spans

if TYPE_CHECKING:
    from rich.text import Text

NAME, DETAIL, FAINT, DOUBT = "bold", "", "dim", "yellow"
_ACT_COLOURS = {
    "deny": "red",
    "accuse": "red",
    "threaten": "red",
    "warn": "red",
    "decline": "magenta",
    "know-not": "magenta",
    "demand": "yellow",
    "ask": "yellow",
    "promise": "green",
    "confirm": "green",
    "praise": "green",
    "predict": "blue",
    "believe": "blue",
    "feel": "blue",
}
_ACT_WIDTH = max(map(len, _ACT_COLOURS))
_INDENT = 4  # columns a statement within a statement is moved in
_NARROW = 30  # columns that a head needs beside the place: with fewer, the place takes a line of its own
_LONGEST_SOURCE = 100  # characters of a source's words that are shown


def as_json(reading: Reading) -> str:
    """One line of pure ASCII: half characters, line separators and overrides of direction all come as escapes."""
    return json.dumps(reading.to_dict(), ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def as_text(reading: Reading, width: int, colour: bool) -> str:
    """The statements of a reading for a person, in lines of ``width`` columns."""
    return to_string([*_header(reading, width), *_Statements(reading, width).lines(), _text("")], width, colour)


def to_string(lines: list[Text], width: int, colour: bool) -> str:
    """The lines as they are sent to the terminal, with colour codes or without."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        console.print(Text("\n").join(lines), soft_wrap=True)
    # Blanks at the end of a line are of no use to anyone, and make diffs noisy.
    return re.sub(r"[ \t]+$", "", capture.get(), flags=re.MULTILINE)


def _text(*parts: str | tuple[str, str] | Text) -> Text:
    from rich.text import Text

    return Text.assemble(*parts, end="")


def wrapped(text: Text, width: int) -> list[Text]:
    """``text`` in lines of at most ``width`` columns."""
    from rich.console import Console

    return list(text.wrap(Console(file=io.StringIO(), width=width), width)) or [text]


def _header(reading: Reading, width: int) -> Iterator[Text]:
    document = reading.document
    outlet = one_line(document.outlet, width // 2) if document.outlet else "outlet unknown"
    date = f"{one_line(document.published)} ({document.published_basis})" if document.published else "date unknown"
    count = counted(len(reading.attributions), "statement")
    head = _text(("━━ ", FAINT), (outlet, NAME), (" · ", FAINT), date)
    room = width - head.cell_len - len(count) - 2
    if room >= 2:
        yield _text(head, " ", ("━" * room, FAINT), " ", (count, NAME))
    else:
        yield from wrapped(_text(head, (" · ", FAINT), (count, NAME)), width)
    if document.title:
        yield from _indented(_text((one_line(document.title), "italic")), 3, width)
    yield from _indented(_text((" · ".join(_about(document)), FAINT)), 3, width)
    if reading.attributions:
        yield _text("")


def _about(document: Document) -> Iterator[str]:
    if document.byline:
        yield "by " + one_line(", ".join(document.byline))
    if document.language not in (None, "en"):
        yield f"language: {document.language}"
    yield one_line(document.name)
    if document.left_out:
        whys = Counter(part.why for part in document.left_out)
        yield "left out: " + ", ".join(f"{one_line(why)} {n}" for why, n in sorted(whys.items()))


def _indented(text: Text, columns: int, width: int) -> Iterator[Text]:
    for line in wrapped(text, max(10, width - columns)):
        yield _text(" " * columns, line)


class _Statements:
    """Sets out the statements of one reading; looked-up things are gathered once."""

    def __init__(self, reading: Reading, width: int) -> None:
        self.reading = reading
        self.width = width
        self.places = Places(reading.document)
        self.actors = {actor.id: actor for actor in reading.actors}
        self.said = {said.id: said for said in reading.attributions}
        self.parents = parents(reading)
        self.below: dict[str | None, list[Attribution]] = {}
        for said in reading.attributions:
            self.below.setdefault(self.parents[said.id], []).append(said)
        self.number_width = max([2, *(len(number(said)) for said in reading.attributions)])
        self.where = {said.id: self._where(said) for said in reading.attributions}
        self.where_width = max([0, *map(len, self.where.values())])

    def lines(self) -> Iterator[Text]:
        yield from self._under(None, 0)

    def _under(self, parent: str | None, depth: int) -> Iterator[Text]:
        for said in self.below.get(parent, ()):
            yield from self._statement(said, depth)
            yield from self._under(said.id, depth + 1)

    def _statement(self, said: Attribution, depth: int) -> Iterator[Text]:
        margin = " " * (_INDENT * min(depth, 4))
        label = f"{number(said):>{self.number_width}}"
        tag = _text(
            margin, (label, FAINT), "  ", (f"{said.act:<{_ACT_WIDTH}}", _ACT_COLOURS.get(said.act, "cyan")), "  "
        )
        start = tag.cell_len
        where = _text("  ", (self.where[said.id].rjust(self.where_width), FAINT), "  ", self._confidence(said))
        room = self.width - start - where.cell_len
        for index, line in enumerate(wrapped(self._head(said), room if room >= _NARROW else self.width - start)):
            if index:
                yield _text(" " * start, line)
            elif room >= _NARROW:
                yield _text(tag, line, " " * (room - line.cell_len), where)
            else:
                yield _text(tag, where)
                yield _text(" " * start, line)
        yield from _indented(self._words(said), start, self.width)

    def _where(self, said: Attribution) -> str:
        start, end = extent(said)
        return f"{self.places.label(start)} [{start}:{end}]"

    def _confidence(self, said: Attribution) -> Text:
        return _text((f"{said.confidence:.2f}", FAINT if said.confidence >= 0.5 else DOUBT))

    def _head(self, said: Attribution) -> Text:
        parts: list[Text] = [self._who(said)]
        if said.cue:
            parts.append(_text((f" “{self._printed(said.cue)}”", FAINT)))
        if chain := " ← ".join(self._chain(said)):
            parts.append(_text((" · ", FAINT), "via ", chain))
        if said.date and said.date != (self.reading.document.published or "")[:10]:
            parts.append(_text((" · ", FAINT), f"on {one_line(said.date)}"))
        doubts = [flag for flag in (said.polarity, said.certainty) if flag not in ("positive", "certain")]
        parts.extend(_text((" · ", FAINT), (doubt, DOUBT)) for doubt in doubts)
        return _text(*parts)

    def _who(self, said: Attribution) -> Text:
        actor = self.actors.get(said.speaker or "")
        printed = self._printed(said.source)
        if actor is None:
            if not printed:
                return _text(("unattributed", "italic"))
            kind = "" if said.speaker_kind in ("named", "none") else f" ({said.speaker_kind})"
            return _text((printed, NAME), (kind, FAINT))
        name = one_line(actor.name)
        told = [one_line(detail) for detail in (actor.role, actor.affiliation) if detail]
        details = ", ".join(["", *(detail for detail in told if not _says(name, detail))])
        # Who "he" is, is our conclusion: the words that stand in the text are shown beside it.
        as_printed = "" if name in printed else f" (“{printed}”)" if printed else " (not named here)"
        return _text((name, NAME), (details, DETAIL), (as_printed, FAINT))

    def _chain(self, said: Attribution) -> list[str]:
        """The way from the publisher to the one who spoke, both left out: nearest to the publisher first. Who tells
        of their own words ("they said they expected …") is no link in it."""
        links = [self._short(said)]
        at: Attribution | None = said
        while at is not None:
            for link in (self._short(at), _channel(at.channel) if at.channel else ""):
                if link and link not in links:
                    links.append(link)
            at = self.said.get(self.parents[at.id] or "")
        return links[:0:-1]

    def _short(self, said: Attribution) -> str:
        actor: Actor | None = self.actors.get(said.speaker or "")
        return one_line(actor.name) if actor else self._printed(said.source)

    def _printed(self, spans: Spans) -> str:
        return one_line(self.reading.words(spans), _LONGEST_SOURCE)

    def _words(self, said: Attribution) -> Text:
        if not said.content:
            return _text(("no words given", FAINT))
        return _text(" … ".join(self._on_one_line(start, end) for start, end in said.content))

    def _on_one_line(self, start: int, end: int) -> str:
        """The words of a span; where a new paragraph begins in them stands ¶."""
        edges = [start, *self.places.starts_within(start, end), end]
        return " ¶ ".join(one_line(self.reading.document.text[s:e]) for s, e in pairwise(edges))


def _says(name: str, detail: str) -> bool:
    """Whether a name says a role or affiliation already: "senior Ostmark envoy" is a "senior envoy"."""
    words = set(name.lower().split())
    return detail.lower() in name.lower() or words.issuperset(detail.lower().split())


def _channel(channel: Channel) -> str:
    return one_line(channel.name) or channel.kind


def number(said: Attribution) -> str:
    """What a statement is called in print: its id without the ``t``."""
    return one_line(said.id.removeprefix("t"))
