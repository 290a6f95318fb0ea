"""Names of countries, capitals and seats: the government, or the place. All texts are invented."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.reading.marked import Read, found, read_marked

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.found import Found, Passage, Sentence
from onrecord.reading.who.actor_words import plain
from onrecord.reading.who.government_words import state_of, words
from onrecord.reading.who.governments import stands_for_government


def bare(text: str, mark: str = "<>") -> tuple[Found, tuple[int, int]]:
    """The text without its one pair of marks, as a sentence, and the span that stood between them."""
    start, end = text.index(mark[0]), text.index(mark[1]) - 1
    text = text.replace(mark[0], "").replace(mark[1], "")
    return Found(text, (Passage(0, len(text), "paragraph"),), (Sentence(0, len(text), 0),), (), ()), (start, end)


def examples() -> list[str]:
    data: dict[str, Any] = load_yaml("governments")
    rows = [row["example"] for key in ("deeds", "addressed", "partners") for row in data[key].values()]
    return [*rows, data["owned"]["example"]]


@pytest.mark.parametrize("example", examples())
def test_the_example_of_every_word_is_a_government(example: str) -> None:
    assert stands_for_government(*bare(example))


def test_the_example_of_every_verb_shows_a_form_of_it() -> None:
    data: dict[str, Any] = load_yaml("governments")
    for key, table in (("deeds", set(words().deeds)), ("addressed", words().addressed)):
        for lemma, row in data[key].items():
            assert any(word in table and word[:1] == lemma[:1] for word in re.findall(r"\w+", row["example"])), lemma


@pytest.mark.parametrize("row", load_csv("seats.csv"), ids=lambda row: row["name"])
def test_a_seat_of_power_is_who_sits_in_it_where_it_acts(row: dict[str, str]) -> None:
    assert stands_for_government(*bare(row["example"], "[]"))
    at = "They met at the <" + row["name"] + "> on Monday."
    assert not stands_for_government(*bare(at))


@pytest.mark.parametrize(
    "text",
    [
        "<Syria> denied the report.",
        "<Damascus> has repeatedly denied it.",
        "<Washington> and Moscow agreed on a truce.",
        "Washington and <Moscow> agreed on a truce.",
        "<Beijing> warned of delays.",
        "<Britain> pledged $165 million.",
        "The European Union pledged $225 million and <Britain> $165 million.",
        "<Qatar> and Saudi Arabia pledged $60 million each.",
        "<Turkey>, which holds the chair, accused them of delay.",
        "The <United States> will not sign.",
        "Contacts with <Damascus> went on.",
        "Talks between Moscow and <Kyiv> broke down.",
        "Officials accused <Turkey> of arming them.",
        "The measure was condemned by <Ankara>.",
        "According to <Tehran>, nobody was hurt.",
        "<Turkey>'s decision was a surprise.",
        "<Kuwait> is considering a loan.",
        "RUSSIA DENIES IT: <RUSSIA> DENIES IT.",
    ],
)
def test_a_doer_or_partner_is_the_government(text: str) -> None:
    assert stands_for_government(*bare(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell in <Damascus>.",
        "They have visited <Damascus>.",
        "He traveled to <Syria> from Lebanon.",
        "He traveled to Syria from <Lebanon>.",
        "The flood reached <Vienna> at night.",
        "The road from <Damascus> to Beirut is shut.",
        "<Brazil> beat France 2-1.",
        "Brazil beat <France> 2-1.",
        "<Spain> agreed terms with the striker after the semi-final.",
        "<Norway> had a cold winter.",
        "<Syria> is a country of 20 million people.",
        "<Egypt> saw its worst storm in years.",
        "The border with <Turkey> is long.",
        "Flights between London and <Paris> were late.",
        "<Syria>'s deputy foreign minister spoke.",
        "<Turkey>'s coast is long.",
        "<Iran> sanctions were lifted.",
        "<Syria> talks resumed.",
        "According to <U.S.> officials, it was late.",
        "Veldt, who lives in northern <Italy>, left.",
        "<LONDON> (AP) - It rained.",
        "<Velm> denied it.",
        "The mayor denied it in <Paris>.",
    ],
)
def test_elsewhere_it_is_the_place(text: str) -> None:
    assert not stands_for_government(*bare(text))


@pytest.mark.parametrize("text", ["<Paris>", "", " <Iran> ", "“<Iran>”", "<Iran>'s", "<U.S.>"])
def test_odd_texts_raise_nothing(text: str) -> None:
    one, span = bare(text) if "<" in text else (Found("", (), (), (), ()), (0, 0))
    assert not stands_for_government(one, span)


def test_every_country_and_capital_of_the_lexicon_has_a_state() -> None:
    for row in load_csv("demonyms.csv"):
        if row["kind"] in ("country", "capital"):
            assert state_of(plain(row["word"])) is not None, row


def syria() -> Read:
    return read_marked(
        "{N Syrian} President {P Bashir Orlan} was in {L Damascus}. He praised his government. {L Syria} denied the "
        "report, and {L Damascus} warned against it. The {P Orlan} regime fell silent. {P Orlan}'s government met. "
        "The {N Syrian} government said no. The regime is old. Rain fell on {L Syria}. Envoys had contacts with "
        "{L Damascus}."
    )


def test_a_government_is_one_actor_by_all_its_names() -> None:
    read = syria()
    assert read.named("Syria").kind == "government"
    assert read.named("Syria").country == "SY"
    assert read.words("Syria") == [
        "his government",
        "Syria",
        "Damascus",
        "Orlan regime",
        "Orlan's government",
        "Syrian government",
        "The regime",
        "Damascus",
    ]


def test_the_places_are_no_mentions_of_it() -> None:
    read = syria()
    starts = {start for start, _ in read.named("Syria").mentions}
    assert read.found.text.index("Damascus") not in starts
    assert read.found.text.index("Syria. Envoys") not in starts


def test_a_seat_of_power_is_an_actor_but_where_it_is_a_place() -> None:
    read = read_marked(
        "The {O White House} denied it. They met at the {O White House}. The {F Kremlin} warned them. "
        "Snow fell around the {F Kremlin}."
    )
    assert read.words("White House") == ["White House"]
    assert read.words("Kremlin") == ["Kremlin"]
    assert (read.named("Kremlin").kind, read.named("Kremlin").country) == ("government", "RU")


def test_a_team_is_no_government() -> None:
    read = read_marked("{O Brazil} beat {O France} 2-1. {L Brazil} agreed to a review of the semi-final.")
    assert {actor.kind for actor in read.result.actors} <= {"organisation"}


def test_a_leader_of_no_country_leads_no_government() -> None:
    read = read_marked("{P Bashir Orlan} spoke in {L Syria}. The {P Orlan} regime fell.")
    assert "Syria" not in read.names


def test_a_former_president_leads_none() -> None:
    read = read_marked("Former {N Syrian} President {P Bashir Orlan} left. {P Orlan}'s government fell.")
    assert "Syria" not in read.names


def test_a_government_as_source_and_in_the_text_is_one() -> None:
    read = read_marked("[S {L Turkey}] [C said] [T no]. The {N Turkish} government met. {L Ankara} refused.")
    assert read.words("Turkey") == ["Turkey", "Turkish government", "Ankara"]
    assert read.speakers == ["Turkey"]


def test_the_government_is_that_of_the_only_country_of_the_text() -> None:
    read = read_marked("Rain fell in {L Norway}. [S The government] [C said] [T it would help].")
    assert read.speakers == ["Norway"]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell in {L Norway} and {L Sweden}. [S The government] [C said] [T it would help].",
        "Rain fell in {L Velm}. [S The government] [C said] [T it would help].",
        "Rain fell in {L Norway}. [S The city government] [C said] [T it would help].",
        "Rain fell in {L Norway}. [S A government of national unity] [C said] [T it would help].",
    ],
)
def test_the_government_of_none_or_several_countries_is_not_guessed(text: str) -> None:
    assert not {"Norway", "Sweden"} & set(read_marked(text).speakers)


@pytest.mark.parametrize(
    "phrase",
    ["The government of {L Norway}", "{L Norway}'s government", "The new {N Norwegian} government", "{L Oslo}"],
)
def test_however_a_source_says_it_the_government_is_its_country(phrase: str) -> None:
    assert read_marked(f"[S {phrase}] [C said] [T no].").speakers == ["Norway"]


def test_officials_of_a_government_are_not_it() -> None:
    read = read_marked("[S {N Syrian} government officials] [C said] [T no]. The {N Syrian} government-run mill shut.")
    assert "Syria" not in read.names


def test_the_span_given_is_the_name_alone() -> None:
    given = found("Envoys met the {N Syrian} government on Monday.")
    assert not stands_for_government(given, given.mentions[0].span)
