"""Entries of a report in the one form in which entries of several reports are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.comparing.chains import chain_of
from onrecord.comparing.reports import Report
from onrecord.comparing.stances import stance_of
from onrecord.schema import (
    ActorKind,
    Attribution,
    Bound,
    Control,
    EntryKind,
    Event,
    Figure,
    Flow,
    Place,
    Realis,
    Span,
    Spans,
    Stance,
    Step,
)
from onrecord.schema.forms import PRIVATE

Entry = Attribution | Event | Control | Flow | Figure


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands on a side of an entry: an actor, with what the report says of it, or words that are no actor."""

    name: str
    kind: ActorKind | None = None
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    identity: int | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an entry."""

    name: str
    country: str | None = None
    geonames: int | None = None
    identity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of one report, with all that it is compared by.

    ``type`` is the act of a statement, the type of an event, the change of a holding, the status of a flow, what a
    figure counts. ``word``: the word that names it (cue, trigger …). ``actors``: the speaker of a statement, who did,
    holds or gives it; ``others``: whom a statement speaks of, to whom it was done or given. ``value``, ``upper``,
    ``bound`` and ``unit`` (a currency, or who is counted) are those of flows and figures. ``date`` is the entry's own.
    ``told_by``: the number of the statement that it is told in; ``revises``: that of the figure whose place it takes;
    ``total``: that of the flow that it is a part of; ``derived``: that of the flow that it was worked out from, by
    ``arithmetic``. ``occasion_date`` and ``occasion_place`` are what the words of the occasion name. ``days_told`` are
    the dates that a statement speaks of. ``chain`` leads from the publisher back. ``span`` are its words, ``around`` is
    the sentence; ``words`` and ``passage`` are the same as text.
    """

    number: int
    document: int
    kind: EntryKind
    outlet: str | None
    published: str | None
    stance: Stance
    type: str
    word: str
    actors: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    place: Where | None = None
    date: str | None = None
    realis: Realis | None = None
    value: str | None = None
    upper: str | None = None
    bound: Bound | None = None
    unit: str | None = None
    purpose: str | None = None
    occasion: str | None = None
    confidence: float = 1.0
    told_by: int | None = None
    revises: int | None = None
    total: int | None = None
    span: Spans = ()
    around: Span
    chain: tuple[Step, ...] = ()
    derived: int | None = None
    arithmetic: str | None = None
    occasion_date: str | None = None
    occasion_place: Where | None = None
    source: Party | None = None
    days_told: tuple[str, ...] = ()
    words: str = field(default="", metadata=PRIVATE)
    passage: str = field(default="", metadata=PRIVATE)

    def within(self, text: str) -> Item:
        """The same with its words, from the text of its document."""
        words = " … ".join(text[start:end] for start, end in self.span)
        return replace(self, words=words, passage=text[self.around[0] : self.around[1]])


def items_of(report: Report) -> list[Item]:
    """What of a report can be compared: statements, events, control, flows and figures that no person rejected.

    An event that is itself a statement ("accused") is left to the statement.
    """
    reading = report.reading
    found: list[Entry] = [
        *reading.attributions,
        *(event for event in reading.events if event.statement is None),
        *reading.control,
        *reading.flows,
        *reading.figures,
    ]
    return [_item(report, one).within(report.text) for one in found if one.id not in report.rejected]


def _item(report: Report, entry: Entry) -> Item:
    told = report.attribution(entry.within if isinstance(entry, Attribution) else entry.attribution)
    last = entry if isinstance(entry, Attribution) else told
    kind, type, span, word = _face(entry)
    actors, others = _sides(report, entry)
    amount = entry if isinstance(entry, Flow | Figure) else None
    return Item(
        number=report.numbers[entry.id],
        document=report.number,
        kind=kind,
        outlet=report.reading.document.outlet,
        published=report.published,
        stance=stance_of(report, entry),
        type=type,
        word=report.reading.words(word).lower(),
        actors=actors,
        others=others,
        place=_where(report, entry),
        date=entry.date,
        realis=entry.realis if isinstance(entry, Event | Control) else None,
        value=None if amount is None else str(amount.amount if isinstance(amount, Flow) else amount.value),
        upper=None if amount is None or amount.upper is None else str(amount.upper),
        bound=None if amount is None else amount.bound,
        unit=entry.currency if isinstance(entry, Flow) else entry.who if isinstance(entry, Figure) else None,
        purpose=entry.purpose if isinstance(entry, Flow) else None,
        occasion=entry.occasion if isinstance(entry, Flow) else None,
        confidence=1.0 if isinstance(entry, Flow | Figure) else entry.confidence,
        told_by=report.numbers.get(told.id) if told else None,
        revises=report.numbers.get(entry.revises) if isinstance(entry, Figure) and entry.revises else None,
        total=report.numbers.get(entry.total) if isinstance(entry, Flow) and entry.total else None,
        span=span,
        around=report.passages.get(entry.id, span[0]),
        chain=chain_of(report, last),
        source=next(iter(_parties(report, [last.speaker], ())), None) if last else None,
        days_told=_days_told(report, entry),
        **(_money(report, entry) if isinstance(entry, Flow) else {}),
    )


