"""Outlets by name: those of ``knowledge/outlets.csv``, and unknown ones by the words of their names."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from onrecord.knowledge import load_csv
from onrecord.schema import Span

# A row of capitalised words, joined by the small words that names have inside.
_NAME = re.compile(
    r"[A-Z0-9][\w&.+-]*(?:['’](?!s\b)\w+)?"
    r"(?:\s+(?:(?:of|de|du|la|le|der|die|and|&|al)\s+)?[A-Z][\w&.+-]*(?:['’](?!s\b)\w+)?){0,5}"
)
_FIRST_WORD = re.compile(r"[\w+&.-]+")
_NEEDS_ARTICLE = re.compile(r"(?:\s+(?:magazine|newspaper|website|daily|weekly))\b")
_ARTICLE = re.compile(r"\b[Tt]he\s+$")


class Outlet(NamedTuple):
    """A known outlet: its name and its country (ISO 3166-1 alpha-2) where known."""

    name: str
    country: str | None
    alone: bool  # a name in itself; otherwise ("Time", "Guardian") only after "the" or before "magazine"


@functools.cache
def outlets() -> Mapping[str, tuple[Outlet, ...]]:
    """The known outlets by the first word of their names, longest names first."""
    table: dict[str, list[Outlet]] = {}
    for row in load_csv("outlets.csv"):
        for name in dict.fromkeys((row["name"], row["name"].replace("'", "’"))):
            first = _FIRST_WORD.match(name)
            if first:
                outlet = Outlet(name, row["country"] or None, row["alone"] != "no")
                table.setdefault(first.group(), []).append(outlet)
    return {first: tuple(sorted(group, key=lambda o: -len(o.name))) for first, group in table.items()}


def outlet_at(text: str, start: int) -> tuple[Outlet, Span] | None:
    """The known outlet whose name starts exactly at ``start`` (behind any article), with its span."""
    first = _FIRST_WORD.match(text, start)
    if not first:
        return None
    table = outlets()
    for word in (first.group(), first.group().rstrip("."), first.group().partition(".")[0]):
        for outlet in table.get(word, ()):
            end = start + len(outlet.name)
            if not text.startswith(outlet.name, start) or text[end : end + 1].isalnum():
                continue
            if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
                continue  # "Fars-backed"
            if outlet.alone or _ARTICLE.search(text, max(0, start - 5), start) or _NEEDS_ARTICLE.match(text, end):
                return outlet, (start, end)
    return None


def name_at(text: str, start: int) -> Span | None:
    """The row of capitalised words that starts at ``start``, a closing full stop left out."""
    match = _NAME.match(text, start)
    if not match:
        return None
    end = match.end()
    if text[end - 1] == "." and "." not in text[match.start() : end - 1].rsplit(" ", 1)[-1]:
        end -= 1
    return (start, end)
