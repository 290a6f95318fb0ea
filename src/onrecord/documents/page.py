"""A page's bytes → its parsed tree, however deep, broken or wrongly declared."""

from __future__ import annotations

from typing import Any

from onrecord.documents.encoding import decode_page
from onrecord.errors import DamagedInput, NoArticle

# The parser gives up at this depth of its own accord, so a greater setting has no effect (libxml2, XML_PARSE_HUGE).
_PARSER_DEPTH = 2_048
# What is deeper than this is lifted up to it: the libraries that follow call themselves once for every level.
_WORKABLE_DEPTH = 150
_WRAPPERS = frozenset(
    (
        *("div", "span", "section", "article", "main", "center", "form", "fieldset", "label", "blockquote"),
        *("table", "tbody", "thead", "tr", "td", "th", "ul", "ol", "dl", "dd", "dt", "ins", "del", "abbr", "cite"),
        *("a", "b", "i", "em", "strong", "font", "small", "big", "u", "s", "tt", "nobr", "code", "sub", "sup"),
    )
)


def parse_page(raw: bytes, *, name: str, encoding: str | None, max_depth: int) -> Any:
    """The lxml tree of a page.

    ``encoding`` is what a server said, taken as a hint. Wrappers deeper than the libraries can walk are taken out,
    their words kept.

    Raises:
        BinaryInput: the bytes are no page.
        DamagedInput: its elements are nested deeper than ``max_depth``.
        NoArticle: there is nothing in it.
    """
    from lxml import etree, html

    text = decode_page(raw, name, encoding).replace("\x00", "")
    text = text.encode("utf-8", "replace").decode("utf-8").lstrip("\ufeff")
    if not text.strip():
        raise NoArticle(name, "the page is empty")
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    try:
        tree = html.fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        tree = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        _too_deep(name, min(max_depth, _PARSER_DEPTH))
    if tree is None:
        raise NoArticle(name, "there is no page in it", "give it as text if it is one")
    if tree.tag != "html":
        root = html.Element("html")
        root.append(tree)
        tree = root
    _flatten(tree, name, max_depth)
    return tree


def _flatten(tree: Any, name: str, max_depth: int) -> None:
    from lxml import etree

    depth, deep = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > max_depth:
            _too_deep(name, max_depth)
        if event == "start" and depth > _WORKABLE_DEPTH and element.tag in _WRAPPERS:
            deep.append(element)
    for element in deep:
        element.drop_tag()


def _too_deep(name: str, limit: int) -> None:
    raise DamagedInput(
        name, f"the page's elements are nested more than {limit} deep", "save the report as text, and give that"
    )
