"""The record at size: storing, comparing, finding, the size of the file and of the program, up to 100,000 documents.

    python -m benchmarks.record --corpora ../shared/corpora --size 100000

Some hundreds of reports (ECB+ without its held topics, Wikinews and what it drew on) are read once by the model, in a
process of its own; ``varied.py`` makes readings of them, as many as wanted. Each is stored and compared with all before
it, as ``onrecord add`` and ``onrecord compare`` do: one transaction each, one at a time. At each step some hundred
questions are asked, of all the kinds that ``onrecord find`` knows. *Bytes a document* are those of the file without
the pages as they came. The growth is that of the median cost from a tenth of the size to the whole: a cost that grows
as the logarithm does grows by log(size) / log(size / 10).
"""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from benchmarks.charts import Chart, Line, write_charts
from benchmarks.common import options, rows, save
from benchmarks.copies import ecbplus
from benchmarks.ecbplus import HELD, topic
from benchmarks.varied import Varied
from onrecord.documents import document_from_text
from onrecord.record import Record
from onrecord.schema import Document, Reading
from onrecord.settings import Settings

SIZE = 100_000
BASES = 200  # of each corpus
WORDS = (80, 1000)  # of what is a report: less is a list or a stub, more a paper
QUESTIONS = 20  # of each kind at each step
PLOT = Path(__file__).parents[1] / "docs/record.svg"
LIMITS = {"store": 1000 / 300, "compare": 30.0, "find": 100.0, "file": 25.0}


def texts(corpora: Path) -> Iterator[Document]:
    """The reports that all readings are made of."""
    settings = Settings()
    reports = [one for one in ecbplus(corpora / "comparing/ecbplus") if topic(one.id) not in HELD]
    for one in random.Random(3).sample(reports, BASES):
        yield document_from_text(one.text, id=one.id, published="2031-01-01", language="en", settings=settings)
    found = []
    for row in rows(corpora / "comparing/wikinews_with_sources.jsonl"):
        found += [row["text"], *(one["maintext"] for one in row["sources"] if one["language"] == "en")]
    whole = [text for text in found if text and WORDS[0] <= len(text.split()) <= WORDS[1]]
    for text in random.Random(3).sample(whole, min(BASES, len(whole))):
        yield document_from_text(text, published="2031-01-01", language="en", settings=settings)


def read_all(corpora: Path) -> list[Reading]:
    """Their readings."""
    from onrecord.reading import read_document

    return [read_document(document, Settings()) for document in texts(corpora)]


def bases(corpora: Path, kept: Path | None) -> list[Reading]:
    """The same, from ``kept`` if they are there; read in another process, whose memory is not measured."""
    if kept is not None and kept.exists():
        found: list[Reading] = pickle.loads(kept.read_bytes())
        return found
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(read_all, (corpora,))
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


class Measure:
    """A record that grows, and what each step cost."""

    def __init__(self, path: Path, compared: bool) -> None:
        self.path = path
        self.record = Record.open(path)
        self.comparing = _comparing(self.record) if compared else None
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.seconds_of_cpu: defaultdict[str, float] = defaultdict(float)

    def take(self, reading: Reading) -> None:
        """Stores and compares one, with the time that each takes."""
        number = self._timed("store", lambda: self.record.add(reading)).number
        if self.comparing is not None:
            compare, settle = self.comparing.compare, self.comparing.settle
            self._timed("compare", lambda: (compare(number), settle()))

    def ask(self, chance: random.Random) -> list[float]:
        """Asks questions of all kinds; milliseconds each."""
        db = self.record.connection
        people, places = (
            [name for (name,) in db.execute(f"SELECT name FROM {table} ORDER BY random() LIMIT 200")]
            for table in ("actors", "places")
        )
        text = " ".join(text for (text,) in db.execute("SELECT text FROM texts ORDER BY random() LIMIT 50"))
        words = re.findall(r"\b[a-z]{5,}\b", text)
        day = db.execute("SELECT max(published) FROM documents").fetchone()[0]
        kinds: tuple[Callable[[], dict[str, str]], ...] = (
            lambda: {"words": chance.choice(words)},
            lambda: {"words": " ".join(chance.sample(words, 2))},
            lambda: {"by": chance.choice(people)},
            lambda: {"about": chance.choice(places)},
            lambda: {"by": chance.choice(people), "words": chance.choice(words)},
            lambda: {"act": chance.choice(("deny", "accuse", "promise")), "start": day[:7], "end": day},
            lambda: {"outlet": f"Outlet {chance.randint(1, 9)}", "words": chance.choice(words)},
            lambda: {"kind": "events", "about": chance.choice(places)},
            lambda: {"kind": "events", "type": "ASSAULT", "by": chance.choice(people)},
            lambda: {"kind": "flows", "status": "pledge"},
            lambda: {"kind": "figures", "what": "killed", "words": chance.choice(words)},
            lambda: {"kind": "documents", "words": chance.choice(words)},
        )
        found = []
        for kind in kinds:
            for _ in range(QUESTIONS):
                question: dict[str, Any] = kind()
                start = time.perf_counter()
                self.record.find(limit=50, **question)
                found.append(1000 * (time.perf_counter() - start))
        return found

    def _timed(self, name: str, action: Callable[[], Any]) -> Any:
        start, cpu = time.perf_counter(), time.process_time()
        done = action()
        self.times[name].append(1000 * (time.perf_counter() - start))
        self.seconds_of_cpu[name] += time.process_time() - cpu
        return done

    def bytes(self) -> tuple[int, int]:
        """Of the file, and of the pages in it."""
        self.record.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = self.record.connection.execute("SELECT sum(length(bytes)) FROM raw").fetchone()[0]
        return self.path.stat().st_size, pages

    def tables(self, documents: int) -> dict[str, int]:
        """Bytes a document of the largest tables and indexes."""
        found = self.record.connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 25"
        )
        return {name: round(size / documents) for name, size in found}


