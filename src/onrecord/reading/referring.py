"""Which words refer, and to what was spoken of before: the coreference head, in NumPy.

Word-level coreference (Dobrovolskii 2021, "Word-Level Coreference Resolution"): a mention is found by its head word
and its type, its extent comes second, and of the earlier heads each is scored as the antecedent (Lee et al. 2017,
"End-to-end Neural Coreference Resolution": a mention with no antecedent scores nought). K heads, W words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder import Floats
from onrecord.reading.pieces import CAPITALISED, CAPITALS, SHAPES, Ints, Pieces
from onrecord.reading.words.lemmas import word_set

# What a head refers to, as GUM types its entities; the first is "nothing".
TYPES = (
    "none", "person", "organization", "place", "object", "event", "time", "abstract", "animal", "plant", "substance"
)  # fmt: skip

# The widths of what the encoder gives for each word: two sides of an additive score and of a product, and for the
# extent two sides for where a mention starts and two for where it ends.
ADDED, MULTIPLIED, EXTENT = 160, 64, 48
SIDES = (ADDED, ADDED, MULTIPLIED, MULTIPLIED, EXTENT, EXTENT, EXTENT, EXTENT)
# How far a mention reaches from its head, in words.
BEFORE, AFTER = 24, 40
# How many heads back an antecedent may stand.
REACH = 160

WORDS_APART = 12
HEADS_APART = 10
PASSAGES_APART = 5
MATCHES = 4
_SMALL = word_set("the a an of and for in on to at by with his her their its this that")
_JOINS = frozenset("-.'’&")


@dataclass(frozen=True, slots=True)
class Heads:
    """The head words of a text's mentions in order, with what pairs of them are told apart by."""

    word: Ints  # [K] index of the word
    passage: Ints  # [K]
    name: tuple[frozenset[str], ...]  # [K] the words of the capitalised run that the head stands in
    form: tuple[str, ...]  # [K] the head word in small letters
    order: Ints  # [K] how many heads of any kind stand before it

    def only(self, kept: npt.NDArray[np.int64]) -> Heads:
        """The heads at those indices (ascending)."""
        chosen = kept.tolist()
        return Heads(
            self.word[kept],
            self.passage[kept],
            tuple(self.name[i] for i in chosen),
            tuple(self.form[i] for i in chosen),
            self.order[kept],
        )


def heads_at(text: str, cut: Pieces, words: Ints) -> Heads:
    """The heads at those word indices (ascending)."""
    shape = cut.features[cut.first] % SHAPES
    names, forms = [], []
    for word in words.tolist():
        forms.append(text[cut.start[word] : cut.end[word]].casefold())
        names.append(_run(text, cut, shape, word))
    order = np.arange(len(words), dtype=np.int32)
    return Heads(words.astype(np.int32), cut.passage[words], tuple(names), tuple(forms), order)


def _run(text: str, cut: Pieces, shape: Ints, word: int) -> frozenset[str]:
    """The words of the name around a capitalised word; none around a word in small letters."""
    if shape[word] not in (CAPITALISED, CAPITALS):
        return frozenset()
    found = set()
    for step in (-1, 1):
        at = word
        while 0 <= at < cut.words and abs(at - word) <= 8 and cut.passage[at] == cut.passage[word]:
            form = text[cut.start[at] : cut.end[at]]
            if shape[at] in (CAPITALISED, CAPITALS):
                found.add(form.casefold())
            elif form not in _JOINS:
                break
            at += step
    return frozenset(found - _SMALL)


def bucket(distance: npt.NDArray[np.int64], most: int) -> npt.NDArray[np.int64]:
    """Distances (from 1) → 0 … ``most`` - 1: by ones up to four, then by powers of two and their halves."""
    near = np.clip(distance, 1, 4) - 1
    far = 4 + np.floor(np.log2(np.maximum(distance, 5) / 5) * 1.25).astype(np.int64)
    return np.where(distance <= 4, near, np.minimum(far, most - 1))


# The buckets of all distances that matter.
_FURTHEST = 4096
_WORDS = bucket(np.arange(_FURTHEST + 1), WORDS_APART)
_HEADS = bucket(np.arange(REACH + 1), HEADS_APART)


