"""Copies: labelled pairs of ECB+ (copy, partly, no), and what a new document costs among very many.

    python -m benchmarks.copies --corpora ../shared/corpora

``labels/copies.json`` holds 250 pairs of ECB+ (Cybulska and Vossen, 2014), by their names; ``labels/README.md`` says
how they were drawn and labelled. They are halved by a hash of the story: ``build`` was developed on, ``held`` was not.
*found* is whether a pair that shares text (copy or partly) is given as one that does; *kind* asks for the right kind as
well. The pairs are taken from one run over all 772 documents, so a candidate that is not looked at counts as a miss.
*candidates* is how many of the pairs found by laying every two documents of a topic beside each other the index finds.

For the cost, ``SIZE`` documents are made of paragraphs of the ECB+ texts with words changed at random, every tenth an
edited copy of an earlier one, and added one by one to an index in a file.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from lxml import etree

from benchmarks.common import options, prf, save
from onrecord.comparing import CopyIndex, CopyPair, copies
from onrecord.comparing.agreeing import index_of
from onrecord.comparing.pairs import overlap
from onrecord.comparing.words import Words
from onrecord.documents import document_from_text
from onrecord.record import Record
from onrecord.schema import Document
from onrecord.settings import Settings

LABELS = Path(__file__).parent / "labels/copies.json"
SIZE = 100_000
STEP = 10_000

_OPENS = re.compile(r"\s?(?:``|''|[\"“‘])\s?\w")
_WHOLE = re.compile(r"[.!?…,:;][\s\"”'’)`]*$")


def story(name: str) -> str:
    """The documents ``3_1ecb`` and ``3_2ecb`` are of one story, ``3_1ecbplus`` of another."""
    return name.split("_")[0] + ("plus" if name.endswith("plus") else "")


def half_of(name: str) -> str:
    """Which half a document's story belongs to."""
    return "build" if hashlib.sha256(story(name).encode()).digest()[-1] % 2 == 0 else "held"


def ecbplus(folder: Path) -> Iterator[Document]:
    """The documents, made of their tokens; the address in the first line is left away."""
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in etree.parse(path).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence")), []).append(token.text or "")
        lines = [_spaced(" ".join(sentences[at])) for at in sorted(sentences)]
        text = _joined(lines[1:] if lines[0].startswith("http") else lines)
        yield document_from_text(text, id=path.stem, language="en", settings=Settings())


def _spaced(line: str) -> str:
    """Tokens as they are written: no space before a stop or a closing mark, after an opening one, or in a number."""
    line = re.sub(r"(?<=\d) ([.,:]) (?=\d)", r"\1", line)
    line = re.sub(r" (?=[.,:;!?%)\]])|(?<=[(\[$]) | (?=['’\"”](?:\s|$))| (?=''|n't\b|'(?:s|re|ve|ll|d|m)\b)", "", line)
    return re.sub(r"(?<=``) |(?<=\w’) (?=(?:s|t|re|ve|ll|d|m)\b)", "", line)


def _joined(lines: list[str]) -> str:
    """ECB+ does not say where paragraphs begin: before a line that opens a quotation, and round one without a stop."""
    text, whole = "", False
    for line in lines:
        ends = _WHOLE.search(line) is not None
        text += (" " if whole and ends and not _OPENS.match(line) else "\n\n" if text else "") + line
        whole = ends
    return text


def measure(found: dict[tuple[str, str], CopyPair], half: str) -> dict[str, Any]:
    """The scores of one half."""
    labels = [row for row in json.loads(LABELS.read_text("utf-8")) if half_of(row["pair"][0]) == half]
    table: Counter[tuple[str, str]] = Counter()
    for row in labels:
        first, second = row["pair"]
        pair = found.get((first, second)) or found.get((second, first))
        table[row["kind"], pair.kind if pair else "no"] += 1
    kinds = ("copy", "partly", "no")
    gold = sum(table[kind, given] for kind in kinds[:2] for given in kinds)
    given = sum(table[kind, given] for kind in kinds for given in kinds[:2])
    shared = sum(table[kind, given] for kind in kinds[:2] for given in kinds[:2])
    return {
        "pairs": len(labels),
        "found": prf(shared, given, gold),
        "kind": prf(sum(table[kind, kind] for kind in kinds[:2]), given, gold),
        "labelled → given": {kind: {given: table[kind, given] for given in kinds} for kind in kinds},
    }


