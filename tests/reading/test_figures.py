"""Counts of people and things: the lexicon's examples, traps, and the invented texts of tests/reading/figures."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.reading.marked import found as marked

from onrecord.knowledge import load_csv
from onrecord.reading import read
from onrecord.reading.figures import figures
from onrecord.reading.found import Found, Passage, Sentence
from onrecord.schema import Date, Figure, Place

FOLDER = Path(__file__).parent / "figures"


def of(text: str, dates: tuple[Date, ...] = (), places: tuple[Place, ...] = ()) -> tuple[Figure, ...]:
    return figures(marked(text), dates, places)


def short(text: str) -> list[tuple[str, int]]:
    return [(figure.what, figure.value) for figure in of(text)]


def words(text: str, figure: Figure) -> list[str]:
    return [text[start:end] for start, end in figure.span]


@pytest.mark.parametrize("use", ["verb", "intransitive", "state", "noun", "act", "toll"])
def test_every_example_of_the_lexicon_gives_what_its_row_says(use: str) -> None:
    wrong = []
    for row in load_csv("figure_words"):
        text = row["example"]
        if row["use"] == use:
            found = Found(text, (Passage(0, len(text), "paragraph"),), (Sentence(0, len(text), 0),), (), ())
            got = [(figure.what, figure.value) for figure in figures(found, (), ())]
            if got != ([] if row["what"] == "-" else [(row["what"], 12)]):
                wrong.append((row["phrase"], text, got))
    assert wrong == []


def test_the_lexicon_has_no_duplicates() -> None:
    counts = Counter((row["phrase"], row["use"], row["what"], row["of"]) for row in load_csv("figure_words"))
    assert [key for key, count in counts.items() if count > 1] == []
    nouns = Counter((row["word"], row["kind"]) for row in load_csv("counted_nouns"))
    assert [key for key, count in nouns.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve soldiers and three civilians were killed.", [("killed", 12), ("killed", 3)]),
        ("The raid killed 12 and wounded 30.", [("killed", 12), ("injured", 30)]),
        ("A strike killed five people, including two children.", [("killed", 5), ("killed", 2)]),
        ("The storm left 40 dead and twice as many injured.", [("killed", 40)]),
        ("The dead and injured numbered 50.", [("casualties", 50)]),
        ("The blast killed or wounded 50 people.", [("casualties", 50)]),
        ("One of the three wounded later died.", [("killed", 1), ("injured", 3)]),
        ("Of the 44 people killed, six were children.", [("killed", 44), ("killed", 6)]),
        ("The raid killed three in the north and one at the gate.", [("killed", 3), ("killed", 1)]),
        ("A mother and her two sons were killed.", [("killed", 1), ("killed", 2)]),
        ("Rebels killed the mayor and two bodyguards.", [("killed", 2)]),
        ("Six workers trapped in a tunnel were rescued.", [("rescued", 6)]),
        (
            "Eight people (three soldiers and five civilians) were hurt.",
            [("injured", 8), ("injured", 3), ("injured", 5)],
        ),
        ("Twelve gunmen killed a guard.", [("killed", 1)]),
        ("Blast kills 12 in market", [("killed", 12)]),
        ("4 dead, 12 hurt in pile-up", [("killed", 4), ("injured", 12)]),
        ("Gunmen freed 20 of the 46 nurses held in the town.", [("released", 20), ("detained", 46)]),
        ("The storm damaged or destroyed 60 homes.", [("damaged", 60)]),
        ("The storm destroyed 40 homes and damaged 60 others.", [("destroyed", 40), ("damaged", 60)]),
        ("Residents of 30 homes were told to leave.", [("evacuated", 30)]),
        (
            "Nine were hurt, as were two soldiers, and two each from the guard and the police.",
            [("injured", n) for n in (9, 2, 2)],
        ),
        ("Police shot two men dead and shot a third.", [("killed", 2), ("injured", 1)]),
        ("Two men were shot and killed.", [("killed", 2)]),
        ("A man was killed and his wife was injured.", [("killed", 1), ("injured", 1)]),
        ("The clinic treated 12 people for cholera.", [("infected", 12)]),
        ("The clinic treated 12 people for burns.", [("injured", 12)]),
        ("Police picked up 12 men in dawn raids.", [("detained", 12)]),
        ("Lifeguards picked up 12 men.", [("rescued", 12)]),
        ("Gunmen freed 38 pupils but still hold 11.", [("released", 38), ("abducted", 11)]),
        ("Crews found 20 bodies, eleven women and nine men.", [("killed", 20), ("killed", 11), ("killed", 9)]),
        (
            "It damaged 50 buildings, including 30 schools and 12 shops.",
            [("damaged", 50), ("damaged", 30), ("damaged", 12)],
        ),
        ("Three guards were among the 12 people arrested.", [("detained", 3), ("detained", 12)]),
        ("Five people, who were all crew, were rescued.", [("rescued", 5)]),
        (
            "The office counted 183 casualties: 51 killed and 132 injured.",
            [("casualties", 183), ("killed", 51), ("injured", 132)],
        ),
        ("The fire destroyed 300 head of cattle.", []),
        ("The drought killed 300 head of cattle.", [("killed", 300)]),
        ("The death toll rose by five to 60.", [("killed", 60)]),
    ],
)
def test_what_stands_together_is_told_apart(text: str, expected: list[tuple[str, int]]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt in the fire.",
        "None of the 224 people on the flight survived.",
        "Officials denied that 14 prisoners had been killed.",
        "About 30 people are feared dead.",
        "A quake could kill up to 500 people and leave 20,000 homeless.",
        "The group threatened to kill 10 hostages.",
        "The army plans to send 600 troops to the valley.",
        "Israel to free 26 prisoners",
        "The police asked whether 12 people had been killed.",
        "Dozens of people were killed and scores injured.",
        "Hundreds of thousands have fled.",
        "The minister has killed two birds with one stone.",
        "Olaf Perrin, 61, died on Monday.",
        "The striker, aged 28, was injured.",
        "A man aged 25 to 30 was seen at 10:30 on 12 May 2014.",
        "The storm destroyed 12,000 hectares and 30 per cent of the harvest.",
        "The war killed hopes 12 years ago.",
        "The attack came 12 days after 30 rockets were fired.",
        "A poll of 2047 registered voters was released.",
        "Four in 10 people were affected.",
        "Both firefighters were released from hospital.",
        "The council voted 12 to 3.",
        "The firm will release 12 new models.",
        "The club lost 3-1 in front of 41,000 fans.",
        "A leading campaigner demanded the release of 12 people.",
        "Prosecutors want 12 men jailed.",
        "Three in every ten children are malnourished.",
        "One out of every thousand children died.",
        "A couple of hundred people were evacuated.",
        "The hurt ranged in age from eleven to 75.",
        "Twelve arrest warrants were issued.",
        "She denied a report that 11 had been arrested.",
        "Killing a bird is a crime.",
    ],
)
def test_what_counts_nobody_gives_no_figure(text: str) -> None:
    assert of(text) == ()


def test_a_figure_carries_its_bound_its_words_and_who_is_counted() -> None:
    text = "Shelling killed at least 12 Syrian soldiers and wounded between 20 and 30 others."
    dead, hurt = of(text)
    assert (dead.what, dead.value, dead.bound, dead.upper, dead.who) == (
        "killed",
        12,
        "at least",
        None,
        "Syrian soldiers",
    )
    assert words(text, dead) == ["at least 12", "killed"]
    assert (hurt.what, hurt.value, hurt.bound, hurt.upper, hurt.who) == ("injured", 20, "between", 30, None)
    assert words(text, hurt) == ["between 20 and 30", "wounded"]


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("At least 39 people are dead, officials said, revising an earlier 37.", 39, 37),
        ("The death toll rose to 41 from 38 on Saturday.", 41, 38),
        ("The death toll rose from 38 to 41 on Saturday.", 41, 38),
        ("At least 20 were killed. This revised downwards an earlier toll of 27 dead.", 20, 27),
        ("The toll has reached 44. The sheriff had put it at 42 on Sunday.", 44, 42),
        ("At least 38 people were killed. By evening the toll had climbed to 41.", 41, 38),
        ("The death toll has reached 29. It stood at 21 on Sunday.", 29, 21),
        ("Some 31 pupils have come down with measles, up from 26 on Friday.", 31, 26),
        ("The Office counts 1,320 people missing, down from the 1,580 it gave last week.", 1320, 1580),
        ("Nearly 582,000 people have fled, the agency said, correcting an earlier figure of 536,000.", 582000, 536000),
    ],
)
def test_a_revised_figure_stays_and_is_named_by_the_one_that_replaces_it(text: str, new: int, old: int) -> None:
    found = {figure.value: figure for figure in of(text)}
    assert found.keys() == {new, old}
    assert found[new].revises == found[old].id
    assert found[old].revises is None


@pytest.mark.parametrize(
    "text",
    [
        "Ten people died in a crash. The death toll from the virus has risen to 12.",
        "Two more bodies were found. The toll rose to 4.",
        "Three bodies were found, bringing the toll to 44.",
        "The blast killed 12 people. A fire in May killed 14.",
        "At least 41 people were killed. The toll had climbed to 38.",
    ],
)
def test_a_later_toll_of_something_else_replaces_nothing(text: str) -> None:
    assert [figure.revises for figure in of(text)] == [None, None]


def test_a_figure_of_last_year_is_not_revised() -> None:
    this, last = of("The number of refugees rose to 90,000 from 80,000 a year earlier.")
    assert (this.value, last.value, this.revises) == (90000, 80000, None)


def test_mentions_of_one_figure_under_one_attribution_are_one_entry_with_all_spans() -> None:
    text = "# Blast kills 12\n\nA blast killed 12 people in the market."
    [figure] = of(text)
    assert words(text, figure) == ["12", "kills", "12", "killed"]
    assert figure.who == "people"


def test_a_figure_somebody_else_gives_is_another_entry() -> None:
    own, said = of("# Blast kills 12\n\n[S Police] [C said] [T that 12 people were killed].")
    assert (own.attribution, said.attribution) == (None, "t1")
    assert own.value == said.value == 12


def test_other_people_are_another_figure() -> None:
    assert len(of("Two soldiers were killed. Two children were killed.")) == 2


def test_place_and_date_are_those_of_its_own_clause() -> None:
    text = (
        "In Homs, 12 people were killed on Monday, and 30 were hurt in the town of Idlib; a blast hit Aleppo on Friday."
    )
    spans = {name: (text.index(name), text.index(name) + len(name)) for name in ("Homs", "Idlib", "Aleppo")}
    days = {name: (text.index(name), text.index(name) + len(name)) for name in ("Monday", "Friday")}
    places = tuple(Place(f"p{n}", name, mentions=(span,)) for n, (name, span) in enumerate(spans.items(), 1))
    dates = tuple(
        Date(f"d{n}", (span,), f"2014-01-1{n}", "day", "published") for n, span in enumerate(days.values(), 1)
    )
    dead, hurt = of(text, dates, places)
    assert (dead.place, dead.date) == ("p1", "2014-01-11")
    assert (hurt.place, hurt.date) == ("p2", None)


def test_the_date_of_another_noun_is_not_that_of_the_figure() -> None:
    text = "The court sentenced two men for the September 2015 deaths."
    start = text.index("September")
    [figure] = of(text, (Date("d1", ((start, start + 14),), "2015-09", "month", "text"),))
    assert (figure.what, figure.value, figure.date) == ("sentenced", 2, None)


def test_a_number_within_a_date_counts_nobody() -> None:
    text = "On 12 May killed soldiers were buried."
    assert of(text, (Date("d1", ((3, 9),), "2014-05-12", "day", "text"),)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "\ud800 12 killed",
        "killed " * 3000,
        "12 killed, " * 3000,
        "(12 killed " * 500,
        "12 of " * 500 + "died",
    ],
)
def test_odd_text_never_raises(text: str) -> None:
    found = Found(text, (Passage(0, len(text), "paragraph"),), (Sentence(0, len(text), 0),), (), ())
    assert all(figure.value > 0 for figure in figures(found, (), ()))


def test_capitals_are_read_too() -> None:
    assert short("AT LEAST 12 PEASANTS WERE KILLED AND SEVEN WOUNDED.") == [("killed", 12), ("injured", 7)]


@pytest.mark.parametrize(("half", "least"), [("build", 0.95), ("held", 0.92), ("fresh", 0.85)])
def test_the_invented_texts_are_read(half: str, least: float) -> None:
    right = found = gold = 0
    for path in sorted((FOLDER / half).glob("*.json")):
        for text in json.loads(path.read_text("utf-8"))["texts"]:
            mine = _keys([vars_of(figure) for figure in read(text["text"], published=text["published"]).figures])
            theirs = _keys(text["figures"])
            right, found, gold = right + (mine & theirs).total(), found + mine.total(), gold + theirs.total()
    assert 2 * right / (found + gold) >= least


def vars_of(figure: Figure) -> dict[str, Any]:
    return {"what": figure.what, "value": figure.value, "bound": figure.bound}


def _keys(some: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    return Counter((one["what"], one["value"], one["bound"]) for one in some)


@pytest.mark.parametrize("half", ["build", "held"])
def test_the_gold_holds_together(half: str) -> None:
    names = []
    known = {row["what"] for row in load_csv("figure_words")}
    for path in sorted((FOLDER / half).glob("*.json")):
        for text in json.loads(path.read_text("utf-8"))["texts"]:
            names.append(text["name"])
            for figure in text["figures"]:
                assert half == "held" or figure["what"] in known
                assert figure["value"] > 0
                assert figure["revises"] is None or 0 <= figure["revises"] < len(text["figures"])
    assert len(names) == len(set(names)) >= 20
