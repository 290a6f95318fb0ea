"""What a page is asked: the parts of its address, checked. What makes no sense is said in a plain sentence (400)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.exceptions import HTTPException

from onrecord.comparing import Record
from onrecord.web import urls

LONGEST_WORDS = 400  # characters of a question
PER_PAGE, MOST_PER_PAGE = 25, 1000
_LAST_PAGE = 100_000
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a page or an action.

    ``form`` is the ending of the address: *html* where it has none. ``sent`` is the form that was filled in, for an
    action. ``who`` is the name that stands beside what this person decides; ``can_write`` whether anything may be.
    """

    record: Record
    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    query: QueryParams = field(default_factory=QueryParams)
    form: str = "html"
    sent: FormData = field(default_factory=FormData)
    who: str = ""
    can_write: bool = False

    def number(self, name: str) -> int:
        """The number in a part of the path (``12-blast-at-the-terminal``)."""
        found = urls.number_in(self.parts[name])
        if found is None:
            missing(f"There is no {name} “{self.parts[name][:80]}”: its address begins with its number.")
        return found

    def words(self, name: str, longest: int = LONGEST_WORDS) -> str | None:
        """Words of the query; ``None`` where it has none."""
        given = self.query.get(name, "").strip()
        if len(given) > longest:
            wrong(f"“{name}” is too long: at most {longest:,} characters.")
        return given or None

    def choice(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str | None:
        """One of ``choices``."""
        given = self.words(name)
        if given is not None and given not in choices:
            wrong(f"“{name}” cannot be “{given[:80]}”: there is {', '.join(choices)}.")
        return given or default

    def date(self, name: str) -> str | None:
        """A date of any precision: 2014, 2014-01 or 2014-01-15."""
        given = self.words(name)
        if given is not None and not _DATE.fullmatch(given):
            wrong(f"“{name}” should be a date like 2014, 2014-01 or 2014-01-15, not “{given[:80]}”.")
        return given

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number of the query."""
        given = self.words(name)
        if given is None:
            return default
        if not (given.isascii() and given.isdigit() and len(given) <= 18 and least <= int(given) <= most):
            wrong(f"“{name}” should be a number from {least:,} to {most:,}, not “{given[:80]}”.")
        return int(given)

    def flag(self, name: str) -> bool:
        """Whether something is ticked."""
        return self.query.get(name, "") not in ("", "0", "no", "false")

    @property
    def page(self) -> int:
        """Which page of a long list: from 1."""
        return self.whole("page", 1, 1, _LAST_PAGE)

    @property
    def per_page(self) -> int:
        """How many there are on a page: JSON and CSV may ask for more."""
        most = 100 if self.form == "html" else MOST_PER_PAGE
        return self.whole("size", PER_PAGE if self.form == "html" else 100, 1, most)

    def text(self, name: str, longest: int = 10_000) -> str:
        """A field of the form that was sent; empty where it has none."""
        given = self.sent.get(name, "")
        if isinstance(given, UploadFile):
            wrong(f"“{name}” should be text, not a file.")
        if len(given) > longest:
            wrong(f"“{name}” is too long: at most {longest:,} characters.")
        return given.strip()

    def here(self, **changes: Any) -> str:
        """The address of this page with some of the query changed; ``None`` takes it away."""
        return urls.with_query(self.path, {**dict(self.query), **changes})

    def as_form(self, form: str) -> str:
        """The address of this page in another form."""
        path = "/index" if self.path == "/" else self.path
        return urls.with_query(path if form == "html" else f"{path}.{form}", dict(self.query))


def wrong(sentence: str) -> NoReturn:
    """Answers that the question makes no sense, and why."""
    raise HTTPException(400, sentence)


def missing(sentence: str) -> NoReturn:
    """Answers that there is no such thing."""
    raise HTTPException(404, sentence)


def refused(sentence: str) -> NoReturn:
    """Answers that it is not allowed."""
    raise HTTPException(403, sentence)
