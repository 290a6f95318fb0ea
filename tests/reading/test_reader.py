"""A whole reading: any text gives one whose spans hold, and the same one each time."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import read
from onrecord.errors import InputError
from onrecord.reading import read_document
from onrecord.reading.found import Said
from onrecord.reading.reader import certain_enough
from onrecord.schema import Document, Reading, json_schema
from onrecord.settings import Settings

_PLAIN = "said told that the Mara Veldt of Tarn denied asked whether he she they according to “ ” \" ' : . , ? ! ( )"
_ODD = ["\n", "\n\n", "\u202e", "\x00", "\ud800", "שלום", "…", "Q:", "A:", "http://example.org", "1,200"]
WORDS = st.sampled_from([*_PLAIN.split(), *_ODD])
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=120).map(" ".join))


def reading_of(text: str) -> Reading:
    """The reading of a text, whatever language it may seem to be in."""
    try:
        return read(text, language="en")
    except InputError:
        return Reading("none", Document(id="", name="", text=text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_gives_spans_inside_it_and_the_same_each_time(text: str) -> None:
    reading = reading_of(text)
    assert reading == reading_of(text)
    assert reading.document.text == text
    length = len(text)
    ids = {one.id for one in reading.attributions}
    actors = {actor.id for actor in reading.actors}
    for one in reading.attributions:
        spans = [*one.source, *one.cue, *one.content]
        if one.channel and one.channel.span:
            spans.append(one.channel.span)
        assert all(0 <= start < end <= length for start, end in spans)
        assert one.cue
        assert one.content
        assert one.within is None or one.within in ids - {one.id}
        assert one.speaker is None or one.speaker in actors
        assert 0 <= one.confidence <= 1
    for actor in reading.actors:
        assert all(0 <= start < end <= length for start, end in actor.mentions)
    row = json.loads(json.dumps(reading.to_dict()))
    jsonschema.validate(row, json_schema())


def test_offsets_hold_against_the_text() -> None:
    text = (
        "\ufeffThe bridge is shut 🌉\n\nMara Veldt, the mayor of Tarn, said on Monday that the bridge was “not safe”.\n"
    )
    reading = read(text)
    said = reading.attributions[-1]
    assert text[slice(*said.source[0])].startswith("Mara Veldt")
    assert text[slice(*said.cue[0])] == "said"
    assert "the bridge was “not safe”" in text[slice(*said.content[0])]


def test_nothing_to_read_is_an_error_of_its_own() -> None:
    with pytest.raises(InputError):
        read("  \n ")


def test_the_same_document_reads_the_same_in_portions() -> None:
    paragraph = "Mara Veldt, the mayor of Tarn, said that the bridge was closed.\n\n"
    one, many = read(paragraph * 3), read(paragraph * 1500)
    assert len(many.attributions) == 500 * len(one.attributions)


def test_statements_too_uncertain_go_with_all_that_stands_within_them() -> None:
    def said(within: int | None, confidence: float) -> Said:
        return Said(((0, 1),), ((2, 3),), ((4, 9),), within, confidence)

    every = (said(None, 0.2), said(0, 0.9), said(None, 0.8), said(2, 0.7), said(3, 0.9), said(3, 0.1))
    kept = certain_enough(every, 0.5)
    assert [(one.confidence, one.within) for one in kept] == [(0.8, None), (0.7, 0), (0.9, 1)]


def test_min_confidence_is_a_setting() -> None:
    text = "Mara Veldt said that the bridge was closed. It was thought to be the last."
    every = read(text, settings=Settings())
    certain = read(text, settings=Settings(min_confidence=0.999))
    assert len(certain.attributions) < len(every.attributions)
    assert read_document(every.document) == every
