"""Stories: all documents of ECB+ put together as they come, and what placing one costs among very many.

    python -m benchmarks.stories --corpora ../shared/corpora

ECB+ (Cybulska and Vossen, LREC 2014) has two happenings of one kind in each topic: a trial and another trial, an
earthquake and another. All documents are read, shuffled, and placed one by one in one record; the stories are held
against the happenings by B³ (Bagga and Baldwin, 1998): of each document, what share of its story tells the same (p),
and what share of those that tell the same is in its story (r). ``held`` are the development topics of the field, which
were not looked at; ``build`` are the others. The documents carry no dates but those that the reading finds in the text.

For the cost, ``SIZE`` documents are made as for copies, with the words that begin with capitals as actors, and days
spread over three years; every tenth has none.
"""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.common import options, save
from benchmarks.copies import ecbplus, made, story
from onrecord import read_document
from onrecord.comparing.copies import CopyIndex
from onrecord.comparing.reports import Report
from onrecord.comparing.stories import StoryIndex
from onrecord.record.tables import migrate
from onrecord.schema import Actor, Document, Reading

HELD = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
SEED = 5
ORDERS = 5
SIZE = 100_000
STEP = 10_000


def placed(readings: Mapping[str, Reading], seed: int) -> dict[str, int]:
    """The story of each document, when they come in an order by chance."""
    names = sorted(readings)
    random.Random(seed).shuffle(names)
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 0)
    copies, stories = CopyIndex(), StoryIndex(db)
    for number, name in enumerate(names, start=1):
        pairs = copies.add(number, readings[name].document)
        stories.place(Report.of(readings[name], number), pairs)
    found = dict(db.execute("SELECT document, story FROM story_documents").fetchall())
    return {name: found[number] for number, name in enumerate(names, start=1)}


def b_cubed(found: Mapping[str, object], gold: Mapping[str, object]) -> dict[str, float]:
    """B³ precision, recall and F1 in per cent, of the documents in ``gold``."""
    given, wanted = _groups(found, gold), _groups(gold, gold)
    shares = [
        (len(same := given[name] & wanted[name]) / len(given[name]), len(same) / len(wanted[name])) for name in gold
    ]
    p, r = (sum(column) / len(shares) for column in zip(*shares, strict=True))
    return {"p": round(100 * p, 2), "r": round(100 * r, 2), "f1": round(200 * p * r / (p + r), 2)}


def _groups(labels: Mapping[str, object], names: Iterable[str]) -> dict[str, set[str]]:
    members: defaultdict[object, set[str]] = defaultdict(set)
    for name in names:
        members[labels[name]].add(name)
    return {name: members[labels[name]] for name in names}


def measure(found: Mapping[str, int], held: bool) -> dict[str, Any]:
    """The scores of the held topics or of the others; a story that reaches into the others counts as far as it lies
    in these."""
    gold = {name: story(name) for name in found if (int(name.split("_")[0]) in HELD) == held}
    sizes = Counter(found[name] for name in gold)
    return {
        "documents": len(gold),
        "happenings": len(set(gold.values())),
        "stories": len(sizes),
        "of one document": sum(size == 1 for size in sizes.values()),
        **b_cubed(found, gold),
    }


def cost(texts: list[list[str]], size: int = SIZE) -> dict[str, Any]:
    """Milliseconds of the processor and of the clock that a document takes, by how many there are already."""
    figures: dict[str, Any] = {}
    spent: list[tuple[float, float]] = []
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.db"
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        migrate(db, 0)
        before = path.stat().st_size
        index = StoryIndex(db)
        db.execute("BEGIN")
        for number, document in enumerate(made(texts, size), start=1):
            report = _report(document, number, chance)
            clock, processor = time.perf_counter(), time.process_time()
            index.place(report, ())
            if number % 100 == 0:
                db.execute("COMMIT")
                db.execute("BEGIN")
            spent.append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)))
            if number in (100, 1000) or number % STEP == 0:
                last = spent[-min(number, STEP) :]
                figures[f"at {number}"] = {
                    "median ms": round(median(one for one, _ in last), 2),
                    "p95 ms": round(quantiles([one for one, _ in last], n=20)[-1], 2),
                    "mean ms of the processor": round(sum(one for _, one in last) / len(last), 2),
                }
        db.execute("COMMIT")
        figures["stories"] = db.execute("SELECT count(*) FROM stories").fetchone()[0]
        figures["documents of the largest"] = db.execute("SELECT max(documents) FROM stories").fetchone()[0]
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        figures["bytes a document"] = round((path.stat().st_size - before) / size)
        db.close()
    return figures


def _report(made: Document, number: int, chance: random.Random) -> Report:
    day = date(2012, 1, 1) + timedelta(days=chance.randrange(1000))
    published = None if number % 10 == 0 else day.isoformat()
    capitals = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*", made.text))[:20]
    actors = [Actor(f"a{at}", one.group(), "person", mentions=(one.span(),)) for at, one in enumerate(capitals)]
    return Report.of(
        Reading("none", Document(made.id, made.name, made.text, published=published), tuple(actors)), number
    )


def main() -> None:
    """Read, place, compare, time, save."""
    documents = list(ecbplus(options(__doc__).corpora / "comparing/ecbplus"))
    readings = {document.id: read_document(document) for document in documents}
    orders = [placed(readings, SEED + at) for at in range(ORDERS)]
    halves = {
        half: {**measure(orders[0], held), "f1 in other orders": [measure(one, held)["f1"] for one in orders[1:]]}
        for half, held in (("build", False), ("held", True))
    }
    save(
        "stories",
        {
            "documents": len(documents),
            **halves,
            "cost": cost([document.text.split("\n\n") for document in documents]),
        },
    )


if __name__ == "__main__":
    main()
