"""The invented reports that ship with the package are what their README says they are."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.demo import DEMO

MARKUP = re.compile(r"<(script|style).*?</\1>|<[^>]+>", re.DOTALL)
REPORTS = sorted(path for path in DEMO.iterdir() if path.name != "README.md")


def test_the_readme_says_that_all_is_invented_and_lists_every_report() -> None:
    readme = (DEMO / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme
    assert re.findall(r"^\| `([^`]+)`", readme, re.MULTILINE) == [path.name for path in REPORTS]


def test_there_are_fifteen_files_of_several_forms() -> None:
    assert len(REPORTS) == 15
    assert {path.suffix for path in REPORTS} == {".txt", ".html", ".jsonl"}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_reports_are_short_and_dated_in_the_week(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for document in _texts(path, text):
        assert 60 <= len(document.split()) <= 400
    assert re.search(r"1[0-6] June,? 2019|2019-06-1[0-6]", text)


def test_the_json_lines_bring_their_metadata() -> None:
    documents = [document for path in sorted(DEMO.glob("*.jsonl")) for document in _lines(path.name)]
    assert len(documents) == 7
    assert len({document["id"] for document in documents}) == 7
    for document in documents:
        assert document.keys() <= {"id", "url", "outlet", "title", "byline", "published", "text"}
        assert document["text"].startswith(document["title"])


def test_two_reports_reprint_the_agency_s_copy() -> None:
    wire, credited, uncredited = (
        _paragraphs(name)
        for name in ("01-meridian-wire-blast.html", "02-harbour-post-blast.html", "03-valley-sentinel-blast.html")
    )
    assert len(set(wire) & set(credited)) >= 3
    assert len(set(wire) & set(uncredited)) >= 1
    assert "Meridian Wire" in " ".join(credited)
    assert "Meridian Wire" not in " ".join(uncredited)


def test_the_money_in_the_report_of_the_conference_adds_up_as_the_readme_says() -> None:
    paragraphs = _paragraphs("14-orvland-mirror-vienna.html")
    report = " ".join(paragraphs)
    pledges = next(paragraph for paragraph in paragraphs if paragraph.startswith("Norway and Qatar"))
    each, *named = (int(amount) for amount in re.findall(r"\$(\d+) million", pledges))
    assert 2 * each + sum(named) == 530
    assert "pledged $540 million" in report
    assert "60 percent of the $400 million" in report
    assert 400 * 60 // 100 == 240


def test_the_pledges_for_the_grain_add_up_as_the_readme_says() -> None:
    report = " ".join(_paragraphs("08-carvenia-today-donors.html"))
    orvland, federation, perral = (
        int(re.search(rf"{words} €(\d+) million", report)[1])  # type: ignore[index]
        for words in ("Orvland promised", "Federation of Lakes pledged", "island state of Perral")
    )
    assert (orvland, orvland + federation + perral) == (40, 55)
    assert "pledged €61 million" in report
    told = [document["text"] for document in _lines("15-saturday.jsonl") if "40 million" in document["text"]]
    assert len(told) == 2
    assert all("to replace the grain that burned at Port Selda" in text for text in told)


def test_two_reports_cite_one_another() -> None:
    said = "Eleven people have been arrested over the explosion at the Port Selda grain terminal"
    outlets = {
        document["outlet"]: document["text"].split(said)[1].split(" on Saturday")[0]
        for document in _lines("15-saturday.jsonl")
        if said in document["text"]
    }
    assert outlets == {
        "Channel Six": ", the Ostrel Courier reported",
        "Ostrel Courier": ", Channel Six reported",
    }


def test_what_grew_with_the_layers_is_there() -> None:
    everything = " ".join(path.read_text(encoding="utf-8") for path in REPORTS)
    for trap in (
        "revising an earlier figure of 14",
        "Three days after the blast",
        "over the summer",
        "last week",
        "The deputy minister",
        "$100 million each",
        "45m pounds",
        "between 3 and 4 billion euros",
        "Canberra is to add $15 million",
        "Ostrel called the sum",
        "Tripoli in northern Lebanon",
        "Upper Austria",
        "28.12.18",
        "have threatened to close their ports",
        "if Ostrel does not attend",
        "has called off a visit",
        "are thought to have met",
        "are to meet in Ostrel next week",
        "accused the army of shelling",
        "denied that his guns had shelled",
        "Provincial radio stations said that the army had retaken",
        "have besieged the army's base",
        "Gunmen attacked",
        "hurt in the attack",
        "demanded that police release him",
    ):
        assert trap in everything


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DEMO / name).read_text(encoding="utf-8").splitlines()]


def _paragraphs(name: str) -> list[str]:
    found = re.findall(r"<p[^>]*>(.*?)</p>", (DEMO / name).read_text(encoding="utf-8"), re.DOTALL)
    return [unescape(MARKUP.sub("", one)) for one in found]


def _texts(path: Path, content: str) -> list[str]:
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in content.splitlines()]
    return [MARKUP.sub(" ", unescape(content)) if path.suffix == ".html" else content]
