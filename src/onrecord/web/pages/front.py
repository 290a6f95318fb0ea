"""The front page: a question over everything, and what is new, disputed, thinly sourced, or not yet judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.comparing.overview import disputed, latest, least_certain, on_one_origin, totals
from onrecord.schema.forms import plain
from onrecord.web.asking import Asked
from onrecord.web.page import Page, View
from onrecord.web.sheets import Row
from onrecord.web.telling import line_of

_DOCUMENTS, _STORIES, _CLAIMS, _ENTRIES = 8, 6, 5, 5


def front(asked: Asked) -> View:
    """What the record holds, at a glance."""
    record = asked.record
    waiting = [(hit, line_of(hit)) for hit in least_certain(record, _ENTRIES)]
    context: dict[str, Any] = {
        "totals": totals(record),
        "documents": latest(record, _DOCUMENTS),
        "stories": record.stories(least=2, limit=_STORIES) or record.stories(limit=_STORIES),
        "disputed": disputed(record, _CLAIMS),
        "one_origin": on_one_origin(record, _CLAIMS),
        "waiting": waiting,
        "not_compared": len(record.waiting()),
    }

    def data() -> Any:
        return {
            "totals": plain(context["totals"]),
            "documents": plain(context["documents"]),
            "stories": [one.to_dict() for one in context["stories"]],
            "disputed": plain(context["disputed"]),
            "on_one_origin": plain(context["one_origin"]),
            "least_certain": [hit.to_dict() for hit, _ in waiting],
        }

    def rows() -> Iterator[Row]:
        for one in context["documents"]:
            yield {"section": "latest documents", **plain(one)}
        for story in context["stories"]:
            yield {"section": "stories", "number": story.number, "title": story.title, "published": story.last}
        for section in ("disputed", "one_origin"):
            for line in context[section]:
                yield {"section": section.replace("_", " "), **plain(line)}
        for hit, _ in waiting:
            yield {"section": "least certain", "number": hit.number, "kind": hit.kind, "words": hit.words}

    return View("front.html", "Front page", context, data, rows)


PAGES = (Page("/", front, nav="Front page"),)
