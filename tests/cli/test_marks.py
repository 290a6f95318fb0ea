"""What `onrecord show` prints of one reading."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cli import fakes, relief

from onrecord.cli import layers, marks
from onrecord.schema import Attribution, Block, Date, Document, Flow, LeftOut, Place, Reading

EXPECTED = """\
The Vardia Lamp · 2031-05-02 · ferries.txt
{n source}  <n cue>  [n words n]  (a who)  left out

   ¶1 Home | News | Subscribe  (left out: navigation)

   ¶2 Ferries to stay in port, minister confirms

   ¶3 {1 Vardia's harbour minister, (a1 Ana Reyes)}, <1 confirmed> to Canal Sur [1 that the ferries
      would stay in port “until the water is calm” 1].

   ¶4 [2 “No captain has told me that it is safe,” 2] {2 she} <2 said>. [2 “None.” 2]

   ¶5 {3 She} <3 added> [3 that, as {4 (a2 the port authority)} <4 had warned> on Monday, [4 waves
      of six metres were <6 expected> 4] 3].

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


RELIEF = """\
The Lamp · 2031-05-02 · relief.txt
{n source}  <n cue>  [n words n]  (e event)  (e→ by) (→e to)  (c control)  (c→ holder) (→c place)
(a who)  (p where)  (d when)  (f how much)  (n how many)
(e/n …) (c/n …) (f/n …) (n/n …): under statement n

   ¶1 Donors pledged (f1 $1.4 million) for (p1 Vardia) on (d1 Friday).

   ¶2 (a1 Orst) <4 promised> [4 (f2/4 $900,000 for flour) 4], and (a2 the Lake League) (f3
      $490,000). Only (f5 70 percent of (f4 $2 million)) pledged (d2 last year) was paid.

   ¶3 {1 (a3 Ana Reyes)}, who was mayor of (p3 Tarn) (d3 until 2028), <1 said> [1 {2 (a4 the port
      authority)} <2 had counted> [2 at least (n1/2 37 dead) 2] 1]. (d4 Late on Friday) (a3 she) put
      the number at (n2 39). {3 (a3 The minister)} <3 denied> [3 that (n3/3 200 people) were missing
      in the (p2 Upper Vale) 3].

   ¶4 {5 (e1→ (a1 Orst))} <5 (e1 accused)> (→e1,e2→ the Lake League) [5 of (e2/5 burning) (→e2 the
      mill) at Tarn 5]. {6 {7 The minister}} <6 said> [6 (c1→ riders of the League) had (c1/6 taken)
      (→c1 the Upper Vale) and (→c1 some of its forts) 6], but <7 denied> [7 that (e3→ they) had
      (e3/7 attacked) Tarn 7]. (e4→ Reyes) did not (e4 visit) (→e4 Vardia). (e5→ She) is to (e5
      meet) (→e5 the port authority), and the (e5 meeting) is secret.

"""


def test_the_whole_of_who_where_when_how_much_and_how_many() -> None:
    assert shown(relief.reading()) == RELIEF


@pytest.mark.parametrize(
    ("layer", "marked"),
    [
        ("events", "(e1→ Orst) (e1 accused) (→e1,e2→ the Lake League) of (e2/5 burning) (→e2 the mill) at Tarn."),
        ("control", "(c1→ riders of the League) had (c1/6 taken) (→c1 the Upper Vale) and (→c1 some of its forts)"),
        ("people", "(a1 Orst) promised $900,000 for flour, and (a2 the Lake League) $490,000."),
        ("places", "missing in the (p2 Upper Vale)."),
        ("dates", "pledged (d2 last year) was paid."),
        ("money", "Only (f5 70 percent of (f4 $2 million)) pledged"),
        ("counts", "denied that (n3/3 200 people) were missing"),
        ("statements", "{3 The minister} <3 denied> [3 that 200 people were missing in the Upper Vale 3]."),
    ],
)
def test_each_layer_can_be_shown_alone(layer: str, marked: str) -> None:
    printed = "".join(marks.pages(relief.reading(), 500, False, (layer,)))
    assert marked in printed
    legend = printed.splitlines()[1].split("  ")
    assert len(legend) == {"statements": 3, "events": 2, "control": 2}.get(layer, 1)


