"""Which stories are taken, and what becomes of one."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.modes import Story, judged, stories
from tests.benchmarks.entries import event, reading

TEXT = "Army raids port\n\n(Wire) -- Troops raided the port of Veld and arrested the mayor."
STORY = Story(TEXT, TEXT.index("Troops"), "COERCE", "arrest", False)


def test_the_same_stories_each_time_with_the_headline_before_them(tmp_path: Path) -> None:
    path = tmp_path / "stories.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        file = csv.writer(stream)
        file.writerow(["text", "title", "prompt", "label", "mode"])
        file.writerows(
            [f"Story {n}.", "In {country_1}", f"In Veld {n}\n\n(Wire) --", "COERCE", "SIEZE"] for n in range(9)
        )
    found = stories(path, 4)
    assert found == stories(path, 9)[:4]
    assert all(one.text[one.body :].startswith("Story") and one.text.startswith("In Veld") for one in found)
    assert {one.mode for one in found} == {"seize"}
    assert len({one.held for one in found}) == 1, "one headline is in one half, whatever the country"


def test_a_type_in_the_headline_alone() -> None:
    found = judged(STORY, reading(TEXT, event(TEXT, "COERCE", "raids", mode="seize")))
    assert (found["type"], found["type in the story"], found["mode"]) == (1, 0, 0)


def test_the_mode_has_to_be_that_of_an_event_of_the_type() -> None:
    wrong = event(TEXT, "ASSAULT", "raided", mode="arrest")
    right = event(TEXT, "COERCE", "arrested", mode="arrest")
    assert judged(STORY, reading(TEXT, wrong))["mode"] == 0
    found = judged(STORY, reading(TEXT, wrong, right))
    assert (found["type in the story"], found["mode"], found["types given"]) == (1, 1, 2)
    assert judged(STORY, None)["refused"] == 1
