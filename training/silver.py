"""Texts that teach whom a pronoun means, made from names: a name that stands for the second time becomes "he" or "it".

News has few texts with coreference on them, and names in plenty. Where rules have joined two mentions of one name, the
later one is put as a pronoun or as a description ("the minister"), and the antecedent to be found is the earlier name
(after Kocijan et al. 2019, "WikiCREM", who mask the name instead). Only what was put in is learned from: who is meant
by the pronouns that stood in the text is not known.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.documents import document_from_text
from onrecord.reading import model as models
from onrecord.reading.pieces import pieces
from onrecord.reading.reader import find
from onrecord.reading.who.clusters import NameIndex
from onrecord.reading.who.linking import link
from onrecord.reading.who.own_words import OwnWords
from onrecord.reading.who.references import named_references
from onrecord.settings import Settings
from training.corpora import Labelled, Mention, lines, words_of

_PRONOUNS = {
    ("m", "subject"): "he", ("m", "object"): "him", ("m", "owner"): "his",
    ("f", "subject"): "she", ("f", "object"): "her", ("f", "owner"): "her",
    ("body", "subject"): "it", ("body", "object"): "it", ("body", "owner"): "its",
}  # fmt: skip
_HEADS = {"outlet": ("newspaper", "paper", "outlet"), "armed group": ("group", "militants")}
# How far back the name may stand: beyond this, writers use the name again.
_NEAR = 600
_FAR = 3000


@dataclass(frozen=True, slots=True)
class Bearer:
    """One named mention: its span, where the name proper ends, who bears it, and what may stand in its place."""

    start: int
    end: int
    cluster: int
    place: str
    gender: str  # "m", "f", "body" or ""
    descriptions: tuple[str, ...]
    fixed: bool  # in a heading or in somebody's words: stays as it is


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its named mentions in order."""

    name: str
    text: str
    bearers: tuple[Bearer, ...]


def named(texts: Sequence[Labelled]) -> list[Named]:
    """The texts as the shipped model and the rules of names read them."""
    model, settings = models.load(1), Settings()
    return [_named(text, document_from_text(text.text, language="en", settings=settings), model) for text in texts]


def _named(labelled: Labelled, document: object, model: models.Model) -> Named:
    found = find(document, model)  # type: ignore[arg-type]
    ground = link(found, NameIndex())
    quotes = OwnWords(ground.text, found.said)
    bearers = []
    numbers: dict[int, int] = {}
    for reference in named_references(ground, quotes, quotes.steps(found.sentences)):
        cluster = reference.cluster
        descriptions: tuple[str, ...] = ()
        if cluster.is_person:
            gender: str = cluster.gender or ""
            if cluster.role:
                descriptions = ("the " + cluster.role.split(" of ")[0].removeprefix("former "),)
                descriptions += ("the " + cluster.role.split(" of ")[0].split()[-1],)
        else:
            gender = "body" if cluster.kind not in ("people", "other") else ""
            head = cluster.keys[-1] if cluster.keys else ""
            if len(cluster.keys) > 1 and head.isalpha():
                descriptions = ("the " + head,)
            descriptions += tuple("the " + word for word in _HEADS.get(cluster.kind, ("organization", "group")))
        bearers.append(
            Bearer(
                reference.start,
                reference.end,
                numbers.setdefault(id(cluster), len(numbers)),
                reference.place,
                gender,
                descriptions,
                reference.quoted or reference.heading,
            )
        )
    return Named(labelled.name, document.text, tuple(bearers))  # type: ignore[attr-defined]


def silver(texts: Sequence[Named], rng: np.random.Generator, share: float) -> Iterator[Labelled]:
    """A share of the texts, each with other names replaced in each epoch."""
    order = rng.permutation(len(texts))[: round(share * len(texts))]
    for index in order:
        made = replaced(texts[index], random.Random(int(rng.integers(1 << 31))))
        if made is not None:
            yield made


def replaced(text: Named, chance: random.Random) -> Labelled | None:
    """One text with some of its names replaced; ``None`` where there is nothing to replace."""
    parts: list[str] = []
    spans: list[tuple[int, int, Bearer, bool]] = []
    done = length = 0
    last: dict[int, int] = {}
    for bearer in text.bearers:
        if bearer.start < done:
            continue
        new = _instead(text.text, bearer, last.get(bearer.cluster), chance)
        last[bearer.cluster] = bearer.start
        before = text.text[done : bearer.start]
        printed = text.text[bearer.start : bearer.end] if new is None else new
        parts += [before, printed]
        length += len(before)
        spans.append((length, length + len(printed), bearer, new is not None))
        length += len(printed)
        done = bearer.end
        if new is not None and bearer.place == "owner" and text.text[done : done + 2] in ("'s", "’s"):
            done += 2
    if not any(is_new for _, _, _, is_new in spans):
        return None
    whole = "".join([*parts, text.text[done:]])
    cut = pieces(whole, lines(whole))
    mentions: dict[int, Mention] = {}
    put: set[int] = set()
    for start, end, bearer, is_new in spans:
        words = words_of(cut, [[start, end]])
        if not words.size:
            continue
        # GUM takes the first word of a name as its head, and the noun of a description.
        head = int(words[-1] if is_new else words[0])
        mentions[head] = Mention(head, int(words[0]), int(words[-1]) + 1, 0, str(bearer.cluster))
        if is_new:
            put.add(head)
    if not put:
        return None
    ordered = tuple(mentions[head] for head in sorted(mentions))
    return Labelled(text.name, whole, cut, referring=ordered, learned=frozenset(put))


def _instead(text: str, bearer: Bearer, before: int | None, chance: random.Random) -> str | None:
    """What stands instead of a name; ``None`` where it stays."""
    if before is None or bearer.fixed or bearer.start - before > _FAR:
        return None
    owned = bearer.place == "owner"
    if chance.random() < 0.5 and bearer.start - before <= _NEAR:
        word = _PRONOUNS.get((bearer.gender, bearer.place))
        if word is not None:
            return word.capitalize() if _opens(text, bearer.start) else word
    if chance.random() < 0.25 and bearer.descriptions and bearer.place in ("subject", "object", "owner"):
        word = chance.choice(bearer.descriptions)
        return (word[0].upper() + word[1:] if _opens(text, bearer.start) else word) + ("'s" if owned else "")
    return None


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '\n.!?"“”'


def load(corpora_folder: Path) -> list[Named]:
    """The texts of the corpora that have names: PolNeAR's and Worldwide's training parts."""
    from training.corpora import polnear, worldwide

    texts = polnear(corpora_folder / "attribution/polnear_train.jsonl")
    texts += worldwide(corpora_folder / "mentions/worldwide.jsonl", dev=False)
    return named(texts)


if __name__ == "__main__":
    import pickle
    import sys

    Path(sys.argv[2]).write_bytes(pickle.dumps(load(Path(sys.argv[1]))))
