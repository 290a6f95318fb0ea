"""Exact-match F1 of source, cue and content, as published for CoFeNet (Wang et al., WWW 2022), on its dev part.

    python -m benchmarks.cofenet --corpora ../shared/corpora

The tokens are joined to text again, an article's passages in order as its paragraphs; what is read is laid back over
the tokens. A span counts as right when its first and last token and its kind are the gold ones.
"""

from __future__ import annotations

from typing import Any

from training.corpora import rejoin

from benchmarks.common import options, prf, readings, rows, save

KINDS = ("source", "cue", "content")
_MARKS = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")"}

Span = tuple[int, int, str]  # first token, past the last, kind


def gold_spans(labels: list[str]) -> set[Span]:
    """BIO labels → spans."""
    found: set[Span] = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            found.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return found


def over_tokens(tokens: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that a span of characters touches, as (first, past the last)."""
    inside = [i for i, (s, e) in enumerate(tokens) if s < end and e > start]
    return (inside[0], inside[-1] + 1) if inside else None


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    articles: dict[str, list[dict[str, Any]]] = {}
    for row in rows(chosen.corpora / "attribution/cofenet_dev.jsonl"):
        articles.setdefault(row["id"], []).append(row)
    texts: dict[str, str] = {}
    places: dict[str, list[list[tuple[int, int]]]] = {}
    for id, passages in articles.items():
        length, lines = 0, []
        for passage in passages:
            line, spans = rejoin([_MARKS.get(token, token) for token in passage["tokens"]])
            places.setdefault(id, []).append([(length + s, length + e) for s, e in spans])
            lines.append(line)
            length += len(line) + 2
        texts[id] = "\n\n".join(lines)
    found = readings({"id": id, "text": text} for id, text in texts.items())
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for id, passages in articles.items():
        entries = [one for one in found[id]["attributions"] if one["within"] is None]
        for passage, tokens in zip(passages, places[id], strict=True):
            gold = gold_spans(passage["labels"])
            mine: set[Span] = set()
            low, high = tokens[0][0], tokens[-1][1]
            for one in entries:
                for kind in KINDS:
                    for start, end in one[kind]:
                        if start < high and end > low and (words := over_tokens(tokens, start, end)):
                            mine.add((*words, kind))
            for kind, count in counts.items():
                right, ours, theirs = ({s for s in some if s[2] == kind} for some in (gold & mine, mine, gold))
                count[0] += len(right)
                count[1] += len(ours)
                count[2] += len(theirs)
    save("cofenet", {"data": "CoFeNet's PolNeAR, dev", **{kind: prf(*count) for kind, count in counts.items()}})


if __name__ == "__main__":
    main()
