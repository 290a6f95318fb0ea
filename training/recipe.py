"""The weights that ship, from nothing: ``python -m training.recipe --corpora ../shared/corpora``.

Two rounds. The first learns from the gold labels. The second goes on from it, at a lower rate and with more of the
mention corpus, learning from the gold labels and from what the first round gives, half and half: noisy gold labels
weigh less, and the boundaries become firmer. Then the export, the choices, the confidence and the card.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training import card
from training.export import FILES
from training.train import parser, train

RUNS = Path("training/runs")
FIRST = ("--epochs", "6", "--seed", "1", "--mention-share", "0.5", "--start-share", "0.3")
SECOND = ("--epochs", "4", "--seed", "3", "--mention-share", "1.0", "--start-share", "0.2",
          "--rate", "1.2e-4", "--head-rate", "5e-4")  # fmt: skip


def main() -> None:
    """Both rounds, then the card."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--to", type=Path, default=FILES, help="where the files that ship go")
    chosen = options.parse_args()
    scorer = chosen.corpora.parent / "score/score_attribution.py"
    shared = ("--corpora", str(chosen.corpora), "--scorer", str(scorer))
    first, second = RUNS / "first", RUNS / "student"
    train(parser().parse_args([*shared, "--out", str(first), *FIRST]))
    taught = ("--go-on", str(first / "best.pt"), "--teacher", str(first / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(second), *SECOND, *taught]))
    made = card.make(second / "best.pt", chosen.to, chosen.corpora, scorer)
    print(json.dumps(made["dev figures"], indent=1))


if __name__ == "__main__":
    main()
