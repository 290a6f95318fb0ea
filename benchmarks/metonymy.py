"""Whether names of countries and capitals are told for governments or for places, on GeoWebNews.

    python -m benchmarks.metonymy --corpora ../shared/corpora

GeoWebNews (Gritta et al., "A pragmatic guide to geoparsing evaluation", 2020) tells for each name of a place whether it
is meant literally or stands for somebody ("Metonymic": governments, but also teams and peoples). The names are the
gold's own, so that only the telling is measured; only those that are a country's or a capital's are asked. Documents
are halved as in ``benchmarks.places``: ``build`` was looked at while building, ``held`` was not.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.common import options, prf, save
from benchmarks.places import geowebnews, half_of
from onrecord.documents import document_from_text
from onrecord.reading import model as models
from onrecord.reading.reader import find
from onrecord.reading.who.government_words import state_of
from onrecord.reading.who.governments import stands_for_government
from onrecord.reading.who.names import body_name
from onrecord.settings import Settings


def figures(counts: Counter[tuple[str, bool]]) -> dict[str, Any]:
    """Told for governments, by the gold's type; against ``Metonymic``: precision, recall and F1."""
    right = counts["Metonymic", True]
    told = sum(number for (_, government), number in counts.items() if government)
    kinds = sorted({kind for kind, _ in counts})
    return {
        "governments": prf(right, told, right + counts["Metonymic", False]),
        "names": sum(counts.values()),
        "by_type": {kind: {"government": counts[kind, True], "place": counts[kind, False]} for kind in kinds},
    }


def main() -> None:
    folder = options(__doc__).corpora / "places/geowebnews"
    settings, model = Settings(), models.load(1)
    halves: dict[str, Counter[tuple[str, bool]]] = {"build": Counter(), "held": Counter()}
    for name, text, gold in geowebnews(folder):
        found = find(document_from_text(text, language="en", settings=settings), model)
        for one in gold:
            if one.kind != "Adjective" and state_of(body_name(text, one.start, one.end).key) is not None:
                government = stands_for_government(found, (one.start, one.end))
                halves[half_of(name)][one.kind, government] += 1
    save("metonymy", {half: figures(counts) for half, counts in halves.items()})


if __name__ == "__main__":
    main()
