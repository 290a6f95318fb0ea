"""What is read of a document: blocks without what was left out, in portions."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.found import Passage
from onrecord.reading.passages import passages, portions
from onrecord.schema import Block, Document, LeftOut


def document(text: str, blocks: list[tuple[int, int]], left_out: list[tuple[int, int]]) -> Document:
    return Document(
        id="d",
        name="d",
        text=text,
        blocks=tuple(Block(start, end, "paragraph") for start, end in blocks),
        left_out=tuple(LeftOut(start, end, "navigation") for start, end in left_out),
    )


def spans(found: tuple[Passage, ...]) -> list[tuple[int, int]]:
    return [(passage.start, passage.end) for passage in found]


def test_blocks_are_read_whole() -> None:
    assert spans(passages(document("aaaa bbbb", [(0, 4), (5, 9)], []))) == [(0, 4), (5, 9)]


def test_what_was_left_out_is_cut_away() -> None:
    text = "x" * 30
    found = passages(document(text, [(0, 10), (10, 20), (20, 30)], [(2, 4), (6, 8), (9, 22)]))
    assert spans(found) == [(0, 2), (4, 6), (8, 9), (22, 30)]


def test_blank_remains_are_no_passage() -> None:
    assert spans(passages(document("aa   ", [(0, 5)], [(0, 2)]))) == []


@given(st.text(alphabet="ab. ", max_size=400), st.integers(5, 60))
def test_portions_hold_everything_in_order_and_keep_to_the_size(text: str, size: int) -> None:
    cuts = [*range(0, len(text) + 1, 90), *([len(text)] if len(text) % 90 else [])]
    every = tuple(Passage(s, e, "paragraph") for s, e in pairwise(cuts))
    found = list(portions(text, every, size))
    flat = [passage for portion in found for passage in portion]
    assert all(sum(p.end - p.start for p in portion) <= size for portion in found)
    assert all(a.end <= b.start for a, b in pairwise(flat))
    read = "".join(text[p.start : p.end] for p in flat)
    assert read.replace(" ", "") == text.replace(" ", "")
