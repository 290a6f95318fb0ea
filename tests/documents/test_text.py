"""Plain text → documents: every character stays, and the blocks are those a reader sees. All texts are invented."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.documents.blocks import find_blocks
from onrecord.documents.text import allowed_languages, decode, read_text
from onrecord.errors import BinaryInput
from onrecord.schema import Document
from onrecord.settings import Settings

TITLE = "Harbour talks collapse as pilots walk out"
FIRST = "The talks over the harbour of Vellmark collapsed on Monday night, the minister for the sea, Osric Vane, said."
SECOND = (
    "“We will not be made to steer ships that nobody has looked at,” said Lene Marrow, who leads the pilots’ union."
)
THIRD = "The ministry denied that soldiers would be sent. It declined to say who had ordered the lorries."


def read(text: str, **given: object) -> Document:
    return read_text(text, text.encode("utf-8", "surrogatepass"), name="text", **given)  # type: ignore[arg-type]


def seen(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, title)]


def test_a_blank_line_between_paragraphs() -> None:
    text = f"{TITLE}\n\n{FIRST}\n\nA long winter\n\n{SECOND}\n"
    assert seen(text) == [("title", TITLE), ("paragraph", FIRST), ("heading", "A long winter"), ("paragraph", SECOND)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2029"])
def test_a_line_for_each_paragraph(newline: str) -> None:
    text = newline.join([TITLE, FIRST, "A long winter", SECOND, THIRD])
    assert [kind for kind, _ in seen(text)] == ["title", "paragraph", "heading", "paragraph", "paragraph"]
    assert seen(text)[3] == ("paragraph", SECOND)


WRAPPED = """\
Harbour talks collapse

The talks over the harbour of Vellmark collapsed on Monday night,
after the pilots walked out of the room, the minister for the sea,
Osric Vane, said.

