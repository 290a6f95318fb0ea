"""The addresses of the pages: readable, and lasting, since the number in them is what is looked up.

``/documents/12-blast-at-the-terminal``: whatever stands behind the number may change with the headline.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, urlencode

_LONGEST_SLUG = 60
_NUMBER = re.compile(r"(\d{1,18})(?:-[^/]*)?")
_OTHER = re.compile(r"[\W_]+")


def document(number: int, title: str | None = None, entry: int | None = None) -> str:
    """The page of a document, at the words of one of its entries if that is given."""
    at = f"#w{entry}" if entry is not None else ""
    return f"/documents/{_numbered(number, title)}{at}"


def entry(number: int) -> str:
    """The page of a statement, an event, a flow …"""
    return f"/entries/{number}"


def claim(number: int) -> str:
    """The page of a claim."""
    return f"/claims/{number}"


def story(number: int) -> str:
    """The claims of a story."""
    return f"/claims?story={number}"


def actor(name: str) -> str:
    """The page of everybody of that name in the record."""
    return f"/actors/{quote(slug(name) or '-')}"


def place(name: str) -> str:
    """The page of a place."""
    return f"/places/{quote(slug(name) or '-')}"


def source(name: str) -> str:
    """The page of an outlet, or of somebody who speaks."""
    return f"/sources/{quote(slug(name) or '-')}"


def find(**asked: str | int | None) -> str:
    """The page of what answers a question."""
    return with_query("/find", asked)


def with_query(path: str, query: Mapping[str, str | int | None]) -> str:
    """The path with those of ``query`` that say something."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def slug(text: str, limit: int = _LONGEST_SLUG) -> str:
    """Text as a part of an address: letters and digits of any script, without accents, with ``-`` between.

    Letters of the same look are made one (NFKC), so that a name finds its page however it was typed.
    """
    # Accents are taken off where what is left is a letter of the Latin script; elsewhere they belong to the letter.
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(_without_accent(character) for character in plain)
    words = _OTHER.sub("-", plain.replace("'", "").replace("’", "")).strip("-")
    if len(words) <= limit:
        return words
    cut = words[:limit]
    return (cut.rsplit("-", 1)[0] if "-" in cut[limit // 2 :] else cut).strip("-")


def random_part() -> str:
    """What nobody guesses."""
    return secrets.token_urlsafe(24)


def number_in(part: str) -> int | None:
    """The number that a part of an address begins with; ``None`` where it is none."""
    found = _NUMBER.fullmatch(part)
    return int(found[1]) if found and found[1].isascii() else None


def _numbered(number: int, title: str | None) -> str:
    words = slug(title or "")
    return f"{number}-{quote(words)}" if words else str(number)


def _without_accent(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character
