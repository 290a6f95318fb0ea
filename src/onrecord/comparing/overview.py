"""A record at a glance: claims as lines, the latest documents, what is disputed, what rests on one origin.

It reads what comparing wrote down and works nothing out, so that a list of many claims takes no longer than its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.record import Record
from onrecord.record.faults import told
from onrecord.record.hits import Hit, hits
from onrecord.record.kinds import BY_NUMBER
from onrecord.schema import Cited, CopyOf, EntryKind, Stance

_LATEST = 60  # documents that are looked through for what should be checked first
_COLUMNS = (
    "claims.claim, claims.kind, claims.entry, claims.story, first_seen, last_seen, documents, outlets, origins_min,"
    " origins_max, denied, conflicts, credibility,"
    " (SELECT value FROM grades WHERE grades.claim = claims.claim AND undone IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a record holds."""

    documents: int
    outlets: int
    statements: int
    stories: int
    claims: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line. ``words`` are those of the entry that says it most fully, ``passage`` is their sentence.

    ``denied``: how many of its entries deny or doubt it; ``conflicts``: updates are not counted. ``grade`` is the
    suggested one, ``decided`` a person's.
    """

    number: int
    kind: EntryKind
    words: str
    passage: str
    story: int | None
    first_seen: str | None
    last_seen: str | None
    documents: int
    outlets: int
    origins_min: int
    origins_max: int
    denied: int
    conflicts: int
    grade: int
    decided: int | None

    @property
    def headline(self) -> str:
        """A statement in its words; of anything else the sentence that it stands in."""
        return self.words if self.kind == "statement" else self.passage or self.words


@dataclass(frozen=True, slots=True)
class Joined:
    """The claim that an entry is of, and what the entry says of it."""

    claim: ClaimLine
    stance: Stance


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another document that prints the same text."""

    document: Cited
    copy: CopyOf


def totals(record: Record) -> Totals:
    """How much the record holds; documents that were replaced by newer versions are not counted."""
    with told(record.name):
        db = record.connection
        documents, outlets, first, last = db.execute(
            "SELECT count(*), count(DISTINCT outlet), min(published), max(published) FROM documents"
            " WHERE replaced_by IS NULL"
        ).fetchone()
        (statements,) = db.execute("SELECT count(*) FROM attributions").fetchone()
        (stories,) = db.execute("SELECT count(*) FROM stories").fetchone()
        (claims,) = db.execute("SELECT count(*) FROM claims WHERE documents > 1 AND carries IS NULL").fetchone()
        return Totals(documents, outlets, statements, stories, claims, first, last)


def latest(record: Record, limit: int, offset: int = 0) -> list[Cited]:
    """The documents that were published last, those without a date at the end."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT document FROM documents WHERE replaced_by IS NULL ORDER BY published DESC, document DESC"
            " LIMIT ? OFFSET ?",
            (limit, offset),
        ).fetchall()
    return list(record.cited(number for (number,) in rows).values())


def disputed(record: Record, limit: int) -> list[ClaimLine]:
    """The claims seen last that somebody denies or tells otherwise."""
    return _lines_where(record, "(conflicts > 0 OR denied > 0) AND origins_max > 0 AND carries IS NULL", limit)


def on_one_origin(record: Record, limit: int) -> list[ClaimLine]:
    """The claims seen last that several outlets have, and that rest on one origin all the same."""
    return _lines_where(record, "outlets > 1 AND origins_max = 1 AND carries IS NULL", limit)


def least_certain(record: Record, limit: int) -> list[Hit]:
    """Statements and events of the latest documents that nobody has judged yet, the least certain first."""
    with told(record.name):
        db = record.connection
        rows = db.execute(
            "WITH latest AS (SELECT document FROM documents WHERE replaced_by IS NULL"
            " ORDER BY published DESC, document DESC LIMIT ?1)"
            " SELECT entry, confidence FROM entries JOIN attributions USING (entry)"
            " WHERE verdict IS NULL AND document IN (SELECT document FROM latest)"
            " UNION ALL SELECT entry, confidence FROM entries JOIN events USING (entry)"
            " WHERE verdict IS NULL AND document IN (SELECT document FROM latest)"
            " ORDER BY confidence, entry LIMIT ?2",
            (_LATEST, limit),
        ).fetchall()
        return hits(db, [number for number, _ in rows]) if rows else []


def claim_lines(record: Record, numbers: Iterable[int]) -> list[ClaimLine]:
    """The claims of these numbers, in their order; those that are not there are left out."""
    wanted = list(numbers)
    with told(record.name):
        rows = record.connection.execute(
            f"SELECT {_COLUMNS} FROM claims WHERE claim IN (SELECT value FROM json_each(?))", (json.dumps(wanted),)
        ).fetchall()
        found = {line.number: line for line in _lines(record, rows)}
    return [found[number] for number in wanted if number in found]


def claims_among(record: Record, entries: Iterable[int]) -> dict[int, Joined]:
    """The claims that entries are of, by the number of the entry."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT entry, claim, stance FROM claim_entries WHERE entry IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entries)),),
        ).fetchall()
    lines = {line.number: line for line in claim_lines(record, dict.fromkeys(claim for _, claim, _ in rows))}
    return {entry: Joined(lines[claim], stance) for entry, claim, stance in rows if claim in lines}


def story_of(record: Record, document: int) -> tuple[int, str | None] | None:
    """The number and the title of the story that a document is of."""
    with told(record.name):
        found = record.connection.execute(
            "SELECT story, title FROM story_documents JOIN stories USING (story) WHERE document = ?", (document,)
        ).fetchone()
    return tuple(found) if found else None


def alike(record: Record, document: int) -> list[Likeness]:
    """The other documents that print the same text as this one, whole or in passages; the most alike first."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT other, document, kind, other_share, share FROM copies WHERE document = ?1 OR other = ?1",
            (document,),
        ).fetchall()
    copies = [CopyOf(*row) for row in rows]
    others = {copy: copy.second if copy.first == document else copy.first for copy in copies}
    cited = record.cited(others.values())
    found = [Likeness(cited[other], copy) for copy, other in others.items() if other in cited]
    return sorted(found, key=lambda one: -max(one.copy.share, one.copy.other_share))


def _lines_where(record: Record, where: str, limit: int) -> list[ClaimLine]:
    with told(record.name):
        rows = record.connection.execute(
            f"SELECT {_COLUMNS} FROM claims INDEXED BY claims_last WHERE {where}"
            " ORDER BY last_seen DESC, outlets DESC, claim LIMIT ?",
            (limit,),
        ).fetchall()
        return _lines(record, rows)


def _lines(record: Record, rows: Iterable[tuple[Any, ...]]) -> list[ClaimLine]:
    kept = list(rows)
    wanted = [row[2] for row in kept if row[2] is not None]
    said = {hit.number: hit for hit in hits(record.connection, wanted)} if wanted else {}
    found = []
    for row in kept:
        number, kind, entry, decided = row[0], row[1], row[2], row[-1]
        hit = said.get(entry)
        name = BY_NUMBER[kind].name
        made: Any = "statement" if name == "attribution" else name
        words, passage = (hit.words, hit.passage) if hit else ("", "")
        known: Any = (number, made, words, passage, *row[3:-1], None if decided is None else int(decided))
        found.append(ClaimLine(*known))
    return found
