"""A page's tree → the passages of its report, in order: paragraphs, headings and captions apart.

The words are those that trafilatura (Barbaresi 2021) takes for the report, in its setting for precision, or in the
balanced one where that leaves nothing. What it then misses of a report whose text is split by advertisements is added
from the page: paragraphs that stand in containers of the same make as those it took.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from onrecord.documents.blocks import plain
from onrecord.documents.head import is_sentence
from onrecord.schema import BlockKind

_TOO_FEW = 25  # words, below which the precise setting is taken to have missed the report
_KINDS: dict[str, BlockKind] = {"head": "heading"}
_CONTAINERS = frozenset({"list", "quote", "table", "row", "div", "body", "dl"})
_INLINE_BREAKS = re.compile(r"[ \t\r\f\v\xa0]*\n\s*")
_NOT_CAPTIONS = frozenset({"a", "nav", "aside", "footer", "form"})
_OTHERS = re.compile(
    r"(?i)(?:^|[\s_-])(?:related|recirc\w*|promo\w*|teasers?|carousel|recommend\w*|more-from|playlist|most-\w+)(?:$|[\s_-])"
)
_HIDDEN = re.compile(r"(?i)off-?screen|visually-?hidden|sr-only|screen-reader")
_BEFORE = 60  # elements before the first paragraph in which the picture above it stands
_CAPTION_CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?:fig|image|img|photo|media|wp|gallery)?-?_?caption(?:-?_?text)?(?:$|[\s_-])"
)
_SHORTEST_CAPTION = 4  # words
_SHORTEST_ADDED = 8  # words
_LINKED = 0.5  # more of a paragraph in links than this, and it is no prose


@dataclass(frozen=True, slots=True)
class Piece:
    """One passage of a page's report."""

    text: str
    kind: BlockKind


def article_pieces(tree: Any) -> list[Piece]:
    """The passages of the report on the page, without its title; ``[]`` where there is none. ``tree`` is kept."""
    pieces = list(_pieces(_body(tree, precise=True)))
    if sum(len(piece.text.split()) for piece in pieces) < _TOO_FEW:
        balanced = list(_pieces(_body(tree, precise=False)))
        pieces = balanced if len(balanced) >= len(pieces) else pieces
    return _with_page(tree, pieces) if pieces else []


def _body(tree: Any, *, precise: bool) -> Any:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, favor_precision=precise, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        # A page that breaks the library has no report that it can find.
        return None
    return None if found is None else found.body


def _pieces(body: Any) -> Iterator[Piece]:
    if body is not None:
        yield from _texts(body.text, "paragraph")
        for element in body:
            yield from _of_element(element)
            yield from _texts(element.tail, "paragraph")


def _of_element(element: Any) -> Iterator[Piece]:
    tag = element.tag
    if tag in _CONTAINERS and len(element):
        yield from _texts(element.text, "paragraph")
        for child in element:
            yield from _of_element(child)
            yield from _texts(child.tail, "paragraph")
    elif tag == "graphic":
        return
    else:
        yield from _texts(_words(element), _KINDS.get(tag, "paragraph"))


def _words(element: Any) -> str:
    """The text of a paragraph, a line break where the page has one."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag in {"p", "head", "item", "list", "quote", "row", "cell"}:
            parts.append(f"\n{_words(child)}\n")
        else:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _texts(text: str | None, kind: BlockKind) -> Iterator[Piece]:
    for line in _INLINE_BREAKS.split(text or ""):
        words = " ".join(line.split())
        if words and any(character.isalnum() for character in words):
            yield Piece(words, kind)


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph or caption of the page: where it stands, and in what."""

    number: int
    element: Any
    key: str


