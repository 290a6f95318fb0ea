"""The scorer of clusters against the examples its papers work through."""

from __future__ import annotations

import pytest
from benchmarks.conll import conll

MEASURES = ("muc", "b3", "ceaf phi4")


def clusters(words: str) -> list[list[str]]:
    """``"abc de"`` → ``[["a", "b", "c"], ["d", "e"]]``."""
    return [list(word) for word in words.split()]


def scores(gold: str, found: str, singletons: bool = False) -> dict[str, tuple[float, float, float]]:
    """Recall, precision and F1 by measure, as shares."""
    figures = conll([clusters(gold)], [clusters(found)], singletons)
    rows = {name: figures[name] for name in MEASURES}
    return {
        name: (row["r"] / 100, row["p"] / 100, row["f1"] / 100) for name, row in rows.items() if isinstance(row, dict)
    }


def test_the_example_of_pradhan_2014() -> None:
    found = scores("abc defg", "ab cd fghi")
    assert found["muc"] == pytest.approx((2 / 5, 2 / 5, 2 / 5), abs=1e-4)
    assert found["b3"] == pytest.approx((35 / 84, 4 / 8, 5 / 11), abs=1e-4)
    assert found["ceaf phi4"] == pytest.approx((1.3 / 2, 1.3 / 3, 0.52), abs=1e-4)
    mean = conll([clusters("abc defg")], [clusters("ab cd fghi")])["conll f1"]
    assert mean == pytest.approx(100 * (2 / 5 + 5 / 11 + 0.52) / 3, abs=0.01)


@pytest.mark.parametrize(
    ("gold", "found", "recall", "precision"),
    [
        ("abcd", "ab cd", 2 / 3, 2 / 2),
        ("ab cd", "abcd", 2 / 2, 2 / 3),
        ("abcd", "ab", 1 / 3, 1 / 1),
        ("abc", "ac", 1 / 2, 1 / 1),
        ("bcdeghj", "abc def ghi", 3 / 6, 3 / 6),
    ],
)
def test_the_links_of_vilain_1995(gold: str, found: str, recall: float, precision: float) -> None:
    assert scores(gold, found)["muc"][:2] == pytest.approx((recall, precision), abs=1e-4)


# Luo 2005, table 1: the key of Bagga & Baldwin, and F1 by MUC, B³ and CEAF-φ4 of four answers to it.
LUO = [
    ("12345 6789ABC", (0.947, 0.865, 0.733)),
    ("1234589ABC 67", (0.947, 0.737, 0.667)),
    ("123456789ABC", (0.900, 0.545, 0.294)),
    ("1 2 3 4 5 6 7 8 9 A B C", (0.000, 0.400, 0.178)),
]


@pytest.mark.parametrize(("found", "f1"), LUO)
def test_the_table_of_luo_2005(found: str, f1: tuple[float, float, float]) -> None:
    figures = scores("12345 67 89ABC", found, singletons=True)
    assert tuple(figures[name][2] for name in MEASURES) == pytest.approx(f1, abs=6e-4)


def test_the_precision_of_bagga_and_baldwin_1998() -> None:
    assert scores("12345 67 89ABC", "12345 6789ABC")["b3"][:2] == pytest.approx((1, 16 / 21), abs=1e-4)
    assert scores("12345 67 89ABC", "1234589ABC 67")["b3"][:2] == pytest.approx((1, 7 / 12), abs=1e-4)


def test_singletons_count_only_where_asked() -> None:
    assert scores("ab c", "ab d")["b3"] == (1, 1, 1)
    assert scores("ab c", "ab d", singletons=True)["b3"] == pytest.approx((2 / 3, 2 / 3, 2 / 3), abs=1e-4)


def test_documents_are_summed_before_they_are_divided() -> None:
    gold, found = [clusters("abcde"), clusters("ab")], [clusters("abcde"), clusters("")]
    assert conll(gold, found)["muc"] == {"p": 100.0, "r": 80.0, "f1": pytest.approx(88.89)}


def test_the_best_match_is_not_the_greedy_one() -> None:
    # The best single pair, abcdx with abcef (6/10), would leave nothing for the other two.
    figures = scores("abcdx efgh", "abcef dx")
    assert figures["ceaf phi4"][0] == pytest.approx((4 / 7 + 4 / 9) / 2, abs=1e-4)


def test_nothing_on_either_side_is_no_division_by_zero() -> None:
    assert conll([[]], [[]])["conll f1"] == 0.0
    assert conll([clusters("ab")], [[]])["conll f1"] == 0.0


def test_what_is_no_partition_is_refused() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        conll([clusters("ab bc")], [[]])
    with pytest.raises(ValueError, match="documents"):
        conll([[]], [])
