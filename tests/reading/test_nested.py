"""Statements inside statements: what stands within what, on invented texts (tests/reading/nested)."""

from __future__ import annotations

import pytest
from tests.reading import compare, goldtexts

from onrecord import read
from onrecord.schema import Reading

TEXT = "The ministry said on Monday that the governor had warned that the dam would not survive another winter."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(TEXT)


def test_a_claim_of_a_claim_keeps_both_links(reading: Reading) -> None:
    outer, inner = reading.attributions
    assert inner.within == outer.id
    assert reading.words(inner.source) == "the governor"
    assert reading.words(inner.cue) == "had warned"
    assert reading.words(inner.content).endswith("the dam would not survive another winter")


def test_what_stands_within_lies_inside_the_outer_content(reading: Reading) -> None:
    outer, inner = reading.attributions
    (start, end), *_ = outer.content
    assert all(start <= s and e <= end for s, e in (*inner.source, *inner.cue, *inner.content))


def test_a_third_of_the_nested_statements_or_more_and_fewer_false_ones() -> None:
    """On the half that nobody developed on; the figures are in benchmarks/figures/nested.json."""
    wanted = found = false = 0
    for gold in goldtexts.load(goldtexts.NESTED_HELD):
        result = read(gold.text)
        matched = compare.pairs(gold, result)
        inner = [(g, a) for g, a in matched if g.within is not None]
        wanted += len(inner)
        right = [a for _, a in inner if a is not None and a.within is not None]
        found += len(right)
        false += sum(a.within is not None and a not in right for a in result.attributions)
    assert found >= wanted / 3
    assert false <= found