def _with_page(tree: Any, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the page's captions among them, and with paragraphs of the same make that were missed."""
    places = [
        _Place(number, element, plain(element.text_content()))
        for number, element in enumerate(tree.iter())
        if element.tag in {"p", "figcaption"} or _is_caption(element)
    ]
    by_key = {place.key: place for place in reversed(places) if place.key}
    spots = [by_key.get(plain(piece.text)) for piece in pieces]
    captions = {place.key for place in places if _is_caption(place.element)}
    marked = [
        Piece(piece.text, "caption") if piece.kind == "paragraph" and plain(piece.text) in captions else piece
        for piece in pieces
    ]
    numbers = [spot.number if spot else None for spot in spots]
    added = _missed(places, [spot for spot in spots if spot], marked) + _captions(places, numbers, marked)
    return _merged(marked, numbers, added)


def _missed(places: list[_Place], taken: list[_Place], pieces: list[Piece]) -> list[tuple[int, Piece]]:
    """The prose that stands in containers of the same make as the report's own, and was not taken."""
    makes = Counter(_make(place.element) for place in taken if place.element.tag == "p")
    if not makes:
        return []
    make, times = makes.most_common(1)[0]
    if make is None or times < 2:
        return []
    known = "".join(plain(piece.text) for piece in pieces)
    article = _common_root([place.element for place in taken if _make(place.element) == make])
    first = min(place.number for place in taken)
    added = []
    for place in places[bisect(places, first, key=lambda place: place.number) :]:
        if place.element.tag != "p" or place.key in known or _make(place.element) != make:
            continue
        words = " ".join(place.element.text_content().split())
        count = len(words.split())
        if (
            count >= _SHORTEST_ADDED
            and is_sentence(words, count)
            and _in(place.element, article)
            and _is_prose(place.element)
        ):
            added.append((place.number, Piece(words, "paragraph")))
    return added


def _captions(places: list[_Place], numbers: list[int | None], pieces: list[Piece]) -> list[tuple[int, Piece]]:
    """The captions of the pictures that stand between the report's first and last paragraph, or just before it."""
    known = [number for number in numbers if number is not None]
    if not known:
        return []
    seen, added = "\n".join(plain(piece.text) for piece in pieces), []
    # Innermost first: a caption within a caption is the same words without the buttons around them.
    for place in reversed(places):
        if not _is_caption(place.element) or not known[0] - _BEFORE <= place.number <= known[-1] or place.key in seen:
            continue
        words = " ".join(" ".join(_shown(place.element)).split())
        if (
            len(words.split()) >= _SHORTEST_CAPTION
            and not _elsewhere(place.element)
            and not _holds_caption(place.element)
        ):
            seen += f"\n{place.key}"
            added.append((place.number, Piece(words, "caption")))
    return added


def _shown(element: Any) -> Iterator[str]:
    """The text of an element without what is there for machines alone."""
    yield element.text or ""
    for child in element:
        if _HIDDEN.search(child.get("class") or "") is None and child.tag not in {
            "button",
            "script",
            "style",
            "noscript",
        }:
            yield from _shown(child)
        yield child.tail or ""


def _elsewhere(element: Any) -> bool:
    """Whether a caption belongs to the picture of another report."""
    return any(
        ancestor.tag in _NOT_CAPTIONS or _OTHERS.search(ancestor.get("class") or "") is not None
        for ancestor in element.iterancestors()
        if ancestor.tag not in {"html", "body"}
    )


def _holds_caption(element: Any) -> bool:
    return any(child is not element and _is_caption(child) for child in element.iter("figcaption", "p", "div", "span"))


def _merged(pieces: list[Piece], numbers: list[int | None], added: list[tuple[int, Piece]]) -> list[Piece]:
    merged, waiting = [], sorted(added, key=lambda item: item[0])
    for piece, number in zip(pieces, numbers, strict=True):
        while number is not None and waiting and waiting[0][0] < number:
            merged.append(waiting.pop(0)[1])
        merged.append(piece)
    return merged + [piece for _, piece in waiting]


def _is_caption(element: Any) -> bool:
    if element.tag == "figcaption":
        return True
    return element.tag in {"p", "div", "span"} and _CAPTION_CLASS.search(element.get("class") or "") is not None


def _make(element: Any) -> tuple[str, str] | None:
    parent = element.getparent()
    return None if parent is None else (parent.tag, " ".join((parent.get("class") or "").split()))


def _common_root(elements: list[Any]) -> Any:
    """The smallest element that holds all of ``elements``, and one above it: where parts of the report may stand."""
    lines = [[*reversed(list(element.iterancestors()))] for element in elements]
    root = None
    for level in zip(*lines, strict=False):
        if any(element is not level[0] for element in level):
            break
        root = level[0]
    return root


def _in(element: Any, root: Any) -> bool:
    limit = root if root is None or root.getparent() is None else root.getparent()
    limits = {limit, limit.getparent()} if limit is not None else set()
    return any(ancestor in limits for ancestor in element.iterancestors())


def _is_prose(element: Any) -> bool:
    whole = len(element.text_content()) or 1
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked <= _LINKED * whole and not any(
        ancestor.tag in {"aside", "nav", "footer", "form", "blockquote"} for ancestor in element.iterancestors()
    )
