"""The gold of invented reports, and what is right of a reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.held_events import control, events, figures
from tests.benchmarks.entries import event, held, reading, span, spans
from training.event_texts import Line, Text, gold

from onrecord.schema import Date, Place

TEXT = "The army shelled Veld on Tuesday and drove the rebels out of the port; the attack killed nobody."
FILE = f"""# invented
{TEXT}
  ASSAULT/heavy-weapons happened | shelled | The army | - | Veld | Tuesday
  CONTROL/wrested happened | drove | The army | the rebels | the port | -
  ASSAULT happened | attack | - | - | - | -
  ASSAULT denied | killed | the attack | nobody | - | -

Nothing happened.
"""


@pytest.fixture
def text(tmp_path: Path) -> Text:
    path = tmp_path / "held.txt"
    path.write_text(FILE, "utf-8")
    first, second = gold(path)
    assert second == Text("Nothing happened.")
    return first


def test_the_lines_of_a_text(text: Text) -> None:
    assert text.events()[0] == Line(
        "ASSAULT", "heavy-weapons", "happened", span(TEXT, "shelled"), spans(TEXT, "The army"), (),
        spans(TEXT, "Veld"), spans(TEXT, "Tuesday"),
    )  # fmt: skip
    assert [(one.mode, one.actors) for one in text.control()] == [
        ("gained", spans(TEXT, "The army")),
        ("lost", spans(TEXT, "the rebels")),
    ]


def test_words_that_are_not_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "held.txt"
    path.write_text("A raid.\n  COERCE happened | raid#2 | - | - | - | -\n", "utf-8")
    with pytest.raises(ValueError, match="raid#2"):
        list(gold(path))


def test_what_is_right_of_an_event(text: Text) -> None:
    veld = Place("p1", "Veld", mentions=spans(TEXT, "Veld"))
    tuesday = Date("d1", spans(TEXT, "Tuesday"), "2024-05-14", "day", "published")
    shelled = event(
        TEXT, "ASSAULT", "shelled", "The army", None, mode="heavy-weapons", place="p1", date="2024-05-14"
    )  # fmt: skip
    counts, table = events(text, reading(TEXT, shelled, places=(veld,), dates=(tuesday,)))
    for key in ("found", "trigger", "type", "mode", "realis", "actors", "recipients", "all", "place", "date"):
        assert counts[key] == 1, key
    assert counts["gold"] == 3
    assert table == {("happened", "happened"): 1}
    counts, _ = events(text, reading(TEXT, replace(shelled, place=None, date="2024-05-15"), dates=(tuesday,)))
    assert (counts["place"], counts["wrong place"], counts["date"], counts["wrong date"]) == (0, 0, 0, 1)


def test_two_mentions_in_one_event_are_held_to_both_golds(text: Text) -> None:
    one = event(TEXT, "ASSAULT", "shelled", "The army", None)
    both = replace(one, trigger=spans(TEXT, "shelled", "attack"))
    counts, _ = events(text, reading(TEXT, both))
    assert (counts["found"], counts["trigger"], counts["actors"]) == (2, 2, 2)


def test_a_place_that_nobody_named(text: Text) -> None:
    veld = Place("p1", "Veld", mentions=spans(TEXT, "Veld"))
    killed = event(TEXT, "ASSAULT", "killed", None, "nobody", place="p1", realis="happened")
    counts, table = events(text, reading(TEXT, killed, places=(veld,)))
    assert (counts["no place"], counts["no place given"], counts["no date given"]) == (1, 0, 1)
    assert table == {("denied", "happened"): 1}


def test_control_is_right_by_word_and_change_then_by_its_sides(text: Text) -> None:
    gained = held(TEXT, "gained", "drove", "The army", "the port")
    lost = held(TEXT, "lost", "drove", "The army", "the port")
    counts = control(text, reading(TEXT, control=(gained, lost)))
    assert counts == {"gold": 2, "found": 2, "change": 2, "holder": 1, "place": 2, "all": 1}


def test_figures_of_nothing(text: Text) -> None:
    counts, table = events(text, reading(TEXT))
    found = figures(counts, table, control(text, reading(TEXT)))
    assert found["events"]["trigger"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
