"""Frozen dataclasses as JSON: their plain form, its JSON Schema, and the way back."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

Span = tuple[int, int]
Spans = tuple[Span, ...]

# A field of this metadata is for the program alone, and no part of the JSON.
PRIVATE = {"private": True}

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SPAN_SCHEMA = {
    "description": "[start, end) in code points",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
    "items": False,
    "minItems": 2,
}
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}

# Kept, since working them out from the annotations takes longer than all the rest.
_PUBLIC: dict[type[Any], dict[str, Any]] = {}

_Form = TypeVar("_Form")


def plain(value: Any) -> Any:
    """A dataclass as plain Python values: an object, or a list where the class says so (``AS_LIST``)."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {name: plain(getattr(value, name)) for name in _public(type(value))}
        return list(fields.values()) if _is_list(type(value)) else fields
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    return value


def build(cls: type[_Form], value: Any) -> _Form:
    """The dataclass that :func:`plain` gave ``value`` for; private fields have their defaults."""
    built: _Form = _built(cls, value)
    return built


def document_schema(cls: type[Any], format: str, title: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the plain form of a dataclass, with a field ``format`` in front."""
    definitions: dict[str, Any] = {}
    root = _with_format(cls, format, definitions)
    return {"$schema": _DIALECT, "$id": format, "title": title, **root, "$defs": dict(sorted(definitions.items()))}


def union_schema(classes: Iterable[type[Any]], format: str, title: str) -> dict[str, Any]:
    """The JSON Schema of what has the plain form of one of these dataclasses, with a field ``format`` in front."""
    definitions: dict[str, Any] = {}
    each = [
        {"title": cls.__name__, "description": (cls.__doc__ or "").strip(), **_with_format(cls, format, definitions)}
        for cls in classes
    ]
    return {
        "$schema": _DIALECT,
        "$id": format,
        "title": title,
        "oneOf": each,
        "$defs": dict(sorted(definitions.items())),
    }


def _with_format(cls: type[Any], format: str, definitions: dict[str, Any]) -> dict[str, Any]:
    made = _object_schema(cls, definitions)
    made["properties"] = {"format": {"const": format}, **made["properties"]}
    made["required"] = ["format", *made["required"]]
    return made


def _public(cls: type[Any]) -> dict[str, Any]:
    """The fields that are in the JSON, with their types."""
    if cls not in _PUBLIC:
        hints = typing.get_type_hints(cls, include_extras=True)
        _PUBLIC[cls] = {f.name: hints[f.name] for f in dataclasses.fields(cls) if not f.metadata.get("private")}
    return _PUBLIC[cls]


def _is_list(cls: type[Any]) -> bool:
    return bool(getattr(cls, "AS_LIST", False))


def _built(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        fields = _public(hint)
        values = zip(fields, value, strict=True) if _is_list(hint) else ((name, value[name]) for name in fields)
        return hint(**{name: _built(fields[name], one) for name, one in values})
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _built(arguments[0], value)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return tuple(_built(arguments[0], item) for item in value)
    if origin is tuple:
        return tuple(_built(one, item) for one, item in zip(arguments, value, strict=True))
    if origin in (typing.Union, types.UnionType):
        return _built(next(one for one in arguments if one is not type(None)), value)
    return value


def _object_schema(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = _public(cls)
    return {
        "type": "object",
        "properties": {name: _type_schema(hint, definitions) for name, hint in fields.items()},
        "required": list(fields),
        "additionalProperties": False,
    }


def _list_schema(cls: type[Any]) -> dict[str, Any]:
    items = [{"type": _SIMPLE[hint]} | ({"minimum": 0} if hint is int else {}) for hint in _public(cls).values()]
    names = ", ".join(_public(cls))
    return {"description": f"[{names}]", "type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _array_schema(hints: Sequence[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    each = [_type_schema(hint, definitions) for hint in hints]
    return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each)}


def _type_schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint == Span:
        return _SPAN_SCHEMA
    if hint in _SIMPLE:
        return {"type": _SIMPLE[hint]}
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is Annotated:  # a pair that is no span says here what it is
        return {"description": arguments[1]} | _array_schema(typing.get_args(arguments[0]), definitions)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return {"type": "array", "items": _type_schema(arguments[0], definitions)}
    if origin is tuple:
        return _array_schema(arguments, definitions)
    if origin in (dict, Mapping):
        known = {} if arguments[1] is Any else {"additionalProperties": _type_schema(arguments[1], definitions)}
        return {"type": "object"} | known
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_type_schema(argument, definitions) for argument in arguments]}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if _is_list(hint):
            return _list_schema(hint)
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            described = {"description": (hint.__doc__ or "").strip()}
            definitions[hint.__name__] = _object_schema(hint, definitions) | described
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no JSON form for {hint!r}")