def _comparing(record: Record) -> Any:
    from onrecord.comparing.compare import Comparing

    return Comparing(record)


def grow(readings: Iterator[Reading], size: int, path: Path, compared: bool) -> dict[str, Any]:
    """Grows a record to ``size`` documents, and measures on the way."""
    measure = Measure(path, compared)
    every = max(1, size // 20)
    chance = random.Random(11)
    steps: dict[int, dict[str, Any]] = {}
    for number in range(1, size + 1):
        measure.take(next(readings))
        if number % every == 0 or number == size:
            file, pages = measure.bytes()
            steps[number] = {
                **{name: _summary(times[-every:]) for name, times in measure.times.items()},
                "find": _summary(measure.ask(chance)),
                "bytes a document": round((file - pages) / number),
                "memory MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
            print(number, steps[number], file=sys.stderr, flush=True)
    figures: dict[str, Any] = {
        "size": size,
        **{name: _summary(times) for name, times in measure.times.items()},
        "readings stored a second": round(1000 / mean(measure.times["store"])),
        "find": steps[size]["find"],
        "bytes a document": steps[size]["bytes a document"],
        "memory MiB": steps[size]["memory MiB"],
        # Beside the wall's clock, which other programs on the machine can stop.
        "CPU ms a document": {name: round(1000 * one / size, 2) for name, one in measure.seconds_of_cpu.items()},
        "growth": _growth(steps, size),
        "tables": measure.tables(size),
        "steps": steps,
    }
    if compared:
        counted = ("stories", "claims", "claim_entries", "copies")
        figures["in the record"] = {
            name: measure.record.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counted
        }
    measure.record.close()
    return figures


def _summary(times: list[float]) -> dict[str, float]:
    return {
        "median ms": round(median(times), 2),
        "mean ms": round(mean(times), 2),
        "p95 ms": round(quantiles(times, n=20)[-1] if len(times) > 1 else times[0], 2),
    }


def _growth(steps: dict[int, dict[str, Any]], size: int) -> dict[str, float]:
    """From a tenth of the size to the whole: the factor of each median, beside that of the logarithm."""
    tenth = min(steps, key=lambda number: abs(number - size // 10))
    found: dict[str, float] = {
        name: round(steps[size][name]["median ms"] / max(steps[tenth][name]["median ms"], 0.001), 2)
        for name in ("store", "compare")
        if name in steps[size]
    }
    return {**found, "logarithm": round(log(size) / log(tenth), 2)}


def plot(figures: dict[str, Any]) -> None:
    """Draws what each step cost, into docs/."""
    steps = figures["steps"].items()

    def line(what: str, which: str, name: str) -> Line:
        return Line(name, [(number, one[what][which]) for number, one in steps if what in one])

    charts = [
        Chart("Storing a reading, ms", [line("store", "median ms", "median"), line("store", "p95 ms", "p95")]),
        Chart("Finding, ms", [line("find", "median ms", "median"), line("find", "p95 ms", "p95")], LIMITS["find"]),
        Chart(
            "The file, KB a document beyond the page",
            [Line("bytes", [(number, one["bytes a document"] / 1000) for number, one in steps])],
            LIMITS["file"],
        ),
    ]
    if "compare" in figures:
        lines = [line("compare", "median ms", "median"), line("compare", "mean ms", "mean")]
        charts.insert(1, Chart("Comparing a new document, ms", lines, LIMITS["compare"]))
    write_charts(PLOT, charts, f"The record at size: up to {figures['size']:,} documents")


def main() -> None:
    """Read, vary, grow, measure, save, draw."""

    def more(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--size", type=int, default=SIZE, help="how many documents")
        parser.add_argument("--readings", type=Path, help="where the readings of the model are kept, to be used again")
        parser.add_argument("--store-only", action="store_true", help="do not compare")
        parser.add_argument("--try", dest="trial", action="store_true", help="print the figures, and save nothing")

    chosen = options(__doc__, more)
    readings = bases(chosen.corpora, chosen.readings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "varied.record"
        figures = grow(iter(Varied(readings)), chosen.size, path, not chosen.store_only)
    if chosen.trial:
        print({name: value for name, value in figures.items() if name != "steps"})
        return
    words = [len(one.document.text.split()) for one in readings]
    save("record", {"bases": len(readings), "words a document": round(mean(words)), **figures})
    plot(figures)


if __name__ == "__main__":
    main()
