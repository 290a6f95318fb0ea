"""Counts of people and things, on invented texts (tests/reading/figures) and on MUC-4's reports of attacks.

    python -m benchmarks.figures_of_people --corpora ../shared/corpora

``build`` was developed on. ``opened`` was written by somebody else; it was measured once unseen (F1 81.4), then opened
and developed on. ``held`` was written later, by somebody else again, and was not looked at. Each figure of the gold is
matched by (what, value, bound) and by (what, value): as often as it stands there, and, in ``distinct``, once a text
(how many mentions are one figure hangs on the attributions too). MUC-4's keys name the victims but not how many there
were nor what became of them. So of the victims that the report itself gives a number ("FOUR PEASANTS"), in the key's
own words, we count those whose number is among the figures of the document: a recall by document, too low by those who
were not harmed. Its reports are in capitals; their lines, wrapped at 70 characters, are joined.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import options, prf, readings, save
from onrecord.reading.words.numbers import numbers

FOLDER = Path(__file__).parents[1] / "tests/reading/figures"
# Part → its folder.
PARTS = {"build": "build", "opened": "held", "held": "fresh"}
_FEWEST = 2
_WRAP = re.compile(r"(?<=\S) *\n(?=\S)")


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    figures: dict[str, Any] = {
        part: invented(FOLDER / folder) for part, folder in PARTS.items() if (FOLDER / folder).exists()
    }
    figures["muc4"] = muc4(chosen.corpora / "events/muc4")
    save("figures_of_people", {"data": "invented texts, tests/reading/figures; MUC-4 (test sets 1 and 2)", **figures})


def texts(folder: Path) -> list[dict[str, Any]]:
    """The texts of a half."""
    return [text for path in sorted(folder.glob("*.json")) for text in json.loads(path.read_text("utf-8"))["texts"]]


def invented(folder: Path) -> dict[str, Any]:
    """F1 of the figures of a half, and how often one that the gold says revises another does so."""
    gold = texts(folder)
    read = readings({"id": text["name"], "text": text["text"], "published": text["published"]} for text in gold)
    counts: dict[str, list[int]] = {
        name: [0, 0, 0] for name in ("full", "value", "full distinct", "value distinct", "revises")
    }
    wrong = 0
    for text in gold:
        found = read[text["name"]]["figures"] if text["name"] in read else []
        wrong += bool(found) and not text["figures"]
        for name, mine, theirs in _compared(found, text["figures"]):
            right = sum((mine & theirs).values())
            for at, value in enumerate((right, sum(mine.values()), sum(theirs.values()))):
                counts[name][at] += value
    none = sum(not text["figures"] for text in gold)
    return {
        "texts": len(gold),
        "what, value, bound": {**prf(*counts["full"]), "gold": counts["full"][2]},
        "what, value": prf(*counts["value"]),
        "distinct": {
            "what, value, bound": prf(*counts["full distinct"]),
            "what, value": prf(*counts["value distinct"]),
        },
        "revises": {**prf(*counts["revises"]), "gold": counts["revises"][2]},
        "texts without figures": none,
        "of these, given one": wrong,
    }


def _compared(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]]
) -> Iterator[tuple[str, Counter[Any], Counter[Any]]]:
    full, value = (
        [Counter(tuple(one[key] for key in keys) for one in some) for some in (mine, theirs)]
        for keys in (("what", "value", "bound"), ("what", "value"))
    )
    yield "full", full[0], full[1]
    yield "value", value[0], value[1]
    yield "full distinct", Counter(set(full[0])), Counter(set(full[1]))
    yield "value distinct", Counter(set(value[0])), Counter(set(value[1]))
    by_id = {one["id"]: one["value"] for one in mine}
    yield (
        "revises",
        Counter((one["value"], by_id[one["revises"]]) for one in mine if one["revises"] is not None),
        Counter((one["value"], theirs[one["revises"]]["value"]) for one in theirs if one["revises"] is not None),
    )


def muc4(folder: Path) -> dict[str, Any]:
    """Recall of the numbers that the reports give to the victims of the keys."""
    rows = map(json.loads, (folder / "doc_dev").open(encoding="utf-8"))
    documents = {one["docid"]: _WRAP.sub(" ", one["text"]) for one in rows}
    wanted = {
        id: numbered(documents[id], words) for id, words in victims(folder / "keys_dev").items() if id in documents
    }
    wanted = {id: values for id, values in wanted.items() if values}
    read = readings({"id": id, "text": documents[id]} for id in wanted)
    found = {id: {figure["value"] for figure in one["figures"]} for id, one in read.items()}
    right = sum(len(values & found.get(id, set())) for id, values in wanted.items())
    total = sum(len(values) for values in wanted.values())
    return {"documents": len(wanted), "numbers": total, "recall": round(100 * right / max(total, 1), 2)}


def victims(path: Path) -> dict[str, set[str]]:
    """Document → the descriptions of the human targets in its keys."""
    found: dict[str, set[str]] = {}
    for part in path.read_text("utf-8").split("%%%"):
        if part.strip():
            slots = json.loads(part)
            id = next(value for name, value in slots if name == "message_id")
            for name, value in slots:
                if name == "hum_tgt_description" and value:
                    found.setdefault(id, set()).update(value.get("strings") or value.get("strings_lhs") or ())
    return found


def numbered(text: str, words: set[str]) -> set[int]:
    """The numbers that stand right before any of those words in the text."""
    flat = " ".join(text.split())
    values = set()
    for number in numbers(flat):
        after = flat[number.end : number.end + 80]
        if number.value is None or number.compound or number.value < _FEWEST:
            continue
        if any(re.match(rf"\W*{re.escape(' '.join(word.split()))}\b", after, re.IGNORECASE) for word in words if word):
            values.add(int(number.value))
    return values


if __name__ == "__main__":
    main()
