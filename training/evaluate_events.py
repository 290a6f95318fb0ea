"""Dev figures of the event head in training: per cent, but for the mean absolute errors of certainty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.reading.encoder import Encoded, encode
from onrecord.reading.pieces import pieces
from onrecord.reading.said.roles import PairHead
from onrecord.reading.triggers import TYPES as EVENT_TYPES
from onrecord.reading.triggers import Named, named, parts
from training.corpora import lines, words_of
from training.evaluate import event_head, runner
from training.happenings import Marked, Told

if TYPE_CHECKING:
    from training.model import Reader

LEAST = 0.5
# In PLOVER's sentences there always is an event; the floor there is lower.
LEAST_MARKED = 0.2


def figures(
    model: Reader,
    own: Sequence[Told],
    marked: Sequence[Marked],
    certain: dict[str, Sequence[Told]] | dict[str, list[Told]],
) -> dict[str, float]:
    """All of them."""
    run, head = runner(model), event_head(model)
    both, kind = plover(run_all(run, marked), marked, head)
    found = {"plover both": both, "plover type": kind}
    for name, texts in certain.items():
        found[f"{name} error"] = certainty_error(texts, [encode(told.pieces, run) for told in texts])
    return found | own_figures(own, [encode(told.pieces, run) for told in own], head)


def run_all(run: object, marked: Sequence[Marked]) -> list[Encoded]:
    """Each sentence by itself."""
    return [encode(pieces(one.text, lines(one.text)), run) for one in marked]  # type: ignore[arg-type]


def plover(encoded: Sequence[Encoded], marked: Sequence[Marked], head: PairHead) -> tuple[float, float]:
    """How many of the events have both source and target found, and of these how many the right type."""
    both = right = 0
    for one, said in zip(marked, encoded, strict=True):
        source, target = (set(words_of(said.pieces, [list(span)]).tolist()) for span in (one.source, one.target))
        fitting = [
            event
            for event in named(said, head, LEAST_MARKED)
            if event.event >= LEAST_MARKED and _meet(source, event.actor) and _meet(target, event.recipient)
        ]
        if fitting:
            best = max(fitting, key=lambda event: event.event)
            both += 1
            right += EVENT_TYPES[best.type] in one.types
    return 100 * both / max(len(marked), 1), 100 * right / max(both, 1)


def _meet(gold: set[int], found: Sequence[int]) -> bool:
    return bool(found) and len(gold & set(found)) >= 0.5 * min(len(gold), len(found))


def certainty_error(texts: Sequence[Told], encoded: Sequence[Encoded]) -> float:
    """The mean absolute error of how certain each event is."""
    errors = []
    for told, said in zip(texts, encoded, strict=True):
        values = np.clip(parts(said.happening).certainty, -3, 3)
        errors += [
            abs(float(values[one.word, one.scale]) - one.certainty)
            for one in told.triggers
            if one.certainty is not None
        ]
    return float(np.mean(errors)) if errors else float("nan")


def own_figures(texts: Sequence[Told], encoded: Sequence[Encoded], head: PairHead) -> dict[str, float]:
    """F1 of triggers, of triggers with their types, and of changes; of triggers found, how often the rest is right."""
    gold = found = hit = typed = 0
    gold_changes = found_changes = changed = 0
    realis = actors = recipients = 0
    for told, said in zip(texts, encoded, strict=True):
        events: dict[int, Named] = {one.word: one for one in named(said, head, LEAST)}
        for one in told.triggers:
            it = events.get(one.word)
            if one.types[0]:
                gold += 1
                if it is not None and it.event >= LEAST:
                    hit += 1
                    typed += it.type == one.types[0]
                    realis += int(it.realis.argmax()) == one.realis
                    actors += _same(one.actor or (), it.actor)
                    recipients += _same(one.recipient or (), it.recipient)
            if one.change:
                gold_changes += 1
                changed += it is not None and it.holding >= LEAST and it.change == one.change
        found += sum(one.event >= LEAST for one in events.values())
        found_changes += sum(one.holding >= LEAST for one in events.values())
    return {
        "own trigger": _f1(hit, found, gold),
        "own type": _f1(typed, found, gold),
        "own change": _f1(changed, found_changes, gold_changes),
        "own realis": 100 * realis / max(hit, 1),
        "own actor": 100 * actors / max(hit, 1),
        "own recipient": 100 * recipients / max(hit, 1),
    }


def _same(gold: Sequence[int], found: Sequence[int]) -> bool:
    return _meet(set(gold), found) if gold else not found


def _f1(hit: int, found: int, gold: int) -> float:
    return 200 * hit / max(found + gold, 1)
