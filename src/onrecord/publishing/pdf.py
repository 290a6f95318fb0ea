"""A briefing in PDF, by fpdf2: pages of A4, with page numbers, an outline, and marks and notes that lead to each other.

The font is DejaVu Sans, which ships with onrecord: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian. What it
has no sign for (Chinese, Japanese, Korean among them) is printed as an empty box. HarfBuzz (uharfbuzz) joins letters
and turns what is written from right to left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from onrecord.errors import FormatError
from onrecord.publishing.citing import document_pieces, note_pieces
from onrecord.publishing.harmless import shown, web_address
from onrecord.publishing.phrases import fill, number, phrase, plain_text
from onrecord.schema.briefing import Briefing, Group, Listed, Note, Piece, Section

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "DejaVu"
_MARGIN, _INDENT = 20.0, 5.0  # mm
_INK, _FAINT, _LINK = (28, 27, 26), (95, 91, 86), (31, 90, 140)
_KEPT_TOGETHER = 30.0  # mm: a heading stands no nearer to the foot of a page


def to_pdf(briefing: Briefing) -> bytes:
    """The briefing as a PDF.

    Raises:
        FormatError: the libraries that this needs are not installed.
    """
    pages = _Pages(_new(briefing), briefing)
    return pages.written()


def _new(briefing: Briefing) -> FPDF:
    """A document with its fonts and a page number at each foot."""
    try:
        import fpdf
        import uharfbuzz  # noqa: F401  (fpdf2 needs it for shaping, and says so only later)
    except ImportError:
        raise FormatError(
            "PDF needs fpdf2 and uharfbuzz, which are not installed; install them with: pip install 'onrecord[pdf]'"
        ) from None

    class Document(fpdf.FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font(_FONT, size=8)
            self.set_text_color(*_FAINT)
            self.cell(0, 5, str(self.page_no()), align="C")

    made = Document(format="A4")
    folder = resources.files("onrecord.knowledge").joinpath("fonts")
    for style, file in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        with resources.as_file(folder.joinpath(file)) as path:
            made.add_font(_FONT, style, path)
    made.set_margins(_MARGIN, _MARGIN)
    made.set_auto_page_break(True, 22)
    made.set_title(shown(briefing.title))
    made.set_lang("en")
    made.set_creator("onrecord")
    made.set_creation_date(_time(briefing.made))
    return made


def _time(made: str) -> datetime:
    try:
        return datetime.fromisoformat(made).astimezone(UTC)
    except ValueError:
        return datetime.now(UTC)


class _Pages:
    def __init__(self, pdf: FPDF, briefing: Briefing) -> None:
        self._pdf = pdf
        self._briefing = briefing
        # Where they lead is set when the notes are written; until then a page has to be named.
        self._notes = {note.number: pdf.add_link(page=1) for note in briefing.notes}
        self._marks: dict[int, int] = {}
        self._size = 10.0

    def written(self) -> bytes:
        pdf, briefing = self._pdf, self._briefing
        pdf.add_page()
        self._paragraph(((shown(briefing.title), ""),), size=18, style="B")
        pdf.ln(2)
        for label, fact in briefing.facts:
            self._fact(label, fact)
        for section in briefing.sections:
            self._section(section)
        self._heading(phrase("how it was made"))
        for paragraph in briefing.how:
            self._paragraph(((paragraph, ""),), size=9)
            pdf.ln(1.5)
        self._heading(phrase("documents"))
        for document in briefing.documents:
            self._listed(document_pieces(document), document)
        if briefing.notes:
            self._heading(phrase("notes"))
        for note in briefing.notes:
            self._note(note)
        return bytes(pdf.output())

    def _section(self, section: Section) -> None:
        self._heading(section.title)
        self._paragraph(((section.lead, ""),), size=9, colour=_FAINT)
        self._pdf.ln(1)
        for group in section.groups:
            self._group(group)
        if not section.groups:
            self._paragraph(((phrase("nothing"), ""),), colour=_FAINT)
        if section.command:
            more = plain_text(fill(phrase("more"), n=number(section.more)))
            self._paragraph(((f"{more} {section.command}", ""),), size=9, colour=_FAINT)

    def _group(self, group: Group) -> None:
        if group.heading:
            self._room()
            self._pdf.ln(2)
            self._paragraph(((shown(group.heading), ""),), style="B")
        for sentence in group.sentences:
            with self._item("•"):
                self._pieces(sentence.pieces)

    def _note(self, note: Note) -> None:
        pdf = self._pdf
        if pdf.get_y() > pdf.h - 30:
            pdf.add_page()
        pdf.set_link(self._notes[note.number], y=pdf.get_y(), page=pdf.page_no())
        with self._item(f"{note.number}", link=self._marks.get(note.number), size=8.5, indent=9):
            self._pieces(note_pieces(note))
            self._address(note)

    def _listed(self, pieces: Iterable[Piece], document: Listed) -> None:
        with self._item("•", size=8.5):
            self._pieces(pieces)
            self._address(document)

    def _pieces(self, pieces: Iterable[Piece]) -> None:
        runs = _runs(pieces)
        for run, after in zip(runs, [*runs[1:], ""], strict=True):
            if isinstance(run, int):
                self._mark(run, after[:1] if isinstance(after, str) else "")
            else:
                self._write(run)

    def _mark(self, note: int, after: str) -> None:
        """The mark of a note, on the line on which what comes after it has room."""
        pdf = self._pdf
        if pdf.get_x() + pdf.get_string_width(f"[{note}]{after}") > pdf.w - pdf.r_margin - 1:
            pdf.ln(self._line)
        if note not in self._marks:
            self._marks[note] = pdf.add_link(y=pdf.get_y(), page=pdf.page_no())
        pdf.char_vpos = "SUP"
        self._write(f"[{note}]", colour=_LINK, link=self._notes[note])
        pdf.char_vpos = "LINE"

    def _address(self, one: Note | Listed) -> None:
        if one.url:
            address = web_address(one.url)
            self._write(f" {shown(one.url)}", colour=_LINK if address else _INK, link=address or "")

    def _fact(self, label: str, fact: str) -> None:
        pdf = self._pdf
        pdf.set_font(_FONT, size=9)
        pdf.set_text_color(*_FAINT)
        pdf.cell(28, 5, label)
        with self._indented(28):
            self._paragraph(((shown(fact), ""),), size=9)

    def _heading(self, text: str) -> None:
        self._room()
        self._pdf.ln(5)
        self._pdf.start_section(text)
        self._paragraph(((text, ""),), size=13, style="B")
        self._pdf.ln(1)

    def _room(self) -> None:
        """A new page where there is no room for a heading and what follows it."""
        if self._pdf.get_y() > self._pdf.h - 22 - _KEPT_TOGETHER:
            self._pdf.add_page()

    def _paragraph(
        self,
        parts: Iterable[tuple[str, Any]],
        size: float = 10,
        style: str = "",
        colour: tuple[int, int, int] = _INK,
    ) -> None:
        self._set(size, style)
        for text, link in parts:
            self._write(text, colour=colour, link=link)
        self._pdf.ln(self._line)

    @contextmanager
    def _item(self, mark: str, link: int | None = None, size: float = 10, indent: float = _INDENT) -> Iterator[None]:
        """An item of a list: its mark at the margin, the rest set in."""
        self._set(size, "")
        self._pdf.set_text_color(*(_LINK if link else _INK))
        self._pdf.cell(indent, self._line, mark, link=link or "")
        with self._indented(indent):
            yield
            self._pdf.ln(self._line)
        self._pdf.ln(1.2)

    @contextmanager
    def _indented(self, by: float) -> Iterator[None]:
        pdf = self._pdf
        pdf.set_left_margin(_MARGIN + by)
        yield
        pdf.set_left_margin(_MARGIN)
        pdf.set_x(_MARGIN)

    def _set(self, size: float, style: str) -> None:
        self._size = size
        self._pdf.set_font(_FONT, style, size)

    @property
    def _line(self) -> float:
        """The height of a line, mm."""
        return self._size * 0.52

    def _write(self, text: str, colour: tuple[int, int, int] = _INK, link: Any = "") -> None:
        self._pdf.set_text_color(*colour)
        self._pdf.set_text_shaping(_is_shaped(text))
        self._pdf.write(self._line, text, link)


def _runs(pieces: Iterable[Piece]) -> list[str | int]:
    """Stretches of text and numbers of marks: what is written in one go is broken into lines between words.

    What is written from right to left is a stretch of its own, so that it does not turn what stands beside it.
    """
    found: list[str | int] = []
    alone = True
    for piece in pieces:
        text, turned = shown_piece(piece), _is_turned(piece.text)
        last = found[-1] if found else None
        if isinstance(last, str) and not turned and not alone:
            found[-1] = last + text
        else:
            found.append(text)
        alone = turned
        found += piece.notes
    return [run for run in found if run != ""]


def _is_turned(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def _is_shaped(text: str) -> bool:
    """Whether letters have to be joined, turned or put above one another, which takes ten times as long."""
    return not text.isascii() and (_is_turned(text) or any(unicodedata.combining(character) for character in text))


def shown_piece(piece: Piece) -> str:
    """The text of a piece, made harmless; connecting words keep their blanks."""
    if piece.kind == "words":
        return piece.text
    return Piece(piece.kind, shown(piece.text)).shown
