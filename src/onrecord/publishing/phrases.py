"""The connecting words, and sentences put together from them and from what the record says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.knowledge import load_yaml
from onrecord.publishing.harmless import shown
from onrecord.schema.briefing import Piece, ellipsed

Pieces = tuple[Piece, ...]

_LONGEST_NAME = 120  # characters
_QUOTES = ("“", "”", "„", '"', "«", "»")
_SLOT = re.compile(r"\{([\w ]+)\}")


def phrases() -> Mapping[str, Any]:
    """The tables of connecting words (``knowledge/briefing.yaml``)."""
    found: Mapping[str, Any] = load_yaml("briefing")
    return found


def phrase(*path: str) -> Any:
    """The connecting words at that place of the tables."""
    found: Any = phrases()
    for key in path:
        found = found[key]
    return found


def fill(template: str, /, **values: Pieces) -> Pieces:
    """The pieces of a template, with those of ``values`` in its slots."""
    found: list[Piece] = []
    for number, part in enumerate(_SLOT.split(template)):
        found += values[part] if number % 2 else words(part)
    return joined(found)


def joined(pieces: Iterable[Piece]) -> Pieces:
    """The same pieces, connecting words that follow one another as one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.kind == found[-1].kind == "words" and not found[-1].notes:
            found[-1] = Piece("words", found[-1].text + piece.text, piece.notes)
        else:
            found.append(piece)
    return tuple(found)


def words(text: str) -> Pieces:
    """Connecting words."""
    return (Piece("words", text),) if text else ()


def name(text: str | None, otherwise: str = "") -> Pieces:
    """What somebody or something is called in the record; connecting words where it is not known."""
    line = shown(text or "")
    line = line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"
    return (Piece("name", line),) if line else words(otherwise)


def outlet(text: str | None) -> Pieces:
    """The name of an outlet."""
    return name(text, phrase("sources", "unnamed outlet"))


def number(value: int | str) -> Pieces:
    """A number, or a sum of money with its currency."""
    return (Piece("number", f"{value:,}" if isinstance(value, int) else shown(value)),)


def counted(forms: Mapping[str, str], n: int, **values: Pieces) -> Pieces:
    """``n`` of something: the form for one, or that for many."""
    return fill(forms["one" if n == 1 else "many"], n=number(n), **values)


def quote(stretches: tuple[str, ...], *notes: int, colon: bool | None = True) -> Pieces:
    """Words of a document, with the marks of their notes. ``colon``: what joins them to what stands before: a colon, a
    blank (``False``), or nothing (``None``)."""
    opening = "" if colon is None else phrase("joining", "colon") if colon else " "
    return (*words(opening), Piece("quote", _unquoted(shown(ellipsed(stretches))), notes))


def _unquoted(text: str) -> str:
    """``text`` without quotation marks of its own around all of it, since ours stand there."""
    inner = text[1:-1]
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(mark in inner for mark in _QUOTES):
        return inner.strip()
    return text


def runs_on(stretches: tuple[str, ...]) -> bool:
    """Whether words begin as those within a sentence do, so that no colon is needed before them."""
    first = next((character for character in ellipsed(stretches) if character.isalnum()), "")
    return first.islower() or first.isdigit()


def marked(pieces: Pieces, *notes: int) -> Pieces:
    """The same, with the marks of these notes behind the last piece."""
    if not pieces or not notes:
        return pieces
    last = pieces[-1]
    return (*pieces[:-1], Piece(last.kind, last.text, (*last.notes, *notes)))


def listed(items: Sequence[Pieces], limit: int = 4) -> Pieces:
    """``A, B and C``; of more than ``limit`` the first, and how many others there are."""
    kept = list(items) if len(items) <= limit else list(items[: limit - 1])
    if len(kept) < len(items):
        kept.append(counted(phrase("sources", "others"), len(items) - len(kept)))
    if not kept:
        return ()
    between = words(phrase("joining", "comma"))
    start = [piece for item in kept[:-1] for piece in (*between, *item)][len(between) :]
    return joined([*start, *(words(phrase("joining", "and")) if start else ()), *kept[-1]])


def parted(items: Iterable[Pieces], by: str = "semicolon") -> Pieces:
    """Items with semicolons (or what ``by`` names) between them."""
    between = words(phrase("joining", by))
    return joined([piece for item in items if item for piece in (*between, *item)][len(between) :])


def capital(pieces: Pieces) -> Pieces:
    """The same with a capital at the start, where it starts with connecting words."""
    if not pieces or pieces[0].kind != "words":
        return pieces
    first = pieces[0]
    return (Piece("words", first.text[:1].upper() + first.text[1:], first.notes), *pieces[1:])


def plain_text(pieces: Pieces) -> str:
    """Pieces as text."""
    return "".join(piece.shown for piece in pieces)
