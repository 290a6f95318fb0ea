from __future__ import annotations

import random
import time

import pytest
from tests.comparing.texts import OTHER, OWN, QUOTE, WIRE, document

from onrecord.comparing.pairs import Overlap, overlap
from onrecord.comparing.words import Words
from onrecord.schema import Document, LeftOut


def laid(first: str, second: str) -> Overlap:
    return overlap(Words(document(first)), Words(document(second)))


def test_a_reprint_is_a_copy() -> None:
    both = laid(WIRE, WIRE)
    assert (both.kind, both.first_in_second, both.second_in_first) == ("copy", 1.0, 1.0)


def test_house_style_hides_no_copy() -> None:
    styled = WIRE.upper().replace(",", " –").replace("VELLMARK", "VÉLLMARK")
    assert laid(WIRE, styled).kind == "copy"


def test_a_trimmed_one_is_a_copy_and_wholly_in_the_other() -> None:
    both = laid("\n\n".join(WIRE.split("\n\n")[:2]), WIRE)
    assert (both.kind, both.first_in_second) == ("copy", 1.0)
    assert 0.3 < both.second_in_first < 0.7


def test_a_lightly_edited_one_is_a_copy() -> None:
    edited = (
        WIRE.replace("was shut on Monday", "has been closed since Monday")
        .replace("port officials said", "officials told local radio")
        .replace("some 400", "about 400")
        .replace("lorries", "trucks")
        .replace("neighbouring", "nearby")
    )
    both = laid(WIRE, edited)
    assert both.kind == "copy"
    assert 0.8 < both.first_in_second < 1


def test_paragraphs_in_another_order_are_still_a_copy() -> None:
    both = laid(WIRE, "\n\n".join(reversed(WIRE.split("\n\n"))))
    assert (both.kind, both.first_in_second) == ("copy", 1.0)
    assert len(both.agreements) == 4


def test_a_report_half_of_wire_copy_holds_it_partly_and_says_where() -> None:
    half = f"{OWN}\n\n{WIRE.split(chr(10))[2]}\n\n{OWN.upper()[:300]}"
    both = laid(WIRE, half)
    assert both.kind == "partly"
    [one] = both.agreements
    assert WIRE[slice(*one.first)].startswith("Two ferries")
    assert half[slice(*one.second)] == WIRE[slice(*one.first)]
    assert one.own == one.words > 30


def test_one_story_told_twice_is_no_copy() -> None:
    assert laid(WIRE, OTHER).kind is None


def test_what_both_heard_somebody_say_is_no_copy() -> None:
    both = laid(f"{OWN}\n\n{QUOTE}", f"{OTHER}\n\n{QUOTE}")
    assert both.kind is None
    assert both.agreements[0].words > 30
    assert both.agreements[0].own == 0


def test_a_statement_quoted_by_one_and_printed_by_the_other_as_its_own_is_copied() -> None:
    assert laid(f"{OWN}\n\n{QUOTE}", f"{OTHER}\n\n{QUOTE.strip('“”')}").kind == "partly"


def test_names_and_offices_alone_are_no_copy() -> None:
    names = "Mara Veldt, 58, Director of the Port of Vellmark and Ostrand, and Pell Marsh, 61, of the Dock Union"
    assert laid(f"{OWN} It was signed by {names}.", f"{OTHER} Those present were {names}.").kind is None


def test_what_was_left_out_is_not_compared() -> None:
    notice = (
        "This material may not be published, broadcast, rewritten or redistributed without the consent of its owners."
    )
    first, second = (
        Document(
            id, id, f"{text}\n\n{notice}", left_out=(LeftOut(len(text) + 2, len(text) + 2 + len(notice), "notice"),)
        )
        for id, text in (("a", OWN), ("b", OTHER))
    )
    assert overlap(Words(first), Words(second)).agreements == ()


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "harbour", "The harbour", "42", "\x00\ud800", "ﷺ", "🙂" * 40])
def test_odd_texts_agree_with_nothing(text: str) -> None:
    for first, second in ((text, text), (text, WIRE), (WIRE, text)):
        both = laid(first, second)
        assert both.agreements == () or both.kind == "copy"


def test_other_scripts() -> None:
    chinese = (
        "港口星期一关闭,因为一台起重机倒在北码头上,切断了灯塔的电源。黎明前离开的两艘渡轮被送回,四百名乘客在学校过夜。"
    )
    arabic = "أغلق الميناء يوم الاثنين بعد سقوط رافعة على الرصيف الشمالي وانقطاع الكهرباء عن المنارة كما قال مسؤولون"
    for text in (chinese, arabic):
        assert plainly(text, text).kind == "copy"
        assert plainly(text, WIRE).kind is None
    assert plainly(chinese, chinese[:30] + WIRE).kind == "partly"


def plainly(first: str, second: str) -> Overlap:
    """Of documents as a library's user may make them, with neither blocks nor a language."""
    return overlap(Words(Document("a", "a", first)), Words(Document("b", "b", second)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("harbour " * 12_500, "harbour " * 12_500),
        ("harbour " * 12_500, "harbour " * 9_000 + "pier"),
        ("the harbour and the pier " * 4_000, "the pier and the harbour " * 4_000),
        ("a" * 100_000, "a" * 100_000),
        ("a b c d e f g h " * 6_000, " ".join(random.Random(1).choices("abcdefgh", k=50_000))),
    ],
)
def test_repetition_takes_no_longer_than_other_texts(first: str, second: str) -> None:
    """100 KB of one word: within seconds on a slow machine, where a quadratic comparison takes hours."""
    one, other = Words(Document("a", "a", first)), Words(Document("b", "b", second))
    start = time.perf_counter()
    overlap(one, other)
    assert time.perf_counter() - start < 10
