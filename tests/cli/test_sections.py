"""Who, where, when, how much and how many, as `onrecord read` prints them below the statements."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.cli import relief
from tests.cli.relief import event, holding

from onrecord.cli import render
from onrecord.cli.amounts import bounded, grouped
from onrecord.cli.when import spoken_date
from onrecord.schema import (
    Actor,
    Attribution,
    Control,
    Date,
    Derived,
    Document,
    Event,
    Figure,
    Flow,
    Place,
    Reading,
    Role,
    Sum,
    json_schema,
)

EXPECTED = """\
── What happened ────────────────────────────────────────────────────────────────────────── 6 events
 e1  accuse   allege · own voice · Orst → Lake League · is statement 5 · CAMEO 112      ¶4 [388:395]
              “Orst accused the Lake League”
 e2  assault  destroy · Orst accused (5) · Lake League → “the mill” · in Tarn · CAMEO   ¶4 [415:422]
              203
              “the Lake League … burning the mill”
 e3  assault  Ana Reyes denied (7) · “they” → not named · in Tarn · CAMEO 190           ¶4 [553:561]
              “they … attacked”
 e4  consult  visit · own voice · did not happen · Ana Reyes → “Vardia” · in Vardia ·   ¶4 [582:587]
              CAMEO 042
              “Reyes … visit Vardia”
 e5  consult  meet · own voice · planned · Ana Reyes → port authority · on 2031-05-09   ¶4 [606:610]
              “She … meet the port authority … meeting”
 e6  protest  under t9, which is not here · possible · nobody named · is t8, which is       no words
              not here

── Who holds what ─────────────────────────────────────────────────────────────────────── 2 holdings
 c1  gained     Ana Reyes said (6) · “riders of the League” → Upper Vale, “some of its  ¶4 [484:489]
                forts”
                “riders of the League … taken the Upper Vale … some of its forts”
 c2  contested  own voice · possible · Lake League → not named · in 2031-05                 no words

── Who ──────────────────────────────────────────────────────────────────────────────────── 4 actors
 a1  government    Orst [OR] · known:7 · 2 mentions                                       ¶2 [51:55]
 a2  organisation  Lake League                                                           ¶2 [89:104]
 a3  person        Ana Reyes, minister, Vardia · 3 mentions                             ¶3 [174:183]
                   formerly mayor, Tarn until 2028  ¶3 [193:206]
                   “she”, “The minister”
 a4  organisation  port authority                                                       ¶3 [224:242]

── Where ────────────────────────────────────────────────────────────────────────────────── 3 places
 p1  country      Vardia, VD · 33.51, -36.29 · GeoNames 170654 · 2 mentions               ¶1 [32:38]
 p2  in country   Upper Vale, VD · stands for its country                               ¶3 [370:380]
 p3  not located  Tarn                                                                  ¶3 [202:206]

── When ──────────────────────────────────────────────────────────────────────────────────── 4 dates
 d1  day        2031-05-02 “Friday” · from publication                                    ¶1 [42:48]
 d2  year       about 2030 “last year” · from publication                               ¶2 [153:162]
 d3  interval   until 2028 “until 2028”                                                 ¶3 [207:217]
 d4  not fixed  no date “Late on Friday” · from an event, not dated here                ¶3 [273:287]

── How much ──────────────────────────────────────────────────────────────────────────────── 5 flows
 f1  pledge      USD 1,400,000 · own voice · donor and recipient not named · on           ¶1 [15:27]
                 2031-05-02 · at “a meeting”
                 parts: f2 + f3 (commitment) = USD 1,390,000.50; the total has USD 9,999.50 more
                 “$1.4 million”
 f2  pledge      USD 900,000 · somebody not named promised (4, negative) · Orst → port    ¶2 [65:83]
                 authority · for “flour” · part of f1
                 “$900,000 for flour”
 f3  commitment  about USD 490,000.50 · own voice · Lake League → recipient not named   ¶2 [105:113]
                 · part of f1
                 “$490,000”
 f4  pledge      between 2,000,000 and 3,000,000 (currency unknown) · own voice ·       ¶2 [134:144]
                 donor and recipient not named · in 2030
                 “$2 million”
 f5  paid        at most 1,400,000 (currency unknown) (derived) · own voice · donor     ¶2 [120:144]
                 and recipient not named
                 derived: 2,000,000 × 0.70, from f4, a pledge; this amount does not stand in the
                 text
                 “70 percent of $2 million”