def features(heads: Heads, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> tuple[Ints, Ints, Ints, Ints]:
    """For pairs of an earlier head ``left`` and a later one ``right`` [N]: buckets of words, heads and passages
    between them, and how far their words match."""
    words = bucket((heads.word[right] - heads.word[left]).astype(np.int64), WORDS_APART)
    between = bucket((heads.order[right] - heads.order[left]).astype(np.int64), HEADS_APART)
    passages = np.clip(heads.passage[right] - heads.passage[left], 0, PASSAGES_APART - 1)
    return words.astype(np.int32), between.astype(np.int32), passages.astype(np.int32), matches(heads)[right, left]


def matches(heads: Heads) -> npt.NDArray[np.int32]:
    """[K, K] how far two heads' words are the same: 0 not, 1 the head word, 2 a word of their names, 3 the names."""
    size = len(heads.word)
    found = np.zeros((size, size), dtype=np.int32)
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    whole: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for index, (form, name) in enumerate(zip(heads.form, heads.name, strict=True)):
        by_form[form].append(index)
        for word in name:
            by_name[word].append(index)
        if name:
            whole[name].append(index)
    for level, groups in ((1, by_form.values()), (2, by_name.values()), (3, whole.values())):
        for group in groups:
            if len(group) > 1:
                found[np.ix_(group, group)] = level
    return found


@dataclass(frozen=True, slots=True)
class ReferringHead:
    """The weights of the coreference head: embeddings of the pair's features, and how their sum is scored."""

    words: Floats  # [WORDS_APART, ADDED]
    between: Floats  # [HEADS_APART, ADDED]
    passages: Floats  # [PASSAGES_APART, ADDED]
    match: Floats  # [MATCHES, ADDED]
    score: Floats  # [ADDED]
    bias: Floats  # []
    before: Floats  # [BEFORE + 1] how likely a mention starts that far before its head
    after: Floats  # [AFTER + 1]

    def antecedents(self, sides: Floats, heads: Heads, rows: Sequence[int] | None = None) -> Floats:
        """Word sides [W, sum(SIDES)] → [K, K] scores, row the later head, column the earlier; -inf elsewhere.

        ``rows``: the later heads that are asked about, where not all are.
        """
        size = len(heads.word)
        scores = np.full((size, size), -np.inf, dtype=np.float32)
        if size < 2:
            return scores
        parts = split(sides[heads.word])
        product = parts[2] @ parts[3].T / np.float32(np.sqrt(MULTIPLIED))
        same = matches(heads)
        # Two look-ups for each pair instead of four: what words and heads say of the distance, and the other two.
        far = (self.words[:, None] + self.between[None]).reshape(-1, ADDED)
        near = (self.passages[:, None] + self.match[None]).reshape(-1, ADDED)
        lows = np.searchsorted(heads.order, heads.order - REACH)
        for later in range(size) if rows is None else rows:
            low = int(lows[later])
            if low == later:
                continue
            apart = _WORDS[np.minimum(heads.word[later] - heads.word[low:later], _FURTHEST)]
            between = _HEADS[heads.order[later] - heads.order[low:later]]
            passages = np.minimum(heads.passage[later] - heads.passage[low:later], PASSAGES_APART - 1)
            hidden = far[apart * HEADS_APART + between]
            hidden += near[passages * MATCHES + same[later, low:later]]
            hidden += parts[1][low:later]
            hidden += parts[0][later]
            scores[later, low:later] = np.maximum(hidden, 0, out=hidden) @ self.score + product[later, low:later]
        return scores + self.bias

    def extents(self, sides: Floats, heads: Heads, cut: Pieces) -> list[tuple[int, int]]:
        """The mentions' extents, as [first word, past the last word)."""
        parts = split(sides)
        found = []
        for word, passage in zip(heads.word.tolist(), heads.passage.tolist(), strict=True):
            low, high = max(0, word - BEFORE), min(cut.words, word + AFTER + 1)
            start = parts[6][low : word + 1] @ parts[4][word] + self.before[word - np.arange(low, word + 1)]
            end = parts[7][word:high] @ parts[5][word] + self.after[np.arange(high - word)]
            start[cut.passage[low : word + 1] != passage] = -np.inf
            end[cut.passage[word:high] != passage] = -np.inf
            found.append((low + int(start.argmax()), word + int(end.argmax()) + 1))
        return found


def split(sides: Floats) -> list[Floats]:
    """The parts of the sides, in the order of ``SIDES``."""
    edges = np.cumsum(SIDES)[:-1]
    return list(np.split(sides, edges, axis=-1))
