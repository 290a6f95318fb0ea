"""What teaches the event head: texts with triggers and their roles, from five kinds of data.

Invented sentences in which every event is marked (``events/*.txt``); GUM and the factuality corpora, whose
dependencies give predicates with their arguments; UW and MEANTIME (as in Rudinger et al. 2018), which say how certain
each event is; and PLOVER's sentences, which have a type, a source and a target, but not the word that is the trigger.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onrecord.reading.pieces import Pieces, pieces
from onrecord.reading.triggers import CHANGES, REALIS, SCALES, TYPES
from onrecord.reading.what.event_words import senses
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Spans
from training.corpora import lines, rejoin, words_of
from training.event_texts import Line, gold
from training.gum import DEV, NEWSLIKE, token_rows

Words = tuple[int, ...]


@dataclass(slots=True)
class Trigger:
    """One trigger; what is ``None`` (or, of types, empty) nobody knows. Roles are word indices, ascending."""

    word: int
    types: Words = ()  # any of them is right
    change: int | None = None
    realis: int | None = None
    certainty: float | None = None
    scale: int = 0  # index into SCALES
    actor: Words | None = None
    recipient: Words | None = None
    place: Words | None = None
    time: Words | None = None
    group: int = -1  # of which one is the trigger, and nobody knows which
    prior: float = 0.0


@dataclass(slots=True)
class Told:
    """A text with its triggers; ``complete``: no other word of it is a trigger."""

    name: str
    text: str
    pieces: Pieces
    triggers: list[Trigger] = field(default_factory=list)
    complete: bool = False
    nothing: Words = ()  # words that are certainly no trigger, where not all are known


def is_dev(name: str, share: int) -> bool:
    """Whether the text of that name is in the dev part: a stable one of ``share``."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % share == 0


# --- invented sentences ---


def own(folder: Path, *, dev: bool | None = None) -> list[Told]:
    """The invented texts of every file of the folder; a tenth of them, by a hash of the text, is the dev part."""
    every = [told for path in sorted(folder.glob("*.txt")) for told in read(path)]
    return [told for told in every if dev is None or is_dev(told.text, 10) == dev]


def read(path: Path) -> Iterator[Told]:
    """The texts of one file (``event_texts.py``), one trigger a word.

    Raises:
        ValueError: a line is not of the form, or its words are not in the text.
    """
    for text in gold(path):
        told = Told(text.name, text.text, pieces(text.text, lines(text.text)), complete=True)
        for line in text.lines:
            _add(told, line)
        yield told


def _add(told: Told, line: Line) -> None:
    actor, recipient, place, time = (
        _words(told, spans) for spans in (line.actors, line.recipients, line.places, line.times)
    )
    at = int(words_of(told.pieces, [[*line.trigger]])[0])
    held = next((one for one in told.triggers if one.word == at), None)
    changes = line.type == "CONTROL"
    change = CHANGES.index(line.mode or "") if changes else 0
    if held is None:
        types = (0,) if changes else (TYPES.index(line.type),)
        held = Trigger(at, types, change, REALIS.index(line.realis), None, 0, actor, recipient, place, time)
        told.triggers.append(held)
    elif changes:
        # The sides are those of the event; what is held is in its place.
        held.change = change
        held.place = tuple(sorted({*(held.place or ()), *place} - {*(held.actor or ()), *(held.recipient or ())}))
    elif held.types == (0,):
        held.types, held.actor, held.recipient = (TYPES.index(line.type),), actor, recipient
        held.place = tuple(sorted({*(held.place or ()), *place} - {*actor, *recipient}))


def _words(told: Told, spans: Spans) -> Words:
    found = words_of(told.pieces, [[*span] for span in spans]).tolist()
    if not found:
        return ()
    # What only commas and "and" stand between is one phrase.
    whole = tuple(range(found[0], found[-1] + 1))
    return whole if len(whole) - len(found) <= 2 else tuple(found)


# --- dependencies ---


@dataclass(frozen=True, slots=True)
class Node:
    """A token of a parsed sentence; ``head`` is an index into the same list, -1 for the root."""

    start: int
    end: int
    form: str
    tag: str
    head: int
    relation: str
    entity: str = ""  # the type of the entity that it is the head of, where that is known


_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVES = frozenset({"nsubj:pass", "nsubjpass"})
_OBJECTS = frozenset({"obj", "dobj"})
# Which of a noun's dependents are no part of the phrase that names a side.
_CLAUSES = frozenset(
    {"acl:relcl", "relcl", "appos", "parataxis", "acl", "advcl", "punct", "dep", "ccomp", "cc:preconj"}
)
_TOWARDS = frozenset({"with", "to", "against", "from", "for", "at", "on", "of"})
_SIDES = frozenset({"person", "organization"})
_SHARED = frozenset({"conj", "xcomp", "advcl"})


