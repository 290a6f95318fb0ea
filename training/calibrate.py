"""Tune what turns tags into spans, and fit the confidence, on the dev part of PolNeAR.

Folds are by article, so that the figures printed are of articles that the fit has not seen; the weights that ship
are fitted on all of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.reading.attributions import Candidate, Choices, candidates
from onrecord.reading.encoder import Encoded
from onrecord.reading.said.confidence import Calibration, terms
from onrecord.reading.said.roles import PairHead
from training import evaluate
from training.corpora import Labelled

Floats = npt.NDArray[np.float64]


def fit(x: Floats, y: Floats, ridge: float = 1.0) -> Floats:
    """Logistic regression by Newton's method; x [N, K] (the last column constant), y [N] of 0 and 1."""
    weights = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    penalty[-1, -1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def right(scorer: ModuleType, text: Labelled, gold: Any, found: Sequence[Candidate]) -> list[bool]:
    """Which candidates pair with a gold attribution: content and source, one to one, as the scorer pairs them."""
    doc = scorer.Text(text.text)
    golds = [scorer.Item(doc, one) for one in gold if one.content]
    items = [scorer.Item(doc, scorer.Attribution(**evaluate.predicted(text.pieces, one))) for one in found]
    edges = [[j for j, item in enumerate(items) if "attribution" in scorer.criteria_met(g, item)] for g in golds]
    matched = set(scorer.max_matching(edges, len(items)))
    return [i in matched for i in range(len(items))]


def calibrate(
    scorer: ModuleType, gold: dict[str, Any], texts: Sequence[Labelled], encoded: Sequence[Encoded], head: PairHead
) -> tuple[Choices, Calibration, dict[str, Any]]:
    """The best choices, the confidence fitted for them, and the figures (folds for the confidence)."""
    best: tuple[float, Choices] = (0.0, Choices())
    for hole, evidence in itertools.product((0.2, 0.3, 0.4), (0.0, 0.05, 0.1)):
        choices = Choices(cue=0.4, hole=hole, evidence=evidence)
        found = evaluate.attribution_scores(scorer, gold, texts, encoded, head, choices)["relations"]
        score = found["attribution"]["f1"] + found["strict"]["f1"]
        best = max(best, (score, choices), key=lambda one: one[0])
    choices = replace(best[1], cue=0.2)
    every = [[one for one in candidates(e, head, choices) if one.content] for e in encoded]
    labels = [right(scorer, text, gold[text.name][1], found) for text, found in zip(texts, every, strict=True)]
    x = [np.array([terms(one.features) for one in found]).reshape(len(found), -1) for found in every]
    folds = [int.from_bytes(text.name.encode(), "little") % 5 for text in texts]
    held: list[Floats] = []
    for i, rows in enumerate(x):
        others = [j for j in range(len(x)) if folds[j] != folds[i]]
        weights = fit(np.concatenate([x[j] for j in others]), np.concatenate([labels[j] for j in others]).astype(float))
        held.append(1 / (1 + np.exp(-rows @ weights)))
    weights = fit(np.concatenate(x), np.concatenate(labels).astype(float))
    shipped = [1 / (1 + np.exp(-rows @ weights)) for rows in x]

    def given(confidence: Sequence[Floats], threshold: float) -> dict[str, Any]:
        """The figures of what is at least that certain."""
        found = {
            text.name: [
                scorer.Attribution(**evaluate.predicted(text.pieces, one))
                for one, p in zip(some, ps, strict=True)
                if replace(choices, keep=threshold).keeps(one.source, p)
            ]
            for text, some, ps in zip(texts, every, confidence, strict=True)
        }
        summary: dict[str, Any] = scorer.summarise(list(scorer.score(gold, found).values()))
        return summary

    def worth(threshold: float) -> float:
        """Words count as much as whole attributions: a threshold must not cut away what is nearly right."""
        figures = given(shipped, threshold)
        relations = figures["relations"]
        return float(
            relations["attribution"]["f1"] + relations["strict"]["f1"] / 2 + figures["tokens"]["content"]["f1"]
        )

    # The threshold is for the confidence that ships; the figures are those of the folds.
    keep = max((float(threshold) for threshold in np.arange(0.1, 0.6, 0.02)), key=worth)
    summary = given(held, keep)
    summary["reliability"] = reliability(np.concatenate(held), np.concatenate(labels))
    return (
        replace(choices, keep=round(keep, 2)),
        Calibration(tuple(round(float(w), 5) for w in weights)),
        summary,
    )


def reliability(confidence: Floats, is_right: npt.NDArray[np.bool_]) -> list[dict[str, float]]:
    """How many entries were given each tenth of confidence, and what share of them was right."""
    table = []
    for low in np.arange(0, 1, 0.1):
        inside = (confidence >= low) & (confidence < low + 0.1)
        if inside.any():
            table.append(
                {
                    "from": round(float(low), 1),
                    "entries": int(inside.sum()),
                    "mean": round(float(confidence[inside].mean()), 3),
                    "right": round(float(is_right[inside].mean()), 3),
                }
            )
    return table
