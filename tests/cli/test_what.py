"""What happened and who holds what, as `onrecord read` prints them below the statements."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.cli.relief import event, holding
from tests.cli.test_sections import below, reading

from onrecord.schema import Actor, Attribution, Document, Place, Reading


def test_nothing_is_known_but_that_it_happened() -> None:
    assert re.search(r"^ e1  consult  own voice · nobody named +no words$", below(reading(events=(event(),))), re.M)


@pytest.mark.parametrize(
    ("realis", "polarity", "words"),
    [
        ("happened", "positive", ""),
        ("happened", "negative", " · did not happen"),
        ("planned", "positive", " · planned"),
        ("planned", "negative", " · planned not to happen"),
        ("possible", "positive", " · possible"),
        ("demanded", "positive", " · demanded"),
        ("denied", "positive", " · denied"),
        ("denied", "negative", " · denied"),
        ("hypothetical", "negative", " · if it does not happen"),
    ],
)
def test_what_is_not_told_as_a_fact_says_so_before_all_else(realis: str, polarity: str, words: str) -> None:
    found = reading(events=(event(mode="visit", realis=realis, polarity=polarity, actor_words=((0, 2),)),))
    assert f" e1  consult  visit · own voice{words} · “He” → not named" in below(found)


@pytest.mark.parametrize(
    ("act", "realis", "polarity", "words"),
    [
        ("deny", "denied", "negative", "He denied (1) · nobody named"),
        ("say", "denied", "negative", "He said (1) · denied · nobody named"),
        ("demand", "demanded", "positive", "He demanded (1) · nobody named"),
        ("demand", "demanded", "negative", "He demanded (1) · demanded not to happen · nobody named"),
        ("demand", "possible", "positive", "He demanded (1) · possible · nobody named"),
    ],
)
def test_a_denial_and_a_demand_are_said_once(act: str, realis: str, polarity: str, words: str) -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),), act=act)  # type: ignore[arg-type]
    told = event(realis=realis, polarity=polarity, attribution="t1")
    assert words in below(reading(attributions=(said,), events=(told,)))


def test_what_they_did_not_demand_is_not_passed_over() -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),), act="demand", polarity="negative")
    told = event(realis="demanded", attribution="t1")
    assert "He demanded (1, negative) · demanded · " in below(reading(attributions=(said,), events=(told,)))


def test_a_denial_is_negative_by_itself() -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),), act="deny", polarity="negative")
    told = event(realis="denied", polarity="negative", attribution="t1")
    assert "own voice" not in below(reading(attributions=(said,), events=(told,)))
    assert "He denied (1) · nobody named" in below(reading(attributions=(said,), events=(told,)))


def test_an_event_that_is_a_statement_says_which() -> None:
    said = Attribution("t4", ((0, 2),), ((3, 7),), ((8, 10),), act="accuse")
    told = event(mode="allege", type="ACCUSE", trigger=((3, 7),), actor_words=((0, 2),), statement="t4")
    printed = below(reading(attributions=(said,), events=(told,)))
    assert " e1  accuse  allege · own voice · “He” → not named · is statement 4 " in printed
    assert "is t4, which is not here" in below(reading(events=(told,)))


def test_ten_recipients_are_all_named() -> None:
    text = " ".join(f"State{index}" for index in range(10))
    spans = tuple(match.span() for match in re.finditer(r"\S+", text))
    actors = tuple(Actor(f"a{i}", text[slice(*at)], "government", mentions=(at,)) for i, at in enumerate(spans[:9]))
    met = event(recipients=tuple(actor.id for actor in actors), recipient_words=spans)
    found = Reading("m", Document("d", "d", text), actors=actors, events=(met,))
    printed = " ".join(below(found, 200).split())
    assert "not named → " + ", ".join(f"State{index}" for index in range(9)) + ", “State9”" in printed
    assert f"“{text}”" in printed


def test_words_are_whole_below_also_where_they_are_very_long() -> None:
    text = "x" * 500
    printed = below(Reading("m", Document("d", "d", text), events=(event(actor_words=((0, 500),)),)), 80)
    assert max(map(cell_len, printed.splitlines())) <= 80
    assert printed.count("x") == 500 + 59
    assert "x…” → not named" in " ".join(printed.split())


def test_one_who_is_named_otherwise_is_not_said_twice_and_one_who_is_no_actor_is_quoted() -> None:
    actor = Actor("a1", "Orst", "government", mentions=((12, 16),))
    met = event(actors=("a1",), actor_words=((0, 2),))
    assert "Orst → not named" in below(reading(actors=(actor,), events=(met,)))
    both = replace(met, actor_words=((0, 2), (12, 16)))
    assert "Orst, “He” → not named" in below(reading(actors=(actor,), events=(both,)))


def test_two_mentions_of_one_event_are_both_quoted() -> None:
    met = event(trigger=((3, 7), (17, 21)), actor_words=((0, 2),))
    assert "“He said … paid”" in below(reading(events=(met,)))


# Who holds what


def test_who_holds_what_stands_with_who_says_so_and_whether_it_is_so() -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),))
    place = Place("p1", "Tarn", mentions=((12, 16),))
    held = holding(place="p1", change="lost", span=((17, 21),), realis="possible", attribution="t1", date="2031-05")
    printed = below(reading(places=(place,), attributions=(said,), control=(held,)))
    assert " c1  lost  He said (1) · possible · not named → Tarn · in 2031-05 " in printed
    assert "“paid”" in printed


def test_a_place_that_is_none_of_the_map_is_quoted() -> None:
    assert "“He” → “They”" in below(reading(control=(holding(holder_words=((0, 2),), place_words=((12, 16),)),)))
