"""What the measures of events share: options, readings of single texts, and when the words of a side are right."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import Any

from benchmarks.common import save
from onrecord import read
from onrecord.errors import InputError
from onrecord.schema import Reading, Span

# How much of the shorter of two phrases has to be in the other for them to be the same side of an event.
SHARE = 0.5
_WORD = re.compile(r"\w+")


def parser(doc: str | None) -> argparse.ArgumentParser:
    """``--corpora``, as every measure takes it, and ``--first`` to try a measure without keeping its figures."""
    made = argparse.ArgumentParser(description=(doc or "").split("\n")[0])
    made.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="the annotated data")
    made.add_argument("--first", type=int, help="look at so many items only, and keep no figures")
    return made


def keep(name: str, figures: dict[str, Any], first: int | None) -> None:
    """Print the figures, and write them to ``figures/NAME.json`` where all items were looked at."""
    if first is None:
        save(name, figures)
    else:
        print(json.dumps(figures, indent=2))


def read_alone(text: str, published: str | None = None) -> Reading | None:
    """The whole reader's reading of one English text; ``None`` where it refuses it."""
    try:
        return read(text, published=published, language="en")
    except InputError:
        return None


def words(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """The words that the spans touch, by the offset they start at."""
    found: set[int] = set()
    for start, end in spans:
        # A span may begin or end inside a word.
        left = max(0, start - 40)
        found.update(
            match.start() for match in _WORD.finditer(text, left, end) if match.end() > start and match.start() < end
        )
    return found


def meets(text: str, gold: Iterable[Sequence[int]], found: Iterable[Span]) -> bool:
    """Whether one of the spans found and the gold ones share half of the words of the shorter, or more.

    Each span found is held to the gold by itself, for an entry of two mentions has the words of both.
    """
    theirs = words(text, gold)
    return any(alike(theirs, words(text, [span])) for span in found)


def alike(theirs: Set[Any], mine: Set[Any]) -> bool:
    """Whether two phrases have half of the words of the shorter in common, or more."""
    return bool(theirs and mine) and len(theirs & mine) >= SHARE * min(len(theirs), len(mine))


def same(text: str, gold: Sequence[Sequence[int]], found: Sequence[Span]) -> bool:
    """Whether a side is right: its words meet the gold's, or both have none."""
    return meets(text, gold, found) if gold else not found


def overlap(one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < two[1] and two[0] < one[1]


def percent(part: float, whole: float) -> float:
    """Per cent, to a tenth."""
    return round(100 * part / max(whole, 1), 1)