def arguments(nodes: Sequence[Node], cut: Pieces) -> Iterator[Trigger]:
    """Every verb of the sentence with its subject as actor and its object as recipient, turned round in a passive."""
    children: dict[int, list[int]] = {}
    for index, node in enumerate(nodes):
        children.setdefault(node.head, []).append(index)
    for index, node in enumerate(nodes):
        if not node.tag.startswith("VB") and node.tag != "VERB":
            continue
        if node.relation in ("aux", "aux:pass", "auxpass", "cop", "amod", "compound", "case", "mark"):
            continue
        word = words_of(cut, [[node.start, node.end]])
        if word.size != 1:
            continue
        below = children.get(index, [])
        agent = _agent(nodes, children, below)
        passive = next((i for i in below if nodes[i].relation in _PASSIVES), None)
        subject = next((i for i in below if nodes[i].relation in _SUBJECTS), None)
        target = next((i for i in below if nodes[i].relation in _OBJECTS), None)
        governed = node
        while subject is None and passive is None and governed.relation in _SHARED and governed.head >= 0:
            above = children.get(governed.head, [])
            subject = next((i for i in above if nodes[i].relation in _SUBJECTS), None)
            governed = nodes[governed.head]
        if node.relation in ("acl:relcl", "relcl") and node.head >= 0:
            # "the rebels who held the town": the noun, for "who".
            subject = node.head if subject is None or nodes[subject].form.lower() in _RELATIVES else subject
            passive = node.head if passive is not None and nodes[passive].form.lower() in _RELATIVES else passive
        actor, recipient = (agent, passive) if passive is not None else (subject, target)
        if recipient is None:
            recipient = _towards(nodes, children, below)
        yield Trigger(
            int(word[0]),
            actor=_phrase(nodes, children, cut, actor, index),
            recipient=_phrase(nodes, children, cut, recipient, index),
            place=_of_type(nodes, children, cut, below, "place", index),
            time=_of_type(nodes, children, cut, below, "time", index),
        )


_RELATIVES = word_set("who which that whom whose")


def _agent(nodes: Sequence[Node], children: dict[int, list[int]], below: Sequence[int]) -> int | None:
    for i in below:
        if nodes[i].relation == "obl:agent":
            return i
        if nodes[i].relation == "agent" or (nodes[i].relation == "prep" and nodes[i].form.lower() == "by"):
            return next((j for j in children.get(i, []) if nodes[j].relation == "pobj"), None)
        if nodes[i].relation == "obl" and any(
            nodes[j].relation == "case" and nodes[j].form.lower() == "by" for j in children.get(i, [])
        ):
            return i if nodes[i].entity in _SIDES else None
    return None


def _towards(nodes: Sequence[Node], children: dict[int, list[int]], below: Sequence[int]) -> int | None:
    """Who a verb without an object is directed at: "met with the minister"."""
    for i in below:
        marks = (nodes[j] for j in children.get(i, []) if nodes[j].relation == "case")
        if nodes[i].relation == "obl" and nodes[i].entity in _SIDES and any(m.form.lower() in _TOWARDS for m in marks):
            return i
        if nodes[i].relation == "prep" and nodes[i].form.lower() in ("with", "against"):
            return next((j for j in children.get(i, []) if nodes[j].relation == "pobj"), None)
    return None


def _phrase(
    nodes: Sequence[Node], children: dict[int, list[int]], cut: Pieces, head: int | None, trigger: int
) -> Words:
    """The words of a noun phrase round its head, without its clauses."""
    if head is None:
        return ()
    inside = {head}
    stack = [head]
    while stack:
        for child in children.get(stack.pop(), []):
            if nodes[child].relation not in _CLAUSES and child != trigger and child not in inside:
                inside.add(child)
                stack.append(child)
    # The prepositions of Universal Dependencies hang on the noun.
    inside -= {i for i in children.get(head, []) if nodes[i].relation in ("case", "mark", "cc", "cop") and i < head}
    first = last = head
    while first - 1 in inside or (first - 2 in inside and nodes[first - 1].relation == "punct"):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and nodes[last + 1].relation == "punct"):
        last += 1
    words = words_of(cut, [[nodes[first].start, nodes[last].end]]).tolist()
    return tuple(words)


def _of_type(
    nodes: Sequence[Node], children: dict[int, list[int]], cut: Pieces, below: Sequence[int], kind: str, trigger: int
) -> Words:
    found: set[int] = set()
    for i in below:
        if nodes[i].entity == kind and nodes[i].relation.startswith("obl"):
            found.update(_phrase(nodes, children, cut, i, trigger))
    return tuple(sorted(found))


def gum_arguments(folder: Path, *, dev: bool) -> list[Told]:
    """GUM's documents with every verb's arguments."""
    found = []
    for path in sorted(folder.glob("GUM_*.conllu")):
        if (path.stem.removeprefix("GUM_") in DEV) != dev:
            continue
        text, sentences = token_rows(path)
        cut = pieces(text, lines(text))
        told = Told(path.stem, text, cut)
        for rows in sentences:
            place = {row.number: index for index, row in enumerate(rows)}
            nodes = [
                Node(r.start, r.end, text[r.start : r.end], r.tag, place.get(r.head, -1), r.relation, r.kind)
                for r in rows
            ]
            told.triggers += arguments(nodes, cut)
        found.append(told)
    return found


