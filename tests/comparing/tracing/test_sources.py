from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparing.given import Teller, agency, body, described, given, nobody, outlet, person

from onrecord.comparing.items import Item, Party
from onrecord.comparing.tracing.sources import Source, source_of
from onrecord.schema import Step


def source(*tellers: Teller, passage: str = "Twelve people were killed.") -> Source:
    return source_of(given(1, "The Vellmark Lamp", *tellers, passage=passage))


@pytest.mark.parametrize(
    ("tellers", "kind", "heard_by"),
    [
        ((), "outlet", "vellmark lamp"),
        ((person("Ana Reyes"),), "person", "vellmark lamp"),
        ((outlet("Radio Selda"), described("official")), "described", "radio selda"),
        ((agency("AFP"), described("official")), "described", "agence france presse"),
        ((agency("AFP"),), "outlet", "agence france presse"),
        ((agency("agencies"),), "media", "vellmark lamp"),
        ((outlet("local media"),), "media", "vellmark lamp"),
        ((body("Interior Ministry"),), "body", "vellmark lamp"),
        ((nobody(),), "nobody", "vellmark lamp"),
        ((described("The"),), "nobody", "vellmark lamp"),
        ((described("police"),), "body", "vellmark lamp"),
        ((described("mayor of Ostrand"),), "described", "vellmark lamp"),
    ],
)
def test_kinds(tellers: tuple[Teller, ...], kind: str, heard_by: str) -> None:
    assert (source(*tellers).kind, source(*tellers).heard_by) == (kind, heard_by)


def test_officers_whom_the_reading_takes_for_an_army_are_not_named() -> None:
    officers = Teller(Step("source", "army officers", "collective"), Party("army officers", "armed group"))
    assert source(officers).kind == "described"


@pytest.mark.parametrize(
    ("teller", "key"),
    [
        (person("Otto Brandt", "spokesman", "Interior Ministry"), "interior ministry"),
        (described("spokeswoman for the Free Orle Brigade", "spokeswoman"), "free orle brigade"),
        (described("Interior Ministry spokesman"), "interior ministry"),
    ],
)
def test_spokesmen_are_the_body_that_they_speak_for(teller: Teller, key: str) -> None:
    assert (source(teller).kind, source(teller).key) == ("body", key)


def test_a_spokesman_by_the_words_of_the_source() -> None:
    words = "A spokesman for the army, Colonel Ruben Aster,"
    item = given(1, "The Lamp", person("Ruben Aster", "colonel"), passage=f"{words} said that the truce was holding.")
    step = replace(item.chain[-1], span=((0, len(words)),))
    found = source_of(replace(item, chain=(item.chain[0], step)))
    assert (found.kind, found.key) == ("body", "army")


def test_a_spokesman_for_nobody_is_a_person() -> None:
    assert source(person("Otto Brandt", "spokesman")).kind == "person"


@pytest.mark.parametrize(
    "passage",
    [
        "A reporter for the Lamp saw twelve bodies.",
        "A Vellmark Lamp photographer counted twelve bodies.",
        "Twelve names are in a letter seen by the Vellmark Lamp.",
        "The Lamp has seen the list.",
        "This newspaper has obtained the list.",
    ],
)
def test_reporters_who_saw_it(passage: str) -> None:
    assert source(passage=passage).saw


@pytest.mark.parametrize(
    "passage",
    [
        "A reporter for the Courier saw twelve bodies.",
        "A letter was seen by the minister.",
        "The Lamp reports that twelve were killed.",
        "Reporters saw smoke.",
    ],
)
def test_reporters_who_did_not(passage: str) -> None:
    assert not source(passage=passage).saw


def test_a_reporter_who_is_read_as_a_source_is_the_outlet() -> None:
    found = source(described("reporter for the Lamp"), passage="A reporter for the Lamp saw twelve bodies.")
    assert (found.kind, found.key, found.saw) == ("outlet", "vellmark lamp", True)
    other = source(described("AFP correspondent"))
    assert (other.kind, other.key) == ("outlet", "agence france presse")


def test_reports_without_an_outlet_are_each_their_own() -> None:
    def unknown(number: int) -> Item:
        return replace(given(number, "a.txt"), outlet=None)

    assert source_of(unknown(1)) != source_of(unknown(2))
    assert source_of(unknown(7)).name == "document 7"
