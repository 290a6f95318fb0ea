from __future__ import annotations

from dataclasses import replace
from typing import get_args

import jsonschema
import pytest
from tests.publishing import claims
from tests.publishing.claims import REPORTS, cited, claim, material, origin, told
from tests.publishing.words import strangers

from onrecord.publishing.briefing import write
from onrecord.publishing.citing import note_pieces
from onrecord.publishing.material import Question
from onrecord.publishing.phrases import plain_text
from onrecord.schema import Circle, Claim, Conflict, ConflictKind, Grade, Origins
from onrecord.schema.briefing import Briefing, Section, briefing_schema


def section(briefing: Briefing, kind: str) -> Section:
    return next(one for one in briefing.sections if one.kind == kind)


def texts(briefing: Briefing, kind: str) -> list[str]:
    return [sentence.text for sentence in section(briefing, kind).sentences]


def test_what_independent_origins_assert_is_agreed() -> None:
    made = write(material(claims.agreed()))
    assert texts(made, "agreed") == [
        "According to port authority (in The Vardia Lamp) and a doctor (in The Ostrel Courier), in the words of The"
        " Vardia Lamp: “At least four seamen were killed when a ferry sank off Old Quay on 1 May, the port authority"
        " said.” (2 documents of 2 outlets; 2 independent origins; suggested credibility 2; claim 11)."
    ]
    assert [(note.outlet, note.quoted.split(" when")[0]) for note in made.notes] == [
        ("The Vardia Lamp", "At least four seamen were killed"),
        ("The Ostrel Courier", "Six seamen died"),
    ]
    assert texts(made, "disputed") == texts(made, "one origin") == []


def test_what_is_denied_is_disputed() -> None:
    (told_,) = texts(write(material(claims.denied())), "disputed")
    assert told_.startswith(
        "According to port authority (in Radio Selda): “Captains are on strike”;"
        " denied by union (in The Ostrel Courier): “that any captain was on strike” ("
    )


def test_what_nobody_asserts_is_only_denied() -> None:
    no = told(2, "that any captain was on strike", stance="denies", source="union")
    alone = claim(21, [no], [origin("o1", "union", [no], stance="denies")], 0, 0)
    (sentence,) = texts(write(material(alone)), "disputed")
    assert sentence == (
        "Denied by union (in The Ostrel Courier): “that any captain was on strike”, and asserted by no document here"
        " (1 document of 1 outlet; asserted by none; suggested credibility 2; claim 21)."
    )


def test_different_counts_stand_against_each_other() -> None:
    made = write(material(claims.counted()))
    (sentence,) = texts(made, "disputed")
    assert sentence.startswith("The count differs: according to port authority (in The Vardia Lamp): “At least four")
    assert "; according to a doctor (in The Ostrel Courier): “Six seamen died" in sentence
    assert texts(made, "agreed") == []


def test_a_revision_is_no_dispute_and_the_latest_is_told() -> None:
    made = write(material(claims.updated()))
    assert texts(made, "disputed") == []
    (sentence,) = texts(made, "one origin")
    assert sentence.startswith(
        "According to port authority (in Radio Selda) alone: “The port authority said that six seamen were killed,"
        " revising an earlier four.”, the latest figure, revising “At least four … killed” of 2 May 2031 ("
    )


def test_nobody_is_quoted_with_the_number_of_another() -> None:
    """Two who say four, and one whose six does not rule that out."""
    four = [told(1, "At least four", "killed", kind="figure", source="port authority")]
    six = told(2, "Six seamen died", kind="figure", origin="o2", source="a doctor")
    both = Conflict("count", "both can be true", (four[0].entry, six.entry), "At least four", "Six", "4 or more")
    origins = [origin("o1", "port authority", four), origin("o2", "a doctor", [six])]
    (sentence,) = texts(write(material(claim(22, [*four, six], origins, 2, 2, [both]))), "agreed")
    first, _, second = sentence.partition("; according to ")
    assert first.startswith("According to port authority (in The Vardia Lamp): “At least four seamen")
    assert second.startswith("a doctor (in The Ostrel Courier): “Six seamen died")


def test_one_origin_in_several_outlets() -> None:
    (sentence,) = texts(write(material(claims.one_origin())), "one origin")
    assert sentence.startswith(
        "According to Ana Reyes (in The Vardia Lamp and Meridian Wire) alone: “that the ferries would stay in port” ("
        "2 documents of 2 outlets; 1 origin;"
    )


def test_two_origins_that_may_be_one_may_be_one() -> None:
    both = claims.one_origin()
    entries = (both.entries[0], replace(both.entries[1], origin="o2"))
    two = [origin(id, name, [one]) for id, name, one in zip(("o1", "o2"), ("minister", "Reyes"), entries, strict=True)]
    ranged = replace(
        both, entries=entries, origins=Origins(1, 2, tuple(two), (Circle((1, 4), ("Lamp", "Wire"), "they do"),))
    )
    (sentence,) = texts(write(material(ranged)), "one origin")
    assert ", which may be one origin: “" in sentence
    assert "; 1 to 2 independent origins;" in sentence
    assert sentence.endswith(" Lamp and Wire cite one another in a circle.")


