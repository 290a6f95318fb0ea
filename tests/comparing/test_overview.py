"""A record at a glance, held against the claims as they are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.comparing import ClaimQuestion, Record
from onrecord.comparing.overview import (
    alike,
    claim_lines,
    claims_among,
    disputed,
    latest,
    least_certain,
    on_one_origin,
    story_of,
    totals,
)


@pytest.fixture
def record(demo_record: Path) -> Iterator[Record]:
    with Record.open(demo_record) as opened:
        opened.compare()
        yield opened


def test_lines_say_what_claims_say(record: Record) -> None:
    numbers = record.claims_found(ClaimQuestion(limit=12))
    claims = record.claims(limit=12)
    assert numbers == [claim.number for claim in claims]
    for line, claim in zip(claim_lines(record, numbers), claims, strict=True):
        assert (line.number, line.kind, line.story) == (claim.number, claim.kind, claim.story)
        assert (line.first_seen, line.last_seen) == (claim.first_seen, claim.last_seen)
        assert (line.origins_min, line.origins_max) == (claim.origins.min, claim.origins.max)
        assert line.documents == len({told.document.number for told in claim.entries})
        assert line.denied == sum(told.stance != "asserts" for told in claim.entries)
        assert line.conflicts == sum(one.relation == "conflict" for one in claim.conflicts)
        assert (line.grade, line.decided) == (claim.grade.suggested, None)
        assert line.words == claim.words
        assert line.headline
    assert claim_lines(record, [10**9]) == []


def test_what_is_disputed_and_what_rests_on_one_origin(record: Record) -> None:
    for line in disputed(record, 50):
        assert line.conflicts or line.denied
    for line in on_one_origin(record, 50):
        assert line.outlets > 1
        assert record.claim(line.number).origins.max == 1
    assert disputed(record, 50)
    assert on_one_origin(record, 50)


def test_totals_and_the_latest(record: Record) -> None:
    counted = totals(record)
    assert counted.documents == len(list(record.documents()))
    assert counted.stories == len(record.stories())
    newest = latest(record, 5)
    assert [one.published for one in newest] == sorted((one.published for one in newest), reverse=True, key=str)
    assert latest(record, 2, 1) == newest[1:3]


def test_what_should_be_checked_first(record: Record) -> None:
    first = least_certain(record, 4)
    sure = [hit.entry.confidence for hit in first]  # type: ignore[union-attr]
    assert sure == sorted(sure)
    record.review(first[0].number, "accepted", reviewer="Ada Quill")
    assert first[0].number not in [hit.number for hit in least_certain(record, 4)]


def test_documents_know_their_claims_story_and_copies(record: Record) -> None:
    (claim,) = record.claims(limit=1)
    told = claim.entries[0]
    assert claims_among(record, [told.entry, 10**9])[told.entry].claim.number == claim.number
    assert story_of(record, told.document.number) == (claim.story, record.story(claim.story or 0).title)
    assert story_of(record, 10**9) is None
    story = record.story(claim.story or 0)
    copy = story.copies[0]
    assert copy in [one.copy for one in alike(record, copy.first)]
    assert copy.first in [one.document.number for one in alike(record, copy.second)]


def test_an_empty_record(tmp_path: Path) -> None:
    with Record.open(tmp_path / "empty.record") as record:
        assert totals(record).documents == 0
        for listed in (latest, disputed, on_one_origin, least_certain):
            assert not listed(record, 5)
        assert alike(record, 1) == []
