"""What a report is about, small enough to be laid beside many others: its heaviest terms, and the vector of its head.

A term is a word or a number, with accents and capitals put away. It weighs the more the rarer it is in news, the more
often it stands in the text, at its head, and in the name of an actor or a place: names and numbers are what tells one
happening from another of its kind.
"""

from __future__ import annotations

import datetime
import functools
import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from onrecord.comparing.reports import Report
from onrecord.comparing.vectors import Floats, load_vectors
from onrecord.reading.passages import passages
from onrecord.record.odd import searchable

# The terms that are kept: the heaviest.
TERMS = 72
# What a term is besides: in a name, a number, at the head of the text.
NAME, NUMBER, HEAD = 1, 2, 4

# How many words of a text are looked at, how many of them are its head, and of how many its vector is made.
_WORDS, _HEAD, _VECTOR = 700, 70, 90
_NAME_COUNTS = _HEAD_COUNTS = 1.5
# The word pieces of a report of usual length: by these, how likely it is to have a word by chance.
_PIECES = 330
_LONGEST_HEADLINE = 200
# How much the cosine of each kind of term counts (0: of all terms), and that of the vectors.
_SHARES = ((0.35, 0), (0.25, NAME), (0.15, NUMBER), (0.15, HEAD))
_VECTOR_SHARE = 0.1

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SENTENCE = re.compile(r"\s*(\S.*?(?:[.!?…][\"”’')\]]*(?=\s)|$))", re.DOTALL)

_TERM = np.dtype([("term", "<u4"), ("weight", "<f2"), ("kind", "u1")])


@dataclass(frozen=True, slots=True)
class Gist:
    """What a document is about. ``terms`` are the CRC-32 of each term, the heaviest first, ``kinds`` sums of NAME,
    NUMBER and HEAD; ``day`` counts from 1 January of the year 1. ``vector`` is of length one, or zeros. ``words`` are
    the terms themselves, which are not kept."""

    terms: npt.NDArray[np.uint32]
    weights: Floats
    kinds: npt.NDArray[np.uint8]
    vector: Floats
    day: int | None
    headline: str | None
    words: tuple[str, ...] = ()

    def pack(self) -> bytes:
        """Terms, weights, kinds and vector as bytes, some 700."""
        rows = np.empty(len(self.terms), _TERM)
        rows["term"], rows["weight"], rows["kind"] = self.terms, self.weights, self.kinds
        top = float(np.abs(self.vector).max()) or 1.0
        return bytes([len(rows)]) + rows.tobytes() + np.round(self.vector * (127 / top)).astype(np.int8).tobytes()


def unpack(packed: bytes, day: int | None, headline: str | None) -> Gist:
    """The gist that :meth:`Gist.pack` was called of."""
    rows = np.frombuffer(packed, _TERM, packed[0], 1)
    vector = np.frombuffer(packed, np.int8, offset=1 + rows.nbytes).astype(np.float32)
    vector /= float(np.linalg.norm(vector)) or 1.0
    return Gist(rows["term"], rows["weight"].astype(np.float32), rows["kind"], vector, day, headline)


def gist_of(report: Report) -> Gist:
    """The gist of a report: of what of it is read, its headline with it."""
    document = report.reading.document
    parts = [document.text[one.start : one.end] for one in passages(document)]
    if not document.blocks:
        parts = [document.text]
    if document.title and document.title not in parts[:1]:
        parts.insert(0, document.title)
    text = "\n".join(parts)
    words = [(match.group(), match.end()) for match in islice(_WORD.finditer(text), _WORDS)]
    head = text[: words[min(_VECTOR, len(words)) - 1][1]] if words else ""
    weighed = _weighed([word for word, _ in words], name_words(report))
    return Gist(
        np.array([code(term) for term, _, _ in weighed], np.uint32),
        np.array([weight for _, weight, _ in weighed], np.float32),
        np.array([kind for _, _, kind in weighed], np.uint8),
        load_vectors().of(head),
        day_of(report.published),
        _headline(document.title, text),
        tuple(term for term, _, _ in weighed),
    )


@functools.lru_cache(1 << 16)
def rarity_of(term: str) -> float:
    """How much a term says: the negative logarithm of how likely a report in the news is to have it."""
    return -math.log(-math.expm1(-_PIECES * math.exp(-load_vectors().rarity(term))))


