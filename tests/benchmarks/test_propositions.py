"""Whether pairs of marked words are counted right. All names are invented."""

from __future__ import annotations

from typing import cast

import pytest
from benchmarks.marked import Compared, Marked
from benchmarks.propositions import Marks, Member, apart, clusters, marks, measure, recalled
from benchmarks.propositions import given as pairs_given
from tests.comparing.given import given

from onrecord.schema import EntryKind


def entry(number: int, report: int, claim: int, kind: EntryKind = "figure", share: float = 0.5) -> Marked:
    return Marked(given(report, "The Lamp", number=number, kind=kind), claim, share)


def member(group: str, report: int, *entries: Marked, kind: str = "figure") -> Member:
    return Member(group, kind, report, f"{group} in {report}", entries)


# Two counts that look alike, and a statement: the dead are joined in two of three reports, and once with the hurt.
DEAD_1, DEAD_2, DEAD_3 = entry(1, 1, 50), entry(2, 2, 50), entry(3, 3, 53)
HURT_1, HURT_2 = entry(4, 1, 54), entry(5, 2, 53)
WHOLE_1, WHOLE_2 = entry(6, 1, 60, "statement"), entry(7, 2, 60, "statement")
AFFAIR = Marks(
    [
        member("dead", 1, DEAD_1, WHOLE_1),
        member("dead", 2, DEAD_2),
        member("dead", 3, DEAD_3),
        member("hurt", 1, HURT_1, WHOLE_1),
        member("hurt", 2, HURT_2, WHOLE_2),
        member("hurt", 3),
        member("blame", 1, WHOLE_1, kind="statement"),
    ],
    [("dead", "hurt"), ("dead", "blame")],
)
DEAD, HURT = ({report: (report, name, f"{name} in {report}") for report in (1, 2, 3)} for name in ("dead", "hurt"))
BLAME = (1, "blame", "blame in 1")


def test_recall_counts_pairs_of_one_group_in_two_reports() -> None:
    counts = recalled([AFFAIR])
    # dead: 1-2 joined, 1-3, 2-3; hurt: 1-2 by the statement, 1-3 and 2-3 of which one side was not read.
    assert (counts["figure", "pairs"], counts["figure", "read"], counts["figure", "joined"]) == (6, 4, 2)
    assert counts["all", "pairs"] == 6
    own = recalled([AFFAIR.of_kind()])
    assert (own["all", "read"], own["all", "joined"]) == (4, 1)


def test_words_of_one_report_are_no_pair() -> None:
    twice = Marks([member("dead", 1, DEAD_1), Member("dead", "figure", 1, "again", (DEAD_1,))], [])
    assert recalled([twice])["all", "pairs"] == 0


def test_precision_counts_pairs_of_entries_of_one_claim() -> None:
    counts = pairs_given([AFFAIR])
    # 50: the dead of 1 and 2. 53: the dead of 3 with the hurt of 2, wrong. 60: two statements that tell of the hurt.
    assert (counts["figure", "given"], counts["figure", "right"]) == (2, 1)
    assert (counts["statement", "given"], counts["statement", "right"]) == (1, 1)
    assert (counts["all", "given"], counts["all", "right"]) == (3, 2)
    assert pairs_given([AFFAIR.of_kind()])["all", "given"] == 2


def test_look_alikes_are_together_by_two_entries_and_not_by_one_that_tells_both() -> None:
    counts = apart([AFFAIR])
    # dead and hurt share claim 53; dead and blame share only the statement that tells both.
    assert (counts["groups"], counts["groups apart"]) == (2, 1)
    # 3 x 3 pairs of words, of which the dead of 3 and the hurt of 2 are together; 3 x 1 of the other.
    assert (counts["words"], counts["words apart"]) == (12, 11)
    assert (counts["words read"], counts["words read, apart"]) == (9, 8)


def test_marked_words_in_the_claim_of_their_best_entry_of_the_kind() -> None:
    labelled, found = clusters(AFFAIR)
    assert sorted(map(len, labelled)) == [1, 3, 3]
    assert {frozenset(cluster) for cluster in found} == {
        frozenset({BLAME}),
        frozenset({DEAD[1], DEAD[2]}),
        frozenset({HURT[1]}),
        frozenset({HURT[2], DEAD[3]}),
        frozenset({HURT[3]}),
    }
    assert [len(one) for one in clusters(AFFAIR, "statement")] == [1, 1]


def test_all_figures() -> None:
    figures = measure([AFFAIR, AFFAIR])
    assert (figures["affairs"], figures["groups"], figures["any kind"]["marked"]) == (2, 6, 14)
    assert figures["any kind"]["recall"] == pytest.approx(33.33)
    assert figures["any kind"]["recall of those read"] == 50.0
    assert figures["any kind"]["precision"] == pytest.approx(66.67)
    assert figures["own kind"]["recall"] == pytest.approx(16.67)
    # B³: of 7 words, recall 2/3 + 2/3 + 1/3 (dead) + 3 x 1/3 (hurt) + 1; precision 1 but for the two that are joined.
    assert figures["any kind"]["b3"] == {
        "p": pytest.approx(85.71),
        "r": pytest.approx(52.38),
        "f1": pytest.approx(65.02),
    }
    assert figures["b3 of each alone"] == {"p": 100.0, "r": pytest.approx(42.86), "f1": pytest.approx(60.0)}
    assert figures["look-alikes"]["any kind"]["kept apart"] == 50.0
    assert list(figures["by kind"]) == ["statement", "figure"]


def test_nothing_marked_is_no_division_by_zero() -> None:
    assert measure([Marks([], [])])["any kind"]["recall"] == 0.0


class Entries:
    """What is marked, by report and words."""

    def marked(self, report: int, words: str) -> list[Marked]:
        return [entry(report, report, 50)] if words == "12 dead" else []


def test_the_labels_of_an_affair() -> None:
    affair = {
        "groups": [
            {"id": "dead", "kind": "figure", "members": [{"report": 1, "words": "12 dead"}]},
            {"id": "hurt", "kind": "figure", "members": [{"report": 2, "words": "9 hurt"}]},
        ],
        "not_the_same": [{"groups": ["dead", "hurt"], "why": "killed and injured"}],
    }
    found = marks(affair, cast("Compared", Entries()))
    assert found.unlike == [("dead", "hurt")]
    assert [(one.group, one.report, one.claims) for one in found.members] == [("dead", 1, {50}), ("hurt", 2, set())]
