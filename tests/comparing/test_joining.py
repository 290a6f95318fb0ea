"""Whether two entries are one proposition, and the sentence that says why."""

from __future__ import annotations

import pytest
from tests.comparing.told import person, told, where

from onrecord.comparing.agreements import measures, shares
from onrecord.comparing.items import Item, Party
from onrecord.comparing.joining import rules, weigh
from onrecord.comparing.propositions import KINDS, rows_of, stem

GUARDS = Party("Coast Guard", "organisation")
SMUGGLERS = Party("smugglers", "people")


def raid(document: int, words: str = "The Coast Guard raided the smugglers' camp.", **fields: object) -> Item:
    return told(document, "event", words, **{"word": "raided", "type": "ASSAULT", "actors": (GUARDS,), **fields})


def toll(document: int, value: str, words: str = "The quake killed people.", **fields: object) -> Item:
    return told(document, "figure", words, **{"type": "killed", "value": value, "unit": "people", **fields})


def pledge(document: int, amount: str = "5000000", **fields: object) -> Item:
    donor = (Party("Vardonia", "government"),)
    made = {"type": "pledge", "value": amount, "unit": "EUR", "actors": donor, "purpose": "new grain for the port"}
    return told(document, "flow", "Vardonia pledged money for new grain.", **{**made, **fields})


def test_one_event_in_other_words_and_why() -> None:
    other = raid(2, "The camp of the smugglers was attacked by the Coast Guard.", word="attacked", others=(SMUGGLERS,))
    found = weigh(raid(1, others=(SMUGGLERS,)), other)
    assert found.is_one
    assert found.why.startswith("another word for it")
    assert "done by the same" in found.why
    assert "in one story" in found.why


def test_the_word_stands_in_the_sentence_that_says_why() -> None:
    assert "the same word (“raided”)" in weigh(raid(1), raid(2, word="raids")).why


def test_two_quakes_in_two_towns_are_two() -> None:
    first = told(1, "event", "A quake struck Velm.", word="quake", place=where("Velm", 11, "VX"), date="2031-05-03")
    second = told(2, "event", "A quake struck Ostra.", word="quake", place=where("Ostra", 12, "OX"), date="2031-05-03")
    assert not weigh(first, second).is_one
    same = told(3, "event", "A quake struck Velm.", word="quake", place=where("Velm", 11, "VX"), date="2031-05-03")
    assert weigh(first, same).is_one


def test_a_country_holds_its_towns() -> None:
    town, country = where("Velm", 11, "GE"), where("Georgia", 614540, "GE")
    assert weigh(raid(1, place=town), raid(2, place=country)).is_one


def test_two_murders_on_two_days_are_two() -> None:
    first = told(1, "event", "A baker was murdered.", word="murdered", date="2031-05-01", others=(person("Ada Lund"),))
    second = told(2, "event", "A clerk was murdered.", word="murdered", date="2031-05-09", others=(person("Bo Mark"),))
    assert not weigh(first, second).is_one


def test_one_side_may_differ_where_the_rest_agrees() -> None:
    here = where("Velm", 11)
    first, second = raid(1, place=here, date="2031-05-03"), raid(2, place=here, date="2031-05-03")
    other = raid(2, place=here, date="2031-05-03", actors=(Party("Harbour Militia", "armed group"),))
    assert weigh(first, second).is_one
    assert weigh(first, other).is_one
    assert weigh(first, other).points < weigh(first, second).points


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Ada Lund"), person("Ada Lund"), True),
        (person("Ada Lund"), person("Lund"), True),
        (person("Ada Lund"), person("Bo Lund"), False),
        (person("Ada Lund", 7), person("Ada Lund", 8), False),
    ],
)
def test_people_of_one_name(one: Party, other: Party, same: bool) -> None:
    words = "Lund was arrested."
    first = told(1, "event", words, word="arrested", type="COERCE", others=(one,))
    assert weigh(first, told(2, "event", words, word="arrested", type="COERCE", others=(other,))).is_one is same


def test_another_kind_of_happening_is_another() -> None:
    assert not weigh(raid(1), raid(2, word="praised", type="SUPPORT")).is_one
    assert not weigh(raid(1), toll(2, "4")).is_one


def test_two_detained_and_eleven_arrested_are_two_happenings() -> None:
    two = told(1, "event", "Two guards were held.", word="detained", type="COERCE", others=(Party("two guards"),))
    eleven = told(2, "event", "Police took 11 in.", word="arrested", type="COERCE", others=(Party("Eleven people"),))
    assert not weigh(two, eleven).is_one


def test_a_quotation_and_a_paraphrase() -> None:
    quote = told(1, "statement", "“We will not open the dam before the winter rains,”", actors=(person("Ilse Tarn"),))
    again = told(2, "statement", "we will not open the dam before the winter rains", actors=(person("Tarn"),))
    other = told(3, "statement", "that the dam would stay shut until the rains of winter", actors=(person("Tarn"),))
    apart = told(4, "statement", "that the ferry to Ostra was full", actors=(person("Tarn"),))
    assert "the same words" in weigh(quote, again).why
    assert weigh(quote, again, in_story=False).is_one
    assert weigh(quote, other).is_one
    assert not weigh(quote, apart).is_one


