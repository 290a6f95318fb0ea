"""Dev figures of a model in training, read with the very code that reads at run time."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from benchmarks.conll import conll

from onrecord.reading.attributions import Candidate, Choices, candidates
from onrecord.reading.coreference import Referring, referring
from onrecord.reading.encoder import Encoded, Floats, Run, encode
from onrecord.reading.pieces import Ints, Pieces
from onrecord.reading.referring import ReferringHead
from onrecord.reading.said.roles import PairHead
from training.corpora import CUE_TAGS, MENTION_TAGS, Labelled

if TYPE_CHECKING:
    from training.model import Reader

Chains = list[list[tuple[int, int]]]


def runner(model: Reader) -> Run:
    """The PyTorch model behind the seam that ONNX stands behind at run time."""
    import torch  # not needed by those who measure what ships

    def run(ids: Ints, features: Ints) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        with torch.inference_mode():
            outputs = model(torch.from_numpy(ids).long(), torch.from_numpy(features).long())
        tags, cue, word, referring, happening = (output.float().numpy() for output in outputs)
        return tags, cue, word, referring, happening

    return run


def pair_head(model: Reader) -> PairHead:
    """The pair head's weights for NumPy."""
    return PairHead(
        model.distance.weight.detach().float().numpy().copy(),
        model.roles.weight.detach().float().numpy().T.copy(),
        model.roles.bias.detach().float().numpy().copy(),
    )


def referring_head(model: Reader) -> ReferringHead:
    """The coreference head's weights for NumPy."""
    words, between, passages, match, score, bias, before, after = (
        weights.detach().float().numpy().copy()
        for weights in (
            model.words_apart.weight,
            model.heads_apart.weight,
            model.passages_apart.weight,
            model.match.weight,
            model.antecedent.weight[0],
            model.antecedent.bias[0],
            model.before,
            model.after,
        )
    )
    return ReferringHead(words, between, passages, match, score, bias, before, after)


def event_head(model: Reader) -> PairHead:
    """The event head's weights for NumPy."""
    return PairHead(
        model.away.weight.detach().float().numpy().copy(),
        model.arguments.weight.detach().float().numpy().T.copy(),
        model.arguments.bias.detach().float().numpy().copy(),
    )


def gold_chains(text: Labelled) -> Chains:
    """The corpus's chains, as mentions ``[first word, past the last)``."""
    chains: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in text.referring or ():
        chains[mention.entity].append((mention.start, mention.end))
    return list(chains.values())


def found_chains(text: Labelled, read: Referring, head: ReferringHead) -> Chains:
    """The chains as they are found; of two heads with one extent the first has it."""
    spans = head.extents(read.sides, read.heads, text.pieces)
    first = {span: index for index, span in reversed(list(enumerate(spans)))}
    return [[spans[index] for index in chain if first[spans[index]] == index] for chain in read.chains()]


def coreference_f1(texts: Sequence[Labelled], encoded: Sequence[Encoded], head: ReferringHead) -> dict[str, float]:
    """CoNLL F1 without singletons, F1 of mention heads, and how often a pronoun of a person goes to the right one."""
    gold, found = [], []
    right = count = heads_right = heads_gold = heads_found = 0
    for text, one in zip(texts, encoded, strict=True):
        assert text.referring is not None
        read = referring(text.text, one, head)
        found.append(found_chains(text, read, head))
        gold.append(gold_chains(text))
        mine = set(read.heads.word.tolist())
        theirs = {mention.head for mention in text.referring}
        heads_right += len(mine & theirs)
        heads_gold, heads_found = heads_gold + len(theirs), heads_found + len(mine)
        entity = {mention.head: mention.entity for mention in text.referring}
        for index, (word, form) in enumerate(zip(read.heads.word.tolist(), read.heads.form, strict=True)):
            if form in ("he", "she", "him", "his", "her", "they", "it") and word in entity:
                earlier = read.antecedent[index]
                others = {m.head for m in text.referring if m.entity == entity[word] and m.head < word}
                if others:
                    count += 1
                    right += earlier >= 0 and int(read.heads.word[earlier]) in others
    return {
        "conll": float(str(conll(gold, found)["conll f1"])),
        "heads": 200 * heads_right / max(1, heads_gold + heads_found),
        "pronouns": 100 * right / max(1, count),
    }


def encode_all(model: Reader, texts: Sequence[Labelled], **options: Any) -> list[Encoded]:
    """Every text through the model, in evaluation mode."""
    model.eval()
    return [encode(text.pieces, runner(model), **options) for text in texts]


def load_scorer(path: Path) -> ModuleType:
    """The scorer of attributions, from its file."""
    specification = importlib.util.spec_from_file_location("score_attribution", path)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def spans(cut: Pieces, words: Sequence[int]) -> list[list[int]]:
    """Word indices → character spans, one a run of neighbouring words."""
    found: list[list[int]] = []
    previous = -2
    for word in words:
        if word == previous + 1:
            found[-1][1] = int(cut.end[word])
        else:
            found.append([int(cut.start[word]), int(cut.end[word])])
        previous = word
    return found


def predicted(cut: Pieces, candidate: Candidate) -> dict[str, list[list[int]]]:
    """A candidate in the scorer's form."""
    return {
        "source": spans(cut, candidate.source),
        "cue": spans(cut, range(*candidate.cue)),
        "content": spans(cut, candidate.content),
    }


def attribution_scores(
    scorer: ModuleType,
    gold: dict[str, Any],
    texts: Sequence[Labelled],
    encoded: Sequence[Encoded],
    head: PairHead,
    choices: Choices,
) -> dict[str, Any]:
    """The scorer's summary for those texts."""
    found = {
        text.name: [
            scorer.Attribution(**predicted(text.pieces, candidate))
            for candidate in candidates(one, head, choices)
            if candidate.content
        ]
        for text, one in zip(texts, encoded, strict=True)
    }
    summary: dict[str, Any] = scorer.summarise(list(scorer.score(gold, found).values()))
    return summary


def mention_f1(texts: Sequence[Labelled], encoded: Sequence[Encoded]) -> float:
    """Exact-match F1 of mentions, in per cent."""
    right = gold_count = found_count = 0
    for text, one in zip(texts, encoded, strict=True):
        assert text.mentions is not None
        gold = entities(text.mentions)
        found = entities(one.tags[:, len(CUE_TAGS) : len(CUE_TAGS) + len(MENTION_TAGS)].argmax(-1))
        right += len(gold & found)
        gold_count += len(gold)
        found_count += len(found)
    return 200 * right / max(gold_count + found_count, 1)


def entities(labels: Any) -> set[tuple[int, int, str]]:
    """BIO labels (indices into MENTION_TAGS) → (first word, past the last, type)."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for i, label in enumerate([*np.asarray(labels).tolist(), 0]):
        tag = MENTION_TAGS[label]
        if kind and tag != "I-" + kind:
            found.add((start, i, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = i, tag[2:]
    return found


def start_f1(texts: Sequence[Labelled], encoded: Sequence[Encoded]) -> float:
    """F1 of sentence starts inside paragraphs (their first words are known), in per cent."""
    right = gold_count = found_count = 0
    for text, one in zip(texts, encoded, strict=True):
        assert text.starts is not None
        inner = np.concatenate(([False], np.diff(text.pieces.passage) == 0))
        gold = (text.starts == 1) & inner
        found = (one.tags[:, -1] > 0) & inner
        right += int((gold & found).sum())
        gold_count += int(gold.sum())
        found_count += int(found.sum())
    return 200 * right / max(gold_count + found_count, 1)
