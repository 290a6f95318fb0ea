"""Stories of invented reports. Nothing is read by the model: who is named is given with the text."""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from onrecord.comparing.copies import CopyIndex
from onrecord.comparing.reports import Report
from onrecord.comparing.stories import Placed, StoryIndex
from onrecord.record import Record
from onrecord.record.tables import migrate
from onrecord.schema import Actor, Document, Reading

# Two ferries that sank, in two towns; a court; each by several desks.
SELDA = (
    "Ferry sinks off Port Selda. Eleven people drowned when the ferry Morning Star sank off Port Selda on Monday, said"
    " the harbour master, Ilse Tarn. It had 140 passengers on board, and the sea was rough.",
    "The ferry Morning Star went down in rough seas near Port Selda, and at least nine of its passengers are dead,"
    " harbour master Ilse Tarn told reporters. Boats searched for others through the night.",
    "Port Selda buries its dead. The owner of the ferry Morning Star, Tarn Lines, would not say whether it carried more"
    " than the 140 passengers that it may. Eleven drowned when it sank on Monday, Ilse Tarn said.",
    "Divers found two more bodies in the Morning Star, the ferry that sank off Port Selda. Ilse Tarn, the harbour"
    " master, said that the search for passengers would end today.",
)
OSTRAND = (
    "Ferry sinks off Ostrand. Six people drowned when the ferry Golden Gull sank off Ostrand on Friday, said the"
    " mayor, Bram Holt. It had 90 passengers on board, and there was fog.",
    "The ferry Golden Gull struck a rock in fog near Ostrand, and at least six of its passengers are dead, mayor Bram"
    " Holt told reporters. Fishermen pulled others from the water.",
    "Ostrand asks why. The captain of the ferry Golden Gull was questioned on Saturday, Bram Holt said. Six passengers"
    " drowned when it struck a rock in fog and sank off Ostrand.",
)
COURT = (
    "A court in Carvenia sent the former treasurer, Mira Vance, to prison for seven years. The judge, Olin Stead, said"
    " that she had taken 2 million crowns from the pension fund.",
    "Mira Vance, once treasurer of Carvenia, got seven years for taking 2 million crowns from the pension fund. She"
    " will appeal, her lawyer said after judge Olin Stead had read the sentence.",
)
NAMES = (
    "Port Selda", "Ilse Tarn", "Morning Star", "Tarn Lines", "Ostrand", "Bram Holt", "Golden Gull", "Carvenia",
    "Mira Vance", "Olin Stead",
)  # fmt: skip
WHOLE = [*SELDA, *OSTRAND, *COURT]


def report(text: str, number: int, published: str | None = None, title: str | None = None) -> Report:
    document = Document(f"d{number}", f"d{number}", text, published=published, title=title)
    found = [(name, tuple(match.span() for match in re.finditer(name, text))) for name in NAMES]
    actors = tuple(Actor(f"a{at}", name, "person", mentions=spans) for at, (name, spans) in enumerate(found) if spans)
    return Report.of(Reading("none", document, actors), number)


def memory() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 0)
    return db


def grouped(db: sqlite3.Connection) -> set[frozenset[int]]:
    """The documents of each story, which has to be what it says it is."""
    found: dict[int, set[int]] = {}
    for story, document in db.execute("SELECT story, document FROM story_documents"):
        found.setdefault(story, set()).add(document)
    counted = dict(db.execute("SELECT story, documents FROM stories").fetchall())
    assert counted == {story: len(documents) for story, documents in found.items()}
    return {frozenset(documents) for documents in found.values()}


def put(index: StoryIndex, texts: Iterable[str], published: str | None = None) -> list[Placed]:
    return [index.place(report(text, number, published), ()) for number, text in enumerate(texts, start=1)]


def test_two_disasters_of_one_kind_stay_two() -> None:
    db = memory()
    put(StoryIndex(db), WHOLE)
    assert grouped(db) == {frozenset({1, 2, 3, 4}), frozenset({5, 6, 7}), frozenset({8, 9})}


