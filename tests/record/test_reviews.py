from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.record.readings import TEXT, reading, span
from tests.record.test_store import as_stored, whole

from onrecord.errors import NotInRecord, SettingError
from onrecord.record import Record
from onrecord.record.kinds import KINDS
from onrecord.record.plain import from_json, to_json
from onrecord.schema import Actor, Attribution, Channel, Reading


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "news.record")
    record.add(reading())
    return record


def number(record: Record, id: str, kind: str = "statements", **more: Any) -> int:
    """The number of the entry of that id."""
    (hit,) = (hit for hit in record.find(kind=kind, **more) if hit.entry and hit.entry.id == id)
    return hit.number


def said(record: Record, id: str = "t4") -> Attribution:
    return next(one for one in record.document(1).attributions if one.id == id)


def test_an_entry_survives_json() -> None:
    one = reading()
    for kind in KINDS:
        for entry in kind.entries(one):
            assert from_json(kind, to_json(entry)) == entry


def test_what_is_accepted_says_so(record: Record) -> None:
    review = record.review(number(record, "t4"), "accepted", reviewer="Ida", why="heard the tape")
    assert (review.verdict, review.reviewer, review.why, review.words) == (
        "accepted",
        "Ida",
        "heard the tape",
        "denied",
    )
    assert review.model == "first@1"
    (hit,) = record.find("strike", act="deny")
    assert hit.verdict == "accepted"
    assert record.document(1) == as_stored(reading())
    whole(record)


def test_what_is_rejected_is_found_only_when_asked_for(record: Record) -> None:
    record.review(number(record, "t4"), "rejected", reviewer="Ida")
    assert record.find(act="deny") == []
    assert [hit.verdict for hit in record.find(act="deny", rejected=True)] == ["rejected"]


def test_a_correction_is_in_force_and_the_machine_is_kept(record: Record) -> None:
    entry = number(record, "t4")
    correction = {"act": "warn", "speaker": "Carvenia", "content": [list(span("strike"))], "date": "2031-05"}
    review = record.review(entry, "corrected", correction, reviewer="Ida")
    assert review.machine == reading().attributions[3]
    assert review.correction == correction
    (hit,) = record.find("strike", act="warn", by="Carvenia")
    assert (hit.number, hit.words, hit.verdict, hit.names["speaker"]) == (entry, "strike", "corrected", "Carvenia")
    assert record.find(act="deny") == []
    assert record.find('"any strike"', by="port authority") == []
    assert [hit.number for hit in record.find(start="2031-05-20")] == [entry]
    assert said(record).speaker == "a3"
    whole(record)


def test_the_last_decision_holds(record: Record) -> None:
    entry = number(record, "t4")
    record.review(entry, "corrected", {"act": "warn"}, reviewer="Ida")
    record.review(entry, "corrected", {"certainty": "possible"}, reviewer="Otto")
    assert (said(record).act, said(record).certainty) == ("deny", "possible")
    record.review(entry, "accepted", reviewer="Ida")
    assert record.document(1) == as_stored(reading())
    assert [review.verdict for review in record.reviews(entry=entry)] == ["corrected", "corrected", "accepted"]
    whole(record)


CORRECTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("statements", "t1", {"channel": {"name": "the Lamp", "kind": "outlet", "span": None}}),
    ("statements", "t1", {"channel": None, "within": "t2"}),
    ("events", "e2", {"actors": ["Ana Reyes", "a2"], "recipients": [], "place": "Port Selda", "type": "PROTEST"}),
    ("events", "e1", {"trigger": [list(span("talks", "café"))], "place": None}),
    ("control", "c1", {"holder": None, "change": "lost", "date": None}),
    ("flows", "f1", {"amount": "3000000", "status": "paid", "donor": "a1", "total": None}),
    ("figures", "n1", {"value": 5, "bound": "exact", "place": "p2", "revises": "n2"}),
    ("actors", "a2", {"name": "Harbour Board", "country": "VD", "mentions": [list(span("Rebels"))]}),
    ("places", "p2", {"geonames": 7, "lat": 1, "lon": 2.5}),
]