── How many ────────────────────────────────────────────────────────────────────────────── 4 figures
 n1  killed   at least 37 dock workers · port authority warned (2) ← Ana Reyes said     ¶3 [264:271]
              (1) · revised by n2 (1,239)
              “37 dead”
 n2  killed   1,239 · own voice · revises n1 (at least 37) · in 2031-05                 ¶3 [310:312]
              “39”
 n3  missing  between 200 and 1,300 people · Ana Reyes denied (3) · in Upper Vale       ¶3 [339:349]
              “200 people”
 n4  injured  5 · under t9, which is not here                                               no words

"""


def below(reading: Reading, width: int = 100) -> str:
    """What is printed from the first section on."""
    return "── " + render.as_text(reading, width, False).split("── ", 1)[1]


def reading(**entries: object) -> Reading:
    return Reading("m", Document(id="d", name="d.txt", text="He said so. They paid."), **entries)  # type: ignore[arg-type]


def test_the_whole() -> None:
    assert below(relief.reading()) == EXPECTED


def test_the_reading_under_test_keeps_the_schema() -> None:
    jsonschema.validate(relief.reading().to_dict(), json_schema())


def test_the_header_counts_what_was_found() -> None:
    printed = render.as_text(relief.reading(), 100, False)
    assert printed.splitlines()[0].endswith("━ 7 statements · 6 events · 2 holdings · 5 flows · 4 figures")
    one = replace(relief.reading(), events=(), control=(), flows=relief.reading().flows[:1], figures=())
    assert render.as_text(one, 100, False).splitlines()[0].endswith("━ 7 statements · 1 flow")


def test_counts_that_do_not_fit_beside_the_outlet_stand_below_it() -> None:
    printed = render.as_text(relief.reading(), 80, False).splitlines()
    assert printed[0] == "━━ The Lamp · 2031-05-02 (given) " + "━" * 47
    assert printed[1] == "   7 statements · 6 events · 2 holdings · 5 flows · 4 figures"


def test_what_was_not_found_has_no_section() -> None:
    assert "──" not in render.as_text(reading(), 100, False)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(cell_len, render.as_text(relief.reading(), width, False).splitlines())) <= width


def test_colour_changes_no_character() -> None:
    coloured = render.as_text(relief.reading(), 100, True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert plain != coloured
    assert [line.rstrip() for line in plain.splitlines()] == render.as_text(relief.reading(), 100, False).splitlines()


def test_every_entry_is_printed_with_the_place_of_its_words() -> None:
    printed = below(relief.reading())
    whole = relief.reading()
    entries: list[Event | Control | Actor | Place | Date | Flow | Figure]
    entries = [*whole.events, *whole.control, *whole.actors, *whole.places, *whole.dates, *whole.flows, *whole.figures]
    lines = re.findall(r"^ *([ecapdfn]\d+)  .*?(?:\[(\d+):(\d+)\]|no words)$", printed, re.MULTILINE)
    assert [id for id, _, _ in lines] == [entry.id for entry in entries]
    for entry, (_, start, end) in zip(entries, lines, strict=True):
        if isinstance(entry, Event):
            spans = entry.trigger
        else:
            spans = entry.mentions if isinstance(entry, Actor | Place) else entry.span
        assert [(int(start), int(end))] == list(spans[:1]) if spans else (start, end) == ("", "")


def test_long_lists_are_whole() -> None:
    many = tuple(Actor(f"a{index}", f"Name {index}", "person", mentions=((0, 2),)) for index in range(500))
    printed = below(reading(actors=many))
    assert "500 actors" in printed
    assert all(f"a{index}  person  Name {index} " in printed for index in range(500))


# Who says so


def test_what_somebody_claims_says_who_in_its_first_line_and_the_rest_is_the_reports_own() -> None:
    lines = re.findall(r"^ ([ecfn]\d)  (.*)", below(relief.reading()), re.MULTILINE)
    whole = relief.reading()
    entries: list[Event | Control | Flow | Figure] = [*whole.events, *whole.control, *whole.flows, *whole.figures]
    under = {entry.id: entry.attribution for entry in entries}
    assert [id for id, _ in lines] == list(under)
    for id, line in lines:
        number = (under[id] or "").removeprefix("t")
        assert ("own voice" in line) == (not number)
        assert re.search(rf"\({number}(, negative)?\)|under t{number}, which is not here", line) or not number


def test_a_claim_of_a_claim_shows_both() -> None:
    printed = below(relief.reading(), 140)
    assert "at least 37 dock workers · port authority warned (2) ← Ana Reyes said (1) · revised by n2" in printed


@pytest.mark.parametrize(
    ("act", "words"), [("deny", "Orst denied (1)"), ("know-not", "Orst did not know (1)"), ("say", "Orst said (1)")]
)
def test_a_number_that_somebody_denies_is_not_one_that_they_give(act: str, words: str) -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),), speaker="a1", act=act)  # type: ignore[arg-type]
    found = reading(
        actors=(Actor("a1", "Orst", "government"),),
        attributions=(said,),
        figures=(Figure("n1", "killed", 7, "exact", attribution="t1"),),
    )
    assert f"7 · {words}" in below(found)


def test_a_speaker_without_a_name_is_shown_by_the_words_and_one_without_words_as_not_named() -> None:
    said = Attribution("t1", ((0, 2),), (), ((3, 7),))
    figure = Figure("n1", "killed", 7, "exact", attribution="t1")
    assert "7 · He said (1)" in below(reading(attributions=(said,), figures=(figure,)))
    unnamed = replace(said, source=())
    assert "7 · somebody not named said (1)" in below(reading(attributions=(unnamed,), figures=(figure,)))


def test_the_words_of_a_number_stand_as_in_the_text() -> None:
    figure = Figure("n1", "killed", 7, "exact", span=((8, 10), (3, 7)))
    apart = replace(figure, span=((12, 16), (0, 2)))
    assert "“said so”" in below(reading(figures=(figure,)))
    assert "“He … They”" in below(reading(figures=(apart,)))


# Who


def test_a_former_office_is_said_to_be_one() -> None:
    role = Role("envoy", "Orst", (0, 2), former=True)
    actor = Actor("a1", "Ana Reyes", "person", "envoy", "Orst", roles=(role,), mentions=((0, 2),))
    assert "Ana Reyes, former envoy, Orst" in below(reading(actors=(actor,)))
    told = replace(actor, role="former envoy", affiliation=None, roles=(Role("envoy", None, (0, 2), former=True),))
    assert below(reading(actors=(told,))).count("envoy") == 1


def test_a_role_that_says_no_more_is_not_said_again() -> None:
    roles = (
        Role("deputy harbour minister", "Orst", (0, 2)),
        Role("deputy minister", None, (3, 7)),
        Role("minister", "Vardia", (3, 7)),
    )
    actor = Actor("a1", "Ana Reyes", "person", "deputy harbour minister", "Orst", roles=roles, mentions=((0, 2),))
    printed = below(reading(actors=(actor,)))
    assert printed.count("minister") == 2
    assert "also minister, Vardia  ¶1 [3:7]" in printed


def test_the_words_that_mean_an_actor_are_shown_and_counted() -> None:
    actor = Actor("a1", "Ana Reyes", "person", mentions=((0, 2), (12, 16), (0, 2)))
    assert "Ana Reyes · 3 mentions" in below(reading(actors=(actor,)))
    assert "“He” ×2, “They”\n" in below(reading(actors=(actor,)))


def test_more_words_than_are_shown_are_counted() -> None:
    text = " ".join(f"word{index}" for index in range(20))
    spans = tuple(match.span() for match in re.finditer(r"\S+", text))
    found = replace(
        reading(actors=(Actor("a1", "Reyes", "person", mentions=spans),)), document=Document("d", "d", text)
    )
    assert "“word7”, and 12 more" in " ".join(below(found).split())


# Where


def test_a_place_that_was_not_found_says_so_and_has_no_coordinates() -> None:
    assert re.search(r"^ p1  not located  Tarn +no words$", below(reading(places=(Place("p1", "Tarn"),))), re.MULTILINE)


def test_a_region_that_stands_for_its_country_is_not_called_a_country() -> None:
    places = (
        Place("p1", "Upper Vale", "VD", precision="country", note="stands for its country"),
        Place("p2", "Vardia", "VD", precision="country"),
    )
    printed = below(reading(places=places))
    assert " p1  in country  Upper Vale, VD · stands for its country " in printed
    assert " p2  country     Vardia, VD " in printed


def test_a_place_at_zero_degrees_has_coordinates() -> None:
    assert "Null · 0.00, 0.00" in below(reading(places=(Place("p1", "Null", lat=0.0, lon=0.0, precision="city"),)))


# When


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2014", "in 2014"),
        ("2014-01", "in 2014-01"),
        ("2014-01-15", "on 2014-01-15"),
        ("2014-01-15T10:30", "on 2014-01-15T10:30"),
        ("2013-06/2013-08", "from 2013-06 to 2013-08"),
        ("2011/..", "since 2011"),
        ("../2009", "until 2009"),
    ],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert spoken_date(date) == words


def test_a_date_that_is_not_fixed_says_why_where_there_is_more_to_say() -> None:
    printed = below(reading(dates=(Date("d1", ((0, 2),), None, None, "event"),)))
    assert "not fixed  no date “He” · from an event, not dated here" in printed
    printed = below(reading(dates=(Date("d1", ((0, 2),), None, None, "published"),)))
    assert "publication" not in printed


# How much


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("999", "999"),
        ("1000", "1,000"),
        ("1500000000.2501", "1,500,000,000.2501"),
        ("-10000", "-10,000"),
        ("2000000 × 0.7012", "2,000,000 × 0.7012"),
        (1234567, "1,234,567"),
        ("x\n1\x1b", "x 1␛"),
        ("9" * 6000, ",".join(["999"] * 2000)),
    ],
)
def test_thousands_are_set_apart_exactly(number: str | int, words: str) -> None:
    assert grouped(number) == words


@given(st.integers(0), st.integers(0, 10**6))
def test_grouping_loses_no_digit(whole: int, rest: int) -> None:
    assert grouped(f"{whole}.{rest}") == f"{whole:,}.{rest}"


def test_bounds() -> None:
    assert bounded("exact", "5", None) == "5"
    assert bounded("more than", "5", None) == "more than 5"
    assert bounded("between", "3", "5") == "between 3 and 5"
    assert bounded("about", "3", "5") == "about 3 to 5"


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        ("10000", "; the total has USD 10,000 more"),
        ("-10000", "; the parts have USD 10,000 more than the total"),
        ("0", "; as much as the total"),
        ("0.00", "; as much as the total"),
    ],
)
def test_the_sum_of_the_parts_is_held_against_the_total(difference: str, words: str) -> None:
    total = Flow("f1", None, None, "1400000", "USD", "pledge", sum=Sum(("f2", "f3"), "1390000", difference))
    printed = below(reading(flows=(total,)))
    assert f"parts: f2 + f3 = USD 1,390,000{words}" in " ".join(printed.split())


def test_a_part_of_another_status_is_never_passed_over() -> None:
    total = Flow("f1", None, None, "5", "USD", "pledge", sum=Sum(("f2", "f3"), "5", "0"))
    parts = (Flow("f2", None, None, "2", "USD", "paid"), Flow("f3", None, None, "3", "USD", "pledge"))
    assert "parts: f2 (paid) + f3 = USD 5" in below(reading(flows=(total, *parts)))


def test_what_was_worked_out_says_from_what_and_how() -> None:
    flow = Flow("f2", None, None, "1050000000", "USD", "paid", derived=Derived("f1", "1500000000 × 0.70"))
    pledge = Flow("f1", None, None, "1500000000", "USD", "pledge")
    printed = below(reading(flows=(pledge, flow)))
    assert "paid    USD 1,050,000,000 (derived) · " in printed
    assert "derived: 1,500,000,000 × 0.70, from f1, a pledge; this amount does not stand in the text" in " ".join(
        printed.split()
    )


# How many


def test_a_figure_and_the_one_it_revises_point_at_each_other() -> None:
    printed = " ".join(below(relief.reading()).split())
    assert "revised by n2 (1,239)" in printed
    assert "1,239 · own voice · revises n1 (at least 37)" in printed


# Odd readings


def test_escape_codes_in_every_field_are_harmless() -> None:
    evil = "x\x1b[2Jy\u202ez\nw"

    def poisoned(value: object) -> object:
        if isinstance(value, str):
            return evil
        if isinstance(value, tuple):
            return tuple(poisoned(part) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {f.name: poisoned(getattr(value, f.name)) for f in dataclasses.fields(value)}
            return type(value)(**fields)
        return value

    for name in ("events", "control", "actors", "places", "dates", "flows", "figures"):
        entries = poisoned(getattr(relief.reading(), name))
        printed = render.as_text(reading(**{name: entries}), 140, False)
        assert "\x1b" not in printed
        assert "\u202e" not in printed
        assert "x␛[2Jy" in printed
        assert all(len(line) <= 140 for line in printed.splitlines())


@given(st.text(st.characters(codec=None, exclude_categories=())), st.text(max_size=20))
@example("漢" * 40, "1")
def test_any_text_is_printed(text: str, amount: str) -> None:
    words = ((0, len(text)),)
    found = Reading(
        "m",
        Document("d", "d", text),
        (Actor("a1", text, "other", text, text, text, mentions=words),),
        (Place("p1", text, text, note=text, mentions=words),),
        (Date("d1", words, text, "day", "text"),),
        events=(event(mode=text, trigger=words, actor_words=words, place="p1", date=text, attribution=text),),
        control=(holding(holder="a1", holder_words=words, place_words=words, span=words, date=text),),
        flows=(Flow("f1", "a1", "a9", amount, text, "paid", upper=amount, purpose=text, span=words, date=text),),
        figures=(Figure("n1", text, 1, "exact", who=text, place="p1", date=text, span=words, revises="n1"),),
    )
    printed = render.as_text(found, 60, False)
    printed.encode()
    assert max(map(cell_len, printed.splitlines())) <= 60
