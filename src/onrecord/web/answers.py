"""What is shown, as a page, as JSON or as CSV; and what went wrong, in the same three forms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from onrecord import __version__
from onrecord.web import texts, urls, words
from onrecord.web.asking import Asked
from onrecord.web.page import NavItem, View
from onrecord.web.security import HEADERS
from onrecord.web.sheets import as_csv

HERE = Path(str(resources.files("onrecord.web")))
STATIC = HERE / "static"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the navigation, the record's name, and who is looking.

    ``token`` is what the forms carry; ``can_leave`` whether there is a session to sign out of.
    """

    nav: tuple[NavItem, ...]
    record: str
    path: str
    token: str
    can_write: bool
    can_leave: bool


@cache
def environment() -> Environment:
    """The templates, which escape all that they print and make it harmless."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=texts.printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "cut": texts.cut,
        "day": texts.day,
        "in_passage": texts.in_passage,
        "web_address": texts.web_address,
        "slug": urls.slug,
    }
    made.globals |= {
        "urls": urls,
        "counted": texts.counted,
        "differing": texts.differing,
        "words": words,
        "static": _static,
        "version": __version__,
    }
    return made


def answer(view: View, asked: Asked, frame: Frame) -> Response:
    """The view in the form that was asked for."""
    if asked.form == "json":
        return as_json(view.data(), view.status)
    if asked.form == "csv":
        return _sheet(as_csv(view.rows()), view.status)
    return as_page(view.template, view.title, {**view.context, "asked": asked}, frame, view.status)


def as_page(template: str, title: str, context: Mapping[str, Any], frame: Frame, status: int = 200) -> Response:
    """A template as a page."""
    written = (
        environment()
        .get_template(template)
        .render(**{"asked": None, **context}, title=title, frame=frame, csrf=_hidden(frame.token))
    )
    return Response(written.encode("utf-8", "replace"), status, media_type="text/html")


def as_json(data: Any, status: int = 200) -> Response:
    """Pure ASCII, so that half characters of a report do no harm."""
    return Response(json.dumps(data, allow_nan=False, indent=1).encode() + b"\n", status, media_type="application/json")


def error(status: int, sentence: str, form: str, frame: Frame, headers: Mapping[str, str] | None = None) -> Response:
    """What went wrong, in the form that was asked for."""
    if form == "json":
        response = as_json({"error": sentence, "status": status}, status)
    elif form != "html":
        response = Response(sentence + "\n", status, media_type="text/plain")
    else:
        heading = words.WRONG.get(status, words.WRONG[500])
        response = as_page("error.html", heading, {"status": status, "sentence": sentence}, frame, status)
    response.headers.update({**HEADERS, **(headers or {})})
    return response


def _sheet(written: str, status: int) -> Response:
    response = Response(b"\xef\xbb\xbf" + written.encode("utf-8", "replace"), status, media_type="text/csv")
    response.headers["Content-Disposition"] = "inline"
    return response


def _hidden(token: str) -> Markup:
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token)


@cache
def _static(name: str) -> str:
    """The address of a file of ours, which changes with its content, so that browsers may keep it."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
