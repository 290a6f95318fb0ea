"""A statement, an event, a flow …: its words in context, where it comes from, the claim it is of, its reviews."""

from __future__ import annotations

from onrecord.comparing.overview import claims_among
from onrecord.record.paging import found_entries
from onrecord.schema import Attribution, Span
from onrecord.schema.forms import plain
from onrecord.web.asking import Asked
from onrecord.web.marks import marked, marks_of
from onrecord.web.page import Page, View
from onrecord.web.telling import line_of

_AROUND = 500  # characters of the text on either side of the words


def entry(asked: Asked) -> View:
    """One entry."""
    record, number = asked.record, asked.number("entry")
    hit = record.entry(number)
    numbered = record.numbered(hit.document.number)
    text = numbered.reading.document.text
    marks = [mark for mark in marks_of(numbered) if mark.entry == number]
    joined = claims_among(record, [number]).get(number)
    claim = record.claim(joined.claim.number) if joined else None
    told = next((one for one in claim.entries if one.entry == number), None) if claim else None
    reviews = record.reviews(entry=number)
    links = record.links(entry=number) if hit.kind in ("actor", "place") else []
    inside = _inside(hit.entry, numbered.numbers, hit.names) if isinstance(hit.entry, Attribution) else []
    spans = [(mark.start, mark.end) for mark in marks]
    # Whoever is mentioned all over a text is shown where they are mentioned first.
    before, words, after = _context(text, spans[:1] if hit.kind in ("actor", "place") else spans)
    line = line_of(hit)
    context = {
        "hit": hit,
        "line": line,
        "facts": _facts(hit.to_dict()),
        "context": marked(text, (before[0], after[1]), marks, linked=False),
        "cut": (before[0] > 0, after[1] < len(text)),
        "at": words,
        "joined": joined,
        "claim": claim,
        "told": told,
        "reviews": reviews,
        "links": links,
        "inside": found_entries(record, inside),
    }

    def data() -> object:
        return {
            **hit.to_dict(),
            "claim": claim.number if claim else None,
            "told": plain(told) if told else None,
            "reviews": [one.to_dict() for one in reviews],
            "links": [one.to_dict() for one in links],
        }

    return View("entry.html", f"{line.label}: {line.text}", context, data, lambda: [hit.to_dict()])


def _context(text: str, spans: list[Span]) -> tuple[Span, Span, Span]:
    """Before, the words themselves, and after: cut at blanks where there are any."""
    start = min((a for a, _ in spans), default=0)
    end = min(max((b for _, b in spans), default=0), start + 20 * _AROUND)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first:
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else first
    if last < len(text):
        blank = text.rfind(" ", end, last)
        last = blank if blank >= 0 else last
    return (first, start), (start, end), (end, last)


def _inside(said: Attribution, numbers: dict[str, int], names: object) -> list[int]:
    """The statement that this one lies within."""
    return [numbers[said.within]] if said.within in numbers else []


_NOT_FACTS = ("format", "entry", "id", "spans", "document", "passage", "words", "verdict")


def _facts(form: dict[str, object]) -> list[tuple[str, str]]:
    """What the entry says, field by field."""
    return [
        (name.replace("_", " "), ", ".join(map(str, value)) if isinstance(value, list) else _shown(value))
        for name, value in form.items()
        if name not in _NOT_FACTS
    ]


def _shown(value: object) -> str:
    if value is None or value == []:
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


PAGES = (Page("/entries/{entry}", entry),)
