"""From tags to names and sentences, on tags made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.reading.encoder import Encoded
from onrecord.reading.found import Passage
from onrecord.reading.mentions import CUE_TAGS, MENTION_TYPES, TAGS, mentions, sentences
from onrecord.reading.pieces import pieces

TEXT = "Mara Veldt left Tarn. Rain fell."
PASSAGES = (Passage(0, len(TEXT), "paragraph"),)


def encoded(tags: dict[int, str], starts: tuple[int, ...] = ()) -> Encoded:
    """An encoding of TEXT whose words carry these mention tags (``B-Person``) and begin sentences there."""
    cut = pieces(TEXT, PASSAGES)
    logits = np.zeros((cut.words, TAGS), dtype=np.float32)
    logits[:, CUE_TAGS] = 3
    logits[:, TAGS - 1] = -3
    for word, tag in tags.items():
        kind = 1 + 2 * MENTION_TYPES.index(tag[2:]) + (tag[0] == "I")
        logits[word, CUE_TAGS + kind] = 9
    logits[list(starts), TAGS - 1] = 3
    none = np.zeros((cut.words, 1), dtype=np.float32)
    return Encoded(cut, logits, none, none, none, none)


def test_names_with_their_types() -> None:
    found = mentions(TEXT, encoded({0: "B-Person", 1: "I-Person", 3: "B-Location"}))
    assert [(TEXT[m.start : m.end], m.type) for m in found] == [("Mara Veldt", "Person"), ("Tarn", "Location")]
    assert all(0.9 < m.confidence <= 1 for m in found)


def test_one_name_has_one_type() -> None:
    found = mentions(TEXT, encoded({0: "B-Person", 1: "I-Organization"}))
    assert [TEXT[m.start : m.end] for m in found] == ["Mara Veldt"]


def test_a_name_has_the_type_that_all_its_places_give_it_together() -> None:
    text = "Tarn. Tarn. Tarn."
    cut = pieces(text, (Passage(0, len(text), "paragraph"),))
    logits = np.zeros((cut.words, TAGS), dtype=np.float32)
    logits[:, CUE_TAGS] = 3
    for word, kind, score in ((0, "Location", 9), (2, "Organization", 4), (4, "Location", 9)):
        logits[word, CUE_TAGS + 1 + 2 * MENTION_TYPES.index(kind)] = score
    none = np.zeros((cut.words, 1), dtype=np.float32)
    assert [m.type for m in mentions(text, Encoded(cut, logits, none, none, none, none))] == ["Location"] * 3


def test_what_begins_with_inside_is_a_name_too() -> None:
    assert [TEXT[m.start : m.end] for m in mentions(TEXT, encoded({3: "I-Location"}))] == ["Tarn"]


def test_sentences_begin_with_their_passage_and_where_the_tags_say() -> None:
    found = sentences(encoded({}, starts=(5,)), PASSAGES)
    assert [TEXT[s.start : s.end] for s in found] == ["Mara Veldt left Tarn.", "Rain fell."]
    assert {s.passage for s in found} == {0}


def test_no_words_no_sentences() -> None:
    cut = pieces("", ())
    none = np.zeros((0, TAGS), dtype=np.float32)
    empty = Encoded(cut, none, none, none, none, none)
    assert sentences(empty, ()) == ()
    assert mentions("", empty) == ()
