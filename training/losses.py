"""What training minimises: one loss a head, for the heads that a batch has labels for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.referring import AFTER, BEFORE, SIDES, TYPES
from onrecord.reading.said.roles import CONTENT_END, CONTENT_START, SOURCE_END, SOURCE_START
from onrecord.reading.triggers import NESTED, PARTS, ROLES
from training.chains import Chain
from training.corpora import CUE_TAGS, MENTION_TAGS
from training.happening_windows import Events
from training.model import Reader
from training.windows import IGNORE, Batch

_CUES = len(CUE_TAGS)
_NESTED = sum(PARTS[:4])  # where the tags of nested cues stand
_MENTIONS = _CUES + len(MENTION_TAGS)
BOUNDS = (SOURCE_START, SOURCE_END, CONTENT_START, CONTENT_END)
WEIGHTS = {
    "cues": 4.0, "mentions": 2.0, "starts": 1.0, "roles": 2.0, "bounds": 0.3,
    "types": 1.0, "extents": 0.3, "antecedents": 1.0,
    "nested": 2.0, "triggers": 5.0, "changes": 6.0, "realis": 0.5, "certainty": 0.5, "sides": 1.0, "edges": 0.25,
    "latent": 0.3,
}  # fmt: skip


def outputs(model: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """Tag logits [B, W, tags] and, for the batch's cues, pair scores [C, W, ROLE_OUTPUTS]."""
    hidden = model.vectors(batch.ids, batch.features)
    words = torch.gather(hidden, 1, batch.word[..., None].expand(-1, -1, hidden.shape[-1]))
    tags = model.tags(words)
    cue = model.cue_side(words[batch.cue_window, batch.cue_word])
    pairs = model.pairs(cue, model.word_side(words)[batch.cue_window], batch.distance)
    if batch.nested is not None:
        tags = torch.cat([tags, model.happening(words)[..., _NESTED : _NESTED + NESTED]], dim=-1)
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
    if batch.nested is not None:
        logits = tags[..., -NESTED:].transpose(1, 2)
        found["nested"] = functional.cross_entropy(logits, batch.nested, ignore_index=IGNORE)
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
    if bool((~batch.below).any()):
        # Of what is nested the teacher knows nothing in one reading.
        first = ~batch.below
        there = (batch.roles != IGNORE) & first[:, None]
        soft["roles"] = _against(pairs[there][:, :3], their_pairs[there][:, :3])
        soft["bounds"] = torch.stack(
            [
                _against(
                    pairs[first][..., i].masked_fill(~there[first], -1e4),
                    their_pairs[first][..., i].masked_fill(~there[first], -1e4),
                )
                for i in BOUNDS
            ]
        ).sum()
    taught = {name: (gold[name] + value) / 2 if name in gold else value / 2 for name, value in soft.items()}
    return {**gold, **taught}


def event_losses(model: Reader, batch: Events) -> dict[str, Tensor]:
    """The losses of the event head: what is a trigger, of what; and its sides, for those triggers that are known.

    Of a group of words of which one is the trigger, the likelihood of the type and the sides is summed over all of
    them, each weighed by its prior: so the head learns which word it is (a hard choice is never made).
    """
    hidden = model.vectors(batch.ids, batch.features)
    words = torch.gather(hidden, 1, batch.word[..., None].expand(-1, -1, hidden.shape[-1]))
    types, changes, realis, certainty, _, trigger, argument = torch.split(model.happening(words), PARTS, dim=-1)
    types = types.float()
    found: dict[str, Tensor] = {}
    for name, logits, labels in (
        ("triggers", types, batch.types), ("changes", changes, batch.changes), ("realis", realis, batch.realis)
    ):  # fmt: skip
        if bool((labels != IGNORE).any()):
            found[name] = functional.cross_entropy(logits.float().transpose(1, 2), labels, ignore_index=IGNORE)
    told = ~torch.isnan(batch.certainty)
    if bool(told.any()):
        found["certainty"] = (certainty.float() - batch.certainty)[told].abs().mean()
    if not len(batch.window):
        return found
    scores = model.sides(trigger[batch.window, batch.trigger], argument[batch.window], batch.distance).float()
    known = batch.group < 0
    edges = torch.stack([_edge(scores, batch, i) for i in range(4)], dim=1)  # [C, 4]
    if bool(known.any()):
        at = known & (batch.roles != IGNORE).any(1)
        if bool(at.any()):
            found["sides"] = functional.cross_entropy(
                scores[at][..., : len(ROLES)].transpose(1, 2), batch.roles[at], ignore_index=IGNORE
            )
        found["edges"] = edges[known].sum() / known.sum()
    if not bool(known.all()):
        group = batch.group[~known]
        log = torch.log_softmax(types[batch.window[~known], batch.trigger[~known]], dim=-1)
        right = torch.logsumexp(log.masked_fill(~batch.right[~known], -1e4), dim=-1)
        joint = right - 0.5 * edges[~known].sum(1) + batch.prior[~known]
        count = int(group.max()) + 1
        each = torch.full((count, len(group)), -1e4)
        rows = torch.arange(len(group))
        prior = torch.logsumexp(each.index_put((group, rows), batch.prior[~known]), 1)
        found["latent"] = (prior - torch.logsumexp(each.index_put((group, rows), joint), 1)).mean()
    return found


