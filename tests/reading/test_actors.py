"""Names of one person or body are joined; roles, affiliations and kinds are read. All names and texts are invented."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.marked import read_marked

from onrecord.reading.actors import actors
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
