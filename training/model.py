"""The reading model in PyTorch: one encoder, light heads. Used in training only; what ships is exported from it.

Shapes: B windows, T pieces a window, W words a window, C cues, R the width of the pair head.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.pieces import FEATURES
from onrecord.reading.referring import (
    ADDED,
    AFTER,
    BEFORE,
    HEADS_APART,
    MATCHES,
    MULTIPLIED,
    PASSAGES_APART,
    SIDES,
    TYPES,
    WORDS_APART,
)
from onrecord.reading.said.roles import DISTANCES, ROLE_OUTPUTS
from onrecord.reading.triggers import OUTPUTS, SIDE, WIDTH
from training.corpora import CUE_TAGS, MENTION_TAGS

PAIR_WIDTH = 192


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of an encoder: which starting weights it fits, and how its vocabulary differs from BERT's."""

    layers: int
    width: int
    heads: int
    vocabulary: int
    positions: int
    token_types: bool
    relative: bool  # MPNet: one relative-position bias for all layers
    first_position: int


MINILM = Shape(6, 384, 12, 30522, 512, token_types=True, relative=False, first_position=0)
MPNET = Shape(12, 768, 12, 30527, 514, token_types=False, relative=True, first_position=2)


class Dropout(nn.Module):
    """Dropout whose masks are slices, at random places, of one pool: drawing them anew takes a tenth of a step."""

    _pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with a share of its values, ``rate``, set to nought and the others scaled up."""
        if not self.training or not self.rate:
            return x
        pool = self._pools.get(self.rate)
        if pool is None or pool.numel() < 2 * x.numel():
            size = max(1 << 24, 4 * x.numel())
            pool = ((torch.rand(size) >= self.rate) / (1 - self.rate)).to(torch.bfloat16)
            self._pools[self.rate] = pool
        offset = int(torch.randint(0, pool.numel() - x.numel(), (1,)))
        return x * pool[offset : offset + x.numel()].view(x.shape)


class Layer(nn.Module):
    """A post-norm transformer layer, as in BERT; no dropout in the attention."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, 4 * shape.width)
        self.down = nn.Linear(4 * shape.width, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Written out, since on CPUs this is faster in bfloat16 than PyTorch's fused attention for narrow heads.
        scores = q @ (k.transpose(-1, -2) / math.sqrt(width // self.heads))
        with torch.autocast("cpu", enabled=False):
            mixed = torch.softmax(scores if bias is None else scores + bias, dim=-1) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT or MPNet, with one more embedding for the words' features."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.relative = nn.Embedding(32, shape.heads) if shape.relative else None

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """``ids``, ``features`` [B, T] → [B, T, width]. Ids are BERT's; MPNet's vocabulary is BERT's moved by four."""
        length = ids.shape[1]
        if self.shape.relative:
            ids = torch.where(ids == 101, 0, torch.where(ids == 102, 2, torch.where(ids == 100, 3, ids + 4)))
        positions = torch.arange(length, device=ids.device) + self.shape.first_position
        x = self.words(ids) + self.places(positions)[None] + self.features(features)
        x = self.dropout(self.norm(x))
        bias = None
        if self.relative is not None:
            bias = (
                self.relative(_relative_buckets(length))
                .permute(2, 0, 1)[None]
                .to(torch.bfloat16 if torch.is_autocast_enabled("cpu") else x.dtype)
            )
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _relative_buckets(length: int) -> Tensor:
    """T5's and MPNet's buckets of relative positions (32, up to a distance of 128)."""
    place = torch.arange(length)
    n = place[:, None] - place[None, :]  # context minus memory, as MPNet counts
    found = (n < 0).long() * 16
    n = n.abs()
    far = 8 + (torch.log(n.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return found + torch.where(n < 8, n, far.clamp(max=15))


class Reader(nn.Module):
    """The encoder and every head.

    Token heads give logits for each word: cues (BIO), mentions (BIO by type), sentence start. The pair head gives,
    for one cue and every word of its window, three role logits (neither, source, content) and four scores: source
    starts here, source ends here, content starts here, content ends here. The coreference head gives, for each word,
    what it is the head of, and the sides from which antecedents and extents are scored (``reading/referring.py``). The
    event head gives what each word is the trigger of, and the sides of its roles (``reading/triggers.py``).
    """

    def __init__(self, shape: Shape = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = Dropout(dropout)
        self.tags = nn.Linear(shape.width, len(CUE_TAGS) + len(MENTION_TAGS) + 1)
        self.cue_side = nn.Linear(shape.width, PAIR_WIDTH)
        self.word_side = nn.Linear(shape.width, PAIR_WIDTH, bias=False)
        self.distance = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.roles = nn.Linear(PAIR_WIDTH, ROLE_OUTPUTS)
        self.referring = nn.Linear(shape.width, len(TYPES) + sum(SIDES))
        self.words_apart = nn.Embedding(WORDS_APART, ADDED)
        self.heads_apart = nn.Embedding(HEADS_APART, ADDED)
        self.passages_apart = nn.Embedding(PASSAGES_APART, ADDED)
        self.match = nn.Embedding(MATCHES, ADDED)
        self.antecedent = nn.Linear(ADDED, 1)
        self.before = nn.Parameter(torch.zeros(BEFORE + 1))
        self.after = nn.Parameter(torch.zeros(AFTER + 1))
        self.happening = nn.Linear(shape.width, WIDTH)
        self.away = nn.Embedding(DISTANCES, SIDE)
        self.arguments = nn.Linear(SIDE, OUTPUTS)
        nn.init.normal_(self.away.weight, std=0.5)
        nn.init.zeros_(self.encoder.features.weight)
        nn.init.normal_(self.distance.weight, std=0.5)

    def vectors(self, ids: Tensor, features: Tensor) -> Tensor:
        """[B, T] → [B, T, width], after dropout."""
        hidden: Tensor = self.dropout(self.encoder(ids, features))
        return hidden

    def pairs(self, cue: Tensor, word: Tensor, distance: Tensor) -> Tensor:
        """Cue sides [C, R], word sides [C, W, R], distance buckets [C, W] → [C, W, ROLE_OUTPUTS]."""
        scores: Tensor = self.roles(torch.relu(cue[:, None] + word + self.distance(distance)))
        return scores

    def sides(self, trigger: Tensor, word: Tensor, distance: Tensor) -> Tensor:
        """Trigger sides [C, SIDE], argument sides [C, W, SIDE], distance buckets [C, W] → [C, W, OUTPUTS]."""
        scores: Tensor = self.arguments(torch.relu(trigger[:, None] + word + self.away(distance)))
        return scores

    def antecedents(
        self, sides: Tensor, left: Tensor, right: Tensor, apart: tuple[Tensor, Tensor, Tensor, Tensor]
    ) -> Tensor:
        """Head sides [K, sum(SIDES)], pairs of an earlier and a later head [P], what is between them → scores [P]."""
        parts = torch.split(sides, SIDES, dim=-1)
        tables = (self.words_apart, self.heads_apart, self.passages_apart, self.match)
        hidden = parts[0][right] + parts[1][left]
        for table, index in zip(tables, apart, strict=True):
            hidden = hidden + table(index)
        product = (parts[2] @ parts[3].T)[right, left] / math.sqrt(MULTIPLIED)
        scores: Tensor = self.antecedent(torch.relu(hidden))[..., 0] + product
        return scores

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """What is exported: ids, features [B, T] → tag logits, cue sides, word sides, what refers, what happens."""
        hidden = self.encoder(ids, features)
        heads = (self.tags, self.cue_side, self.word_side, self.referring, self.happening)
        return tuple(head(hidden) for head in heads)


def load_start(encoder: Encoder, path: Path) -> None:
    """Fill an encoder with published weights (safetensors, as named by sentence-transformers)."""
    from safetensors.torch import load_file

    weights: dict[str, Tensor] = {
        key.removeprefix("bert.").removeprefix("mpnet."): value.float() for key, value in load_file(str(path)).items()
    }
    shape = encoder.shape
    state: dict[str, Any] = encoder.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["places.weight"] = weights["embeddings.position_embeddings.weight"]
    if shape.token_types:
        state["places.weight"] = state["places.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    names = {"norm": "embeddings.LayerNorm"}
    for index in range(shape.layers):
        ours, theirs = f"layers.{index}.", f"encoder.layer.{index}."
        attention = "attention.attn." if shape.relative else "attention.self."
        parts = ("q", "k", "v") if shape.relative else ("query", "key", "value")
        for kind in ("weight", "bias"):
            state[f"{ours}qkv.{kind}"] = torch.cat([weights[f"{theirs}{attention}{part}.{kind}"] for part in parts])
        names |= {
            ours + "out": theirs + ("attention.attn.o" if shape.relative else "attention.output.dense"),
            ours + "norm1": theirs + ("attention.LayerNorm" if shape.relative else "attention.output.LayerNorm"),
            ours + "up": theirs + "intermediate.dense",
            ours + "down": theirs + "output.dense",
            ours + "norm2": theirs + "output.LayerNorm",
        }
    for mine, published in names.items():
        for kind in ("weight", "bias"):
            state[f"{mine}.{kind}"] = weights[f"{published}.{kind}"]
    if shape.relative:
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    encoder.load_state_dict(state)
