"""When a report was published, and on what basis that is said. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.dates import normal
from onrecord.documents.published import dateline, given_date, line_date
from onrecord.documents.text import read_text
from onrecord.errors import SettingError

BODY = (
    "The minister for the sea, Osric Vane, told reporters in Vellmark on Monday that the talks had failed.\n\n"
    "A letter of 11 February 2031 had asked for two boats, the pilots said, and nothing had come of it since then."
)


def published(text: str, given_as: str | None = None) -> tuple[str | None, str]:
    document = read_text(text, b"", name="text", published=given_as)
    return document.published, document.published_basis


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031", "2031"),
        ("2031-03", "2031-03"),
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T10:30:00Z", "2031-03-04T10:30:00+00:00"),
        ("2031-03-04T10:30:00.250+0200", "2031-03-04T10:30:00+02:00"),
        ("2031-03-04 10:30", "2031-03-04T10:30:00"),
        ("Tue, 04 Mar 2031 10:30:00 GMT", "2031-03-04T10:30:00+00:00"),
        ("Tue, 04 Mar 2031 10:30:00 -0500", "2031-03-04T10:30:00-05:00"),
        ("Tuesday 4 March 2031", "2031-03-04"),
        ("March 4, 2031 2:05 p.m. EST", "2031-03-04T14:05:00-05:00"),
        ("March 4th, 2031 12:10 am", "2031-03-04T00:10:00"),
        ("20310304T103000Z", "2031-03-04T10:30:00+00:00"),
        ("20310304", "2031-03-04"),
        ("2031/03/04", "2031-03-04"),
        ("25/03/2031", "2031-03-25"),
        ("03/25/2031", "2031-03-25"),
        ("04.04.2031", "2031-04-04"),
        ("March 2031", "2031-03"),
        # Read differently on the two sides of the Atlantic: no more than the year is known.
        ("03/04/2031", "2031"),
        # A zone that may be one of several, and a clock time that cannot be: the day alone is kept.
        ("March 4, 2031 2:05 p.m. ET", "2031-03-04"),
        ("2031-03-04T25:30:00", "2031-03-04"),
    ],
)
def test_dates_as_publishers_write_them(value: str, expected: str) -> None:
    assert normal(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("", "soon", "4 March", "2031-13", "2031-02-30", "13/13/2031", "28.12.22", "0001-01-01", "1930000000"),
        "Wednesday 4 March 2031",
    ],
)
def test_what_is_no_date(value: str) -> None:
    assert normal(value) is None


@pytest.mark.parametrize("value", ["2031-02-30", "yesterday", "03/04/2031", "Wednesday 4 March 2031", "31"])
def test_a_given_date_that_makes_no_sense_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="not a date; write it as 2014-01-15"):
        given_date(value)
    with pytest.raises(SettingError):
        published(BODY, value)


@pytest.mark.parametrize("value", ["2031", "2031-03", "2031-03-04", "2031-03-04T10:30:00+02:00"])
def test_a_given_date_keeps_its_precision(value: str) -> None:
    assert published(f"Monday 3 March 2031\n\n{BODY}", value) == (value, "given")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Tuesday 4 March 2031", "2031-03-04"),
        ("Talks fail in Vellmark\n\nTuesday 4 March 2031", "2031-03-04"),
        ("Talks fail in Vellmark\nBy Ana Rolt\nPublished: Mar 4, 2031 10:30", "2031-03-04T10:30:00"),
        ("Talks fail in Vellmark\n\nBy Ana Rolt | 4 March 2031", "2031-03-04"),
        ("Published 4 March 2031 | Updated 5 March 2031, 10:00 GMT", "2031-03-04"),
        ("Updated 5 March 2031 10:00 GMT | Published 4 March 2031", "2031-03-04"),
        ("Talks fail in Vellmark\n\nLast updated on 5 March 2031 at 10:05", "2031-03-05T10:05:00"),
        ("Last updated: 5 March 2031\n\nPublished: 4 March 2031", "2031-03-04"),
        ("Posted on: 2031-03-04", "2031-03-04"),
        ("Tuesday, March 4, 2031\xa0", "2031-03-04"),
        ("First published March 2031", "2031-03"),
    ],
)
def test_the_head_of_the_text_says_when(head: str, expected: str) -> None:
    assert published(f"{head}\n\n{BODY}") == (expected, "text")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("VELLMARK, March 4, 2031 (QNA) — The talks have failed, the minister said.", "2031-03-04"),
        ("PORT TERN, Mar. 4, 2031 (QNA) - The talks have failed, the minister said.", "2031-03-04"),
        ("VELLMARK (4 March 2031) – The talks have failed, the minister said.", "2031-03-04"),
        ("4 March 2031, Vellmark – The talks have failed, the minister said.", "2031-03-04"),
        ("Vellmark, 4 March 2031: The talks have failed, the minister said.", "2031-03-04"),
        ("VELLMARK, March 4, 2031 /QNAWire/ -- The talks have failed.", "2031-03-04"),
        ("VELLMARK, March 4 (QNA) — The talks have failed, the minister said.", None),
        ("VELLMARK, March 2031 (QNA) — The talks have failed.", None),
        ("VELLMARK, Wednesday 4 March 2031 (QNA) — The talks have failed.", None),
        ("4 March 2031 was the day on which the talks failed - the minister said so.", None),
        ("On 4 March 2031 (a Tuesday) the talks failed, the minister said.", None),
        ("The letter, dated 4 March 2031 - a Tuesday - was short.", None),
    ],
)
def test_datelines(paragraph: str, expected: str | None) -> None:
    assert dateline(paragraph) == expected
    basis = "text" if expected else "none"
    assert published(f"{paragraph}\n\n{BODY}") == (expected, basis)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Talks fail in Vellmark\n\n{BODY}\n\nTuesday 4 March 2031 was a bad day, she said, and nobody came.",
        f"Talks fail in Vellmark\n\n{BODY}\n\n4 March 2031\n\n{BODY}",  # a heading in the body
        f"Wednesday 4 March 2031\n\n{BODY}",  # it was a Tuesday
        f"Tuesday 4 March\n\n{BODY}",  # of which year?
        f"2031\n\n{BODY}",
        f"{BODY}\n\nMost read\n\nPublished: 4 March 2031\n\nWhy gulls love a strike",
        f"מליאה, 4 March 2031\n\n{BODY}",  # not in a language that is read
        "",
    ],
)
def test_a_date_elsewhere_is_not_taken(text: str) -> None:
    assert published(text) == (None, "none")


def test_a_line_that_is_a_date_and_no_more() -> None:
    assert line_date("Tuesday 4 March 2031, 10:30 GMT") == "2031-03-04T10:30:00+00:00"
    assert line_date("The war began on 4 March 2031") is None
    assert line_date("March 2031") is None


@given(st.text(max_size=80))
def test_any_value_is_a_date_or_none(value: str) -> None:
    found = normal(value)
    assert found is None or normal(found) == found


@given(st.text(alphabet="Marchpubdtle 0123456789,:-/.\n()TZ", max_size=120))
def test_any_head_gives_a_date_or_none(head: str) -> None:
    date, basis = published(head)
    assert (date is None) == (basis == "none")
