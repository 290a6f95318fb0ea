"""Direct, indirect or mixed, and where the quotation marks are. All texts are invented."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.marked import found

from onrecord.reading.found import Passage
from onrecord.reading.said.forms import forms, quoted_spans


def quoted(*paragraphs: str) -> list[str]:
    text, passages = "", []
    for paragraph in paragraphs:
        passages.append(Passage(len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph + "\n\n"
    return [text[start:end] for start, end in quoted_spans(text, passages)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('He said "no" and "yes".', ["no", "yes"]),
        ("He said “no” and “yes”.", ["no", "yes"]),
        ("He said ''no'' and ``yes''.", ["no", "yes"]),
        ("„Nein“, sagte er. „Ja”, »nej«, «oui», « non ».", ["Nein", "Ja", "nej", "oui", " non "]),
        ("”Hej”, sade hon, ”nej”.", ["Hej", "nej"]),
        ("‘Go,’ she said, ‘now.’", ["Go,", "now."]),
        ("‘It’s the workers’ right,’ she said.", ["It’s the workers’ right,"]),
        ("'It's the workers' right,' she said, 'to go.'", ["It's the workers' right,", "to go."]),
        ("The workers' plan and the boss's plan of the '90s.", []),
        ("The pilots’ plan wasn’t the board’s.", []),
        ("He told 'em: 'Go home, 'cause it's late.'", ["Go home, 'cause it's late."]),
        ("They played rock 'n' roll at the pilots' ball.", []),
        ("the 'safe' bridge", ["safe"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
        ("“Then he said, ‘Go.’ ” She went.", ["Then he said, ‘Go.’ "]),
        ('A 6" pipe and a 7" one.', []),
        ('“Curly to straight," he said, “and back.”', ["Curly to straight,", "and back."]),
        ('He said:"No." And ("yes").', ["No.", "yes"]),
        ('He said " well " twice.', [" well "]),
        ('"Open to the end.', ["Open to the end."]),
        ('A "lose-lose for all, he said. Then he said "go" and left.', ["lose-lose for all, he said.", "go"]),
        ('It was a "loss for all, adding that it rained.', ["loss for all"]),
        ('"', []),
        ('""', []),
        ("", []),
    ],
)
def test_quoted_spans(paragraph: str, expected: list[str]) -> None:
    assert quoted(paragraph) == expected


def test_a_quotation_over_several_paragraphs() -> None:
    got = quoted("“It rained,” she said. “We waited.", "“It rained on.", "“Then it stopped,” she said.")
    assert got == ["It rained,", "We waited.", "It rained on.", "Then it stopped,"]


def test_a_quotation_ends_with_its_paragraph_unless_the_next_opens_one() -> None:
    assert quoted("He said “we wait.", "The rain went on.") == ["we wait."]


def test_lines_are_paragraphs_where_there_are_no_passages() -> None:
    text = "“One\ntwo” three"
    assert [text[s:e] for s, e in quoted_spans(text, ())] == ["One"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("[T “The bridge is shut,”] [S she] [C said].", "direct"),
        ("[T1 “The bridge is shut,”] [S1 she] [C1 said], [T1 “and the ferry too.”]", "direct"),
        ("“[T The bridge is shut],” [S she] [C said].", "direct"),
        ("[S She] [C said] [T the bridge was shut].", "indirect"),
        ("[S She] [C said] [T that “the bridge is shut” for now].", "mixed"),
        ("[S She] [C said] [T that the bridge was a “disaster”].", "mixed"),
        ("[S She] [C called] [T it a 'wicked' toll].", "mixed"),
        ("[S She] [C said] [T the pilots’ plan wasn’t the board’s].", "indirect"),
        ("[S She] [C said] [T she had read “The Long Winter of Lorne” twice].", "indirect"),
        ("[S She] [C said] [T she had seen the film “Tides” twice].", "indirect"),
        ("[S She] [C said] [T the bridge was “Unsafe”].", "mixed"),
        ("[S She] [C said] [T that “The Bridge Is Shut For Now, I Think” was all she had heard].", "indirect"),
        ("[S She] [C said]: [T «The bridge is shut»].", "direct"),
        ("[S She] [C said]: [T „The bridge is shut“].", "direct"),
        ("[T “I will not specify [which] bridges,”] [S she] [C said].".replace("[which]", "(which)"), "direct"),
        ("“It rained,” [S she] [C said]. [T “We waited.\n\n“It rained on.”]", "direct"),
        ("[S She] [C was silent].", "indirect"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert forms(found(text)) == (form,)


def test_a_transcript_is_direct_without_marks() -> None:
    text = "[S Q][C :] [T Is it true?]\n\n[S A][C :] [T As true as the rent.]"
    assert forms(found(text)) == ("direct", "direct")


def test_a_headline_with_a_colon_is_not_a_transcript() -> None:
    assert forms(found("# [S Veldt][C :] [T Bridge to close]\n\n[S She] [C said] [T so].")) == ("indirect", "indirect")


def test_inside_somebody_elses_quotation_only_its_own_marks_count() -> None:
    text = "[T1 “[S2 They] [C2 shouted] [T2 that we had to go],”] [C1 said] [S1 Ivers]."
    assert sorted(forms(found(text))) == ["direct", "indirect"]
    text = "[T1 “[S2 They] [C2 shouted], [T2 ‘Go!’] and we went,”] [C1 said] [S1 Ivers]."
    assert forms(found(text)) == ("direct", "direct")


@given(st.text(alphabet="ab .,'\"“”‘’„«»‹›`\n", max_size=80))
def test_any_text_has_disjoint_spans_inside(text: str) -> None:
    end = 0
    for start, stop in quoted_spans(text, ()):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize("unit", ['"', "'a ", "“a ", '"a" ', "‘“", "a' ", "»«"])
def test_the_cost_grows_with_the_text_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            quoted_spans(text, (Passage(0, len(text), "paragraph"),))
            best = min(best, time.process_time() - start)
        return best

    # Thirty-two times the text: a quadratic cost would be some thousand times as high. Wide, for a busy machine.
    assert seconds(32_000) < 320 * (seconds(1_000) + 0.002)


def test_a_question_of_an_interview_set_as_a_heading_is_a_turn() -> None:
    said = found("[S Q][C :] [T Is it late?]\n\n[S A][C :] [T It is.]")
    question, answer = said.passages
    said = dataclasses.replace(said, passages=(dataclasses.replace(question, kind="heading"), answer))
    assert forms(said) == ("direct", "direct")
