from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from onrecord.web import texts
from onrecord.web.sheets import as_csv


def test_what_acts_unseen_is_shown() -> None:
    text = "a\u202eb\x1bc\ud800d\n\te\u200df"
    assert texts.harmless(text) == "a\ufffdb\ufffdc\ufffdd\n\te\u200df"
    assert len(texts.harmless(text)) == len(text)
    assert texts.printable(None) == ""
    assert texts.printable(Markup("<b>")) == "<b>"


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2019-06-11T14:20:00+02:00", "11 June 2019, 14:20"),
        ("2019-06-11", "11 June 2019"),
        ("2019-06", "June 2019"),
        ("2019", "2019"),
        ("2019-13", "2019"),
        ("<b>", "<b>"),
        (None, ""),
    ],
)
def test_days_for_people(published: str | None, shown: str) -> None:
    assert texts.day(published, time=True) == shown


def test_words_are_marked_in_their_sentence() -> None:
    marked = texts.in_passage("At least 14 people <died>", "14 … <died>")
    assert marked == "At least <mark>14</mark> people <mark>&lt;died&gt;</mark>"
    assert texts.in_passage("a & b", "nowhere") == "a &amp; b"
    long = texts.in_passage("x " * 500 + "here" + " y" * 500, "here", 100)
    assert "<mark>here</mark>" in long
    assert len(long) < 130
    assert len(texts.in_passage("x" * 100_000, "x" * 90_000, 300)) < 400


def test_words_that_differ_are_marked() -> None:
    assert texts.differing("at least 14 people", "at least 17 <people>") == (
        "at least <mark>14</mark> people",
        "at least <mark>17</mark> <mark>&lt;</mark>people<mark>&gt;</mark>",
    )
    assert texts.differing("Same", "same") == ("Same", "same")


def test_long_texts_are_cut() -> None:
    assert texts.cut("one two three", 8) == "one two…"
    assert texts.cut("x" * 100, 10) == "x" * 9 + "…"
    assert texts.cut(None, 10) == ""
    assert texts.counted(1, "story", "stories") == "1 story"
    assert texts.counted(2000, "word") == "2,000 words"


def test_sheets_run_nothing() -> None:
    rows: list[dict[str, Any]] = [{"a": "=1+1", "b": {"c": ["x", "y"], "d": None}}, {"a": -5, "e": "\ud800"}]
    assert as_csv(rows) == "a,b_c,b_d,e\r\n'=1+1,x; y,,\r\n-5,,,?\r\n"
