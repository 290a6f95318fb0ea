"""Every form of a credit has an example, and its example holds. All texts are invented."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.comparing import agency_credits
from onrecord.knowledge import load_yaml
from onrecord.schema import Document


def forms() -> list[dict[str, Any]]:
    return list(load_yaml("agencies")["forms"])


@pytest.mark.parametrize(
    "form", [form for form in forms() if form["where"] != "byline"], ids=lambda form: form["example"]
)
def test_every_form_in_a_text_has_an_example(form: dict[str, Any]) -> None:
    start, end = form["example"].index("["), form["example"].index("]") - 1
    text = form["example"].replace("[", "").replace("]", "")
    [credit] = agency_credits(Document("a", "a", text))
    assert credit.span is not None
    assert text[slice(*credit.span)].strip() == text[start:end]


@pytest.mark.parametrize(
    "form", [form for form in forms() if form["where"] == "byline"], ids=lambda form: form["example"]
)
def test_every_form_of_a_byline_has_an_example(form: dict[str, Any]) -> None:
    [credit] = agency_credits(Document("a", "a", "The harbour was shut.", byline=(form["example"].strip("[]"),)))
    assert credit.span is None


@pytest.mark.parametrize("text", [form["not"] for form in forms() if "not" in form])
def test_what_credits_nobody(text: str) -> None:
    assert agency_credits(Document("a", "a", text)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VELLMARK (AP) — The harbour was shut.", ["Associated Press"]),
        ("VELLMARK (AP) — The harbour was shut.\n\nIt opens on Friday. (Reuters)", ["Associated Press", "Reuters"]),
        ("VELLMARK (AP) — It was shut.\n\nThe Associated Press contributed to this report.", ["Associated Press"]),
        ("VELLMARK (Velm Coast Wire) — The harbour was shut.", ["Velm Coast Wire"]),
        ("The harbour opens on Friday.\n\nWith reporting by the Velmarian News Agency", ["Velmarian News Agency"]),
        ("VELLMARK (Fence Wire Works) — It was shut, the Velm Coast Wire said.", []),
        ("The mayor told Reuters that the harbour was shut. The AP said so as well.", []),
        ("The harbour was shut, the agencies said.", []),
        ("See reuters.com/harbour", []),
        ("", []),
    ],
)
def test_whom_a_report_credits(text: str, names: list[str]) -> None:
    assert [credit.agency for credit in agency_credits(Document("a", "a", text))] == names


def test_each_name_is_of_one_agency() -> None:
    names = [name for full, also in load_yaml("agencies")["agencies"].items() for name in (full, *also)]
    doubled = {name for name in names if names.count(name) > 1}
    assert doubled == set()
