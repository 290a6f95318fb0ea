"""To whom or through what it was said. All texts are invented, and so are their people and most of their outlets."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.marked import found

from onrecord.reading.channels import channels
from onrecord.reading.found import Found, Said

CASES: list[tuple[str, tuple[str, str] | None]] = [
    # told
    ("[S Mara Veldt] [C told] the BBC [T that tolls were fair].", ("BBC", "outlet")),
    ("[S Mara Veldt] [C told CNN] [T that tolls were fair].", ("CNN", "outlet")),
    ("[S Mara Veldt] [C told] CNN's Tom Tester [T that tolls were fair].", ("CNN", "outlet")),
    ("[S Mara Veldt] [C told] the {O Lorne Courier} [T that tolls were fair].", ("Lorne Courier", "outlet")),
    ("[S Mara Veldt] [C told] the Lorne Courier [T that tolls were fair].", ("Lorne Courier", "outlet")),
    ("[S Mara Veldt] [C told] {O Ostbote} [T that tolls were fair].", ("Ostbote", "outlet")),
    ("[S Mara Veldt] [C told] the {O Ministry of Ports} [T that tolls were fair].", None),
    ("[S Mara Veldt] [C told] the Swedish daily Dagens Nyheter [T that tolls were fair].",
     ("Dagens Nyheter", "outlet")),
    ("[S Mara Veldt] [C told] the newspaper Ostbote [T that tolls were fair].", ("Ostbote", "outlet")),
    ("[S Mara Veldt] [C told] a local newspaper [T that tolls were fair].", ("local newspaper", "outlet")),
    ("[S Mara Veldt] [C told] state television [T that tolls were fair].", ("state television", "broadcast")),
    ("[S Mara Veldt] [C told] reporters in Kuwait [T that tolls were fair].", ("reporters in Kuwait", "forum")),
    ("[S Mara Veldt] [C told] reporters on Monday [T that tolls were fair].", ("reporters", "forum")),
    ("[T “Tolls are fair,”] [S she] [C told] reporters in Port Lorne, where she lives.",
     ("reporters in Port Lorne", "forum")),
    ("[S Mara Veldt] [C told] parliament [T that tolls were fair].", ("parliament", "forum")),
    ("[S Mara Veldt] [C told] the foreign affairs committee [T that tolls were fair].",
     ("foreign affairs committee", "forum")),
    ("[T “Tolls are fair,”] [S Sela Ardent] [C told] an international donor conference in Kuwait held to raise money.",
     ("international donor conference in Kuwait", "forum")),
    ("[S Mara Veldt] [C told] a meeting of pilots [T that tolls were fair].", ("meeting of pilots", "forum")),
    ("[S Mara Veldt] [C told] supporters [T that tolls were fair].", ("supporters", "people")),
    ("[S Mara Veldt] [C told] cheering supporters in Port Lorne [T that tolls were fair].",
     ("cheering supporters in Port Lorne", "people")),
    ("[S Mara Veldt] [C told] his wife [T that tolls were fair].", None),
    ("[S Mara Veldt] [C told] him [T that tolls were fair].", None),
    ("[S Mara Veldt] [C told] Oren Castellane [T that tolls were fair].", None),
    ("[S Mara Veldt] [C told] Time magazine [T that tolls were fair].", ("Time", "outlet")),
    ("[S Mara Veldt] [C told] the Sunday Times [T that tolls were fair].", ("Sunday Times", "outlet")),
    ("[S Mara Veldt] [C warned] lawmakers [T that tolls were fair].", ("lawmakers", "forum")),
    # A meeting that is told of is not where it was told.
    ("[S A report in the Lorne Courier] [C claiming] [T that envoys have met], in the first such meeting since spring.",
     ("Lorne Courier", "outlet")),
    ("[S Mara Veldt] [C said] [T that envoys had met], in the latest meeting on tolls.", None),
    ("[S Mara Veldt] [C said] [T that tolls were fair] in a meeting of pilots.", ("meeting of pilots", "forum")),
    ("[T “Tolls are fair,”] [S she] [C said], in the first meeting of pilots.", ("first meeting of pilots", "forum")),
    ("[S You] [C state on] your website [T “Tolls are fair.”]", ("website", "outlet")),
    # A body whose name ends like an outlet's noun is no outlet spoken of before.
    ("The Lorne Courier came. [S The Defense Agency] [C said] [T that tolls were fair].", None),
    ("The Lorne Courier came. [S The agency] [C said] [T that tolls were fair].", None),
    ("The Lorne Courier came. [S The news website] [C said] [T tolls were fair].", ("Lorne Courier", "outlet")),
    # said in, at, on
    ("[S Mara Veldt] [C said in a statement] [T that tolls were fair].", ("statement", "statement")),
    ("[S Mara Veldt] [C said] in a statement on Monday [T that tolls were fair].", ("statement", "statement")),
    ("[T “Tolls are fair,”] [C said] [S Mara Veldt] in an emailed statement.", ("emailed statement", "statement")),
    ("[T Tolls are fair], [S the deputy], Ada Rook, [C said] in an interview with the BBC.", ("BBC", "outlet")),
    ("[S Mara Veldt] [C said] in an interview [T that tolls were fair].", ("interview", "forum")),
    ("In an interview with the Lorne Courier, [S Veldt] [C said] [T tolls were fair].", ("Lorne Courier", "outlet")),
    ("[S Mara Veldt] [C said] on state television [T that tolls were fair].", ("state television", "broadcast")),
    ("[S Mara Veldt] [C wrote on Twitter] [T that tolls were fair].", ("Twitter", "social media")),
    ("[S Mara Veldt] [C said] on Fox News [T that tolls were fair].", ("Fox News", "outlet")),
    ("[S Mara Veldt] [C tweeted], [T “Tolls are fair.”]", ("Twitter", "social media")),
    ("[S Mara Veldt] [C said] in a tweet [T that tolls were fair].", ("tweet", "social media")),
    ("[S Mara Veldt] [C wrote] in a letter to the board [T that tolls were fair].", ("letter", "statement")),
    ("[S Mara Veldt] [C said] in a speech in Port Lorne [T that tolls were fair].", ("speech in Port Lorne", "forum")),
    ("[S Mara Veldt] [C said] at a news conference [T that tolls were fair].", ("news conference", "forum")),
    ("[S Mara Veldt] [C said] in testimony before the ports committee [T that tolls were fair].",
     ("ports committee", "forum")),
    ("[T Spies came to town], [S the deputy minister] [C confirmed] in remarks broadcast on Wednesday.",
     ("remarks broadcast", "broadcast")),
    ("Speaking to reporters in Port Lorne, [S Veldt] [C said] [T tolls were fair].",
     ("reporters in Port Lorne", "forum")),
    ("Addressing Ostmark diplomats in Lorne, [S Gorm] [C called for] [T patience].",
     ("Ostmark diplomats in Lorne", "forum")),
    ("Writing in the Guardian, [S Veldt] [C argued] [T that tolls were fair].", ("Guardian", "outlet")),
    ("[S Veldt] [C confirmed] to Reuters [T that tolls would rise].", ("Reuters", "outlet")),
    ("[S Veldt] [C wrote] in an op-ed in The Lorne Courier [T that tolls were fair].", ("Lorne Courier", "outlet")),
    ("[S Veldt] took to Twitter, [C writing], [T “Tolls are fair.”]", ("Twitter", "social media")),
    # through somebody
    ("Arab media outlets quoted [S President Gorm] [C as saying] [T that tolls were fair].",
     ("Arab media outlets", "outlet")),
    ("On Monday, the Lorne Courier quoted [S Veldt] [C as saying] [T tolls were fair].", ("Lorne Courier", "outlet")),
    ("[S Veldt] [C was quoted] by Reuters [C as saying] [T tolls were fair].".replace("[C as saying]", "as saying"),
     ("Reuters", "outlet")),
    ("[S Arab media outlets] [C quoted] [T President Gorm as saying that tolls were fair].", None),
    # not a channel
    ("[S Mara Veldt] [C said] [T that she had told the BBC in a statement that tolls were fair].", None),
    ("[S The BBC] [C reported] [T that tolls were fair].", None),
    ("[T Tolls are fair], [C according to] [S the BBC].", None),
    ("[S Mara Veldt] [C said] in March [T that tolls were fair].", None),
    ("[S A spokesman for the White House] [C said] [T that tolls were fair].", None),
    ("[S Mara Veldt] [C hopes] [T for a vote in the House].", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:80] for case in CASES])
def test_channels(text: str, expected: tuple[str, str] | None) -> None:
    one = found(text)
    got = channels(one)[0]
    assert (None if got is None else (got.name, got.kind)) == expected
    if got is not None and got.span is not None and got.name != "Twitter":
        assert one.text[slice(*got.span)] == got.name


def names(marked: str) -> list[str | None]:
    return [None if channel is None else channel.name for channel in channels(found(marked))]


def test_the_report_is_the_one_spoken_of_before() -> None:
    text = """
