"""What is no event of PLOVER's types, though the head takes it for one."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load_yaml
from onrecord.reading.found import Happened
from onrecord.reading.party import Party
from onrecord.reading.what.gate import is_disaster, is_light, is_nobodys, is_question, is_state, is_unsure
from onrecord.reading.what.sides import Side
from onrecord.schema import EventType, Span


def at(text: str, word: str) -> Span:
    start = text.index(word)
    return start, start + len(word)


def happened(text: str, word: str, type: EventType, actor: str = "", confidence: float = 0.99) -> Happened:
    sides = (at(text, actor),) if actor else ()
    return Happened(at(text, word), type, None, "happened", 3.0, actor=sides, confidence=confidence)


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        ("A strong earthquake struck the coast.", "A strong earthquake", True),
        ("Rebel gunners struck the coast.", "Rebel gunners", False),
        ("They struck.", "They", False),
    ],
)
def test_what_nature_does_is_no_attack(text: str, actor: str, expected: bool) -> None:
    assert is_disaster(happened(text, "struck", "ASSAULT", actor), text) is expected


def test_only_what_is_violent_can_be_a_disaster() -> None:
    text = "The flood helped the town."
    assert not is_disaster(happened(text, "helped", "AID", "The flood"), text)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("the militia poses a threat to the valley", "threat", True),
        ("the front is a grave threat", "threat", True),
        ("the front repeated its threat to shell the port", "threat", False),
        ("the front is ready to attack", "attack", False),
    ],
)
def test_what_only_is_a_threat(sentence: str, word: str, expected: bool) -> None:
    words = sentence.split()
    assert is_state(words, words.index(word)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("reporters asked the minister whether he would resign", True),
        ("the mayor asked the army for help", False),
        ("the mayor asked", False),
        ("a nurse who asked not to be named", True),
        ("the mayor asked not to be shelled", False),
    ],
)
def test_a_question_is_no_request(sentence: str, expected: bool) -> None:
    words = sentence.split()
    assert is_question(words, words.index("asked")) is expected


@pytest.mark.parametrize(
    ("text", "verb", "noun", "expected"),
    [
        ("The air force provided close air support.", "provided", "support", True),
        ("The army offered to hold talks.", "offered", "talks", False),
        ("The army shelled and the rebels held talks.", "shelled", "talks", False),
        ("The court made a ruling. Support grew.", "made", "Support", False),
    ],
)
def test_a_light_verb_beside_its_noun(text: str, verb: str, noun: str, expected: bool) -> None:
    assert is_light(happened(text, verb, "AID"), happened(text, noun, "AID"), text) is expected


def side(text: str, words: str, party: Party | None) -> Side:
    return Side(at(text, words), at(text, words), party)


def test_an_event_of_nobody_nowhere() -> None:
    text = "The base was hit."
    base = side(text, "The base", None)
    assert is_nobodys((), (), placed=False)
    assert is_nobodys((base,), (), placed=False)
    assert not is_nobodys((base,), (), placed=True)
    assert not is_nobodys((base,), ("a1",), placed=False)
    assert not is_nobodys((side(text, "The base", Party(gets=True)),), (), placed=False)


def test_a_word_that_no_list_knows_must_be_sure_and_of_somebody_named() -> None:
    text = "We studied Norway."
    norway, we = side(text, "Norway", Party(gets=True)), side(text, "We", Party(acts=True))
    sure, unsure = happened(text, "studied", "ACCUSE"), happened(text, "studied", "ACCUSE", confidence=0.7)
    assert is_unsure(unsure, text, (norway,), ("a1",))
    assert is_unsure(sure, text, (we,), ("a2",))
    assert is_unsure(sure, text, (norway,), ())
    assert not is_unsure(sure, text, (norway, we), ("a1", "a2"))


def test_every_group_has_an_example() -> None:
    assert all(group["example"] for group in load_yaml("event_gate.yaml").values())
