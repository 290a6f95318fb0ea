"""Reads a user's file of known actors and places: YAML, JSON or CSV, checked entry by entry (see docs/actors.md)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import KnownFileError
from onrecord.reading.where.countries import countries
from onrecord.reading.who.known import Known, KnownActor, KnownPlace, KnownRole
from onrecord.schema import ActorKind

_ACTOR_FIELDS = ("name", "kind", "aliases", "country", "ids", "roles")
_PLACE_FIELDS = ("name", "aliases", "country", "geonames", "lat", "lon", "ids")
_ROLE_FIELDS = ("role", "affiliation", "from", "to")
_COLUMNS = ("name", "kind", "aliases", "country", "ids", "role", "affiliation", "from", "to", "geonames", "lat", "lon")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the file, and where it stands in words for a message."""

    where: str
    fields: Mapping[str, Any]

    def wrong(self, reason: str) -> KnownFileError:
        return KnownFileError(f"{self.where}: {reason}")


def load_known(path: str | Path) -> Known:
    """The actors and places of a YAML (``.yaml``, ``.yml``), JSON (``.json``) or CSV (``.csv``) file.

    Raises:
        KnownFileError: it cannot be read, or an entry of it makes no sense; the message names the file and the entry.
    """
    file = Path(path)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise KnownFileError(f"{file}: has more than {_MOST_BYTES:,} bytes")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnownFileError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise KnownFileError(f"{file}: is not UTF-8 text (byte {error.start})") from error
    ending = file.suffix.casefold()
    if ending == ".csv":
        return _from_rows(file, text)
    if ending in (".yaml", ".yml"):
        return _from_tree(file, *_yaml(file, text))
    if ending == ".json":
        return _from_tree(file, _json(file, text), {})
    raise KnownFileError(f"{file}: should end in .yaml, .yml, .json or .csv")


def _yaml(file: Path, text: str) -> tuple[Any, dict[str, list[int]]]:
    """The values, every one a string, a list or a mapping; and the line that each entry starts in."""
    import yaml

    # Plain strings alone: YAML 1.1 would take "NO" for false, and 2014-01-15 for a date.
    loader = yaml.BaseLoader(text)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark is not None else ""
        raise KnownFileError(f"{file}{place}: is not YAML ({getattr(error, 'problem', None) or error})") from error
    finally:
        loader.dispose()
    lines: dict[str, list[int]] = {}
    if isinstance(node, yaml.MappingNode):
        for key, items in node.value:
            if isinstance(items, yaml.SequenceNode):
                lines[key.value] = [item.start_mark.line + 1 for item in items.value]
    return value, lines


