"""No text from a report can act on the terminal it is printed on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.harmless import harmless, one_line

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_nothing_acts_and_no_offset_moves(text: str) -> None:
    printed = harmless(text)
    assert len(printed) == len(text)
    assert not {unicodedata.category(character) for character in printed} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(printed) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    printed.encode()


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert len(one_line(text, 10)) <= 10


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x00b\x07\x7f", "a␀b␇␡"),
        ("to \u202edias", "to \ufffddias"),
        ("half \ud83d", "half \ufffd"),
        ("tab\tand\nline", "tab and line"),
        ("שלום, “world” – naïve", "שלום, “world” – naïve"),
    ],
)
def test_harmless(text: str, printed: str) -> None:
    assert harmless(text) == printed


def test_one_line_cuts_with_an_ellipsis() -> None:
    assert one_line("  one \n\n two three ", 8) == "one two…"
