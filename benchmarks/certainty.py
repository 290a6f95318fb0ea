"""How certain a text is that something happened, on UW's and MEANTIME's dev sentences (-3 to +3).

    python -m benchmarks.certainty --corpora ../shared/corpora

The mean absolute error and Pearson's r of the event head's certainty at the words that the corpora mark as events, each
sentence encoded by itself with the weights that ship; beside them the error of saying always that it is certain (+3).
This measures the head alone: a reading gives the certainty of the events that it finds as their realis.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from training.happenings import Told, factuality

from benchmarks.events import keep, parser
from onrecord.reading import model as models
from onrecord.reading.encoder import encode
from onrecord.reading.triggers import parts

# The mean absolute errors that are hoped for, at most.
FLOORS = {"uw": 0.55, "meantime": 0.40}
MOST = 3.0


def pairs(texts: Sequence[Told], model: models.Model) -> tuple[list[float], list[float]]:
    """Of every marked event, the corpus's certainty and ours."""
    gold, found = [], []
    for told in texts:
        if told.pieces.words:
            values = np.clip(parts(encode(told.pieces, model.run).happening).certainty, -MOST, MOST)
            for one in told.triggers:
                if one.certainty is not None:
                    gold.append(one.certainty)
                    found.append(float(values[one.word, one.scale]))
    return gold, found


def figures(gold: Sequence[float], found: Sequence[float]) -> dict[str, Any]:
    """Error, correlation, and the error of always saying +3."""
    theirs, mine = np.array(gold), np.array(found)
    varied = len(theirs) > 1 and theirs.std() > 0 and mine.std() > 0
    return {
        "events": len(theirs),
        "mean absolute error": round(float(np.abs(theirs - mine).mean()), 3) if len(theirs) else None,
        "pearson r": round(float(np.corrcoef(theirs, mine)[0, 1]), 3) if varied else None,
        "error of always +3": round(float(np.abs(theirs - MOST).mean()), 3) if len(theirs) else None,
    }


def main() -> None:
    """Encode, compare, save."""
    chosen = parser(__doc__).parse_args()
    model = models.load()
    found = {}
    for name, floor in FLOORS.items():
        texts = factuality(chosen.corpora / f"factuality/{name}_dev.conll")[: chosen.first]
        found[name] = {"sentences": len(texts), **figures(*pairs(texts, model)), "floor of the error": floor}
    keep("certainty", {"data": "UW and MEANTIME, dev", **found}, chosen.first)


if __name__ == "__main__":
    main()
