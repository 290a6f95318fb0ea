"""The gold texts hold together: what they say can be checked against their own words."""

from __future__ import annotations

import itertools
import re
from typing import get_args

import pytest
from tests.reading.goldtexts import (
    MAY_BE_OPEN,
    NESTED_BUILD,
    NESTED_HELD,
    TEXTS,
    GoldAttribution,
    GoldError,
    GoldText,
    find,
    from_dict,
    load,
)

from onrecord.schema import Act, Form, Span, SpeakerKind

ALL = [*load(TEXTS), *load(NESTED_BUILD), *load(NESTED_HELD)]
OPENING = "“\"«‹‘'"
# An apostrophe inside or at the end of a word ("it's", "miners'") is no quotation mark; after punctuation it is.
QUOTE_MARK = re.compile(r"[“”\"«»‹›‘]|(?<!\w)'(?=\w)|(?<=[.,!?…])['’]")

every_text = pytest.mark.parametrize("gold", ALL, ids=lambda gold: gold.name)


def covers(outer: tuple[Span, ...], inner: tuple[Span, ...]) -> bool:
    return all(any(start <= s and e <= end for start, end in outer) for s, e in inner)


def overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def holds(outer: GoldAttribution, inner: GoldAttribution) -> bool:
    return covers(outer.content, inner.cue) and covers(outer.content, inner.content)


def size(attribution: GoldAttribution) -> int:
    return sum(end - start for start, end in attribution.content)


def test_there_are_enough_of_each_kind() -> None:
    nested = [a for gold in (*load(NESTED_BUILD), *load(NESTED_HELD)) for a in gold.expected]
    assert len(load(TEXTS)) >= 45
    assert len(load(NESTED_BUILD)) == len(load(NESTED_HELD)) >= 20
    assert sum(a.within is not None for a in nested) >= 60
    assert sum(a.within is None for a in nested) >= 60


def test_every_text_stands_once_under_its_own_name() -> None:
    assert len({gold.text for gold in ALL}) == len(ALL)
    for folder in (TEXTS, NESTED_BUILD, NESTED_HELD):
        assert [gold.name for gold in load(folder)] == [path.stem for path in sorted(folder.glob("*.json"))]


def test_every_act_is_met_at_least_once() -> None:
    assert {a.act for gold in ALL for a in gold.expected} == set(get_args(Act))


@every_text
def test_values_are_those_of_the_schema(gold: GoldText) -> None:
    assert gold.trap
    for a in gold.expected:
        assert a.act in get_args(Act)
        assert a.form in get_args(Form)
        assert a.speaker_kind in get_args(SpeakerKind)
        assert a.open <= MAY_BE_OPEN


@every_text
def test_spans_are_whole_words_in_order_inside_one_paragraph(gold: GoldText) -> None:
    for a in gold.expected:
        assert a.cue
        assert a.content
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
            for start, end in spans:
                words = gold.text[start:end]
                assert words == words.strip()
                assert "\n" not in words
        assert not overlap(a.cue, a.content)
        assert not overlap(a.cue, a.source)
        assert not overlap(a.source, a.content)


@every_text
def test_a_full_stop_outside_the_quote_is_no_content(gold: GoldText) -> None:
    for a in gold.expected:
        if a.form != "direct":
            assert not gold.words(a.content).endswith((".", ",", ";"))


@every_text
def test_within_is_the_smallest_content_that_holds_it(gold: GoldText) -> None:
    for index, a in enumerate(gold.expected):
        others = [(size(o), i) for i, o in enumerate(gold.expected) if i != index and holds(o, a)]
        assert a.within == (min(others)[1] if others else None)


@every_text
def test_form_agrees_with_the_quotation_marks(gold: GoldText) -> None:
    for a in gold.expected:
        words = [gold.text[start:end] for start, end in a.content]
        marked = any(QUOTE_MARK.search(w) for w in words)
        spoken = gold.words(a.cue).endswith(":") and not marked  # a transcript, which has no marks
        if a.form == "direct":
            assert spoken or all(w[0] in OPENING for w in words)
        elif a.form == "indirect":
            assert not marked
        else:
            assert marked
            assert not all(w[0] in OPENING and w.rstrip(".,")[-1] in "”\"»›’'" for w in words)


@every_text
def test_speakers_and_channels_stand_in_the_text(gold: GoldText) -> None:
    for a in gold.expected:
        for name in (a.speaker, a.channel):
            assert name is None or find(gold.text, [name, 0])
        if not a.source:
            assert (a.speaker, a.speaker_kind) == (None, "none")
        if a.speaker_kind == "named":
            assert a.speaker or "speaker" in a.open
        elif a.speaker:
            assert "speaker_kind" in a.open


@every_text
def test_what_must_not_be_given_is_no_part_of_a_statement_of_its_own(gold: GoldText) -> None:
    for start, end in gold.not_content:
        for a in gold.expected:
            assert a.content != ((start, end),)


def test_words_are_found_at_word_boundaries() -> None:
    assert find("the man he saw", "he") == (8, 10)
    assert find("he said he did", ["he", 1]) == (8, 10)
    assert find("“No,” he said", "“No,”") == (0, 5)


@pytest.mark.parametrize("words", ["she", "he", ["he", 2], ["he", -1], ""])
def test_words_that_are_missing_or_ambiguous_are_an_error(words: str | list[str | int]) -> None:
    with pytest.raises(GoldError):
        find("he said he did", words)


def test_a_file_with_a_field_too_few_or_too_many_is_an_error() -> None:
    with pytest.raises(GoldError, match="trap"):
        from_dict({"name": "x", "text": "x", "expected": []})
    with pytest.raises(GoldError, match="extra"):
        from_dict({"name": "x", "trap": "x", "text": "x", "expected": [], "extra": 1})
