"""Holds what the program prints with --json to the published schemas."""

from __future__ import annotations

import functools
import json
from typing import Any

import jsonschema

from onrecord.schema import SCHEMAS


def hold(value: Any) -> None:
    """Raises where ``value`` is not of the form that its field ``format`` names."""
    _check(value["format"]).validate(value)


def hold_lines(printed: str) -> None:
    """The same for every line of JSON Lines."""
    for line in printed.split("\n")[:-1]:
        hold(json.loads(line))


@functools.cache
def _check(format: str) -> jsonschema.Draft202012Validator:
    schema = SCHEMAS[format.removeprefix("onrecord-").split("/")[0]]()
    assert schema["$id"] == format
    return jsonschema.Draft202012Validator(schema)
