"""Whom a source means: names, pronouns, roles, descriptions, reports. All names and texts are invented."""

from __future__ import annotations

import pytest
from tests.reading.marked import read_marked


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{O Harbour Union} spokeswoman {P Mara Veldt}", "Mara Veldt"),
        ("the deputy minister, {P Mara Veldt},", "Mara Veldt"),
        ("{P Mara Veldt}, a friend of {P Jan Holt},", "Mara Veldt"),
        ("The director of the {O Quill Institute}, {P Mara Veldt},", "Mara Veldt"),
        ("Secretary of State {P Mara Veldt}", "Mara Veldt"),
        ("the {O Harbour Union}", "Harbour Union"),
        ("{N Islanders}", "Islanders"),
    ],
)
def test_a_named_source_is_its_head(source: str, speaker: str) -> None:
    read = read_marked(f"[S {source}] [C said] [T it was late].")
    assert (read.speakers, read.kinds) == ([speaker], ["named"])


@pytest.mark.parametrize(
    ("source", "speaker", "kind"),
    [
        ("a spokesman for {P Mara Veldt}", "spokesman for Mara Veldt", "described"),
        ("{P Mara Veldt}'s supporters", "Mara Veldt's supporters", "collective"),
        ("A panel led by {O Tarnex}'s {P Mara Veldt}", "panel led by Tarnex's Mara Veldt", "described"),
        ("A senior {N Syrian} opposition figure", "senior Syrian opposition figure", "described"),
        ("{N Arab} media outlets", "Arab media outlets", "collective"),
        ("officials", "officials", "collective"),
        ("critics of the plan", "critics of the plan", "collective"),
        ("a source close to the council", "source close to the council", "described"),
        ("{P Mara Veldt} and {P Jan Holt}", "Mara Veldt and Jan Holt", "collective"),
        ("{N Islanders} on the council", "Islanders on the council", "collective"),
        ("some of the sailors", "some of the sailors", "collective"),
        ("The head of the {O Harbour Union}", "head of the Harbour Union", "described"),
    ],
)
def test_a_described_source_is_an_actor_of_that_description(source: str, speaker: str, kind: str) -> None:
    read = read_marked(f"[S {source}] [C said] [T it was late].")
    assert (read.speakers, read.kinds) == ([speaker], [kind])


def test_a_description_tells_role_and_affiliation() -> None:
    actor = read_marked("[S A senior {N Syrian} diplomat] [C said] [T no].").named("senior Syrian diplomat")
    assert (actor.kind, actor.role, actor.affiliation) == ("person", "senior diplomat", "Syria")


def test_no_source_is_no_speaker() -> None:
    read = read_marked("[T The bridge will open], [C it is said].")
    assert (read.speakers, read.kinds) == ([None], ["none"])


def test_he_after_a_quote_is_who_spoke_last_not_whom_the_quote_names() -> None:
    read = read_marked(
        "[S {P Robert Tovin}] [C said] [T the bridge was safe].\n\n"
        "[T “{P Peter Lunn} is wrong, and {P Adam Orr} knows it,”] [S he] [C added]."
    )
    assert read.speakers == ["Robert Tovin", "Robert Tovin"]


def test_she_passes_over_the_men() -> None:
    read = read_marked(
        "{P Mary Veldt} met {P Robert Tovin} in the harbour. {P Peter Lunn} watched. [T “No,”] [S she] [C said]."
    )
    assert read.speakers == ["Mary Veldt"]


@pytest.mark.parametrize("hint", ["Ms. {P Kesh}", "spokeswoman {P Yarrow Kesh}", "{P Kesh} of her boat"])
def test_title_role_and_pronouns_tell_the_gender_of_an_unusual_name(hint: str) -> None:
    read = read_marked(
        f"{{P Yarrow Kesh}} came. The crowd heard {hint}.\n\n{{P Robert Tovin}} slept. [T “No,”] [S she] [C said]."
    )
    assert read.speakers == ["Yarrow Kesh"]


def test_a_long_quotation_does_not_make_the_speaker_forgotten() -> None:
    quote = "It rains. " * 12
    read = read_marked(
        f"[S {{P Mary Veldt}}] [C said] [T “{quote}And it snows.”] [S She] [C added] [T that it was over]."
    )
    assert read.speakers == ["Mary Veldt", "Mary Veldt"]


