"""The whole of comparing, on a record. All outlets, places and persons are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.comparing.reports import WIRE, readings
from tests.record.dumps import dump

from onrecord.comparing import Record
from onrecord.errors import NotInRecord, SettingError
from onrecord.schema import Claim, claim_schema, story_schema
from onrecord.schema.forms import build


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "news.record") as opened:
        for reading in readings():
            opened.add(reading)
        yield opened


@pytest.fixture
def compared(record: Record) -> Record:
    record.compare()
    return record


def toll(record: Record) -> Claim:
    [claim] = [one for one in record.claims(kind="figures") if "killed" in one.entries[0].passage]
    return claim


def outlets(claim: Claim) -> set[str | None]:
    return {told.document.outlet for told in claim.entries}


def held(record: Record) -> list[str]:
    """What the tables hold of comparing, without when it was done."""
    return [re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", line) for line in dump(record.path)]


def test_a_toll_that_three_outlets_give(compared: Record) -> None:
    claim = toll(compared)
    assert outlets(claim) == {"Coastal Wire", "Lorvik Post", "The Ostmark Bee"}
    assert (claim.first_seen, claim.last_seen) == ("2021-05-03", "2021-05-05")
    # They all have it from the fire chief.
    assert (claim.origins.min, claim.origins.max) == (1, 1)
    assert {(one.kind, one.relation) for one in claim.conflicts} == {("count", "update")}
    counted = {one.entry for origin in claim.origins.list for one in origin.collapsed}
    assert counted == {told.entry for told in claim.entries}
    assert all(one.why for origin in claim.origins.list for one in origin.collapsed)
    assert all(told.joined for told in claim.entries)


def test_a_denial_is_in_the_claim_that_it_denies(compared: Record) -> None:
    [claim] = [one for one in compared.claims("inspection", disputed=True) if len(outlets(one)) > 1]
    stances = {told.document.outlet: told.stance for told in claim.entries}
    assert stances["The Ostmark Bee"] == "denies"
    assert stances["Coastal Wire"] == "asserts"


def test_stories_and_copies(compared: Record) -> None:
    stories = {len(story.documents): story for story in compared.stories()}
    assert sorted(stories) == [1, 3]
    [copy] = [one for one in stories[3].copies if one.kind == "copy"]
    assert {copy.first, copy.second} == {1, 2}
    assert (stories[3].first, stories[3].last) == ("2021-05-03", "2021-05-05")
    assert [story.number for story in compared.stories("striker")] == [stories[1].number]
    assert compared.stories(start="2022") == []
    assert compared.stories(least=4) == []


def test_every_word_is_in_the_text(compared: Record) -> None:
    for claim in compared.claims(least=1):
        for told in claim.entries:
            text = compared.document(told.document.number).document.text
            assert told.words == " … ".join(text[start:end] for start, end in told.span)
            assert told.passage in text
            for step in told.chain:
                assert step.kind == "publisher" or step.name or step.span


def test_every_entry_is_of_one_claim(compared: Record) -> None:
    entries = [told.entry for claim in compared.claims(least=1) for told in claim.entries]
    assert len(entries) == len(set(entries))
    assert entries
    for entry in entries:
        claim = compared.claim_of(entry)
        assert claim is not None
        assert entry in {told.entry for told in compared.claim(claim).entries}


def test_the_json_is_as_the_schema_says(compared: Record) -> None:
    claims, stories = compared.claims(least=1), compared.stories()
    for claim in claims:
        jsonschema.validate(claim.to_dict(), claim_schema())
        assert build(Claim, claim.to_dict()) == claim
    for story in stories:
        jsonschema.validate(story.to_dict(), story_schema())


def test_what_is_compared_is_not_compared_again(compared: Record) -> None:
    before = held(compared)
    assert compared.compare().documents == 0
    assert held(compared) == before


def test_a_run_that_is_stopped_goes_on(record: Record, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.compare(stop)
    assert len(record.waiting()) == 2
    record.compare()
    with Record.open(tmp_path / "other.record") as undisturbed:
        for reading in readings():
            undisturbed.add(reading)
        undisturbed.compare()
        assert held(record) == held(undisturbed)


def test_one_after_another_as_all_at_once(record: Record, tmp_path: Path) -> None:
    record.compare()
    with Record.open(tmp_path / "other.record") as other:
        for number in (0, 1, 3, 2):  # by their days
            other.add(readings()[number])
            other.compare()
        theirs = {frozenset(told.passage for told in claim.entries) for claim in other.claims(least=1)}
        assert theirs == {frozenset(told.passage for told in claim.entries) for claim in record.claims(least=1)}


def test_what_is_rejected_is_in_no_claim(compared: Record) -> None:
    claim = toll(compared)
    last = claim.entries[-1]
    compared.review(last.entry, "rejected", reviewer="Ida Moss")
    assert compared.waiting() == [last.document.number]
    compared.compare()
    again = compared.claim(claim.number)
    assert last.entry not in {told.entry for told in again.entries}
    assert compared.claim_of(last.entry) is None


def test_a_correction_changes_the_claim(compared: Record) -> None:
    claim = toll(compared)
    [told] = [one for one in claim.entries if one.document.outlet == "The Ostmark Bee" and "16" in one.words]
    compared.review(told.entry, "corrected", {"value": 14}, reviewer="Ida Moss", why="heard the tape")
    compared.compare()
    assert all(one.relation != "update" for one in toll(compared).conflicts)


def test_a_document_read_again_is_compared_again(compared: Record) -> None:
    before = {frozenset(told.passage for told in claim.entries) for claim in compared.claims(least=1)}
    compared.reread(3, replace(readings()[2], model="newer@1"))
    assert compared.waiting() == [3]
    compared.compare()
    after = {frozenset(told.passage for told in claim.entries) for claim in compared.claims(least=1)}
    assert after == before


def test_only_the_newest_version_counts(compared: Record) -> None:
    changed = readings()[2]
    document = changed.document
    reading = replace(readings()[3], document=replace(readings()[3].document, url=document.url, outlet=document.outlet))
    compared.add(reading, b"other bytes")
    assert len(compared.waiting()) == 2
    compared.compare()
    assert outlets(toll(compared)) == {"Coastal Wire", "Lorvik Post"}
    assert 3 not in {cited.number for story in compared.stories() for cited in story.documents}


def test_claims_are_asked_for(compared: Record) -> None:
    assert {claim.kind for claim in compared.claims(kind="figures", least=1)} == {"figure"}
    assert compared.claims(outlet="Sport Today") == []
    assert compared.claims(outlet="Sport Today", least=1)
    assert compared.claims(start="2021-05-06", least=1) == []
    assert len(compared.claims(limit=1)) == 1
    assert any("Brandt" in str(claim) for claim in compared.claims("Anna Brandt"))
    assert compared.claims("nobody of this name", least=1) == []
    with pytest.raises(SettingError, match="rumours"):
        compared.claims(kind="rumours")


def test_what_is_not_there(compared: Record) -> None:
    with pytest.raises(NotInRecord, match="no claim 4711"):
        compared.claim(4711)
    with pytest.raises(NotInRecord, match="no story 4711"):
        compared.story(4711)
    assert compared.claim_of(4711) is None


def test_an_empty_record(tmp_path: Path) -> None:
    with Record.open(tmp_path / "empty.record") as record:
        assert record.compare().documents == 0
        assert record.claims() == []
        assert record.stories() == []


def test_progress_is_told(record: Record) -> None:
    steps: list[tuple[int, int]] = []
    record.compare(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_reprint_of_the_same_page_changes_no_count(compared: Record) -> None:
    before = toll(compared).origins
    reading = readings()[0]
    assert WIRE in reading.document.text
    compared.add(
        replace(reading, document=replace(reading.document, outlet="Third Paper", url="https://third.example"))
    )
    compared.compare()
    after = toll(compared)
    assert "Third Paper" in outlets(after)
    assert (after.origins.min, after.origins.max) == (before.min, before.max)
