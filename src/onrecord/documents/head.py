"""The head of a report given as plain text: what stands before its first paragraph, bylines among it."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.documents import lexicon
from onrecord.schema import Block

_LONGEST = 15  # blocks that a head may have
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+")
_LIKE_NAME = re.compile(r"(?i:by\s+)?(?:[A-Z][\w.'’,&|/-]*\s+){1,7}[A-Z0-9][\w'’]*")
_BY = re.compile(r"(?i:(?:written |reported |story |posted )?by|author\s*:)\s*:?\s+(?P<names>[A-Z].*)", re.DOTALL)
# What follows a name in a byline: the paper, the post, the place.
_AFTER_NAMES = re.compile(
    r"\s*(?:[|/·•]|\s[-–—]\s|, (?=(?:[A-Z]{2,}|The|Staff|Special|Associated|Reuters)\b)| (?:in|for|of) ).*"
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|\band\b|&)\s*")
# The end of a sentence, a source in brackets after it included: "… he said. [Quayside News]"
_ENDS = re.compile(r"""[.!?…][”"’')\]]*(?:\s*[\[(][^\[\]()]{1,40}[\])])?\Z""")
_WORDS_OF_PROSE = 12


def is_sentence(passage: str, words: int) -> bool:
    """Whether a passage looks like prose rather than like a headline: it ends as sentences do, and has some words."""
    return words >= 3 and _ENDS.search(passage) is not None


def head_size(text: str, blocks: tuple[Block, ...]) -> int:
    """How many of the first blocks come before the report's first paragraph (the title among them).

    A sentence under the headline that sums up the report is part of the head where a line like a name follows it.
    """
    for number, block in enumerate(blocks[:_LONGEST]):
        if block.kind != "title" and _begins(text, block):
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            if after is None or number > 1 or _LIKE_NAME.fullmatch(text, after.start, after.end) is None:
                return number
    return min(len(blocks), 1)


def _begins(text: str, block: Block) -> bool:
    passage = text[block.start : block.end]
    words = passage.count(" ") + 1
    return words >= _WORDS_OF_PROSE and is_sentence(passage, words)


def standalone_names(text: str, blocks: tuple[Block, ...], size: int) -> frozenset[str]:
    """Lines of the head that are a person's name alone, and more than once: a byline and its link."""
    lines = Counter(text[block.start : block.end] for block in blocks[:size] if block.kind != "title")
    return frozenset(line for line, times in lines.items() if times > 1 and _NAME.fullmatch(line))


def find_byline(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Who wrote it, by the head of the text: ``By A and B``, or a name that stands there twice; ``()`` if unknown."""
    size = head_size(text, blocks)
    for block in blocks[:size]:
        line = text[block.start : block.end]
        found = lexicon.match(line, len(line.split()), in_head=True)
        by = _BY.fullmatch(line) if found is not None and found.why == "byline" else None
        if by is not None:
            return split_names(by["names"])
    names = standalone_names(text, blocks, size)
    return tuple(name for name in (text[block.start : block.end] for block in blocks[:size]) if name in names)[:1]


def split_names(names: str) -> tuple[str, ...]:
    """``"Ana Rolt and Pell Marsh, Staff Writers"`` → ``("Ana Rolt", "Pell Marsh")``."""
    plain = _AFTER_NAMES.sub("", re.sub(r"^\s*[Bb][Yy]\s+", "", names), count=1)
    parts = (" ".join(part.split()).strip(" .,;") for part in _BETWEEN_NAMES.split(plain))
    return tuple(dict.fromkeys(part for part in parts if part and not _POST.search(part)))


_POST = re.compile(r"(?i)\b(?:writers?|reporters?|correspondents?|editors?|staff|contributors?|producers?)\b")
