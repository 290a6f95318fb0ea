"""Flows of money: F1 on (donor, amount, currency, status) of texts written for it, in parts made apart.

python -m benchmarks.flows

The build part was written with the code. The opened part was written by somebody who saw neither, and held back until
its failures were read: from then on it is building material too. The held part was written after that, by somebody who
saw neither the code nor the other parts; nobody who works on the rules reads it. A donor counts as right where it is
the actor's name or one of its mentions, or where one holds the other at word boundaries, without case, articles and
possessive endings; no donor only matches none. Recipients are shown for the flows that are right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.common import options, prf, readings, save

TEXTS = Path(__file__).parents[1] / "tests/reading/flows"
PARTS = {"build": "build", "opened": "held", "held": "fresh"}
"""The folder of each part."""

_EDGES = re.compile(r"^(?:the|an?)\s+|['’]s$")


def main() -> None:
    """Read, compare, save."""
    options(__doc__)
    figures: dict[str, Any] = {"data": "tests/reading/flows, texts written for the project"}
    for part, folder in PARTS.items():
        texts = load(TEXTS / folder)
        if texts:
            figures[part] = measure(texts)
    save("flows", figures)


def load(folder: Path) -> list[dict[str, Any]]:
    """The texts of all files of a part."""
    return [text for path in sorted(folder.glob("*.json")) for text in json.loads(path.read_text("utf-8"))["texts"]]


def measure(texts: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of a part, whole and by style, with the share of right flows whose recipient and bound are right."""
    documents = [
        {"id": str(number), **{key: text[key] for key in ("text", "outlet", "published")}}
        for number, text in enumerate(texts)
    ]
    read = readings(documents)
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for number, text in enumerate(texts):
        # A text that could not be read holds no flow.
        nothing = {"document": {"text": ""}, "actors": [], "flows": []}
        one = compare(text["flows"], read.get(str(number), nothing))
        counts["all"] += one
        counts.setdefault(text["style"], Counter()).update(one)
    whole = counts["all"]
    return {
        "texts": len(texts),
        "texts without a flow": sum(not text["flows"] for text in texts),
        "flows": whole["gold"],
        **{name: prf(c["right"], c["found"], c["gold"]) for name, c in counts.items()},
        "recipient right, of right flows": share(whole["recipient"], whole["right"]),
        "bound right, of right flows": share(whole["bound"], whole["right"]),
        "amount, currency and status alone": prf(whole["amount"], whole["found"], whole["gold"]),
    }


def share(part: int, whole: int) -> float:
    """Per cent."""
    return round(100 * part / max(whole, 1), 2)


def compare(gold: list[dict[str, Any]], reading: dict[str, Any]) -> Counter[str]:
    """How many flows of one text are given, found and right; each found flow is matched once."""
    text = reading["document"]["text"]
    names = {
        actor["id"]: [actor["name"], *(text[start:end] for start, end in actor["mentions"])]
        for actor in reading["actors"]
    }
    left = list(reading["flows"])
    counts = Counter(gold=len(gold), found=len(left))
    for flow in gold:
        alike = [one for one in left if all(one[key] == flow[key] for key in ("amount", "currency", "status"))]
        alike = [one for one in alike if is_same(flow["donor"], one["donor"], names)]
        if not alike:
            continue
        one = max(alike, key=lambda found: is_same(flow["recipient"], found["recipient"], names))
        left.remove(one)
        counts["right"] += 1
        counts["recipient"] += is_same(flow["recipient"], one["recipient"], names)
        counts["bound"] += (flow["bound"], flow["upper"]) == (one["bound"], one["upper"])
    wanted = Counter((flow["amount"], flow["currency"], flow["status"]) for flow in gold)
    found = Counter((flow["amount"], flow["currency"], flow["status"]) for flow in reading["flows"])
    counts["amount"] += sum((wanted & found).values())
    return counts


def is_same(words: str | None, actor: str | None, names: dict[str, list[str]]) -> bool:
    """Whether an actor is the one that the words name."""
    if words is None or actor is None:
        return words is None and actor is None
    return any(_overlap(_plain(words), _plain(name)) for name in names[actor])


def _plain(words: str) -> str:
    return _EDGES.sub("", _EDGES.sub("", " ".join(words.split()).casefold()))


def _overlap(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return bool(short) and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


if __name__ == "__main__":
    main()
