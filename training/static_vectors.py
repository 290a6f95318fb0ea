"""The vectors of word pieces by which texts are compared: distilled from the starting encoder, to be had without it.

    python -m training.static_vectors --corpora ../shared/corpora

As Model2Vec does (Tulkens and van Dongen, "Model2Vec: Fast State-of-the-Art Static Embeddings", 2024): every piece of
the vocabulary goes through the encoder by itself and is pooled; the vectors are cut down by principal components, and
each is weighted by how rare its piece is (SIF: Arora, Liang and Ma, "A simple but tough-to-beat baseline for sentence
embeddings", ICLR 2017). Model2Vec takes frequencies by Zipf's law from the order of the vocabulary; here they are
counted in news, and that law stands in where a piece is too rare to be counted. No text that a measure holds back is
counted. The components are those of the pieces as news uses them, and whitened (Su et al., "Whitening sentence
representations for better semantics and faster retrieval", 2021), so that no direction drowns the others.

What was found, on ECB+ but for the stories held back: sentences of other documents that tell of the same event, by mean
average precision; and documents of the same story, by their first sentences.

==========================================  =========  =======
vectors                                     sentences  stories
==========================================  =========  =======
96 numbers, eight bits, half 1e-3                45.0     80.6
96 numbers, eight bits, half 3e-4                45.9     81.8
192 numbers, eight bits, half 3e-4               49.8     84.2
192 numbers, four bits                           49.9     84.2
… whitened                                       53.9     87.0
… components as news uses them, whitened         56.4     88.7
384 numbers, eight bits, half 3e-4               51.3     84.8
==========================================  =========  =======

The starting weights are those of a sentence encoder (all-MiniLM-L6-v2), and are better at this than the weights of the
reading model, which have learned to tell words apart and not what texts are about.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from onrecord.reading.pieces import CLS, SEP, clean, tokenizer
from training.export import FILES
from training.model import MINILM, Encoder, load_start
from training.train import start_weights

Floats = npt.NDArray[np.float32]

NAME = "vectors.npz"
SIZE = 192
# Arora et al.: a piece that is this frequent counts half as much as a rare one.
HALF = 3e-4
# How many pieces of text Zipf's law counts for, beside those that were counted.
ASSUMED = 200_000
# The stories of ECB+ that are held back (the development topics of the field).
HELD = frozenset({2, 5, 12, 18, 21, 23, 34, 35})


def pooled(path: Path) -> Floats:
    """[V, 384] the mean of what the encoder gives for ``[CLS] piece [SEP]``, of every piece of the vocabulary."""
    encoder = Encoder(MINILM, dropout=0.0)
    load_start(encoder, path)
    torch.nn.init.zeros_(encoder.features.weight)
    encoder.eval()
    found = []
    with torch.inference_mode():
        for ids in torch.arange(MINILM.vocabulary).split(512):
            rows = torch.stack([torch.full_like(ids, CLS), ids, torch.full_like(ids, SEP)], dim=1)
            found.append(encoder(rows, torch.zeros_like(rows)).mean(dim=1))
    vectors: Floats = torch.cat(found).float().numpy()
    return vectors


def texts(corpora: Path) -> Iterator[str]:
    """The texts of news that pieces are counted in."""
    for name in ("attribution/polnear_train.jsonl", "comparing/wikinews_with_sources.jsonl"):
        for line in (corpora / name).read_text("utf-8").splitlines():
            yield json.loads(line)["text"]
    for name in ("wikinews_2019.csv", "wikinews_2020.csv"):
        with (corpora / "text" / name).open(encoding="utf-8", newline="") as stream:
            yield from (" ".join(row.values()) for row in csv.DictReader(stream))
    yield from _ecbplus(corpora / "comparing/ecbplus")


def _ecbplus(folder: Path) -> Iterator[str]:
    from lxml import etree

    for path in sorted(folder.glob("*/*.xml")):
        if int(path.parent.name) not in HELD:
            yield " ".join(token.text or "" for token in etree.parse(path).getroot().iter("token"))


def frequencies(corpora: Path) -> Floats:
    """[V] how likely each piece is in news."""
    counts: Counter[int] = Counter()
    for text in texts(corpora):
        counts.update(tokenizer().encode(clean(text), add_special_tokens=False).ids)
    counted = np.array([counts[id] for id in range(MINILM.vocabulary)], np.float64)
    # The vocabulary is in the order of frequency from its first letter on; what stands before are marks and spares.
    law = 1 / (1 + np.arange(MINILM.vocabulary))
    likely = counted + ASSUMED * law / law.sum()
    found: Floats = (likely / likely.sum()).astype(np.float32)
    return found


def distilled(vectors: Floats, likely: Floats, size: int = SIZE, half: float = HALF) -> Floats:
    """[V, ``size``] whitened principal components of the vectors, weighted by how rare the pieces are."""
    weights = half / (half + likely)
    centred = vectors - vectors.mean(axis=0)
    used = centred * (np.sqrt(likely) * weights)[:, None]
    spread, axes = np.linalg.eigh(used.astype(np.float64).T @ used)
    components = axes[:, ::-1][:, :size] / np.sqrt(spread[::-1][:size])
    found: Floats = (centred @ components * weights[:, None]).astype(np.float32)
    return found


def packed(vectors: Floats) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
    """The vectors in four bits, two numbers a byte (the first half of a row above the second), and their scales."""
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-8) / 7
    rows = (np.round(vectors / scale[:, None]) + 8).astype(np.uint8)
    half = rows.shape[1] // 2
    return rows[:, :half] << 4 | rows[:, half:], scale.astype(np.float16)


def main() -> None:
    """Distil, save."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILES / NAME)
    options = parser.parse_args()
    likely = frequencies(options.corpora)
    rows, scale = packed(distilled(pooled(start_weights()), likely))
    np.savez_compressed(options.out, rows=rows, scale=scale, rarity=-np.log(likely).astype(np.float16))


if __name__ == "__main__":
    main()
