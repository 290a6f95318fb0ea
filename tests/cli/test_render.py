"""What `onrecord read` prints of one reading."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cli import fakes

from onrecord.cli import render
from onrecord.schema import Actor, Attribution, Document, Reading, json_schema

EXPECTED = """\
━━ The Vardia Lamp · 2031-05-02 (given) ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 6 statements
   Ferries to stay in port, minister confirms
   by Otto Brandt · ferries.txt · left out: navigation 1, sign-up 1

 1  confirm   Ana Reyes, harbour minister, Vardia “confirmed” · via Canal Sur     ¶3 [130:191]  0.93
              that the ferries would stay in port “until the water is calm”
 2  say       Ana Reyes, harbour minister, Vardia (“she”) “said”                  ¶4 [194:253]  0.97
              “No captain has told me that it is safe,” … “None.”
 3  say       Ana Reyes, harbour minister, Vardia (“She”) “added” · via Canal     ¶5 [265:348]  0.88
              Sur
              that, as the port authority had warned on Monday, waves of six metres were expected
     4  warn      port authority “had warned” · via Canal Sur ← Ana Reyes · on    ¶5 [315:348]  0.41
                  2031-04-28 · probable
                  waves of six metres were expected
 5  deny      A senior shipping official (described) “denied”                     ¶6 [385:408]  0.90
              that any ferry had left
 6  predict   unattributed “expected” · negative                                  ¶5 [340:348]  0.30
              no words given

── Who ──────────────────────────────────────────────────────────────────────────────────── 2 actors
 a1  person        Ana Reyes, harbour minister, Vardia                                   ¶3 [96:105]
 a2  organisation  port authority                                                       ¶5 [274:292]

"""


def alone(said: Attribution, text: str = "He said so.") -> str:
    """The lines of a reading of one statement, without its header."""
    document = Document(id="d", name="d.txt", text=text)
    return render.as_text(Reading("m", document, attributions=(said,)), 100, False).split("\n\n", 1)[1]


def test_the_whole() -> None:
    assert render.as_text(fakes.reading(), 100, False) == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = render.as_text(fakes.reading(), width, False).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_a_narrow_terminal_has_the_place_on_its_own_line() -> None:
    assert " 1  confirm     ¶3 [130:191]  0.93\n" in render.as_text(fakes.reading(), 50, False)


def test_colour_changes_no_character() -> None:
    coloured = render.as_text(fakes.reading(), 100, True)
    assert "\x1b[1m" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == EXPECTED.splitlines()


def test_every_place_leads_to_the_words() -> None:
    reading = fakes.reading()
    printed = render.as_text(reading, 140, False)
    places = [(int(start), int(end)) for start, end in re.findall(r"\[(\d+):(\d+)\]", printed)]
    assert len(places) == len(reading.attributions) + len(reading.actors)
    assert reading.document.text[slice(*places[0])].startswith("that the ferries")


def test_nothing_known_of_the_document_is_said() -> None:
    printed = render.as_text(Reading("m", Document(id="d", name="d.txt", text="Nothing.")), 80, False)
    assert printed.startswith("━━ outlet unknown · date unknown ━")
    assert printed.splitlines()[0].endswith("0 statements")


def test_an_actor_not_named_in_the_words_is_shown_to_be_inferred() -> None:
    reading = fakes.reading()
    inferred = replace(reading, attributions=(replace(reading.attributions[0], source=()),))
    assert "Ana Reyes, harbour minister, Vardia (not named here)" in render.as_text(inferred, 100, False)


def test_who_tells_of_their_own_words_is_no_link_in_the_chain() -> None:
    text = "Traders said they expected rain."
    said = Attribution("t1", ((0, 7),), ((8, 12),), ((13, 31),), speaker="a1")
    expected = Attribution("t2", ((13, 17),), ((18, 26),), ((27, 31),), speaker="a1", within="t1")
    actor = Actor("a1", "Traders", "people", role="traders")
    document = Document(id="d", name="d", text=text)
    printed = render.as_text(Reading("m", document, (actor,), attributions=(said, expected)), 100, False)
    assert "say       Traders “said”   " in printed
    assert "say       Traders (“they”) “expected”   " in printed


def test_a_role_that_the_name_says_already_is_not_said_again() -> None:
    reading = fakes.reading()
    envoy = replace(reading.actors[0], name="senior Vardian port envoy", role="senior envoy", affiliation="Vardia")
    shown = render.as_text(replace(reading, actors=(envoy, *reading.actors[1:])), 100, False)
    assert "senior Vardian port envoy" in shown
    assert "envoy, " not in shown


def test_a_loop_of_within_ends() -> None:
    first = Attribution("t1", ((0, 2),), ((3, 7),), ((8, 10),), within="t2")
    second = replace(first, id="t2", within="t1")
    reading = Reading("m", Document(id="d", name="d", text="He said so."), attributions=(first, second))
    assert render.as_text(reading, 100, False).count("so") == 2


def test_a_parent_that_is_missing_hides_nothing() -> None:
    assert "He “said”" in alone(Attribution("t1", ((0, 2),), ((3, 7),), ((8, 10),), within="t9"))


def test_words_over_two_paragraphs_show_the_break() -> None:
    text = "“One,” he said.\n\n“Two.”"
    assert "“One,” he said. ¶ “Two.”" in alone(Attribution("t1", (), (), ((0, len(text)),)), text)


def test_escape_codes_in_every_field_are_harmless() -> None:
    evil = "x\x1b[2Jy\u202ez\nw"
    reading = fakes.reading()
    document = replace(reading.document, outlet=evil, title=evil, name=evil, byline=(evil,), published=evil)
    actor = replace(reading.actors[0], name=evil, role=evil, affiliation=evil)
    said = replace(reading.attributions[0], date=evil)
    printed = render.as_text(Reading("m", document, actors=(actor,), attributions=(said,)), 140, False)
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert printed.count("x␛[2Jy") == 7  # the actor's name twice: as who says it, and as who is in the text


def test_json_is_one_line_of_ascii_that_keeps_the_schema() -> None:
    reading = fakes.reading()
    line = render.as_json(reading)
    assert line.isascii()
    assert line.count("\n") == 1
    assert json.loads(line) == reading.to_dict()
    jsonschema.validate(json.loads(line), json_schema())


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_json_and_print_take_any_text(text: str) -> None:
    said = Attribution("t1", ((0, len(text)),), (), ((0, len(text)),))
    reading = Reading("m", Document(id="d", name="d", text=text), attributions=(said,))
    assert json.loads(render.as_json(reading))["document"]["text"] == text
    assert render.as_json(reading).splitlines(keepends=True) == [render.as_json(reading)]
    render.as_text(reading, 60, False).encode()
