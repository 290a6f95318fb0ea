"""Names with their types: exact-match F1 on the dev tenth of the Worldwide newswire corpus; and sentence starts on GUM.

python -m benchmarks.mentions --corpora ../shared/corpora
"""

from __future__ import annotations

from collections import Counter

from training.gum import gum

from benchmarks.common import options, prf, save
from onrecord.reading import model as models
from onrecord.reading.encoder import encode
from onrecord.reading.mentions import CUE_TAGS, MENTION_TAGS, MENTION_TYPES, mention_words
from training import corpora, evaluate


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    model = models.load()
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in MENTION_TYPES}
    for text in corpora.worldwide(chosen.corpora / "mentions/worldwide.jsonl", dev=True):
        assert text.mentions is not None
        gold = evaluate.entities(text.mentions)
        tags = encode(text.pieces, model.run).tags[:, CUE_TAGS : CUE_TAGS + MENTION_TAGS]
        found = {(s, e, MENTION_TYPES[kind]) for s, e, kind, _ in mention_words(text.text, text.pieces, tags)}
        for name, some in (("right", gold & found), ("found", found), ("gold", gold)):
            for _, _, kind in some:
                counts[kind][name] += 1
    whole: Counter[str] = sum(counts.values(), Counter())
    documents = gum(chosen.corpora / "gum", dev=True)
    starts = evaluate.start_f1(documents, [encode(text.pieces, model.run) for text in documents])
    save(
        "mentions",
        {
            "data": "Worldwide, dev tenth",
            "all": prf(whole["right"], whole["found"], whole["gold"]),
            **{kind: {**prf(c["right"], c["found"], c["gold"]), "gold": c["gold"]} for kind, c in counts.items()},
            "sentence starts inside paragraphs, f1": round(starts, 2),
        },
    )


if __name__ == "__main__":
    main()
