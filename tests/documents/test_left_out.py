"""What is kept but not read, and why. All texts are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents import lexicon
from onrecord.documents.blocks import find_blocks
from onrecord.documents.left_out import left_out
from onrecord.documents.lexicon import Entry, entries

PROSE = [
    "The talks over the harbour of Vellmark collapsed on Monday night, after the pilots walked out of the room, the "
    "minister for the sea, Osric Vane, said.",
    "“We will not be made to steer ships that nobody has looked at,” said Lene Marrow, who leads the pilots’ union.",
    "Mr Vane told reporters that the government had offered two more boats and four more men, and that the pilots had "
    "asked for nothing else until Sunday.",
]
HEADLINES = ["Ferries stay in port for a third day", "Why gulls love a strike", "The quiet rise of the night bakers"]


def left(*passages: str, byline: tuple[str, ...] = (), language: str | None = "en") -> list[tuple[str, str]]:
    text = "\n\n".join(passages)
    found = left_out(text, find_blocks(text), language, ("en",), byline=byline)
    return [(text[skip.start : skip.end], skip.why) for skip in found]


def name(entry: Entry) -> str:
    return f"{entry.why}: {entry.example[:40]}"


@pytest.mark.parametrize("entry", entries(), ids=name)
def test_every_pattern_finds_its_example_and_keeps_what_it_should(entry: Entry) -> None:
    assert re.compile(entry.pattern).groups == 0, "groups that capture would confuse the numbers of the entries"
    if entry.where == "end":
        assert entry.regex().search(entry.example)
        assert lexicon.credit_start(entry.example) is not None
        assert entry.keeps is None or lexicon.credit_start(entry.keeps) is None
    else:
        words = len(entry.example.split())
        assert entry.regex().match(entry.example)
        found = lexicon.match(entry.example, words, in_head=True)
        assert found is not None
        assert found.why == entry.why
        assert entry.keeps is None or lexicon.match(entry.keeps, len(entry.keeps.split())) is None


def test_the_reasons_are_these() -> None:
    assert {entry.why for entry in entries()} == {
        "about the author",
        "byline",
        "comment prompt",
        "copyright",
        "navigation",
        "photo credit",
        "promotion",
        "sharing",
        "sign-up",
        "teaser",
    }


def test_a_clean_report_is_read_whole() -> None:
    assert left("Harbour talks collapse", *PROSE, "A long winter", *PROSE) == []


@pytest.mark.parametrize(
    "passage",
    [
        "Comments by the minister angered the pilots, who walked out.",
        "Share prices fell in Vellmark.",
        "Subscribe to that view and you will believe anything, she said.",
        "Follow the money, the pilots say: forty ships, nine days, and nobody who will name a figure.",
        "“Read more,” he told the minister.",
        "More than forty ships wait at sea.",
        "Related deaths rose to nine, the ministry of health reported.",
        "Sign of the times: bread is free on the quay",
        "By Monday the pilots had gone.",
        "Photographs of the lorries were shown in court.",
        "Advertisements for the party filled the square.",
        "Log books seized by the police show nothing, Marrow said.",
        "Watch what they do, she said, and not what they say.",
        "Join us or go home, the pilots sang.",
        "“No comment,” said Vane.",
        "Copyright 2031 was the name of the band that played.",
        "Most readers of the letter saw the trap at once, he said.",
        "Tell us what you think of the minister, the reporters asked her, and she did.",
        "Reuters reported that the talks had failed.",
        "Reporting by the regulator showed losses of two million crowns.",
        "A 40% off-peak fare was promised.",
    ],
)
def test_prose_that_begins_like_a_prompt_is_read(passage: str) -> None:
    assert left("Harbour talks collapse", PROSE[0], passage, PROSE[1]) == []


def test_the_foot_of_a_page() -> None:
    foot = [
        "Click the alert icon to follow topics:",
        "Automatic approval of subscriber comments.",
        "NOW: 40% OFF",
        "Already signed up? LOG IN",
        HEADLINES[0],
        "נמל ולמארק 28.12.31",
        HEADLINES[1],
        "A gull on the quay. Nobody knows how many there are in the harbour.",
        HEADLINES[2],
    ]
    assert left("Harbour talks collapse", *PROSE, "A long winter", *PROSE, *foot) == list(
        zip(
            foot,
            [
                "navigation",
                "comment prompt",
                "promotion",
                "sign-up",
                "teaser",
                "language: he",
                "teaser",
                "teaser",
                "teaser",
            ],
            strict=True,
        )
    )


def test_teasers_in_the_middle_end_where_prose_begins_again() -> None:
    found = left("Harbour talks collapse", PROSE[0], "Related articles", *HEADLINES, *PROSE[1:])
    assert [why for _, why in found] == ["teaser"] * 4
    assert [passage for passage, _ in found[1:]] == HEADLINES


def test_a_short_heading_after_teasers_is_the_reports_own() -> None:
    found = left("Harbour talks collapse", PROSE[0], "Related:", *HEADLINES, "A long winter", *PROSE[1:])
    assert "A long winter" not in [passage for passage, _ in found]


def test_a_report_in_short_paragraphs_goes_on_after_a_marker() -> None:
    short = ["The pilots left at nine.", "Nobody saw them go.", "The minister slept.", "A dog barked on the quay."]
    assert left("Harbour talks collapse", PROSE[0], "Related:", *short) == [("Related:", "teaser")]


def test_a_long_passage_is_never_a_teaser() -> None:
    long = " ".join(["and the pilots of Vellmark"] * 12)
    assert long not in [passage for passage, _ in left(PROSE[0], "Most read", HEADLINES[0], long)]


def test_headlines_without_a_marker_before_them_are_read() -> None:
    assert left("Harbour talks collapse", *PROSE, HEADLINES[0]) == []


def test_a_known_byline_is_left_out_wherever_it_stands_alone() -> None:
    found = left("Harbour talks collapse", "Ana Rolt", *PROSE, "Ana Rolt", "Ana Rolt said no.", byline=("Ana Rolt",))
    assert found == [("Ana Rolt", "byline"), ("Ana Rolt", "byline")]


def test_an_agency_is_a_byline_in_the_head_alone() -> None:
    assert left("Harbour talks collapse", "Reuters", *PROSE) == [("Reuters", "byline")]
    assert left("Harbour talks collapse", *PROSE, "Reuters", *PROSE) == []


def test_the_title_is_never_left_out_but_for_its_language() -> None:
    assert left("More from the harbour", *PROSE) == []
    assert left("נמל ולמארק", *PROSE) == [("נמל ולמארק", "language: he")]


def test_a_quotation_in_another_script_is_read() -> None:
    assert left("Harbour talks collapse", f"{PROSE[0]} The sign said “הנמל סגור” in red.", PROSE[1]) == []


def test_passages_in_other_languages() -> None:
    spanish = (
        "El ministro dijo a los periodistas en Vellmark que las conversaciones con los prácticos habían fracasado."
    )
    assert left("Harbour talks collapse", PROSE[0], spanish, PROSE[1]) == [(spanish, "language: es")]


def test_a_document_in_another_language_is_left_out_whole() -> None:
    passages = [
        "El puerto",
        "El ministro dijo que no.",
        "No hay tropas en el puerto, dijo el ministro del mar, y se fue.",
    ]
    assert left(*passages, language="es") == [(passage, "language: es") for passage in passages]


def test_a_credit_at_the_end_of_a_caption_is_left_out_alone() -> None:
    caption = "A pilot boat leaves the harbour of Vellmark. Photo: Ana Rolt/Quayside Pictures"
    assert left("Harbour talks collapse", *PROSE, caption) == [("Photo: Ana Rolt/Quayside Pictures", "photo credit")]
    assert left("Harbour talks collapse", *PROSE, "Photo: Ana Rolt") == [("Photo: Ana Rolt", "photo credit")]


passages = st.sampled_from([*PROSE, *HEADLINES, *(entry.example for entry in entries()), "", "\x00", "\ud800"])


@given(st.lists(passages | st.text(max_size=60), max_size=12), st.sampled_from(["en", "he", None]))
def test_what_is_left_out_lies_inside_a_block_each(parts: list[str], language: str | None) -> None:
    text = "\n\n".join(parts)
    blocks = find_blocks(text)
    end = 0
    for skip in left_out(text, blocks, language, ("en",)):
        assert end <= skip.start < skip.end <= len(text)
        assert any(block.start <= skip.start and skip.end == block.end for block in blocks)
        end = skip.end