def _edge(scores: Tensor, batch: Events, which: int) -> Tensor:
    """The loss of one boundary for each trigger [C]; nought where it is not known."""
    logits = scores[..., len(ROLES) + which].masked_fill(~batch.here, -1e4)
    return functional.cross_entropy(logits, batch.bounds[:, which], ignore_index=IGNORE, reduction="none")


def chain_losses(model: Reader, chain: Chain) -> dict[str, Tensor]:
    """The losses of a run of windows: heads and their types, extents, antecedents, sentence starts."""
    words = model.vectors(chain.ids, chain.features)[chain.window, chain.place]
    referring = model.referring(words)
    kinds, sides = referring[:, : len(TYPES)].float(), referring[:, len(TYPES) :]
    found: dict[str, Tensor] = {}
    if chain.types is not None:
        found["types"] = functional.cross_entropy(kinds, chain.types)
        found["extents"] = _extents(model, sides, chain)
    if chain.starts is not None:
        found["starts"] = functional.binary_cross_entropy_with_logits(
            model.tags(words)[:, _MENTIONS].float(), chain.starts
        )
    scores = model.antecedents(sides[chain.head], chain.left, chain.right, chain.apart).float()
    found["antecedents"] = _antecedents(scores, chain)
    return found


def _extents(model: Reader, sides: Tensor, chain: Chain) -> Tensor:
    """How far each mention reaches before and after its head: a choice among the words around it."""
    parts = torch.split(sides, SIDES, dim=-1)
    last = sides.shape[0] - 1
    losses = []
    for reach, sign, own, others, prior, gold in (
        (BEFORE, -1, parts[4], parts[6], model.before, chain.before),
        (AFTER, 1, parts[5], parts[7], model.after, chain.after),
    ):
        steps = torch.arange(reach + 1)
        at = chain.head[:, None] + sign * steps[None]
        there = (at >= 0) & (at <= last)
        scores = (own[chain.head][:, None] * others[at.clamp(0, last)]).sum(-1).float() + prior
        scores = scores.masked_fill(~there, -1e4)
        if bool((gold != IGNORE).any()):
            losses.append(functional.cross_entropy(scores, gold, ignore_index=IGNORE))
    return torch.stack(losses).sum() if losses else torch.zeros(())


def _antecedents(scores: Tensor, chain: Chain) -> Tensor:
    """The likelihood of all right antecedents together (Lee et al. 2017); none, where there is none, is one too."""
    size = len(chain.head)
    every = scores.new_full((size, size + 1), -1e4)
    right = scores.new_full((size, size + 1), -1e4)
    every = every.index_put((chain.right, chain.left), scores)
    right = right.index_put((chain.right[chain.same], chain.left[chain.same]), scores[chain.same])
    has = torch.zeros(size, dtype=torch.bool)
    has[chain.right[chain.same]] = True
    if chain.alone:
        # Nought for "no antecedent", which is the right answer where there is none.
        nought = torch.zeros(size, 1)
        every = torch.cat([every[:, :size], nought], 1)
        right = torch.cat([right[:, :size], torch.where(has[:, None], -1e4, nought)], 1)
        counted = chain.learned
    else:
        counted = chain.learned & has
    if not bool(counted.any()):
        return scores.sum() * 0
    return (torch.logsumexp(every, 1) - torch.logsumexp(right, 1))[counted].mean()


def _against(logits: Tensor, theirs: Tensor) -> Tensor:
    return functional.cross_entropy(logits, torch.softmax(theirs, dim=-1))


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()
