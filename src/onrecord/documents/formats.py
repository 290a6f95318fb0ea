"""Which format an input has, told by its content, and its bytes, unpacked and within the limits.

A name is asked only where the content leaves it open (a ``.jsonl`` whose first line is broken).
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Literal

from onrecord.documents.encoding import refuse_binary
from onrecord.errors import DamagedInput, EmptyInput, NoArticle, TooLarge, UnreadableInput

Format = Literal["html", "text", "jsonl"]

HEAD = 65_536
"""How many bytes tell the format."""

_GZIP = b"\x1f\x8b"
_BLANK = b" \t\r\n\f\v\x00\xef\xbb\xbf\xff\xfe"  # white space, nulls (UTF-16, UTF-32) and byte order marks
_LONG_SKIP = 10  # a line of this many times the limit ends the input: it may be endless (a gzip bomb)

# The elements that a page, or a piece cut from one, begins with.
_PAGE_STARTS = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|noscript|header|nav|main|article|section"
    rb"|aside|footer|div|span|p|h[1-6]|ul|ol|dl|table|blockquote|figure|img|picture|iframe|a|b|i|em|strong|br|hr|form)"
    rb"(?=[\s/>]))",
)
# A page may come after what a server printed by mistake, but a text may also speak of "<html>".
_PAGE_WITHIN = re.compile(rb"^\s*(?:<!doctype\s+html|<html[\s>]|<body[\s>])", re.MULTILINE)
_PROLOGUE = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|\s)*", re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]")
_JSON_LINE = re.compile(rb'\{[ \t]*"(?:[^"\\\n]|\\.)*"[ \t]*:')
_JSON_FILE = re.compile(rb'(?:\{|\[\s*\{)\s*"(?:[^"\\\n]|\\.)*"\s*:|\[\s*\]\s*$|\{\s*\}\s*$')


def format_of(head: bytes, name: str) -> Format:
    """The format of what begins with ``head`` (``HEAD`` bytes or, if there are fewer, all of them).

    Raises:
        BinaryInput: neither text nor a page.
        DamagedInput: JSON, but not one document a line.
        NoArticle: a feed or a list of addresses.
    """
    refuse_binary(head, name)
    # In UTF-16 and UTF-32, markup is ASCII with nulls in between: without them it can be told without decoding.
    start = head.lstrip(_BLANK).replace(b"\x00", b"")
    lowered = start.lower()
    markup = lowered[_match_end(_PROLOGUE, lowered) :]
    if _FEED.match(markup):
        raise NoArticle(name, "a feed or a list of pages, not a report", "give the addresses of its reports")
    if _PAGE_STARTS.match(markup) or _PAGE_WITHIN.search(lowered[:4096]) or lowered.startswith(b"<?xml"):
        return "html"
    if _JSON_LINE.match(start) or _names_lines(name):
        return "jsonl"
    if _JSON_FILE.match(start):
        raise DamagedInput(
            name, "this is JSON, but not JSON Lines", "put each document on one line, for example with jq -c '.[]'"
        )
    return "text"


def _match_end(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _names_lines(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))


class Unpacked:
    """The bytes of one input, out of gzip where they are in it, read as they are needed.

    ``head`` is what they begin with, ``format`` the format of it. ``stream`` is not closed.

    Raises:
        EmptyInput: nothing in it, or white space alone as far as ``head`` goes and nothing after.
        BinaryInput, DamagedInput, NoArticle: as :func:`format_of` says.
        UnreadableInput: the system cannot read it.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self.packed = False
        with _told(name):
            self.head, self._rest = _peeked(stream)
            if self.head.startswith(_GZIP):
                self.packed = True
                unzipped = gzip.GzipFile(fileobj=self._rest, mode="rb")
                self.head, self._rest = _peeked(unzipped)
        if not self.head.strip(_BLANK) and len(self.head) < HEAD:
            raise EmptyInput(name, "nothing in it" if not self.head else "nothing in it but white space")
        self.format = format_of(self.head, name)

    def all(self, limit: int, size: int = 0) -> bytes:
        """All of the bytes. ``size`` is how many there are said to be, where that is known, to refuse them unread.

        Raises:
            TooLarge: more than ``limit``.
            DamagedInput: gzip data that break off or are no gzip data.
            UnreadableInput: the system cannot read on.
        """
        if size <= limit or self.packed:
            with _told(self.name):
                raw = self._rest.read(limit + 1)
            if len(raw) <= limit:
                return raw
        raise too_large(self.name, limit)

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | TooLarge | DamagedInput | UnreadableInput]]:
        """The lines with their numbers, from 1; in place of one that cannot be read, the error, named ``FILE:LINE``.

        Lines end with a line feed alone, so what a JSON string may hold (``\\u2028``) does not break them.
        """
        number = 0
        while True:
            number += 1
            at = f"{self.name}:{number}"
            try:
                with _told(at):
                    line = self._rest.readline(limit + 1)
                    if len(line) > limit and not line.endswith(b"\n"):
                        more = self._skip_line(_LONG_SKIP * limit)
                        yield number, too_large(at, limit, "" if more else "; what follows it is not read")
                        if not more:
                            return
                        continue
            except (DamagedInput, UnreadableInput) as error:
                yield number, error
                return
            if not line:
                return
            yield number, line

    def _skip_line(self, most: int) -> bool:
        """Skip to the end of the line, if it comes within ``most`` bytes."""
        while most > 0:
            piece = self._rest.readline(min(most, HEAD))
            if not piece or piece.endswith(b"\n"):
                return True
            most -= len(piece)
        return False


def refuse_blank(text: str, name: str) -> None:
    """Refuse a text with nothing to read in it.

    Raises:
        EmptyInput: nothing in it, or white space, nulls and byte order marks alone.
    """
    if not text or text.isspace() or not text.strip("\x00\ufeff \t\r\n\f\v"):
        raise EmptyInput(name, "nothing in it but white space" if text else "nothing in it")


def too_large(name: str, limit: int, more: str = "") -> TooLarge:
    """The error for what has more than ``limit`` bytes."""
    variable = "ONRECORD_MAX_LINE_BYTES" if re.search(r":\d+$", name) else "ONRECORD_MAX_INPUT_BYTES"
    advice = f"give each report by itself, or set {variable} higher"
    return TooLarge(name, f"more than {limit:,} bytes{more}", advice)


def _peeked(stream: BinaryIO | gzip.GzipFile) -> tuple[bytes, io.BufferedReader]:
    """The first ``HEAD`` bytes, and a stream that gives them once more and then the rest."""
    head = bytearray()
    # A pipe gives what it has, not what was asked for.
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return bytes(head), io.BufferedReader(_Chained(bytes(head), stream), HEAD)


class _Chained(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO | gzip.GzipFile) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def _told(name: str) -> Iterator[None]:
    unpack = "get the file again, or unpack it yourself to see what is left"
    try:
        yield
    except EOFError:
        raise DamagedInput(name, "the gzip data break off before their end", unpack) from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DamagedInput(name, f"the gzip data are damaged ({error})", unpack) from None
    except OSError as error:
        raise UnreadableInput(name, f"cannot be read ({error.strerror or error})") from None
