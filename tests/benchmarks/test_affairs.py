"""Whether the answers on affairs are counted right. All names, outlets and texts are invented."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.affairs import Answer, answer, claim_of, judged, measure, same_names, scores
from benchmarks.marked import Marked, compared, read_reports
from tests.comparing.given import given

from onrecord.schema import Circle, Origin, Origins, Stance

RANGES = (
    "min right",
    "max right",
    "both right",
    "overlaps",
    "min too low",
    "min too high",
    "max too low",
    "max too high",
)


def label(least: int, most: int, *, circle: bool = False, denied_by: tuple[str, ...] = (), **more: bool) -> Any:
    reports = [{"entry": "words"}, {"entry": "words"}, {"entry": None}]
    return {
        "origins": {"min": least, "max": most, **more},
        "circle": circle,
        "denied_by": denied_by,
        "reports": reports,
    }


def found(least: int, most: int, *others: tuple[Stance, str], circle: bool = False) -> Origins:
    listed = tuple(Origin(f"o{at}", "named person", name, stance, ()) for at, (stance, name) in enumerate(others))
    return Origins(least, most, listed, (Circle((1, 2), ("The Lamp", "The Bee"), "…"),) if circle else ())


def marked(report: int, claim: int, share: float) -> Marked:
    return Marked(given(report, "The Lamp"), claim, share)


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        ((1, 1), (1, 1), {"min right", "max right", "both right", "overlaps"}),
        ((1, 2), (1, 3), {"min right", "overlaps", "max too low"}),
        ((2, 3), (1, 3), {"max right", "overlaps", "min too high"}),
        ((1, 1), (2, 2), {"min too low", "max too low"}),
        ((3, 4), (1, 2), {"min too high", "max too high"}),
        ((0, 1), (1, 1), {"max right", "overlaps", "min too low"}),
    ],
)
def test_ranges(ours: tuple[int, int], theirs: tuple[int, int], right: set[str]) -> None:
    counts = judged(found(*ours), label(*theirs))
    assert {name for name in RANGES if counts[name]} == right


def test_the_lower_end_of_a_circle_of_which_nothing_shows_a_start() -> None:
    theirs = label(1, 1, circle=True, at_most=True)
    assert judged(found(0, 1, circle=True), theirs)["both right"] == 1
    assert judged(found(0, 2, circle=True), theirs)["min right"] == 0
    assert judged(found(0, 1, circle=True), label(1, 1, circle=True))["min right"] == 0


def test_a_circle_that_is_missed_and_one_that_is_none() -> None:
    rows = [
        (found(1, 1, circle=True), label(1, 1, circle=True)),
        (found(1, 1), label(1, 1, circle=True)),
        (found(1, 1, circle=True), label(1, 1)),
        (found(1, 1), label(1, 1)),
    ]
    figures = scores(rows)
    assert figures["circle right"] == 50.0
    assert figures["circles"] == {"p": 50.0, "r": 50.0, "f1": 50.0}


def test_who_denies_it() -> None:
    theirs = label(1, 1, denied_by=("the harbour ministry",))
    assert judged(found(1, 1, ("denies", "Harbour Ministry")), theirs)["denials right"] == 1
    assert judged(found(1, 1, ("doubts", "Harbour Ministry")), theirs)["denied_by right"] == 0
    assert judged(found(1, 1, ("asserts", "Ana Reyes"), ("doubts", "Ivo Brandt")), label(1, 1))["denied_by right"] == 1
    assert judged(found(1, 1, ("denies", "Ana Reyes")), label(1, 1))["denied_by right"] == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (["Reyes"], ["Ana Reyes"], True),
        (["The general staff", "Ana Reyes"], ["Ana Reyes", "general staff"], True),
        (["Ana Reyes", "Reyes"], ["Ana Reyes", "general staff"], False),
        (["Ana Reyes", "Ana"], ["Ana Reyes"], False),
        (["Ana Brandt"], ["Ana Reyes"], False),
        (["the"], ["Ana Reyes"], False),
        ([], [], True),
    ],
)
def test_names(ours: list[str], theirs: list[str], same: bool) -> None:
    assert same_names(ours, theirs) is same


def test_the_claim_is_that_of_most_reports_and_then_that_of_most_words() -> None:
    assert claim_of({1: [], 2: []}) == (None, 0)
    assert claim_of({1: [marked(1, 7, 1.0), marked(1, 8, 0.1)], 2: [marked(2, 8, 0.1)]}) == (8, 2)
    assert claim_of({1: [marked(1, 7, 0.4), marked(1, 8, 0.5)], 2: []}) == (8, 1)
    # Two entries of one report are one.
    assert claim_of({1: [marked(1, 7, 0.3), marked(1, 7, 0.3), marked(1, 8, 0.5)]}) == (8, 1)


def test_an_affair_without_a_claim_has_nothing_right() -> None:
    figures = scores([(None, label(1, 1)), (found(1, 1), label(1, 1))])
    assert figures["wrong"]["no claim"] == 1
    assert {figures[name] for name in ("min right", "both right", "overlaps", "circle right", "denied_by right")} == {
        50.0
    }


def test_joined_and_not() -> None:
    answers = [
        Answer(label(1, 1), found(1, 1), found(1, 2), marked=2, read=2, joined=2),
        Answer(label(2, 2), found(1, 1), found(2, 2), marked=2, read=2, joined=1),
        Answer(label(1, 1), found(1, 1), found(1, 1), marked=2, read=1, joined=1),
        Answer(label(2, 2), None, None, marked=2, read=0, joined=0),
    ]
    figures = measure(answers)
    assert figures["with an entry in the marked words"] == "5 of 8"
    assert (figures["joined"], figures["joined and both right"]) == (25.0, 25.0)
    assert (figures["all"]["both right"], figures["of those joined"]["both right"]) == (50.0, 100.0)
    assert figures["given the right entries"]["both right"] == 50.0
    assert figures["given the right entries, an entry in every report"]["affairs"] == 2
    assert figures["always one"]["both right"] == 50.0
    assert figures["one a report"]["both right"] == 50.0, "the report without the words is none of them"


WIRE = (
    "LORVIK (Coastal Wire) — A fire at a timber mill in Lorvik killed 14 people on Monday, fire chief Anna Brandt said."
    '\n\n"The roof came down within minutes," Brandt told reporters. Another 20 people were injured, she said.'
)
OTHER = "The choir of Ostmark sang in the rain. Its conductor lost a shoe and looked for it until dark, in vain."


def test_a_small_affair_from_its_texts() -> None:
    reports = [
        {"number": 1, "outlet": "Coastal Wire", "published": "2031-05-03", "title": "Fire", "text": WIRE},
        {"number": 2, "outlet": "Lorvik Post", "published": "2031-05-03", "title": "Mill burns", "text": WIRE},
        {"number": 3, "outlet": "Ostmark Bee", "published": "2031-05-04", "title": "Choir", "text": OTHER},
    ]
    words = "killed 14 people on Monday"
    reports = [{**one, "entry": None if one["text"] == OTHER else words} for one in reports]
    affair = {"reports": reports, "origins": {"min": 1, "max": 1}, "circle": False, "denied_by": []}
    with compared(read_reports(reports)) as record:
        one = answer(affair, record)
    assert (one.marked, one.read, one.joined) == (2, 2, 2)
    assert one.whole is not None
    assert one.given is not None
    assert [(origins.min, origins.max) for origins in (one.whole, one.given)] == [(1, 1), (1, 1)]
    assert [origin.name for origin in one.given.list] == ["Anna Brandt"]
