"""Formats told by content, gzip and limits. All texts are invented."""

from __future__ import annotations

import gzip
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.binary import SIGNATURES
from onrecord.documents.formats import HEAD, Format, Unpacked, format_of
from onrecord.errors import BinaryInput, DamagedInput, EmptyInput, InputError, NoArticle, TooLarge

TEXT = "The mayor of Port Velmar said on Tuesday that the harbour was open.\n"
PAGE = f"<!DOCTYPE html>\n<html><body><p>{TEXT}</p></body></html>"
LINE = '{"text": "The mayor of Port Velmar said so.", "id": "v1"}\n'


def unpacked(raw: bytes, name: str = "input") -> Unpacked:
    return Unpacked(io.BytesIO(raw), name)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (TEXT, "text"),
        ("“The harbour is open,” she said.", "text"),
        ("<3 from Port Velmar, the mayor wrote.", "text"),
        ("[Update] The harbour is open.", "text"),
        ('["We are open," said the mayor.]', "text"),
        ("{Velmar} said so.", "text"),
        ("ID3 cards are to be issued in Velmar, the mayor said.", "text"),
        ("BZh is the name of a party in Velmar.", "text"),
        ("The ftyp of the order was unclear.", "text"),
        ("The page spoke of <html> and <body>, the mayor said.", "text"),
        (PAGE, "html"),
        (PAGE.upper(), "html"),
        ("\n\n  <p>A piece of a page</p>", "html"),
        ("<!-- made by hand --><div class=a>…</div>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "…"><html/>', "html"),
        ("Warning: no such template\n" + PAGE, "html"),
        (LINE, "jsonl"),
        ("\n\n" + LINE, "jsonl"),
        ('{"a\\"b": 1, "text": "…"}', "jsonl"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_formats(head: str, expected: Format, encoding: str) -> None:
    assert format_of(head.encode(encoding), "input") == expected


def test_a_name_is_asked_only_where_the_content_leaves_it_open() -> None:
    assert format_of(b"{broken", "reports.jsonl") == "jsonl"
    assert format_of(b"{broken", "reports.ndjson.gz") == "jsonl"
    assert format_of(PAGE.encode(), "reports.jsonl") == "html"
    assert format_of(LINE.encode(), "page.html") == "jsonl"
    assert format_of(TEXT.encode(), "page.html") == "text"
    assert format_of(PAGE.encode(), "report.txt") == "html"


def test_text_in_old_encodings_is_text() -> None:
    hebrew = "ראש העיר אמר כי הנמל פתוח".encode("cp1255")
    assert format_of(hebrew, "input") == "text"


def test_null_bytes_do_not_make_a_text_binary() -> None:
    assert format_of(TEXT.replace("Velmar", "Vel\x00mar").encode(), "input") == "text"


@pytest.mark.parametrize("signature", SIGNATURES, ids=lambda signature: signature.kind)
def test_known_binaries_are_named_with_what_to_do(signature: object) -> None:
    found = next(known for known in SIGNATURES if known is signature)
    head = bytes(found.offset) + found.magic + bytes(range(256)) * 4
    if found.magic != b"\x1f\x8b":
        with pytest.raises(BinaryInput) as caught:
            unpacked(head, "input.bin")
        assert found.kind in str(caught.value)
        assert caught.value.advice == found.advice
        assert caught.value.name == "input.bin"


def test_unknown_binaries_are_refused() -> None:
    with pytest.raises(BinaryInput):
        unpacked(bytes(range(256)) * 100)


@pytest.mark.parametrize("raw", ['{\n  "text": "x"\n}', '[{"text": "x"}]', '[\n {"text": "x"}\n]', "[]", "{ }"])
def test_json_that_is_not_lines(raw: str) -> None:
    with pytest.raises(DamagedInput, match="not JSON Lines"):
        unpacked(raw.encode())


@pytest.mark.parametrize("start", ["<rss version='2.0'>", "<?xml version='1.0'?><feed xmlns='a'>", "<urlset >"])
def test_feeds(start: str) -> None:
    with pytest.raises(NoArticle, match="a feed"):
        unpacked(start.encode())


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", bytes(100), gzip.compress(b"", mtime=0)])
def test_nothing_in_it(raw: bytes) -> None:
    with pytest.raises(EmptyInput):
        unpacked(raw)


# gzip


@pytest.mark.parametrize(("content", "expected"), [(TEXT, "text"), (PAGE, "html"), (LINE, "jsonl")])
def test_gzip_of_any_format(content: str, expected: Format) -> None:
    found = unpacked(gzip.compress(content.encode()))
    assert found.format == expected
    assert found.all(1_000) == content.encode()


def test_gzip_of_gzip_is_refused() -> None:
    with pytest.raises(BinaryInput, match="packed twice"):
        unpacked(gzip.compress(gzip.compress(TEXT.encode())))


def test_gzip_cut_short() -> None:
    packed = gzip.compress(b"".join(b"%d " % number for number in range(200_000)))
    with pytest.raises(DamagedInput, match="break off"):
        unpacked(packed[:20])
    with pytest.raises(DamagedInput, match="break off"):
        unpacked(packed[:-10]).all(10_000_000)


def test_gzip_damaged() -> None:
    packed = bytearray(gzip.compress(TEXT.encode() * 100))
    packed[30] ^= 0xFF
    with pytest.raises(DamagedInput, match="gzip"):
        unpacked(bytes(packed)).all(1_000_000)


def test_a_gzip_bomb_is_left_at_the_limit() -> None:
    bomb = gzip.compress(b"a" * 100_000_000)
    tracemalloc.start()
    with pytest.raises(TooLarge, match="more than 1,000,000 bytes"):
        unpacked(bomb).all(1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


# Limits


def test_what_is_said_to_be_too_large_is_not_read() -> None:
    class Counted(io.BytesIO):
        given = 0

        def read(self, most: int | None = -1, /) -> bytes:
            piece = super().read(most)
            self.given += len(piece)
            return piece

    stream = Counted(TEXT.encode() * 100_000)
    with pytest.raises(TooLarge, match="ONRECORD_MAX_INPUT_BYTES"):
        Unpacked(stream, "input").all(1_000_000, size=6_800_000)
    assert stream.given == HEAD


def test_a_long_line_of_text_is_read() -> None:
    raw = b"said " * 400_000
    assert unpacked(raw).all(20_000_000) == raw


def test_the_limit_itself_is_allowed() -> None:
    assert unpacked(b"abc").all(3) == b"abc"
    with pytest.raises(TooLarge):
        unpacked(b"abcd").all(3)


# Lines


def lines(raw: bytes, limit: int = 1_000) -> list[tuple[int, bytes | InputError]]:
    return list(unpacked(raw, "reports.jsonl").lines(limit))


def test_lines_have_numbers() -> None:
    assert lines(b"{}\n\n{}") == [(1, b"{}\n"), (2, b"\n"), (3, b"{}")]


def test_lines_end_with_line_feeds_alone() -> None:
    assert len(lines("{}\u2028\u0085\r{}\n{}".encode())) == 2


def test_a_line_over_the_limit_costs_that_line_alone() -> None:
    found = lines(b'{"a": 1}\n' + b"x" * 5_000 + b"\n" + b"y" * 1_000 + b'\n{"b": 2}\n')
    assert [number for number, _ in found] == [1, 2, 3, 4]
    error = found[1][1]
    assert isinstance(error, TooLarge)
    assert error.name == "reports.jsonl:2"
    assert "ONRECORD_MAX_LINE_BYTES" in error.advice
    assert found[2][1] == b"y" * 1_000 + b"\n"
    assert found[3][1] == b'{"b": 2}\n'


def test_an_endless_line_ends_the_input() -> None:
    found = lines(gzip.compress(b'{"a": 1}\n' + b"x" * 20_000_000 + b'\n{"b": 2}\n'))
    assert [number for number, _ in found] == [1, 2]
    assert "what follows it is not read" in str(found[1][1])


def test_lines_before_a_cut_are_read() -> None:
    packed = gzip.compress(b"".join(b'{"text": "%d"}\n' % number for number in range(100_000)))
    found = lines(packed[: len(packed) // 2])
    assert len(found) > 10_000
    assert all(isinstance(line, bytes) for _, line in found[:-1])
    number, error = found[-1]
    assert isinstance(error, DamagedInput)
    assert error.name == f"reports.jsonl:{number}"


def test_many_lines_take_little_memory() -> None:
    class Endless(io.RawIOBase):
        left = 5_000_000

        def readable(self) -> bool:
            return True

        def read(self, most: int = -1, /) -> bytes:
            self.left -= most
            return (b'{"text": "x"}\n' * (most // 14 + 1))[:most] if self.left > 0 else b""

    tracemalloc.start()
    stream = Endless()
    opened = Unpacked(stream, "input")  # type: ignore[arg-type]
    count = sum(1 for _ in opened.lines(1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 300_000
    assert peak < 1_000_000


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_refused(raw: bytes) -> None:
    refused = None
    try:
        found = unpacked(raw)
    except InputError as error:
        refused = error
    assert refused.name == "input" if refused else found.format in ("html", "text", "jsonl")
