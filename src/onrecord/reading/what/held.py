"""Which place is held: the words that name it, and the place of the reading that is meant by them.

A place is meant where its name is the head of the words ("Veld", "the town of Veld", "Veld province"): a base near Veld
is not Veld, nor is half of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.where.spots import generic_kind
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Place, Span, Spans

# "The port of Veld" is Veld; "the airport of Veld" is not.
_ARE_IT = word_set(
    "town city village port capital district province region island islands suburb enclave exclave stronghold "
    "neighbourhood neighborhood quarter settlement hamlet peninsula valley strip bastion state county governorate "
    "municipality township oasis territory"
)
_OF = re.compile(r"([\w-]+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
# What may stand before a name without making it part of it.
_BEFORE = re.compile(
    r"(?:(?:the|of|all|whole|entire|nearby|rebel|government|key|strategic|city|town|village|port|its|their|his|"
    r"[\w-]+-held|[\w-]+-controlled|[\w’']+ed)\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.;:)\"”’']*$|\s*[,(]|\s+(?:in|on|near|outside|between|north|south|east|west|at|where|which|and|or)\b"
)
_GENERIC_AFTER = re.compile(r"\s+([\w-]+)")
_PARTS = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+as\s+well\s+as\s+")
# What stands between the places of a list, and between a place and what it lies in.
_JOINED = re.compile(r",?\s*(?:and|as well as|in|of)?\s*(?:the\s+)?")
# From here on the head takes words for those of the place.
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Held:
    """One place or thing that is held: its words, and the id of the place that they name, if any."""

    words: Spans
    place: str | None


class Holds:
    """The places of a document, to ask which of them words mean."""

    def __init__(self, text: str, places: Sequence[Place]) -> None:
        self._text = text
        self._mentions = sorted((span, place.id) for place in places for span in place.mentions)

    def held(self, spans: Spans) -> tuple[Held, ...]:
        """What these words name: each place apart where they join several ("Veld and Sarn"), else all as one."""
        pieces = [piece for span in spans for piece in self._pieces(span)]
        named = [Held((piece,), self.place(piece)) for piece in pieces]
        if len(pieces) > 1 and all(one.place is not None for one in named):
            return tuple(named)
        places = dict.fromkeys(one.place for one in named if one.place is not None)
        whole = tuple(spans)
        return (Held(whole, next(iter(places)) if len(pieces) == 1 and places else None),)

    def place(self, span: Span) -> str | None:
        """The place whose name is the head of these words."""
        at = bisect_left(self._mentions, (span, ""))
        while at > 0 and self._mentions[at - 1][0][1] > span[0]:
            at -= 1
        for (start, end), id in self._mentions[at:]:
            if start >= span[1]:
                break
            if end > span[0] and self._is_head(span, (max(start, span[0]), min(end, span[1]))):
                return id
        return None

    def _is_head(self, span: Span, name: Span) -> bool:
        before, after = self._text[span[0] : name[0]], self._text[name[1] : span[1]]
        of = _OF.search(before)
        if of is not None:
            if of[1].lower() not in _ARE_IT or "'" in before or "’" in before:
                return False
        elif _BEFORE.fullmatch(before) is None:
            return False
        if _AFTER.match(after):
            return True
        generic = _GENERIC_AFTER.match(after)
        if generic is None or generic_kind(generic[1]) is None:
            return False
        return _AFTER.match(after[generic.end() :]) is not None

    def _pieces(self, span: Span) -> list[Span]:
        """The parts of a list: "Veld, Sarn and the airport"; "Veld, Kandaria" is one."""
        words = self._text[slice(*span)]
        if " and " not in words and " as well as " not in words:
            return [span]
        found, start = [], 0
        for match in _PARTS.finditer(words):
            found.append((span[0] + start, span[0] + match.start()))
            start = match.end()
        found.append((span[0] + start, span[1]))
        return found


def likely(text: str, trigger: Span, places: tuple[tuple[Span, float], ...]) -> Spans:
    """The words that are likely enough to be those of the place, or else the likeliest.

    Of several that stand apart, those nearest to the trigger, what follows it first; a list ("Veld and Sarn") is one.
    """
    sure = [span for span, chance in places if chance >= _LIKELY]
    if not sure:
        return (max(places, key=lambda each: each[1])[0],) if places else ()
    lists: list[list[Span]] = []
    for span in sorted(sure):
        if lists and _JOINED.fullmatch(text, lists[-1][-1][1], span[0]):
            lists[-1].append(span)
        else:
            lists.append([span])
    nearest = min(lists, key=lambda each: _away(trigger, (each[0][0], each[-1][1])))
    return tuple(nearest)


def _away(trigger: Span, span: Span) -> tuple[bool, int]:
    before = span[1] <= trigger[0]
    return before, trigger[0] - span[1] if before else span[0] - trigger[1]
