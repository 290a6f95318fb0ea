"""What a person says an entry should be, checked field by field before it is put in force."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping
from typing import Any

from onrecord.errors import SettingError
from onrecord.record.days import days_of
from onrecord.record.kinds import BY_NAME, Entry, Kind
from onrecord.record.plain import typed
from onrecord.record.rows import Stored
from onrecord.schema import Document, Event, Span

# What nobody but the machine can say of an entry, or what is worked out from others.
_FIXED = {"id", "confidence", "sum", "derived", "roles"}
_AMOUNTS = {"amount", "upper"}
_AMOUNT = re.compile(r"\d+(?:\.\d+)?")


def corrected(kind: Kind, entry: Entry, correction: Mapping[str, Any], stored: Stored, document: Document) -> Entry:
    """``entry`` with the fields of ``correction`` in place of its own.

    References are ids of the same reading ("a1"), or names of its actors and places.

    Raises:
        SettingError: a field that there is not, or a value that it cannot have.
    """
    if not correction:
        raise SettingError("a correction should say what is to be corrected")
    hints = typing.get_type_hints(kind.entry)
    known = [field.name for field in dataclasses.fields(kind.entry) if field.name not in _FIXED]
    values = {}
    for name, value in correction.items():
        if name not in known:
            raise SettingError(f"{name}: what can be corrected of {kind.table} is {', '.join(known)}")
        try:
            values[name] = _value(kind, name, value, hints[name], stored, document)
        except ValueError as error:
            raise SettingError(f"{name}={value!r}: {error}") from None
    return dataclasses.replace(entry, **values)


def _value(kind: Kind, name: str, value: Any, hint: Any, stored: Stored, document: Document) -> Any:
    if name in kind.references:
        return None if value is None else _id(kind.references[name], value, stored)
    if kind.entry is Event and name in ("actors", "recipients"):
        return tuple(_id("actor", one, stored) for one in typed(hint, value))
    found = typed(hint, value)
    if name == "date" and found is not None and days_of(found) == (None, None):
        raise ValueError("should be a date like 2014, 2014-01, 2014-01-15 or 2014-01/2014-03")
    if name in _AMOUNTS and isinstance(found, str) and not _AMOUNT.fullmatch(found):
        raise ValueError("should be a number like 2500000 or 0.5")
    spans = found if name in kind.spans else (found.span,) if name == "channel" and found and found.span else ()
    for span in spans:
        _check_span(span, document)
    return found


def _id(kind: str, value: Any, stored: Stored) -> str:
    """The id of an entry that is meant by its id or its name."""
    entries = stored.entries[kind]
    if any(entry.id == value for entry in entries):
        return str(value)
    named = [entry.id for entry in entries if kind in ("actor", "place") and getattr(entry, "name", None) == value]
    if len(named) == 1:
        return named[0]
    known = ", ".join(f"{entry.id} {getattr(entry, 'name', '')}".strip() for entry in entries) or "none"
    raise ValueError(f"should be one of the {BY_NAME[kind].table} of the document ({known})")


def _check_span(span: Span, document: Document) -> None:
    if not 0 <= span[0] < span[1] <= len(document.text):
        raise ValueError(f"should lie in the text, from 0 to {len(document.text)}")
