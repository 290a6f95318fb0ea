"""Countries by name, nationality and capital."""

from __future__ import annotations

import re

import pytest

from onrecord.knowledge import load_csv
from onrecord.reading.where.countries import countries, country_code, is_country, is_nationality


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Syria", "SY"),
        ("Syrian", "SY"),
        ("Syrians", "SY"),
        ("Syria's", "SY"),
        ("Syria’s", "SY"),
        ("SYRIA", "SY"),
        ("the Netherlands", "NL"),
        ("The  Netherlands", "NL"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the United States", "US"),
        ("Britain", "GB"),
        ("Scotland", "GB"),
        ("Britons", "GB"),
        ("Burma", "MM"),
        ("Soviet", "RU"),
        ("Côte d’Ivoire", "CI"),
        ("Greenland", "GL"),
        ("Gaza", "PS"),
        ("Palestinians", "PS"),
        ("Congolese", "CD"),
        ("Republic of the Congo", "CG"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Swede", "SE"),
        ("Kosovo", "XK"),
    ],
)
def test_a_name_or_nationality_gives_its_country(word: str, code: str) -> None:
    assert country_code(word) == code


@pytest.mark.parametrize(
    "word", ["", " ", "us", "car", "Car", "pole", "Korean", "Europe", "European", "EU", "Vardia", "'s"]
)
def test_what_is_no_country_gives_none(word: str) -> None:
    assert country_code(word) is None


def test_capitals_only_where_asked_for() -> None:
    assert country_code("Damascus") is None
    assert country_code("Damascus", capitals=True) == "SY"
    assert country_code("Aleppo", capitals=True) is None
    # Luxembourg and Singapore are names of countries first.
    assert country_code("Singapore") == country_code("Singapore", capitals=True) == "SG"


def test_nationalities_and_countries_are_told_apart() -> None:
    assert is_nationality("Syrian")
    assert not is_nationality("Syria")
    assert is_country("Syria")
    assert is_country("the Netherlands")
    assert not is_country("Syrian")
    assert not is_country("Scotland")
    assert not is_country("Crimea")


def test_every_country_has_a_code_an_id_and_coordinates() -> None:
    assert len(countries()) >= 240
    for code, country in countries().items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert country.geonames > 0
        assert -90 <= country.lat <= 90, country
        assert -180 <= country.lon <= 180, country
        assert country.continent in {"AF", "AN", "AS", "EU", "NA", "OC", "SA"}
        assert country_code(country.name) == code


def test_every_word_of_the_tables_is_understood() -> None:
    for row in load_csv("country_names.csv"):
        assert country_code(row["word"]) == row["code"], row
    # Europe is a continent, and "Congo" alone another state than the demonyms' table has it.
    rows = [row for row in load_csv("demonyms.csv") if row["country"] not in ("Europe", "Congo")]
    missing = [row["word"] for row in rows if country_code(row["word"], capitals=True) is None]
    assert missing == []
