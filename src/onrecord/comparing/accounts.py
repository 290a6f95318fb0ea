"""Accounts of money: for each occasion what was asked for, promised and paid, by whom, and what does not add up.

The flows of all reports are put together by rules that can be read, each with a ``why``:

- *Occasions* that reports name differently are one where the place or affair agrees and the days do, or where reports
  of one affair, in the same days, name no place. Flows without an occasion go by story, recipient or purpose.
- *Payments*: the same donor, status, currency and amount within rounding, on one occasion or in the same days, are one.
- *Totals* are what nobody, or several together, are said to give. The named payments are held against them.

Statuses are never added to one another, nor are currencies; what is told with a bound is added with its bound. All
arithmetic is exact, in decimals.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from onrecord.comparing.items import Item
from onrecord.comparing.money.affairs import near_documents
from onrecord.comparing.money.asking import Asked
from onrecord.comparing.money.grouping import grouped
from onrecord.comparing.money.lines import lines_of
from onrecord.comparing.money.loading import Wanted, load_flows
from onrecord.comparing.money.placing import placed
from onrecord.comparing.money.postings import postings_of
from onrecord.comparing.money.reckoning import reckoned
from onrecord.comparing.money.writing import Writer
from onrecord.comparing.settling import copies_among
from onrecord.record import Question, Record, search
from onrecord.record.faults import told
from onrecord.schema import Account, Cited, CopyOf

# Reports of one occasion come in so many days before and after those that name it: payments follow for a year or so.
_BEFORE, _AFTER = 45, 400


def accounts_of(
    items: Sequence[Item],
    cited: Mapping[int, Cited],
    copies: Sequence[CopyOf] = (),
    stories: Mapping[int, int] | None = None,
    asked: Asked | None = None,
) -> list[Account]:
    """The accounts of all flows among ``items``, that which was told first coming first.

    Args:
        items: entries of any number of reports; those that are no flows are passed over, and one given twice is one.
        cited: the documents of the items, by number.
        copies: which of them print the same text, so that it is counted once.
        stories: the story of each document, by number, where that is known.
        asked: which of the accounts, and what of them; all, if not given.
    """
    stories = stories or {}
    postings, parties = postings_of(items, copies)
    near = near_documents(postings, stories)
    lines = lines_of(postings, placed(postings, near))
    writer = Writer(cited, parties)
    groups = (reckoned(group) for group in grouped(lines, stories))
    if asked is not None:
        groups = (asked.of(group) for group in groups if asked.wants(group, writer.about(group)))
    return [writer.account(group) for group in groups if group]


def accounts(
    record: Record,
    occasion: str | None = None,
    *,
    donor: str | None = None,
    start: str | None = None,
    end: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Account]:
    """The accounts of money of a record: of all flows that stand, in documents that no newer version replaced.

    What the last comparison found of copies and stories is taken into account; without one, a sentence that two reports
    print word for word is one text.

    Args:
        occasion: words of an occasion ("Kuwait conference"), or of whom or what the money is for.
        donor: only what this donor gives, by a name, role or affiliation.
        start, end: dates of any precision; only flows that may be of these days.
        progress: is told how many documents are loaded, and of how many.

    Raises:
        SettingError: a date that is none, or words with nothing to look for.
        RecordError: the record cannot be read.
    """
    first = search.edge(start, 0) if start else None
    last = search.edge(end, 1) if end else None
    with told(record.name), _without_sweeping():
        db = record.connection
        by = frozenset(search.found(db, Question("flows", by=donor))) if donor else None
        asked = Asked.of_words(occasion, by)
        days = None
        if occasion or donor:
            days = asked.days(db)
            if days is None:
                return []
        items = load_flows(record, Wanted(first, last, _window(days)), progress)
        documents = list(dict.fromkeys(item.document for item in items))
        stories = dict(
            db.execute(
                "SELECT document, story FROM story_documents WHERE document IN (SELECT value FROM json_each(?))",
                (json.dumps(documents),),
            )
        )
        cited = record.cited(documents)
        return accounts_of(items, cited, copies_among(db, documents), stories, asked)


@contextmanager
def _without_sweeping() -> Iterator[None]:
    """Puts off looking for garbage: among very many small things that all stay, that is a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _window(days: tuple[str, str] | None) -> tuple[str, str] | None:
    """The days in which reports of the same money may have come out; no limit where a report has no full date."""
    try:
        first, last = (date.fromisoformat(day) for day in days or ())
        return (first - timedelta(_BEFORE)).isoformat(), (last + timedelta(_AFTER)).isoformat()
    except (ValueError, OverflowError):
        return None
