"""Claims on ECB+: which mentions of events in several documents are one happening (event coreference across documents).

    python -m benchmarks.claims --corpora ../shared/corpora

As is usual for this task, the gold mentions are given and only their grouping is scored, mentions that are alone
included. Every gold mention becomes an entry: our own event or statement where we read one there, and otherwise an
event of its word alone. These entries go through the product's own stories and claims, document by document. The usual
evaluation keeps to a list of sentences that were checked twice (``ECBplus_coreference_sentences.csv``); it is not part
of the data here, so the mentions count that stand in a sentence with one that is in a chain. That is more of them, and
more that are alone: the figures are not to be laid beside published ones.

*same lemma*: all mentions of one lemma are one happening; *same lemma in a story*: those in one of our own stories.
*own entries* is the product from end to end: of the events that we read ourselves at a gold mention, which pairs are
of one claim.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import simplemma

from benchmarks.common import options, prf, save
from benchmarks.conll import conll
from benchmarks.copies import ecbplus
from benchmarks.ecbplus import HELD, Gold, gold_mentions, topic
from onrecord.comparing.claims import ClaimIndex
from onrecord.comparing.copies import CopyIndex
from onrecord.comparing.items import Item, items_of
from onrecord.comparing.reports import Report
from onrecord.comparing.stories import StoryIndex
from onrecord.reading import read_document
from onrecord.reading.what.event_words import senses
from onrecord.record.sentences import Sentences
from onrecord.record.tables import migrate
from onrecord.schema import Reading, Span

# How many documents of like affairs are looked at, as in comparing.
NEAR = 60

Found = dict[int, list[Item]]  # document → its entries


def gold_items(report: Report, mentions: Sequence[Gold]) -> list[Item]:
    """An entry for each gold mention, with what our own reading says of it."""
    ours = [item for item in items_of(report) if item.kind in ("event", "statement")]
    heads = _heads(report)
    sentences = Sentences(report.reading.document)
    found = []
    for number, gold in enumerate(mentions, start=100_000 * report.number):
        own = next((item for item in ours if _meet(heads.get(item.number, ()), gold.span)), None)
        start, end = sentences.around((gold.span,))
        around = (start or 0, end or 0)
        word = report.text[slice(*gold.head)].lower()
        bare = _bare(report, own, around, word)
        found.append(replace(bare, number=number, span=(gold.span,), around=around).within(report.text))
    return found


def _bare(report: Report, own: Item | None, around: Span, word: str) -> Item:
    if own is not None and own.kind == "event":
        return replace(own, word=word)
    type = next((sense.type for sense in senses(word)), "")
    return Item(
        number=0,
        document=report.number,
        kind="event",
        outlet=report.reading.document.outlet,
        published=report.published,
        stance="asserts",
        type=type if own is None else own.type,
        word=word,
        actors=own.actors if own else (),
        around=around,
    )


def _heads(report: Report) -> dict[int, tuple[Span, ...]]:
    """Entry → the words that name it."""
    reading = report.reading
    return {report.numbers[one.id]: one.cue for one in reading.attributions} | {
        report.numbers[one.id]: one.trigger for one in reading.events
    }


def _meet(spans: Iterable[Span], other: Span) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spans)


@dataclass(frozen=True, slots=True)
class Joined:
    """What the product makes of entries: entry → claim, document → story."""

    claims: dict[int, int]
    stories: dict[int, int]


def joined(reports: Sequence[Report], entries: Found) -> Joined:
    """The product's own copies, stories and claims, document by document."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 0)
    db.execute("PRAGMA foreign_keys = OFF")  # the documents themselves are not in this record
    documents = {report.number: report.reading.document for report in reports}
    copied, stories, claims = CopyIndex(db, documents.__getitem__), StoryIndex(db), ClaimIndex(db)
    for report in reports:
        story = stories.place(report, copied.add(report.number, documents[report.number])).story
        claims.join(report, entries[report.number], story, stories.near(report, NEAR))
    select = "SELECT entry, claim FROM claim_entries", "SELECT document, story FROM story_documents"
    return Joined(*(dict(db.execute(one).fetchall()) for one in select))


