from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.comparing.money.amounts import added, amount_of, consistent, digits, finer, in_words, same, thousands


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("1400000000",), ("1390000000",), True),  # rounded to two digits
        (("1400000000",), ("1340000000",), False),  # that is 1.3 billion, rounded
        (("500000000",), ("505000000",), True),  # one digit: only by very little
        (("400000000",), ("380000000",), False),
        (("400000000", "about"), ("380000000",), True),
        (("400000000", "nearly"), ("395000000",), True),
        (("1200000000", "more than"), ("1240000000",), True),
        (("1200000000", "more than"), ("1190000000",), False),
        (("1200000000", "more than"), ("1100000000",), False),
        (("3000000", "between", "5000000"), ("3000000", "between", "5000000"), True),
        (("3000000", "between", "5000000"), ("9000000",), False),
        (("0",), ("0",), True),
        (("0",), ("1",), False),
        (("0.10",), ("0.1",), True),
        (("12345678901234567890123456789012",), ("12345678901234567890123456789013",), False),
    ],
)
def test_whether_two_reports_mean_one_amount(one: tuple[str, ...], other: tuple[str, ...], is_same: bool) -> None:
    first, second = amount_of(*one), amount_of(*other)
    assert (same(first, second) is not None) is is_same
    assert (same(second, first) is not None) is is_same


def test_at_least_so_much_may_be_any_more() -> None:
    assert consistent(amount_of("3000000", "at least"), amount_of("9000000"))
    assert not consistent(amount_of("3000000", "at most"), amount_of("9000000"))


@pytest.mark.parametrize(
    ("amounts", "sum_"),
    [
        ([("10",), ("5.5",)], "15.5 USD"),
        ([("10", "at least"), ("5",)], "at least 15 USD"),
        ([("10", "about"), ("5",)], "about 15 USD"),
        ([("3", "between", "5"), ("1",)], "between 4 and 6 USD"),
        ([("3", "at most"), ("1",)], "between 1 and 4 USD"),
        ([("3", "at most")], "up to 3 USD"),
        ([], "0 USD"),
        ([("99999999999999999999999999999999",), ("0.01",)], "99,999,999,999,999,999,999,999,999,999,999.01 USD"),
    ],
)
def test_sums_keep_their_bounds_and_every_digit(amounts: list[tuple[str, ...]], sum_: str) -> None:
    assert in_words(added(amount_of(*one) for one in amounts), "USD") == sum_


def test_what_says_more_exactly_how_much() -> None:
    assert finer(amount_of("1240000000"), amount_of("1200000000"))
    assert finer(amount_of("1200000000"), amount_of("1240000000", "about"))
    assert finer(amount_of("1200000000"), amount_of("1240000000", "at least"))
    assert not finer(amount_of("1200000000"), amount_of("1300000000"))


def test_digits_and_commas() -> None:
    assert [digits(Decimal(one)) for one in ("500000000", "1.24E+9", "0.50", "0", "1010")] == [1, 3, 1, 1, 3]
    assert [thousands(Decimal(one)) for one in ("1234567.50", "-1000", "999", "0.25")] == [
        "1,234,567.5",
        "-1,000",
        "999",
        "0.25",
    ]


@pytest.mark.parametrize("odd", ["", "a lot", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_counts_as_nothing(odd: str) -> None:
    assert in_words(amount_of(odd), None) == "0 (currency unknown)"
