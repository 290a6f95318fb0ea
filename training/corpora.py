"""The corpora, as texts with labels on their words.

PolNeAR gives cues and roles, Worldwide (newswire from outside the West) gives mentions; GUM (``gum.py``) gives
sentence starts and coreference. Each becomes a list of :class:`Labelled`: the text's pieces, and for each head the
labels of its words, or ``None`` where the corpus says nothing about that head.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from onrecord.reading.found import MentionType, Passage
from onrecord.reading.pieces import Ints, Pieces, pieces

MENTION_TYPES: tuple[str, ...] = get_args(MentionType)
CUE_TAGS = ("O", "B", "I")
MENTION_TAGS = ("O", *(f"{prefix}-{kind}" for kind in MENTION_TYPES for prefix in "BI"))

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as word indices: the cue's words, and each role's words (all sorted, any may be empty)."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as word indices: its head, ``[start, end)``, its type (index into TYPES), and whom it is about."""

    head: int
    start: int
    end: int
    type: int
    entity: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with labels on its words (W of them)."""

    name: str
    text: str
    pieces: Pieces
    relations: tuple[Relation, ...] | None = None
    cues: Ints | None = None  # [W] index into CUE_TAGS
    mentions: Ints | None = None  # [W] index into MENTION_TAGS
    starts: Ints | None = None  # [W] 1 where a sentence begins
    referring: tuple[Mention, ...] | None = None  # in the order of their heads
    learned: frozenset[int] | None = None  # the heads whose antecedents are known, where not all are
    below: tuple[Relation, ...] = ()  # attributions inside another's content
    nested: Ints | None = None  # [W] index into CUE_TAGS: their cues


def lines(text: str) -> tuple[Passage, ...]:
    """Every line with something in it as a passage: how all the corpora here mark their paragraphs."""
    return tuple(Passage(match.start(), match.end(), "paragraph") for match in _LINE.finditer(text))


def polnear(path: Path) -> list[Labelled]:
    """PolNeAR (Newell et al., LREC 2018): one JSON object a line with ``doc``, ``text``, ``attributions``."""
    return [_polnear_document(row) for row in _rows(path)]


def _polnear_document(row: dict[str, Any]) -> Labelled:
    text = row["text"]
    cut = pieces(text, lines(text))
    relations = []
    cues = np.zeros(cut.words, dtype=np.int32)
    for attribution in row["attributions"]:
        cue = words_of(cut, attribution["cue"])
        if cue.size == 0:
            continue
        relations.append(
            Relation(
                tuple(cue.tolist()),
                tuple(words_of(cut, attribution["source"]).tolist()),
                tuple(words_of(cut, attribution["content"]).tolist()),
            )
        )
        cues[cue] = 2
        cues[cue[0]] = 1
    return Labelled(row["doc"], text, cut, relations=tuple(relations), cues=cues)


def words_of(cut: Pieces, spans: list[list[int]]) -> Ints:
    """The indices of the words that the spans touch, ascending."""
    found: list[npt.NDArray[np.int64]] = []
    for start, end in spans:
        left = np.searchsorted(cut.end, start, side="right")
        right = np.searchsorted(cut.start, end, side="left")
        found.append(np.arange(left, right))
    return np.unique(np.concatenate(found)).astype(np.int32) if found else np.zeros(0, dtype=np.int32)


def worldwide(path: Path, *, dev: bool) -> list[Labelled]:
    """Worldwide newswire entities (Shan et al., 2023): ``doc`` and ``sentences`` of ``tokens`` and BIO ``tags``.

    A tenth of the articles, chosen by a hash of the name, is the dev part.
    """
    return [_worldwide_document(row) for row in _rows(path) if is_dev(row["doc"]) == dev]


def is_dev(name: str) -> bool:
    """Whether the article of that name is in the dev part: a stable tenth."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def _worldwide_document(row: dict[str, Any]) -> Labelled:
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    for sentence in row["sentences"]:
        line, token_spans = rejoin(sentence["tokens"])
        spans += [
            (length + start, length + end, tag) for (start, end), tag in zip(token_spans, sentence["tags"], strict=True)
        ]
        parts.append(line)
        length += len(line) + 1
    text = "\n".join(parts)
    cut = pieces(text, lines(text))
    labels = np.zeros(cut.words, dtype=np.int32)
    previous = "O"
    for start, end, tag in spans:
        words = words_of(cut, [[start, end]])
        if tag != "O" and words.size:
            # A few entities go on from the end of one row into the next; what begins with I- opens one here.
            kind = tag[2:]
            inside = tag[0] == "I" and previous[2:] == kind
            labels[words] = MENTION_TAGS.index("I-" + kind)
            if not inside:
                labels[words[0]] = MENTION_TAGS.index("B-" + kind)
        previous = tag
    return Labelled(row["doc"], text, cut, mentions=labels)


_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}”’»…]+|n't|n’t|['’](?:s|re|ve|ll|d|m|S)?)$")
_NO_SPACE_AFTER = re.compile(r"^[(\[{“‘«$£€#@]+$")


def rejoin(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens → a line of text as it would be printed, and each token's offsets in it."""
    text = ""
    spans = []
    glue = True
    open_quote = False
    for index, token in enumerate(tokens):
        clean = token.replace("\n", " ")
        follows = tokens[index + 1] if index + 1 < len(tokens) else ""
        closes = clean == '"' and open_quote
        attached = bool(_NO_SPACE_BEFORE.match(clean)) or closes
        if clean in ("-", "/") and glue is False and re.match(r"\w", follows) and re.search(r"\w$", text):
            attached = True
        if text and not glue and not attached:
            text += " "
        spans.append((len(text), len(text) + len(clean)))
        text += clean
        glue = (
            bool(_NO_SPACE_AFTER.match(clean))
            or (clean == '"' and not open_quote)
            or (clean in ("-", "/") and attached)
        )
        if clean == '"':
            open_quote = not open_quote
    return text, spans


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