def _json(file: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise KnownFileError(f"{file}, line {error.lineno}: is not JSON ({error.msg})") from error
    except RecursionError as error:
        raise KnownFileError(f"{file}: is nested too deeply") from error


def _from_tree(file: Path, value: Any, lines: dict[str, list[int]]) -> Known:
    if not isinstance(value, dict) or not value:
        raise KnownFileError(f"{file}: should hold a list of actors, of places, or both")
    for key in value:
        if key not in ("actors", "places"):
            raise KnownFileError(f"{file}: has {key!r}; only actors and places are known")
    actors = [_actor(entry) for entry in _entries(file, value, "actors", lines)]
    places = [_place(entry) for entry in _entries(file, value, "places", lines)]
    return Known(tuple(actors), tuple(places))


def _entries(file: Path, value: dict[str, Any], what: str, lines: dict[str, list[int]]) -> list[_Entry]:
    items = value.get(what)
    if items is None or items == "":
        return []
    if not isinstance(items, list):
        raise KnownFileError(f"{file}: {what} should be a list")
    found = []
    for number, item in enumerate(items, 1):
        line = lines.get(what, [])
        place = f"line {line[number - 1]}, " if number <= len(line) else ""
        name = item.get("name") if isinstance(item, dict) else None
        called = f" ({name})" if isinstance(name, str) and name else ""
        where = f"{file}, {place}{what[:-1]} {number}{called}"
        if not isinstance(item, dict):
            raise KnownFileError(f"{where}: should have fields, such as name")
        found.append(_Entry(where, item))
    return found


def _from_rows(file: Path, text: str) -> Known:
    """A CSV file: one row an actor, or a role more of the actor of that name; of kind "place", a place."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames is None or "name" not in reader.fieldnames:
        raise KnownFileError(f"{file}, line 1: should name the columns, among them name")
    for column in reader.fieldnames:
        if column not in _COLUMNS:
            raise KnownFileError(f"{file}, line 1: has the column {column!r}; known are {', '.join(_COLUMNS)}")
    actors: dict[str, _Entry] = {}
    places: list[KnownPlace] = []
    try:
        for row in reader:
            where = f"{file}, line {reader.line_num}"
            if None in row or None in row.values():
                raise KnownFileError(f"{where}: should have {len(reader.fieldnames)} fields")
            fields: dict[str, Any] = {key: value.strip() for key, value in row.items() if value.strip()}
            for key in ("aliases", "ids"):
                if key in fields:
                    fields[key] = [part.strip() for part in fields[key].split(";") if part.strip()]
            role = {key: fields.pop(key) for key in _ROLE_FIELDS if key in fields}
            name = fields.get("name", "")
            if fields.get("kind") == "place":
                del fields["kind"]
                places.append(_place(_Entry(f"{where} ({name})", fields)))
                continue
            entry = actors.setdefault(name, _Entry(f"{where} ({name})", {**fields, "roles": []}))
            if role:
                entry.fields["roles"].append(role)
    except csv.Error as error:
        raise KnownFileError(f"{file}, line {reader.line_num}: is not CSV ({error})") from error
    return Known(tuple(_actor(entry) for entry in actors.values()), tuple(places))


def _actor(entry: _Entry) -> KnownActor:
    _only(entry, entry.fields, _ACTOR_FIELDS)
    kind = entry.fields.get("kind")
    if kind is not None and kind not in get_args(ActorKind):
        raise entry.wrong(f"kind {kind!r} should be one of {', '.join(get_args(ActorKind))}")
    roles = entry.fields.get("roles") or []
    if not isinstance(roles, list):
        raise entry.wrong("roles should be a list")
    held = tuple(_role(entry, role) for role in roles)
    return KnownActor(_name(entry), kind, _strings(entry, "aliases"), _country(entry), _ids(entry), held)


def _place(entry: _Entry) -> KnownPlace:
    _only(entry, entry.fields, _PLACE_FIELDS)
    lat, lon = _number(entry, "lat", 90), _number(entry, "lon", 180)
    if (lat is None) != (lon is None):
        raise entry.wrong("has only one of lat and lon")
    geonames = entry.fields.get("geonames")
    if geonames is not None and not re.fullmatch(r"\d{1,12}", str(geonames)):
        raise entry.wrong(f"geonames {geonames!r} should be a number")
    number = int(geonames) if geonames is not None else None
    return KnownPlace(_name(entry), _strings(entry, "aliases"), _country(entry), number, lat, lon, _ids(entry))


def _role(entry: _Entry, value: Any) -> KnownRole:
    if not isinstance(value, dict):
        raise entry.wrong("each of roles should have fields, such as role")
    _only(entry, value, _ROLE_FIELDS)
    texts = {key: value.get(key) for key in ("role", "affiliation")}
    for key, text in texts.items():
        if text is not None and (not isinstance(text, str) or not text.strip()):
            raise entry.wrong(f"{key} should be text")
    if not any(texts.values()):
        raise entry.wrong("a role should have a role or an affiliation")
    start, end = _date(entry, value, "from"), _date(entry, value, "to")
    if start is not None and end is not None and end[: len(start)] < start[: len(end)]:
        raise entry.wrong(f"a role ends ({end}) before it starts ({start})")
    return KnownRole(texts["role"], texts["affiliation"], start, end)


def _only(entry: _Entry, value: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    for key in value:
        if key not in fields:
            raise entry.wrong(f"has {key!r}; known are {', '.join(fields)}")


def _name(entry: _Entry) -> str:
    name = entry.fields.get("name")
    if not isinstance(name, str) or not name.strip():
        raise entry.wrong("should have a name")
    return " ".join(name.split())


def _strings(entry: _Entry, key: str) -> tuple[str, ...]:
    value = entry.fields.get(key)
    if value is None or value == "":
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
        raise entry.wrong(f"{key} should be a list of texts")
    return tuple(dict.fromkeys(" ".join(one.split()) for one in values))


def _ids(entry: _Entry) -> tuple[str, ...]:
    ids = _strings(entry, "ids")
    for one in ids:
        if not re.fullmatch(r"[\w.-]+:\S+", one):
            raise entry.wrong(f"id {one!r} should say whose it is, like wikidata:Q42")
    return ids


def _country(entry: _Entry) -> str | None:
    code = entry.fields.get("country")
    if code is None or code == "":
        return None
    if code not in countries():
        raise entry.wrong(f"country {code!r} should be an ISO 3166-1 code of two letters, like SE")
    return str(code)


def _date(entry: _Entry, value: Mapping[str, Any], key: str) -> str | None:
    date = value.get(key)
    if date is None or date == "":
        return None
    if not _DATE.fullmatch(str(date)):
        raise entry.wrong(f"{key} {date!r} should be a date like 2014, 2014-01 or 2014-01-15")
    return str(date)


def _number(entry: _Entry, key: str, most: float) -> float | None:
    value = entry.fields.get(key)
    if value is None or value == "":
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise entry.wrong(f"{key} {value!r} should be a number") from None
    if isinstance(value, bool) or not -most <= number <= most:
        raise entry.wrong(f"{key} {value!r} should be from -{most} to {most}")
    return number
