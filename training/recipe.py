"""The weights that ship, from nothing: ``python -m training.recipe --corpora ../shared/corpora``.

Five rounds. The first learns from the gold labels. The second goes on from it, at a lower rate and with more of the
mention corpus, learning from the gold labels and from what the first round gives, half and half: noisy gold labels
weigh less, and the boundaries become firmer. The third adds coreference, from GUM and from names put as pronouns
(``silver.py``), and holds what the second knew, with the embeddings and the two lowest layers left as they are. Its
weights are mixed with the second's, three tenths of these, and the coreference head is fitted again to the mixture.
That much is exported, and reads the contents of the corpus once more for what is said inside them (``nested.py``). The
fourth round adds events (``happenings.py``) and cues inside contents, first to the heads alone, then to the encoder
with the embeddings and the two lowest layers left as they are. The fifth goes through the events more often, and
through the rest less; then the certainty of MEANTIME's scale is fitted alone (``scales.py``). Last come the export,
the choices, the confidence and the card.

The weights that ship were made round by round with these options, the third going on from what had shipped before, in
eight bits (``shipped.py``), and the fourth stopped after four of its five epochs.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training import card, corpora, nested, scales
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

EVENTS = ("--events", "training/events")
NEW_HEADS = ("--epochs", "2", "--seed", "7", *EVENTS, "--refit", "--head-rate", "1e-3", "--first-eval", "9",
             "--average", "0.98")  # fmt: skip
FOURTH = ("--epochs", "4", "--seed", "11", *EVENTS, "--coreference", "--attribution-share", "0.25",
          "--mention-share", "0.15", "--silver-share", "0.05", "--frozen", "2", "--rate", "1.2e-4",
          "--head-rate", "8e-4", "--first-eval", "2")  # fmt: skip
FIFTH = ("--epochs", "3", "--seed", "12", *EVENTS, "--coreference", "--attribution-share", "0.14",
         "--mention-share", "0.1", "--silver-share", "0.02", "--frozen", "2", "--rate", "1.2e-4",
         "--head-rate", "8e-4", "--first-eval", "9", "--average", "0.995")  # fmt: skip


def main() -> None:
    """The rounds, then the card."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--to", type=Path, default=FILES, help="where the files that ship go")
    chosen = options.parse_args()
    scorer = chosen.corpora.parent / "score/score_attribution.py"
    shared = ("--corpora", str(chosen.corpora), "--scorer", str(scorer))
    first, second, third, mixed, heads, fourth, fifth, last = (
        RUNS / name for name in ("first", "second", "third", "mixed", "heads", "fourth", "fifth", "student")
    )
    train(parser().parse_args([*shared, "--out", str(first), *FIRST]))
    taught: tuple[str, ...] = ("--go-on", str(first / "best.pt"), "--teacher", str(first / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(second), *SECOND, *taught]))
    taught = ("--go-on", str(second / "best.pt"), "--teacher", str(second / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(third), *THIRD, *taught]))
    taught = ("--go-on", str(third / "best.pt"), "--teacher", str(second / "best.pt"))
    train(parser().parse_args([*shared, "--out", str(mixed), *LAST, *taught]))
    card.make(mixed / "best.pt", chosen.to, chosen.corpora, scorer)
    below = RUNS / "nested.jsonl"
    nested.write(corpora.polnear(chosen.corpora / "attribution/polnear_train.jsonl"), below)
    train(parser().parse_args([*shared, "--out", str(heads), *NEW_HEADS, "--go-on", str(mixed / "best.pt")]))
    taught = ("--teacher", str(mixed / "best.pt"), "--nested", str(below))
    train(parser().parse_args([*shared, "--out", str(fourth), *FOURTH, *taught, "--go-on", str(heads / "best.pt")]))
    train(parser().parse_args([*shared, "--out", str(fifth), *FIFTH, *taught, "--go-on", str(fourth / "best.pt")]))
    scales.refit(fifth / "best.pt", last / "best.pt", chosen.corpora)
    made = card.make(last / "best.pt", chosen.to, chosen.corpora, scorer)
    print(json.dumps(made["dev figures"], indent=1))


if __name__ == "__main__":
    main()
