"""A user's file of known actors and places: read, checked, and tied to the actors of a text. All names are invented."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from tests.reading.marked import found

import onrecord
from onrecord.errors import KnownFileError, SettingError
from onrecord.reading.actors import Actors, actors
from onrecord.reading.who.known import Known, KnownActor, KnownPlace, KnownRole
from onrecord.reading.who.known_files import load_known

YAML = """
actors:
  - name: Oren Castellane
    kind: person
    aliases: [The Old Fox, O. Castellane]
    country: NO
    ids: ["wikidata:Q1", "desk:17"]
    roles:
      - {role: foreign minister, affiliation: Norway, from: 2012-03, to: 2015-01-31}
      - {role: envoy, from: 2015-02}
  - name: Tarn Front
    aliases: TF
places:
  - {name: Qarn, aliases: [Karn], country: SY, geonames: 123, lat: 35.1, lon: 38, ids: ["desk:p1"]}
"""
KNOWN = Known(
    (
        KnownActor(
            "Oren Castellane",
            "person",
            ("The Old Fox", "O. Castellane"),
            "NO",
            ("wikidata:Q1", "desk:17"),
            (
                KnownRole("foreign minister", "Norway", "2012-03", "2015-01-31"),
                KnownRole("envoy", None, "2015-02", None),
            ),
        ),
        KnownActor("Tarn Front", None, ("TF",)),
    ),
    (KnownPlace("Qarn", ("Karn",), "SY", 123, 35.1, 38.0, ("desk:p1",)),),
)
CSV = """name,kind,aliases,country,ids,role,affiliation,from,to,geonames,lat,lon
Oren Castellane,person,The Old Fox; O. Castellane,NO,wikidata:Q1; desk:17,foreign minister,Norway,2012-03,2015-01-31,,,
Oren Castellane,,,,,envoy,,2015-02,,,,
Tarn Front,,TF,,,,,,,,,
Qarn,place,Karn,SY,desk:p1,,,,,123,35.1,38
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def as_json() -> str:
    actor = KNOWN.actors[0]
    roles = [
        {"role": "foreign minister", "affiliation": "Norway", "from": "2012-03", "to": "2015-01-31"},
        {"role": "envoy", "from": "2015-02"},
    ]
    one = {"name": actor.name, "kind": "person", "aliases": list(actor.aliases), "country": "NO"}
    place = {"name": "Qarn", "aliases": ["Karn"], "country": "SY", "geonames": 123, "lat": 35.1, "lon": 38}
    return json.dumps(
        {
            "actors": [{**one, "ids": list(actor.ids), "roles": roles}, {"name": "Tarn Front", "aliases": ["TF"]}],
            "places": [{**place, "ids": ["desk:p1"]}],
        }
    )


@pytest.mark.parametrize(("name", "text"), [("k.yaml", YAML), ("k.yml", YAML), ("k.csv", CSV), ("k.json", as_json())])
def test_the_three_forms_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    assert onrecord.load_known(write(tmp_path, name, text)) == KNOWN


def test_it_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(KNOWN))
    assert sent == KNOWN
    assert sent.actors_named("the old fox") == KNOWN.actors[:1]


