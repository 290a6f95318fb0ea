"""What training minimises: one loss a head, for the heads that a batch has labels for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.roles import CONTENT_END, CONTENT_START, SOURCE_END, SOURCE_START
from training.corpora import CUE_TAGS, MENTION_TAGS
from training.model import Reader
from training.windows import IGNORE, Batch

_CUES = len(CUE_TAGS)
_MENTIONS = _CUES + len(MENTION_TAGS)
BOUNDS = (SOURCE_START, SOURCE_END, CONTENT_START, CONTENT_END)
WEIGHTS = {"cues": 4.0, "mentions": 2.0, "starts": 1.0, "roles": 2.0, "bounds": 0.3}


def outputs(model: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """Tag logits [B, W, tags] and, for the batch's cues, pair scores [C, W, ROLE_OUTPUTS]."""
    hidden = model.vectors(batch.ids, batch.features)
    words = torch.gather(hidden, 1, batch.word[..., None].expand(-1, -1, hidden.shape[-1]))
    tags = model.tags(words)
    cue = model.cue_side(words[batch.cue_window, batch.cue_word])
    pairs = model.pairs(cue, model.word_side(words)[batch.cue_window], batch.distance)
    return tags.float(), pairs.float()


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, unweighted."""
    return losses_of(*outputs(model, batch), batch)


def losses_of(tags: Tensor, pairs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """As :func:`losses`, of outputs at hand."""
    found: dict[str, Tensor] = {}
    if batch.cues is not None:
        found["cues"] = functional.cross_entropy(tags[..., :_CUES].transpose(1, 2), batch.cues, ignore_index=IGNORE)
    if batch.mentions is not None:
        logits = tags[..., _CUES:_MENTIONS].transpose(1, 2)
        found["mentions"] = functional.cross_entropy(logits, batch.mentions, ignore_index=IGNORE)
    if batch.starts is not None:
        labels = batch.starts.clamp(min=0).float()
        each = functional.binary_cross_entropy_with_logits(tags[..., _MENTIONS], labels, reduction="none")
        found["starts"] = each[batch.words].mean()
    if len(batch.cue_window):
        found["roles"] = functional.cross_entropy(pairs[..., :3].transpose(1, 2), batch.roles, ignore_index=IGNORE)
        off = (batch.roles == IGNORE)[..., None]
        bounds = pairs[..., BOUNDS[0] :].masked_fill(off, -1e4)
        found["bounds"] = sum(
            (
                functional.cross_entropy(bounds[..., i], batch.bounds[:, i], ignore_index=IGNORE)
                for i in range(4)
                if bool((batch.bounds[:, i] != IGNORE).any())
            ),
            start=torch.zeros(()),
        )
    return found


def distillation(model: Reader, teacher: Reader, batch: Batch) -> dict[str, Tensor]:
    """The gold losses, and for every head the cross entropy against what the teacher gives, half and half.

    After Hinton et al. (2015), at temperature 1. The teacher's word stands for all heads, those of the batch's corpus
    and the others: so texts without labels of a kind teach it too.
    """
    tags, pairs = outputs(model, batch)
    with torch.no_grad():
        their_tags, their_pairs = outputs(teacher, batch)
    gold = losses_of(tags, pairs, batch)
    soft: dict[str, Tensor] = {}
    words = batch.words
    for name, left, right in (("cues", 0, _CUES), ("mentions", _CUES, _MENTIONS)):
        soft[name] = _against(tags[words][:, left:right], their_tags[words][:, left:right])
    soft["starts"] = functional.binary_cross_entropy_with_logits(
        tags[words][:, _MENTIONS], torch.sigmoid(their_tags[words][:, _MENTIONS])
    )
    if len(batch.cue_window):
        there = batch.roles != IGNORE
        soft["roles"] = _against(pairs[there][:, :3], their_pairs[there][:, :3])
        soft["bounds"] = torch.stack(
            [
                _against(pairs[..., i].masked_fill(~there, -1e4), their_pairs[..., i].masked_fill(~there, -1e4))
                for i in BOUNDS
            ]
        ).sum()
    return {name: (gold[name] + value) / 2 if name in gold else value / 2 for name, value in soft.items()}


def _against(logits: Tensor, theirs: Tensor) -> Tensor:
    return functional.cross_entropy(logits, torch.softmax(theirs, dim=-1))


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