@pytest.mark.parametrize(("kind", "id", "correction"), CORRECTIONS)
def test_every_kind_can_be_corrected_and_put_back(
    record: Record, kind: str, id: str, correction: dict[str, Any]
) -> None:
    entry = number(record, id, kind)
    record.review(entry, "corrected", correction, reviewer="Ida")
    assert record.document(1) != as_stored(reading())
    whole(record)
    record.review(entry, "rejected", reviewer="Ida")
    assert record.document(1) == as_stored(reading())
    whole(record)


@pytest.mark.parametrize(
    ("kind", "id", "correction", "wrong"),
    [
        ("statements", "t1", {}, "should say what"),
        ("statements", "t1", {"mood": "bad"}, "mood: what can be corrected of attributions is source, cue"),
        ("statements", "t1", {"confidence": 1}, "what can be corrected"),
        ("statements", "t1", {"act": "sing"}, "act='sing': should be one of say, confirm"),
        ("statements", "t1", {"speaker": "a9"}, "should be one of the actors of the document .a1 Ana Reyes, a2"),
        ("statements", "t1", {"content": [[5, 5]]}, "should lie in the text"),
        ("statements", "t1", {"content": [[0, 99999]]}, "should lie in the text"),
        ("statements", "t1", {"content": [[1]]}, "should be .start, end."),
        ("statements", "t1", {"content": "words"}, "should be a list"),
        ("statements", "t1", {"date": "soon"}, "should be a date"),
        ("statements", "t1", {"channel": {"name": 3}}, "should be text"),
        ("statements", "t1", {"channel": {}}, "should have name, kind, span"),
        ("flows", "f1", {"amount": "much"}, "should be a number"),
        ("figures", "n1", {"value": "5"}, "should be a whole number"),
        ("events", "e1", {"actors": ["p1"]}, "should be one of the actors"),
    ],
)
def test_a_correction_that_makes_no_sense_changes_nothing(
    record: Record, kind: str, id: str, correction: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(SettingError, match=wrong):
        record.review(number(record, id, kind), "corrected", correction, reviewer="Ida")
    assert record.document(1) == as_stored(reading())
    assert record.reviews() == []


def test_what_is_not_there_cannot_be_reviewed(record: Record) -> None:
    with pytest.raises(NotInRecord, match="has no entry 999"):
        record.review(999, "accepted", reviewer="Ida")
    with pytest.raises(SettingError, match="whose it is"):
        record.review(1, "accepted", reviewer=" ")
    with pytest.raises(SettingError, match="belongs to the verdict corrected"):
        record.review(1, "accepted", {"name": "x"}, reviewer="Ida")


# Reading again


def again(**changed: tuple[Any, ...]) -> Reading:
    """A reading of the same text by a newer model, with other ids for actors and statements."""
    one = reading("second@2")
    ids = {**{f"a{n}": f"a{n + 10}" for n in range(1, 9)}, **{f"t{n}": f"t{n + 20}" for n in range(1, 9)}}

    def moved(value: Any) -> Any:
        if isinstance(value, str):
            return ids.get(value, value)
        if isinstance(value, tuple):
            return tuple(moved(part) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: moved(getattr(value, f.name)) for f in dataclasses.fields(value)})
        return value

    fields = [kind.in_reading for kind in KINDS]
    return replace(one, **{**{name: moved(getattr(one, name)) for name in fields}, **changed})


def changed(one: Attribution, **fields: Any) -> Attribution:
    return replace(one, **fields)


def test_a_newer_reading_takes_the_place_of_the_older(record: Record) -> None:
    assert record.stale("second@2") == [1]
    record.reread(1, again())
    assert record.document(1) == as_stored(again())
    assert record.stale("second@2") == []
    assert record.find("strike", act="deny")[0].number > 25
    with pytest.raises(ValueError, match="another text"):
        record.reread(1, replace(again(), document=replace(again().document, text="x")))
    whole(record)


@pytest.mark.parametrize("verdict", ["accepted", "rejected"])
def test_a_verdict_is_found_again(record: Record, verdict: Any) -> None:
    record.review(number(record, "t4"), verdict, reviewer="Ida")
    record.reread(1, again())
    (hit,) = record.find(act="deny", rejected=True)
    assert hit.verdict == verdict
    (review,) = record.reviews()
    assert (review.entry, review.otherwise) == (hit.number, False)
    assert record.document(1) == as_stored(again())
    whole(record)


