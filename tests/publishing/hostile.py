"""A briefing on reports whose every word is meant to do harm."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.publishing.claims import claim, material, origin, pledge, told

from onrecord.publishing.briefing import write
from onrecord.publishing.material import Question
from onrecord.schema import Claim, EntryKind, Told
from onrecord.schema.briefing import Briefing

SCRIPT = "<script>alert(1)</script></style></title>"
MARKUP = "# *a* _b_ **c** `d` [e](javascript:alert(1)) ![f](https://g.example/h.png) [^1] | ~~i~~ $j$ &lt; <b>k</b> \\*"
OVERRIDE = "\u202egnp.exe\u202c \u2066x\u2069 \u200f \x1b[31m \x00 \ud800 \ufeff"
LONG = "W" * 400
ADDRESSES = (
    "javascript:alert(1)",
    'https://news.example/"onmouseover="alert(1)',
    "https://news.example/<script>",
    "data:text/html,<script>alert(1)</script>",
    " https://news.example/",
    "https://news.example/\u202egnp",
    "HTTPS://NEWS.example/[a](b)_c_",
)


def words() -> list[str]:
    """All of them."""
    return [
        SCRIPT,
        MARKUP,
        OVERRIDE,
        LONG,
        "1. one",
        "- two",
        "+ three",
        "===",
        "\n\n# four\n\n",
        "www.evil.example a@b.example",
    ]


def briefing() -> Briefing:
    """Each of the words stands in every place that a document can fill."""
    return write(
        material(
            *[_claim(number, text) for number, text in enumerate(words())],
            question=Question(SCRIPT + MARKUP, None, None, None),
            accounts=(replace(pledge(), occasion=SCRIPT + OVERRIDE),),
            models=(MARKUP,),
            record="`a b` <i>.record",
        )
    )


def _claim(number: int, text: str) -> Claim:
    both = [_told(report, number, text) for report in (1, 4)]
    return claim(40 + number, both, [origin("o1", text, both)], 1, 1)


def _told(report: int, number: int, text: str) -> Told:
    url = ADDRESSES[number % len(ADDRESSES)]
    kind: EntryKind = "event" if number % 2 else "statement"
    names: dict[str, Any] = {"source": text, "channel": text, "outlet": text, "title": text, "url": url}
    one = told(report, "that the ferries would stay in port", kind=kind, **names)
    return replace(one, words=text, passage=text, span=((0, len(text)),))
