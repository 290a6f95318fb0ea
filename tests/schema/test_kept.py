"""The forms of what a record keeps beside readings. The reports are invented."""

from __future__ import annotations

from pathlib import Path

from tests.record.readings import reading, short
from tests.schemas import hold

from onrecord.record import Record
from onrecord.record.kinds import KINDS

URL = "https://lamp.example/ferries"


def test_a_review_of_every_kind_of_entry(tmp_path: Path) -> None:
    with Record.open(tmp_path / "news.record") as record:
        record.add(reading())
        numbers = [number for (number,) in record.connection.execute("SELECT entry FROM entries ORDER BY entry")]
        forms = [record.review(number, "accepted", reviewer="Ida Moss").to_dict() for number in numbers]
        (flow,) = record.find(kind="flows", status="pledge")
        forms.append(record.review(flow.number, "corrected", {"upper": None}, reviewer="Ida Moss").to_dict())
    assert {form["kind"] for form in forms} == {kind.name for kind in KINDS}
    for form in forms:
        hold(form)
        assert "referred" not in form
    assert (forms[-1]["correction"], forms[-1]["machine"]["upper"]) == ({"upper": None}, "2500000")


def test_versions(tmp_path: Path) -> None:
    with Record.open(tmp_path / "news.record") as record:
        record.add(short("Reyes said four ferries sail.", url=URL, raw=b"1"))
        record.add(short("Reyes said six ferries sail.", url=URL, raw=b"2", title=None, byline=()))
        forms = [version.to_dict() for version in record.versions(URL)]
    for form in forms:
        hold(form)
    assert forms[1]["facts"] == {
        "title": ["Minister confirms talks in Port Selda", None],
        "byline": ["Otto Brandt, Ida Moss", None],
    }
    assert [(one["removed"], one["added"]) for one in forms[1]["alterations"]] == [("four", "six")]


def test_links(tmp_path: Path) -> None:
    with Record.open(tmp_path / "news.record") as record:
        for name in ("first", "second"):
            record.add(reading(id=name))
        links = record.link()
        assert links
        for link in [*links, *record.unlink(links[0].entry or 0, reviewer="Ida Moss", why="her cousin")]:
            hold(link.to_dict())
