"""Which news agencies a report credits: "(Reuters)" in its dateline, "AP" as its byline, "with agencies" at its end.

The agencies and the forms of a credit are data, in ``knowledge/agencies.yaml``. A report that cites an agency ("told
the AP") does not credit it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.knowledge import load_yaml
from onrecord.schema import Document, Span

# Where the credit of a form may stand: so many characters from the text's start and end.
_HEAD = 600
_FOOT = 800


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency by its full name, or ``agencies`` where none is named; no ``span`` where the byline says it."""

    agency: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    where: str
    pattern: re.Pattern[str]


@functools.lru_cache(64)
def agency_credits(document: Document) -> tuple[Credit, ...]:
    """What the document's byline, head and foot credit, each agency once, in that order."""
    names, forms = _names(), _forms()
    found: dict[str, Credit] = {}
    for line in (*document.byline, document.outlet or ""):
        for form in forms:
            match = form.pattern.fullmatch(line.strip()) if form.where == "byline" else None
            if match:
                found.setdefault(_agency(match, names), Credit(_agency(match, names)))
    text = document.text
    for form in forms:
        start, end = (0, _HEAD) if form.where == "head" else (max(0, len(text) - _FOOT), len(text))
        for match in form.pattern.finditer(text, start, end) if form.where != "byline" else ():
            agency = _agency(match, names)
            found.setdefault(agency, Credit(agency, match.span("credit")))
    return tuple(found.values())


def _agency(match: re.Match[str], names: dict[str, str]) -> str:
    named = " ".join((match.groupdict().get("agency") or "").split())
    return names.get(named.lower(), named) if named else "agencies"


@functools.cache
def _names() -> dict[str, str]:
    """Each name of an agency, in small letters → its full name."""
    return {name.lower(): full for full, also in load_yaml("agencies")["agencies"].items() for name in (full, *also)}


@functools.cache
def _forms() -> tuple[_Form, ...]:
    data = load_yaml("agencies")
    every = sorted((name for full, also in data["agencies"].items() for name in (full, *also)), key=len, reverse=True)
    # Written as here or in capitals: "reuters" in small letters is part of an address.
    written = dict.fromkeys(spelling for name in every for spelling in (name, name.upper()))
    either = "|".join([*(re.escape(name).replace(r"\ ", r"\s+") for name in written), data["unlisted"]])
    agency = rf"(?P<agency>(?<!\w)(?:{either})(?!\w))"
    return tuple(
        _Form(form["where"], re.compile(f"(?P<credit>{form['pattern'].replace('AGENCY', agency)})", re.MULTILINE))
        for form in data["forms"]
    )
