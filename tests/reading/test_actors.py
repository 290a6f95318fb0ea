"""Names of one person or body are joined; roles, affiliations and kinds are read. All names and texts are invented."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.marked import found as marked_found
from tests.reading.marked import read_marked

from onrecord.reading.actors import Actors, actors
from onrecord.reading.found import Found, Mention, Passage, Said, Sentence


def test_a_surname_and_a_titled_surname_join_the_full_name() -> None:
    read = read_marked("{P Faris Meldak} spoke. {P Meldak} left. Mr. {P Meldak}'s car was there.")
    assert read.names == ["Faris Meldak"]
    assert read.words("Faris Meldak") == ["Faris Meldak", "Meldak", "Meldak"]
    assert read.named("Faris Meldak").kind == "person"


def test_a_surname_in_the_headline_joins_the_full_name_that_follows() -> None:
    read = read_marked("# {P Meldak} goes\n\n{P Faris Meldak} left on Monday.")
    assert read.names == ["Faris Meldak"]


def test_titles_and_possessives_inside_a_mention_are_no_part_of_the_name() -> None:
    read = read_marked("{P President Abel Gulan} came. {P Gulan’s} car. {P Sheikh Abel Gulan} went.")
    assert read.names == ["Abel Gulan"]


@pytest.mark.parametrize(
    "other",
    ["Mara Tovin", "Mrs. {P Tovin}"],
    ids=["another given name", "another title"],
)
def test_two_people_with_one_surname_stay_two(other: str) -> None:
    named = other if "{" in other else "{P " + other + "}"
    read = read_marked(f"{{P Robert Tovin}} came. {named} left.")
    assert len(read.names) == 2


def test_a_gendered_title_tells_which_bearer_of_a_surname_is_meant() -> None:
    read = read_marked("{P Robert Tovin} and {P Mary Tovin} came. Mrs. {P Tovin} spoke. Mr. {P Tovin} slept.")
    assert read.words("Mary Tovin") == ["Mary Tovin", "Tovin"]
    assert read.words("Robert Tovin") == ["Robert Tovin", "Tovin"]


def test_a_bare_surname_goes_to_the_one_named_in_full_last() -> None:
    read = read_marked("{P Robert Tovin} came. {P Tovin} sat. {P Mary Tovin} came too. {P Tovin} spoke.")
    assert read.words("Mary Tovin") == ["Mary Tovin", "Tovin"]


def test_the_start_of_a_long_name_and_a_missing_middle_name_join() -> None:
    read = read_marked("{P Sabar al-Omri al-Kesh} came. {P Sabar al-Omri} sat. {P Mara J. Veldt} left. {P Mara Veldt}.")
    assert read.names == ["Sabar al-Omri al-Kesh", "Mara J. Veldt"]


def test_a_name_that_holds_another_name_is_not_joined_to_it() -> None:
    read = read_marked("{P Bashir Orlan} spoke. The {O Orlan regime} fell. {P Orlan} fled.")
    assert read.names == ["Bashir Orlan", "Orlan regime"]
    assert read.named("Orlan regime").kind == "government"


@pytest.mark.parametrize("short", ["U.N.", "UN", "UN's", "the UN"])
def test_a_known_acronym_joins_its_name(short: str) -> None:
    read = read_marked(f"The {{O United Nations}} met. {{O {short}}} spoke.")
    assert read.names == ["United Nations"]


def test_an_acronym_joins_the_name_with_its_initials_or_in_brackets_beside_it() -> None:
    read = read_marked("The {O Free Tarn Army} came. {O FTA} left. {O Front for Order} ({O OFR}) and {O OFR} met.")
    assert read.names == ["Free Tarn Army", "Front for Order"]


def test_a_body_is_joined_with_and_without_its_common_last_words() -> None:
    read = read_marked("The {O Harbour Union} met. {O Harbour} spoke. {O Quill} came. The {O Quill Institute} left.")
    assert read.names == ["Harbour Union", "Quill Institute"]


def test_bodies_that_share_only_a_common_word_stay_apart() -> None:
    read = read_marked("The {O Senate} met. The {O Senate Fisheries Committee} spoke. {O Tarn Party}. {O Velm Party}.")
    assert len(read.names) == 4


def test_a_wavering_type_does_not_split_a_person() -> None:
    read = read_marked("{P Mara Veldt} came. {P Veldt} sat. {P Veldt} rose. {O Veldt} left.")
    assert read.names == ["Mara Veldt"]


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("U.S. Secretary of State {P Ann Kerran} left.", "secretary of state", "United States"),
        ("Former U.S. Secretary of State {P Ann Kerran} left.", "former secretary of state", "United States"),
        ("{N Turkish} President {P Ann Kerran} left.", "president", "Turkey"),
        ("{N Iranian} Foreign Minister {P Ann Kerran} left.", "foreign minister", "Iran"),
        ("{L Kuwait}'s ruling emir, Sheikh {P Ann Kerran}, left.", "ruling emir", "Kuwait"),
        ("{P Ann Kerran}, a spokeswoman for the {O Harbour Union}, left.", "spokeswoman", "Harbour Union"),
        ("{P Ann Kerran}, who leads the {O Tarn Council}, left.", "leader", "Tarn Council"),
        ("{P Ann Kerran} of the {O Quill Institute} left.", None, "Quill Institute"),
        ("{P Ann Kerran}, 47, a teacher in {L Velm}, left.", "teacher", "Velm"),
        ("{O Harbour Union} spokeswoman {P Ann Kerran} left.", "spokeswoman", "Harbour Union"),
        ("{P Ann Kerran}, president and CEO of {O Tarn Lines}, left.", "president and CEO", "Tarn Lines"),
        ("Sen. {P Ann Kerran} left.", "senator", None),
        ("The director of the {O Quill Institute}, {P Ann Kerran}, left.", "director", "Quill Institute"),
        ("{P Ann Kerran} met the minister, {P Jan Holt}.", None, None),
        ("They met {P Ann Kerran}, Senator {P Jan Holt} and others.", None, None),
    ],
)
def test_role_and_affiliation_stand_beside_the_name(text: str, role: str | None, affiliation: str | None) -> None:
    actor = read_marked(text).named("Ann Kerran")
    assert (actor.role, actor.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tarn Gazette", "outlet"),
        ("Velm News Agency", "outlet"),
        ("Ministry of Fisheries", "government"),
        ("Free Tarn Army", "armed group"),
        ("Turkish Army", "government"),
        ("Harbour Union", "organisation"),
        ("Institute for Tides", "organisation"),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_name(name: str, kind: str) -> None:
    assert read_marked(f"The {{O {name}}} moved.").named(name).kind == kind


def test_a_mention_of_a_name_cut_short_ends_with_the_name() -> None:
    assert read_marked("The {O Tarn Council of} met.").words("Tarn Council") == ["Tarn Council"]


def test_a_name_cut_short_and_a_lone_article_are_mended() -> None:
    assert read_marked("The {O Tarn Council of} met. {O The} rain fell.").names == ["Tarn Council"]


def test_a_well_known_outlet_is_no_person() -> None:
    actor = read_marked("It was told to {P Reuters}. The {N U.N.} and the {O United Nations} met.").named("Reuters")
    assert actor.kind == "outlet"
    assert read_marked("{P Mara Hill} came. {P Hill} left.").names == ["Mara Hill"]


def test_a_people_is_an_actor_and_an_adjective_is_none() -> None:
    read = read_marked("{N Syrians} fled. {N Syrian} officials stayed. The {N British} are here.")
    assert [(actor.name, actor.kind) for actor in read.result.actors] == [("Syrians", "people"), ("British", "people")]


def test_a_place_is_an_actor_only_where_it_speaks() -> None:
    read = read_marked(
        "Rain fell on {L Damascus}. [S {L Syria}] [C said] [T it was dry]. [S {L Damascus}] [C denied] [T the rain]."
    )
    assert read.names == ["Syria"]
    assert read.named("Syria").kind == "government"
    assert read.words("Syria") == ["Syria", "Damascus"]
    assert read.kinds == ["named", "named"]


def test_ids_follow_the_order_of_first_mentions() -> None:
    read = read_marked("{P Mara Veldt} met {P Jan Holt}. {O Harbour Union} watched. {P Holt} left.")
    assert [(actor.id, actor.name) for actor in read.result.actors] == [
        ("a1", "Mara Veldt"),
        ("a2", "Jan Holt"),
        ("a3", "Harbour Union"),
    ]


def test_nothing_in_gives_nothing_out() -> None:
    result = actors(Found("", (), (), (), ()))
    assert (result.actors, result.speakers, result.speaker_kinds) == ((), (), ())


def _spans(length: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def _founds(draw: st.DrawFn) -> Found:
    words = st.sampled_from(
        ["he", "She", "who", "the", "minister", "Mara", "Veldt", ",", ".", "“", "’s", "and", "of", "I"]
    )
    text = draw(st.one_of(st.text(max_size=80), st.lists(words, max_size=40).map(" ".join)))
    span = _spans(len(text))
    types = st.sampled_from(["Person", "Organization", "Location", "NORP", "Misc", "Facility", "Date"])
    mentions = draw(st.lists(st.builds(lambda s, t: Mention(s[0], s[1], t), span, types), max_size=6))
    spans = st.lists(span, max_size=2).map(tuple)
    said = draw(st.lists(st.builds(Said, spans, spans, spans), max_size=4))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    sentences = tuple(Sentence(start, end, 0) for start, end in itertools.pairwise(cuts))
    passages = (Passage(0, len(text), "paragraph"),) if text else ()
    return Found(text, passages, sentences, tuple(mentions), tuple(said))


@given(_founds())
def test_whatever_was_found_the_answer_is_whole(found: Found) -> None:
    result = actors(found)
    ids = {actor.id for actor in result.actors}
    assert len(result.speakers) == len(result.speaker_kinds) == len(found.said)
    for speaker, kind, said in zip(result.speakers, result.speaker_kinds, found.said, strict=True):
        assert speaker is None or speaker in ids
        assert (kind == "none") == (not said.source)
    for actor in result.actors:
        assert actor.name
        assert all(0 <= start <= end <= len(found.text) for start, end in actor.mentions)
    assert actors(found) == result


@given(_founds(), st.data())
def test_what_other_phrases_mean_changes_no_answer_about_a_source(found: Found, data: st.DataObject) -> None:
    spans = data.draw(st.lists(_spans(len(found.text)), max_size=4))
    result, without = actors(found, spans), actors(found)
    assert result.speaker_kinds == without.speaker_kinds
    for one, other in zip(result.speakers, without.speakers, strict=True):
        assert (one is None) == (other is None)
        if one is not None:
            assert _named(result, one) == _named(without, other)
    assert set(result.at) <= set(spans)
    assert set(result.at.values()) <= {actor.id for actor in result.actors}


def _named(result: Actors, id: str | None) -> str:
    return next(actor.name for actor in result.actors if actor.id == id)


def _long(times: int) -> Found:
    text, sentences, mentions, said = "", [], [], []
    for number in range(times):
        start = len(text)
        name = f"Mara Veldt{number % 700}"
        text += f"{name} went to the harbour with the others and came back late. "
        mentions.append(Mention(start, start + len(name), "Person"))
        sentences.append(Sentence(start, len(text), 0))
        start = len(text)
        text += "“It was cold there and the sea was rough,” she said on the way home. "
        said.append(Said(((start + 43, start + 46),), ((start + 47, start + 51),), ((start, start + 42),)))
        sentences.append(Sentence(start, len(text), 0))
    return Found(text, (Passage(0, len(text), "paragraph"),), tuple(sentences), tuple(mentions), tuple(said))


def test_cost_grows_with_the_length_alone() -> None:
    actors(_long(10))
    seconds = []
    for times in (1_000, 8_000):
        found = _long(times)
        start = time.process_time()
        result = actors(found)
        seconds.append(time.process_time() - start)
        assert result.speakers[-1] is not None
    # Eight times the text: eight times the work, with room for a busy machine; squared it would be sixty-four.
    assert seconds[1] < 24 * seconds[0]


def test_a_name_that_was_cut_in_two_is_one_person() -> None:
    read = read_marked("{P Peter} {O Tovin} spoke. {P Tovin} left.")
    assert (read.names, read.named("Peter Tovin").kind) == (["Peter Tovin"], "person")


def test_a_last_name_taken_for_a_body_is_its_person() -> None:
    read = read_marked("{P Peter Tovin} spoke. {O Tovin} left, and {O Tovin} came back.")
    assert read.names == ["Peter Tovin"]


def test_the_first_word_of_a_body_taken_for_a_person_is_the_body() -> None:
    read = read_marked("{O Tarnex Air} flies. {P Tarnex} said so, and {P Tarnex} did.")
    assert "person" not in {actor.kind for actor in read.result.actors}


def test_what_is_called_after_a_person_makes_nobody_a_body() -> None:
    read = read_marked("The {O Tovin Administration} said no. {P Tovin} said yes.")
    assert read.named("Tovin").kind == "person"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("{P Mara Veldt said}", "Mara Veldt"),
        ("{P Mara Veldt HALMBURG}", "Mara Veldt"),
        ("{P Austrian Mara Veldt}", "Mara Veldt"),
        ("{P MARA VELDT}", "MARA VELDT"),
        ("{P Faris al-Omri}", "Faris al-Omri"),
        ("{O The Tarn Letter}", "Tarn Letter"),
        ("{O Lakeside} Echo", "Lakeside Echo"),
        ("{O Tarn River} Council", "Tarn River Council"),
        ("{O Tarnex} President", "Tarnex"),
    ],
)
def test_what_a_model_took_in_beside_a_name_is_no_part_of_it(mention: str, name: str) -> None:
    assert read_marked(f"In spring {mention} was there.").names == [name]


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("{O Tarn}&Holt President and CEO {P Mara Veldt} left.", "president and CEO", "Tarn&Holt"),
        ("{P Jan Holt} ran. On Monday Holt spokeswoman {P Mara Veldt} left.", "spokeswoman", "Jan Holt"),
        ("On Monday Tarnex spokeswoman {P Mara Veldt} left.", "spokeswoman", "Tarnex"),
        ("Veteran coach {P Mara Veldt} left.", "veteran coach", None),
        ("A Tide War veteran {P Mara Veldt} left.", "veteran", None),
        ("{P Mara Veldt}, an analyst with the research firm {O Tarnex}, left.", "analyst", "Tarnex"),
        ("{P Mara Veldt} of the {L Ostmark}-based charity {O Tarnex} left.", None, "Tarnex"),
        ("The singers {P Mara Veldt} and {P Jan Holt} left.", "singer", None),
        ("{P Mara Veldt}, the new director of {O Tarnex}, left.", "director", "Tarnex"),
        ("The delegate to the House of Representatives, {P Mara Veldt}, left.", "delegate", None),
        ("{N Turkish} Ambassador to {L Ostmark} {P Mara Veldt} left.", "ambassador", "Turkey"),
        ("{P Mara Veldt} senior consultant for {O Tarnex} left.", "senior consultant", "Tarnex"),
        ("A Tarn River {P Committee} chairwoman {P Mara Veldt} left.", "chairwoman", "Tarn River Committee"),
        ("{P Mara Veldt}, vice president and general manager, left.", "vice president and general manager", None),
    ],
)
def test_a_role_is_read_whole_and_with_its_body(text: str, role: str, affiliation: str | None) -> None:
    actor = read_marked(text).named("Mara Veldt")
    assert (actor.role, actor.affiliation) == (role, affiliation)


def _meant(marked: str, words: str) -> str | None:
    """The name of the actor that the words mean, as a party to something; the last such words of the text."""
    given = marked_found(marked)
    start = given.text.rindex(words)
    result = actors(given, [(start, start + len(words))])
    id = result.at.get((start, start + len(words)))
    return None if id is None else _named(result, id)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("{L Britain} pledged aid.", "Britain", "United Kingdom"),
        ("The {O European Union} pledged aid.", "The European Union", "European Union"),
        (
            "{L Kuwait}'s ruling emir, Sheikh {P Abel Gulan}, paid.",
            "Kuwait's ruling emir, Sheikh Abel Gulan",
            "Abel Gulan",
        ),
        ("Western and Gulf nations paid.", "Western and Gulf nations", "Western and Gulf nations"),
        ("The {O United Nations} met. The world body asked for aid.", "The world body", "United Nations"),
        ("[S {P Abel Gulan}] [C spoke] [T well]. He pledged aid.", "He", "Abel Gulan"),
        ("The {O Harbour Union} met. It pledged aid.", "It", "Harbour Union"),
        ("{L Norway} is rich. Its government paid.", "Its government", "Norway"),
        ("{N Turkish} President {P Abel Gulan} came. His government paid.", "His government", "Turkey"),
        ("The {O Fisheries Ministry} met. The ministry paid.", "The ministry", "Fisheries Ministry"),
        ("Aid went to {O United Nations} relief efforts.", "United Nations relief efforts", "United Nations"),
        ("Aid went to {L Velm}.", "Velm", None),
        ("They gave it for the efforts.", "the efforts", None),
        ("It rained. They paid.", "They", None),
    ],
)
def test_a_phrase_that_is_no_source_is_resolved_like_one(text: str, words: str, name: str | None) -> None:
    assert _meant(text, words) == name


def test_a_party_can_be_meant_by_the_pronoun_after_it() -> None:
    given = marked_found("{L Qatar} paid. It then paid again.")
    first, second = (0, 5), (12, 14)
    result = actors(given, [second, first])
    assert result.at[first] == result.at[second]


def test_a_phrase_outside_of_the_text_means_nobody() -> None:
    assert actors(marked_found("{L Qatar} paid."), [(3, 3), (5, 90), (-2, 1)]).at == {}


def test_a_name_that_was_missed_or_cut_in_one_place_is_found_there_too() -> None:
    read = read_marked(
        "{P Mara Veldt} came. Then Mara Veldt’s car left, and Mara {P Veldt} with it. Mara Veldts did not."
    )
    assert read.words("Mara Veldt") == ["Mara Veldt", "Mara Veldt", "Mara Veldt"]


def test_an_office_alone_is_nobodys_name() -> None:
    read = read_marked("# {P Judge} rejects request\n\n{P Mara Judge} left. {P Judge} came.")
    assert read.words("Mara Judge") == ["Mara Judge", "Judge"]
    assert read.names == ["Mara Judge"]


def _of_governments(times: int) -> tuple[Found, list[tuple[int, int]]]:
    """A long text of governments, with a party in every sentence."""
    text, sentences, mentions, parties = "", [], [], []
    for number in range(times):
        start = len(text)
        country = ("Norway", "Sweden", "Turkey")[number % 3]
        text += f"{country} pledged aid and the government of {country} paid. Its government had talks with {country}. "
        sentences += [Sentence(start, start + text[start:].index(". ") + 2, 0)]
        sentences += [Sentence(sentences[-1].end, len(text), 0)]
        at = start
        while (at := text.find(country, at)) >= 0:
            mentions.append(Mention(at, at + len(country), "Organization" if number % 2 else "Location"))
            at += 1
        parties += [(start, start + len(country)), (sentences[-1].start, sentences[-1].start + len("Its government"))]
    return Found(text, (Passage(0, len(text), "paragraph"),), tuple(sentences), tuple(mentions), ()), parties


def test_cost_of_governments_and_parties_grows_with_the_length_alone() -> None:
    actors(*_of_governments(10))
    seconds = []
    for times in (500, 4_000):
        found, parties = _of_governments(times)
        start = time.process_time()
        result = actors(found, parties)
        seconds.append(time.process_time() - start)
        assert len(result.at) == len(parties)
    assert seconds[1] < 24 * seconds[0]
