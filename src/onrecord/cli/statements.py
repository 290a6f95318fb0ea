"""The statements of a reading set out for an analyst who must be able to check every line.

A statement takes two lines or more::

     3  confirm   Ana Reyes, harbour minister, Vardia “confirmed” · via Canal Sur          ¶4 [312:410]  0.93
                  that the ferries would stay in port

The act is the term of the JSON; the name is the actor's, followed by the words of the text where they differ
("he"), the cue as printed, and the way back to the publisher. Statements within a statement stand under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DETAIL, DOUBT, FAINT, NAME, dotted, indented, placed, styled
from onrecord.cli.lookup import Lookup, number
from onrecord.cli.places import extent
from onrecord.cli.when import spoken_date
from onrecord.cli.who import office
from onrecord.schema import Attribution, Channel, Spans

if TYPE_CHECKING:
    from rich.text import Text

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


class Statements:
    """Sets out the statements of one reading; looked-up things are gathered once."""

    def __init__(self, look: Lookup, width: int) -> None:
        self.look = look
        self.reading = look.reading
        self.width = width
        self.below: dict[str | None, list[Attribution]] = {}
        for said in self.reading.attributions:
            self.below.setdefault(look.parents[said.id], []).append(said)
        self.number_width = max([2, *(len(number(said)) for said in self.reading.attributions)])
        self.where = {said.id: look.where(extent(said)) for said in self.reading.attributions}
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
        tag = styled(
            margin, (label, FAINT), "  ", (f"{said.act:<{_ACT_WIDTH}}", _ACT_COLOURS.get(said.act, "cyan")), "  "
        )
        where = styled("  ", (self.where[said.id].rjust(self.where_width), FAINT), "  ", self._confidence(said))
        yield from placed(tag, self._head(said), where, self.width)
        yield from indented(self._words(said), tag.cell_len, self.width)

    def _confidence(self, said: Attribution) -> Text:
        return styled((f"{said.confidence:.2f}", FAINT if said.confidence >= 0.5 else DOUBT))

    def _head(self, said: Attribution) -> Text:
        parts = [self._who(said)]
        if chain := " ← ".join(self._chain(said)):
            parts.append(styled("via ", chain))
        if said.date and said.date != (self.reading.document.published or "")[:10]:
            parts.append(styled(spoken_date(said.date)))
        doubts = [flag for flag in (said.polarity, said.certainty) if flag not in ("positive", "certain")]
        return dotted(parts + [styled((doubt, DOUBT)) for doubt in doubts])

    def _who(self, said: Attribution) -> Text:
        who = self._name(said)
        return styled(who, (f" “{self._printed(said.cue)}”", FAINT)) if said.cue else who

    def _name(self, said: Attribution) -> Text:
        actor = self.look.actors.get(said.speaker or "")
        printed = self._printed(said.source)
        if actor is None:
            if not printed:
                return styled(("unattributed", "italic"))
            kind = "" if said.speaker_kind in ("named", "none") else f" ({said.speaker_kind})"
            return styled((printed, NAME), (kind, FAINT))
        name = one_line(actor.name)
        # Who "he" is, is our conclusion: the words that stand in the text are shown beside it.
        as_printed = "" if name in printed else f" (“{printed}”)" if printed else " (not named here)"
        return styled((name, NAME), (", ".join(["", *office(actor)]), DETAIL), (as_printed, FAINT))

    def _chain(self, said: Attribution) -> list[str]:
        """The way from the publisher to the one who spoke, both left out: nearest to the publisher first. Who tells
        of their own words ("they said they expected …") is no link in it."""
        links = [self.look.speaker(said)]
        at: Attribution | None = said
        while at is not None:
            for link in (self.look.speaker(at), _channel(at.channel) if at.channel else ""):
                if link and link not in links:
                    links.append(link)
            at = self.look.parent(at)
        return links[:0:-1]

    def _printed(self, spans: Spans) -> str:
        return self.look.printed(spans)

    def _words(self, said: Attribution) -> Text:
        if not said.content:
            return styled(("no words given", FAINT))
        return styled(" … ".join(self._on_one_line(start, end) for start, end in said.content))

    def _on_one_line(self, start: int, end: int) -> str:
        """The words of a span; where a new paragraph begins in them stands ¶."""
        edges = [start, *self.look.paragraphs.starts_within(start, end), end]
        return " ¶ ".join(one_line(self.reading.document.text[s:e]) for s, e in pairwise(edges))


def _channel(channel: Channel) -> str:
    return one_line(channel.name) or channel.kind