def test_no_layer_is_forgotten() -> None:
    every = set(layers.marks(relief.reading()))
    assert every == {mark for layer in layers.LAYERS for mark in layers.marks(relief.reading(), (layer,))}
    assert all(layers.marks(relief.reading(), (layer,)) for layer in layers.LAYERS)


def test_the_legend_is_broken_between_its_parts_alone() -> None:
    legend = shown(relief.reading(), 40).split("\n\n")[0]
    assert "(c→ holder) (→c place)" in legend
    assert max(map(cell_len, legend.splitlines())) <= 40


def test_what_stands_under_somebodys_words_is_named_by_its_letter() -> None:
    printed = "".join(marks.pages(relief.reading(), 100, False, ("events", "money")))
    assert printed.splitlines()[2] == "(e/n …) (f/n …): under statement n"


def test_every_mention_of_an_event_is_marked_and_sides_say_which_event_they_are_of() -> None:
    printed = "".join(marks.pages(relief.reading(), 500, False, ("events",)))
    assert "(e5→ She) is to (e5 meet) (→e5 the port authority), and the (e5 meeting) is secret." in printed


def test_a_side_in_common_is_marked_once_and_one_word_may_be_an_event_and_a_change() -> None:
    text = "They took Tarn."
    they, tarn = ((0, 4),), ((10, 14),)
    event = relief.event("e1", "COERCE", "seize", trigger=((5, 9),), actor_words=they, recipient_words=tarn)
    held = relief.holding(holder_words=they, place_words=tarn, span=((5, 9),))
    found = Reading("m", Document("d", "d", text), events=(event, replace(event, id="e2")), control=(held,))
    assert "(e1→,e2→ (c1→ They)) (e1,e2 (c1 took)) (→e1,→e2 (→c1 Tarn))." in shown(found)


def test_money_and_counts_under_somebodys_words_say_so_also_where_statements_are_not_shown() -> None:
    printed = "".join(marks.pages(relief.reading(), 100, False, ("money", "counts")))
    assert "(n1/2 37 dead)" in printed
    assert "(f2/4 $900,000 for flour)" in printed
    assert "under statement n" in printed


def test_flows_on_the_same_words_share_a_mark() -> None:
    text = "Orst and Vardia promised $2 each."
    spans = ((25, 27), (16, 24))
    flows = tuple(Flow(f"f{i}", None, None, "2", "USD", "pledge", span=spans) for i in (1, 2))
    assert "Vardia (f1,f2 promised) (f1,f2 $2) each." in shown(Reading("m", Document("d", "d", text), flows=flows))


def test_of_marks_that_cross_the_first_says_where_it_ends() -> None:
    text = "one two three"
    found = Reading(
        "m",
        Document(id="d", name="d", text=text),
        places=(Place("p1", "x", mentions=((0, 7),)),),
        dates=(Date("d1", ((4, 13),), None, None, "event"),),
    )
    assert shown(found).endswith("   ¶1 (p1 one (d1 two p1) three)\n\n")


def test_a_paragraph_of_very_many_marks() -> None:
    text = "x " * 20_000
    places = tuple(Place(f"p{i}", "x", mentions=((2 * i, 2 * i + 1),)) for i in range(20_000))
    found = Reading("m", Document(id="d", name="d", text=text), places=places)
    assert "".join(marks.pages(found, 10_000, False)).count("(p") == 20_000 + 1


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
    document = Document(id="d", name="d", text=text, left_out=left_out)
    events = tuple(
        relief.event(
            f"e{index}", trigger=(cue,), actor_words=(left,), recipient_words=(right,), attribution=f"t{index}"
        )
        for index, (left, cue, right) in enumerate(found)
    )
    reading = Reading("m", document, attributions=attributions, events=events)
    printed = shown(reading, 10_000)
    for _, (start, end), _ in found:
        if start < end and not cuts:
            assert printed.count("<") >= 1
    assert sum(map(str.isalpha, text)) <= sum(map(str.isalpha, printed))
