"""Who did what to whom, on PLOVER's sentences (Halterman et al. 2023), the fifth of them that nothing was trained on.

    python -m benchmarks.plover --corpora ../shared/corpora

Each sentence is read by itself, by the whole reader; in one that it refuses nothing is found. A sentence has one gold
event, with a source, a target and a type. Both are found where one event of the reading has actor words that meet the
source and recipient words that meet the target: the share of words in common is half of the shorter, or more. The type
is asked of those; of several such events, of the one with the highest confidence. YIELD, an older name, is CONCEDE or
RETREAT now. An event whose sides are turned round is counted too, but not as found.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from training.happenings import Marked, plover

from benchmarks.events import keep, meets, parser, percent, read_alone
from onrecord.schema import Event, Reading

# What is hoped for, in per cent.
FLOORS = {"both found": 65.0, "type right": 75.0}
_YIELD = ("CONCEDE", "RETREAT")


def fitting(reading: Reading, gold: Marked, turned: bool = False) -> list[Event]:
    """The events whose sides are the gold ones, likeliest first; ``turned``: each the other's."""
    text = reading.document.text
    source, target = (gold.target, gold.source) if turned else (gold.source, gold.target)
    found = [
        event
        for event in reading.events
        if meets(text, [source], event.actor_words) and meets(text, [target], event.recipient_words)
    ]
    return sorted(found, key=lambda event: -event.confidence)


def judged(reading: Reading | None, gold: Marked) -> Counter[str]:
    """What became of one gold event."""
    counts = Counter({"sentences": 1})
    if reading is None:
        counts["refused"] = 1
        return counts
    text = reading.document.text
    found = fitting(reading, gold)
    counts["any event"] = int(bool(reading.events))
    counts["type anywhere"] = int(any(event.type in gold.types for event in reading.events))
    counts["source"] = int(any(meets(text, [gold.source], event.actor_words) for event in reading.events))
    counts["target"] = int(any(meets(text, [gold.target], event.recipient_words) for event in reading.events))
    counts["both"] = int(bool(found))
    counts["type"] = int(bool(found) and found[0].type in gold.types)
    counts["turned"] = int(not found and bool(fitting(reading, gold, turned=True)))
    return counts


def main() -> None:
    """Read, compare, save."""
    chosen = parser(__doc__).parse_args()
    sentences = plover(chosen.corpora / "events/plover_sentences_train.tsv", dev=True)[: chosen.first]
    kinds: dict[str, Counter[str]] = {}
    for gold in sentences:
        kind = "YIELD" if gold.types == _YIELD else gold.types[0]
        kinds.setdefault(kind, Counter()).update(judged(read_alone(gold.text), gold))
    every = sum(kinds.values(), Counter())
    keep("plover", {"data": "PLOVER's sentences, a fifth by hash", **figures(every, kinds)}, chosen.first)


def figures(every: Counter[str], kinds: dict[str, Counter[str]]) -> dict[str, Any]:
    """The figures, all but the counts in per cent."""
    return {
        "sentences": every["sentences"],
        "refused": every["refused"],
        "any event given": percent(every["any event"], every["sentences"]),
        "an event of its type given": percent(every["type anywhere"], every["sentences"]),
        "source found": percent(every["source"], every["sentences"]),
        "target found": percent(every["target"], every["sentences"]),
        "both found": percent(every["both"], every["sentences"]),
        "type right, of those": percent(every["type"], every["both"]),
        "both found, but turned round": percent(every["turned"], every["sentences"]),
        "floors": FLOORS,
        "by type": {
            kind: {
                "sentences": counts["sentences"],
                "both found": percent(counts["both"], counts["sentences"]),
                "type right, of those": percent(counts["type"], counts["both"]),
            }
            for kind, counts in sorted(kinds.items())
        },
    }


if __name__ == "__main__":
    main()
