"""What the measures share: their options, where figures go, and readings by the command a user would run."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent / "figures"


def options(doc: str | None, more: Callable[[argparse.ArgumentParser], None] | None = None) -> argparse.Namespace:
    """``--corpora`` and ``--scorer``, as every measure takes them; ``more`` adds those of one alone."""
    parser = argparse.ArgumentParser(description=(doc or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="the annotated data")
    parser.add_argument("--scorer", type=Path, help="the scorer of attributions (beside the data where not given)")
    if more is not None:
        more(parser)
    found = parser.parse_args()
    found.scorer = found.scorer or found.corpora.parent / "score/score_attribution.py"
    return found


def save(name: str, figures: dict[str, Any]) -> None:
    """Print the figures and write them to ``figures/NAME.json``, with the command and the model that made them."""
    card = Path(__file__).parents[1] / "src/onrecord/knowledge/model/card.json"
    model = json.loads(card.read_text("utf-8"))["sha256"][:12]
    whole = {"command": f"python -m benchmarks.{name}", "model": model, **figures}
    text = json.dumps(whole, indent=2)
    FIGURES.mkdir(parents=True, exist_ok=True)
    (FIGURES / f"{name}.json").write_text(text + "\n", "utf-8")
    print(text)


def readings(documents: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """``onrecord read --json`` on those documents (``id`` and ``text``): id → the JSON of its reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
        command = [sys.executable, "-m", "onrecord", "read", "--json", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["document"]["id"]: row for row in rows}


def rows(path: Path) -> list[dict[str, Any]]:
    """A JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def prf(right: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in per cent."""
    return {
        "p": round(100 * right / max(found, 1), 2),
        "r": round(100 * right / max(gold, 1), 2),
        "f1": round(200 * right / max(found + gold, 1), 2),
    }
