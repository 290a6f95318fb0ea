"""How sure a reading is of an attribution: a logistic regression on what the heads said, fitted on held-out articles.

After Platt (1999): of the entries given 0.8, about four in five should be right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights for :func:`terms`, the last being the constant."""

    weights: tuple[float, ...]

    def __call__(self, features: tuple[float, ...]) -> float:
        """Features of a candidate → the probability that it is right."""
        score = sum(weight * term for weight, term in zip(self.weights, terms(features), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def terms(features: tuple[float, ...]) -> tuple[float, ...]:
    """Probabilities as log odds, products of what must hold together, and a constant."""
    cue, source, source_end, content, content_end, inside, outside = features
    return (
        log_odds(cue),
        log_odds(source),
        log_odds(source_end),
        log_odds(content),
        log_odds(content_end),
        log_odds(inside),
        outside,
        cue * inside,
        1.0,
    )


def log_odds(p: float) -> float:
    """Clipped so that certainty stays finite."""
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
