"""Questions to a record: which statements, events, holdings, flows, figures, actors, places or documents."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import SettingError
from onrecord.record.days import days_of
from onrecord.record.kinds import KINDS, Kind
from onrecord.record.odd import searchable

# What users call the kinds.
PLURALS = {
    "statements": "attribution",
    "events": "event",
    "control": "control",
    "flows": "flow",
    "figures": "figure",
    "actors": "actor",
    "places": "place",
}
# The field that an option asks for, and the kind it belongs to.
FIELDS = {"act": "statements", "type": "events", "change": "control", "status": "flows", "what": "figures"}

_TOKEN = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; all that is given has to hold.

    ``words``: in what is said, or in the sentence of an entry that is no statement; words in "quotes" stand together,
    and ``harb*`` is any word that starts so. ``by``: who says, does, holds or gives it, by name, role or affiliation.
    ``about``: an actor, place or words that it speaks of. ``start`` and ``end``: dates of any precision, both in it.
    ``fields``: values of the entry's own fields (``{"act": "deny"}``). ``all_versions``: also what stood only in
    versions that were replaced. ``rejected``: also what a person rejected.
    """

    kind: str = "statements"
    words: str | None = None
    by: str | None = None
    about: str | None = None
    start: str | None = None
    end: str | None = None
    outlet: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    all_versions: bool = False
    rejected: bool = False
    limit: int | None = None


@dataclass(slots=True)
class _Conditions:
    """The conditions of a query, and the values for them: on the entries alone, and on what is joined to them."""

    kind: Kind
    inner: list[str] = field(default_factory=list)
    inner_values: list[Any] = field(default_factory=list)
    outer: list[str] = field(default_factory=list)
    outer_values: list[Any] = field(default_factory=list)
    is_narrow: bool = False  # whether an index gives the few entries that it can be
    own: bool = False  # whether the table of the kind is asked

    def add(self, sql: str, *values: Any) -> None:
        """A condition on what is joined."""
        self.outer.append(sql)
        self.outer_values += values

    def add_inner(self, sql: str, *values: Any) -> None:
        """A condition on the table ``entries`` alone."""
        self.inner.append(sql)
        self.inner_values += values

    def add_set(self, entries: str, *values: Any) -> None:
        """The entry is one of those that ``entries`` gives. It is one set, with no OR in it: else no index is used."""
        self.add_inner(f"entry IN ({entries})", *values)
        self.is_narrow = True


def found(db: sqlite3.Connection, question: Question) -> list[int]:
    """The numbers of the entries that answer it, those of the latest date first.

    Raises:
        SettingError: it asks for something that there is not.
    """
    kind = _kind(question.kind)
    conditions = _Conditions(kind)
    _words(conditions, question.words)
    _by(conditions, question.by)
    _about(conditions, question.about)
    if (question.start or question.end) and not kind.is_searched:
        raise SettingError(f"dates can be asked of {', '.join(list(PLURALS)[:5])} and documents only")
    if question.end:
        conditions.add_inner("earliest <= ?", edge(question.end, 1))
    _fields(conditions, question.fields)
    if question.outlet:
        conditions.add("documents.outlet LIKE ? ESCAPE '\\'", _like(question.outlet))
    if not question.all_versions:
        conditions.add("documents.replaced_by IS NULL")
    if not question.rejected:
        conditions.add_inner("verdict IS NOT 'rejected'")
    start = edge(question.start, 0) if question.start else None
    if conditions.is_narrow:
        # The plus sign keeps the index of dates out of it: the set is what it begins with.
        since = [] if start is None else [start]
        return _run(db, conditions, "", "+kind", "latest >= ?" if start else "", since, question.limit)
    by_date = "INDEXED BY entries_earliest"
    if start is None:
        return _run(db, conditions, by_date, "kind", "", [], question.limit)
    # Without such a set they are gone through by their date, until there are enough: those that begin in the time asked
    # for, and then what begins before it and lasts into it.
    numbers = _run(db, conditions, by_date, "kind", "earliest >= ?", [start], question.limit)
    left = None if question.limit is None else question.limit - len(numbers)
    lasting = "latest > earliest AND latest >= ? AND earliest < ?"
    return numbers + _run(db, conditions, "INDEXED BY entries_long", "kind", lasting, [start, start], left)


def _run(
    db: sqlite3.Connection,
    conditions: _Conditions,
    index: str,
    kind: str,
    dated: str,
    days: list[str],
    limit: int | None,
) -> list[int]:
    if limit is not None and limit <= 0:
        return []
    order = "earliest DESC, entry" if conditions.kind.is_searched else "entry"
    inner = " AND ".join([f"{kind} = {conditions.kind.number}", *conditions.inner, *([dated] if dated else [])])
    own = f" CROSS JOIN {conditions.kind.table} AS own ON own.entry = found.entry" if conditions.own else ""
    where = f" WHERE {' AND '.join(conditions.outer)}" if conditions.outer else ""
    # The LIMIT of the inner query keeps the two apart: it is put in order first, and what is joined is looked up only
    # until there are enough.
    rows = db.execute(
        f"SELECT found.entry FROM (SELECT entry, document FROM entries {index} WHERE {inner} ORDER BY {order} LIMIT -1)"
        f" AS found CROSS JOIN documents USING (document){own}{where} LIMIT ?",
        [*conditions.inner_values, *days, *conditions.outer_values, -1 if limit is None else limit],
    )
    return [number for (number,) in rows]


