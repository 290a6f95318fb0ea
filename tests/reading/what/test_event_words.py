"""The words of events and of control: every entry's example holds, and the look-ups. All texts are invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, get_args

import pytest

from onrecord.knowledge import load_yaml
from onrecord.reading.what.event_words import (
    Holder,
    HoldingChange,
    control_sense,
    control_senses,
    event_sense,
    mode_and_code,
    senses,
)

_WORD = re.compile(r"[\w-]+|[^\w\s]")

MODES: dict[str, str] = {
    "AGREE": "",
    "CONSULT": "visit phone multilateral third-party",
    "SUPPORT": "",
    "COOPERATE": "",
    "AID": "",
    "CONCEDE": "",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": (
        "abduct torture cleansing beat assassinate execute firearms explosives suicide-attack heavy-weapons "
        "crowd-control destroy sexual massacre aerial drone unconventional primitive"
    ),
}
# The categories of the CAMEO codebook (1.1b3): two digits, and the third digits that each has.
CAMEO = {
    "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8, "11": 6, "12": 9, "13": 9, "14": 5,
    "15": 5, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip


def rows(name: str, key: str = "senses") -> list[Any]:
    data: list[dict[str, Any]] = load_yaml(name)[key]
    return [pytest.param(row, id=f"{row.get('lemma', row.get('type'))}-{n}") for n, row in enumerate(data)]


def words_of(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def at(words: Sequence[str], lemma: str, forms: Any) -> list[int]:
    """Where a form of the lemma stands: of its last word, where it is several."""
    size = lemma.count(" ") + 1
    ends = range(size - 1, len(words))
    return [end for end in ends if lemma in {s.lemma for s in forms(" ".join(words[end - size + 1 : end + 1]))}]


@pytest.mark.parametrize("row", rows("event_words"))
def test_the_example_of_an_event_word_is_read_in_its_sense(row: dict[str, Any]) -> None:
    words = words_of(row["example"])
    found = {
        (sense.mode, sense.cameo)
        for index in at(words, row["lemma"], senses)
        if (sense := event_sense(row["type"], words[index], words, index))
    }
    assert (row["mode"], row["cameo"]) in found


@pytest.mark.parametrize("row", rows("control_words"))
def test_the_example_of_a_control_word_is_read_in_its_sense(row: dict[str, Any]) -> None:
    words = words_of(row["example"])
    found = {
        sense.change
        for index in at(words, row["lemma"], control_senses)
        if (sense := control_sense(words[index], words, index))
    }
    assert row["change"] in found


@pytest.mark.parametrize("row", rows("event_words", "modes"))
def test_the_example_of_a_mode_shows_it(row: dict[str, Any]) -> None:
    event, marks = re.search(r"\[(.+)\]", row["example"]), re.search(r"<(.+)>", row["example"])
    assert event
    assert marks
    words = words_of(re.sub(r"[\[\]<>]", "", row["example"]))
    event_word = event[1].lower()
    mode, code = mode_and_code(row["type"], event_word, words, words.index(event_word))
    assert code in (row["cameo"], row.get("firm"))
    assert mode == row["mode"] or row["mode"] is None
    without = [word for word in words if word not in words_of(marks[1])]
    assert mode_and_code(row["type"], event_word, without, without.index(event_word)) != (mode, code)


@pytest.mark.parametrize("row", [*rows("event_words"), *rows("event_words", "modes")])
def test_types_modes_and_codes_are_of_the_codebooks(row: dict[str, Any]) -> None:
    modes = MODES[row["type"]].split()
    assert row["mode"] is None or row["mode"] in modes
    assert set(row.get("over", ())) <= set(modes)
    for code in (row["cameo"], row.get("firm", row["cameo"]), *row.get("only", ())):
        assert re.fullmatch(r"\d{3}[1-6]?", code)
        assert int(code[2]) <= CAMEO[code[:2]]


def test_every_type_has_a_root_and_words() -> None:
    data = load_yaml("event_words")
    assert set(data["roots"]) == set(MODES) == {row["type"] for row in data["senses"]}
    assert len(data["senses"]) > 450
    for type, root in data["roots"].items():
        assert mode_and_code(type, "qwxz", ["qwxz"], 0) == (None, root)


def test_no_sense_stands_twice() -> None:
    for name in ("event_words", "control_words"):
        seen = [{key: row[key] for key in row if key != "example"} for row in load_yaml(name)["senses"]]
        assert len({repr(row) for row in seen}) == len(seen)


@pytest.mark.parametrize("row", rows("control_words"))
def test_control_words_are_well_formed(row: dict[str, Any]) -> None:
    assert row["change"] in get_args(HoldingChange)
    for key in ("holder", "loser"):
        assert row.get(key, "subject") in get_args(Holder)
    assert row.get("passive", "lost") in get_args(HoldingChange)
    assert row["part"] == "verb" or row["holder"] != "subject"


@pytest.mark.parametrize(
    ("form", "lemma", "type"),
    [
        ("shot", "shoot", "ASSAULT"),
        ("struck", "strike", "ASSAULT"),
        ("fought", "fight", "ASSAULT"),
        ("blew", "blow", "ASSAULT"),
        ("met", "meet", "CONSULT"),
        ("withdrew", "withdraw", "RETREAT"),
        ("sought", "seek", "REQUEST"),
        ("overthrown", "overthrow", "COERCE"),
        ("froze", "freeze", "COERCE"),
        ("criticised", "criticize", "ACCUSE"),
        ("vetoes", "veto", "REJECT"),
        ("Shelling", "shelling", "ASSAULT"),
        ("martial law", "martial law", "COERCE"),
        ("hunger-strike", "hunger strike", "PROTEST"),
    ],
)
def test_inflected_forms_lead_back(form: str, lemma: str, type: str) -> None:
    assert (lemma, type) in {(sense.lemma, sense.type) for sense in senses(form)}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("fell", "fall"),
        ("held", "hold"),
        ("retook", "retake"),
        ("driven", "drive"),
        ("lost", "lose"),
        ("overran", "overrun"),
    ],
)
def test_forms_of_control_lead_back(form: str, lemma: str) -> None:
    assert lemma in {sense.lemma for sense in control_senses(form)}


def test_verbs_and_nouns_are_kept_apart() -> None:
    assert {sense.part for sense in senses("attack")} == {"verb", "noun"}
    assert {sense.part for sense in senses("attack", "noun")} == {"noun"}
    assert {sense.part for sense in senses("attacked")} == {"verb"}
    assert senses("talks", "noun")[0].mutual
    assert senses("table cloth") == ()


@pytest.mark.parametrize(
    ("type", "text", "mode", "code"),
    [
        ("ASSAULT", "Warplanes [struck] a depot.", "aerial", "195"),
        ("ASSAULT", "A drone [strike] hit the post.", "drone", "1952"),
        ("PROTEST", "Teachers began a [strike] over wages.", "strike", "143"),
        ("PROTEST", "A hunger [strike] began in the jail.", "hunger", "142"),
        ("ASSAULT", "A missile [strike] hit the port.", "heavy-weapons", "194"),
        ("ASSAULT", "Two men were [killed] on Sunday.", None, "180"),
        ("ASSAULT", "A car bomb [killed] two men.", "explosives", "1832"),
        ("ASSAULT", "Gunmen [killed] two men.", "firearms", "193"),
        ("ASSAULT", "They shelled it, but nobody was [qwxed].", None, "180"),
        ("CONSULT", "The premier [spoke] with the king by telephone.", "phone", "041"),
        ("CONSULT", "The rivals held [talks] in Oslo.", None, "046"),
        ("REQUEST", "The envoy [called] for a ceasefire.", "yield", "0256"),
        ("REQUEST", "The envoy [demanded] a ceasefire.", "yield", "1056"),
        ("REQUEST", "Tamiri [asked] for food.", "assist", "0233"),
        ("THREATEN", "The bloc [threatened] sanctions.", "relations", "1312"),
        ("COERCE", "The king declared martial [law] in Sarn.", "martial-law", "1724"),
        ("COERCE", "The king declared a state of [emergency].", "martial-law", "1724"),
        ("MOBILIZE", "Kandaria [deployed] two brigades.", "troops", "154"),
        ("MOBILIZE", "Kandaria [deployed] riot police.", "police", "153"),
        ("CONCEDE", "The bloc [lifted] the sanctions.", None, "085"),
        ("CONCEDE", "The mayor [lifted] the curfew.", None, "0813"),
    ],
)
def test_the_words_around_tell_mode_and_code(type: str, text: str, mode: str | None, code: str) -> None:
    before = words_of(text[: text.index("[")])
    words = words_of(re.sub(r"[\[\]]", "", text))
    assert mode_and_code(type, words[len(before)], words, len(before)) == (mode, code)


def test_a_type_that_is_none_has_no_code() -> None:
    assert mode_and_code("WEATHER", "rained", ["it", "rained"], 1) == (None, None)


@pytest.mark.parametrize("index", [-1, 0, 3, 99])
def test_an_index_outside_the_sentence_does_no_harm(index: int) -> None:
    assert mode_and_code("ASSAULT", "killed", ["men", "killed"], index)[1] == "180"
    assert control_sense("besieged", ["they", "besieged", "it"], index)


@pytest.mark.parametrize(
    ("form", "text", "change", "holder"),
    [
        ("fell", "Veld fell to the rebels.", "gained", "to"),
        ("pulled", "The army pulled its last men out of the town.", "lost", "subject"),
        ("drove", "Troops drove the last of the rebels out of Veld.", "wrested", "subject"),
        ("control", "The clan took control of the port.", "gained", "owner"),
        ("control", "The port is under the control of the clan.", "holds", "of"),
        ("fighting", "They are fighting for the bridge.", "contested", "subject"),
    ],
)
def test_particles_and_company_choose_among_senses_of_control(form: str, text: str, change: str, holder: str) -> None:
    words = words_of(text)
    sense = control_sense(form, words, words.index(form))
    assert sense
    assert (sense.change, sense.holder) == (change, holder)


def test_a_named_place_is_company_enough() -> None:
    words = words_of("The Orsk Front took Sarnigrad.")
    assert control_sense("took", words, 3) is None
    sense = control_sense("took", words, 3, named=True)
    assert sense
    assert sense.change == "gained"
    assert control_sense("took", words_of("She took a seat."), 1) is None


def test_who_was_driven_out_lost() -> None:
    words = words_of("The rebels were driven out of the port.")
    sense = control_sense("driven", words, words.index("driven"))
    assert sense
    assert (sense.change, sense.passive) == ("wrested", "lost")
