"""A briefing as one HTML file that asks for nothing: no script, no picture, no font from elsewhere.

Everything that is not a tag written here is escaped, and links lead to the web or within the page alone. A policy in
the page (Content Security Policy, Level 3) forbids all but its own style, should anything slip through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from onrecord.publishing.citing import document_pieces, note_pieces
from onrecord.publishing.harmless import shown, web_address
from onrecord.publishing.phrases import fill, number, phrase, plain_text
from onrecord.schema.briefing import Briefing, Group, Listed, Note, Piece, Section

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(briefing: Briefing) -> str:
    """The briefing as a page."""
    return "\n".join(_Page(briefing).lines()) + "\n"


class _Page:
    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        # How often each note was pointed at so far: the first mark is where its way back leads.
        self._marked: Counter[int] = Counter()

    def lines(self) -> Iterator[str]:
        briefing = self._briefing
        yield from _head(briefing)
        yield f"<header>\n<h1>{_text(briefing.title)}</h1>\n<dl>"
        for label, fact in briefing.facts:
            yield f"<dt>{_text(label)}</dt><dd><bdi>{_text(fact)}</bdi></dd>"
        yield "</dl>\n</header>\n<nav>"
        yield from (f'<a href="#s{at}">{_text(one.title)}</a>' for at, one in enumerate(briefing.sections, 1))
        yield f'<a href="#notes">{phrase("notes")}</a>\n</nav>\n<main>'
        for at, section in enumerate(briefing.sections, 1):
            yield from self._section(at, section)
        yield "</main>\n<footer>"
        yield from self._end()
        yield "</footer>\n</body>\n</html>"

    def _section(self, at: int, section: Section) -> Iterator[str]:
        yield f'<section id="s{at}" aria-labelledby="t{at}">\n<h2 id="t{at}">{_text(section.title)}</h2>'
        yield f'<p class="lead">{_text(section.lead)}</p>'
        for group in section.groups:
            yield from self._group(group)
        if not section.groups:
            yield f'<p class="none">{_text(phrase("nothing"))}</p>'
        if section.command:
            more = plain_text(fill(phrase("more"), n=number(section.more)))
            yield f'<p class="more">{_text(more)} <code>{_text(section.command)}</code></p>'
        yield "</section>"

    def _group(self, group: Group) -> Iterator[str]:
        if group.heading:
            yield f"<h3><bdi>{_text(group.heading)}</bdi></h3>"
        yield "<ul>"
        yield from (f"<li>{self._pieces(sentence.pieces)}</li>" for sentence in group.sentences)
        yield "</ul>"

    def _end(self) -> Iterator[str]:
        briefing = self._briefing
        yield f'<section class="notes" id="notes">\n<h2>{phrase("notes")}</h2>\n<ol>'
        yield from map(self._note, briefing.notes)
        yield f"</ol>\n</section>\n<section>\n<h2>{phrase('how it was made')}</h2>"
        yield from (f"<p>{_text(paragraph)}</p>" for paragraph in briefing.how)
        yield f'</section>\n<section class="documents">\n<h2>{phrase("documents")}</h2>\n<ul>'
        yield from (f"<li>{self._pieces(document_pieces(one))}{_link(one)}</li>" for one in briefing.documents)
        yield "</ul>\n</section>"

    def _note(self, note: Note) -> str:
        back = f'<a class="back" href="#m{note.number}" aria-label="{phrase("back")}">↩</a>'
        words = self._pieces(note_pieces(note))
        return f'<li id="n{note.number}" value="{note.number}">{words}{_link(note)} {back}</li>'

    def _pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(_piece(piece) + "".join(map(self._mark, piece.notes)) for piece in pieces)

    def _mark(self, number: int) -> str:
        self._marked[number] += 1
        id = f' id="m{number}"' if self._marked[number] == 1 else ""
        return f'<sup{id}><a href="#n{number}">[{number}]</a></sup>'


def _head(briefing: Briefing) -> Iterator[str]:
    css = resources.files("onrecord.knowledge").joinpath("briefing.css").read_text(encoding="utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(briefing.title)}</title>\n<style>\n{css.strip()}\n</style>\n</head>\n<body>"


def _piece(piece: Piece) -> str:
    text = _text(piece.text) if piece.kind != "words" else escape(piece.text)
    match piece.kind:
        case "quote":
            return f"<q>“<bdi>{text}</bdi>”</q>"
        case "title":
            return f"<cite><bdi>{text}</bdi></cite>"
        case "name":
            return f"<bdi>{text}</bdi>"
        case "words" | "date" | "number":
            return text


def _link(one: Note | Listed) -> str:
    """The address, as a link where it is one of the web, else as text."""
    if not one.url:
        return ""
    text, address = f"<bdi>{_text(one.url)}</bdi>", web_address(one.url)
    return f' <a href="{escape(address)}" rel="noopener noreferrer">{text}</a>' if address else f" {text}"


def _text(text: str) -> str:
    return escape(shown(text))
