"""A document: its text with what was read marked in it, the entries beside it; its versions, copies and original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from onrecord.comparing import Record
from onrecord.comparing.overview import Joined, alike, claims_among, latest, story_of
from onrecord.record import Hit
from onrecord.record.paging import entries_in, found_entries
from onrecord.record.store import Numbered
from onrecord.schema import Document, Span, Version
from onrecord.schema.forms import plain
from onrecord.web import urls
from onrecord.web.asking import Asked, missing
from onrecord.web.marks import LAYERS, Mark, marked, marks_of
from onrecord.web.page import Page, View
from onrecord.web.paragraphs import Paragraph, on_page, pages, paragraphs
from onrecord.web.sheets import Row
from onrecord.web.telling import Line, line_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as it is shown: its text with the marks, or folded with the reason."""

    kind: str
    text: Markup
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry beside the text: ``at`` is where its first words stand, ``layer`` what it is shown with."""

    hit: Hit
    line: Line
    layer: str
    at: int
    joined: Joined | None


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, a place or a date of the document."""

    number: int
    name: str
    kind: str
    note: str
    layer: str


def documents(asked: Asked) -> View:
    """All documents, the latest first."""
    found = latest(asked.record, asked.per_page + 1, (asked.page - 1) * asked.per_page)
    shown = found[: asked.per_page]
    context = {"documents": shown, "more": len(found) > len(shown)}
    return View(
        "documents.html",
        "Documents",
        context,
        lambda: {"documents": [plain(one) for one in shown]},
        lambda: [plain(one) for one in shown],
    )


def document(asked: Asked) -> View | Response:
    """One document."""
    record, number = asked.record, asked.number("document")
    numbered = record.numbered(number)
    about = numbered.reading.document
    if asked.form == "txt":
        return _plain_text(about.text)
    stretches = paragraphs(about)
    cut = pages(stretches)
    at = min(asked.page, len(cut))
    page = cut[at - 1]
    marks = marks_of(numbered)
    hits = found_entries(record, entries_in(record, number))
    joined = claims_among(record, [hit.number for hit in hits])
    versions = _versions(record, about)
    copies = alike(record, number)
    listed = _listed(hits, marks, joined)
    shown = [*_paragraphs(about.text, on_page(stretches, page), marks)]
    # A headline that stands in the text is shown once, with its marks.
    is_headline = at == 1 and bool(shown) and shown[0].kind == "title" and not shown[0].why
    context = {
        "number": number,
        "headline": shown.pop(0).text if is_headline else None,
        "document": about,
        "cited": record.cited([number])[number],
        "paragraphs": shown,
        "entries": [one for one in listed if page[0] <= one.at < page[1] or (at == 1 and one.at < 0)],
        "others": _named(numbered, marks, page),
        "layers": LAYERS,
        "counts": _counts(listed, numbered),
        "pages": len(cut),
        "page": at,
        "story": story_of(record, number),
        "versions": versions,
        "copies": copies,
        "replaced": record.is_replaced(number),
    }
    title = about.title or about.name
    return View(
        "document.html",
        title,
        context,
        lambda: _data(record, numbered, joined, versions, copies),
        lambda: _rows(listed),
    )


def original(asked: Asked) -> Response:
    """The bytes as they came: to be kept as a file, or as plain text; never as a page, since it is not ours."""
    number = asked.number("document")
    raw = asked.record.raw(number)
    if asked.form == "txt":
        return _plain_text(raw.decode("utf-8", "replace"))
    if asked.form != "html":
        missing("The original is there as it came, or as .txt.")
    response = Response(raw, media_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="document-{number}.original"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _plain_text(text: str) -> Response:
    response = Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _paragraphs(text: str, found: Sequence[Paragraph], marks: Sequence[Mark]) -> Iterator[Shown]:
    for one in found:
        span = (one.start, one.end)
        yield Shown(one.kind, marked(text, span, () if one.why else marks), one.why, one.end - one.start)


def _listed(hits: Iterable[Hit], marks: Iterable[Mark], joined: dict[int, Joined]) -> list[Listed]:
    """The entries in the order of the text."""
    at: dict[int, int] = {}
    for mark in marks:
        if mark.is_key or mark.entry not in at:
            at[mark.entry] = mark.start if mark.is_key else min(mark.start, at.get(mark.entry, mark.start))
    layers = {kind: layer.name for layer in LAYERS for kind in layer.kinds}
    found = [
        Listed(hit, line_of(hit), layers[hit.kind], at.get(hit.number, -1), joined.get(hit.number)) for hit in hits
    ]
    return sorted(found, key=lambda one: (one.at, one.hit.number))


def _named(numbered: Numbered, marks: Iterable[Mark], page: Span) -> list[Named]:
    here = {mark.entry for mark in marks if page[0] <= mark.start < page[1]}
    reading = numbered.reading
    found = [
        Named(
            numbered.numbers[one.id], one.name, one.kind, ", ".join(filter(None, (one.role, one.affiliation))), "actors"
        )
        for one in reading.actors
    ]
    found += [
        Named(numbered.numbers[one.id], one.name, one.precision or "place", one.country or "", "places")
        for one in reading.places
    ]
    found += [
        Named(numbered.numbers[one.id], reading.words(one.span), "date", one.date or "not fixed", "dates")
        for one in reading.dates
    ]
    return [one for one in found if one.number in here]


def _counts(listed: Iterable[Listed], numbered: Numbered) -> dict[str, int]:
    reading = numbered.reading
    counts = {layer.name: 0 for layer in LAYERS}
    for one in listed:
        counts[one.layer] += 1
    return counts | {"actors": len(reading.actors), "places": len(reading.places), "dates": len(reading.dates)}


def _versions(record: Record, about: Document) -> list[Version]:
    address = about.url or (None if about.id == f"sha256:{about.sha256}" else about.id)
    if address is None:
        return []
    found = record.versions(address)
    return found if len(found) > 1 else []


def _data(
    record: Record, numbered: Numbered, joined: dict[int, Joined], versions: list[Version], copies: list[Any]
) -> dict[str, Any]:
    return {
        "number": numbered.number,
        "url": urls.document(numbered.number, numbered.reading.document.title),
        "story": story_of(record, numbered.number),
        "entries": numbered.numbers,
        "verdicts": numbered.verdicts,
        "claims": {str(entry): {"claim": one.claim.number, "stance": one.stance} for entry, one in joined.items()},
        "versions": [plain(one) for one in versions],
        "copies": plain(copies),
        "reading": numbered.reading.to_dict(),
    }


def _rows(listed: Iterable[Listed]) -> Iterator[Row]:
    for one in listed:
        hit, claim = one.hit, one.joined
        yield {
            "entry": hit.number,
            "kind": hit.kind,
            "label": one.line.label,
            "line": one.line.text,
            "notes": list(one.line.notes),
            "words": hit.words,
            "passage": hit.passage,
            "told_by": hit.told_by,
            "start": one.at,
            "verdict": hit.verdict,
            "claim": claim.claim.number if claim else None,
            "stance": claim.stance if claim else None,
            "document": plain(hit.document),
        }


PAGES = (
    Page("/documents", documents, nav="Documents"),
    Page("/documents/{document}", document, forms=("txt",)),
    Page("/documents/{document}/original", original, forms=("txt",)),
)
