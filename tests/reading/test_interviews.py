"""Transcripts are known by their form, and prose is not taken for one."""

from __future__ import annotations

from onrecord.reading.found import Passage, Said
from onrecord.reading.said.interviews import interview, with_turns


def passages(text: str) -> tuple[Passage, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line:
            found.append(Passage(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return tuple(found)


NAMED = "EDDA MOLL: When did you see it?\nJON HARROW: About ten to six.\nMOLL: And then?\nHARROW: Nothing."


def test_turns_with_names() -> None:
    found = interview(NAMED, passages(NAMED))
    assert [NAMED[slice(*one.source[0])] for one in found] == ["EDDA MOLL", "JON HARROW", "MOLL", "HARROW"]
    assert [NAMED[slice(*one.content[0])] for one in found][1] == "About ten to six."
    assert {NAMED[slice(*one.cue[0])] for one in found} == {":"}


def test_questions_and_answers_with_a_full_stop() -> None:
    text = "Q. Is it real?\nA. As real as the rent.\nQ. Will you go back?\nA. No."
    assert len(interview(text, passages(text))) == 4


def test_labels_in_prose_make_no_transcript() -> None:
    text = "Weather: Rain in Tarn.\nSport: The cup goes on.\nThe mayor left.\nTraffic: The bridge is shut."
    assert interview(text, passages(text)) == ()


def test_one_label_that_comes_back_is_no_conversation() -> None:
    text = "Note: one.\nNote: two.\nNote: three."
    assert interview(text, passages(text)) == ()


def test_what_a_turn_reports_stands_within_it_and_the_turn_itself_counts_once() -> None:
    turns = interview(NAMED, passages(NAMED))
    again = Said(turns[1].source, turns[1].cue, turns[1].content, confidence=0.4)
    start, end = turns[1].content[0]
    inner = Said(((start, start + 5),), ((start + 6, start + 9),), ((start + 10, end),), confidence=0.8)
    before = Said(((0, 4),), ((5, 9),), ((11, 20),), confidence=0.9)
    found = with_turns((again, inner), turns)
    assert len(found) == 5
    assert found[2].within == 1
    assert [one.within for one in found].count(None) == 4
    assert with_turns((before,), ()) == (before,)
