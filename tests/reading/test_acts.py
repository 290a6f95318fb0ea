"""What kind of saying it is. All texts are invented, and so is everybody in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.marked import found

from onrecord.reading.acts import ActOf, acts
from onrecord.reading.found import Found, Said

CERTAIN, PROBABLE, POSSIBLE, OPEN = "certain", "probable", "possible", "underspecified"

CASES: list[tuple[str, str, str, str]] = [
    # plain saying
    ("[S Mara Veldt] [C told] the Harbour Post [T that the bridge was shut].", "say", "positive", CERTAIN),
    ("“[T Go home],” [S she] [C added].", "say", "positive", CERTAIN),
    ("“[T Go home],” [S she] [C went on].", "say", "positive", CERTAIN),
    ("[S The mayor] [C continued:] “[T Go home].”", "say", "positive", CERTAIN),
    ("[S Veldt][C :] [T Bridge to close]", "say", "positive", CERTAIN),
    ("[T The bridge is shut], [C according to] [S the board].", "say", "positive", CERTAIN),
    ("The paper quoted [S Veldt] [C as saying] [T the bridge was shut].", "say", "positive", CERTAIN),
    ("[S Veldt] [C issued a statement saying] [T the bridge was shut].", "say", "positive", CERTAIN),
    ("[S Veldt] [C was quoted as saying] [T the bridge was shut].", "say", "positive", CERTAIN),
    ("[S Veldt] [C did not rule out] [T a toll].", "say", "positive", POSSIBLE),
    # denying
    ("[S Veldt] [C has also denied] [T taking money].", "deny", "negative", CERTAIN),
    ("[S The board] [C rejected the claim] [T that it had lied].", "deny", "negative", CERTAIN),
    ("[S The board] [C ruled out] [T a toll].", "deny", "negative", CERTAIN),
    ("[S Veldt] [C pleaded not guilty] to [T theft].", "deny", "negative", CERTAIN),
    # declining
    ("[S The board] [C did not say] [T what it had cost].", "decline", "positive", OPEN),
    ("[S The board] [C wouldn’t say] [T what it had cost].", "decline", "positive", OPEN),
    ("[S The board] would not [C say] [T what it had cost].", "decline", "positive", OPEN),
    ("[S The board] [C did not immediately respond to] [T requests for comment].", "decline", "positive", OPEN),
    ("[S The board] [C has yet to comment on] [T the cost].", "decline", "positive", OPEN),
    ("[S The board] [C refused to answer] [T questions].", "decline", "positive", OPEN),
    ("[S The board] [C neither confirmed nor denied] [T the sale].", "decline", "positive", OPEN),
    ("[S The board] [C could not be reached] [T for comment].", "decline", "positive", OPEN),
    ("[S Neither Veldt nor Ruhl] [C responded to] [T the letter].", "decline", "positive", OPEN),
    ("[S The board] [C said nothing] about [T the cost].", "decline", "positive", OPEN),
    ("[S He] left [C without mentioning] [T the cost].", "decline", "positive", OPEN),
    ("Asked [T if the bridge was safe], [S he] [C declined a direct reply].", "decline", "positive", OPEN),
    ("[S The board] [C would not confirm] [T the sale].", "decline", "positive", OPEN),
    # what one did is not what one left unsaid
    ("[S The board] [C said] [T that it fell short of its goal].", "say", "positive", CERTAIN),
    ("[S The board] [C accepted the blame] for [T the delay].", "confirm", "positive", CERTAIN),
    ("[C Pressed on] [T whether it was a denial], he left.", "ask", "positive", OPEN),
    ("[S The board] [C learned] [T that tolls had risen].", "believe", "positive", CERTAIN),
    ("[S The board] [C is offering] [T nine ferries].", "promise", "positive", PROBABLE),
    # knowing nothing
    ("[S The minister] [C was not aware] [T of such contacts].", "know-not", "positive", OPEN),
    ("“[S I] [C don't know] [T anything about that],” he said.", "know-not", "positive", OPEN),
    ("[S She] [C had no knowledge of] [T the sale].", "know-not", "positive", OPEN),
    ("[S The board] [C could not confirm] [T the report].", "know-not", "positive", OPEN),
    ("[S Nobody] [C knows] [T who paid].", "know-not", "positive", OPEN),
    ("[S It] [C is not clear] [T who paid].", "know-not", "positive", OPEN),
    # asking and demanding
    ("[S A reporter] [C asked whether] [T the bridge was safe].", "ask", "positive", OPEN),
    ("“[T Is it safe?]” [C asked] [S the mayor].", "ask", "positive", OPEN),
    ("[S Veldt] [C asked] [T about plans to close the bridge].", "ask", "positive", OPEN),
    ("[S Veldt] [C asked] him [T to leave].", "demand", "positive", OPEN),
    ("[S Veldt] [C asked] [T the board to leave].", "demand", "positive", OPEN),
    ("[S Veldt] [C asked for] [T calm].", "demand", "positive", OPEN),
    ("[S Veldt] [C told] him [T to leave].", "demand", "positive", OPEN),
    ("[S Veldt] [C told] a meeting held to raise money [T that the bridge was shut].", "say", "positive", CERTAIN),
    ("[S Gorm] [C called for] [T patience].", "demand", "positive", OPEN),
    ("[S Gorm] [C called] [T for patience].", "demand", "positive", OPEN),
    ("[S Gorm] [C called] [T the vote a farce].", "say", "positive", CERTAIN),
    ("[C Asked about] [T the report], [S Ruhl] shrugged.", "say", "positive", OPEN),
    ("[S Ruhl] [C was asked about] [T the report].", "say", "positive", OPEN),
    ("[T The report] [C was asked about] by [S two members].", "ask", "positive", OPEN),
    # accusing, warning, threatening, promising
    ("[S Officials] [C have accused] [T the board of hiding the cost].", "accuse", "positive", CERTAIN),
    ("[S Officials] [C issued a statement condemning] [T the raid].", "accuse", "positive", CERTAIN),
    ("[S The union] [C continued to warn] [T that the dam leaked].", "warn", "positive", CERTAIN),
    ("[S The union] [C had threatened to] [T walk out].", "threaten", "positive", POSSIBLE),
    ("[S The union] [C vowed] [T to stay].", "promise", "positive", PROBABLE),
    ("[S The board] [C agreed to] [T reopen the bridge].", "promise", "positive", PROBABLE),
    ("[S The board] [C agreed] [T that tolls were fair].", "confirm", "positive", CERTAIN),
    ("[S The union’s] [C threat] [T to walk out] stood.", "threaten", "positive", POSSIBLE),
    # predicting, believing, feeling, praising
    ("[T1 The bridge] [C1 is expected to] [T1 close].", "predict", "positive", PROBABLE),
    ("[S Pilots] [C do not believe] [T the dam is safe].", "believe", "negative", PROBABLE),
    ("[S Pilots] [C are convinced] [T that the dam is safe].", "believe", "positive", CERTAIN),
    ("[S Pilots] [C were adamant] [T that the dam was safe].", "say", "positive", CERTAIN),
    ("[T1 The dam], [C1 in his view], [T1 is safe].", "believe", "positive", PROBABLE),
    ("[T1 The minister] [C1 is thought to] [T1 have sailed].", "believe", "positive", OPEN),
    ("[T1 The minister] [C1 is said to] [T1 have sailed].", "say", "positive", OPEN),
    ("[S She] [C expressed fears] [T that the dam would burst].", "feel", "positive", POSSIBLE),
    ("[S She] [C made no secret of] [T her plan].", "say", "positive", CERTAIN),
    ("[S The mayor] [C was quick to praise] [T the crews].", "praise", "positive", CERTAIN),
    ("[S The mayor] [C does not support] [T the toll].", "praise", "negative", CERTAIN),
    # hedges
    ("[S The mayor] [C suggested] [T that the dam leaked].", "say", "positive", PROBABLE),
    ("[S The mayor] [C might have said] [T so].", "say", "positive", POSSIBLE),
    ("[S The mayor] [C reportedly told] friends [T that she would go].", "say", "positive", OPEN),
    ("[S The mayor] [C appeared to confirm] [T the sale].", "confirm", "positive", PROBABLE),
    ("[S The mayor] [C apparently threatened] [T to go].", "threaten", "positive", POSSIBLE),
    # saying that one does not know, or will not say
    ("[S Kell] [C indicated] [T he was not aware of such contacts].", "know-not", "positive", OPEN),
    ("[T “I don’t know anything about that,”] [S he] [C told] reporters.", "know-not", "positive", OPEN),
    ("[S The board] [C said] [T it had no comment on the sale].", "decline", "positive", OPEN),
    ("[S Tell] [C said]: [T “We did not know the men from the north.”]", "say", "positive", CERTAIN),
    ("[S Nobody] [C had told] them [T anything].", "say", "negative", OPEN),
    ("[S No one] [C believes] [T the board].", "believe", "negative", PROBABLE),
    # no word of reporting
    ("[S The mayor] [C zorbled] [T that it was late].", "say", "positive", OPEN),
    ("“[T It is late][C ”] [S the mayor].", "say", "positive", CERTAIN),
    ("[S The mayor] [C not only said] [T it was late] but sang it.", "say", "positive", CERTAIN),
]


@pytest.mark.parametrize(("text", "act", "polarity", "certainty"), CASES, ids=[case[0][:70] for case in CASES])
def test_acts(text: str, act: str, polarity: str, certainty: str) -> None:
    [got] = acts(found(text))
    assert (got.act, got.polarity, got.certainty) == (act, polarity, certainty)


def test_a_statement_without_a_cue_is_said() -> None:
    assert acts(Found("No.", (), (), (), (Said((), (), ((0, 2),)),))) == (ActOf("say", "positive", "underspecified"),)


def test_the_result_is_parallel_to_the_statements() -> None:
    text = "[S A] [C said] [T it rained], and [S B] [C denied] [T it]."
    assert [one.act for one in acts(found(text))] == ["say", "deny"]


def test_a_turn_of_a_transcript_asks_with_a_question_mark() -> None:
    text = "[S Q][C :] [T Is it true?]\n\n[S A][C :] [T As true as the rent.]\n\n[S Q][C :] [T Will there be more?]"
    assert [one.act for one in acts(found(text))] == ["ask", "say", "ask"]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_cue_has_an_act(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    one = Found(text, (), (), (), (Said((), ((start, end),), ()),))
    assert len(acts(one)) == 1
    assert acts(one) == acts(one)
