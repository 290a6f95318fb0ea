"""What a briefing needs of a record, asked for in one place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.comparing import Record, accounts
from onrecord.publishing.briefing import write
from onrecord.publishing.days import end_of, start_of
from onrecord.publishing.excerpts import Excerpt
from onrecord.publishing.material import Material, Question
from onrecord.record.faults import told
from onrecord.record.hits import hits
from onrecord.record.odd import from_column
from onrecord.record.store import utc_now
from onrecord.schema import Account, Claim
from onrecord.schema.briefing import Briefing

_TOGETHER = 500  # entries that are looked up at once


def brief(
    record: Record,
    about: str | None = None,
    *,
    story: int | None = None,
    start: str | None = None,
    end: str | None = None,
    limit: int = 12,
) -> Briefing:
    """A briefing on what a record has, as of the last :meth:`~onrecord.comparing.Record.compare`.

    Args:
        about: an actor, a place or words.
        story: the number of a story.
        start, end: dates of any precision (ISO 8601 prefixes).
        limit: the most sentences of a section; 0 for all.

    Raises:
        NotInRecord: there is no such story.
        SettingError: it asks for something that there is not.
    """
    stories = (record.story(story),) if story is not None else ()
    claims = record.claims(about, story=story, start=start, end=end, least=1)
    paid = _accounts(record, claims)
    entries = [told.entry for claim in claims for told in claim.entries]
    material = Material(
        Question(about, story, start, end),
        tuple(claims),
        stories,
        tuple(paid),
        _excerpts(record, entries),
        made=utc_now(),
        record=record.name,
        limit=limit,
    )
    return write(replace(material, models=_models(record, [one.number for one in material.documents])))


def _accounts(record: Record, claims: Sequence[Claim]) -> list[Account]:
    """The accounts that have a flow of these claims, of the days that they tell of."""
    flows = [told for claim in claims if claim.kind == "flow" for told in claim.entries]
    if not flows:
        return []
    asked = {told.entry for told in flows}
    days = [day for told in flows for day in (told.date, told.document.published) if day]
    edges = (min(map(start_of, days)), max(map(end_of, days))) if days else (None, None)
    return [
        account
        for account in accounts(record, start=edges[0], end=edges[1])
        if any(entry in asked for payment in account.payments for entry in payment.entries)
        or any(entry in asked for balance in account.balances for one in balance.announced for entry in one.entries)
    ]


def _excerpts(record: Record, entries: Iterable[int]) -> dict[int, Excerpt]:
    """What documents say of entries, by their numbers."""
    wanted = list(dict.fromkeys(entries))
    found: dict[int, Excerpt] = {}
    with told(record.name):
        for start in range(0, len(wanted), _TOGETHER):
            for hit in hits(record.connection, wanted[start : start + _TOGETHER]):
                found[hit.number] = Excerpt.of_hit(hit)
    return found


def _models(record: Record, documents: Sequence[int]) -> tuple[str, ...]:
    """The models that read these documents."""
    with told(record.name):
        rows = record.connection.execute(
            "SELECT DISTINCT model FROM readings WHERE replaced IS NULL"
            " AND document IN (SELECT value FROM json_each(?)) ORDER BY model",
            (json.dumps(list(documents)),),
        ).fetchall()
    return tuple(from_column(model) for (model,) in rows)
