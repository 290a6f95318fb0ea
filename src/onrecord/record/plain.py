"""Entries as JSON and back: what a review keeps of what the machine said."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from typing import Any, Literal

from onrecord.record.kinds import Entry, Kind


def to_json(value: Any) -> str:
    """An entry, or a mapping of plain values, as JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = dataclasses.asdict(value)
    return json.dumps(value, separators=(",", ":"))


def from_json(kind: Kind, text: str) -> Entry:
    """The entry that :func:`to_json` was given."""
    entry: Entry = typed(kind.entry, json.loads(text))
    return entry


def typed(hint: Any, value: Any) -> Any:
    """A plain value as what ``hint`` says that it is: lists become tuples, objects the dataclasses of the schema.

    Raises:
        ValueError: it is no such thing; the message says what there should be.
    """
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return typed(next(argument for argument in arguments if argument is not type(None)), value)
    if origin is Literal:
        if value not in arguments:
            raise ValueError(f"should be one of {', '.join(map(str, arguments))}")
        return value
    if origin is tuple:
        return _items(arguments, value)
    if dataclasses.is_dataclass(hint):
        return _fields(hint, value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise ValueError(f"should be {_NAMES.get(hint, hint)}")
    return value


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _items(arguments: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("should be a list")
    if arguments[-1] is not Ellipsis:
        if len(value) != len(arguments):
            raise ValueError("should be [start, end]")
        return tuple(typed(argument, one) for argument, one in zip(arguments, value, strict=True))
    return tuple(typed(arguments[0], one) for one in value)


def _fields(hint: Any, value: Any) -> Any:
    hints = typing.get_type_hints(hint)
    if not isinstance(value, dict) or not set(value) <= set(hints):
        raise ValueError(f"should have {', '.join(hints)}")
    try:
        return hint(**{name: typed(hints[name], one) for name, one in value.items()})
    except TypeError:
        raise ValueError(f"should have {', '.join(hints)}") from None
