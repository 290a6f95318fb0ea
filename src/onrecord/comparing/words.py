"""A document as a row of words that can be laid beside another's: folded, each with its place in the text.

Capitals, accents, punctuation and apostrophes make no difference, so that an editor's house style hides no copy. In
scripts that put no spaces between words, each character counts as a word. What was left out of the document (menus,
notices of copyright) is no word here, nor are titles and headings, which each desk writes for itself. Of a text as long
as a book, only the start is compared.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
import zlib

import numpy as np
import numpy.typing as npt

from onrecord.reading.passages import passages
from onrecord.reading.said.quotes import quoted_spans
from onrecord.schema import Document, Span

Hashes = npt.NDArray[np.uint64]

# Thai to Lao, Burmese, Khmer, kana, Chinese characters: written without spaces.
_ONE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ONE}]|[^\W_{_ONE}]+(?:['’`ʼ\u00ad][^\W_{_ONE}]+)*")
_APOSTROPHES = str.maketrans("", "", "'’`ʼ\u00ad")
# The most words of one text that are compared; a long report has 5,000.
MOST = 50_000

_BASE = np.uint64(0x9E3779B97F4A7C15)


class Words:
    """The words of what is read of a document, in order: ``words`` as folded, ``spans`` as they stand in its text."""

    def __init__(self, document: Document) -> None:
        text = document.text
        self._text = text
        self._read = passages(document)
        told = [one for one in self._read if one.kind in ("paragraph", "caption")] or self._read
        bounds = [(one.start, one.end) for one in told] or _without(text, document)
        spans = (match.span() for start, end in bounds for match in _WORD.finditer(text, start, end))
        self.spans: list[Span] = list(itertools.islice(spans, MOST))
        self.words = [_fold(text[start:end]) for start, end in self.spans]
        codes = (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in self.words)
        self._codes: Hashes = np.fromiter(codes, np.uint64, len(self.words))

    def __len__(self) -> int:
        return len(self.words)

    def shingles(self, size: int) -> Hashes:
        """A 64-bit hash of every ``size`` words in a row; none where there are fewer words."""
        count = len(self.words) - size + 1
        if count <= 0:
            return np.empty(0, np.uint64)
        found = np.zeros(count, np.uint64)
        for at in range(size):
            found = found * _BASE + self._codes[at : at + count]
        return _mixed(found)

    @functools.cached_property
    def quoted(self) -> list[bool]:
        """Of each word, whether it stands in quotation marks. Looked for only where texts agree."""
        return _inside([start for start, _ in self.spans], quoted_spans(self._text, self._read))

    @functools.cached_property
    def plain(self) -> list[bool]:
        """Of each word, whether it is neither a name nor a number.

        By its first character: capitals begin names, but where nearly all words have them (a text in capitals).
        """
        initials = [self._text[start] for start, _ in self.spans]
        names = [char.isupper() for char in initials]
        shouted = 2 * sum(names) > len(names)
        return [(shouted or not name) and not char.isdigit() for name, char in zip(names, initials, strict=True)]


def _fold(word: str) -> str:
    if word.isascii():
        return word.translate(_APOSTROPHES).lower() if "'" in word or "`" in word else word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _without(text: str, document: Document) -> list[Span]:
    """A text without blocks, as a whole but for what was left out."""
    found, start = [], 0
    for hole in document.left_out:
        found.append((start, hole.start))
        start = hole.end
    return [span for span in (*found, (start, len(text))) if span[0] < span[1]]


def _inside(starts: list[int], spans: tuple[Span, ...]) -> list[bool]:
    found, at = [], 0
    for start in starts:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        found.append(at < len(spans) and spans[at][0] <= start)
    return found


def _mixed(hashes: Hashes) -> Hashes:
    """Spreads the bits (the finaliser of SplitMix64), so that the least hash is any shingle as likely as another."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))
