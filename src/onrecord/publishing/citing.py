"""Notes and listed documents as pieces, the same in every format; their addresses are left to each."""

from __future__ import annotations

from onrecord.publishing.days import day
from onrecord.publishing.harmless import shown
from onrecord.publishing.material import outlet_of
from onrecord.publishing.phrases import Pieces, fill, number, outlet, phrase, quote
from onrecord.schema.briefing import Listed, Note, Piece


def note_pieces(note: Note) -> Pieces:
    """Outlet, day, headline, the exact words, and the numbers in the record."""
    return fill(
        phrase("note"),
        **_head(note),
        quote=quote(note.words),
        entry=number(str(note.entry)),
        document=number(str(note.document)),
    )


def document_pieces(document: Listed) -> Pieces:
    """Outlet, day, headline, and the number in the record."""
    return fill(phrase("document"), **_head(document), document=number(str(document.number)))


def _head(one: Note | Listed) -> dict[str, Pieces]:
    date = day(one.date[:10] if one.date and "/" not in one.date else one.date)
    title = shown(one.title or "")
    return {
        "outlet": outlet(outlet_of(one)),
        "date": fill(phrase("after"), what=date) if date else (),
        "title": fill(phrase("after"), what=(Piece("title", title),)) if title else (),
    }
