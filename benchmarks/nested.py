"""Attributions inside another's content, on invented texts in the style of foreign news (tests/reading/nested).

    python -m benchmarks.nested

``build`` was developed on, ``held`` was not. A nested entry is right when its content (half of the words, or more) and
its source agree with a gold nested one, and one to one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.reading import goldtexts
from training.evaluate import load_scorer

from benchmarks.common import options, prf, save
from onrecord import read

FOLDER = Path(__file__).parents[1] / "tests/reading/nested"
ROLES = ("source", "cue", "content")


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    scorer = load_scorer(chosen.scorer)
    figures: dict[str, Any] = {}
    for part in ("build", "held"):
        counts = {"nested": [0, 0, 0], "not nested": [0, 0, 0]}
        for gold in goldtexts.load(FOLDER / part):
            reading = read(gold.text)
            text = scorer.Text(gold.text)
            for name, inner in (("nested", True), ("not nested", False)):
                theirs, mine = (
                    [
                        scorer.Item(text, scorer.Attribution(**{role: getattr(one, role) for role in ROLES}))
                        for one in some
                        if (one.within is not None) is inner
                    ]
                    for some in (gold.expected, reading.attributions)
                )
                edges = [[j for j, m in enumerate(mine) if "attribution" in scorer.criteria_met(g, m)] for g in theirs]
                right = sum(match is not None for match in scorer.max_matching(edges, len(mine)))
                for i, value in enumerate((right, len(mine), len(theirs))):
                    counts[name][i] += value
        figures[part] = {name: {**prf(*count), "gold": count[2]} for name, count in counts.items()}
    save("nested", {"data": "invented texts, tests/reading/nested", **figures})


if __name__ == "__main__":
    main()
