"""When an answer to "who is meant?" counts as right."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from benchmarks.common import rows
from benchmarks.speakers import LABELS, figures, halves, is_described, outcome, same_mention, same_name

TEXT = "Jan Veldt met Senator Ada Holt. She spoke for the senator's party, and a spokesman for Ada Holt agreed."


def span(words: str, n: int = 0) -> list[int]:
    start = -1
    for _ in range(n + 1):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def actor(id: str, name: str, *mentions: list[int], kind: str = "person") -> dict[str, Any]:
    return {"id": id, "name": name, "kind": kind, "mentions": list(mentions)}


def reading(
    speaker: str | None, *actors: dict[str, Any], source: str = "She", cue: str = "spoke", kind: str = "named"
) -> dict[str, Any]:
    one = {"source": [span(source)], "cue": [span(cue)], "speaker": speaker, "speaker_kind": kind}
    return {"document": {"text": TEXT}, "actors": list(actors), "attributions": [one]}


SHE = {"doc": "d", "source": [span("She")], "kind": "pronoun", "means": span("Ada Holt"), "unnamed": False}


@pytest.mark.parametrize(
    ("gold", "name", "right"),
    [
        ("Ada Holt", "Ada Holt", True),
        ("Ada Holt", "Senator Ada Holt", True),
        ("Ada R. Holt", "Ada Holt", True),
        ("Ada Holt", "Holt", True),
        ("Ada Holt", "Ada", False),
        ("Ada Holt", "Jan Holt", False),
        ("Holt", "Jan Holt", False),
        ("Ada Holt", "Holt campaign", False),
        ("Ada Holt", "spokesman for Ada Holt", False),
        ("Harbour Workers Union", "HWU", True),
        ("Department of Harbour Affairs", "HA", True),
        ("Harbour Workers Union", "HAU", False),
        ("Ada Holt", "", False),
    ],
)
def test_names(gold: str, name: str, right: bool) -> None:
    assert same_name(gold, name, ["Jan Veldt"]) is right


def test_a_last_name_is_enough_for_a_person_who_bears_it_alone() -> None:
    assert not same_name("Ada Holt", "Holt", ["Jan Holt"])
    assert not same_name("Harbour Workers Union", "union")


def test_mentions() -> None:
    assert same_mention(TEXT, span("Senator Ada Holt"), span("Ada Holt"))
    assert same_mention(TEXT, span("Holt"), span("Ada Holt"))
    assert same_mention(TEXT, span("the senator's"), span("the senator"))
    assert not same_mention(TEXT, span("a spokesman for Ada Holt"), span("Ada Holt", 1))
    assert not same_mention(TEXT, span("Ada Holt", 1), span("Ada Holt"))


def test_what_becomes_of_a_named_one() -> None:
    holt, veldt = (
        actor("a1", "Holt", span("Senator Ada Holt"), span("She")),
        actor("a2", "Jan Veldt", span("Jan Veldt")),
    )
    cues = [span("spoke")]
    assert outcome(reading("a1", holt, veldt), SHE, cues) == "right"
    assert outcome(reading("a2", holt, veldt), SHE, cues) == "wrong"
    assert outcome(reading(None, holt, veldt), SHE, cues) == "no answer"
    assert outcome(reading("a1", holt, source="a spokesman", cue="agreed"), SHE, cues) == "not found"


def test_the_attribution_with_the_nearest_cue_is_taken() -> None:
    holt, veldt = actor("a1", "Ada Holt", span("Ada Holt")), actor("a2", "Jan Veldt", span("Jan Veldt"))
    both = reading("a2", holt, veldt, cue="agreed")
    both["attributions"] += reading("a1", holt, veldt)["attributions"]
    assert outcome(both, SHE, [span("spoke")]) == "right"
    assert outcome(both, SHE, [span("agreed")]) == "wrong"


def test_one_that_is_named_nowhere() -> None:
    label = {
        **SHE,
        "source": [span("a spokesman")],
        "kind": "description",
        "means": span("a spokesman"),
        "unnamed": True,
    }
    described = actor("a1", "spokesman", span("a spokesman"))
    assert is_described(TEXT, described, "described", label)
    assert not is_described(TEXT, actor("a1", "Ada Holt", span("a spokesman")), "named", label)
    assert not is_described(TEXT, actor("a1", "party", span("party")), "described", label)


def test_a_pronoun_alone_is_no_description() -> None:
    label = {**SHE, "means": span("She"), "unnamed": True}
    assert not is_described(TEXT, actor("a1", "senator", span("She"), span("the senator")), "described", label)
    label["means"] = span("the senator")
    assert is_described(TEXT, actor("a1", "senator", span("She"), span("the senator")), "described", label)


def test_halves_keep_articles_whole() -> None:
    labels = [{"doc": f"d{number // 3}"} for number in range(200)]
    build, held = halves(labels)
    assert len(build) + len(held) == 200
    assert 100 <= len(build) <= 102
    assert not {one["doc"] for one in build} & {one["doc"] for one in held}


def test_shares() -> None:
    found = figures(["right", "right", "wrong", "no answer", "not found"])
    assert found["answered of found"] == 75.0
    assert found["answered of all"] == 60.0
    assert found["right of answered"] == 66.7
    assert found["right of all"] == 40.0
    assert figures([])["right of answered"] == 0.0


def test_the_labels_are_what_their_page_says() -> None:
    labels = rows(LABELS)
    kinds = Counter(label["kind"] for label in labels)
    assert kinds == {"pronoun": 110, "description": 90}
    assert max(Counter(label["doc"] for label in labels).values()) <= 4
    assert len({(label["doc"], str(label["source"])) for label in labels}) == 200
    assert [len(half) for half in halves(labels)] == [100, 100]
    for label in labels:
        assert set(label) == {"doc", "source", "kind", "means", "unnamed"}
        assert all(start < end for start, end in [*label["source"], label["means"]])
