"""Who said what, on the dev part of PolNeAR, read by ``onrecord read --json``; and whether its confidence is honest.

    python -m benchmarks.attribution --corpora ../shared/corpora

PolNeAR marks no attribution inside another's content, so the entries that stand ``within`` another are not scored;
``with nested`` says what the figure is when they are counted as wrong all the same.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from training.evaluate import load_scorer

from benchmarks.common import options, readings, rows, save

ROLES = ("source", "cue", "content")


def scored(scorer: ModuleType, gold: Any, entries: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The scorer's summary of those entries."""
    predicted = {
        doc: [scorer.Attribution(**{role: one[role] for role in ROLES}) for one in some]
        for doc, some in entries.items()
    }
    counts = scorer.score(gold, predicted)
    summary: dict[str, Any] = scorer.summarise(list(counts.values()))
    summary["ci95"] = scorer.bootstrap([counts[doc] for doc in sorted(counts)], 1000)
    return summary


def reliability(scorer: ModuleType, gold: Any, entries: dict[str, list[dict[str, Any]]]) -> list[dict[str, float]]:
    """Of the entries given each tenth of confidence: how many, their mean confidence, the share that is right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for doc, some in entries.items():
        text = scorer.Text(gold[doc][0])
        golds = [scorer.Item(text, one) for one in gold[doc][1] if one.content]
        items = [scorer.Item(text, scorer.Attribution(**{role: one[role] for role in ROLES})) for one in some]
        edges = [[j for j, item in enumerate(items) if "attribution" in scorer.criteria_met(g, item)] for g in golds]
        matched = set(scorer.max_matching(edges, len(items)))
        for j, one in enumerate(some):
            bins.setdefault(min(int(one["confidence"] * 10), 9), []).append((one["confidence"], j in matched))
    return [
        {
            "from": low / 10,
            "entries": len(pairs),
            "mean confidence": round(sum(c for c, _ in pairs) / len(pairs), 3),
            "right": round(sum(r for _, r in pairs) / len(pairs), 3),
        }
        for low, pairs in sorted(bins.items())
    ]


def main() -> None:
    """Read, score, save."""
    chosen = options(__doc__)
    path = chosen.corpora / "attribution/polnear_dev.jsonl"
    scorer = load_scorer(chosen.scorer)
    gold = scorer.load_gold(str(path))
    found = readings({"id": row["doc"], "text": row["text"]} for row in rows(path))
    every = {doc: row["attributions"] for doc, row in found.items()}
    top = {doc: [one for one in some if one["within"] is None] for doc, some in every.items()}
    save(
        "attribution",
        {
            "data": "PolNeAR dev",
            **scored(scorer, gold, top),
            "with nested": scored(scorer, gold, every)["relations"],
            "reliability": reliability(scorer, gold, top),
        },
    )


if __name__ == "__main__":
    main()
