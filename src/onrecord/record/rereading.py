"""A newer reading in the place of an older one, with every verdict found again by kind, words and place."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.record import writing
from onrecord.record.corrections import corrected
from onrecord.record.kinds import BY_NAME, KINDS, Entry, Kind
from onrecord.record.plain import to_json
from onrecord.record.reviews import place_of, referred_entries, reviews_of
from onrecord.record.rows import Stored
from onrecord.schema import Event, Reading, Review, Spans

# What differs from model to model and says nothing about the world.
_NOT_SAID = {"id", "confidence"}


@dataclass(slots=True)
class _New:
    """The new entries of a document, and what people's verdicts make of them."""

    entries: dict[str, list[Entry]]
    text: str
    machine: dict[tuple[str, str], str] = field(default_factory=dict)
    verdicts: dict[tuple[str, str], str] = field(default_factory=dict)
    holds: dict[int, tuple[str, str]] = field(default_factory=dict)
    otherwise: dict[int, bool] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def put(self, kind: Kind, entry: Entry) -> None:
        """Puts an entry in the place of the one of its id, or adds it."""
        ours = self.entries[kind.name]
        for index, one in enumerate(ours):
            if one.id == entry.id:
                ours[index] = entry
                return
        ours.append(entry)

    def free_id(self, kind: Kind, like: str) -> str:
        """An id that no entry of the kind has."""
        taken = {one.id for one in self.entries[kind.name]}
        letters = like.rstrip("0123456789") or like
        number = len(taken) + 1
        while f"{letters}{number}" in taken:
            number += 1
        return f"{letters}{number}"


def replace_reading(db: sqlite3.Connection, document: int, reading: Reading, now: str) -> None:
    """Stores a newer reading of a stored document, inside the caller's transaction."""
    judged = _groups(reviews_of(db, document=document))
    new = _New({kind.name: list(kind.entries(reading)) for kind in KINDS}, reading.document.text)
    for group in judged:
        _carry_on(new, group, reading)
    changed: dict[str, Any] = {kind.in_reading: tuple(new.entries[kind.name]) for kind in KINDS}
    final = replace(reading, **changed)
    found_links = _links(db, document, new)
    writing.erase_entries(db, document)
    numbers = writing.write_entries(db, document, final)
    for key, machine in new.machine.items():
        db.execute("UPDATE entries SET machine = ? WHERE entry = ?", (machine, numbers[key]))
    for key, verdict in new.verdicts.items():
        db.execute("UPDATE entries SET verdict = ? WHERE entry = ?", (verdict, numbers[key]))
    for review, key in new.holds.items():
        db.execute("UPDATE reviews SET entry = ? WHERE review = ?", (numbers[key], review))
    for review, otherwise in new.otherwise.items():
        db.execute("UPDATE reviews SET otherwise = ? WHERE review = ?", (otherwise, review))
    for link, key in found_links.items():
        db.execute("UPDATE links SET entry = ? WHERE link = ?", (numbers[key], link))
    db.execute("UPDATE readings SET replaced = ? WHERE document = ? AND replaced IS NULL", (now, document))
    db.execute("INSERT INTO readings (document, model, read) VALUES (?, ?, ?)", (document, reading.model, now))


def _links(db: sqlite3.Connection, document: int, new: _New) -> dict[int, tuple[str, str]]:
    """Link → the actor or place that has a mention where the one that was linked had its first."""
    found = {}
    rows = db.execute(
        "SELECT link, kinds.name, start, end FROM links JOIN identities USING (identity) JOIN kinds USING (kind)"
        " WHERE document = ?",
        (document,),
    )
    for link, name, start, end in rows:
        for entry in new.entries[name]:
            if _shared(((start, end),), BY_NAME[name].key(entry)):
                found[link] = (name, entry.id)
                break
    return found


def _groups(reviews: Iterable[Review]) -> list[list[Review]]:
    """The reviews of each entry together, in their order: the last of them holds."""
    found: dict[Any, list[Review]] = {}
    for review in reviews:
        key = review.entry if review.entry is not None else (review.kind, review.span, review.machine.id)
        found.setdefault(key, []).append(review)
    # Actors and places first: what statements and events point at is there when their turn comes.
    return sorted(found.values(), key=lambda group: BY_NAME[group[-1].kind].number)


