"""Whom a mention means by its links: down the links to names, and by what is settled on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading import marked

from onrecord.reading.found import Referent
from onrecord.reading.ground import Ground
from onrecord.reading.who.antecedents import Antecedents
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.linking import link
from onrecord.schema import Span

TEXT = "{P Mara Veldt} met {P Jan Holt}. She thanked him. The mayor left before she spoke."


def ground(*links: tuple[str, int, tuple[tuple[int, float], ...]]) -> Ground:
    """The text with these mentions: their words, which occurrence of them, and their links."""
    found = marked.found(TEXT)
    referents = []
    for words, number, linked in links:
        start = -1
        for _ in range(number + 1):
            start = found.text.index(words, start + 1)
        span = (start, start + len(words))
        head = (span[1] - len(words.split()[-1]), span[1])
        referents.append(Referent(*span, head, "person", linked))
    return link(replace(found, referents=tuple(referents)), NameIndex())


@pytest.fixture
def linked() -> Ground:
    return ground(
        ("Mara Veldt", 0, ()),
        ("Jan Holt", 0, ()),
        ("She", 0, ((0, 0.9), (1, 0.05))),
        ("him", 0, ((1, 0.8), (0, 0.1))),
        ("The mayor", 0, ((0, 0.3),)),
        ("she", 0, ((2, 0.5), (4, 0.5))),
    )


def names(likely: dict[Cluster, float]) -> dict[str, float]:
    return {cluster.name: round(share, 3) for cluster, share in likely.items()}


def at(ground: Ground, words: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = ground.text.index(words, start + 1)
    return (start, start + len(words))


def test_a_name_means_its_bearer(linked: Ground) -> None:
    assert names(Antecedents(linked).of(at(linked, "Jan Holt"))) == {"Jan Holt": 1.0}


def test_a_pronoun_means_whom_its_antecedents_mean(linked: Ground) -> None:
    assert names(Antecedents(linked).of(at(linked, "him"))) == {"Jan Holt": 0.8, "Mara Veldt": 0.1}


def test_links_go_through_other_pronouns(linked: Ground) -> None:
    # Half of "She" (0.9 Veldt, 0.05 Holt) and half of "The mayor" (0.3 Veldt).
    assert names(Antecedents(linked).of(at(linked, " she", 0))) == {"Mara Veldt": 0.6, "Jan Holt": 0.025}


def test_what_is_settled_counts_for_what_comes_after(linked: Ground) -> None:
    found = Antecedents(linked)
    holt = next(iter(found.of(at(linked, "Jan Holt"))))
    found.settle(at(linked, "The mayor"), holt)
    assert names(found.of(at(linked, "The mayor"))) == {"Jan Holt": 1.0}
    assert names(found.of(at(linked, " she", 0))) == {"Mara Veldt": 0.45, "Jan Holt": 0.525}


def test_words_that_are_no_mention_mean_nobody(linked: Ground) -> None:
    assert Antecedents(linked).of(at(linked, "thanked")) == {}


def test_a_text_without_links_has_no_answers() -> None:
    plain = link(marked.found(TEXT), NameIndex())
    assert Antecedents(plain).of((0, 4)) == {}
