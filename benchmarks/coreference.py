"""Who refers to whom, on GUM's own dev documents: CoNLL F1 (see ``conll.py``), as the reader's own head links them.

    python -m benchmarks.coreference --corpora ../shared/corpora

Mentions count where their extent is exact. The coreference head learned from GUM's other documents. Its links alone are
measured here; a reading puts the rules of names and speakers on top, which ``benchmarks/speakers.py`` measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from training.corpora import Labelled
from training.gum import gum

from benchmarks.common import options, save
from benchmarks.conll import conll
from onrecord.reading import model as models
from onrecord.reading.coreference import referring
from onrecord.reading.encoder import encode

Chains = list[list[tuple[int, int]]]


def gold_chains(text: Labelled) -> Chains:
    """The corpus's chains, as mentions ``[first word, past the last)``."""
    chains: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in text.referring or ():
        chains[mention.entity].append((mention.start, mention.end))
    return list(chains.values())


def found_chains(text: Labelled, model: models.Model) -> Chains:
    """The chains as they are found; of two heads with one extent the first has it."""
    encoded = encode(text.pieces, model.run)
    read = referring(text.text, encoded, model.referring)
    spans = model.referring.extents(read.sides, read.heads, text.pieces)
    first = {span: index for index, span in reversed(list(enumerate(spans)))}
    return [[spans[index] for index in chain if first[spans[index]] == index] for chain in read.chains()]


def scores(texts: Sequence[Labelled], model: models.Model) -> dict[str, Any]:
    """The scores without clusters of one mention, and the mean with them."""
    gold = [gold_chains(text) for text in texts]
    found = [found_chains(text, model) for text in texts]
    alone = conll(gold, found, singletons=True)
    return {"documents": len(texts), **conll(gold, found), "conll f1 with singletons": alone["conll f1"]}


def main() -> None:
    """Measure, save."""
    chosen = options(__doc__)
    texts = gum(chosen.corpora / "gum", dev=True)
    model = models.load()
    news = [text for text in texts if text.name.startswith(("GUM_news", "GUM_interview", "GUM_bio", "GUM_speech"))]
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