def test_norway_is_no_truth_value(tmp_path: Path) -> None:
    known = load_known(write(tmp_path, "k.yaml", "actors:\n  - {name: Holt, country: NO}\n"))
    assert known.actors[0].country == "NO"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("k.txt", "", "should end in .yaml, .yml, .json or .csv"),
        ("k.yaml", "", "should hold a list of actors, of places, or both"),
        ("k.yaml", "- a\n", "should hold a list of actors"),
        ("k.yaml", "actors: [\n", "line 2: is not YAML"),
        ("k.yaml", "people: []\n", "has 'people'; only actors and places"),
        ("k.yaml", "actors: x\n", "actors should be a list"),
        ("k.yaml", "actors:\n  - {name: A}\n  - x\n", "line 3, actor 2: should have fields"),
        ("k.yaml", "actors:\n  - {kind: person}\n", "line 2, actor 1: should have a name"),
        ("k.yaml", "actors:\n  - {name: A, nick: B}\n", "line 2, actor 1 (A): has 'nick'; known are name, kind"),
        ("k.yaml", "actors:\n  - {name: A, kind: ship}\n", "kind 'ship' should be one of person, organisation"),
        ("k.yaml", "actors:\n  - {name: A, country: Norway}\n", "country 'Norway' should be an ISO 3166-1 code"),
        ("k.yaml", "actors:\n  - {name: A, ids: [Q42]}\n", "id 'Q42' should say whose it is, like wikidata:Q42"),
        ("k.yaml", "actors:\n  - {name: A, aliases: [[B]]}\n", "aliases should be a list of texts"),
        ("k.yaml", "actors:\n  - {name: A, roles: [x]}\n", "each of roles should have fields"),
        ("k.yaml", "actors:\n  - {name: A, roles: [{from: 2012}]}\n", "should have a role or an affiliation"),
        ("k.yaml", "actors:\n  - {name: A, roles: [{role: b, from: May}]}\n", "from 'May' should be a date like 2014"),
        ("k.yaml", "actors:\n  - {name: A, roles: [{role: b, from: 2012, to: 2011-05}]}\n", "ends (2011-05) before"),
        ("k.yaml", "places:\n  - {name: A, lat: 91, lon: 0}\n", "place 1 (A): lat '91' should be from -90 to 90"),
        ("k.yaml", "places:\n  - {name: A, lat: 9}\n", "has only one of lat and lon"),
        ("k.yaml", "places:\n  - {name: A, lat: north, lon: 0}\n", "lat 'north' should be a number"),
        ("k.yaml", "places:\n  - {name: A, lat: nan, lon: 0}\n", "lat 'nan' should be from"),
        ("k.yaml", "places:\n  - {name: A, geonames: x}\n", "geonames 'x' should be a number"),
        ("k.json", "{", "line 1: is not JSON"),
        ("k.json", '{"actors": [{"name": 5}]}', "actor 1: should have a name"),
        ("k.csv", "who\nA\n", "line 1: should name the columns, among them name"),
        ("k.csv", "name,nick\nA,B\n", "line 1: has the column 'nick'"),
        ("k.csv", "name,kind\nA\n", "line 2: should have 2 fields"),
        ("k.csv", "name,kind\nA,ship\n", "line 2 (A): kind 'ship'"),
    ],
)
def test_a_slip_is_named_with_its_file_and_entry(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(KnownFileError) as error:
        load_known(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownFileError, match=r"none\.yaml: cannot be read"):
        load_known(tmp_path / "none.yaml")
    bytes_ = tmp_path / "k.yaml"
    bytes_.write_bytes(b"actors: \xff\xfe")
    with pytest.raises(SettingError, match="is not UTF-8 text"):
        load_known(bytes_)


@pytest.mark.parametrize(
    ("day", "role"),
    [
        ("2014-01-15", "foreign minister"),
        ("2012-03-01T10:00", "foreign minister"),
        ("2012-02-28", None),
        ("2015-01-31", "foreign minister"),
        ("2015-02-01", "envoy"),
        ("2015", "envoy"),
        ("2030-01-01", "envoy"),
        (None, None),
    ],
)
def test_the_role_is_that_of_the_day(day: str | None, role: str | None) -> None:
    held = KNOWN.actors[0].role_at(day)
    assert (held.role if held else None) == role


def test_a_lone_role_without_dates_holds_always() -> None:
    assert KnownActor("A", roles=(KnownRole("mayor"),)).role_at(None) == KnownRole("mayor")
    assert KnownActor("A", roles=(KnownRole("mayor"), KnownRole("poet"))).role_at(None) is None


def read(marked: str, known: Known = KNOWN, published: str | None = "2014-01-15") -> Actors:
    return actors(found(marked), known=known, published=published)


def test_an_alias_is_the_known_actor_by_its_name_with_its_ids() -> None:
    [actor] = read("{O The Old Fox} spoke.").actors
    assert (actor.name, actor.kind, actor.country, actor.ids) == (
        "Oren Castellane",
        "person",
        "NO",
        ("wikidata:Q1", "desk:17"),
    )


def test_mentions_by_name_and_alias_are_one_actor_and_one_speaker() -> None:
    result = read(
        "{P Oren Castellane} spoke. {O The Old Fox} slept. {P Castellane} left. [S {O The Old Fox}] [C said] [T no]."
    )
    [actor] = result.actors
    assert len(actor.mentions) == 4
    assert result.speakers == (actor.id,)


def test_the_files_role_is_shown_where_the_text_has_none_and_is_no_fact_of_the_text() -> None:
    [actor] = read("{P Oren Castellane} spoke.").actors
    assert (actor.role, actor.affiliation, actor.roles) == ("foreign minister", "Norway", ())
    [later] = read("{P Oren Castellane} spoke.", published="2016").actors
    assert (later.role, later.affiliation) == ("envoy", None)
    [undated] = read("{P Oren Castellane} spoke.", published=None).actors
    assert undated.role is None


def test_what_the_text_says_is_not_overwritten() -> None:
    [actor] = read("The poet {P Oren Castellane} spoke.").actors
    assert (actor.role, actor.affiliation) == ("poet", None)
    assert [role.role for role in actor.roles] == ["poet"]


def test_the_files_role_tells_who_the_minister_is() -> None:
    marked = "{P Oren Castellane} spoke. [S The foreign minister] [C said] [T no]."
    assert read(marked).speakers == ("a1",)
    assert actors(found(marked)).speakers == (None,) or actors(found(marked)).speakers != ("a1",)


def test_a_role_of_the_past_gives_way_to_the_files_of_now() -> None:
    [actor] = read("The former judge {P Oren Castellane} spoke.").actors
    assert (actor.role, actor.affiliation) == ("foreign minister", "Norway")
    assert [(role.role, role.former) for role in actor.roles] == [("judge", True)]


def test_a_known_place_is_no_person_and_a_known_person_no_place() -> None:
    assert read("{P Qarn} shut its port.").actors == ()
    [actor] = read("{L The Old Fox} shut the port.").actors
    assert actor.name == "Oren Castellane"


def test_a_leader_by_the_file_leads_the_government() -> None:
    known = Known((KnownActor("Bashir Orlan", roles=(KnownRole("president", "Syria", "2000"),)),))
    result = read("{P Bashir Orlan} spoke. The {P Orlan} regime fell.", known)
    assert [actor.name for actor in result.actors] == ["Bashir Orlan", "Syria"]


TWO = Known(
    (
        KnownActor("Jan Holt the Elder", "person", ("Jan Holt",), "NO", ("desk:1",), (KnownRole("mayor", "Velm"),)),
        KnownActor("Jan Holt the Younger", "person", ("Jan Holt",), "SE", ("desk:2",), (KnownRole("poet"),)),
    )
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("{P Jan Holt} spoke.", ()),
        ("Mayor {P Jan Holt} spoke.", ("desk:1",)),
        ("{P Jan Holt}, the poet, spoke.", ("desk:2",)),
        ("{N Swedish} judge {P Jan Holt} spoke.", ("desk:2",)),
        ("{N Norwegian} judge {P Jan Holt} spoke.", ("desk:1",)),
        ("{N Danish} judge {P Jan Holt} spoke.", ()),
    ],
)
def test_of_two_with_one_alias_the_context_decides_or_none_is_linked(text: str, ids: tuple[str, ...]) -> None:
    [actor] = read(text, TWO).actors
    assert actor.ids == ids


def test_a_namesake_of_another_country_is_not_linked() -> None:
    [actor] = read("{N Danish} judge {P Oren Castellane} spoke.").actors
    assert (actor.ids, actor.country) == ((), "DK")


def test_a_surname_alone_is_no_alias() -> None:
    assert read("{P Castellane} spoke.").actors[0].ids == ()


def test_a_government_can_be_known_by_its_country() -> None:
    known = Known(
        (KnownActor("Kingdom of Norway", "government", ("Norway", "the Fram group"), "NO", ("wikidata:Q20",)),)
    )
    result = read(
        "The {O Fram group} met. {L Norway} denied it. [S The {N Norwegian} government] [C said] [T no].", known
    )
    [actor] = result.actors
    assert (actor.name, actor.ids, len(actor.mentions)) == ("Kingdom of Norway", ("wikidata:Q20",), 3)
    assert result.speakers == (actor.id,)


def test_nothing_known_changes_nothing() -> None:
    marked = "{P Oren Castellane} spoke. [S He] [C said] [T no]."
    assert actors(found(marked), known=Known()) == actors(found(marked))
