from __future__ import annotations

import pytest

from onrecord.comparing.tracing.outlets import is_outlet, is_unnamed, outlet_key, same_outlet, shortened
from onrecord.schema import ActorKind


@pytest.mark.parametrize(
    "name",
    [
        "local media",
        "Local media",
        "a newspaper",
        "state TV",
        "Iran's state television",
        "Another news agency",
        "a local radio station",
        "media reports",
        "Reports",
        "state television in Kaldor",
    ],
)
def test_outlets_that_are_not_named(name: str) -> None:
    assert is_unnamed(name)
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["SANA news agency", "Kaldor TV", "the aid agency", "a police report", "network of doctors", "agencies", "", "the"],
)
def test_what_is_not_an_unnamed_outlet(name: str) -> None:
    assert not is_unnamed(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Valley Sentinel", None),
        ("The Valley Sentinel", "organisation"),
        ("Radio Selda", "organisation"),
        ("AFP", "organisation"),
        ("Agence France-Presse", "person"),
        ("Meridian Wire", None),
        ("Anything", "outlet"),
    ],
)
def test_names_of_outlets(name: str, kind: ActorKind | None) -> None:
    assert is_outlet(name, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Vellmark Lamp", "person"),
        ("Jonas Post", "person"),
        ("Health Ministry News", "organisation"),
        ("Post", "organisation"),
        ("port authority", "organisation"),
        ("", None),
    ],
)
def test_what_is_no_outlet(name: str, kind: ActorKind | None) -> None:
    assert not is_outlet(name, kind)


def test_one_outlet_by_several_names() -> None:
    assert same_outlet("AFP", "Agence France-Presse")
    assert same_outlet("the official SANA news agency", "Syrian Arab News Agency")
    assert same_outlet("BBC", "the BBC News")
    assert same_outlet("The Valley Sentinel", "Valley Sentinel newspaper")
    assert not same_outlet("Valley Sentinel", "Valley Post")
    assert not same_outlet("Ostrand Today", "Kaldor Today")
    assert not same_outlet("", "")


def test_a_country_in_a_name_is_part_of_it() -> None:
    assert outlet_key("French Tribune") == "french tribune"
    assert not same_outlet("French Tribune", "German Tribune")


def test_a_name_cut_short() -> None:
    assert shortened("the Sentinel", "Valley Sentinel")
    assert not shortened("Valley", "Valley Sentinel")
    assert not shortened("Valley Sentinel", "Valley Sentinel")