def scored(names: Sequence[str], readings: dict[str, Reading], gold: Sequence[Gold]) -> dict[str, Any]:
    """The scores of some documents, and of the baselines on the same."""
    reports = [Report.of(readings[name], number) for number, name in enumerate(names, start=1)]
    by_name: defaultdict[str, list[Gold]] = defaultdict(list)
    for mention in gold:
        by_name[mention.document].append(mention)
    entries = {report.number: gold_items(report, by_name[name]) for report, name in zip(reports, names, strict=True)}
    mentions = {
        item.number: mention
        for report, name in zip(reports, names, strict=True)
        for item, mention in zip(entries[report.number], by_name[name], strict=True)
    }
    items = {item.number: item for found in entries.values() for item in found}
    lemmas = {number: simplemma.lemmatize(item.word, lang="en") for number, item in items.items()}
    found = joined(reports, entries)
    truth = _clusters(mentions, lambda number: mentions[number].chain)
    ways: dict[str, Callable[[int], Hashable]] = {
        "claims": lambda number: found.claims[number],
        "same lemma": lambda number: lemmas[number],
        "same lemma in a story": lambda number: (found.stories[items[number].document], lemmas[number]),
    }
    return {
        "documents": len(reports),
        "mentions": len(mentions),
        "happenings": len(truth),
        **{name: conll([truth], [_clusters(mentions, key)], singletons=True) for name, key in ways.items()},
        "own entries": own_entries(reports, by_name),
    }


def own_entries(reports: Sequence[Report], gold: dict[str, list[Gold]]) -> dict[str, Any]:
    """The events that we read ourselves, joined; of their pairs, those that gold has as one."""
    entries = {report.number: items_of(report) for report in reports}
    found = joined(reports, entries).claims
    chains: dict[int, str] = {}
    for report in reports:
        heads = _heads(report)
        for item in entries[report.number]:
            spans = heads.get(item.number, ())
            mention = next((one for one in gold[report.reading.document.id] if _meet(spans, one.head)), None)
            if item.kind == "event" and mention is not None:
                chains[item.number] = mention.chain
    given, right = _pairs(_clusters(chains, found.__getitem__)), _pairs(_clusters(chains, chains.__getitem__))
    both = _pairs(_clusters(chains, lambda number: (found[number], chains[number])))
    return {"events": len(chains), "pairs": prf(both, given, right)}


def _clusters(numbers: Iterable[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        found[key(number)].append(number)
    return list(found.values())


def _pairs(clusters: Iterable[Sequence[int]]) -> int:
    return sum(len(one) * (len(one) - 1) // 2 for one in clusters)


def annotated(gold: Sequence[Gold], readings: dict[str, Reading]) -> list[Gold]:
    """The mentions in sentences where one at least is in a chain: the others were not looked through for chains."""
    sizes = Counter(mention.chain for mention in gold)
    sentences = {name: Sentences(reading.document) for name, reading in readings.items()}
    around = {mention: (mention.document, sentences[mention.document].around((mention.span,))) for mention in gold}
    done = {around[mention] for mention in gold if sizes[mention.chain] > 1}
    return [mention for mention in gold if around[mention] in done]


def read_all(folder: Path, kept: Path | None) -> dict[str, Reading]:
    """All documents, read; from the file ``kept`` where they were read before (a pickle of our own making)."""
    if kept is not None and kept.exists():
        found: dict[str, Reading] = pickle.loads(kept.read_bytes())
        return found
    found = {document.id: read_document(document) for document in ecbplus(folder)}
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    """Read, join, score, save."""
    folder = options(__doc__).corpora / "comparing/ecbplus"
    kept = os.environ.get("ONRECORD_BENCHMARK_READINGS")
    readings = read_all(folder, Path(kept) if kept else None)
    figures = {}
    for half, held in (("build", False), ("held", True)):
        names = [name for name in sorted(readings) if (topic(name) in HELD) is held]
        some = {name: readings[name] for name in names}
        gold = gold_mentions(folder, {name: reading.document.text for name, reading in some.items()})
        figures[half] = scored(names, some, annotated(gold, some))
    save("claims", figures)


if __name__ == "__main__":
    main()
