"""Dev figures of a model in training, read with the very code that reads at run time."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reading.attributions import Candidate, Choices, candidates
from onrecord.reading.encoder import Encoded, Floats, Run, encode
from onrecord.reading.pieces import Ints, Pieces
from onrecord.reading.roles import PairHead
from training.corpora import CUE_TAGS, MENTION_TAGS, Labelled

if TYPE_CHECKING:
    from training.model import Reader


def runner(model: Reader) -> Run:
    """The PyTorch model behind the seam that ONNX stands behind at run time."""
    import torch  # not needed by those who measure what ships

    def run(ids: Ints, features: Ints) -> tuple[Floats, Floats, Floats]:
        with torch.inference_mode():
            tags, cue, word = model(torch.from_numpy(ids).long(), torch.from_numpy(features).long())
        return tags.float().numpy(), cue.float().numpy(), word.float().numpy()

    return run


def pair_head(model: Reader) -> PairHead:
    """The pair head's weights for NumPy."""
    return PairHead(
        model.distance.weight.detach().float().numpy().copy(),
        model.roles.weight.detach().float().numpy().T.copy(),
        model.roles.bias.detach().float().numpy().copy(),
    )


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
