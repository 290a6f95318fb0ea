"""JSON Lines of documents: one JSON object a line, in UTF-8.

Fields: ``text`` or ``html`` (where both are given, ``text`` is read) and, each optional or ``null``, ``id`` (or
``doc``), ``url``, ``outlet``, ``title``, ``byline`` (a string or a list of them) and ``published``. Other fields are
passed over. A text is kept character for character, so offsets hold against it, even for what UTF-8 cannot carry:
a lone surrogate (``"\\ud800"``) stays in the text, and is written again as that escape by
``json.dumps(…, ensure_ascii=True)``, which is how a text with surrogates is to be printed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from onrecord.documents.formats import refuse_blank
from onrecord.errors import DamagedInput, SettingError
from onrecord.schema import Document, sha256_id
from onrecord.settings import Settings

_KINDS = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_SHAPE = 'each line should be an object like {"text": "…", "id": "…", "published": "2014-01-15"}'


@dataclass(frozen=True, slots=True)
class Line:
    """One document as its line gives it; ``text`` or ``html`` is a string."""

    text: str | None
    html: str | None
    id: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    published: str | None


def parse_line(raw: bytes, name: str) -> Line:
    """What one line says. ``name`` (``FILE:LINE``) is for messages.

    Raises:
        DamagedInput: not UTF-8, not JSON, not an object, a field of the wrong type, neither text nor html.
    """
    fields = _object(raw, name)
    line = Line(
        text=_string(fields, "text", name),
        html=_string(fields, "html", name),
        id=_identity(fields, name),
        url=_string(fields, "url", name) or None,
        outlet=_string(fields, "outlet", name) or None,
        title=_string(fields, "title", name) or None,
        byline=_strings(fields, "byline", name),
        published=_string(fields, "published", name) or None,
    )
    if line.text is None and line.html is None:
        raise DamagedInput(name, "has neither the field text nor html", _SHAPE)
    return line


def read_line(
    raw: bytes,
    name: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
    settings: Settings,
) -> Document:
    """The document of one line. ``outlet`` and ``published`` (given for the whole run) go before the line's own, and
    ``language`` before what is detected.

    Its ``id`` is the line's, else the hash of the line; its ``name`` the id, else the URL, else ``name``; its ``raw``
    the line.

    Raises:
        DamagedInput: as :func:`parse_line`, or its ``published`` is no date.
        SettingError: ``published`` is no date.
        InputError: as reading the text or page raises it.
    """
    line = parse_line(raw, name)
    try:
        read = _read_page if line.text is None else _read_text
        found = read(line, name, outlet or line.outlet, published or line.published, language, settings)
    except SettingError as error:
        if published:
            raise  # the user's own date is wrong, and so for every line
        raise DamagedInput(name, str(error)) from None
    basis = found.published_basis
    if basis == "given" and not published:
        basis = "metadata"  # what a line says of itself is not what the user says of it
    return dataclasses.replace(
        found,
        id=line.id or sha256_id(raw),
        name=line.id or line.url or name,
        published_basis=basis,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _read_text(
    line: Line, name: str, outlet: str | None, published: str | None, language: str | None, settings: Settings
) -> Document:
    from onrecord.documents.text import read_text

    text = line.text or ""
    refuse_blank(text, name)
    return read_text(
        text,
        text.encode("utf-8", "surrogatepass"),
        name=name,
        id=line.id,
        url=line.url,
        outlet=outlet,
        title=line.title,
        byline=line.byline,
        published=published,
        language=language,
        settings=settings,
    )


def _read_page(
    line: Line, name: str, outlet: str | None, published: str | None, language: str | None, settings: Settings
) -> Document:
    from onrecord.documents.html import read_html

    page = line.html or ""
    refuse_blank(page, name)
    return read_html(
        page.encode("utf-8", "replace"),
        name=name,
        id=line.id,
        url=line.url,
        encoding="utf-8",
        outlet=outlet,
        title=line.title,
        byline=line.byline,
        published=published,
        language=language,
        settings=settings,
    )


def _object(raw: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DamagedInput(name, f"not UTF-8 (byte {error.start + 1} of the line)", "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise DamagedInput(name, f"not JSON ({error.msg}, character {error.colno} of the line)", _SHAPE) from None
    except RecursionError:
        raise DamagedInput(name, "JSON nested too deep", _SHAPE) from None
    except ValueError as error:  # a number of more digits than Python takes
        raise DamagedInput(name, f"not JSON ({error})", _SHAPE) from None
    if not isinstance(value, dict):
        raise DamagedInput(name, f"is {_kind(value)}, not an object", _SHAPE)
    return value


def _string(fields: dict[str, Any], key: str, name: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _wrong(name, key, "a string", value)


def _strings(fields: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    for one in values:
        if not isinstance(one, str):
            raise _wrong(name, key, "a string or a list of strings", value if one is value else one)
    return tuple(one for one in values if one)


def _identity(fields: dict[str, Any], name: str) -> str | None:
    for key in ("id", "doc"):
        value = fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None and not isinstance(value, str):
            raise _wrong(name, key, "a string or a whole number", value)
        if value:
            return value
    return None


def _wrong(name: str, key: str, wanted: str, value: object) -> DamagedInput:
    return DamagedInput(name, f"the field {key} should be {wanted}, not {_kind(value)}")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