def test_two_equal_candidates_are_nobody() -> None:
    read = read_marked("There were letters from {P Peter Lunn} and for {P Adam Orr}. [T “No,”] [S he] [C said].")
    assert (read.speakers, read.kinds) == ([None], ["described"])


def test_no_candidate_is_nobody() -> None:
    read = read_marked("{P Robert Tovin} came. [S She] [C said] [T no].")
    assert (read.speakers, read.kinds) == ([None], ["described"])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{P Mary Veldt}, [S who] [C said] [T no], left.", "Mary Veldt"),
        ("{P Mary Veldt} of {L Velm}, [S who] [C said] [T no], left.", "Mary Veldt"),
        ("{P Mary Veldt}, a teacher in {L Velm}, [S who] [C said] [T no], left.", "Mary Veldt"),
        ("{P Mary Veldt}, a sailor [S who] [C said] [T no], left.", "Mary Veldt"),
        ("It is putting the old leadership, [S who] [C said] [T no], in doubt.", "old leadership"),
        ("A fisherman [S who] [C said] [T no] left.", "fisherman"),
        ("They met the {O Harbour Union}, [S which] [C said] [T no].", "Harbour Union"),
    ],
)
def test_who_is_the_one_right_before(text: str, speaker: str) -> None:
    assert read_marked(text).speakers == [speaker]


def test_i_in_a_quote_is_its_speaker() -> None:
    read = read_marked("[T2 “[S1 I] [C1 believe] [T1 it will rain],”] [S2 {P Mary Veldt}] [C2 said].")
    assert read.speakers == ["Mary Veldt", "Mary Veldt"]
    assert read.words("Mary Veldt") == ["I", "Mary Veldt"]


def test_i_outside_a_quote_is_nobody_in_the_text() -> None:
    read = read_marked("{P Mary Veldt} came. [S I] [C believe] [T it will rain].")
    assert (read.speakers, read.kinds) == ([None], ["described"])


def test_a_role_is_the_person_who_has_it() -> None:
    read = read_marked(
        "Foreign Minister {P Mary Veldt} met spokesman {P Robert Tovin}. {P Adam Orr} watched.\n\n"
        "[S The minister] [C said] [T yes]. [S The spokesman] [C said] [T no]. [S The mayor] [C said] [T maybe]."
    )
    assert read.speakers == ["Mary Veldt", "Robert Tovin", None]
    assert read.kinds == ["named", "named", "described"]


def test_a_role_before_its_name_is_the_person_named_next() -> None:
    read = read_marked(
        "Talks were held, [S {L Syria}'s deputy foreign minister] [C confirmed].\n\n"
        "[T “Yes,”] [S the deputy minister, {P Faris Meldak},] [C said]."
    )
    assert read.speakers == ["Faris Meldak", "Faris Meldak"]
    actor = read.named("Faris Meldak")
    assert (actor.role, actor.affiliation) == ("deputy foreign minister", "Syria")


def test_a_former_president_is_not_the_president() -> None:
    read = read_marked("Former President {P Adam Orr} came. [S The president] [C said] [T no].")
    assert read.speakers == [None]


def test_the_official_is_the_one_spoken_of_before() -> None:
    read = read_marked(
        "[S A senior defence official] [C said] [T no]. {P Adam Orr} left. [S The official] [C added] [T never]."
    )
    assert read.speakers == ["senior defence official", "senior defence official"]
    assert read.kinds == ["described", "described"]


def test_another_official_is_another() -> None:
    read = read_marked("[S An official] [C said] [T no]. [S Another official] [C said] [T yes].")
    assert len(set(read.speakers)) == 2


def test_the_report_is_the_outlet_that_printed_it() -> None:
    read = read_marked(
        "It followed a report in {O The Tarn Street Letter} about the port.\n\n[S The report] [C said] [T it was shut]."
    )
    assert (read.speakers, read.kinds) == (["Tarn Street Letter"], ["named"])
    assert read.named("Tarn Street Letter").kind == "outlet"


def test_a_poll_is_what_the_pollster_says() -> None:
    read = read_marked("[S A {O Quill Institute} poll] [C found] [T half]. [S The poll] also [C said] [T a third].")
    assert read.speakers == ["Quill Institute", "Quill Institute"]