def test_what_one_document_says_is_neither() -> None:
    made = write(material(claims.quoted()))
    assert [texts(made, kind) for kind in ("agreed", "disputed", "one origin")] == [[], [], []]
    assert texts(made, "statements") == [
        "In a report of 4 May 2031, Ana Reyes said: “No captain has told me that it is safe,”"
        " (to Canal Sur, in Radio Selda)."
    ]


def test_statements_stand_by_speaker_and_day() -> None:
    made = section(write(material()), "statements")
    assert [group.heading for group in made.groups] == ["Ana Reyes", "union", "port authority"]
    assert [sentence.text.split(" (")[0] for sentence in made.groups[0].sentences] == [
        "In a report of 2 May 2031, Ana Reyes confirmed “that the ferries would stay in port”",
        "In a report of 4 May 2031, Ana Reyes said: “No captain has told me that it is safe,”",
    ]
    dated = told(1, "that the ferries would stay in port", source="Ana Reyes", date="2031-05")
    on_day = write(material(claim(23, [dated], [origin("o1", "Ana Reyes", [dated])], 1, 1)))
    assert texts(on_day, "statements")[0].startswith("In May 2031, Ana Reyes confirmed “")


def test_a_statement_that_two_claims_have_is_told_once() -> None:
    again = [replace(claims.quoted(), number=number) for number in (16, 17)]
    assert len(texts(write(material(*again)), "statements")) == 1


def test_money_by_status_and_never_added_across() -> None:
    made = section(write(material()), "money")
    assert [group.heading for group in made.groups] == ["the Old Quay appeal"]
    pledge, cheque, total, missing = (sentence.text for sentence in made.sentences)
    assert pledge == (
        "Carvenia promised USD 2,000,000 to the families for “the families”, according to The Vardia Lamp: “Carvenia"
        " pledged $2 million for the families.” (told in 1 text)."
    )
    assert cheque.startswith("A donor that is not named paid at least USD 500,000 on 2 May 2031, according to a doctor")
    assert cheque.endswith("(told in 1 text; not added up; another sum here may be the same, or takes its place).")
    assert total.startswith(
        "In all, what named donors promised adds up to USD 2,000,000; a total of about USD 2,500,000"
    )
    assert total.endswith(", which is USD 500,000 more.")
    assert missing == "No report names who gave it: at least USD 500,000 paid."


def test_the_timeline_is_in_order_of_days() -> None:
    late = told(3, "Captains are on strike", kind="event", source="port authority")
    later = claim(24, [late], [origin("o1", "port authority", [late])], 1, 1)
    none = told(3, "revising an earlier four", kind="event", published=None)
    undated = claim(25, [none], [origin("o1", "Radio Selda", [none])], 1, 1)
    made = texts(write(material(undated, later, claims.agreed())), "timeline")
    assert [text.split(": “")[0] for text in made] == [
        "On 1 May 2031",
        "In a report of 4 May 2031",
        "With no date",
    ]
    assert made[0].endswith("(in The Vardia Lamp and The Ostrel Courier; claim 11).")


def test_what_a_sentence_tells_of_one_day_is_told_once() -> None:
    dated = claims.agreed()
    undated = replace(dated, number=28, entries=tuple(replace(one, date=None) for one in dated.entries))
    other = replace(dated, number=29, entries=tuple(replace(one, date="2031-04") for one in dated.entries))
    made = texts(write(material(undated, dated, other)), "timeline")
    assert [text.split(": “")[0] for text in made] == ["In April 2031", "On 1 May 2031"]
    assert made[1].endswith("; claims 11 and 28).")


def test_a_section_is_bounded_and_says_how_to_get_all() -> None:
    many = [replace(claims.one_origin(), number=30 + number) for number in range(5)]
    for number, one in enumerate(many):
        entries = [replace(entry, passage=f"{entry.passage} {number}") for entry in one.entries]
        many[number] = replace(one, entries=tuple(entries))
    asked = Question("old quay", None, "2031-05-01", "2031-06")
    made = section(write(material(*many, limit=2, question=asked)), "one origin")
    assert (len(made.sentences), made.more) == (2, 3)
    assert made.command == ("onrecord compare news.record --about 'old quay' --from 2031-05-01 --to 2031-06 --limit 0")
    everything = section(write(material(*many, limit=0)), "one origin")
    assert (len(everything.sentences), everything.more, everything.command) == (5, 0, None)


def test_most_origins_first_then_most_outlets() -> None:
    made = write(material(claims.one_origin(), claims.updated(), claims.counted(), claims.denied()))
    assert [sentence.claims for sentence in section(made, "disputed").sentences] == [(13,), (12,)]


