"""How much of the article text of news pages is found, and how much that is not it: shingle precision and recall.

    python -m benchmarks.article_text --corpora ../shared/corpora

The corpus is the article-extraction-benchmark (Zyte): ``ground-truth.json`` and ``pages/*.html.gz``. As there, a page's
precision and recall are over its shingles of four words, each page counts once, and F1 is that of the mean precision
and the mean recall. trafilatura's own figures, in each of its settings, are computed in the same run.

What counts as onrecord's article text: the blocks of the document but its title and captions, without what it leaves
out as no part of the report. Pages that it refuses (a subscriber's stub, no article) are counted, and score nothing.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.common import options, save

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SETTINGS: dict[str, dict[str, bool]] = {
    "default": {},
    "without comments": {"include_comments": False},
    "for precision": {"include_comments": False, "favor_precision": True},
    "for recall": {"include_comments": False, "favor_recall": True},
    "fast": {"include_comments": False, "fast": True},
}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The shingles of four words in ``text``, with how often each occurs."""
    words = _WORD.findall(text)
    if len(words) < _SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1))


def page_score(true: str, found: str) -> tuple[float | None, float]:
    """Precision (``None`` where nothing was found) and recall of one page."""
    gold, mine = shingles(true), shingles(found)
    both = (gold & mine).total()
    return (both / mine.total() if mine else None), (both / gold.total() if gold else 1.0)


def corpus_score(scores: list[tuple[float | None, float]]) -> dict[str, float]:
    """The means over pages, and the F1 of the means."""
    said = [precision for precision, _ in scores if precision is not None]
    precision = sum(said) / max(len(said), 1)
    recall = sum(recall for _, recall in scores) / max(len(scores), 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def measure(corpus: Path, settings: Iterable[str] = tuple(_SETTINGS)) -> dict[str, Any]:
    """The figures of onrecord, and of trafilatura in each of ``settings``, on the pages of ``corpus``."""
    import trafilatura

    truth = json.loads((corpus / "ground-truth.json").read_text("utf-8"))
    pages = {id: gzip.decompress((corpus / "pages" / f"{id}.html.gz").read_bytes()) for id in sorted(truth)}
    refused: list[str] = []

    def own(raw: bytes) -> str:
        from onrecord.documents.html import article_text, read_html
        from onrecord.errors import InputError

        try:
            return article_text(read_html(raw, name="page"))
        except InputError as error:
            refused.append(type(error).__name__)
            return ""

    def theirs(raw: bytes, options: dict[str, bool]) -> str:
        return trafilatura.extract(raw, **options) or ""

    def score(extract: Callable[[bytes], str]) -> dict[str, float]:
        start = time.process_time()
        scores = [page_score(truth[id]["articleBody"], extract(raw)) for id, raw in pages.items()]
        return corpus_score(scores) | {
            "CPU milliseconds a page": round(1000 * (time.process_time() - start) / len(pages), 1)
        }

    figures: dict[str, Any] = {"pages": len(pages), "onrecord": score(own)}
    figures["onrecord"]["refused"] = dict(Counter(refused))
    figures["trafilatura"] = {
        "version": trafilatura.__version__,
        "settings": {name: score(partial(theirs, options=_SETTINGS[name])) for name in settings},
    }
    figures["trafilatura"]["best f1"] = max(item["f1"] for item in figures["trafilatura"]["settings"].values())
    return figures


def main() -> None:
    """Measure, save."""
    save("article_text", measure(options(__doc__).corpora / "html"))


if __name__ == "__main__":
    main()
