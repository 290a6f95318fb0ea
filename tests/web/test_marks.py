from __future__ import annotations

from itertools import pairwise

from tests.web.reading import taken

from onrecord.schema import Block, Document, LeftOut
from onrecord.web.marks import Mark, marked
from onrecord.web.paragraphs import on_page, pages, paragraphs


def test_marks_that_cross_are_cut_into_pieces() -> None:
    text = "abc<def>"
    found = marked(text, (0, 8), [Mark(0, 5, "content", 1), Mark(3, 8, "event", 2, is_key=True)])
    seen = taken(found)
    assert seen.text == text
    assert [one.attributes["data-e"] for one in seen.elements] == ["1", "1 2", "2"]
    assert seen.elements[0].attributes["class"] == "m content content-a"
    assert seen.elements[1].attributes["class"] == "m content event content-z event-a"
    assert (seen.elements[1].attributes["id"], seen.elements[1].attributes["href"]) == ("w2", "#e2")


def test_entries_on_the_same_words_have_each_a_place() -> None:
    seen = taken(marked("abc", (0, 3), [Mark(0, 3, "money", 1, True), Mark(0, 3, "money", 2, True)]))
    assert sorted(seen.ids) == ["w1", "w2"]
    assert seen.text == "abc"


def test_marks_reach_over_the_edge_of_a_paragraph() -> None:
    seen = taken(marked("one two", (4, 7), [Mark(0, 7, "content", 1, True)]))
    assert seen.elements[0].attributes["class"] == "m content content-z"
    assert seen.ids == []


def test_paragraphs_and_what_is_left_out() -> None:
    text = "Title\n\nmenu one\nRead on"
    document = Document(
        "d", "d", text, blocks=(Block(0, 5, "title"), Block(7, 15, "paragraph")), left_out=(LeftOut(7, 11, "menu"),)
    )
    assert [(text[one.start : one.end].strip(), one.kind, one.why) for one in paragraphs(document)] == [
        ("Title", "title", ""),
        ("menu", "paragraph", "menu"),
        ("one", "paragraph", ""),
        ("Read on", "paragraph", ""),
    ]
    assert paragraphs(Document("d", "d", "")) == []


def test_long_texts_come_in_pages() -> None:
    text = "\n".join("x" * 300 for _ in range(20)) + "\n" + "y" * 5000
    found = paragraphs(Document("d", "d", text))
    cut = pages(found, 1000)
    assert cut[0][0] == 0
    assert cut[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(cut))
    assert max(end - start for start, end in cut) <= 1250
    shown = "".join(text[one.start : one.end] for page in cut for one in on_page(found, page))
    assert shown.replace("\n", "") == text.replace("\n", "")
    assert pages([]) == [(0, 0)]
