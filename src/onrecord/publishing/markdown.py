"""A briefing in Markdown: CommonMark, with footnotes as GitHub, Pandoc and others write them (``[^1]``).

Nothing that a document says is taken for markup: see :func:`escaped`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.publishing.citing import document_pieces, note_pieces
from onrecord.publishing.harmless import shown, web_address
from onrecord.publishing.phrases import fill, number, phrase, plain_text
from onrecord.schema.briefing import Briefing, Group, Piece, Section, Sentence

# What is markup wherever it stands; any mark of ASCII may be escaped (CommonMark 0.31, "Backslash escapes"). A dollar
# sign opens a formula on GitHub; a colon or dot makes an address a link there.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|^$@{}]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
# What is markup at the start of a line.
_START = re.compile(r"(\d{1,9}(?=[.)])|(?=[#+=:-]))")


def to_markdown(briefing: Briefing) -> str:
    """The briefing as Markdown."""
    return "\n".join(_lines(briefing)) + "\n"


def escaped(text: str) -> str:
    """``text`` such that Markdown shows it as it is, at the start of a line too."""
    return _started(_inline(text))


def _inline(text: str) -> str:
    """``text`` such that Markdown shows it as it is, within a line."""
    return _MARKUP.sub(r"\\\g<0>", shown(text))


def _started(line: str) -> str:
    return _START.sub(r"\g<1>\\", line, count=1) if _START.match(line) else line


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from (f"# {escaped(briefing.title)}", "")
    for label, fact in briefing.facts:
        yield f"- **{escaped(label)}:** {escaped(fact)}"
    for section in briefing.sections:
        yield from _section(section)
    yield from ("", f"## {phrase('how it was made')}")
    for paragraph in briefing.how:
        yield from ("", escaped(paragraph))
    yield from ("", f"## {phrase('documents')}", "")
    for document in briefing.documents:
        yield f"- {_pieces(document_pieces(document))}{_address(document.url)}"
    yield from ("", f"## {phrase('notes')}") if briefing.notes else ()
    for note in briefing.notes:
        yield from ("", f"[^{note.number}]: {_pieces(note_pieces(note))}{_address(note.url)}")


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}", "", f"*{escaped(section.lead)}*")
    for group in section.groups:
        yield from _group(group)
    if not section.groups:
        yield from ("", escaped(phrase("nothing")))
    if section.command:
        more = plain_text(fill(phrase("more"), n=number(section.more)))
        yield from ("", f"{escaped(more)} {_code(section.command)}")


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"### {escaped(group.heading)}") if group.heading else ()
    yield ""
    for sentence in group.sentences:
        yield f"- {_sentence(sentence)}"


def _sentence(sentence: Sentence) -> str:
    return _pieces(sentence.pieces)


def _pieces(pieces: Iterable[Piece]) -> str:
    return _started("".join(f"{_piece(piece)}{''.join(f'[^{n}]' for n in piece.notes)}" for piece in pieces))


def _piece(piece: Piece) -> str:
    if piece.kind == "words":
        return piece.text
    text = _inline(piece.text)
    if piece.kind == "title":
        return f"*{text}*"
    return f"“{text}”" if piece.kind == "quote" else text


def _address(url: str | None) -> str:
    """The address as a link where it is one of the web, else as text."""
    if not url:
        return ""
    address = web_address(url)
    if address is None:
        return f" {_inline(url)}"
    return f" <{address.replace('<', '%3C').replace('>', '%3E')}>"


def _code(text: str) -> str:
    """A code span, fenced by more backticks than any run in it has."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    blank = " " if "`" in text else ""
    return f"{fence}{blank}{text}{blank}{fence}"