@pytest.mark.parametrize(
    ("body", "again"), [("Tarn Gazette", "The newspaper"), ("Velm Party", "The party"), ("Orr Lines", "The company")]
)
def test_the_body_is_the_one_spoken_of_last(body: str, again: str) -> None:
    read = read_marked(f"The {{O {body}}} met in the rain. [S {again}] [C said] [T it was wet].")
    assert read.speakers == [body]


def test_it_and_they_are_bodies_and_groups() -> None:
    read = read_marked(
        "[S The {O Harbour Union}] [C said] [T no]. [S It] [C added] [T never].\n\n"
        "[S Sailors] [C said] [T yes]. [S They] [C added] [T always]."
    )
    assert read.speakers == ["Harbour Union", "Harbour Union", "Sailors", "Sailors"]
    assert read.kinds == ["named", "named", "collective", "collective"]


def test_a_campaign_is_no_person() -> None:
    read = read_marked("{P Mary Veldt} came. [S The {P Veldt} campaign] [C said] [T no].")
    assert read.speakers == ["Veldt campaign"]
    assert read.named("Veldt campaign").kind == "organisation"


def test_a_pronoun_source_is_a_mention_of_its_actor() -> None:
    read = read_marked("[S {P Mary Veldt}] [C said] [T no]. [S She] [C added] [T never].")
    assert read.words("Mary Veldt") == ["Mary Veldt", "She"]


def test_a_clause_that_waits_for_its_name() -> None:
    read = read_marked("{P Robert Tovin} slept. As [S he] [C told] it [T in the harbour], Mr. {P Peter Lunn} wept.")
    assert read.speakers == ["Peter Lunn"]


@pytest.mark.parametrize("text", ["{P Veldt} and her aides", "{P Adam Orr} (left) and {P Mary Veldt} (right)"])
def test_a_name_with_others_is_a_group(text: str) -> None:
    read = read_marked(f"[S {text}] [C said] [T no].")
    assert read.kinds == ["collective"]


@pytest.mark.parametrize("share", ["73 percent of sailors", "more than half of voters", "Two out of three sailors"])
def test_a_share_of_many_is_a_group(share: str) -> None:
    read = read_marked(f"[S {share}] [C said] [T no].")
    assert (read.speakers, read.kinds) == ([share], ["collective"])


def test_a_surname_in_use_stays_with_its_bearer_when_a_relative_is_named_in_passing() -> None:
    read = read_marked(
        "{P Mary Tovin} came. {P Tovin} spoke and {P Tovin} sat. They had hired {P Cora Tovin}. {P Tovin} left."
    )
    assert read.words("Mary Tovin") == ["Mary Tovin", "Tovin", "Tovin", "Tovin"]


def test_an_unmarked_name_is_known_again() -> None:
    read = read_marked("{P Mary Veldt} came. [S Veldt] [C said] [T no].")
    assert read.speakers == ["Mary Veldt"]


def test_an_owned_campaign_is_the_campaign_of_that_name() -> None:
    read = read_marked(
        "{P Mary Veldt} came. [S The {P Veldt} campaign] [C said] [T no]. [S {P Veldt}'s campaign] [C sang]."
    )
    assert read.speakers == ["Veldt campaign", "Veldt campaign"]
    assert read.kinds == ["named", "named"]


def test_he_is_the_new_subject_when_the_text_turns_to_somebody_else() -> None:
    read = read_marked(
        "[T “Yes,”] [S {P Robert Tovin}] [C said].\n\n{P Peter Lunn} shook his head. [T “No,”] [S he] [C said]."
    )
    assert read.speakers == ["Robert Tovin", "Peter Lunn"]


def test_somebody_without_a_name_keeps_his_place() -> None:
    read = read_marked(
        "{P Robert Tovin} slept. Outside, a young sailor and an old fisherman sat. A man came.|[S He] [C sang]."
    )
    assert read.speakers == [None]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{O Tarn Gazette}'s {P Mara Veldt} in Lorne", "Mara Veldt"),
        ("{O Harbour Union} Ambassador to {L Ostmark} {P Mara Veldt}", "Mara Veldt"),
        ("{P Mara Veldt} senior technology consultant for {O Tarnex}", "Mara Veldt"),
        ("{O Harbour Union} chairman {P Mara Veldt said}", "Mara Veldt"),
        ("The council's president, {N Turkish} ambassador {P Mara Veldt},", "Mara Veldt"),
        ("{P Mara Veldt} today", "Mara Veldt"),
        ("{O Tarnex} trade and industry commissioner {P Mara Veldt}", "Mara Veldt"),
        ("{O Tarn Export–Import Bank} president {P Mara Veldt}", "Mara Veldt"),
        ("Tarn Export–Import Bank president {P Mara Veldt}", "Mara Veldt"),
    ],
)
def test_a_person_named_in_full_beside_other_names_is_who_speaks(source: str, speaker: str) -> None:
    read = read_marked(f"[S {source}] [C said] [T it was late].")
    assert (read.speakers, read.kinds) == ([speaker], ["named"])