@pytest.mark.parametrize("seed", range(8))
def test_in_any_order(seed: int) -> None:
    numbers = list(range(1, len(WHOLE) + 1))
    random.Random(seed).shuffle(numbers)
    db = memory()
    index = StoryIndex(db)
    for number in numbers:
        index.place(report(WHOLE[number - 1], number), ())
    assert grouped(db) == {frozenset({1, 2, 3, 4}), frozenset({5, 6, 7}), frozenset({8, 9})}


def test_why() -> None:
    first, second, third, *_ = put(StoryIndex(memory()), SELDA)
    assert (first.why, first.is_new, first.nearness) == ("the first that tells of this", True, 1.0)
    assert re.fullmatch(r"names Port Selda and Ilse Tarn, as another does; 0\.\d\d alike", second.why)
    assert re.fullmatch(r"names Port Selda and Ilse Tarn, as 2 others do; 0\.\d\d alike", third.why)
    assert (second.story, second.is_new) == (first.story, False)
    assert 0.3 < second.nearness < 1


def test_a_report_of_another_thing_says_what_is_nearest() -> None:
    *_, court = put(StoryIndex(memory()), [SELDA[0], "Mira Vance was seen in Port Selda on Monday, said Olin Stead."])
    assert court.is_new
    assert re.fullmatch(r"the first that tells of this; the nearest is story 1, 0\.\d\d alike", court.why)


def test_the_headline_of_the_one_most_like_all() -> None:
    db = memory()
    index = StoryIndex(db)
    away = (
        "Harbour master away. Ilse Tarn left Port Selda for a week once the Morning Star was raised and her bell hung."
    )
    index.place(report(away, 1, "2031-05-07"), ())
    assert db.execute("SELECT title, first, last FROM stories").fetchall() == [
        ("Harbour master away.", "2031-05-07", "2031-05-07")
    ]
    index.place(report(SELDA[0], 2, "2031-05-03", title="Eleven drown"), ())
    index.place(report(SELDA[1], 3, "2031-05"), ())
    [(title, first, last)] = db.execute("SELECT title, first, last FROM stories").fetchall()
    assert title in ("Eleven drown", SELDA[1].split(".")[0] + ".")
    assert (first, last) == ("2031-05-03", "2031-05-07")


def test_a_trimmed_copy_joins() -> None:
    db = memory()
    copies, index = CopyIndex(), StoryIndex(db)
    placed = []
    for number, text in enumerate([*OSTRAND, SELDA[0], SELDA[0][SELDA[0].index("It had") :], SELDA[0]], start=1):
        one = report(text, number)
        placed.append(index.place(one, copies.add(number, one.reading.document)))
    assert placed[-1].why == "prints the same text as document 4"
    assert placed[-1].nearness > 0.5
    assert grouped(db) == {frozenset({1, 2, 3}), frozenset({4, 5, 6})}


def test_copies_keep_no_other_report_out() -> None:
    db = memory()
    copies, index = CopyIndex(), StoryIndex(db)
    for number, text in enumerate([*[SELDA[0]] * 5, SELDA[1], OSTRAND[0], SELDA[2]], start=1):
        one = report(text, number)
        index.place(one, copies.add(number, one.reading.document))
    assert grouped(db) == {frozenset({1, 2, 3, 4, 5, 6, 8}), frozenset({7})}


def test_the_window_of_days() -> None:
    db = memory()
    index = StoryIndex(db)
    days = "2031-05-03", "2031-06-20", "2031-08-10", "2033-01-01", None
    for number, day in enumerate(days, start=1):
        index.place(report(SELDA[0] if number % 2 else SELDA[1], number, day), ())
    stories = grouped(db)
    # From one report to the next is less than the window, though the first and the third are further apart.
    assert frozenset({4}) in stories or frozenset({4, 5}) in stories
    assert any({1, 2, 3} <= story for story in stories)
    assert len(stories) == 2


def test_a_document_that_names_nobody() -> None:
    rain = "rain flooded the lower fields and the millers carried their sacks of barley to the chapel on the hill"
    db = memory()
    one, two, other = put(StoryIndex(db), [rain, f"heavy {rain} yesterday", "the choir sang of spring and of geese"])
    assert one.story == two.story != other.story
    assert re.fullmatch(r"has the words \w+ and \w+, as another does; \d\.\d\d alike", two.why)


