"""Places: what they are resolved to, when their names mean them, and the texts beside this file (tests/reading/places).

Each text is marked as ``marked.py`` says, and its places stand beside it as JSON. All texts are invented.
"""

from __future__ import annotations

import json
import lzma
import re
import time
from pathlib import Path
from typing import Any

import pytest
from tests.reading.marked import found

from onrecord.knowledge import load_csv
from onrecord.reading.found import Found, Mention, Passage, Sentence
from onrecord.reading.places import places
from onrecord.reading.where import gazetteer
from onrecord.reading.where.names import toponyms
from onrecord.reading.where.sense import means_place
from onrecord.reading.where.spots import abbreviated, spots_of
from onrecord.reading.who.known import Known, KnownPlace
from onrecord.schema import Place

FOLDER = Path(__file__).parent / "places"


def read(marked: str, known: Known | None = None) -> dict[str, Place]:
    """The places of a marked text by name."""
    return {place.name: place for place in places(found(marked), known)}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_places_of_a_text(path: Path) -> None:
    given = found(path.read_text("utf-8"))
    expected: list[dict[str, Any]] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    got = [
        {
            "name": place.name,
            "country": place.country,
            "geonames": place.geonames,
            "precision": place.precision,
            **({"note": place.note} if place.note else {}),
            "mentions": [given.text[start:end] for start, end in place.mentions],
        }
        for place in places(given)
    ]
    assert got == expected