def made(texts: list[list[str]], size: int) -> Iterator[Document]:
    """Documents of some 250 words: paragraphs of several texts, words changed; every tenth an edited copy."""
    chance = random.Random(7)
    words = sorted({word for text in texts for line in text for word in line.split()})
    kept: list[str] = []
    for number in range(size):
        if number % 10 == 9:
            text = _changed(chance.choice(kept), words, chance, 0.03)
        else:
            text = "\n\n".join(_changed(chance.choice(chance.choice(texts)), words, chance, 0.5) for _ in range(5))
        if len(kept) < 2000:
            kept.append(text)
        yield Document(str(number), str(number), text)


def _changed(text: str, words: list[str], chance: random.Random, share: float) -> str:
    return re.sub(r"\w+", lambda word: chance.choice(words) if chance.random() < share else word.group(), text)


def cost(texts: list[list[str]], size: int = SIZE) -> dict[str, Any]:
    """Milliseconds a document, by how many there are already; the bytes of the index; the memory."""
    times: list[float] = []
    kinds: Counter[str] = Counter()
    figures: dict[str, Any] = {}
    before = _memory()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.record"
        db = Record.open(path).connection
        # The texts lie elsewhere, as they do in a record.
        texts_db = sqlite3.connect(Path(folder) / "texts.db")
        texts_db.execute("CREATE TABLE texts(number INTEGER PRIMARY KEY, id TEXT, text TEXT)")
        select = "SELECT id, id, text FROM texts WHERE number = ?"
        index = CopyIndex(db, lambda number: Document(*texts_db.execute(select, (number,)).fetchone()))
        db.execute("BEGIN")
        for number, document in enumerate(made(texts, size), start=1):
            texts_db.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, document.id, document.text))
            start = time.perf_counter()
            pairs = index.add(number, document)
            if number % 100 == 0:
                db.execute("COMMIT")
                db.execute("BEGIN")
            times.append(1000 * (time.perf_counter() - start))
            kinds[pairs[0].kind if pairs else "no"] += 1
            if number in (100, 1000) or number % STEP == 0:
                last = times[-min(number, STEP) :]
                figures[f"at {number}"] = {
                    "median ms": round(median(last), 2),
                    "p95 ms": round(quantiles(last, n=20)[-1], 2),
                    "mean ms": round(sum(last) / len(last), 2),
                }
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        figures["bytes of index a document"] = round(path.stat().st_size / size)
    figures["given"] = dict(kinds)
    figures["memory MiB"] = _memory()
    figures["of that, before the first"] = before
    return figures


def _memory() -> int:
    """The most that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def candidates(documents: list[Document], found: set[frozenset[str]]) -> dict[str, int]:
    """Every two documents of a topic laid beside each other: how many pairs there are, and how many were found."""
    words = {document.id: Words(document) for document in documents}
    pairs: Counter[str] = Counter()
    for topic in {name.split("_")[0] for name in words}:
        names = [name for name in words if name.split("_")[0] == topic]
        for at, second in enumerate(names):
            index = index_of(words[second])
            for first in names[at + 1 :]:
                kind = overlap(words[first], words[second], index).kind
                if kind:
                    pairs[kind] += 1
                    pairs[f"{kind}, found"] += frozenset((first, second)) in found
    return dict(sorted(pairs.items()))


def main() -> None:
    """Find, compare, time, save."""
    documents = list(ecbplus(options(__doc__).corpora / "comparing/ecbplus"))
    start = time.perf_counter()
    found = {(pair.first, pair.second): pair for group in copies(documents) for pair in group.pairs}
    seconds = time.perf_counter() - start
    save(
        "copies",
        {
            "documents": len(documents),
            "ms a document": round(1000 * seconds / len(documents), 2),
            **{half: measure(found, half) for half in ("build", "held")},
            "candidates": candidates(documents, {frozenset(pair) for pair in found}),
            "cost": cost([document.text.split("\n\n") for document in documents]),
        },
    )


if __name__ == "__main__":
    main()
