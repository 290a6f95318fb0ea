"""Events as entries: who did what to whom, where and when, and who says so. All texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.telling import Telling, happened, tell, tell_found

from onrecord.reading.events import events
from onrecord.reading.found import Found, Passage, Sentence
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Sides
from onrecord.schema import Event


def only(telling: Telling) -> Event:
    [event] = telling.events
    return event


def test_one_event_with_all_its_parts() -> None:
    told = tell(
        "Rebels of the {O Orsk Front} attacked soldiers in {L Homs} on Monday.",
        "ASSAULT | attacked | Rebels of the Orsk Front | soldiers | Homs | Monday",
    )
    event = only(told)
    assert (event.id, event.type, event.cameo) == ("e1", "ASSAULT", "190")
    assert told.words(event.trigger) == ["attacked"]
    assert told.words(event.actor_words) == ["Rebels of the Orsk Front"]
    assert told.words(event.recipient_words) == ["soldiers"]
    assert len(event.actors) == len(event.recipients) == 1
    assert told.place(event.place) == "Homs"
    assert event.date == "2014-01-13"
    assert (event.realis, event.polarity) == ("happened", "positive")
    assert event.attribution is event.statement is None
    assert event.confidence == 0.9


def test_what_is_missing_is_null_and_not_borrowed_from_the_sentence_before() -> None:
    told = tell(
        "Rain fell in {L Homs} on Monday. Rebels attacked a base.",
        "ASSAULT | attacked | Rebels | a base",
    )
    event = only(told)
    assert event.place is None
    assert event.date is None
    assert event.recipients == ()
    assert told.words(event.recipient_words) == ["a base"]


def test_an_event_in_what_somebody_says_stands_under_that_statement() -> None:
    told = tell(
        "[S {P Mara Veldt}] [C said] [T rebels attacked {L Homs}].",
        "ASSAULT | attacked | rebels | Homs | Homs",
    )
    assert only(told).attribution == "t1"
    assert only(told).statement is None


def test_the_innermost_statement_counts() -> None:
    told = tell(
        "[S1 {P Mara Veldt}] [C1 said] [T1 [S2 the army] [C2 claimed] [T2 rebels attacked {L Homs}]].",
        "ASSAULT | attacked | rebels | - | Homs",
    )
    assert only(told).attribution == "t2"


def test_an_accusation_is_a_statement_and_an_event_and_what_it_is_of_another() -> None:
    told = tell(
        "[S {L Norway}] [C accused] [T {L Sweden} of bombing {L Homs}].",
        "ACCUSE | accused | Norway | Sweden | Homs",
        "ASSAULT | bombing | Sweden | - | Homs",
    )
    accused, bombing = told.events
    assert (accused.statement, accused.attribution) == ("t1", None)
    assert told.names(accused.actors) == ["Norway"]
    assert told.names(accused.recipients) == ["Sweden"]
    assert accused.place is None  # Homs is where the bombs fell
    assert (bombing.statement, bombing.attribution) == (None, "t1")
    assert told.place(bombing.place) == "Homs"


def test_the_noun_that_a_cue_governs_is_the_statement_too() -> None:
    told = tell(
        "[S The {O Orsk Front}] [C issued] a second threat [T to burn the port].",
        "THREATEN | threat | The Orsk Front",
    )
    assert only(told).statement == "t1"


def test_the_cue_of_somebody_else_is_no_statement_of_the_actor() -> None:
    told = tell(
        "[S {P Mara Veldt}] [C recalled] the threat [T by the {O Orsk Front}].",
        "THREATEN | threat | the Orsk Front",
    )
    assert only(told).statement is None


def test_the_source_of_the_statement_is_the_actor_where_the_head_gives_none() -> None:
    told = tell("[S {P Mara Veldt}] [C rejected] [T the plan].", "REJECT | rejected | - | the plan")
    assert told.names(only(told).actors) == ["Mara Veldt"]
    assert told.words(only(told).actor_words) == ["Mara Veldt"]


def test_a_word_that_only_says_is_no_event() -> None:
    told = tell("[S {P Mara Veldt}] [C said] [T it rained].", "ACCUSE | said | Mara Veldt")
    assert told.events == ()


def test_a_change_alone_is_no_event() -> None:
    assert tell("Rebels hold {L Homs}.", "holds | hold | Rebels | - | Homs").events == ()


def test_a_word_with_a_type_and_a_change_is_one_event() -> None:
    assert only(tell("Rebels captured {L Homs}.", "ASSAULT/gained | captured | Rebels | - | Homs")).type == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The {O Peace Talks Support Unit} said so.", "CONSULT | Talks"),
        ("The Peace Talks Support Agency moved.", "CONSULT | Talks"),
        ("He read “{M The Attack on Tarn}” twice.", "ASSAULT | Attack"),
        ("{P Rebel Strike} sang.", "PROTEST | Strike"),
    ],
)
def test_a_word_of_a_name_is_no_event(text: str, line: str) -> None:
    assert tell(text, line).events == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Rebels fought the {M Battle of Tarn} there.", "ASSAULT | Battle | Rebels"),
        ("Talks between the Agency and rebels failed.", "CONSULT | Talks | the Agency | rebels"),
        ("# Rebels Attack Army", "ASSAULT | Attack | Rebels | Army"),
    ],
)
def test_a_word_in_capitals_that_is_no_part_of_a_name_is_one(text: str, line: str) -> None:
    assert len(tell(text, line).events) == 1


def test_of_what_two_do_together_the_first_is_the_actor() -> None:
    told = tell("{L France} and {L Germany} met in {L Oslo}.", "CONSULT | met | France and Germany | - | Oslo")
    event = only(told)
    assert told.names(event.actors) == ["France"]
    assert told.names(event.recipients) == ["Germany"]
    assert told.words(event.actor_words) == ["France"]
    assert told.words(event.recipient_words) == ["Germany"]


def test_talks_between_two() -> None:
    told = tell(
        "Talks between the {O Orsk Front} and {L Norway} failed.",
        "CONSULT | Talks | - | the Orsk Front and Norway",
    )
    assert told.names(only(told).actors) == ["Orsk Front"]
    assert told.names(only(told).recipients) == ["Norway"]


def test_two_who_do_the_same_to_a_third_are_both_actors() -> None:
    told = tell("{L France} and {L Germany} accused {L Iran}.", "ACCUSE | accused | France and Germany | Iran")
    assert told.names(only(told).actors) == ["France", "Germany"]
    assert told.names(only(told).recipients) == ["Iran"]


def test_nobody_does_it_to_himself() -> None:
    told = tell("{L Norway} rejected it and blamed {L Norway}.", "ACCUSE | blamed | Norway | Norway#2")
    assert told.names(only(told).actors) == ["Norway"]
    assert only(told).recipients == ()


def test_who_says_i_is_the_speaker() -> None:
    told = tell('[S {P Mara Veldt}] [C said]: [T "I reject the plan."]', "REJECT | reject | I | the plan")
    assert told.names(only(told).actors) == ["Mara Veldt"]
    assert told.words(only(told).actor_words) == ["I"]
    assert only(told).attribution == "t1"


def test_the_denied_and_the_planned() -> None:
    told = tell(
        "The army did not attack {L Homs}. The army will attack {L Idlib}.",
        "ASSAULT denied | attack | The army | - | Homs",
        "ASSAULT planned | attack#2 | The army#2 | - | Idlib",
    )
    assert [(event.realis, event.polarity) for event in told.events] == [
        ("denied", "negative"),
        ("planned", "positive"),
    ]


# Odd input


def test_nothing_found_gives_nothing() -> None:
    empty = Found("", (), (), (), ())
    sides = Sides(empty)
    assert sides.parties() == {}
    assert events(Scene(empty, sides, {}, (), (), ()), ()) == ()


def test_without_sentences_and_at_the_end_of_the_text() -> None:
    text = "Rebels in Homs attacked"
    line = happened(text, "ASSAULT | attacked | Rebels in Homs")
    found = Found(text, (), (), (), (), (), (line,))
    assert [event.trigger for event in tell_found(found).events] == [((15, 23),)]


def test_spans_beyond_the_text_do_no_harm() -> None:
    text = "Rebels attacked"
    line = happened(text, "ASSAULT | attacked")
    odd = type(line)(line.trigger, "ASSAULT", None, "happened", 3.0, ((90, 99),), ((5, 5),), (((50, 60), 0.9),))
    found = Found(text, (Passage(0, 15, "paragraph"),), (Sentence(0, 15, 0),), (), (), (), (odd,))
    assert len(tell_found(found).events) == 1


def test_many_events_in_one_paragraph() -> None:
    text = " ".join(f"Rebels {number} attacked village {number} in {{L Homs}} and" for number in range(300)) + " fled."
    plain = text.replace("{L Homs}", "Homs")
    lines = [f"ASSAULT | attacked#{n} | Rebels {n - 1} | village {n - 1} | Homs#{n}" for n in range(1, 301)]
    told = tell(text, *lines)
    assert told.found.text == plain
    assert len(told.events) == 300


def test_the_ids_are_in_the_order_of_the_text() -> None:
    told = tell(
        "Rebels attacked {L Homs}. Police arrested a man. The army shelled a town.",
        "ASSAULT | shelled | The army | a town",
        "ASSAULT | attacked | Rebels | - | Homs",
        "COERCE | arrested | Police | a man",
    )
    assert [event.id for event in told.events] == ["e1", "e2", "e3"]
    assert [event.trigger for event in told.events] == sorted(event.trigger for event in told.events)