def newslike(told: Told) -> bool:
    """Whether a document of GUM is like news."""
    return told.name.startswith(NEWSLIKE)


# --- factuality ---


def factuality(path: Path) -> list[Told]:
    """UW's or MEANTIME's sentences: how certain each event is, with the arguments of the verbs among them.

    Lines of ``index, form, value or _, tag, head, relation, lemma``; a sentence's root is its own head.
    """
    found = []
    scale = next(i for i, name in enumerate(SCALES) if path.stem.startswith(name.lower()))
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if line]
        text, spans = rejoin([row[1] for row in rows])
        cut = pieces(text, lines(text))
        told = Told(f"{path.stem}:{number}", text, cut)
        nodes = [
            Node(start, end, row[1], row[3], -1 if int(row[4]) == i else int(row[4]), row[5])
            for i, (row, (start, end)) in enumerate(zip(rows, spans, strict=True))
        ]
        verbs = {one.word: one for one in arguments(nodes, cut)}
        for one in verbs.values():
            one.place = one.time = None
        for row, (start, end) in zip(rows, spans, strict=True):
            words = words_of(cut, [[start, end]])
            if row[2] == "_" or not words.size:
                continue
            one = verbs.setdefault(int(words[0]), Trigger(int(words[0])))
            one.certainty, one.scale = float(row[2]), scale
        told.triggers = [verbs[word] for word in sorted(verbs)]
        found.append(told)
    return found


# --- PLOVER ---

# What the sentences call by one older name is two types now.
_RENAMED = {"YIELD": ("CONCEDE", "RETREAT")}
_MARK = re.compile(r"</?[st]>")
_SMALL = word_set(
    "the a an of and or but for in on at by with from to as his her their its this that these those who which it he "
    "she they was were is are be been being has have had will would could should may might can must not after before "
    "over"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of PLOVER's with the spans of source and target, and its types (an older name may be two)."""

    name: str
    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    types: tuple[str, ...]


def plover(path: Path, *, dev: bool) -> list[Marked]:
    """PLOVER's training sentences (Halterman et al. 2023); a fifth of them, by a hash of the id, is the dev part."""
    found = []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream, delimiter="\t")]
    for row in rows:
        if is_dev(row["sentence_id"], 5) != dev:
            continue
        text = ""
        at: dict[str, int] = {}
        end = 0
        for match in _MARK.finditer(row["marked_sentence"]):
            text += row["marked_sentence"][end : match.start()]
            at[match.group()] = len(text)
            end = match.end()
        text += row["marked_sentence"][end:]
        if not {"<s>", "</s>", "<t>", "</t>"} <= at.keys():
            continue
        kind = row["gold_root"]
        spans = [_trimmed(text, at[f"<{role}>"], at[f"</{role}>"]) for role in "st"]
        found.append(Marked(row["sentence_id"], text, spans[0], spans[1], _RENAMED.get(kind, (kind,))))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def latent(sentences: Sequence[Marked]) -> list[Told]:
    """The sentences, each with every word that may be its trigger."""
    found = []
    for group, one in enumerate(sentences):
        cut = pieces(one.text, lines(one.text))
        told = Told(f"plover:{one.name}", one.text, cut)
        actor, recipient = (tuple(words_of(cut, [list(span)]).tolist()) for span in (one.source, one.target))
        types = tuple(TYPES.index(kind) for kind in one.types)
        if not actor or not recipient or {*actor} & {*recipient}:
            continue
        for word in range(cut.words):
            form = one.text[cut.start[word] : cut.end[word]]
            if word in actor or word in recipient or not form.isalpha() or form.lower() in _SMALL:
                continue
            known = {sense.type for sense in senses(form)}
            prior = 3.0 if known & {*one.types} else 1.0 if known else 0.0
            told.triggers.append(Trigger(word, types, actor=actor, recipient=recipient, group=group, prior=prior))
        # Where a word is known to name such an event, only words that are known to name events may be it.
        if any(trigger.prior >= 3 for trigger in told.triggers):
            told.triggers = [trigger for trigger in told.triggers if trigger.prior > 0]
        if told.triggers:
            told.nothing = tuple(sorted({*range(cut.words)} - {trigger.word for trigger in told.triggers}))
            found.append(told)
    return found


def some(texts: Sequence[Told], share: float, rng: np.random.Generator) -> list[Told]:
    """A share of the texts; above one, every text as often as that."""
    whole, part = int(share), share - int(share)
    return [*texts] * whole + [texts[i] for i in rng.permutation(len(texts))[: round(part * len(texts))]]
