"""The traps that news reports set, each with the answer of a careful reader (tests/reading/texts).

What the model is known to get wrong is listed in misses.yaml, with what is wrong; such a text is an expected failure,
shown as one. All others must be read exactly so: every statement, its source, act, form, speaker, channel and nesting.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.reading import compare, goldtexts

from onrecord import read

MISSES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "misses.yaml").read_text("utf-8")) or {}
TEXTS = goldtexts.load(goldtexts.TEXTS)


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(
            gold,
            id=gold.name,
            marks=[pytest.mark.xfail(reason="; ".join(MISSES[gold.name]), strict=False)] if gold.name in MISSES else [],
        )
        for gold in TEXTS
    ],
)
def test_as_a_careful_reader_reads_it(gold: goldtexts.GoldText) -> None:
    assert list(compare.differences(gold, read(gold.text))) == []


def test_misses_are_of_texts_that_exist_and_are_few() -> None:
    assert MISSES.keys() <= {gold.name for gold in TEXTS}
    assert len(MISSES) <= len(TEXTS) * 0.35


def test_most_statements_of_all_traps_are_found_with_their_source() -> None:
    """Over all texts, whatever single ones miss."""
    wanted = found = too_many = 0
    for gold in TEXTS:
        reading = read(gold.text)
        problems = list(compare.differences(gold, reading))
        wanted += len(gold.expected)
        found += len(gold.expected) - sum(p.startswith(("not found", "source of")) for p in problems)
        too_many += sum(p.startswith("too many") for p in problems)
    assert found >= 0.85 * wanted
    assert too_many <= 0.15 * wanted
