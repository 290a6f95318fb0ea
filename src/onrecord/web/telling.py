"""An entry in one line: who, does what, to whom; in the same words on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.record import Hit
from onrecord.schema import Actor, Attribution, Control, Date, Event, Figure, Flow, Place
from onrecord.web.texts import day

PartKind = Literal["name", "place", "verb", "number", "plain"]

_ACTS = {
    "say": "says",
    "confirm": "confirms",
    "deny": "denies",
    "decline": "declines",
    "accuse": "accuses",
    "demand": "demands",
    "promise": "promises",
    "threaten": "threatens",
    "warn": "warns",
    "predict": "predicts",
    "ask": "asks",
    "praise": "praises",
    "believe": "believes",
    "feel": "feels",
    "know-not": "does not know",
}
_CHANGES = {"gained": "gained", "lost": "lost", "holds": "holds", "contested": "contests"}
_STATUSES = {"appeal": "asked for", "pledge": "pledged", "commitment": "committed", "paid": "paid"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line; names lead to where more of them is."""

    text: str
    kind: PartKind = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """``label`` is what kind of thing it is, ``parts`` the line itself, ``notes`` what else is to be known of it."""

    label: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as text."""
        return " ".join(part.text for part in self.parts)


def line_of(hit: Hit) -> Line:
    """The line of an entry."""
    entry, names = hit.entry, hit.names
    match entry:
        case Attribution():
            return _statement(entry, names)
        case Event():
            sides = [*_names(names.get("actors")), *_arrow(names.get("recipients")), *_place(names.get("place"))]
            label = entry.type.capitalize() + (f", {entry.mode}" if entry.mode else "")
            notes = [*_realis(entry.realis), *_not_so(entry.polarity), *_date(entry.date)]
            return Line(label, tuple(sides) or (Part("nobody named"),), tuple(notes))
        case Control():
            holder = _names(names.get("holder")) or [Part("somebody not named")]
            verb = Part(_CHANGES.get(entry.change, entry.change), "verb")
            place = [Part(names["place"], "place")] if names.get("place") else [Part("a place not named")]
            return Line("Control", (*holder, verb, *place), (*_realis(entry.realis), *_date(entry.date)))
        case Flow():
            return _flow(entry, names)
        case Figure():
            number = count(entry.value, entry.upper, entry.bound)
            parts = [Part(number, "number"), *([Part(entry.who)] if entry.who else []), Part(entry.what, "verb")]
            return Line("Count", (*parts, *_place(names.get("place"))), tuple(_date(entry.date)))
        case Actor():
            office = ", ".join(part for part in (entry.role, entry.affiliation) if part)
            return _named("Actor", Part(entry.name, "name"), entry.kind, office, entry.country)
        case Place():
            return _named("Place", Part(entry.name, "place"), entry.precision, entry.country, entry.note)
        case Date():
            return Line("Date", (Part(span_of_days(entry.date) or "not fixed"),))
    return Line("Document", (Part(hit.document.title or hit.document.name),))


def _named(label: str, name: Part, *notes: str | None) -> Line:
    return Line(label, (name,), tuple(note for note in notes if note))


def _statement(entry: Attribution, names: dict[str, Any]) -> Line:
    who = names.get("speaker")
    parts = [Part(who, "name") if who else Part("unattributed")]
    parts.append(Part(_ACTS.get(entry.act, entry.act), "verb"))
    if entry.channel:
        parts += [Part("to" if entry.channel.kind in ("outlet", "people", "forum") else "in"), Part(entry.channel.name)]
    certainty = [] if entry.certainty in ("certain", "underspecified") else [entry.certainty]
    kind = [f"{entry.speaker_kind} source"] if entry.speaker_kind in ("described", "collective") else []
    return Line("Statement", tuple(parts), (*kind, *certainty, *_date(entry.date)))


def _flow(entry: Flow, names: dict[str, Any]) -> Line:
    parts = _names(names.get("donor")) or [Part("a donor not named")]
    parts += [Part(_STATUSES.get(entry.status, entry.status), "verb"), Part(money(entry), "number")]
    parts += _arrow(names.get("recipient"))
    notes = [f"for {entry.purpose}"] if entry.purpose else []
    notes += [entry.occasion] if entry.occasion else []
    return Line("Money", tuple(parts), (*notes, *_date(entry.date)))


def money(entry: Flow) -> str:
    """``nearly 1,500,000 EUR``."""
    amount = _grouped(entry.amount) + (f" to {_grouped(entry.upper)}" if entry.upper else "")
    bound = "" if entry.bound in ("exact", "between") else f"{entry.bound} "
    return f"{bound}{amount} {entry.currency or ''}".rstrip()


def count(value: int, upper: int | None, bound: str) -> str:
    """``at least 1,400``."""
    if upper is not None:
        return f"{value:,} to {upper:,}"
    return f"{'' if bound == 'exact' else bound + ' '}{value:,}"


def span_of_days(date: str | None) -> str:
    """A date or an interval of two, for people."""
    if not date:
        return ""
    first, _, last = date.partition("/")
    if not last:
        return day(first, time=True)
    return f"{'…' if first == '..' else day(first)} to {'…' if last == '..' else day(last)}"


def _grouped(amount: str) -> str:
    whole, dot, rest = amount.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and len(whole) < 40 else amount


def _names(names: Any) -> list[Part]:
    listed: Sequence[str] = names if isinstance(names, list | tuple) else [names] if names else []
    return [Part(name, "name") for name in listed]


def _arrow(names: Any) -> list[Part]:
    found = _names(names)
    return [Part("→"), *found] if found else []


def _place(name: Any) -> list[Part]:
    return [Part("in"), Part(name, "place")] if name else []


def _realis(realis: str) -> list[str]:
    return [] if realis == "happened" else [realis]


def _not_so(polarity: str) -> list[str]:
    return ["not so"] if polarity == "negative" else []


def _date(date: str | None) -> list[str]:
    return [span_of_days(date)] if date else []