def test_who_says_it_makes_no_difference() -> None:
    words = "the mill had passed an inspection in March"
    assert weigh(told(1, "statement", words, actors=(person("Jo Hald"),)), told(2, "statement", words)).is_one


def test_one_statement_within_a_longer_one() -> None:
    short = told(1, "statement", "that the government had held secret talks with the Highland Front", stance="denies")
    longer = "The government held secret talks with the Highland Front three times this spring in a villa by the sea"
    assert weigh(short, told(2, "statement", longer)).is_one
    assert not weigh(told(3, "statement", "the villa"), told(4, "statement", longer)).is_one


def test_another_number_speaks_against_but_may_stand_in_one_claim() -> None:
    first = told(1, "statement", "that the quake at Velm had a magnitude of 6.1")
    same, other = (told(2, "statement", f"the magnitude of the quake at Velm was {value}") for value in ("6.1", "5.9"))
    assert weigh(first, other).points < weigh(first, same).points
    assert weigh(first, other).is_one
    assert not weigh(
        told(1, "statement", "that 40 ships would sail"), told(2, "statement", "that 12 lorries came")
    ).is_one


def test_tolls_of_one_happening_whatever_their_number() -> None:
    assert weigh(toll(1, "37"), toll(2, "45")).is_one
    assert not weigh(toll(1, "37"), toll(2, "45"), in_story=False).is_one
    assert not weigh(toll(1, "37"), toll(2, "45", type="injured")).is_one
    here, there = where("Velm", 11, "VX"), where("Ostra", 12, "OX")
    assert not weigh(toll(1, "37", place=here), toll(2, "45", place=there)).is_one


def test_two_counts_of_one_report_are_two_unless_one_revises_the_other() -> None:
    first = toll(1, "37")
    assert not weigh(first, toll(1, "12")).is_one
    assert weigh(first, toll(1, "45", revises=first.number)).is_one


def test_a_pledge_is_one_whatever_its_amount_but_not_another_donors() -> None:
    assert weigh(pledge(1), pledge(2)).is_one
    assert weigh(pledge(1), pledge(2, "5500000")).is_one
    assert not weigh(pledge(1), pledge(2, actors=(Party("Orlund", "government"),))).is_one
    assert not weigh(pledge(1), pledge(2, type="paid")).is_one


def test_control_of_one_place_in_the_same_days() -> None:
    rebels, army = (Party("rebels", "armed group"),), (Party("army", "armed group"),)
    town = where("Velm", 11)
    first = told(1, "control", "Rebels took Velm.", type="gained", actors=rebels, place=town, date="2031-05-03")
    second = told(2, "control", "The army took Velm.", type="gained", actors=army, place=town, date="2031-05-04")
    late = told(3, "control", "The army took Velm.", type="gained", actors=army, place=town, date="2031-07-04")
    assert weigh(first, second).is_one
    assert not weigh(first, late).is_one


@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_known_is_no_ground_to_join(kind: str) -> None:
    empty = told(1, kind, "")  # type: ignore[arg-type]
    other = told(2, kind, "")  # type: ignore[arg-type]
    assert not weigh(empty, other, in_story=False).is_one
    assert not rows_of([])["entry"].size


@pytest.mark.parametrize(
    "words",
    ["", "\ud800", "…", "没有人被捕", "a" * 5000, "12,5 und ½"],
    ids=["none", "half", "dots", "zh", "long", "nr"],
)
def test_odd_words(words: str) -> None:
    first, second = told(1, "statement", words), told(2, "statement", words)
    mine, theirs = shares(rows_of([first]), rows_of([second]))
    assert 0 <= float(mine[0]) <= 1.001
    assert 0 <= float(theirs[0]) <= 1.001


def test_odd_values() -> None:
    for value in (None, "", "many", "1e400", "-3"):
        weigh(toll(1, "3", date="2031-13-45"), toll(2, value or "", date="..", upper=value))
    assert weigh(raid(1, date="../2031"), raid(2, date="2031-05-03/..")).is_one


@pytest.mark.parametrize(
    ("word", "other"),
    [("attacked", "attacks"), ("killing", "killed"), ("stopped", "stops"), ("arrest", "arrested")],
)
def test_stems(word: str, other: str) -> None:
    assert stem(word) == stem(other)
    assert stem("fire") != stem("firm")


def test_every_rule_of_the_table_is_measured() -> None:
    examples = {
        "event": raid(1),
        "figure": toll(1, "3"),
        "flow": pledge(1),
        "statement": told(1, "statement", "that it rained in Velm"),
        "control": told(1, "control", "Rebels took Velm.", place=where("Velm")),
    }
    for kind, item in examples.items():
        rows = rows_of([item, item])
        measured = measures(rows[:1], rows[1:], rows["entry"][:1] > 0)
        assert set(rules(kind)["rules"]) <= set(measured), kind
