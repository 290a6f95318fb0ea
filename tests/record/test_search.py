from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from tests.record.readings import reading, short

from onrecord.errors import SettingError
from onrecord.record import Hit, Record
from onrecord.record.days import days_of
from onrecord.record.search import match


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "news.record")
    record.add(reading())
    record.add(
        short(
            "Brandt said that no ferry had promised a strike in Port Selda.",
            "that no ferry had promised a strike in Port Selda",
            outlet="Canal Sur 100%",
            published="2031-06",
        )
    )
    return record


def ids(hits: list[Hit]) -> list[tuple[int, str]]:
    return [(hit.document.number, hit.entry.id if hit.entry else "") for hit in hits]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({}, [(2, "t1"), (1, "t2"), (1, "t3"), (1, "t4"), (1, "t5"), (1, "t1")]),
        ({"words": "strike"}, [(2, "t1"), (1, "t3"), (1, "t4")]),
        ({"words": "striking ferries promise"}, [(2, "t1")]),
        ({"words": "cafe"}, [(1, "t2")]),
        ({"words": '"strike any"'}, []),
        ({"words": '"any strike"'}, [(1, "t3"), (1, "t4")]),
        ({"words": "deleg*"}, [(1, "t1")]),
        ({"by": "ana reyes"}, [(1, "t2"), (1, "t3"), (1, "t1")]),
        ({"by": "harbour minister"}, [(1, "t2"), (1, "t3"), (1, "t1")]),
        ({"by": "police"}, [(1, "t5")]),
        ({"by": "nobody"}, []),
        ({"about": "Port Selda"}, [(2, "t1"), (1, "t1")]),
        ({"about": "port authority"}, [(1, "t3")]),
        ({"about": "rebels"}, [(1, "t5")]),
        ({"act": "deny"}, [(1, "t4")]),
        ({"start": "2031-05-04", "end": "2031-05"}, [(1, "t2"), (1, "t3"), (1, "t4"), (1, "t5")]),
        ({"end": "2031-05-03"}, [(1, "t1")]),
        ({"start": "2031-06-10"}, [(2, "t1")]),
        ({"start": "2031-05-04", "end": "2031-06-10", "limit": 4}, [(2, "t1"), (1, "t2"), (1, "t3"), (1, "t4")]),
        ({"start": "2031-06-10", "words": "strike"}, [(2, "t1")]),
        ({"start": "2031-05-05", "kind": "control"}, [(1, "c1")]),
        ({"start": "2031-05-05", "end": "2031-05-09", "kind": "control", "change": "lost"}, []),
        ({"outlet": "canal"}, [(2, "t1")]),
        ({"outlet": "0%"}, [(2, "t1")]),
        ({"outlet": "0_"}, []),
        ({"words": "strike", "limit": 1}, [(2, "t1")]),
        ({"kind": "events"}, [(1, "e2"), (1, "e1")]),
        ({"kind": "events", "by": "rebels"}, [(1, "e2")]),
        ({"kind": "events", "about": "port authority"}, [(1, "e2")]),
        ({"kind": "events", "about": "Port Selda", "type": "consult"}, [(1, "e1")]),
        ({"kind": "events", "words": "seized police"}, [(1, "e2")]),
        ({"kind": "control", "by": "rebels", "about": "Old Quay", "change": "gained"}, [(1, "c1")]),
        ({"kind": "flows", "by": "Carvenia", "status": "pledge"}, [(1, "f1")]),
        ({"kind": "flows", "words": "families"}, [(1, "f1"), (1, "f2"), (1, "f3")]),
        ({"kind": "figures", "what": "killed", "about": "Port Selda"}, [(1, "n1")]),
        ({"kind": "figures", "by": "police"}, []),
        ({"kind": "actors", "words": "reyes"}, [(1, "a1")]),
        ({"kind": "places", "words": "selda"}, [(1, "p1")]),
        ({"kind": "documents", "words": "ferry strike"}, [(2, "")]),
        ({"kind": "documents", "words": "strike", "start": "2031-05-01", "end": "2031-05"}, [(1, "")]),
        ({"kind": "documents", "start": "2031-06"}, [(2, "")]),
        ({"kind": "documents", "start": "2031-06-10"}, [(2, "")]),
        ({"kind": "documents", "start": "2031-07"}, []),
    ],
)
def test_what_is_asked_is_found(record: Record, question: dict[str, str], found: list[tuple[int, str]]) -> None:
    assert ids(record.find(**question)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ({"kind": "rumours"}, "there are statements, events, control"),
        ({"words": '"—"'}, "no word to look for"),
        ({"start": "yesterday"}, "no date like"),
        ({"status": "pledge"}, "attributions have"),
        ({"kind": "actors", "by": "Reyes"}, "can be asked of statements"),
        ({"kind": "places", "about": "Reyes"}, "can be asked of statements"),
        ({"kind": "places", "end": "2031"}, "dates can be asked"),
    ],
)
def test_what_cannot_be_asked_is_said(record: Record, question: dict[str, str], wrong: str) -> None:
    with pytest.raises(SettingError, match=wrong):
        record.find(**question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ['a"b', "NEAR(", "words : x", "-x", "x OR y", "*", '"', "ä*", "x) OR (y", "\0", "\ud800x"]
)
def test_no_words_can_break_the_index(record: Record, words: str) -> None:
    with contextlib.suppress(SettingError):  # where no word is in them
        match(words)
        record.find(words)
        record.find(words, kind="documents")
        record.find(by=words)


def test_a_hit_says_all_that_is_needed_to_check_it(record: Record) -> None:
    (hit,) = record.find("strike", act="deny")
    assert hit.words == "any strike"
    assert hit.passage == "Reyes said that the port authority had denied any strike."
    assert hit.told_by == "Ana Reyes"
    shown = json.loads(json.dumps(hit.to_dict()))
    assert shown["speaker"] == "port authority"
    assert shown["document"]["outlet"] == "The Vardia Lamp"
    text = record.document(shown["document"]["number"]).document.text
    assert [text[start:end] for start, end in shown["spans"]["content"]] == ["any strike"]


def test_every_kind_can_be_shown(record: Record) -> None:
    for kind in ("statements", "events", "control", "flows", "figures", "actors", "places", "documents"):
        for hit in record.find(kind=kind):
            assert json.loads(json.dumps(hit.to_dict()))["words"] == hit.words
    (event,) = record.find(kind="events", type="ASSAULT")
    assert event.names["actors"] == ["Rebels"]
    assert event.names["recipients"] == ["port authority", "Ana Reyes"]
    assert event.told_by == "the police"
    (flow,) = record.find(kind="flows", status="pledge")
    assert flow.to_dict()["total"] == "$5 million"


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2014-01-15T10:30", ("2014-01-15", "2014-01-15")),
        ("2013-06/2013-08", ("2013-06-01", "2013-08-31")),
        ("../2013-08", ("0000-01-01", "2013-08-31")),
        ("2013/..", ("2013-01-01", "9999-12-31")),
        ("soon", (None, None)),
        ("2014-13", (None, None)),
        ("0000-02", (None, None)),
        ("soon/2014", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_date_of_any_precision_is_a_stretch_of_days(date: str | None, days: tuple[str | None, str | None]) -> None:
    assert days_of(date) == days


def test_words_become_a_query() -> None:
    assert match('harbour "Port Selda" stri*') == '"harbour" AND "Port Selda" AND "stri"*'