"We will not be made to steer ships that nobody has looked at," said
Lene Marrow, who leads the pilots' union, in an interview with Radio
Tern. She would not say when the talks might begin again.
"""


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    blocks = seen(WRAPPED)
    assert [kind for kind, _ in blocks] == ["title", "paragraph", "paragraph"]
    assert blocks[1][1].startswith("The talks")
    assert blocks[1][1].endswith("Osric Vane, said.")
    assert blocks[2][1].count("\n") == 2


def test_broken_lines_with_paragraphs_that_a_short_line_or_an_indent_ends() -> None:
    close = WRAPPED.replace("\n\n", "\n").replace("Harbour talks collapse\n", "")
    assert len(seen(close)) == 2
    indented = "\n".join(
        f"    {part}" if number % 3 == 0 else part for number, part in enumerate(close.split("\n")[:6])
    )
    assert len(seen(indented)) == 2


def test_a_sentence_broken_around_a_link_is_one_paragraph() -> None:
    text = (
        f"{FIRST}\n\nShe told\nRadio Tern\nthat the pilots had heard nothing from the ministry since Friday.\n\n{THIRD}"
    )
    passages = [passage for _, passage in seen(text)]
    assert "Radio Tern\nthat the pilots" in passages[2]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (TITLE, "title"),
        ("Will the pilots come back?", "title"),
        ("Vane: ‘There Are No Troops in the Harbour’", "title"),
        ("Pilots Walk Out of Harbour Talks.", "title"),
        ("The pilots walked out.", "paragraph"),
        ("Tuesday 4 March 2031", "paragraph"),
        ("* * *", "paragraph"),
        (FIRST, "paragraph"),
    ],
)
def test_what_the_first_line_is(first: str, kind: str) -> None:
    assert seen(f"{first}\n\n{SECOND}\n\n{THIRD}")[0] == (kind, first)


def test_a_given_title_is_looked_for_and_no_other_taken() -> None:
    assert seen(f"{TITLE}.\n\n{FIRST}", TITLE)[0][0] == "title"
    assert seen(f"Exclusive report\n\n{FIRST}", TITLE)[0][0] == "heading"
    assert read(f"{FIRST}\n\n{SECOND}", title=TITLE).title == TITLE


@pytest.mark.parametrize(
    "line", ["VANE:", "said Marrow,", "the end", "“No,” he said.", "He left.", "* * *", "Tuesday 4 March 2031"]
)
def test_what_is_no_heading(line: str) -> None:
    kinds = [kind for kind, _ in seen(f"{FIRST}\n\n{line}\n\n{SECOND}")]
    assert "heading" not in kinds


def test_a_line_with_a_photo_credit_is_a_caption() -> None:
    caption = "A pilot boat leaves the harbour of Vellmark.Credit: Quayside Pictures"
    document = read(f"{TITLE}\n\n{FIRST}\n\n{caption}")
    assert document.blocks[-1].kind == "caption"
    [credit] = document.left_out
    assert document.text[credit.start : credit.end] == "Credit: Quayside Pictures"


def test_the_document_says_what_it_knows_and_no_more() -> None:
    text = f"{TITLE}\n\nBy Ana Rolt and Pell Marsh\n\n{FIRST}\n\n{SECOND}"
    document = read(text)
    assert (document.title, document.byline, document.language) == (TITLE, ("Ana Rolt", "Pell Marsh"), "en")
    assert (document.outlet, document.url, document.published, document.published_basis) == (None, None, None, "none")
    assert document.id == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    assert document.id.endswith(document.sha256)


def test_a_name_that_stands_twice_in_the_head_is_the_byline() -> None:
    text = f"{TITLE}\n\n{THIRD.split('. ')[0]}.\n\nAna Rolt\nSend in e-mail\nAna Rolt\n\n{FIRST}\n\n{SECOND}"
    document = read(text)
    assert document.byline == ("Ana Rolt",)
    assert [skip.why for skip in document.left_out] == ["byline", "sharing", "byline"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("café “quay”".encode(), "café “quay”"),
        ("café “quay”".encode("utf-8-sig"), "café “quay”"),
        ("café “quay”".encode("utf-16"), "café “quay”"),
        ("café on the quay".encode("utf-16-be"), "café on the quay"),
        ("café “quay” and more plain words".encode("cp1252"), "café “quay” and more plain words"),
        (b"a\x00b of the harbour", "a\x00b of the harbour"),
        (b"", ""),
    ],
)
def test_bytes_of_text(raw: bytes, text: str) -> None:
    assert decode(raw, "text") == text


def test_another_alphabet_in_an_old_encoding() -> None:
    russian = "Министр Осрик Вейн заявил в понедельник, что лоцманы не покинут порт Велльмарк. " * 6
    assert decode(russian.encode("cp1251"), "text") == russian


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7 ...", b"\xff\xd8\xff\xe0", b"PK\x03\x04", bytes(range(256)) * 4, b"\x00" * 500]
)
def test_bytes_that_are_no_text(raw: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode(raw, "photo")


def test_which_languages_are_read_is_a_setting() -> None:
    assert allowed_languages(Settings(languages="en, fr ,DE")) == ("en", "fr", "de")
    hebrew = "השר אמר לכתבים ביום שני כי השיחות עם הנתבים בנמל נכשלו."
    assert read(f"{FIRST}\n\n{hebrew}").left_out[0].why == "language: he"
    assert read(f"{FIRST}\n\n{hebrew}", settings=Settings(languages="en,he")).left_out == ()


lines = st.lists(
    st.sampled_from(
        [
            TITLE,
            FIRST,
            SECOND,
            THIRD,
            "",
            " ",
            "Most read",
            "By Ana Rolt",
            "NOW: 40% OFF",
            "מליאה",
            "\x00",
            "\ud800",
            "\t— ",
        ]
    )
    | st.text(max_size=40),
    max_size=14,
)


@given(lines, st.sampled_from(["\n", "\n\n", "\r\n", " "]))
@example(["\x00", "\ud800", ""], "\n")
@example([], "\n")
def test_any_text_gives_a_document(parts: list[str], between: str) -> None:
    text = between.join(parts)
    document = read(text)
    assert document.text == text
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[end : block.start].strip() == ""
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    assert text[end:].strip() == ""
    end = 0
    for skip in document.left_out:
        assert end <= skip.start < skip.end <= len(text)
        assert skip.why
        end = skip.end
    assert read(text) == document


def test_long_texts_take_time_by_their_length_alone() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(FIRST)  # loads the lexicons
    for unit in (f"{FIRST}\n\n", f"{FIRST} ", f"{TITLE}\n", "x", "( ", "By ", "\n", "— \n"):
        short, long = seconds(unit * 2_000), seconds(unit * 16_000)
        assert long < 8 * 4 * short + 0.5, unit
