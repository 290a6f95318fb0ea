"""Lexicons and tables as data: one YAML or CSV file a subject, beside this file.

>>> load_csv("currencies.csv")[0]["code"]  # doctest: +SKIP
'AED'
"""

from __future__ import annotations

import csv
import functools
import io
from importlib import resources
from typing import Any

__all__ = ["load_csv", "load_yaml"]


@functools.cache
def load_yaml(name: str) -> Any:
    """The values in the YAML file ``name`` (``"acts"`` and ``"acts.yaml"`` are the same file).

    Loaded once and shared by all callers, so nobody may change what comes back.

    Raises:
        FileNotFoundError: there is no such file here.
        yaml.YAMLError: the file is not YAML.
    """
    import yaml

    # The C loader is some ten times faster, and is there wherever PyYAML was built with libyaml.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_text(name, ".yaml"), Loader=loader)


@functools.cache
def load_csv(name: str) -> list[dict[str, str]]:
    """The rows of the CSV file ``name`` (``.csv`` may be left off), each by the names in the first line.

    Loaded once and shared by all callers, so nobody may change what comes back.

    Raises:
        FileNotFoundError: there is no such file here.
        ValueError: a row has more or fewer fields than the first line.
    """
    reader = csv.DictReader(io.StringIO(_text(name, ".csv"), newline=""), strict=True)
    rows = []
    for row in reader:
        # DictReader files a surplus field under None and fills a missing one with None: both are slips in the data.
        if None in row or None in row.values():
            raise ValueError(f"{name}, line {reader.line_num}: should have {len(reader.fieldnames or [])} fields")
        rows.append(dict(row))
    return rows


def _text(name: str, ending: str) -> str:
    file = name if name.endswith(ending) else name + ending
    return resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
