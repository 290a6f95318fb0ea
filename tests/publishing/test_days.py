from __future__ import annotations

import pytest

from onrecord.publishing.days import spoken, start_of, when
from onrecord.publishing.phrases import plain_text


@pytest.mark.parametrize(
    ("date", "words", "happened"),
    [
        ("2014-01-15", "15 January 2014", "On 15 January 2014"),
        ("2014-12-01T10:00:00Z", "1 December 2014", "On 1 December 2014"),
        ("2014-01", "January 2014", "In January 2014"),
        ("2014", "2014", "In 2014"),
        ("2014-01-15/2014-02", "15 January 2014 to February 2014", "From 15 January 2014 to February 2014"),
        ("2014/..", "2014 or later", "From 2014 or later"),
        ("../2014", "2014 or earlier", "From 2014 or earlier"),
        ("2014-13", "2014-13", "In 2014-13"),
        ("soon", "soon", "In soon"),
        (None, "", ""),
        ("", "", ""),
    ],
)
def test_dates_in_words(date: str | None, words: str, happened: str) -> None:
    assert spoken(date) == words
    assert plain_text(when(date)) == happened


def test_what_has_no_date_comes_last() -> None:
    dates = [None, "2014-02", "2014", "../2013", "2014-01-15/2015"]
    assert sorted(dates, key=start_of) == ["../2013", "2014", "2014-01-15/2015", "2014-02", None]
