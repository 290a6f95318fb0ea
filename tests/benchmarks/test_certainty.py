"""The figures of certainty."""

from __future__ import annotations

from benchmarks.certainty import figures


def test_error_and_correlation() -> None:
    found = figures([3.0, 1.0, -3.0, -1.0], [2.0, 0.0, -2.0, 0.0])
    assert found["mean absolute error"] == 1.0
    assert found["error of always +3"] == 3.0
    assert 0.9 < found["pearson r"] < 1


def test_without_anything_to_compare() -> None:
    assert figures([], [])["mean absolute error"] is None
    assert figures([3.0, 3.0], [2.0, 1.0])["pearson r"] is None