def test_a_newer_reading_does_not_change_what_was_accepted(record: Record) -> None:
    record.review(number(record, "t4"), "accepted", reviewer="Ida")
    newer = again()
    said = [changed(one, act="say", speaker=None) if one.act == "deny" else one for one in newer.attributions]
    record.reread(1, replace(newer, attributions=tuple(said)))
    (hit,) = record.find(act="deny")
    assert (hit.verdict, hit.names["speaker"], hit.told_by) == ("accepted", "port authority", "Ana Reyes")
    (review,) = record.reviews()
    assert review.otherwise
    whole(record)
    # What the newer model says is kept beside it: a person may take it after all.
    record.review(hit.number, "accepted", reviewer="Otto")
    assert record.find(act="deny") == []


def test_a_newer_reading_does_not_change_what_was_corrected(record: Record) -> None:
    record.review(number(record, "t4"), "corrected", {"act": "warn", "speaker": "a3"}, reviewer="Ida")
    record.reread(1, again())
    (hit,) = record.find(act="warn")
    assert (hit.verdict, hit.names["speaker"]) == ("corrected", "Carvenia")
    assert record.find(act="deny") == []
    record.reread(1, again(attributions=()))  # nor does one that finds nothing at all
    (hit,) = record.find()
    assert (hit.words, hit.verdict, hit.names["speaker"]) == ("any strike", "corrected", "Carvenia")
    record.reread(1, reading("third@3"))  # and it is found again where it was
    assert [one.verdict for one in record.find(act="warn")] == ["corrected"]
    assert len(record.find()) == 5
    whole(record)


def test_a_person_who_is_not_found_any_more_is_kept_where_a_verdict_names_them(record: Record) -> None:
    record.review(number(record, "t4"), "corrected", {"speaker": "a3"}, reviewer="Ida")
    newer = again()
    flows = tuple(replace(flow, donor=None) for flow in newer.flows)
    record.reread(1, replace(newer, actors=newer.actors[:2], flows=flows))
    assert record.find(act="deny")[0].names["speaker"] == "Carvenia"
    whole(record)


def test_what_is_gone_and_was_rejected_stays_gone(record: Record) -> None:
    record.review(number(record, "t4"), "rejected", reviewer="Ida", why="nobody said so")
    record.reread(1, again(attributions=again().attributions[:3]))
    assert len(record.find(rejected=True)) == 3
    (review,) = record.reviews()
    assert (review.entry, review.why) == (None, "nobody said so")
    record.reread(1, reading("third@3"))  # it comes back, and is rejected still
    assert record.find(act="deny") == []
    assert record.reviews()[0].entry is not None


def test_of_two_on_the_same_words_each_keeps_its_verdict(tmp_path: Path) -> None:
    one = reading()
    cue = (span("confirmed"),)
    twins = (
        Attribution("t1", (), cue, (span("that delegates met"),), confidence=0.5),
        Attribution("t2", (), cue, (span("on 3 May 2031"),), confidence=0.5),
    )
    with Record.open(tmp_path / "twins.record") as record:
        record.add(Reading("m@1", one.document, attributions=twins))
        record.review(number(record, "t2"), "rejected", reviewer="Ida")
        record.review(number(record, "t1"), "accepted", reviewer="Ida")
        swapped = (replace(twins[1], id="t1"), replace(twins[0], id="t2"))
        record.reread(1, Reading("m@2", one.document, attributions=swapped))
        assert {hit.words: hit.verdict for hit in record.find(rejected=True)} == {
            "that delegates met": "accepted",
            "on 3 May 2031": "rejected",
        }


def test_a_corrected_actor_stays_corrected(record: Record) -> None:
    record.review(number(record, "a2", "actors"), "corrected", {"name": "Harbour Board"}, reviewer="Ida")
    record.reread(1, again())
    assert record.find(by="Harbour Board")[0].words == "any strike"
    newer = again()
    kept = (*newer.actors[:1], *newer.actors[2:], Actor("a9", "authority", "other", mentions=(span("port authority"),)))
    record.reread(1, replace(newer, actors=kept))
    names = [actor.name for actor in record.document(1).actors]
    assert "Harbour Board" in names
    assert "authority" not in names
    assert record.document(1).document.text == TEXT
    assert Channel("Canal Sur", "outlet", span("Canal Sur")) in [one.channel for one in record.document(1).attributions]
    whole(record)
