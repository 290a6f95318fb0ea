"""Briefings on the record of the demonstration, whose reports are read by the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publishing.words import strangers

from onrecord.comparing import Record
from onrecord.errors import NotInRecord
from onrecord.publishing import Briefing, brief


@pytest.fixture(scope="module")
def record(demo_record_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("brief") / "demo.record"
    path.write_bytes(demo_record_once.read_bytes())
    with Record.open(path) as opened:
        opened.compare()
        yield opened


@pytest.fixture(scope="module")
def briefing(record: Record) -> Briefing:
    """On everything, with nothing left out."""
    return brief(record, limit=0)


def texts(record: Record) -> dict[int, str]:
    return {number: record.document(number).document.text for number in record.documents()}


def test_every_section_has_something_to_say(briefing: Briefing) -> None:
    assert [section.kind for section in briefing.sections if section.sentences] == [
        "agreed",
        "disputed",
        "one origin",
        "statements",
        "money",
        "timeline",
    ]


def test_every_sentence_has_a_note(briefing: Briefing) -> None:
    numbers = {note.number for note in briefing.notes}
    for section in briefing.sections:
        for sentence in section.sentences:
            assert sentence.notes, sentence.text
            assert set(sentence.notes) <= numbers


def test_the_words_of_every_note_stand_in_the_stored_text(record: Record, briefing: Briefing) -> None:
    stored = texts(record)
    assert briefing.notes
    for note in briefing.notes:
        assert any(note.words)
        for words in note.words:
            assert words in stored[note.document], note
        assert record.entry(note.entry).document.number == note.document
        assert record.entry(note.entry).document.outlet == note.outlet


def test_every_quote_stands_in_a_document_that_its_notes_give(record: Record, briefing: Briefing) -> None:
    stored = {number: " ".join(text.split()) for number, text in texts(record).items()}
    documents = {note.number: note.document for note in briefing.notes}
    for section in briefing.sections:
        for sentence in section.sentences:
            within = [stored[documents[number]] for number in sentence.notes]
            for piece in sentence.pieces:
                if piece.kind == "quote":
                    stretches = [one for one in piece.text.split("…") if one.strip()]
                    assert any(all(one.strip() in text for one in stretches) for text in within), piece.text


def test_nothing_else_stands_in_it_but_connecting_words_names_dates_and_numbers(
    record: Record, briefing: Briefing
) -> None:
    """Names are what readings and claims call actors, places, channels and origins, the words of sources, outlets."""
    assert strangers(briefing, _names(record)) == []


def test_a_question_is_narrowed(record: Record, briefing: Briefing) -> None:
    narrow = brief(record, "Brask", start="2019-06-14", end="2019-06-15", limit=0)
    assert narrow.title == "Briefing: Brask"
    assert ("Period", "14 June 2019 to 15 June 2019") in narrow.facts
    assert 0 < len(narrow.notes) < len(briefing.notes)
    assert all("Brask" in " ".join(note.words) or note.title for note in narrow.notes)
    assert brief(record, "zeppelin").is_empty


def test_a_story_gives_its_headline(record: Record) -> None:
    story = record.stories()[0]
    made = brief(record, story=story.number)
    assert story.title
    assert " ".join(story.title.split()) in made.title
    assert {document.number for document in story.documents} <= {document.number for document in made.documents}
    with pytest.raises(NotInRecord):
        brief(record, story=10_000)


def test_sections_are_bounded(record: Record) -> None:
    made = brief(record)
    for section in made.sections:
        if section.kind not in ("money", "disputed"):
            assert len(section.sentences) <= 12
        assert (section.more > 0) == (section.command is not None)


def _names(record: Record) -> set[str]:
    names: set[str] = set()
    for number in record.documents():
        reading = record.document(number)
        document = reading.document
        names |= {document.outlet or Path(document.name).name, *(actor.name for actor in reading.actors)}
        names |= {place.name for place in reading.places}
        for said in reading.attributions:
            names |= {reading.words((span,)) for span in said.source} | {reading.words(said.source)}
            names |= {said.channel.name} if said.channel else set()
    for claim in record.claims(least=1):
        names |= {one.name for one in claim.origins.list}
    return {" ".join(name.split()) for name in names if name.strip()}