@pytest.mark.parametrize("text", ["", " \n ", "?!", "7", "\0", "\ud800 ferry", "the of and", "火灾", "x" * 50_000])
def test_odd_documents(text: str) -> None:
    db = memory()
    index = StoryIndex(db)
    put(index, [SELDA[0], text, text])
    assert frozenset({1}) in grouped(db)
    assert set(index.near(report(text, 2), 10)) <= {1, 3}
    index.leave(2)
    index.leave(3)
    assert grouped(db) == {frozenset({1})}


def test_a_record_opened_again_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    for number, text in enumerate(WHOLE, start=1):
        with Record.open(path) as record:
            added = record.add(report(text, number).reading).number
            with record.writing():
                StoryIndex(record.connection).place(Report.load(record, added), ())
    with Record.open(path) as record:
        assert grouped(record.connection) == {frozenset({1, 2, 3, 4}), frozenset({5, 6, 7}), frozenset({8, 9})}


def test_a_document_leaves_and_is_placed_anew() -> None:
    db = memory()
    index = StoryIndex(db)
    put(index, WHOLE)
    tables = ("stories", "story_gists", "story_keys", "story_terms")
    before = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables[1:]}
    index.leave(5)
    index.leave(99)
    assert frozenset({6, 7}) in grouped(db)
    index.place(report(WHOLE[4], 5), ())
    assert frozenset({5, 6, 7}) in grouped(db)
    index.place(report(WHOLE[4], 5), ())
    assert {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables[1:]} == before
    for number in range(1, len(WHOLE) + 1):
        index.leave(number)
    assert [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables[:3]] == [0, 0, 0]
    assert db.execute("SELECT max(documents) FROM story_terms").fetchone() in ((0,), (None,))


def test_near_gives_what_may_be_related_and_not_itself() -> None:
    index = StoryIndex(memory())
    put(index, WHOLE)
    near = index.near(report(SELDA[0], 1), 5)
    assert set(near[:3]) == {2, 3, 4}
    assert len(near) == len(set(near)) <= 5
    # The other ferry is related, if no more.
    assert set(near) & {5, 6, 7}
    assert index.near(report(SELDA[0], 77), 1) == [1]


def test_claims_go_where_the_stories_go() -> None:
    db = memory()
    index = StoryIndex(db)
    [first, *_] = put(index, [SELDA[0]])
    db.execute("INSERT INTO claims (claim, kind, story, stale) VALUES (1, 3, ?, 0)", (first.story,))
    index.leave(1)
    assert db.execute("SELECT story, stale FROM claims").fetchall() == [(None, 1)]


def test_stories_that_a_later_report_shows_to_be_one_are_merged() -> None:
    """Two halves of one affair that have few words in common, until reports come that have those of both."""
    wharf = "Tarn Lines dismissed its chief engineer. The boiler had been patched, said Olin Stead, who surveyed it."
    db = memory()
    index = StoryIndex(db)
    put(index, [SELDA[0], wharf])
    assert grouped(db) == {frozenset({1}), frozenset({2})}
    both = f"{SELDA[0]} {wharf}"
    for number in (3, 4, 5):
        index.place(report(both + f" Report number {number}.", number), ())
    assert grouped(db) == {frozenset({1, 2, 3, 4, 5})}


def test_a_common_name_says_less_in_a_record_that_is_full_of_it() -> None:
    index = StoryIndex(memory())
    towns = ("mills", "choirs", "goats", "roofs", "wells", "looms", "kilns", "hives", "locks", "barns")
    texts = [f"Ilse Tarn spoke of {one} and {other} in Port Selda" for one, other in itertools.permutations(towns, 2)]
    put(index, texts)
    gist = report("Ilse Tarn spoke of mills in Port Selda", 999)
    factors = index._shelf.factors(index._gist(gist))
    words = dict(zip(index._gist(gist).words, index._gist(gist).terms.tolist(), strict=True))
    assert factors[words["selda"]] < 0.8 * factors[words["mills"]]
