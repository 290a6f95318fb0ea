"""What of a document's text is kept but not read, and why: menus, promotions, teasers, credits, other languages.

Nothing is deleted: each stretch is named by its offsets. Three looks, each at blocks (paragraphs, headings) as wholes:

1. a block in a language that is not read;
2. a block that the lexicon knows (``knowledge/left_out.yaml``), or a byline of the head;
3. after a line that opens a page's foot ("Most read", "Related articles"), the lines like headlines that follow, up to
   where prose comes again or the text ends: teasers for other reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.documents import lexicon
from onrecord.documents.head import head_size, is_sentence, standalone_names
from onrecord.documents.language import other_language
from onrecord.schema import Block, LeftOut

_LONG_PARAGRAPH = 25  # words; one such sentence after a foot marker, and the report goes on
_PARAGRAPH = 8  # words; two such in a row, and it goes on
_SECTION_HEADING = 5  # words; a heading as short as this, before prose, is the report's own
_LONGEST_TEASER = 45  # words
_CREDITED = 70  # words that a caption with a credit may have


@dataclass(frozen=True, slots=True)
class _Line:
    """A block as it is looked at here."""

    block: Block
    passage: str
    words: int
    why: str | None
    foot: bool

    @property
    def sentence(self) -> bool:
        return is_sentence(self.passage, self.words)


def left_out(
    text: str,
    blocks: tuple[Block, ...],
    language: str | None,
    allowed_languages: Iterable[str],
    *,
    byline: tuple[str, ...] = (),
) -> tuple[LeftOut, ...]:
    """The stretches of ``text`` that are not read, in order, never overlapping.

    ``language`` is the document's; a document in none of ``allowed_languages`` (ISO 639-1) is left out as a whole,
    block by block. ``byline`` holds the names of the writers, where they are known.
    """
    allowed = frozenset(allowed_languages)
    lines = _look(text, blocks, language, allowed, byline)
    teasers = _teasers(lines)
    found = []
    for number, line in enumerate(lines):
        why = line.why or ("teaser" if number in teasers else None)
        if why is not None:
            found.append(LeftOut(line.block.start, line.block.end, why))
        elif line.words <= _CREDITED:
            credit = lexicon.credit_start(line.passage)
            if credit is not None:
                found.append(LeftOut(line.block.start + credit, line.block.end, "photo credit"))
    return tuple(found)


def _look(
    text: str, blocks: tuple[Block, ...], language: str | None, allowed: frozenset[str], byline: tuple[str, ...]
) -> list[_Line]:
    size = head_size(text, blocks)
    names = standalone_names(text, blocks, size) | frozenset(byline)
    # A whole document in another language: what its passages are need not be asked one by one.
    foreign = f"language: {language}" if language is not None and language not in allowed else None
    lines = []
    for number, block in enumerate(blocks):
        passage = text[block.start : block.end]
        words = passage.count(" ") + 1
        known = None if block.kind == "title" else lexicon.match(passage, words, in_head=number < size)
        why = foreign
        if why is None and (other := other_language(passage, allowed)) is not None:
            why = f"language: {other}"
        if why is None and known is not None:
            why = known.why
        if why is None and block.kind != "title" and passage in names:
            why = "byline"
        lines.append(_Line(block, passage, words, why, known is not None and known.foot))
    return lines


def _teasers(lines: list[_Line]) -> frozenset[int]:
    """The numbers of the lines that a foot marker makes teasers."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if line.foot and number + 1 not in found:
            found.update(_after(lines, number + 1))
    return frozenset(found)


def _after(lines: list[_Line], first: int) -> list[int]:
    """The teasers from line ``first`` on, just after a foot marker."""
    resumes = next((number for number in range(first, len(lines)) if _prose(lines, number)), None)
    if resumes is None:
        after = range(first, len(lines))
        rest = [number for number in after if lines[number].why is None and lines[number].words <= _LONGEST_TEASER]
        sentences = sum(lines[number].sentence for number in rest)
        # More sentences than headlines: the report goes on, in short paragraphs.
        return [number for number in rest if not lines[number].sentence or 2 * sentences < len(rest)]
    before = list(range(first, resumes))
    while before and (lines[before[-1]].sentence or lines[before[-1]].words <= _SECTION_HEADING):
        before.pop()
    return [number for number in before if not lines[number].sentence and lines[number].words <= _LONGEST_TEASER]


def _prose(lines: list[_Line], number: int) -> bool:
    line = lines[number]
    if line.why is not None or not line.sentence:
        return False
    if line.words >= _LONG_PARAGRAPH:
        return True
    after = lines[number + 1] if number + 1 < len(lines) else None
    return (
        line.words >= _PARAGRAPH
        and after is not None
        and after.why is None
        and after.sentence
        and after.words >= _PARAGRAPH
    )
