"""What answers a question: the same questions as ``onrecord find`` asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from onrecord.comparing.overview import claims_among
from onrecord.record import Hit, Question
from onrecord.record.paging import names_like, outlets_of, page_of
from onrecord.record.search import FIELDS
from onrecord.schema import Act, Change, EventType, FlowStatus
from onrecord.web import words
from onrecord.web.asking import Asked
from onrecord.web.page import Page, View
from onrecord.web.sheets import Row
from onrecord.web.telling import line_of

_KINDS = tuple(words.FOUND)
_CHOICES = {
    "act": get_args(Act),
    "type": get_args(EventType),
    "change": get_args(Change),
    "status": get_args(FlowStatus),
    "what": (),
}


def find(asked: Asked) -> View:
    """What the record has on a question, the latest first."""
    kind = asked.choice("kind", _KINDS, "statements") or "statements"
    question = _question(asked, kind)
    is_asked = any(asked.query.get(name) for name in (*_ASKED, *FIELDS)) or asked.flag("all")
    hits, more = page_of(asked.record, question, asked.page, asked.per_page) if is_asked else ([], False)
    joined = claims_among(asked.record, [hit.number for hit in hits]) if kind not in _WITHOUT_CLAIMS else {}
    context = {
        "question": question,
        "kind": kind,
        "hits": [(hit, line_of(hit), joined.get(hit.number)) for hit in hits],
        "more": more,
        "is_asked": is_asked,
        "fields": [(name, _CHOICES[name], question.fields.get(name, "")) for name, of in FIELDS.items() if of == kind],
        "outlets": [name for name, _ in outlets_of(asked.record, 100)],
        "with_by": kind in ("statements", "events", "control", "flows", "figures"),
        "with_dates": kind not in ("actors", "places"),
    }
    title = f"{words.FOUND[kind]} on “{question.words}”" if question.words else words.FOUND[kind]
    next_page = asked.here(page=asked.page + 1) if more else None
    return View(
        "find.html",
        title,
        context,
        lambda: {"kind": kind, "found": [hit.to_dict() for hit in hits], "page": asked.page, "next": next_page},
        lambda: _rows(hits),
    )


_ASKED = ("words", "by", "about", "start", "end", "outlet")
_WITHOUT_CLAIMS = ("actors", "places", "documents")


def _question(asked: Asked, kind: str) -> Question:
    with_by = kind not in _WITHOUT_CLAIMS
    with_dates = kind not in ("actors", "places")
    fields = {name: given for name, of in FIELDS.items() if of == kind and (given := asked.words(name))}
    for name in fields:
        if _CHOICES[name]:
            asked.choice(name, _CHOICES[name])
    return Question(
        kind=kind,
        words=asked.words("words"),
        by=asked.words("by") if with_by else None,
        about=asked.words("about") if with_by else None,
        start=asked.date("start") if with_dates else None,
        end=asked.date("end") if with_dates else None,
        outlet=asked.words("outlet"),
        fields=fields,
        all_versions=asked.flag("all_versions"),
        rejected=asked.flag("rejected"),
    )


def _rows(hits: list[Hit]) -> Iterator[Row]:
    for hit in hits:
        yield {name: value for name, value in hit.to_dict().items() if name not in ("format", "spans")}


def suggest(asked: Asked) -> View:
    """Names in the record that begin so."""
    given = asked.words("words", 80)
    found = names_like(asked.record, given) if given and any(map(str.isalnum, given)) else []
    rows = [{"kind": kind, "name": name} for kind, name in found]
    return View("suggest.html", "Names in the record", {"names": found}, lambda: {"names": rows}, lambda: rows)


PAGES = (Page("/find", find, nav="Find"), Page("/suggest", suggest))