def found_documents(db: sqlite3.Connection, question: Question) -> list[int]:
    """The numbers of the documents whose text or headline has the words, the newest first."""
    conditions = _Conditions(KINDS[0])
    if question.words:
        conditions.add(
            "document IN (SELECT rowid FROM document_search WHERE document_search MATCH ?)", match(question.words)
        )
    if question.outlet:
        conditions.add("outlet LIKE ? ESCAPE '\\'", _like(question.outlet))
    if question.start:
        # A month counts up to its last day: what a date lacks is filled with nines.
        conditions.add("published || substr('9999-99-99', length(published) + 1) >= ?", edge(question.start, 0))
    if question.end:
        conditions.add("substr(published, 1, 10) <= ?", edge(question.end, 1))
    if not question.all_versions:
        conditions.add("replaced_by IS NULL")
    where = f" WHERE {' AND '.join(conditions.outer)}" if conditions.outer else ""
    rows = db.execute(
        f"SELECT document FROM documents{where} ORDER BY published DESC, document LIMIT ?",
        [*conditions.outer_values, -1 if question.limit is None else question.limit],
    )
    return [number for (number,) in rows]


def match(words: str) -> str:
    """A query for the index: all of the words; what stands in quotes together; ``harb*`` for what starts so.

    Raises:
        SettingError: no word is in it.
    """
    terms = []
    for phrase, word in _TOKEN.findall(searchable(words)):
        term = phrase or word
        if not any(character.isalnum() for character in term):
            continue
        prefix = "*" if word.endswith("*") else ""
        terms.append('"' + term.rstrip("*").replace('"', '""') + '"' + prefix)
    if not terms:
        raise SettingError(f"{words!r} has no word to look for")
    return " AND ".join(terms)


def _kind(name: str) -> Kind:
    if name not in PLURALS:
        raise SettingError(f"kind {name!r}: there are {', '.join(PLURALS)} and documents")
    return next(kind for kind in KINDS if kind.name == PLURALS[name])


def _words(conditions: _Conditions, words: str | None) -> None:
    if not words:
        return
    query = match(words)
    if conditions.kind.is_searched:
        conditions.add_set(_IN_WORDS, f"words : ({query})")
    else:
        conditions.add_set(_named(conditions.kind.name), query)


_IN_WORDS = "SELECT rowid FROM entry_search WHERE entry_search MATCH ?"


# Those of that name, and those who were linked with them under another.
_LINKED = (
    "WITH named AS (SELECT rowid AS entry FROM {kind}_search WHERE {kind}_search MATCH ?)"
    " SELECT entry FROM named UNION SELECT other.entry FROM named JOIN links ON links.entry = named.entry"
    " JOIN links AS other ON other.identity = links.identity"
    " WHERE links.holds = 1 AND links.undone IS NULL AND other.holds = 1 AND other.undone IS NULL"
)


def _named(kind: str) -> str:
    """The actors or places that a name is one of."""
    return _LINKED.format(kind=kind)


def _by(conditions: _Conditions, by: str | None) -> None:
    if not by:
        return
    query, who = match(by), _named("actor")
    ways = {
        "attribution": f"SELECT entry FROM attributions WHERE speaker IN ({who}) UNION {_IN_WORDS}",
        "event": f"SELECT entry FROM sides WHERE side = 'actor' AND actor IN ({who})",
        "control": f"SELECT entry FROM control WHERE holder IN ({who})",
        "flow": f"SELECT entry FROM flows WHERE donor IN ({who})",
        "figure": "SELECT figures.entry FROM figures JOIN attributions ON attributions.entry = attribution"
        f" WHERE speaker IN ({who})",
    }
    if conditions.kind.name not in ways:
        raise SettingError(f"who it is by can be asked of {', '.join(list(PLURALS)[:5])} only")
    values = [query, f"source : ({query})"] if conditions.kind.name == "attribution" else [query]
    conditions.add_set(ways[conditions.kind.name], *values)


# Where the actors and the places of an entry stand, by its kind.
_SUBJECTS = {
    "attribution": (
        "SELECT entry FROM abouts WHERE subject IN ({actor})",
        "SELECT entry FROM abouts WHERE subject IN ({place})",
    ),
    "event": (
        "SELECT entry FROM events WHERE place IN ({place})",
        "SELECT entry FROM sides WHERE actor IN ({actor})",
    ),
    "control": (
        "SELECT entry FROM control WHERE holder IN ({actor})",
        "SELECT entry FROM control WHERE place IN ({place})",
    ),
    "flow": (
        "SELECT entry FROM flows WHERE donor IN ({actor})",
        "SELECT entry FROM flows WHERE recipient IN ({actor})",
    ),
    "figure": ("SELECT entry FROM figures WHERE place IN ({place})",),
}


def _about(conditions: _Conditions, about: str | None) -> None:
    if not about:
        return
    if conditions.kind.name not in _SUBJECTS:
        raise SettingError(f"what it is about can be asked of {', '.join(list(PLURALS)[:5])} only")
    query, ways = match(about), _SUBJECTS[conditions.kind.name]
    sql = " UNION ".join(way.format(actor=_named("actor"), place=_named("place")) for way in ways)
    conditions.add_set(f"{sql} UNION {_IN_WORDS}", *[query] * len(ways), f"words : ({query})")


def edge(date: str, which: int) -> str:
    """The first (0) or the last (1) day that a date of any precision may be.

    Raises:
        SettingError: it is none.
    """
    day = days_of(date)[which]
    if day is None:
        raise SettingError(f"{date!r} is no date like 2014, 2014-01 or 2014-01-15")
    return day


def _fields(conditions: _Conditions, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        if name not in conditions.kind.plain:
            raise SettingError(f"{name}: {conditions.kind.table} have {', '.join(conditions.kind.plain)}")
        conditions.add(f"own.{name} = ? COLLATE NOCASE", value)
        conditions.own = True


def _like(text: str) -> str:
    escaped = searchable(text)
    for sign in ("\\", "%", "_"):
        escaped = escaped.replace(sign, "\\" + sign)
    return f"%{escaped}%"
