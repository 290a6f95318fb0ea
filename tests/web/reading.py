"""A page as a browser would take it apart: elements, links, text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]


@dataclass
class Taken(HTMLParser):
    """The elements of a page in order, and its text."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    @property
    def links(self) -> list[str]:
        return [one.attributes["href"] for one in self.all("a") if "href" in one.attributes]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


def taken(html: str) -> Taken:
    page = Taken()
    page.feed(str(html))
    return page


def token(html: str) -> str:
    found = _TOKEN.search(html)
    assert found, "the page has no form"
    return found[1]