@pytest.mark.parametrize("source", ["a {P Mara Veldt} aide", "a {P Mara Veldt} senior aide for the north"])
def test_who_works_for_a_person_is_not_that_person(source: str) -> None:
    assert read_marked(f"[S {source}] [C said] [T it was late].").kinds == ["described"]


def test_an_age_means_the_person_it_was_given_for() -> None:
    read = read_marked(
        "{P Mara Veldt}, 56, met {P Jan Holt}, 31, in the harbour. {P Holt} sat.\n\n"
        "[S The 56-year-old] [C said] [T it was late]."
    )
    assert (read.speakers, read.kinds) == (["Mara Veldt"], ["named"])


def test_an_age_that_was_not_given_means_who_is_in_mind() -> None:
    read = read_marked("{P Mara Veldt} leads the club now.\n\n[S The 56-year-old] [C said] [T it was late].")
    assert read.speakers == ["Mara Veldt"]


@pytest.mark.parametrize("source", ["the news agency", "The news organisation", "the agency"])
def test_the_news_agency_is_the_outlet_named_before(source: str) -> None:
    read = read_marked(f"[S {{O Ostmark News Agency}}] [C reported] [T rain]. [S {source}] [C said] [T it was late].")
    assert read.speakers == ["Ostmark News Agency", "Ostmark News Agency"]


def test_the_news_agency_is_no_ministry() -> None:
    read = read_marked("The {O Ministry of Tides} met. [S The news agency] [C said] [T it was late].")
    assert (read.speakers, read.kinds) == (["news agency"], ["described"])


@pytest.mark.parametrize(
    ("source", "speaker"),
    [("The foreign ministry", "foreign ministry"), ("the harbour master", "harbour master"), ("The ministry", None)],
)
def test_a_body_told_apart_by_a_word_is_an_actor_and_a_bare_one_is_not(source: str, speaker: str | None) -> None:
    read = read_marked(f"[S {source}] [C said] [T no].\n\n[S {source}] [C said] [T yes].")
    assert (read.speakers, read.kinds) == ([speaker, speaker], ["described", "described"])


def test_the_group_stays_the_group_it_was_while_others_are_only_spoken_of() -> None:
    read = read_marked(
        "[S The {O Harbour Workers Group}] [C said] [T no]. [S The group] [C said] [T that {O Tarnex} had lied]. "
        "[S The group] [C said] on {O Twitter} [T that it was late]. [S The group] [C added] [T thanks]."
    )
    assert read.speakers == ["Harbour Workers Group"] * 4


def test_the_company_is_the_one_that_the_text_turned_to() -> None:
    read = read_marked(
        "{O Tarnex} flies. [S The company] [C said] [T no]. {O Holtex} sails. [S The company] [C said] [T yes]."
    )
    assert read.speakers == ["Tarnex", "Holtex"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{P Jan Sessions} left. [S Sessions] [C said] [T no].", "Jan Sessions"),
        ("[S Reuters] [C said] [T no].", "Reuters"),
        ("[S The Lantern] [C said] [T no].", "Lantern"),
    ],
)
def test_a_name_that_was_not_marked_is_a_name(text: str, speaker: str) -> None:
    read = read_marked(text)
    assert (read.speakers[-1], read.kinds[-1]) == (speaker, "named")


@pytest.mark.parametrize("source", ["The Minister", "The Report", "Officials", "The Council"])
def test_a_capital_alone_makes_no_name(source: str) -> None:
    assert read_marked(f"[S {source}] [C said] [T no].").kinds != ["named"]


def test_the_government_of_a_country_is_its_country() -> None:
    read = read_marked("[S The {N Turkish} government] [C said] [T no]. [S {L Turkey}] [C said] [T yes].")
    assert (read.speakers, read.kinds) == (["Turkey", "Turkey"], ["named", "named"])


