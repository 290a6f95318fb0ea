"""Who refers to whom, on GUM's own dev documents: CoNLL F1 (see ``conll.py``), as the reader's own head links them.

    python -m benchmarks.coreference --corpora ../shared/corpora

Mentions count where their extent is exact. The coreference head learned from GUM's other documents. Its links alone are
measured here; a reading puts the rules of names and speakers on top, which ``benchmarks/speakers.py`` measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from training.corpora import Labelled
from training.gum import NEWSLIKE, gum

from benchmarks.common import options, save
from benchmarks.conll import conll
from onrecord.reading import model as models
from onrecord.reading.coreference import referring
from onrecord.reading.encoder import encode
from training import evaluate


def scores(texts: Sequence[Labelled], model: models.Model) -> dict[str, Any]:
    """The scores without clusters of one mention, and the mean with them."""
    head = model.referring
    gold = [evaluate.gold_chains(text) for text in texts]
    found = [
        evaluate.found_chains(text, referring(text.text, encode(text.pieces, model.run), head), head) for text in texts
    ]
    alone = conll(gold, found, singletons=True)
    return {"documents": len(texts), **conll(gold, found), "conll f1 with singletons": alone["conll f1"]}


def main() -> None:
    """Measure, save."""
    chosen = options(__doc__)
    texts = gum(chosen.corpora / "gum", dev=True)
    model = models.load()
    news = [text for text in texts if text.name.startswith(NEWSLIKE)]
    save(
        "coreference",
        {
            "data": "GUM, its own dev documents",
            "all genres": scores(texts, model),
            "news, interviews, biographies, speeches": scores(news, model),
        },
    )


if __name__ == "__main__":
    main()