Her words followed [S a report in The Lorne Courier] [C claiming] [T that spies had met].

[S The report] [C indicated] [T that a retired spy had come].
"""
    assert names(text) == ["Lorne Courier", "Lorne Courier"]


def test_the_newspaper_is_the_outlet_spoken_of_before() -> None:
    text = """
An article by Reuters told of spies. [S The agency] [C said] [T they had met].
"""
    assert names(text) == ["Reuters"]


def test_a_report_never_spoken_of_has_no_outlet() -> None:
    assert names("[S The article] [C said] [T that spies had met].") == ["article"]


def test_each_statement_of_a_sentence_has_its_own() -> None:
    text = (
        "[S Veldt] [C said] in a statement [T that tolls were fair], and [S Ruhl] [C told] the BBC [T that they rose]."
    )
    assert names(text) == ["statement", "BBC"]


def test_the_second_does_not_lend_the_first_its_channel() -> None:
    assert names("[S Veldt] [C said] [T tolls were fair], and [S Ruhl] [C told] the BBC [T that they rose].") == [
        None,
        "BBC",
    ]


def test_a_sayer_who_goes_on_keeps_the_channel() -> None:
    text = "[S1 Veldt] [C1 told] the BBC [T1 that tolls were fair], [C2 adding] [T2 that they would rise]."
    assert names(text) == ["BBC", "BBC"]


def test_a_statement_inside_an_outlets_report_is_within_it_and_has_no_channel() -> None:
    text = "[S1 Arab media outlets] [C1 reported] [T1 that [S2 the minister] had [C2 said] [T2 tolls would rise]]."
    one = found(text)
    said = (one.said[0], dataclasses.replace(one.said[1], within=0))
    assert channels(dataclasses.replace(one, said=said)) == (None, None)


def test_the_paper_is_the_one_spoken_of_before() -> None:
    text = "The Halm Courier printed it. “[T It has no gates],” [S Veldt] [C told] the paper."
    assert names(text) == ["Halm Courier"]


def test_a_title_alone_is_an_outlet_when_told() -> None:
    assert names("[S Veldt] [C told] the Gazette [T that tolls were fair].") == ["Gazette"]


def test_known_only_with_an_article() -> None:
    assert names("[S Veldt] [C told] Mirror [T that tolls were fair].") == [None]
    assert names("[S Veldt] [C told] the Mirror [T that tolls were fair].") == ["Mirror"]


@given(st.text(max_size=80), st.lists(st.integers(0, 80), min_size=6, max_size=6))
def test_any_spans_give_channels_inside_the_text(text: str, places: list[int]) -> None:
    a, b, c, d, e, f = (min(place, len(text)) for place in sorted(places))
    said = (Said(((a, b),), ((c, d),), ((e, f),)), Said(((e, f),), ((c, d),), ((a, b),), within=0), Said((), (), ()))
    for channel in channels(Found(text, (), (), (), said)):
        if channel is not None and channel.span is not None:
            assert 0 <= channel.span[0] < channel.span[1] <= len(text)
