"""A report given as text: kept character for character, with its paragraphs, headings and captions found."""

from __future__ import annotations

from onrecord.documents.blocks import find_blocks
from onrecord.documents.encoding import decode
from onrecord.documents.head import find_byline
from onrecord.documents.language import detect
from onrecord.documents.left_out import left_out
from onrecord.documents.published import published_of_text
from onrecord.schema import Document, sha256_id
from onrecord.settings import Settings

__all__ = ["allowed_languages", "decode", "read_text"]


def read_text(
    text: str,
    raw: bytes,
    *,
    name: str,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: tuple[str, ...] = (),
    published: str | None = None,
    language: str | None = None,
    settings: Settings | None = None,
) -> Document:
    """The document of a plain text. ``text`` is not changed in any way, so offsets hold against the input.

    ``raw`` are the bytes as they came. What is given (``title``, ``byline``, ``published`` …) is taken as it is; what
    is not is looked for in the text, and stays unknown where it is not there. Any text at all gives a document.

    Raises:
        SettingError: ``published`` is no date.
    """
    settings = settings or Settings()
    allowed = allowed_languages(settings)
    blocks = find_blocks(text, title)
    language = language or detect(text)[0]
    if title is None and blocks and blocks[0].kind == "title":
        title = " ".join(text[blocks[0].start : blocks[0].end].split())
    byline = byline or find_byline(text, blocks)
    unread = left_out(text, blocks, language, allowed, byline=byline)
    date, basis = published_of_text(text, blocks, unread, given=published)
    made = sha256_id(raw)
    return Document(
        id=id or made,
        name=name,
        text=text,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=date,
        published_basis=basis,
        language=language,
        left_out=unread,
        blocks=blocks,
        raw=raw,
        sha256=made.removeprefix("sha256:"),
    )


def allowed_languages(settings: Settings) -> tuple[str, ...]:
    """The languages that are read, from the setting ``languages``."""
    return tuple(code for code in (part.strip().lower() for part in settings.languages.split(",")) if code)
