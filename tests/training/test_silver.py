"""Names put as pronouns, to learn from: what stands in their place, and which antecedent is to be found."""

from __future__ import annotations

import random

import pytest
from training.corpora import Labelled
from training.silver import Bearer, Named, replaced

TEXT = "Mara Veldt met Jan Holt. Veldt thanked Holt. Veldt's aide smiled. The Tarn Council met. The Tarn Council voted."


def bearer(words: str, number: int, cluster: int, place: str, gender: str, fixed: bool = False) -> Bearer:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Bearer(
        start, start + len(words), cluster, place, gender, ("the council",) if gender == "body" else (), fixed
    )


BEARERS = (
    bearer("Mara Veldt", 0, 0, "subject", "f"),
    bearer("Jan Holt", 0, 1, "object", "m"),
    bearer("Veldt", 1, 0, "subject", "f"),
    bearer("Holt", 1, 1, "object", "m"),
    bearer("Veldt", 2, 0, "owner", "f"),
    bearer("The Tarn Council", 0, 2, "subject", "body"),
    bearer("The Tarn Council", 1, 2, "subject", "body"),
)


def many(bearers: tuple[Bearer, ...]) -> list[Labelled]:
    made = (replaced(Named("n", TEXT, bearers), random.Random(seed)) for seed in range(60))
    return [one for one in made if one is not None]


def test_the_first_name_stays_and_later_ones_change() -> None:
    texts = [one.text for one in many(BEARERS)]
    assert len(texts) > 50
    assert all(text.startswith("Mara Veldt met Jan Holt.") for text in texts)
    assert any("She thanked him. Her aide smiled." in text for text in texts)
    assert any("The council voted." in text for text in texts)
    assert any("It voted." in text for text in texts)


def test_what_was_put_in_is_about_the_one_it_stands_for() -> None:
    for one in many(BEARERS):
        assert one.referring is not None
        assert one.learned
        for mention in one.referring:
            if mention.head in one.learned:
                word = one.text[one.pieces.start[mention.head] : one.pieces.end[mention.head]].casefold()
                wanted = {"she": "0", "her": "0", "him": "1", "it": "2", "council": "2"}
                assert wanted[word] == mention.entity


@pytest.mark.parametrize("seed", range(20))
def test_headings_and_quotes_keep_their_names(seed: int) -> None:
    fixed = tuple(
        Bearer(one.start, one.end, one.cluster, one.place, one.gender, one.descriptions, True) for one in BEARERS
    )
    assert replaced(Named("n", TEXT, fixed), random.Random(seed)) is None
