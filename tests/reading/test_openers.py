"""Press releases: who speaks stands before a colon, and the words come in paragraphs after it."""

from __future__ import annotations

import pytest

from onrecord.reading.found import Passage
from onrecord.reading.said.openers import opened

RELEASE = (
    "Veld welcomes the accord\n"
    "Orla Denning, Minister for the Valley, said:\n"
    "The accord is a good one. It will last.\n"
    "I thank both sides for it.\n"
    "The talks began in May.\n"
    "We were there.\n"
    "The mayor was not asked."
)


def passages(text: str) -> list[Passage]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Passage(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return found


def test_the_words_go_on_to_the_last_paragraph_in_the_first_person() -> None:
    (one,) = opened(RELEASE, passages(RELEASE))
    assert RELEASE[slice(*one.source[0])] == "Orla Denning, Minister for the Valley"
    assert RELEASE[slice(*one.cue[0])] == "said"
    assert [RELEASE[slice(*span)] for span in one.content] == [
        "The accord is a good one. It will last.",
        "I thank both sides for it.",
        "The talks began in May.",
        "We were there.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said:",
        "The minister said:\nNotes for editors",
        "The rules are these:\nNobody may park here on Mondays.",
        "The minister said: “We stay.”\nNobody left the hall.",
        "",
    ],
)
def test_what_opens_nothing(text: str) -> None:
    assert opened(text, passages(text)) == ()
