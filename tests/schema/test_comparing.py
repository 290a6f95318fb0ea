"""The forms of what comparing makes, on the reports of the demonstration."""

from __future__ import annotations

from pathlib import Path

from tests.schemas import hold

from onrecord.comparing import Record, accounts
from onrecord.schema import Account, Claim, Story


def test_claims_stories_and_accounts_of_the_demonstration_keep_their_schemas(demo_record: Path) -> None:
    with Record.open(demo_record) as record:
        record.compare()
        claims, stories, money = record.claims(least=1), record.stories(), accounts(record)
    assert len(claims) > 50
    assert stories
    assert money
    made: list[Claim | Story | Account] = [*claims, *stories, *money]
    for one in made:
        hold(one.to_dict())


def test_what_a_claim_points_at_is_there(demo_record: Path) -> None:
    with Record.open(demo_record) as record:
        record.compare()
        numbers = set(record.documents())
        for claim in record.claims(least=1):
            entries = {told.entry for told in claim.entries}
            origins = {origin.id for origin in claim.origins.list}
            assert {told.origin for told in claim.entries} <= origins
            assert {one.entry for origin in claim.origins.list for one in origin.collapsed} == entries
            assert all(set(origin.may_be) <= origins for origin in claim.origins.list)
            assert all(set(conflict.entries) <= entries for conflict in claim.conflicts)
            assert all(set(circle.documents) <= numbers for circle in claim.origins.circles)
            assert claim.origins.min <= claim.origins.max
            for told in claim.entries:
                text = record.document(told.document.number).document.text
                assert told.words == " … ".join(text[start:end] for start, end in told.span)
                assert told.passage in text
                assert all(step.document is None or step.document in numbers for step in told.chain)
