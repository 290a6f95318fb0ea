"""When the words of two sides are the same."""

from __future__ import annotations

import pytest
from benchmarks.events import alike, meets, overlap, read_alone, same, words
from tests.benchmarks.entries import span, spans

TEXT = "The Orsk Front and its allies shelled the port. Later they, the allies, left."


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("The Orsk Front", "The Orsk Front and its allies", True),
        ("The Orsk Front", "Front", True),
        ("The Orsk Front", "Front and its allies", False),
        ("The Orsk Front", "the port", False),
    ],
)
def test_half_of_the_shorter_is_enough(gold: str, found: str, right: bool) -> None:
    assert meets(TEXT, spans(TEXT, gold), spans(TEXT, found)) is right


def test_the_same_word_elsewhere_is_another() -> None:
    assert not meets(TEXT, [span(TEXT, "allies")], [span(TEXT, "allies", 1)])


def test_each_mention_of_a_side_is_looked_at_by_itself() -> None:
    assert meets(TEXT, spans(TEXT, "they"), spans(TEXT, "The Orsk Front and its allies", "they"))


def test_a_side_that_is_not_there() -> None:
    assert same(TEXT, (), ())
    assert not same(TEXT, (), spans(TEXT, "they"))
    assert not same(TEXT, spans(TEXT, "they"), ())
    assert not alike(set(), set())


def test_words_that_a_span_cuts() -> None:
    start = TEXT.index("Front")
    assert words(TEXT, [(start + 2, start + 3)]) == {start}
    assert words(TEXT, [(start - 1, start)]) == set()


def test_spans_that_touch_do_not_overlap() -> None:
    assert not overlap((0, 3), (3, 5))
    assert overlap((0, 4), (3, 5))


def test_a_text_that_is_refused() -> None:
    assert read_alone("") is None
