"""Every row of the lexicons of reporting and channels has an example, and its example holds. All texts are invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.acts import acts
from onrecord.reading.channels import channels
from onrecord.reading.found import Found, Passage, Said, Sentence
from onrecord.schema import Act, Certainty, ChannelKind, Polarity, Span


def rows() -> Iterator[dict[str, Any]]:
    for name in ("reporting_verbs", "reporting_nouns"):
        yield from ({**row, "key": row["lemma"], "file": name} for row in load_csv(name))
    for group in load_yaml("reporting_frames")["groups"]:
        for frame, example in group["frames"].items():
            yield {**group, "key": frame, "example": example, "file": "reporting_frames"}


def channel_rows() -> Iterator[tuple[str, str, str, str]]:
    data = load_yaml("channels")
    for group in data["groups"]:
        for word, example in group["words"].items():
            yield group["use"], word, group["kind"], example
    for verb, row in data["verbs"].items():
        yield "verb", verb, row["kind"], row["example"]


def unmarked(example: str) -> tuple[str, dict[str, list[Span]]]:
    """The example without its marks, and the spans by the mark that opens them: ``[cue]``, ``<channel>``."""
    text = ""
    spans: dict[str, list[Span]] = {"[": [], "<": []}
    stack: list[tuple[str, int]] = []
    for char in example:
        if char in "[<":
            stack.append((char, len(text)))
        elif char in "]>":
            mark, start = stack.pop()
            spans[mark].append((start, len(text)))
        else:
            text += char
    return text, spans


def found_of(example: str) -> tuple[Found, dict[str, list[Span]]]:
    text, spans = unmarked(example)
    that = text.find(" that ", spans["["][0][1])
    content = ((that + 1, len(text) - 1),) if that > 0 else ()
    said = Said(((0, 10),) if text.startswith("Mara Veldt") else (), tuple(spans["["]), content)
    whole = (Passage(0, len(text), "paragraph"),), (Sentence(0, len(text), 0),)
    return Found(text, *whole, (), (said,)), spans


@pytest.mark.parametrize("file", ["reporting_verbs", "reporting_nouns", "reporting_frames"])
def test_every_example_has_the_act_of_its_row(file: str) -> None:
    wrong = []
    for row in rows():
        if row["file"] == file:
            [got] = acts(found_of(row["example"])[0])
            if (got.act, got.polarity, got.certainty) != (row["act"], row["polarity"], row["certainty"]):
                wrong.append((row["key"], row["example"], got))
    assert wrong == []


@pytest.mark.parametrize("use", ["audience", "occasion", "platform", "medium", "name", "first name", "verb"])
def test_every_example_has_the_channel_of_its_row(use: str) -> None:
    wrong = []
    for row_use, word, kind, example in channel_rows():
        if row_use == use:
            found, spans = found_of(example)
            [got] = channels(found)
            if got is None or (got.kind, got.span) != (kind, spans["<"][0]):
                wrong.append((word, example, got))
    assert wrong == []


def test_every_act_occurs() -> None:
    assert {row["act"] for row in rows()} == set(get_args(Act))


def test_every_channel_kind_occurs() -> None:
    assert {kind for _, _, kind, _ in channel_rows()} == set(get_args(ChannelKind))


def test_the_values_are_those_of_the_schema() -> None:
    for row in rows():
        assert row["act"] in get_args(Act), row
        assert row["polarity"] in get_args(Polarity), row
        assert row["certainty"] in get_args(Certainty), row
        assert not row.get("negated") or row["negated"] in get_args(Act), row


def test_there_are_no_duplicates() -> None:
    twice = Counter((row["file"], row["key"]) for row in rows())
    channel_twice = Counter((use, word) for use, word, _, _ in channel_rows())
    outlets = Counter(row["name"] for row in load_csv("outlets"))
    for counts in (twice, channel_twice, outlets):
        assert [key for key, count in counts.items() if count > 1] == []


def test_the_keys_of_the_yaml_files_are_words() -> None:
    # Without quotation marks YAML takes "on" and "no" for truth values.
    assert all(isinstance(row["key"], str) for row in rows())
    assert all(isinstance(word, str) for _, word, _, _ in channel_rows())


def test_every_example_marks_one_cue() -> None:
    for row in rows():
        assert len(re.findall(r"\[[^\[\]]+\]", row["example"])) == 1, row


def test_outlets_have_iso_countries() -> None:
    rows = load_csv("outlets")
    assert len(rows) >= 400
    assert all(re.fullmatch(r"[A-Z]{2}|", row["country"]) for row in rows)
    assert {row["alone"] for row in rows} == {"", "no"}


def test_the_lexicon_is_of_some_size() -> None:
    counts = Counter(row["file"] for row in rows())
    assert counts["reporting_verbs"] >= 300
    assert counts["reporting_nouns"] >= 100
    assert counts["reporting_frames"] >= 200
