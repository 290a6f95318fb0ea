"""From trained weights to what ships: export, tune and calibrate on dev with the int8 graph itself, write the card.

python -m training.card --weights training/runs/student/best.pt --corpora ../shared/corpora
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.reading.attributions import Choices, candidates
from onrecord.reading.encoder import Encoded, Run, encode
from onrecord.reading.said.confidence import Calibration
from onrecord.reading.said.roles import PairHead
from training import corpora, evaluate
from training.calibrate import calibrate
from training.export import FILES, export, load_weights
from training.provenance import DATA, LIMITS, NAME, digest


def int8_run(path: Path) -> Run:
    """The exported graph behind the encoder's seam."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path))
    return lambda ids, features: session.run(None, {"ids": ids, "features": features})


def with_confidence(
    scorer: Any,
    gold: Any,
    texts: Sequence[corpora.Labelled],
    encoded: Sequence[Encoded],
    head: PairHead,
    choices: Choices,
    calibration: Calibration,
) -> float:
    """Attribution F1 of what is certain enough to be given."""
    found = {
        text.name: [
            scorer.Attribution(**evaluate.predicted(text.pieces, candidate))
            for candidate in candidates(one, head, choices)
            if candidate.content and choices.keeps(candidate.source, calibration(candidate.features))
        ]
        for text, one in zip(texts, encoded, strict=True)
    }
    return float(scorer.summarise(list(scorer.score(gold, found).values()))["relations"]["attribution"]["f1"])


def make(weights: Path, folder: Path, data: Path, scorer_path: Path) -> dict[str, Any]:
    """Export, tune, write ``card.json``; gives the card."""
    export(weights, folder)
    model = load_weights(weights)
    scorer = evaluate.load_scorer(scorer_path)
    path = data / "attribution/polnear_dev.jsonl"
    gold, texts = scorer.load_gold(str(path)), corpora.polnear(path)
    head = evaluate.pair_head(model)
    run = int8_run(folder / "encoder.onnx")
    encoded = [encode(t.pieces, run) for t in texts]
    choices, calibration, summary = calibrate(scorer, gold, texts, encoded, head)
    shown = with_confidence(scorer, gold, texts, evaluate.encode_all(model, texts), head, choices, calibration)
    small = with_confidence(scorer, gold, texts, encoded, head, choices, calibration)
    card = {
        "name": NAME,
        "sha256": digest(folder),
        "licence": "Apache-2.0",
        "made with": "make train",
        "data": DATA,
        "limits": LIMITS,
        "dev figures": {
            "attribution f1": summary["relations"]["attribution"]["f1"],
            "strict f1": summary["relations"]["strict"]["f1"],
            "token content f1": summary["tokens"]["content"]["f1"],
            "direct quotes, recall": summary["recall_by_group"]["starts_with_quote"]["attribution"],
            "how": "PolNeAR dev, int8, confidence fitted on the articles of the other four folds",
        },
        # The same choices and confidence on both, so that the difference is the eight bits' alone.
        "attribution f1 by precision of the weights": {"int8": small, "fp32": shown},
        "reliability": summary["reliability"],
        "choices": dataclasses.asdict(choices),
        "calibration": dataclasses.asdict(calibration),
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return card


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--to", type=Path, default=FILES)
    options = parser.parse_args()
    beside = options.corpora.parent / "score/score_attribution.py"
    made = make(options.weights, options.to, options.corpora, options.scorer or beside)
    print(json.dumps(made["dev figures"], indent=1), json.dumps(made["choices"]))