@pytest.mark.parametrize("name", ["Damascus", "Aleppo", "Syria", "Louisiana", "Rapides Parish", "Africa"])
def test_what_is_resolved_has_coordinates_and_precision(name: str) -> None:
    place = read(f"They met in {{L {name}}} on Monday.")[name]
    assert place.geonames is not None
    assert place.precision is not None
    assert place.lat is not None
    assert place.lon is not None
    assert place.note is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks in [Damascus] failed.", True),
        ("[Damascus] said that the talks had failed.", False),
        ("[Damascus] has repeatedly denied it.", False),
        ("[Damascus] was under curfew.", True),
        ("They drove to [Damascus].", True),
        ("They spoke with [Damascus].", False),
        ("Sanctions against [Syria] stay.", False),
        ("It accused [Syria] of lying.", False),
        ("[Syria]'s coast was bombed.", True),
        ("[Syria]’s foreign ministry was bombed.", False),
        ("The government of [Syria] fell.", False),
        ("The rest of [Syria] was calm.", True),
        ("[Syria] and Iraq welcomed it.", False),
        ("Iraq and [Syria] want it.", False),
        ("In northern [Syria] it rained.", True),
        ("The [Syria]-Iran summit was put off.", False),
        ("[Syria] pledged $5 million.", False),
        ("The Islamic State of [Syria] said so.", False),
    ],
)
def test_a_country_or_capital_means_the_place_or_its_government(text: str, expected: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    assert means_place(bare, start, end, power=True) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Snow fell on [Macon].", True),
        ("[Macon] lost to the visitors.", False),
        ("A goal against [Macon] was enough.", False),
        ("The mayor left [Macon]'s town hall.", True),
    ],
)
def test_a_town_means_the_place_unless_it_plays(text: str, expected: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    assert means_place(bare, start, end, power=False) is expected


@pytest.mark.parametrize(
    ("marked", "name", "geonames"),
    [
        ("It began in {L Tripoli}, {L Lebanon}.", "Tripoli", 266826),
        ("It began in {L Tripoli}, {L Libya}.", "Tripoli", 2210247),
        ("It began in {L Tripoli} and spread to {L Benghazi} and {L Misrata}.", "Tripoli", 2210247),
        ("The {N Lebanese} city of {L Tripoli} was calm.", "Tripoli", 266826),
        ("Shells fell on {L Lebanon}'s {L Tripoli}.", "Tripoli", 266826),
        ("He was born in {L Paris}.", "Paris", 2988507),
        ("He was born in {L Paris}, {L Texas}.", "Paris", 4717560),
        ("He was born in {L Paris}, Tex., and lives there.", "Paris", 2988507),
        ("The {L Georgia} border with {L Armenia} is shut.", "Georgia", 614540),
        ("Tornadoes crossed {L Alabama}, {L Georgia} and {L Tennessee}.", "Georgia", 4197000),
        ("She lives in {L New York}.", "New York", 5128581),
        ("She lives in {L New York} state.", "New York", 5128638),
        ("They met in {L Washington}.", "Washington", 4140963),
        ("It rained in {L Oregon} and {L Washington}.", "Washington", 5815135),
        ("He went to {L Bombay}.", "Bombay", 1275339),
    ],
)
def test_the_words_around_decide_between_namesakes(marked: str, name: str, geonames: int) -> None:
    assert read(marked)[name].geonames == geonames


def test_a_users_place_wins() -> None:
    own = KnownPlace("Tripoli Camp", ("Tripoli",), "JO", None, 31.5, 35.5, ("camp:7",))
    known = Known(places=(own,))
    place = read("It began in {L Tripoli}, {L Lebanon}, and in Tripoli Camp.", known)["Tripoli Camp"]
    assert (place.country, place.lat, place.lon, place.ids) == ("JO", 31.5, 35.5, ("camp:7",))
    assert place.geonames is None


def test_what_a_users_file_leaves_out_comes_from_the_gazetteer() -> None:
    known = Known(places=(KnownPlace("Halab", ("Aleppo",), geonames=170063),))
    place = read("It began in {L Aleppo}.", known)["Halab"]
    assert (place.country, place.precision) == ("SY", "city")
    assert place.lat == pytest.approx(36.2, abs=0.1)


def test_names_the_model_did_not_mark_or_took_for_something_else() -> None:
    assert read("Shops shut in Aleppo on Monday.")["Aleppo"].country == "SY"
    assert read("Shops shut in {P Aleppo} on Monday.")["Aleppo"].country == "SY"
    assert read("The schools of {O Otter Tail County} shut.")["Otter Tail County"].precision == "region"
    assert read("Shops shut in June, and {P Aleppo} smiled.") == {}


def test_a_building_stays_without_coordinates_where_the_text_is_about_several_towns() -> None:
    text = "It rained in {L Lagos}. It rained in {L Lima}. Rain fell on the {F Vale Bridge}, and {L Lagos} was flooded."
    assert read(text)["Vale Bridge"].lat is None


@pytest.mark.parametrize("marked", ["a {P Mansfield} resident was hurt.", "{P MANSFIELD} (AP) — It rained."])
def test_what_follows_tells_a_town_from_a_person(marked: str) -> None:
    assert list(read(marked)) == ["Mansfield"]
    assert read("{P Mansfield} was hurt.") == {}


@pytest.mark.parametrize("marked", ["{N Syrian} troops left.", "{L West} and {L East} met.", "It was {L western}."])
def test_what_is_no_place(marked: str) -> None:
    assert read(marked) == {}


@pytest.mark.parametrize("text", ["", " ", "\ud800", "IN SYRIA", "in " * 50, "Syria", "'s", ". , ("])
def test_odd_texts_raise_nothing(text: str) -> None:
    for start, end in ((0, len(text)), (0, 0), (max(0, len(text) - 1), len(text))):
        for kind in ("Location", "Facility", "Person"):
            odd = Found(text, (Passage(0, len(text), "paragraph"),), (), (Mention(start, end, kind),), ())
            places(odd)
    places(Found(text, (), (), (), ()))


def test_a_long_text_costs_no_more_per_word_than_a_short_one() -> None:
    sentence = "It rained in {L Tripoli}, {L Lebanon}, and in {L Springfield} and {F Vale Bridge}. "
    costs = []
    for times in (200, 2000):
        given = found(sentence * times)
        start = time.process_time()
        places(given)
        costs.append((time.process_time() - start) / times)
    assert costs[1] < 4 * costs[0]


def test_every_area_has_coordinates_and_is_found_by_its_name() -> None:
    for row in load_csv("place_areas.csv"):
        assert row["kind"] in ("continent", "area", "region", "town"), row
        assert re.fullmatch(r"[A-Z]{2}|", row["country"]), row
        spots = [spot for spot in spots_of(row["word"]) if spot.name == row["name"]]
        assert any(abs(spot.lat) <= 90 and abs(spot.lon) <= 180 for spot in spots), row


def test_every_abbreviation_stands_for_a_place_after_a_comma() -> None:
    for row in load_csv("place_abbreviations.csv"):
        spot = abbreviated(row["short"], after_place=True)
        assert spot is not None, row
        assert spot.area == row["area"], row
    assert abbreviated("IN", after_place=False) is None
    assert abbreviated("N.Y.", after_place=False) is not None


def test_every_word_about_places_is_of_a_kind_that_is_used() -> None:
    kinds = {"at", "from", "to", "part", "power", "power verb", "act", "of power", "of land", "of name", "landmark"}
    rows = [(row["word"], row["kind"]) for row in load_csv("place_words.csv")]
    assert {kind for _, kind in rows} == kinds
    assert len(rows) == len(set(rows))


def test_the_gazetteer_is_sorted_and_every_other_name_leads_to_a_place() -> None:
    lines = lzma.decompress((FOLDER.parents[2] / "src/onrecord/knowledge/gazetteer.tsv.xz").read_bytes()).splitlines()
    assert lines == sorted(lines)
    assert b"CC BY 4.0" in lines[0]
    for line in lines[3000::5000]:
        name, id_, *_ = line.decode().split("\t")
        assert int(id_) in {spot.id for spot in gazetteer.spots(name)}, line


def test_a_name_that_was_cut_in_two_is_one_place() -> None:
    """Each half may be the name of a place elsewhere."""
    text = "The quake was felt near General Santos City in the Philippines."
    cut = text.index("Santos")
    whole = toponyms(
        Found(
            text,
            (Passage(0, len(text), "paragraph"),),
            (Sentence(0, len(text), 0),),
            (
                Mention(cut - 8, cut - 1, "Location"),
                Mention(cut, cut + 11, "Location"),
                Mention(text.index("Phil"), len(text) - 1, "Location"),
            ),
            (),
        )
    )
    assert [one.name for one in whole] == ["General Santos", "Philippines"]