def _days_told(report: Report, entry: Entry) -> tuple[str, ...]:
    """The dates in what is said, in the order of the text."""
    if not isinstance(entry, Attribution):
        return ()
    inside = (
        date.date
        for date in report.reading.dates
        if date.date and any(start <= span[0] < end for start, end in entry.content for span in date.span)
    )
    return tuple(dict.fromkeys(inside))


def _money(report: Report, flow: Flow) -> dict[str, Any]:
    """What flows alone have: what they were worked out from, and what the words of their occasion name."""
    found: dict[str, Any] = {}
    if flow.derived is not None:
        found |= {"derived": report.numbers.get(flow.derived.source), "arithmetic": flow.derived.arithmetic}
    at = occasion_span(report.text, report.passages.get(flow.id), flow.occasion)
    if at is not None:
        reading = report.reading
        dates = [date.date for date in reading.dates if any(at[0] <= start < at[1] for start, _ in date.span)]
        places = [place for place in reading.places if any(at[0] <= start < at[1] for start, _ in place.mentions)]
        found["occasion_date"] = next((date for date in dates if date), None)
        found["occasion_place"] = next((_named(report, place) for place in places), None)
    return found


def occasion_span(text: str, passage: Span | None, occasion: str | None) -> Span | None:
    """Where in its sentence the words of an occasion stand, which are kept on one line."""
    if passage is None or not occasion:
        return None
    words = re.compile(r"\s+".join(map(re.escape, occasion.split())))
    match = words.search(text, *passage)
    return match.span() if match else None


def _face(entry: Entry) -> tuple[EntryKind, str, Spans, Spans]:
    """Its kind, its type, the words that say it, and the word that names it."""
    match entry:
        case Attribution():
            return "statement", entry.act, entry.content or entry.cue, entry.cue
        case Event():
            return "event", entry.type, entry.trigger[:1], entry.trigger[:1]
        case Control():
            return "control", entry.change, entry.span[:1], entry.span[:1]
        case Flow():
            return "flow", entry.status, entry.span, entry.span
        case Figure():
            return "figure", entry.what, entry.span, entry.span


def _sides(report: Report, entry: Entry) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    match entry:
        case Attribution():
            spoken_of = [
                actor.id
                for actor in report.reading.actors
                if any(start <= mention[0] < end for start, end in entry.content for mention in actor.mentions)
            ]
            return _parties(report, [entry.speaker], entry.source), _parties(report, spoken_of, ())
        case Event():
            actors = _parties(report, entry.actors, entry.actor_words)
            return actors, _parties(report, entry.recipients, entry.recipient_words)
        case Control():
            return _parties(report, [entry.holder], entry.holder_words), ()
        case Flow():
            return _parties(report, [entry.donor], ()), _parties(report, [entry.recipient], ())
        case Figure():
            return (), ()


def _parties(report: Report, ids: Iterable[str | None], words: Spans) -> tuple[Party, ...]:
    """The actors of a side; where there are none, its words."""
    actors = [actor for id in ids if (actor := report.actor(id))]
    found = [
        Party(one.name, one.kind, one.role, one.affiliation, one.country, report.identities.get(one.id))
        for one in actors
    ]
    named = {span for actor in actors for span in actor.mentions}
    loose = [span for span in words if not any(span[0] <= start < span[1] for start, _ in named)]
    return *found, *(Party(report.text[start:end]) for start, end in loose)


def _where(report: Report, entry: Entry) -> Where | None:
    place = None if isinstance(entry, Attribution | Flow) else report.place(entry.place)
    if place is not None:
        return _named(report, place)
    if isinstance(entry, Control) and entry.place_words:
        return Where(report.reading.words(entry.place_words))
    return None


def _named(report: Report, place: Place) -> Where:
    return Where(place.name, place.country, place.geonames, report.identities.get(place.id))
