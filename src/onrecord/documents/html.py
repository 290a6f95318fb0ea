"""A news page → its report: the text with its headline first, blocks apart, and what the page says of it."""

from __future__ import annotations

import re
from typing import Any

from onrecord.documents.article import Piece, article_pieces
from onrecord.documents.blocks import plain
from onrecord.documents.head import find_byline
from onrecord.documents.language import detect
from onrecord.documents.left_out import left_out
from onrecord.documents.metadata import PageData, read_metadata
from onrecord.documents.page import parse_page
from onrecord.documents.published import published_of_text
from onrecord.documents.text import allowed_languages
from onrecord.errors import NoArticle, Paywalled
from onrecord.schema import Block, Document, LeftOut, sha256_id
from onrecord.settings import Settings

BETWEEN = "\n\n"
_SURE = 0.7  # how sure the detector must be to be believed against the page
_FEWEST = 20  # words that a report has
_STUB = 130  # words; a page with fewer, that asks for a subscription, shows only the start
_PAYWALL = re.compile(
    r"(?i)\b(?:subscribe|sign up|log ?in|sign in|register|become a (?:member|subscriber)) "
    r"(?:now |today |here |or \w+(?: \w+)? )*"
    r"(?:to|and) (?:continue|keep|finish|read|unlock|access|view|get (?:full|unlimited))\b|"
    r"\bto (?:continue|keep) reading\b|\bcontinue reading (?:this|your|the full) (?:article|story)\b|"
    r"\b(?:article|story|content|report) is (?:only )?"
    r"(?:available (?:only )?(?:to|for)|for|reserved for|exclusive to) (?:our |paying |registered )*"
    r"(?:subscribers|members)\b|\balready a (?:subscriber|member)\b|\bsubscriber[- ]only\b|\bsubscribers only\b|"
    r"\byou(?:['’]ve| have) (?:reached|used|read) (?:your|all|the)\b.{0,40}\b(?:limit|free articles?)\b|"
    r"\bread the full (?:article|story|report) with\b|\bunlock (?:this|the full) (?:article|story)\b"
)


def read_html(
    raw: bytes,
    *,
    name: str,
    url: str | None = None,
    encoding: str | None = None,
    id: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: tuple[str, ...] = (),
    published: str | None = None,
    language: str | None = None,
    settings: Settings | None = None,
) -> Document:
    """The document of a page's bytes.

    The text is the headline, then the passages of the report, a blank line between each. ``encoding`` is what a server
    said of the bytes: a hint. What is given (``outlet``, ``title``, ``byline``, ``published``, ``language``) goes
    before what the page says.

    Raises:
        BinaryInput: the bytes are no page.
        DamagedInput: the page is nested deeper than the setting ``max_html_depth``.
        NoArticle: there is no report on the page.
        Paywalled: the page shows only the start of the report.
        SettingError: ``published`` is no date.
    """
    settings = settings or Settings()
    tree = parse_page(raw, name=name, encoding=encoding, max_depth=settings.max_html_depth)
    page = read_metadata(tree, url)
    title = title or page.title
    pieces = article_pieces(tree)
    text, blocks = _joined(title, pieces)
    if language is None:
        language, sure = detect(text[_body_start(blocks) :])
        if page.language is not None and sure < _SURE:
            language = page.language
    byline = byline or page.byline or find_byline(text, blocks)
    unread = left_out(text, blocks, language, allowed_languages(settings), byline=byline)
    _refuse_stub(name, tree, page, text, blocks, unread)
    date, basis = published_of_text(text, blocks, unread, given=published, metadata=page.published)
    made = sha256_id(raw)
    return Document(
        id=id or made,
        name=name,
        text=text,
        url=page.url or url,
        outlet=outlet or page.outlet,
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


def article_text(document: Document) -> str:
    """The text of the report alone, in whatever language: without its title, its captions and what was left out."""
    unread = {(skip.start, skip.end) for skip in document.left_out if not skip.why.startswith("language")}
    kept = (
        block
        for block in document.blocks
        if block.kind not in {"title", "caption"} and (block.start, block.end) not in unread
    )
    return "\n".join(document.text[block.start : block.end] for block in kept)


def _joined(title: str | None, pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text and its blocks: the headline stands first, and once."""
    kept = list(pieces)
    if title:
        same = [number for number, piece in enumerate(kept[:4]) if plain(piece.text) == plain(title)]
        if same:
            del kept[same[0]]
        kept.insert(0, Piece(" ".join(title.split()), "title"))
    blocks, position = [], 0
    for piece in kept:
        blocks.append(Block(position, position + len(piece.text), piece.kind))
        position += len(piece.text) + len(BETWEEN)
    return BETWEEN.join(piece.text for piece in kept), tuple(blocks)


def _language(body: str, page: PageData) -> str | None:
    """The language of the words themselves, or where they do not tell, what the page declares."""
    language, sure = detect(body)
    return page.language if page.language is not None and sure < _SURE else language


def _body_start(blocks: tuple[Block, ...]) -> int:
    return next((block.start for block in blocks if block.kind != "title"), 0)


def _refuse_stub(
    name: str, tree: Any, page: PageData, text: str, blocks: tuple[Block, ...], unread: tuple[LeftOut, ...]
) -> None:
    """Raise where the page has no report, or shows no more than its start."""
    skipped = {(stretch.start, stretch.end) for stretch in unread if not stretch.why.startswith("language")}
    shown = [text[block.start : block.end] for block in blocks if block.kind in {"paragraph", "heading"}
             and (block.start, block.end) not in skipped]  # fmt: skip
    words = sum(max(len(passage.split()), len(passage) // 12) for passage in shown)
    if words < _STUB and (page.free is False or _PAYWALL.search(_visible(tree))):
        raise Paywalled(
            name,
            f"the page shows only the start of the report ({words} words), the rest is for subscribers",
            "save the whole report from a browser where you are signed in, and give that file",
        )
    if words < _FEWEST:
        raise NoArticle(name, "there is no report on this page", "give the address of the report itself, or its text")


def _visible(tree: Any) -> str:
    parts = (
        element.text_content()
        for element in tree.iter("p", "div", "span", "h2", "h3", "h4", "button", "a", "li")
        if not len(element) or element.tag in {"p", "h2", "h3", "h4"}
    )
    return " \n ".join(parts)
