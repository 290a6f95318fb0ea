"""The held-out texts for money, counts and who-where-when hold together, and a broken one is refused."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest
from tests.reading.heldtexts import STYLES, HeldError, Kind, check, load

KINDS: tuple[Kind, ...] = ("flows", "figures", "whowhere")
HALVES: tuple[tuple[Kind, str], ...] = (*((kind, "held") for kind in KINDS), ("flows", "fresh"), ("figures", "fresh"))


@pytest.mark.parametrize(
    ("kind", "half", "at_least"),
    [
        *(("flows", "held", 90), ("figures", "held", 70), ("whowhere", "held", 25)),
        *(("flows", "fresh", 100), ("figures", "fresh", 80)),
    ],
)
def test_there_are_enough_of_them(kind: Kind, half: str, at_least: int) -> None:
    assert len(load(kind, half)) >= at_least


@pytest.mark.parametrize("half", ["held", "fresh"])
@pytest.mark.parametrize(("kind", "share"), [("flows", 0.2), ("figures", 0.18)])
def test_styles_are_even_and_enough_texts_hold_nothing(kind: Kind, half: str, share: float) -> None:
    texts = load(kind, half)
    styles = Counter(text["style"] for text in texts)
    assert styles.keys() == STYLES
    assert min(styles.values()) >= 0.3 * len(texts)
    assert sum(not text[kind] for text in texts) >= share * len(texts)


def test_texts_differ() -> None:
    texts = [text["text"] for kind, half in HALVES for text in load(kind, half)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(("field", "values"), [("status", 4), ("bound", 7), ("currency", 25)])
def test_flows_are_of_many_kinds(field: str, values: int) -> None:
    assert len({flow[field] for text in load("flows") for flow in text["flows"]}) >= values


def test_figures_are_of_many_kinds() -> None:
    assert len({figure["what"] for text in load("figures") for figure in text["figures"]}) >= 18


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (False, "style", "tabloid"),
        (False, "published", "14 May 2031"),
        (True, "status", "promise"),
        (True, "bound", "roughly"),
        (True, "amount", "80 million"),
        (True, "amount", "8e7"),
        (True, "amount", "-5"),
        (True, "currency", "€"),
        (True, "donor", "Atlantis"),
        (True, "recipient", ""),
        (True, "upper", "90000000"),
        (True, "derived", "no"),
        (True, "status", "appeal"),
    ],
)
def test_a_broken_flow_is_refused(entry: bool, field: str, value: Any) -> None:
    _refused("flows", entry, field, value)


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        (False, "text", "Nobody came."),
        (True, "what", "sad"),
        (True, "value", "12"),
        (True, "value", 0),
        (True, "bound", "between"),
        (True, "who", "martians"),
        (True, "revises", 0),
        (True, "revises", 9),
    ],
)
def test_a_broken_figure_is_refused(entry: bool, field: str, value: Any) -> None:
    _refused("figures", entry, field, value)


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("sources", "source", "the mayor of Atlantis"),
        ("sources", "speaker", "Nobody Known"),
        ("actors", "kind", "woman"),
        ("actors", "country", "Jordan"),
        ("actors", "role", "astronaut"),
        ("places", "country", None),
        ("places", "mentions", 40),
        ("dates", "words", "yesterweek"),
        ("dates", "date", "2031-02-30"),
        ("dates", "date", "next week"),
    ],
)
def test_a_broken_report_is_refused(part: str, field: str, value: Any) -> None:
    texts = copy.deepcopy(load("whowhere"))
    texts[0][part][0][field] = value
    with pytest.raises(HeldError, match=texts[0]["name"]):
        check("whowhere", texts)


def test_sources_out_of_order_are_refused() -> None:
    texts = copy.deepcopy(load("whowhere"))
    texts[0]["sources"].reverse()
    with pytest.raises(HeldError, match="order"):
        check("whowhere", texts)


@pytest.mark.parametrize("kind", KINDS)
def test_missing_and_unknown_fields_and_doubled_names_are_refused(kind: Kind) -> None:
    first, *rest = copy.deepcopy(load(kind))
    with pytest.raises(HeldError):
        check(kind, [{key: value for key, value in first.items() if key != "published"}, *rest])
    with pytest.raises(HeldError):
        check(kind, [{**first, "colour": "red"}, *rest])
    with pytest.raises(HeldError, match="twice"):
        check(kind, [first, first, *rest])


def _refused(kind: Kind, entry: bool, field: str, value: Any) -> None:
    texts = copy.deepcopy(load(kind))
    first = texts[0]
    assert first[kind], "the first text must hold an entry to break"
    (first[kind][0] if entry else first)[field] = value
    with pytest.raises(HeldError, match=first["name"]):
        check(kind, texts)
