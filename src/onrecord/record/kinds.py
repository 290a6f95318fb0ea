"""How each kind of entry lies in the tables: which field is a column, a reference, a list or a stretch of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from onrecord import schema
from onrecord.schema import Reading, Spans

Entry: TypeAlias = (
    schema.Actor
    | schema.Place
    | schema.Date
    | schema.Attribution
    | schema.Event
    | schema.Control
    | schema.Flow
    | schema.Figure
)

# As in the table `parts`.
PARTS = {
    "source": 1,
    "cue": 2,
    "content": 3,
    "channel": 4,
    "mention": 5,
    "span": 6,
    "trigger": 7,
    "actor words": 8,
    "recipient words": 9,
    "holder words": 10,
    "place words": 11,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry. ``number`` is as in the table ``kinds``; ``in_reading`` names its entries in a Reading.

    ``plain``: the columns that hold a field as it is. ``references``: fields that hold the id of an entry of another
    kind. ``lists``: fields that hold ids or texts, kept as JSON. ``spans``: field → the part that it is; the first of
    them is what stands for the entry in the text. Fields that are none of these are set out in ``writing.py``.
    """

    number: int
    name: schema.EntryName
    table: str
    in_reading: str
    entry: type[Any]
    plain: tuple[str, ...]
    spans: Mapping[str, str]
    references: Mapping[str, str] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_searched(self) -> bool:
        """Whether its words are in the index: actors, places and dates are found by name and date alone."""
        return self.number >= _SEARCHED_FROM

    def entries(self, reading: Reading) -> tuple[Entry, ...]:
        """Those of this kind in a reading."""
        found: tuple[Entry, ...] = getattr(reading, self.in_reading)
        return found

    def key(self, entry: Entry) -> Spans:
        """The words that stand for an entry: the cue of a statement, the trigger of an event …"""
        for name in self.spans:
            if value := getattr(entry, name):
                return tuple(value)
        return ()

    def words(self, entry: Entry) -> Spans:
        """All its words."""
        return tuple(span for name in self.spans for span in getattr(entry, name))


_SEARCHED_FROM = 4

KINDS = (
    Kind(
        1,
        "actor",
        "actors",
        "actors",
        schema.Actor,
        ("name", "kind", "role", "affiliation", "country"),
        {"mentions": "mention"},
        lists=("ids",),
        others=("roles",),
    ),
    Kind(
        2,
        "place",
        "places",
        "places",
        schema.Place,
        ("name", "country", "geonames", "lat", "lon", "precision", "note"),
        {"mentions": "mention"},
        lists=("ids",),
    ),
    Kind(
        3,
        "date",
        "dates",
        "dates",
        schema.Date,
        ("date", "precision", "basis", "approximate"),
        {"span": "span"},
    ),
    Kind(
        4,
        "attribution",
        "attributions",
        "attributions",
        schema.Attribution,
        ("speaker_kind", "act", "form", "polarity", "certainty", "date", "confidence"),
        {"cue": "cue", "source": "source", "content": "content"},
        {"speaker": "actor", "within": "attribution"},
        others=("channel",),
    ),
    Kind(
        5,
        "event",
        "events",
        "events",
        schema.Event,
        ("type", "mode", "cameo", "date", "realis", "polarity", "confidence"),
        {"trigger": "trigger", "actor_words": "actor words", "recipient_words": "recipient words"},
        {"place": "place", "statement": "attribution", "attribution": "attribution"},
        others=("actors", "recipients"),
    ),
    Kind(
        6,
        "control",
        "control",
        "control",
        schema.Control,
        ("change", "date", "realis", "confidence"),
        {"span": "span", "holder_words": "holder words", "place_words": "place words"},
        {"holder": "actor", "place": "place", "attribution": "attribution"},
    ),
    Kind(
        7,
        "flow",
        "flows",
        "flows",
        schema.Flow,
        ("amount", "currency", "status", "bound", "upper", "purpose", "occasion", "date"),
        {"span": "span"},
        {"donor": "actor", "recipient": "actor", "total": "flow", "attribution": "attribution"},
        others=("sum", "derived"),
    ),
    Kind(
        8,
        "figure",
        "figures",
        "figures",
        schema.Figure,
        ("what", "value", "bound", "upper", "who", "date"),
        {"span": "span"},
        {"place": "place", "revises": "figure", "attribution": "attribution"},
    ),
)
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_NUMBER = {kind.number: kind for kind in KINDS}
