"""The sides of an event: which of their words are asked about, and how they are taken apart. All texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.marked import found as marked_found
from tests.reading.telling import found_of, tell

from onrecord.reading.found import Found
from onrecord.reading.what.coordination import Names, parts
from onrecord.reading.what.sides import Sides
from onrecord.reading.words.phrases import tokens_of


def split(marked: str) -> list[str]:
    found = marked_found(marked)
    every = parts(tokens_of(found.text, 0, len(found.text)), Names(found.mentions))
    return [found.text[part.tokens[0][1] : part.tokens[-1][2]] for part in every if part.tokens]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{L France} and {L Germany}", ["France", "Germany"]),
        ("the army, the police and a militia", ["the army", "the police", "a militia"]),
        ("the army, the police, and a militia", ["the army", "the police", "a militia"]),
        ("{L Russia}, {L China} and {L Iran}", ["Russia", "China", "Iran"]),
        ("both the army and the {O Orsk Front}", ["the army", "the Orsk Front"]),
        ("neither the army nor the tribesmen", ["the army", "the tribesmen"]),
        ("between {L Norway} and the rebels", ["Norway", "the rebels"]),
        ("{L Norway} together with the {O Orsk Front}", ["Norway", "the Orsk Front"]),
        ("government and rebels", ["government", "rebels"]),
        ("the government in {L Port Hesper} and the exiled opposition", None),
        ("President {P Ilmar Tosk} of {L Norway} and his aides", ["President Ilmar Tosk of Norway", "his aides"]),
        ("{N Israelis} and {N Palestinians}", ["Israelis", "Palestinians"]),
        ("the president of {L Norway} and {P Mara Veldt}", ["the president of Norway", "Mara Veldt"]),
        ("he and {P Mara Veldt}", ["he", "Mara Veldt"]),
        ("{P Mara Veldt}, the minister, and {P Jan Holt}", ["Mara Veldt, the minister", "Jan Holt"]),
        ("a bomb-maker, his driver and two bystanders", ["a bomb-maker", "his driver", "two bystanders"]),
        ("the election results and the army", ["the election results", "the army"]),
        ("{O Veld Union} and {O Tarn Guild},", ["Veld Union", "Tarn Guild"]),
    ],
)
def test_what_joins_several_is_taken_apart(marked: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["the government in Port Hesper", "the exiled opposition"]
    assert split(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "the foreign ministers of {L France} and {L Germany}",
        "{L US} and {N Turkish} troops",
        "government and opposition leaders",
        "the trade and industry minister",
        "the {O Ministry of Health and Welfare}",
        "men and women",
        "rebels in {L Homs} and {L Idlib}",
        "leaders of parties and unions",
        "{P Mara Veldt}, the foreign minister",
        "the deputy minister, {P Mara Veldt}",
        "{L Homs}, {L Syria}",
        "a bridge and two trucks",
    ],
)
def test_what_is_one_stays_whole(marked: str) -> None:
    assert len(split(marked)) == 1


def test_what_is_said_of_the_last_is_left_to_it() -> None:
    assert split("the army and rebels who held {L Homs} and {L Idlib}") == [
        "the army",
        "rebels who held Homs and Idlib",
    ]


def test_no_words_are_no_parts() -> None:
    assert not any(part.tokens for part in parts([], Names(())))


@pytest.mark.parametrize(
    "words",
    [
        "the election results",
        "a base",
        "the resolution",
        "two tanks",
        "a police post",
        "the road to the airport",
        "three containers",
        "nine",
    ],
)
def test_things_are_not_asked_about(words: str) -> None:
    found = found_of(f"The army hit {words} on Monday.", f"ASSAULT | hit | The army | {words}")
    [side] = Sides(found).recipients(found.happened[0])
    assert side.party is None
    assert side.id({side.key: "a1"}) is None


@pytest.mark.parametrize(
    "words", ["12 civilians", "the rebels", "a militia", "two of the soldiers", "four controllers", "its ambassador"]
)
def test_people_and_bodies_are(words: str) -> None:
    found = found_of(f"The army hit {words} on Monday.", f"ASSAULT | hit | The army | {words}")
    [side] = Sides(found).recipients(found.happened[0])
    assert side.party is not None
    assert side.party.gets


@pytest.mark.parametrize(
    ("marked", "line", "asked"),
    [
        ("Rebels bombed {L Syria}.", "ASSAULT | bombed | Rebels | Syria", False),
        ("Rebels accused {L Syria}.", "ACCUSE | accused | Rebels | Syria", True),
        ("Rebels shelled {L Homs}.", "ASSAULT | shelled | Rebels | Homs", False),
        ("Rebels praised {L Homs}.", "SUPPORT | praised | Rebels | Homs", False),
        ("Rebels stormed the hospital.", "ASSAULT | stormed | Rebels | the hospital", False),
        ("Rebels accused the hospital.", "ACCUSE | accused | Rebels | the hospital", True),
        ("Rebels stormed the {F Tarn Mill}.", "ASSAULT | stormed | Rebels | the Tarn Mill", False),
        ("Rebels fought {N Syrians}.", "ASSAULT | fought | Rebels | Syrians", True),
    ],
)
def test_places_and_buildings_are_somebody_only_where_they_can_be(marked: str, line: str, asked: bool) -> None:
    found = found_of(marked, line)
    [side] = Sides(found).recipients(found.happened[0])
    assert (side.party is not None) is asked


@pytest.mark.parametrize(
    ("marked", "line", "asked"),
    [
        ("{L Kandaria} shelled a town.", "ASSAULT | shelled | Kandaria | a town", True),
        ("{L Damascus} shelled a town.", "ASSAULT | shelled | Damascus | a town", True),
        ("{L Gothenburg} shelled a town.", "ASSAULT | shelled | Gothenburg | a town", False),
        ("{L US} shelled a town.", "ASSAULT | shelled | US | a town", True),
        ("A car bomb killed a man.", "ASSAULT | killed | A car bomb | a man", False),
        ("{N Russian} warplanes killed a man.", "ASSAULT | killed | Russian warplanes | a man", True),
    ],
)
def test_who_may_act(marked: str, line: str, asked: bool) -> None:
    found = found_of(marked, line)
    [side] = Sides(found).actors(found.happened[0])
    assert (side.party is not None) is asked
    assert side.party is None or side.party.acts


def test_countries_are_governments_and_pronouns_go_back() -> None:
    told = tell(
        "{P Mara Veldt} accused {P Jan Holt}. She rejected him.",
        "ACCUSE | accused | Mara Veldt | Jan Holt",
        "REJECT | rejected | She | him",
    )
    first, second = told.events
    assert first.actors == second.actors
    assert first.recipients == second.recipients


def test_we_is_the_country_of_who_says_it() -> None:
    told = tell(
        '[S President {P Mara Veldt} of {L Norway}] [C said]: [T "We reject the plan."]',
        "REJECT | reject | We | the plan",
    )
    assert told.names(told.events[0].actors) == ["Norway"]


def test_the_possessive_is_no_part_of_the_name() -> None:
    found = found_of("{L Norway}'s refusal angered many.", "REJECT | refusal | Norway's")
    [side] = Sides(found).actors(found.happened[0])
    assert found.text[slice(*side.span)] == "Norway"


def test_a_side_that_both_gives_and_gets_is_asked_as_who_acts() -> None:
    found = found_of(
        "Rebels attacked soldiers, who killed rebels.",
        "ASSAULT | attacked | Rebels | soldiers",
        "ASSAULT | killed | soldiers | rebels",
    )
    asked = Sides(found).parties()
    assert asked[found.happened[0].recipient[0]].acts


def test_things_make_no_actors() -> None:
    told = tell("{L Norway} rejected the resolution.", "REJECT | rejected | Norway | the resolution")
    assert [actor.name for actor in told.who.actors] == ["Norway"]


def test_nothing_is_asked_where_nothing_happens() -> None:
    assert Sides(Found("Rain fell.", (), (), (), ())).parties() == {}
