"""Attributions inside another's content, as the reader finds them by reading each content once more.

PolNeAR marks none. What a second reading of every content finds is put beside its labels, so that one pass learns to
find both: the first level as the corpus marks it, and the levels below as the second reading does.

python -m training.nested --corpora ../shared/corpora --out training/runs/nested.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.reading import model as models
from onrecord.reading.encoder import encode
from onrecord.reading.found import Passage, Said
from onrecord.reading.model import Model
from onrecord.reading.pieces import pieces
from onrecord.reading.said.statements import said
from training.corpora import Labelled, Relation, polnear, words_of

# How deep reports of reports are followed, below the first.
DEPTH = 2
# How certain what is found there must be.
LEAST = 0.5
# What opens a content and would not open a sentence of its own.
_OPENER = re.compile(r"(?:that|whether|if|to) ", re.IGNORECASE)


def write(texts: Sequence[Labelled], path: Path) -> None:
    """One JSON line a text: ``doc`` and ``nested``, each with its spans of ``source``, ``cue`` and ``content``."""
    model = models.load(1)
    with path.open("w", encoding="utf-8") as stream:
        for text in texts:
            first = said(text.text, encode(text.pieces, model.run), model)
            rows = [
                {"source": one.source, "cue": one.cue, "content": one.content}
                for one in inside(text.text, first, model)
            ]
            print(json.dumps({"doc": text.name, "nested": rows}), file=stream)


def inside(text: str, level: Sequence[Said], model: Model) -> Iterator[Said]:
    """What a second reading of each content finds in it, read as if it stood alone; and a third of those."""
    for _ in range(DEPTH):
        found = []
        for one in level:
            for start, end in one.content:
                opener = _OPENER.match(text, start, end)
                cut = pieces(text, (Passage(opener.end() if opener else start, end, "paragraph"),))
                if cut.words:
                    below = said(text, encode(cut, model.run), model)
                    found += [each for each in below if each.confidence >= LEAST]
        yield from found
        level = found


def with_nested(texts: Sequence[Labelled], path: Path) -> list[Labelled]:
    """The texts with what is nested in them beside their own labels."""
    rows = {row["doc"]: row["nested"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    found = []
    for text in texts:
        cut = text.pieces
        labels = np.zeros(cut.words, dtype=np.int32)
        below = []
        for row in rows.get(text.name, ()):
            cue, source, content = (words_of(cut, row[part]) for part in ("cue", "source", "content"))
            # Where the corpus has a cue of its own, that stands.
            if not cue.size or (text.cues is not None and bool(text.cues[cue].any())):
                continue
            labels[cue] = 2
            labels[cue[0]] = 1
            below.append(Relation(tuple(cue.tolist()), tuple(source.tolist()), tuple(content.tolist())))
        found.append(replace(text, below=tuple(below), nested=labels))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(polnear(options.corpora / "attribution/polnear_train.jsonl"), options.out)
