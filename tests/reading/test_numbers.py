"""Numbers in digits and words, exact, with what bounds them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import load_csv
from onrecord.reading.words.numbers import number_at, numbers, plain


def read(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Each number's words, value, upper end and bound."""

    def shown(value: Decimal | None) -> str | None:
        return None if value is None else plain(value)

    return [(text[n.start : n.end], shown(n.value), shown(n.upper), n.bound) for n in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500 people", "1500"),
        ("2,50,000 families", "250000"),
        ("10 000 people", "10000"),
        ("1.4 billion", "1400000000"),
        ("165m", "165000000"),
        ("1.2 bn", "1200000000"),
        ("50k", "50000"),
        ("500 crore", "5000000000"),
        ("5 lakh crore", "5000000000000"),
        ("half a billion", "500000000"),
        ("half-a-million", "500000"),
        ("a quarter of a million", "250000"),
        ("three quarters of a million", "750000"),
        ("two and a half million", "2500000"),
        ("a billion and a half", "1500000000"),
        ("2½ million", "2500000"),
        ("1,5 million", "1500000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("two hundred and fifty", "250"),
        ("three thousand four hundred", "3400"),
        ("twenty-two", "22"),
        ("one soldier", "1"),
    ],
)
def test_values(text: str, value: str) -> None:
    [(_, got, upper, bound)] = read(text)
    assert (got, upper, bound) == (value, None, "exact")


@pytest.mark.parametrize(
    "text", ["dozens of people", "tens of thousands", "a few hundred", "a couple of hundred", "hundreds of thousands"]
)
def test_a_vague_number_has_no_value(text: str) -> None:
    assert [value for _, value, _, _ in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 3 and 5 million people", ("between 3 and 5 million", "3000000", "5000000")),
        ("3 to 5 million", ("3 to 5 million", "3000000", "5000000")),
        ("10-15 people", ("10-15", "10", "15")),
        ("two or three men", ("two or three", "2", "3")),
        ("ranging from 20 to 30", ("ranging from 20 to 30", "20", "30")),
    ],
)
def test_ranges(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [(*expected, "between")]


@pytest.mark.parametrize("text", ["rose from 37 to 39", "won 3-1", "37 and 39", "rose by five to 60"])
def test_what_is_no_range(text: str) -> None:
    assert [bound for *_, bound in read(text)] == ["exact", "exact"]


@pytest.mark.parametrize(
    "text", ["at 10:30", "on 2014-01-15", "9/11", "the 2nd", "MH370", "Covid-19", "version 3.4.1", "2013-14", "5pm"]
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) == []


def test_one_is_no_number_where_it_is_a_pronoun() -> None:
    assert read("no one came and this one left") == []


def test_a_number_tied_by_a_hyphen_says_so() -> None:
    assert [number.compound for number in numbers("a two-day visit of 12 members")] == [True, False]


def test_a_number_glued_to_a_sign() -> None:
    text = "USD500m"
    number = number_at(text, 3, len(text))
    assert number is not None
    assert number.value == 500_000_000
    assert number_at(text, 0, len(text)) is None


@pytest.mark.parametrize("row", load_csv("number_words.csv"), ids=lambda row: row["word"])
def test_every_word_has_an_example_that_holds(row: dict[str, str]) -> None:
    [number] = numbers(row["example"])
    if row["kind"] in ("vague", "some"):
        assert number.value is None
    elif row["kind"] in ("unit", "tens"):
        assert number.value == Decimal(row["value"])
    else:
        assert number.value is not None
        assert number.value % Decimal(row["value"]) == 0 or number.value > Decimal(row["value"])


@pytest.mark.parametrize("row", load_csv("number_bounds.csv"), ids=lambda row: row["words"])
def test_every_bound_has_an_example_that_holds(row: dict[str, str]) -> None:
    [number] = numbers(row["example"])
    assert number.value == 40
    assert number.bound == row["bound"]
    # An article may stand before the words that bound it.
    assert row["words"].split()[-1] in row["example"][number.start : number.end]


def test_handing_over_bounds_nothing() -> None:
    assert [bound for *_, bound in read("handed over 40 crates")] == ["exact"]


@given(st.text(alphabet="0123456789.,- $mbn½ andhalf\u00a0\ud800", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.start <= number.core[0] < number.core[1] <= number.end
        assert number.upper is None or (number.value is not None and number.value < number.upper)


def test_plain_text_of_a_decimal() -> None:
    assert [plain(Decimal(d)) for d in ("1.40E+9", "0.50", "100", "1E-2")] == ["1400000000", "0.5", "100", "0.01"]
