"""What `onrecord show` prints of one reading."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cli import fakes

from onrecord.cli import marks
from onrecord.schema import Attribution, Block, Document, LeftOut, Reading

EXPECTED = """\
The Vardia Lamp · 2031-05-02 · ferries.txt
{n source}  <n cue>  [n words n]  left out

   ¶1 Home | News | Subscribe  (left out: navigation)

   ¶2 Ferries to stay in port, minister confirms

   ¶3 {1 Vardia's harbour minister, Ana Reyes}, <1 confirmed> to Canal Sur [1 that the ferries would
      stay in port “until the water is calm” 1].

   ¶4 [2 “No captain has told me that it is safe,” 2] {2 she} <2 said>. [2 “None.” 2]

   ¶5 {3 She} <3 added> [3 that, as {4 the port authority} <4 had warned> on Monday, [4 waves of six
      metres were <6 expected> 4] 3].

   ¶6 {5 A senior shipping official} <5 denied> [5 that any ferry had left 5].

   ¶7 Sign up for our newsletter  (left out: sign-up)

"""

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


def shown(reading: Reading, width: int = 100, colour: bool = False) -> str:
    return "".join(marks.pages(reading, width, colour))


def test_the_whole() -> None:
    assert shown(fakes.reading()) == EXPECTED


@pytest.mark.parametrize("width", [40, 70])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(cell_len, shown(fakes.reading(), width).splitlines())) <= width


def test_colour_changes_no_character() -> None:
    coloured = shown(fakes.reading(), colour=True)
    assert "\x1b[1;36m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == EXPECTED


def test_a_content_over_two_paragraphs_is_opened_and_closed_once() -> None:
    text = "“One.\n\n“Two,” he said."
    blocks = (Block(0, 5, "paragraph"), Block(7, len(text), "paragraph"))
    reading = Reading(
        "m", Document(id="d", name="d", text=text, blocks=blocks), attributions=(Attribution("t1", (), (), ((0, 13),)),)
    )
    assert shown(reading).endswith("   ¶1 [1 “One.\n\n   ¶2 “Two,” 1] he said.\n\n")


def test_text_outside_every_paragraph_is_shown() -> None:
    text = "menu\nitem\n\nBody.\nfoot"
    document = Document(
        id="d", name="d", text=text, blocks=(Block(11, 16, "paragraph"),), left_out=(LeftOut(0, 9, "navigation"),)
    )
    assert shown(Reading("m", document)).endswith(
        "      menu  (left out: navigation)\n\n      item  (left out: navigation)\n\n   ¶1 Body.\n\n      foot\n\n"
    )


def test_a_paragraph_left_out_in_part_is_cut() -> None:
    text = "Read this. Share that."
    document = Document(id="d", name="d", text=text, left_out=(LeftOut(11, 22, "promotion"),))
    assert "   ¶1 Read this.\n\n      Share that.  (left out: promotion)\n" in shown(Reading("m", document))


def test_escape_codes_are_harmless() -> None:
    reading = fakes.reading()
    document = replace(reading.document, text=fakes.TEXT.replace("None", "N\x1bn\u202e"), name="\x1b.txt")
    assert not set("\x1b\u202e") & set(shown(replace(reading, document=document)))


@given(
    st.text(st.characters(codec=None, exclude_categories=()), min_size=60, max_size=60),
    st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=4),
    st.lists(SPANS, max_size=2),
)
def test_any_spans_lose_no_word(
    text: str, found: list[tuple[tuple[int, int], ...]], cuts: list[tuple[int, int]]
) -> None:
    attributions = tuple(
        Attribution(f"t{index}", (source,), (cue,), (content,)) for index, (source, cue, content) in enumerate(found)
    )
    left_out = tuple(LeftOut(start, end, "why") for start, end in cuts)
    reading = Reading("m", Document(id="d", name="d", text=text, left_out=left_out), attributions=attributions)
    printed = shown(reading, 10_000)
    for _, (start, end), _ in found:
        if start < end and not cuts:
            assert printed.count("<") >= 1
    assert sum(map(str.isalpha, text)) <= sum(map(str.isalpha, printed))
