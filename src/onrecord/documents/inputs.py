"""What a user names — files, folders, patterns, URLs, ``-`` — as documents, one at a time.

In two steps, so that the second can be done by many processes: :func:`list_inputs` finds the sources (small values
that can be sent to another process), :func:`open_source` makes a document of each. :func:`open_inputs` does both.
"""

from __future__ import annotations

import functools
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from onrecord.documents.formats import Unpacked, refuse_blank, too_large
from onrecord.documents.paths import paths_of, printable
from onrecord.errors import EmptyInput, InputError, OtherLanguage, UnreadableInput
from onrecord.schema import Document
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.documents.fetch import Fetcher

STDIN = "-"
STDIN_NAME = "stdin"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one document comes from: exactly one of ``path``, ``url`` and ``raw`` is set.

    ``raw`` holds bytes that can be read only once (standard input, a pipe), or, with ``line`` (counted from 1), one
    line of JSON Lines. ``name`` is the input as the user knows it.
    """

    name: str
    path: str | None = None
    url: str | None = None
    raw: bytes | None = field(default=None, repr=False)
    line: int | None = None


def open_inputs(
    names: Iterable[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
    settings: Settings,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | InputError]:
    """The documents of all ``names``, in their order; in place of one that cannot be read, its error, as a value.

    Parameters as for :func:`list_inputs` and :func:`open_source`. Nothing but the document in hand is kept in memory.

    Raises:
        SettingError: ``published`` is no date, so that no document could be given it.
    """
    for source in list_inputs(names, settings, stdin=stdin):
        if isinstance(source, InputError):
            yield source
            continue
        try:
            document = open_source(
                source, outlet=outlet, published=published, language=language, settings=settings, fetcher=fetcher
            )
        except InputError as error:
            yield error
        else:
            yield document


def list_inputs(
    names: Iterable[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Source | InputError]:
    """The sources of all ``names``, in their order, as they are found; errors are values among them.

    A folder gives all files in it and below, by name, but for hidden ones; a pattern what it matches, by name; ``-``
    what stands in ``stdin`` (standard input, if not given), once; a file of JSON Lines each of its lines.
    """
    stdin_left = True
    for name in names:
        if name == STDIN and stdin_left:
            stdin_left = False
            yield from _from_stream(sys.stdin.buffer if stdin is None else stdin, STDIN_NAME, settings)
        elif name == STDIN:
            yield EmptyInput(STDIN_NAME, "standard input was read already", "give - once")
        elif _URL.match(name):
            yield Source(name, url=name)
        else:
            for path in paths_of(name):
                if isinstance(path, InputError):
                    yield path
                else:
                    yield from _from_file(path, settings)


def open_source(
    source: Source,
    *,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
    settings: Settings,
    fetcher: Fetcher | None = None,
) -> Document:
    """The document of one source.

    ``outlet`` and ``published`` are what the user says of it, and go before what it says of itself; ``language`` (ISO
    639-1) goes before what is detected. ``fetcher`` fetches URLs; without one, the process has one of its own.

    Raises:
        InputError: it cannot be read; the class says why.
        SettingError: ``published`` is no date.
    """
    if source.line is not None and source.raw is not None:
        from onrecord.documents.jsonl import read_line

        name = f"{source.name}:{source.line}"
        document = read_line(source.raw, name, outlet=outlet, published=published, language=language, settings=settings)
        return _in_language_read(document, name, settings)
    url = encoding = None
    if source.url is not None:
        fetched = (fetcher or _fetcher(settings)).fetch(source.url)
        raw, url, encoding = fetched.raw, fetched.url, fetched.encoding
    elif source.path is not None:
        raw = _read_file(source.path, source.name, settings)
    else:
        raw = source.raw or b""
    return document_from_bytes(
        raw,
        name=source.name,
        url=url,
        encoding=encoding,
        outlet=outlet,
        published=published,
        language=language,
        settings=settings,
    )


def document_from_bytes(
    raw: bytes,
    *,
    name: str,
    url: str | None = None,
    encoding: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
    settings: Settings,
) -> Document:
    """The document in ``raw``: a page, a text or one line of JSON Lines, in gzip or not.

    ``encoding`` is what HTTP declares. The document's ``raw`` is what came out of gzip.

    Raises:
        InputError: it cannot be read, or holds several documents; the class says why.
    """
    unpacked = Unpacked(io.BytesIO(raw), name)
    if unpacked.format == "jsonl":
        return _only_line(unpacked, outlet, published, language, settings)
    raw = unpacked.all(settings.max_input_bytes)
    if unpacked.format == "html":
        from onrecord.documents.html import read_html

        document = read_html(
            raw,
            name=name,
            url=url,
            encoding=encoding,
            outlet=outlet,
            published=published,
            language=language,
            settings=settings,
        )
    else:
        from onrecord.documents.text import decode, read_text

        text = decode(raw, name)
        refuse_blank(text, name)
        document = read_text(
            text,
            raw,
            name=name,
            url=url,
            outlet=outlet,
            published=published,
            language=language,
            settings=settings,
        )
    return _in_language_read(document, name, settings)


def document_from_text(
    text: str,
    *,
    name: str = "text",
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: tuple[str, ...] = (),
    published: str | None = None,
    language: str | None = None,
    settings: Settings,
) -> Document:
    """The document whose text is ``text``, character for character; its ``raw`` is that in UTF-8.

    Raises:
        EmptyInput: nothing in it but white space.
        TooLarge: more than ``max_input_bytes`` in UTF-8.
        OtherLanguage: in a language that is not read.
    """
    from onrecord.documents.text import read_text

    refuse_blank(text, name)
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > settings.max_input_bytes:
        raise too_large(name, settings.max_input_bytes)
    document = read_text(
        text,
        raw,
        name=name,
        id=id,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        language=language,
        settings=settings,
    )
    return _in_language_read(document, name, settings)


def _only_line(
    unpacked: Unpacked, outlet: str | None, published: str | None, language: str | None, settings: Settings
) -> Document:
    sources = []
    for source in _lines(unpacked, settings):
        if isinstance(source, InputError):
            raise source
        sources.append(source)
        if len(sources) > 1:
            advice = "save it to a file and give that, or use open_inputs"
            raise InputError(unpacked.name, "holds several documents, and one is wanted", advice)
    if not sources:
        raise EmptyInput(unpacked.name, "no documents in it")
    return open_source(sources[0], outlet=outlet, published=published, language=language, settings=settings)


def _in_language_read(document: Document, name: str, settings: Settings) -> Document:
    """``document``, if it is in a language that is read."""
    from onrecord.documents.text import allowed_languages

    allowed = allowed_languages(settings)
    if document.language is None or document.language in allowed:
        return document
    read = " and ".join(_named(code) for code in allowed)
    advice = f"if that is wrong, give --language {allowed[0]}"
    raise OtherLanguage(name, f"this is in {_named(document.language)}, and what is read is {read}", advice)


def _named(code: str) -> str:
    from onrecord.knowledge import load_csv

    name = {row["code"]: row["name"] for row in load_csv("languages")}.get(code)
    return f"{name} ({code})" if name else code


@functools.cache
def _fetcher(settings: Settings) -> Fetcher:
    # One for the process, so that each site's robots.txt is asked for once.
    from onrecord.documents.fetch import Fetcher

    return Fetcher(settings)


def _from_file(path: str, settings: Settings) -> Iterator[Source | InputError]:
    name = printable(path)
    try:
        with open(path, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                # A pipe can be opened once only, so it is read here and now.
                yield from _from_stream(stream, name, settings)
                return
            unpacked = Unpacked(stream, name)
            if unpacked.format == "jsonl":
                yield from _lines(unpacked, settings)
            else:
                yield Source(name, path=path)
    except OSError as error:
        yield UnreadableInput(name, f"cannot be read ({error.strerror})", "check its permissions")
    except InputError as error:
        yield error


def _from_stream(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Source | InputError]:
    try:
        unpacked = Unpacked(stream, name)
        if unpacked.format == "jsonl":
            yield from _lines(unpacked, settings)
        else:
            yield Source(name, raw=unpacked.all(settings.max_input_bytes))
    except InputError as error:
        yield error


def _lines(unpacked: Unpacked, settings: Settings) -> Iterator[Source | InputError]:
    found = False
    for number, line in unpacked.lines(settings.max_line_bytes):
        if isinstance(line, InputError):
            found = True
            yield line
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            found = True
            yield Source(unpacked.name, raw=line.rstrip(b"\r\n"), line=number)
    if not found:
        yield EmptyInput(unpacked.name, "no documents in it")


def _read_file(path: str, name: str, settings: Settings) -> bytes:
    try:
        with closing(open(path, "rb")) as stream:
            return Unpacked(stream, name).all(settings.max_input_bytes, os.fstat(stream.fileno()).st_size)
    except OSError as error:
        raise UnreadableInput(name, f"cannot be read ({error.strerror})", "check its permissions") from None
