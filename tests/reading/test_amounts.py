"""Amounts of money with their ISO 4217 codes, and whose dollar "$" is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import load_csv
from onrecord.reading.amounts import amounts
from onrecord.reading.money.currencies import Purse, country_of_outlet, currency_words
from onrecord.reading.words.numbers import plain


def read(text: str, outlet: str | None = None) -> list[tuple[str, str, str | None]]:
    """Each amount's words, value (with the upper end of a range) and code."""
    return [
        (
            text[one.start : one.end],
            plain(one.value) + ("" if one.upper is None else f"-{plain(one.upper)}"),
            one.currency,
        )
        for one in amounts(text, 0, len(text), Purse(text, outlet))
    ]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("$1.4 billion", "1400000000", "USD"),
        ("165m pounds", "165000000", "GBP"),
        ("€225 million", "225000000", "EUR"),
        ("half a billion dollars", "500000000", "USD"),
        ("$60 million", "60000000", "USD"),
        ("a quarter of a million pounds", "250000", "GBP"),
        ("300,000 euros", "300000", "EUR"),
        ("£1.2bn", "1200000000", "GBP"),
        ("USD 5 million", "5000000", "USD"),
        ("EUR500m", "500000000", "EUR"),
        ("5 million CHF", "5000000", "CHF"),
        ("US $2m", "2000000", "USD"),
        ("A$20m", "20000000", "AUD"),
        ("C$10 million", "10000000", "CAD"),
        ("NZ$5 million", "5000000", "NZD"),
        ("HK$3bn", "3000000000", "HKD"),
        ("20 million Kenyan shillings", "20000000", "KES"),
        ("100 million Norwegian kroner", "100000000", "NOK"),
        ("10 billion yen", "10000000000", "JPY"),
        ("Tk 50 crore", "500000000", "BDT"),
        ("$2,500.50", "2500.5", "USD"),
        ("between 3 and 5 million dollars", "3000000-5000000", "USD"),
        ("between $3 million and $5 million", "3000000-5000000", "USD"),
        ("$3-5 million", "3000000-5000000", "USD"),
        ("$3 million to $5 million", "3000000-5000000", "USD"),
        ("20-million-dollar", "20000000", "USD"),
    ],
)
def test_amounts(text: str, value: str, code: str) -> None:
    assert read(f"It was {text}.") == [(text, value, code)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Indian minister gave Rs 5 lakh.", "INR"),
        ("Pakistan gave Rs. 500 million.", "PKR"),
        ("Sweden gave 90 million crowns, and Norway hosted the talks in Norway.", "SEK"),
        ("A trader in Jos, Nigeria gave N50 million.", "NGN"),
        ("South Africa gave R15 million.", "ZAR"),
        ("Kuwait gave 5 million dinars.", "KWD"),
    ],
)
def test_a_shared_name_is_that_of_the_country_spoken_of(text: str, code: str) -> None:
    assert [found for *_, found in read(text)] == [code]


def test_a_shared_name_without_a_country_is_not_guessed() -> None:
    assert read("It cost 40 million francs.") == [("40 million francs", "40000000", None)]


@pytest.mark.parametrize("text", ["room R15", "TOP 10", "COP 27 opened", "N50 buses"])
def test_letters_are_no_money_without_their_country(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("outlet", "code"),
    [
        (None, "USD"),
        ("Haaretz", "USD"),
        ("The Sydney Morning Herald", "AUD"),
        ("Toronto Star", "CAD"),
        ("The Canberra Ledger", "AUD"),
        ("Auckland Lantern", "NZD"),
        ("Hong Kong Lamp", "HKD"),
        ("Tarrow Courier", "USD"),
    ],
)
def test_a_bare_dollar_is_that_of_the_outlet(outlet: str | None, code: str) -> None:
    assert [found for *_, found in read("It gave $20 million to Canada.", outlet)] == [code]


def test_the_text_does_not_change_a_bare_dollar() -> None:
    assert [code for *_, code in read("Australia pledged $20 million and A$5 million.")] == ["USD", "AUD"]


def test_the_country_of_an_outlet() -> None:
    assert country_of_outlet("Toronto Star") == "CA"
    assert country_of_outlet("Tarrow Courier") is None
    assert country_of_outlet("") is None


@pytest.mark.parametrize(
    "text",
    [
        "€10 million ($11 million)",
        "€10 million in aid ($11 million)",
        "10 million euros, or about $11 million",
        "100 million Norwegian kroner ($9.8 million)",
    ],
)
def test_a_conversion_is_no_second_amount(text: str) -> None:
    assert len(read(text)) == 1


def test_two_amounts_that_are_no_conversion() -> None:
    assert [code for *_, code in read("€10 million for Chad and $11 million for Mali")] == ["EUR", "USD"]


def test_weights_are_no_money() -> None:
    assert read("2,000 pounds of rice and 165 pounds") == []
    assert read("two thousand pounds") == [("two thousand pounds", "2000", "GBP")]


def test_a_currency_left_out_is_that_before() -> None:
    text = "It pledged $225 million and Britain 165 million."
    found = amounts(text, 0, len(text), Purse(text))
    assert [(one.currency, one.elided) for one in found] == [("USD", False), ("USD", True)]
    assert read("It pledged $225 million for 3 million people.") == [("$225 million", "225000000", "USD")]


def test_bounds_and_each() -> None:
    text = "It gave more than $5 million each, and $7 million or more."
    found = amounts(text, 0, len(text), Purse(text))
    assert [(one.bound, one.each) for one in found] == [("more than", True), ("at least", False)]


def test_a_change_is_no_range() -> None:
    assert [value for _, value, _ in read("rose from $3 million to $5 million")] == ["3000000", "5000000"]


def test_the_table_of_currencies() -> None:
    rows = load_csv("currencies.csv")
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) >= 130
    assert all(len(code) == 3 and code.isupper() for code in codes)
    for row in rows:
        first = row["names"].split("|")[0].lower()
        assert [one.code for one in currency_words().by_key[first]] == [row["code"]], row


@given(st.text(alphabet="$€£Rs 0123456789.,-millionto(and)\u00a0", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for one in amounts(text, 0, len(text), Purse(text)):
        assert 0 <= one.start < one.end <= len(text)
        assert "E" not in plain(one.value)