def test_the_header_says_what_it_rests_on() -> None:
    made = write(material())
    assert made.title == "Briefing: ferries"
    assert dict(made.facts) == {
        "Question": "ferries",
        "Period": "from May 2031",
        "Rests on": "4 documents of 4 outlets (The Vardia Lamp, Meridian Wire, The Ostrel Courier and Radio Selda)",
        "Read by": "first@1",
        "Made": "9 May 2031, 10:11 UTC",
    }
    assert [document.number for document in made.documents] == [1, 4, 2, 3]
    assert "the number is a range" in " ".join(made.how)


def test_a_persons_decision_stands_in_place_of_the_suggestion() -> None:
    decided = replace(claims.one_origin(), grade=Grade(3, (), 5, "Ida Moss", "2031-05-09T10:11:12Z"))
    assert "; decided credibility 5; " in texts(write(material(decided)), "one origin")[0]


def every_claim() -> list[Claim]:
    return list(material().claims)


def test_every_sentence_has_a_note_and_every_note_its_words() -> None:
    made = write(material())
    notes = {note.number: note for note in made.notes}
    assert list(notes) == list(range(1, len(notes) + 1))
    for part in made.sections:
        assert part.sentences, part.kind
        for sentence in part.sentences:
            assert sentence.notes, sentence.text
            assert set(sentence.notes) <= set(notes)
    for note in made.notes:
        assert all(words in REPORTS[note.document][3] for words in note.words)
    assert {note for part in made.sections for one in part.sentences for note in one.notes} == set(notes)


def test_every_quote_is_in_a_report() -> None:
    everything = " ".join(text for _, _, _, text in REPORTS.values())
    for part in write(material()).sections:
        for sentence in part.sentences:
            for piece in sentence.pieces:
                if piece.kind == "quote":
                    assert all(stretch in everything for stretch in piece.text.split(" … ")), piece.text


def test_outside_quotes_stand_connecting_words_names_dates_and_numbers_alone() -> None:
    given = material()
    names = {step.name for one in given.claims for entry in one.entries for step in entry.chain}
    names |= {one.name for claim_ in given.claims for one in claim_.origins.list} | {"Carvenia", "the families"}
    made = write(given)
    assert strangers(made, names) == []
    assert any(stranger.startswith("Selda: ") for stranger in strangers(made, names - {"Radio Selda"}))


def test_nothing_found_is_said() -> None:
    made = write(material(claims=(), accounts=()))
    assert made.is_empty
    assert dict(made.facts)["Rests on"] == "0 documents of 0 outlets"


def test_no_names_no_days_and_no_words_at_all() -> None:
    bare = told(4, "that the ferries would stay in port", source="", outlet=None, published=None, url=None, title=None)
    made = write(material(claim(26, [replace(bare, passage="")], [], 0, 0)))
    assert texts(made, "statements") == [
        "An unnamed source said “that the ferries would stay in port” (in report4.txt, with no date)."
    ]
    (note,) = made.notes
    assert (note.outlet, note.date, note.title, note.quoted) == (None, None, None, bare.words)


def test_the_json_keeps_its_schema() -> None:
    made = write(material())
    jsonschema.validate(made.to_dict(), briefing_schema())
    assert made.to_dict()["format"] == "onrecord-briefing/1"


@pytest.mark.parametrize("kind", get_args(ConflictKind))
def test_every_kind_of_difference_has_its_words(kind: ConflictKind) -> None:
    given = claims.counted()
    one, other = given.entries
    differ = Conflict(kind, "conflict", (one.entry, other.entry), "this", "that", "they differ")
    (sentence,) = texts(write(material(replace(given, conflicts=(differ,)))), "disputed")
    assert "differs" in sentence or sentence.startswith("The same speaker said both: ")
    assert sentence.count("“") == 2


def test_a_conflict_of_entries_that_are_gone_is_passed_over() -> None:
    gone = Conflict("place", "conflict", (1, 2), "this", "that", "they differ")
    made = write(material(replace(claims.counted(), conflicts=(gone,))))
    assert texts(made, "disputed") == []


def test_a_document_is_named_by_its_file_where_no_outlet_is_known() -> None:
    bare = told(1, "that the ferries would stay in port", outlet=None, source="Ana Reyes")
    named = replace(bare, document=cited(1, outlet=None, name="/home/me/reports/ferries.html"))
    made = write(material(claim(27, [named], [origin("o1", "Ana Reyes", [named])], 1, 1)))
    assert "(in ferries.html)" in texts(made, "statements")[0]
    nameless = replace(named, document=cited(1, outlet=None, name="text"))
    made = write(material(claim(27, [nameless], [origin("o1", "Ana Reyes", [nameless])], 1, 1)))
    assert "(in document 1)" in texts(made, "statements")[0]
    assert plain_text(note_pieces(made.notes[0])).startswith("document 1, 2 May 2031, ")
