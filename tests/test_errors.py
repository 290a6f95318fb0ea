from __future__ import annotations

import pickle
import re

import pytest

from onrecord import errors
from onrecord.errors import InputError, OnRecordError


def real_tree(base: type[Exception]) -> dict[str, str]:
    """Class → the class above it, of all errors below ``base`` that are defined in the module."""
    found = {}
    for kind in base.__subclasses__():
        if kind.__module__ == errors.__name__:
            found[kind.__name__] = base.__name__
            found |= real_tree(kind)
    return found


def drawn_tree(drawing: str) -> dict[str, str]:
    """The same, as the docstring draws it: four columns a level, in any order."""
    found: dict[str, str] = {}
    above = [OnRecordError.__name__]
    for mark in re.finditer(r"^ {4}(?P<branch>(?:[│ ] {3})*)[├└]── (?P<name>\w+)", drawing, re.MULTILINE):
        level = len(mark["branch"]) // 4 + 1
        found[mark["name"]] = above[level - 1]
        above[level:] = [mark["name"]]
    return found


ALL = [OnRecordError, *(getattr(errors, name) for name in real_tree(OnRecordError))]


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn = drawn_tree(errors.__doc__ or "")
    assert "FetchTimeout" in drawn
    assert drawn == real_tree(OnRecordError)


def test_a_drawing_that_is_wrong_would_be_seen() -> None:
    drawn = drawn_tree(
        "    OnRecordError\n    ├── InputError  x\n    │   └── MissingInput  y\n    └── SettingError  z\n"
    )
    assert drawn == {"InputError": "OnRecordError", "MissingInput": "InputError", "SettingError": "OnRecordError"}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_says_when_it_is_raised(kind: type[Exception]) -> None:
    assert (kind.__dict__.get("__doc__") or "").strip().endswith(".")


INPUT_ERRORS = [kind for kind in ALL if issubclass(kind, InputError)]


@pytest.mark.parametrize("kind", INPUT_ERRORS, ids=lambda kind: kind.__name__)
def test_an_input_error_can_be_sent_to_another_process(kind: type[InputError]) -> None:
    error = kind("report.txt", "nothing in it", "give another")
    sent = pickle.loads(pickle.dumps(error))
    assert type(sent) is kind
    assert (sent.name, sent.reason, sent.advice) == ("report.txt", "nothing in it", "give another")


def test_the_message_names_the_input_and_what_to_do() -> None:
    assert str(InputError("report.txt", "nothing in it", "give another")) == "report.txt: nothing in it; give another"
    assert str(InputError("report.txt", "nothing in it")) == "report.txt: nothing in it"
