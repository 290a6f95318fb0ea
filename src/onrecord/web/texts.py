"""Text from a report on its way into a page: nothing of it is ever markup, and nothing of it acts unseen.

Templates escape whatever they print (Jinja's autoescape) and send it through :func:`harmless` first. What is marked up
here is put together from escaped pieces.
"""

from __future__ import annotations

import calendar
import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from onrecord.publishing.harmless import web_address
from onrecord.schema import Span

__all__ = ["counted", "cut", "day", "differing", "harmless", "in_passage", "printable", "web_address"]

# Kept: line breaks and tabs, and the joiners that some scripts and many names are spelt with.
_KEPT = frozenset("\n\t\u200c\u200d")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")
_MOST_WORDS = 400  # of each side, when two texts are laid beside each other
_MONTHS = tuple(calendar.month_name)
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d))?")


def harmless(text: str) -> str:
    """``text``, as long as before, with U+FFFD for each character that acts unseen: control codes, overrides of
    direction ("Trojan Source", CVE-2021-42574), half characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _acts(character) else character for character in text)


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _KEPT


def printable(value: Any) -> Any:
    """What a template prints: text is made harmless, and what is missing is empty."""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def cut(text: str | None, limit: int) -> str:
    """``text`` on one line, at most ``limit`` characters of it."""
    line = " ".join((text or "")[: limit * 8].split())
    if len(line) <= limit:
        return line
    short = line[: limit - 1]
    blank = short.rfind(" ", limit * 2 // 3)
    return (short[:blank] if blank > 0 else short).rstrip(" ,;:") + "…"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """``counted(1, "story", "stories")`` is "1 story"; without the last, an s is put to many."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def day(published: str | None, time: bool = False) -> str:
    """``2019-06-11T14:20:00+02:00`` as "11 June 2019"; with ``time``, "11 June 2019, 14:20"."""
    found = _PUBLISHED.match(published or "")
    if not found:
        return harmless(published or "")
    year, month, day_, clock = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    name = _MONTHS[int(month)]
    if day_ is None:
        return f"{name} {year}"
    return f"{int(day_)} {name} {year}" + (f", {clock}" if time and clock else "")


def in_passage(passage: str, words: str, limit: int = 400) -> Markup:
    """A sentence with the words of an entry marked in it, where they stand together; long ones are cut around them."""
    stretches = sorted(_found(passage, words.split(" … ")))
    start, end = 0, len(passage)
    if len(passage) > limit:
        first = stretches[0][0] if stretches else 0
        start = max(0, min(first - limit // 4, len(passage) - limit))
        end = start + limit
    inside = [(max(a, start), min(b, end)) for a, b in stretches if a < end and b > start]
    opening, closing = "…" if start else "", "…" if end < len(passage) else ""
    return Markup(opening) + _marked(passage, inside, start, end) + Markup(closing)


def _found(passage: str, stretches: Iterable[str]) -> Iterable[Span]:
    for stretch in stretches:
        at = passage.find(stretch) if stretch else -1
        if at >= 0:
            yield at, at + len(stretch)


def _marked(text: str, spans: Iterable[Span], start: int, end: int) -> Markup:
    made, at = Markup(""), start
    for first, last in spans:
        if first < at:
            continue
        made += escape(harmless(text[at:first])) + Markup("<mark>") + escape(harmless(text[first:last]))
        made += Markup("</mark>")
        at = last
    return made + escape(harmless(text[at:end]))


def differing(first: str, second: str) -> tuple[Markup, Markup]:
    """Two texts with the words marked that stand in one of them alone."""
    one, other = _WORDS.findall(first)[:_MOST_WORDS], _WORDS.findall(second)[:_MOST_WORDS]
    keys = [word.casefold() for word in one], [word.casefold() for word in other]
    same = difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    left = [(tag == "equal", one[a:b]) for tag, a, b, _, _ in same]
    right = [(tag == "equal", other[a:b]) for tag, _, _, a, b in same]
    return _with_marks(left), _with_marks(right)


def _with_marks(parts: Iterable[tuple[bool, Sequence[str]]]) -> Markup:
    made = Markup("")
    for is_same, words in parts:
        text = escape(harmless("".join(words)))
        made += text if is_same or not text.strip() else Markup("<mark>") + text + Markup("</mark>")
    return made
