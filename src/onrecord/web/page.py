"""What a page is: an address, and a function from what is asked to what is shown.

A module in ``pages/`` holds the pages of one subject in its ``PAGES``; ``pages/__init__.py`` names the modules. ::

    def story(asked: Asked) -> View:
        found = asked.record.story(asked.number("story"))
        return View("story.html", found.title, {"story": found}, found.to_dict, lambda: rows(found))

    PAGES = (Page("/stories/{story}", story),)

The function runs in a thread that has the record to itself for reading, on one state of it. What it gives is shown as
a page, or as JSON or CSV where the address ends in ``.json`` or ``.csv``. An :class:`Action` is what a form of a page
does: it runs where the record is written, in turn with others, and answers with the address to go to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from onrecord.web.asking import Asked
from onrecord.web.sheets import Row

MAX_BODY = 256_000  # bytes of a form, unless an action says otherwise


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: a template with its context, and the same as JSON and as rows of a sheet.

    ``data`` and ``rows`` are called only where that form is asked for.
    """

    template: str
    title: str
    context: Mapping[str, Any]
    data: Callable[[], Any]
    rows: Callable[[], Iterable[Row]]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``nav``: what it is called in the navigation, if it stands there; ``forms``: other endings of its address
    that it answers, with a response of its own (:attr:`Asked.form` says which)."""

    path: str
    show: Callable[[Asked], View | Response]
    nav: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """What a form does: a POST to ``path``. ``act`` gives the address of the page that is shown next."""

    path: str
    act: Callable[[Asked], str | Response]
    max_body: int = MAX_BODY


@dataclass(frozen=True, slots=True)
class NavItem:
    """An item of the navigation."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages and the actions of all modules."""

    pages: tuple[Page, ...]
    actions: tuple[Action, ...] = field(default=())

    @property
    def nav(self) -> tuple[NavItem, ...]:
        """What stands in the navigation, in the order of the modules."""
        return tuple(NavItem(page.nav, page.path) for page in self.pages if page.nav)
