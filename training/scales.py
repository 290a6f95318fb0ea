"""Fits the certainty of one scale again, on all its events at once and with the encoder as it is.

MEANTIME has a thousand events, nine tenths of which are certain: among all else that a round learns from they are too
few for its scale to settle. The absolute error is minimised with Adam; a fifth of the sentences says when to stop.

python -m training.scales --weights WEIGHTS --corpora ../shared/corpora --out OUT
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.pieces import CLS, MARK
from onrecord.reading.triggers import PARTS, SCALES
from training.happenings import Told, factuality
from training.model import MINILM, Reader

STEPS, RATE, DECAY = 600, 2e-3, 0.02


def events(model: Reader, texts: Sequence[Told]) -> tuple[Tensor, Tensor]:
    """The vectors [N, width] of the words of N events, and how certain each is [N]."""
    vectors, values = [], []
    for told in texts:
        certain = [one for one in told.triggers if one.certainty is not None]
        if not certain:
            continue
        ids = np.concatenate(([CLS], told.pieces.ids)).astype(np.int64)[None]
        features = np.concatenate(([MARK], told.pieces.features)).astype(np.int64)[None]
        with torch.inference_mode():
            hidden = model.encoder(torch.from_numpy(ids), torch.from_numpy(features))[0]
        vectors += [hidden[int(told.pieces.first[one.word]) + 1] for one in certain]
        values += [float(one.certainty or 0.0) for one in certain]
    return torch.stack(vectors).clone(), torch.tensor(values)


def fit(model: Reader, corpora: Path, scale: int) -> float:
    """Fit that scale's row of the event head in place; gives the error on the fifth that said when to stop."""
    texts = factuality(corpora / f"factuality/{SCALES[scale].lower()}_train.conll")
    held = texts[::5]
    learned = [text for index, text in enumerate(texts) if index % 5]
    (x, y), (held_x, held_y) = events(model, learned), events(model, held)
    row = sum(PARTS[:3]) + scale
    weight = model.happening.weight.detach()[row].clone().requires_grad_()
    bias = model.happening.bias.detach()[row].clone().requires_grad_()
    optimizer = torch.optim.AdamW([{"params": [weight], "weight_decay": DECAY}, {"params": [bias]}], lr=RATE)
    best = (float("inf"), weight.detach().clone(), bias.detach().clone())
    for step in range(STEPS):
        optimizer.zero_grad()
        functional.l1_loss(x @ weight + bias, y).backward()
        optimizer.step()
        if step % 10 == 0:
            with torch.no_grad():
                error = float((torch.clamp(held_x @ weight + bias, -3, 3) - held_y).abs().mean())
            if error < best[0]:
                best = (error, weight.detach().clone(), bias.detach().clone())
    with torch.no_grad():
        model.happening.weight[row] = best[1]
        model.happening.bias[row] = best[2]
    return best[0]


def refit(weights: Path, out: Path, corpora: Path) -> float:
    """As :func:`fit` for MEANTIME, from file to file."""
    reader = Reader(MINILM)
    reader.load_state_dict(torch.load(weights, weights_only=True))
    reader.eval()
    error = fit(reader, corpora, SCALES.index("MEANTIME"))
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(reader.state_dict(), out)
    return error


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    print(refit(options.weights, options.out, options.corpora))
