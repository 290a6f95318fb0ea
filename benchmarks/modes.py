"""PLOVER's types and modes, on 300 of Halterman's 4,500 machine-written stories.

    python -m benchmarks.modes --corpora ../shared/corpora

A story was written by a model to a headline that its label belongs to, often drifts from it, and is cut off in the
middle. It is read as an article would be: the headline, then the story. Asked is whether any event of the reading is of
the label's type, and whether one is of its type and mode, of the stories whose label has a mode. Nobody labelled what
else is in a story, so there is no precision; how many of the sixteen types a reading has says how easily one is hit.
The 300 are those whose hash is least. The stories were made from some 330 headlines with a country's name put in; half
of these headlines, by their hash, were never looked at, and ``--show`` shows what is missed of the other half only.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.events import keep, parser, percent, read_alone
from onrecord.schema import Reading

STORIES = 300
# How the corpus spells some of the modes.
_SPELT = {"sieze": "seize", "primative": "primitive"}


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its text with the headline, where the story itself starts, and its label."""

    text: str
    body: int
    type: str
    mode: str | None
    held: bool  # of a headline that is not looked at


def stories(path: Path, count: int) -> list[Story]:
    """The stories whose hash is least."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream)]
    return [_story(row) for row in sorted(rows, key=lambda row: _hash(row["prompt"] + row["text"]))[:count]]


def _story(row: dict[str, str]) -> Story:
    # The prompt is the headline with the country in it, an empty line, and what the story opens with: "(Reuters) --".
    headline, _, opening = row["prompt"].partition("\n\n")
    before = f"{headline}\n\n{opening} " if opening else f"{headline}\n\n"
    mode = row["mode"].lower()
    held = int(_hash(row["title"]), 16) % 2 == 1
    return Story(before + row["text"], len(before), row["label"], _SPELT.get(mode, mode) or None, held)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def judged(story: Story, reading: Reading | None) -> Counter[str]:
    """What became of one story."""
    counts = Counter({"stories": 1, "with a mode": int(story.mode is not None)})
    if reading is None:
        counts["refused"] = 1
        return counts
    right = [event for event in reading.events if event.type == story.type]
    counts["type"] = int(bool(right))
    counts["type in the story"] = int(any(start >= story.body for event in right for start, _ in event.trigger))
    counts["types given"] = len({event.type for event in reading.events})
    if story.mode is not None:
        counts["type, with a mode"] = int(bool(right))
        counts["mode"] = int(any(event.mode == story.mode for event in right))
    return counts


def figures(counts: Counter[str]) -> dict[str, Any]:
    """All but the counts in per cent."""
    return {
        "stories": counts["stories"],
        "refused": counts["refused"],
        "type found": percent(counts["type"], counts["stories"]),
        "type found in the story, not the headline alone": percent(counts["type in the story"], counts["stories"]),
        "types given, on average": round(counts["types given"] / max(counts["stories"], 1), 2),
        "labelled with a mode": counts["with a mode"],
        "mode found, of those": percent(counts["mode"], counts["with a mode"]),
        "mode found, where the type is": percent(counts["mode"], counts["type, with a mode"]),
    }


def main() -> None:
    """Read, compare, save."""
    options = parser(__doc__)
    options.add_argument("--show", action="store_true", help="print the labels missed in the half that is looked at")
    chosen = options.parse_args()
    kept: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    kinds: dict[str, Counter[str]] = {}
    path = chosen.corpora / "events/plover_synthetic_stories.csv"
    for story in stories(path, STORIES)[: chosen.first]:
        found = judged(story, read_alone(story.text))
        kept[story.held].update(found)
        kinds.setdefault(story.type, Counter()).update(found)
        if chosen.show and not story.held and not found["mode" if story.mode else "type"]:
            print(f"{story.type}/{story.mode}: {story.text[: story.body].splitlines()[0]}")
    keep(
        "modes",
        {
            "data": "machine-written stories labelled with PLOVER types",
            **figures(kept[False] + kept[True]),
            "headlines not looked at": figures(kept[True]),
            "type found, by type": {kind: _share(counts) for kind, counts in sorted(kinds.items())},
        },
        chosen.first,
    )


def _share(counts: Counter[str]) -> str:
    return f"{counts['type']} of {counts['stories']}"


if __name__ == "__main__":
    main()
