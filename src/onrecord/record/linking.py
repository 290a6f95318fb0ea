"""Actors and places of several documents as one, where the evidence says so; every link a decision with its reason."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.record.evidence import Facts, agreement, contradiction, is_common, name_key
from onrecord.record.kinds import BY_NAME, BY_NUMBER
from onrecord.record.odd import from_column, to_column
from onrecord.schema import Link

MACHINE = "machine"
_ACTOR, _PLACE = BY_NAME["actor"].number, BY_NAME["place"].number
_STANDS = "holds = 1 AND undone IS NULL"


@dataclass(slots=True)
class _Group:
    """Entries that are one, and the identity that they have, if any."""

    facts: Facts
    entries: list[int]
    identity: int | None = None
    documents: set[int] = field(default_factory=set)
    reasons: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _One:
    """An actor of a document that may be linked."""

    entry: int
    name: str
    facts: Facts


def link_all(db: sqlite3.Connection, aliases: Mapping[str, str], source: str, now: str) -> list[int]:
    """Links what is not linked yet, inside the caller's transaction; gives the numbers of the new links.

    ``aliases``: the key of a name → that of the name it belongs to, as ``source`` (a user's file) says.
    """
    before = _last(db)
    barred = _barred(db)
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for entry, name, kind, ids in db.execute(
        "SELECT actors.entry, name, actors.kind, ids FROM actors JOIN entries USING (entry)"
        " WHERE verdict IS NOT 'rejected' ORDER BY actors.entry"
    ):
        for id in json.loads(ids):
            by_id[id].append(entry)
        key = name_key(from_column(name))
        if key and (key in aliases or _can_be_linked(from_column(name), kind)):
            by_name[aliases.get(key, key)].append(entry)
    for id, entries in sorted(by_id.items()):
        if len(entries) > 1:
            name = next(_actors(db, entries[:1])).name
            _link_same(db, entries, f"both are {id}", name, _ACTOR, barred, now)
    for key, entries in sorted(by_name.items()):
        if len(entries) > 1:
            found = [(one, _identity_of(db, one.entry)) for one in _actors(db, entries)]
            _link_by_name(db, key, found, aliases, source, barred, now)
    _link_places(db, barred, now)
    return [number for (number,) in db.execute("SELECT link FROM links WHERE link > ? ORDER BY link", (before,))]


def link_pair(db: sqlite3.Connection, one: int, other: int, who: str, why: str, now: str) -> None:
    """A person says that two entries are one: all that either is linked to comes together."""
    kind, name = db.execute(
        "SELECT entries.kind, coalesce(actors.name, places.name) FROM entries LEFT JOIN actors USING (entry)"
        " LEFT JOIN places USING (entry) WHERE entries.entry = ?",
        (one,),
    ).fetchone()
    identities = [_identity_of(db, entry) for entry in (one, other)]
    identity = identities[0] or identities[1] or _new_identity(db, kind, name)
    others = [other] if identities[1] is None else _members(db, identities[1])
    for entry in {one, other, *others}:
        if _identity_of(db, entry) != identity:
            _decide(db, entry, identity, True, who, why, now)


def unlink(db: sqlite3.Connection, entry: int, who: str, why: str, now: str) -> None:
    """A person says that an entry is not who it was taken for. The machine does not link it there again."""
    identity = _identity_of(db, entry)
    assert identity is not None
    _decide(db, entry, identity, False, who, why, now)


def links_of(db: sqlite3.Connection, where: str = "", values: Iterable[int] = ()) -> list[Link]:
    """Decisions, in the order in which they were made."""
    rows = db.execute(
        "SELECT link, links.entry, document, identities.kind, identity, identities.name,"
        " coalesce(actors.name, places.name), holds, decided_by, decided, why, undone FROM links"
        " JOIN identities USING (identity) LEFT JOIN actors USING (entry) LEFT JOIN places USING (entry)"
        f"{where} ORDER BY link",
        tuple(values),
    )
    return [
        Link(
            number,
            entry,
            document,
            BY_NUMBER[kind].name,
            identity,
            from_column(name),
            from_column(called),
            bool(holds),
            *rest,
        )
        for number, entry, document, kind, identity, name, called, holds, *rest in rows
    ]


def _actors(db: sqlite3.Connection, entries: list[int]) -> Iterator[_One]:
    rows = (
        row
        for start in range(0, len(entries), 500)
        for batch in [entries[start : start + 500]]
        for row in db.execute(
            "SELECT actors.entry, document, name, actors.kind, country, role, affiliation, ids FROM actors"
            f" JOIN entries USING (entry) WHERE actors.entry IN ({', '.join('?' * len(batch))}) ORDER BY actors.entry",
            batch,
        )
    )
    for entry, document, name, kind, *facts, ids in rows:
        country, role, affiliation = ([from_column(one)] if one else [] for one in facts)
        known = Facts(
            kind,
            frozenset([document]),
            frozenset(country),
            frozenset(role),
            frozenset(affiliation),
            frozenset(json.loads(ids)),
        )
        yield _One(entry, from_column(name), known)


def _can_be_linked(name: str, kind: str) -> bool:
    """A person by two names or more; whatever else by a proper name: "the port authority" is another in every port."""
    words = name.split()
    if kind == "person":
        return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
    return any(word[:1].isupper() for word in words)


def _link_by_name(
    db: sqlite3.Connection,
    key: str,
    found: list[tuple[_One, int | None]],
    aliases: Mapping[str, str],
    source: str,
    barred: set[tuple[int, int]],
    now: str,
) -> None:
    groups: list[_Group] = []
    for one, identity in found:  # what is linked already comes first: the rest is held against all of it
        if identity is None:
            continue
        group = next((group for group in groups if group.identity == identity), None)
        if group is None:
            group = _Group(one.facts, [], identity)
            groups.append(group)
        _put(group, one)
    # Those of whom most is said go first, so that one of whom nothing is said cannot stand between two who are not one.
    loose = [one for one, identity in found if identity is None]
    for one in sorted(loose, key=lambda one: -_known_of(one)):
        fit = [
            (group, agreement(group.facts, one.facts))
            for group in groups
            if group.documents.isdisjoint(one.facts.documents)
            and contradiction(group.facts, one.facts) is None
            and (one.entry, group.identity) not in barred
        ]
        agreeing = [pair for pair in fit if pair[1]]
        best = agreeing if agreeing or is_common(one.name, one.facts.kind) else fit
        if len(best) == 1:
            group, reasons = best[0]
            _put(group, one)
            group.reasons[one.entry] = _reason(one, key, reasons, aliases, source)
        else:  # nobody it can be, or more than one: it stays by itself
            groups.append(_Group(one.facts, [one.entry], documents=set(one.facts.documents)))
    names = {one.entry: one.name for one, _ in found}
    for group in groups:
        if group.reasons:
            identity = group.identity or _new_identity(db, _ACTOR, names[group.entries[0]])
            first = next(iter(group.reasons.values()))
            for entry in group.entries:
                if entry in group.reasons or group.identity is None:
                    _decide(db, entry, identity, True, MACHINE, group.reasons.get(entry, first), now)


def _put(group: _Group, one: _One) -> None:
    group.facts = group.facts.with_(one.facts)
    group.entries.append(one.entry)
    group.documents |= one.facts.documents


def _known_of(one: _One) -> int:
    return len(one.facts.countries) + len(one.facts.roles) + len(one.facts.affiliations) + len(one.facts.ids)


def _reason(one: _One, key: str, reasons: list[str], aliases: Mapping[str, str], source: str) -> str:
    named = "same full name" if one.facts.kind == "person" else "same name"
    if name_key(one.name) in aliases:
        named = f"“{one.name}” is a name of “{key}” in {source}"
    return "; ".join([named, *(reasons or ["nothing else is known that contradicts"])])


def _link_places(db: sqlite3.Connection, barred: set[tuple[int, int]], now: str) -> None:
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    rows = db.execute(
        "SELECT entry, name, country, geonames, precision, ids, note FROM places JOIN entries USING (entry)"
        " WHERE verdict IS NOT 'rejected' ORDER BY entry"
    )
    for entry, name, country, geonames, _, ids, note in rows:
        names[entry] = from_column(name)
        for id in json.loads(ids):
            groups[f"both are {id}", ""].append(entry)
        if geonames is not None and not note:  # a region that the gazetteer lacks stands at its country
            groups[f"both are GeoNames {geonames}", ""].append(entry)
        elif country:
            groups[f"same name, same country ({country})", name_key(names[entry])].append(entry)
    for (why, _), entries in sorted(groups.items()):
        _link_same(db, entries, why, names[entries[0]], _PLACE, barred, now)


def _link_same(
    db: sqlite3.Connection, entries: list[int], why: str, name: str, kind: int, barred: set[tuple[int, int]], now: str
) -> None:
    """Links entries that are one by what they are known by; where they have several identities, the first takes all
    that have none."""
    known = {entry: _identity_of(db, entry) for entry in dict.fromkeys(entries)}
    loose = [entry for entry, identity in known.items() if identity is None]
    standing = [identity for identity in known.values() if identity is not None]
    if len(known) < 2 or not loose:
        return
    identity = standing[0] if standing else _new_identity(db, kind, name)
    for entry in loose:
        if (entry, identity) not in barred:
            _decide(db, entry, identity, True, MACHINE, why, now)


def _decide(db: sqlite3.Connection, entry: int, identity: int, holds: bool, who: str, why: str, now: str) -> None:
    """Writes a decision down; the one that stood before is undone."""
    db.execute("UPDATE links SET undone = ? WHERE entry = ? AND undone IS NULL AND holds = 1", (now, entry))
    if holds:
        db.execute(
            "UPDATE links SET undone = ? WHERE entry = ? AND identity = ? AND undone IS NULL", (now, entry, identity)
        )
    document, start, end = db.execute(
        "SELECT document, coalesce(start, 0), coalesce(end, 0) FROM entries LEFT JOIN spans ON spans.entry ="
        " entries.entry AND part = 5 AND number = 0 WHERE entries.entry = ?",
        (entry,),
    ).fetchone()
    db.execute(
        "INSERT INTO links (entry, identity, holds, decided_by, decided, why, document, start, end)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry, identity, holds, to_column(who), now, to_column(why), document, start, end),
    )


def _new_identity(db: sqlite3.Connection, kind: int, name: str) -> int:
    return int(db.execute("INSERT INTO identities (kind, name) VALUES (?, ?)", (kind, to_column(name))).lastrowid or 0)


def _identity_of(db: sqlite3.Connection, entry: int) -> int | None:
    row = db.execute(f"SELECT identity FROM links WHERE entry = ? AND {_STANDS}", (entry,)).fetchone()
    return row[0] if row else None


def _members(db: sqlite3.Connection, identity: int) -> list[int]:
    rows = db.execute(f"SELECT entry FROM links WHERE identity = ? AND {_STANDS} AND entry IS NOT NULL", (identity,))
    return [entry for (entry,) in rows]


def _barred(db: sqlite3.Connection) -> set[tuple[int, int]]:
    """What a person said is not one."""
    return set(db.execute("SELECT entry, identity FROM links WHERE holds = 0 AND undone IS NULL AND entry IS NOT NULL"))


def _last(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(link), 0) FROM links").fetchone()[0])
