"""Where the paragraphs, headings and captions of a plain text are.

Three habits are met: a blank line between paragraphs, a line each, and lines broken at a column (as e-mail and wire
services do). Which one a text has is told from its lines: in the last, a line ends where the next word would not fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.documents import lexicon
from onrecord.schema import Block, BlockKind

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"""[.!?…:;,][”"’')\]]*\Z""")
_STOPS = re.compile(r"""[.;,:][”"’')\]]*\Z""")
_WIDEST = 132  # columns of the widest page that text is broken for
_NARROWEST = 30
_TITLE_WORDS = 30
_HEADING_WORDS = 14
_CAPTION_WORDS = 70
_PARAGRAPH_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # of its first letter
    end: int  # after its last
    indent: int
    after_blank: bool


def find_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of ``text``, in order, never overlapping; every character that is not white space is in one.

    ``title`` is the document's title where it is known: then no other first line is taken for one.
    """
    spans = _paragraphs(text, _lines(text))
    kinds = _kinds(text, spans, title)
    return tuple(Block(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True))


def _lines(text: str) -> list[_Line]:
    lines, blank, position = [], True, 0
    for stop, following in [*((hit.start(), hit.end()) for hit in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[position:stop]
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip())
            start = position + indent
            lines.append(_Line(start, start + len(bare), indent, blank))
        blank = not bare
        position = following
    return lines


def _paragraphs(text: str, lines: list[_Line]) -> list[tuple[int, int]]:
    width = _wrap_width(text, lines)
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if number and not line.after_blank and _goes_on(text, lines[number - 1], line, width):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The column at which the lines are broken, or ``None`` where they are not."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
    if len(pairs) < 2:
        return None
    widths = sorted(line.end - line.start + line.indent for line in lines)
    width = widths[int(0.98 * (len(widths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_is_full(text, line, after, width) for line, after in pairs)
    return width if full >= 0.6 * len(pairs) else None


def _is_full(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = _FIRST_WORD.match(text, after.start)
    length = word.end() - word.start() if word else 0
    return line.indent + (line.end - line.start) + 1 + length > width - 2


def _goes_on(text: str, line: _Line, after: _Line, width: int | None) -> bool:
    if width is not None:
        return _is_full(text, line, after, width) and after.indent <= line.indent + 1
    # A sentence broken in the middle, as scraped text has it around links.
    return text[after.start].islower() and _ENDS.search(text, line.start, line.end) is None


def _kinds(text: str, spans: list[tuple[int, int]], title: str | None) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    passages = [text[start:end] for start, end in spans]
    sizes = [passage.count(" ") + 1 for passage in passages]
    for number, (passage, words) in enumerate(zip(passages, sizes, strict=True)):
        following = sizes[number + 1] if number + 1 < len(sizes) else 0
        if number == 0 and _is_title(passage, words, len(passages), title):
            kinds.append("title")
        elif words <= _CAPTION_WORDS and lexicon.credit_start(passage) is not None:
            kinds.append("caption")
        elif words <= _HEADING_WORDS and following >= _PARAGRAPH_WORDS and _is_heading(passage):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    return kinds


def _is_title(passage: str, words: int, count: int, title: str | None) -> bool:
    if title is not None:
        return plain(passage) == plain(title)
    if count < 2 or words > _TITLE_WORDS or "\n" in passage:
        return False
    if not any(character.isalpha() for character in passage) or _is_date(passage):
        return False
    return _STOPS.search(passage) is None or (passage.endswith(".") and _in_title_case(passage))


def _is_heading(passage: str) -> bool:
    first = passage.lstrip("\"“‘'«([")[:1]
    return (first.isupper() or first.isdigit()) and _ENDS.search(passage) is None and not _is_date(passage)


def _is_date(passage: str) -> bool:
    # Imported here: the two modules look at one another's findings.
    from onrecord.documents.published import line_date

    return any(character.isdigit() for character in passage) and line_date(passage) is not None


def _in_title_case(passage: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", passage)
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def plain(words: str) -> str:
    """Words without case, punctuation and spacing, to compare a headline with its copy."""
    return "".join(character for character in words.casefold() if character.isalnum())
