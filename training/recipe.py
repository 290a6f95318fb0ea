"""The weights that ship, from nothing: ``python -m training.recipe --corpora ../shared/corpora``.

Three rounds. The first learns from the gold labels. The second goes on from it, at a lower rate and with more of the
mention corpus, learning from the gold labels and from what the first round gives, half and half: noisy gold labels
weigh less, and the boundaries become firmer. The third adds coreference, from GUM and from names put as pronouns
(``silver.py``), and holds what the second knew, with the embeddings and the two lowest layers left as they are. Its
weights are mixed with the second's, three tenths of these, and the coreference head is fitted again to the mixture.
Then the export, the choices, the confidence and the card.

The weights that ship went on from what had shipped before, in eight bits (``shipped.py``), into the third round.
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
THIRD = ("--epochs", "5", "--seed", "5", "--coreference", "--attribution-share", "0.3", "--mention-share", "0.2",
         "--silver-share", "0.1", "--frozen", "2", "--rate", "1e-4", "--head-rate", "6e-4",
         "--first-eval", "2")  # fmt: skip
LAST = ("--epochs", "2", "--seed", "6", "--coreference", "--refit", "--kept", "0.3", "--silver-share", "0.1",
        "--head-rate", "8e-4", "--first-eval", "1", "--average", "0.99")  # fmt: skip


def main() -> None:
    """The rounds, then the card."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--to", type=Path, default=FILES, help="where the files that ship go")
    chosen = options.parse_args()
    scorer = chosen.corpora.parent / "score/score_attribution.py"
    shared = ("--corpora", str(chosen.corpora), "--scorer", str(scorer))
    first, second, third, last = (RUNS / name for name in ("first", "second", "third", "student"))
    train(parser().parse_args([*shared, "--out", str(first), *FIRST]))
    taught = ("--go-on", str(first / "best.pt"), "--teacher", str(first / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(second), *SECOND, *taught]))
    taught = ("--go-on", str(second / "best.pt"), "--teacher", str(second / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(third), *THIRD, *taught]))
    taught = ("--go-on", str(third / "best.pt"), "--teacher", str(second / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(last), *LAST, *taught]))
    made = card.make(last / "best.pt", chosen.to, chosen.corpora, scorer)
    print(json.dumps(made["dev figures"], indent=1))


if __name__ == "__main__":
    main()