def folded(word: str) -> str:
    """A word without capitals and accents."""
    if word.isascii():
        return word.lower()
    return "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one)).casefold()


def code(term: str) -> int:
    """The CRC-32 of a term."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def names(report: Report) -> list[str]:
    """What actors and places the report names, those first that it names most often."""
    reading = report.reading
    found = [(one.name, len(one.mentions)) for one in reading.actors if one.kind not in ("people", "other")]
    found += [(one.name, len(one.mentions)) for one in reading.places]
    return [name for name, _ in sorted(found, key=lambda one: -one[1]) if name[:1].isupper() and name_terms(name)]


def name_terms(name: str) -> list[str]:
    """The terms of a name: its words with capitals."""
    return [folded(word) for word in _WORD.findall(name) if word[0].isupper()]


def name_words(report: Report) -> frozenset[str]:
    """The terms that stand in the names of a report, in whatever form it gives them."""
    reading = report.reading
    actors = [one for one in reading.actors if one.kind not in ("people", "other")]
    spans = [span for actor in actors for span in actor.mentions]
    spans += [span for place in reading.places for span in place.mentions]
    return frozenset(term for start, end in spans for term in name_terms(report.text[start:end]))


def day_of(published: str | None) -> int | None:
    """The day, counted from 1 January of the year 1; a month or a year is no day."""
    try:
        return datetime.date.fromisoformat(published or "").toordinal()
    except ValueError:
        return None


def _weighed(words: Sequence[str], named: frozenset[str]) -> list[tuple[str, float, int]]:
    """Term, weight and kind of the heaviest terms."""
    counts = Counter(term for word in words if len(term := folded(word)) > 1 or term.isdigit())
    head = {folded(word) for word in words[:_HEAD]}
    found = []
    for term, count in counts.items():
        kind = NAME * (term in named) | NUMBER * term[0].isdigit() | HEAD * (term in head)
        found.append((term, _weight(count, kind) * rarity_of(term), kind))
    return sorted(found, key=lambda one: (-one[1], one[0]))[:TERMS]


def _weight(count: int, kind: int) -> float:
    named = _NAME_COUNTS if kind & NAME else 1.0
    return (1 + math.log(count)) * named * (_HEAD_COUNTS if kind & HEAD else 1.0)


def _headline(title: str | None, text: str) -> str | None:
    match = None if title else _SENTENCE.match(text)
    line = searchable(" ".join((title or (match.group(1) if match else "")).split()))
    if not line:
        return None
    return line if len(line) <= _LONGEST_HEADLINE else line[:_LONGEST_HEADLINE].rsplit(" ", 1)[0] + " …"


def alike(gists: Sequence[Gist], factors: Mapping[int, float] | None = None) -> Floats:
    """[N, N] how like each two of the gists are, from 0 to 1.

    The sum of five cosines: of all terms, of names, of numbers, of the terms at the head, of the vectors. Of what
    neither of two has (two texts without a number), nothing follows, and the rest counts for more.

    Args:
        factors: what the weights of terms are multiplied by, where that is not one (those common in this record).
    """
    lengths = [len(one.terms) for one in gists]
    codes, at = np.unique(np.concatenate([one.terms for one in gists]), return_inverse=True)
    rows = np.repeat(np.arange(len(gists)), lengths)
    weights = np.concatenate([one.weights for one in gists])
    if factors:
        weights *= np.array([factors.get(one, 1.0) for one in codes.tolist()], np.float32)[at]
    kinds = np.concatenate([one.kinds for one in gists])
    total = np.zeros((len(gists), len(gists)), np.float32)
    known = np.zeros_like(total)
    for share, kind in _SHARES:
        matrix = np.zeros((len(gists), len(codes)), np.float32)
        matrix[rows, at] = np.where(kinds & kind, weights, 0) if kind else weights
        _add(total, known, share, matrix)
    _add(total, known, _VECTOR_SHARE, np.stack([one.vector for one in gists]))
    return np.divide(total, known, out=np.zeros_like(total), where=known > 0)


def _add(total: Floats, known: Floats, share: float, matrix: Floats) -> None:
    norms = np.linalg.norm(matrix, axis=1)
    unit = matrix / np.maximum(norms, 1e-6)[:, None]
    total += share * np.maximum(unit @ unit.T, 0)
    has = norms > 1e-6
    known += share * (has[:, None] | has[None, :])
