"""Mentions and their antecedents as the model that ships finds them, on invented texts."""

from __future__ import annotations

import pytest

from onrecord.documents import document_from_text
from onrecord.reading import model as models
from onrecord.reading.found import Found, Referent
from onrecord.reading.reader import find
from onrecord.settings import Settings

TEXT = (
    "Mara Veldt, the mayor of Tarn, met the harbour union on Monday. She promised it new cranes. The union thanked her."
)


@pytest.fixture(scope="module")
def found() -> Found:
    document = document_from_text(TEXT, language="en", settings=Settings())
    return find(document, models.load())


def mention(found: Found, words: str, number: int = 0) -> Referent:
    start = -1
    for _ in range(number + 1):
        start = found.text.index(words, start + 1)
    return next(one for one in found.referents if start <= one.head[0] < start + len(words))


def test_mentions_are_in_order_and_hold_their_heads(found: Found) -> None:
    heads = [one.head for one in found.referents]
    assert heads == sorted(heads)
    assert all(one.start <= one.head[0] < one.head[1] <= one.end for one in found.referents)


def test_links_are_probabilities_of_earlier_mentions(found: Found) -> None:
    for number, one in enumerate(found.referents):
        assert all(earlier < number for earlier, _ in one.links)
        assert sum(share for _, share in one.links) <= 1.001


def test_she_goes_back_to_the_mayor(found: Found) -> None:
    (earlier, share), *_ = mention(found, "She").links
    assert TEXT[slice(*found.referents[earlier].head)] in ("Mara", "Veldt", "mayor")
    assert share > 0.5


def test_the_union_goes_back_to_the_harbour_union(found: Found) -> None:
    linked = mention(found, "The union").links
    words = [TEXT[found.referents[earlier].start : found.referents[earlier].end] for earlier, _ in linked]
    assert any("harbour union" in one or one == "it" for one in words[:2])
