"""Readings that are varied without the model stay readings. The reports are invented."""

from __future__ import annotations

from dataclasses import fields
from itertools import islice
from pathlib import Path

import jsonschema
import pytest
from benchmarks.charts import Chart, Line, write_charts
from benchmarks.record import grow
from benchmarks.varied import Varied
from lxml import etree
from tests.record.readings import reading, short

from benchmarks import varied
from onrecord.schema import Reading, json_schema

BASES = [
    reading(published="2031-05-04"),
    short("Brandt said on Monday that 250 ferries would sail again in the spring."),
]


def made(count: int, seed: int = 7) -> list[Reading]:
    return list(islice(Varied(BASES, seed), count))


def test_they_are_readings_and_every_span_is_in_its_text() -> None:
    check = jsonschema.Draft202012Validator(json_schema())
    for one in made(60):
        check.validate(one.to_dict())
        base = next(base for base in BASES if len(base.document.text) == len(one.document.text))
        for said, before in zip(one.attributions, base.attributions, strict=True):
            assert (said.content, said.cue) == (before.content, before.cue)


def test_a_name_is_the_same_in_the_text_and_in_its_entry() -> None:
    changed = 0
    for one in made(60):
        for actor in one.actors:
            if actor.kind == "person":
                assert actor.name in one.document.text
                changed += actor.name not in ("Ana Reyes", "Brandt")
    assert changed > 40


def test_the_same_seed_makes_the_same_and_another_does_not() -> None:
    texts = [one.document.text for one in made(20)]
    assert texts == [one.document.text for one in made(20)]
    assert texts != [one.document.text for one in made(20, seed=8)]
    assert len(set(texts)) == 20


def test_dates_move_with_the_day_of_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(varied, "DAILY", 5)
    readings = made(41)
    assert [readings[at].document.published for at in (0, 4, 5, 40)] == [
        "2031-01-01",
        "2031-01-01",
        "2031-01-02",
        "2031-01-09",
    ]
    for one in readings:
        for date in one.dates:  # one day before the report, as it was
            published = one.document.published or ""
            assert date.date is not None
            assert abs(int(published[-2:]) - int(date.date[-2:])) in (0, 1, 2, 28, 29, 30)


def test_others_of_one_affair_tell_the_same_names_in_other_words() -> None:
    by_name: dict[str, set[str]] = {}
    for one in made(200):
        for actor in one.actors:
            if actor.kind == "person":
                by_name.setdefault(actor.name, set()).add(one.document.text)
    assert max(len(texts) for texts in by_name.values()) > 3


def test_each_is_a_document_of_its_own() -> None:
    readings = made(50)
    for field in ("id", "url"):
        assert len({getattr(one.document, field) for one in readings}) == 50
    assert {field.name for field in fields(Reading)} >= {"model", "document"}


def test_a_record_grows_and_is_measured(tmp_path: Path) -> None:
    figures = grow(iter(Varied(BASES)), 40, tmp_path / "varied.record", compared=True)
    assert list(figures["steps"]) == list(range(2, 41, 2))
    assert figures["bytes a document"] > 0
    assert set(figures["growth"]) == {"store", "compare", "logarithm"}
    assert figures["in the record"]["claim_entries"] > 0


def test_a_chart_is_svg_and_its_lines_stay_inside(tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    write_charts(path, [Chart("Ms & more", [Line("a<b", [(1, 0.0), (10, 7.3)])], limit=9.0)] * 3, "Costs")
    root = etree.parse(path).getroot()
    width, height = float(root.get("width")), float(root.get("height"))
    for line in root.iter("{*}polyline"):
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height
    assert "Ms &amp; more" in path.read_text(encoding="utf-8")
