"""What becomes of one of PLOVER's sentences."""

from __future__ import annotations

from benchmarks.plover import figures, fitting, judged
from tests.benchmarks.entries import event, reading, span
from training.happenings import Marked

TEXT = "Kandaria accused the Orsk Front of shelling Veld."
GOLD = Marked("1", TEXT, span(TEXT, "Kandaria"), span(TEXT, "the Orsk Front"), ("ACCUSE",))
ACCUSED = event(TEXT, "ACCUSE", "accused", "Kandaria", "Orsk Front")
SHELLED = event(TEXT, "ASSAULT", "shelling", "the Orsk Front", "Veld", confidence=0.9)


def test_both_sides_have_to_stand_in_one_event() -> None:
    found = judged(reading(TEXT, ACCUSED, SHELLED), GOLD)
    assert (found["both"], found["type"], found["any event"]) == (1, 1, 1)
    apart = (event(TEXT, "ACCUSE", "accused", "Kandaria"), event(TEXT, "ACCUSE", "of", None, "the Orsk Front"))
    found = judged(reading(TEXT, *apart), GOLD)
    assert (found["both"], found["source"], found["target"]) == (0, 1, 1)


def test_of_several_the_likeliest_gives_the_type() -> None:
    other = event(TEXT, "COERCE", "of", "Kandaria", "the Orsk Front", confidence=0.8)
    assert fitting(reading(TEXT, ACCUSED, other), GOLD) == [other, ACCUSED]
    assert judged(reading(TEXT, ACCUSED, other), GOLD)["type"] == 0


def test_sides_that_are_turned_round_are_not_found() -> None:
    found = judged(reading(TEXT, event(TEXT, "ACCUSE", "accused", "the Orsk Front", "Kandaria")), GOLD)
    assert (found["both"], found["turned"]) == (0, 1)


def test_a_refused_sentence_has_nothing() -> None:
    found = judged(None, GOLD)
    assert (found["sentences"], found["refused"], found["both"]) == (1, 1, 0)
    assert figures(found, {"ACCUSE": found})["both found"] == 0.0