def _carry_on(new: _New, group: list[Review], reading: Reading) -> None:
    """Finds the entry that a verdict is about in the new reading, and lets the verdict hold there."""
    last = group[-1]
    kind = BY_NAME[last.kind]
    same = _again(kind, last.machine, new)
    if same is None and last.verdict == "rejected":
        return  # the machine does not say it any more
    ids = _translated(new, last, same)
    judged = _with_ids(kind, last.machine, ids)
    if last.verdict == "corrected":
        judged = _with_correction(kind, judged, last, ids, new, reading)
    if same is None:
        entry = replace(judged, id=new.free_id(kind, last.machine.id))
        new.machine[kind.name, entry.id] = "null"  # the machine says nothing of it
    else:
        entry = same if last.verdict == "rejected" else replace(judged, id=same.id)
        if _said(entry) != _said(same):
            new.machine[kind.name, entry.id] = to_json(same)
        else:
            entry = same
    new.put(kind, entry)
    key = (kind.name, entry.id)
    new.taken.add(key)
    new.verdicts[key] = last.verdict
    unlike = same is None or _said(same) != _said(_with_ids(kind, last.machine, ids))
    for review in group:
        new.holds[review.number] = key
        new.otherwise[review.number] = unlike


def _again(kind: Kind, entry: Entry, new: _New) -> Entry | None:
    """The entry of the new reading on the same words at the same place: the same kind, a key that overlaps, and of
    several the one with most of its words in common."""
    start, end = place_of(kind, entry)
    best, most = None, (0, 0)
    for one in new.entries[kind.name]:
        if (kind.name, one.id) in new.taken:
            continue
        first, last = place_of(kind, one)
        overlap = min(end, last) - max(start, first)
        if overlap <= 0 and not (kind.name in ("actor", "place") and _shared(kind.key(entry), kind.key(one))):
            continue
        common = _shared(kind.words(entry), kind.words(one))
        score = (int((first, last) == (start, end)), common)
        if score > most:
            best, most = one, score
    return best


def _shared(some: Spans, others: Spans) -> int:
    """How many characters two sets of spans have in common."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def _translated(new: _New, review: Review, same: Entry | None) -> dict[tuple[str, str], str | None]:
    """The ids that a verdict speaks of, as ids of the new reading. Actors and places that are not there any more are
    added, since a person's verdict speaks of them; a statement that is gone is none."""
    found: dict[tuple[str, str], str | None] = {}
    for id, (name, entry) in referred_entries(review).items():
        kind = BY_NAME[name]
        there = _again(kind, entry, replace(new, taken=set()))
        if there is not None:
            found[name, id] = there.id
        elif review.verdict != "rejected" and name in ("actor", "place"):
            added = replace(entry, id=new.free_id(kind, entry.id))
            new.put(kind, added)
            found[name, id] = added.id
        else:
            found[name, id] = None
    return found


def _with_ids(kind: Kind, entry: Entry, ids: dict[tuple[str, str], str | None]) -> Entry:
    """An entry that points at the same things under their new ids."""
    values: dict[str, Any] = {name: ids.get((target, getattr(entry, name))) for name, target in kind.references.items()}
    if isinstance(entry, Event):
        for side in ("actors", "recipients"):
            values[side] = tuple(new for id in getattr(entry, side) if (new := ids.get(("actor", id))))
    return replace(entry, **values)


def _with_correction(
    kind: Kind, entry: Entry, review: Review, ids: dict[tuple[str, str], str | None], new: _New, reading: Reading
) -> Entry:
    correction = dict(review.correction or {})
    for name, target in kind.references.items():
        if name in correction and (target, correction[name]) in ids:
            correction[name] = ids[target, correction[name]]
    for side in ("actors", "recipients"):
        if side in correction:
            correction[side] = [ids.get(("actor", id)) or id for id in correction[side]]
    stored = Stored({name: tuple(entries) for name, entries in new.entries.items()}, {}, {})
    return corrected(kind, entry, correction, stored, reading.document)


def _said(entry: Entry) -> dict[str, Any]:
    """What an entry says, without what differs from model to model."""
    return {one.name: getattr(entry, one.name) for one in dataclasses.fields(entry) if one.name not in _NOT_SAID}


def stale(db: sqlite3.Connection, model: str) -> list[int]:
    """The documents whose reading is not by ``model``."""
    found = db.execute(
        "SELECT document FROM readings WHERE replaced IS NULL AND model != ? ORDER BY document", (model,)
    )
    return [number for (number,) in found]