@pytest.mark.parametrize(
    ("source", "kind", "actor_kind"),
    [
        ("Western and Gulf nations", "collective", "government"),
        ("People across the nation", "collective", "people"),
        ("opposition MPs", "collective", "people"),
        ("aid agencies", "collective", "organisation"),
        ("officials and commissioner {P Mara Veldt}", "collective", "people"),
        ("intelligence agencies", "collective", "government"),
        ("One study in the field", "described", "other"),
    ],
)
def test_the_kind_of_a_description_is_that_of_its_noun(source: str, kind: str, actor_kind: str) -> None:
    read = read_marked(f"[S {source}] [C said] [T it was late].")
    assert (read.kinds, read.result.actors[0].kind) == ([kind], actor_kind)


_INTERVIEW = "[S Q][C :] [T Is it late?]\n\n[S A][C :] [T It is.]\n\n[S Q][C :] [T Why?]\n\n[S A][C :] [T Who knows.]"


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("The novelist {P Ada Kerrin} answered our questions.", "Ada Kerrin"),
        ("{P Edda Moll} spoke to the novelist {P Ada Kerrin}.", "Ada Kerrin"),
        ("{P Edda Moll} and {P Ada Kerrin} live in Lorne.", None),
        ("A novelist answered.", None),
    ],
)
def test_the_answers_of_an_interview_are_those_of_whom_the_introduction_names(
    introduction: str, speaker: str | None
) -> None:
    read = read_marked(f"{introduction}\n\n{_INTERVIEW}")
    assert read.speakers == [None, speaker, None, speaker]
    assert read.kinds[0] == "none"


def test_a_label_in_capitals_is_the_person_named_before() -> None:
    read = read_marked("{P Jan Holt} met us.\n\n[S {P JAN HOLT}][C :] [T No.]\n\n[S {O HOLT}][C :] [T Yes.]")
    assert read.speakers == ["Jan Holt", "Jan Holt"]


def test_a_source_that_took_in_a_clause_is_the_phrase_beside_the_cue() -> None:
    read = read_marked(
        "[S {P Veldt}'s remarks followed a report in The {O Tarn Gazette}] [C claiming] [T it was late]."
    )
    assert (read.speakers, read.kinds) == (["Tarn Gazette"], ["named"])
    read = read_marked("[S {P Mara Veldt} introduced the video] [C by saying] [T it was late].")
    assert read.speakers == ["Mara Veldt"]
    read = read_marked("[T It was late], [C according to] [S a pilot sailed the crossing].")
    assert read.speakers == ["pilot"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("{P Mara Veldt}, who leads the {O Harbour Union},", "Mara Veldt"),
        ("{P Mara Veldt} of the {O Harbour Union}", "Mara Veldt"),
        ("Nearly all the pilots", "Nearly all the pilots"),
    ],
)
def test_words_that_say_more_of_a_source_are_left_with_it(source: str, speaker: str) -> None:
    read = read_marked(f"[S {source}] [C said] [T it was late].")
    assert read.speakers == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("[C According to] [S the fire chief], {P Tilda Moor}, [T it was late].", "Tilda Moor"),
        ("[S {O Tarnex}'s spokesman], Mr. {P Jan Holt}, [C said] [T no].", "Jan Holt"),
        ("[C According to] [S a fire chief], {P Tilda Moor} fled and [T it was late].", "fire chief"),
    ],
)
def test_a_name_after_the_comma_that_ends_a_source_is_who_speaks(text: str, speaker: str) -> None:
    assert read_marked(text).speakers == [speaker]


def test_he_is_not_who_has_been_she() -> None:
    read = read_marked(
        "{P Hedda Voll} met the engineer {P Paul Ostrander} on the dyke. [S She] [C told] him [T that it was late]. "
        "[S He] [C answered] [T that it was not]."
    )
    assert read.speakers == ["Hedda Voll", "Paul Ostrander"]


def test_a_described_actor_is_not_named_with_its_possessive() -> None:
    assert read_marked("[S the party front-runner's] [C attacks on] [T the port].").speakers == ["party front-runner"]


def test_a_source_cut_by_a_mark_is_one() -> None:
    read = read_marked("[S1 The spokesman] [S1 \u00ad{P Jan Holt}] [C1 said] [T1 no].")
    assert (read.speakers, read.kinds) == (["Jan Holt"], ["named"])
