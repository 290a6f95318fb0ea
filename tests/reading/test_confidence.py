"""The confidence: a probability, higher where the heads are surer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.said.confidence import Calibration, log_odds, terms

PROBABILITY = st.floats(0, 1)


@given(st.tuples(*[PROBABILITY] * 7), st.lists(st.floats(-50, 50), min_size=9, max_size=9))
def test_always_a_probability(features: tuple[float, ...], weights: list[float]) -> None:
    assert 0 <= Calibration(tuple(weights))(features) <= 1


def test_surer_heads_give_more_confidence() -> None:
    calibration = Calibration((0.5, 0.1, 0.1, 0.2, 0.2, 0.5, -1.0, 1.0, 0.0))
    sure = (0.99, 0.9, 0.9, 0.9, 0.9, 0.95, 0.0)
    unsure = (0.3, 0.5, 0.5, 0.4, 0.4, 0.5, 0.3)
    assert calibration(sure) > 0.9 > 0.5 > calibration(unsure)


def test_certainty_is_finite() -> None:
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert len(terms((1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0))) == 9
