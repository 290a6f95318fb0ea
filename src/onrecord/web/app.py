"""The application: the pages of a record, with what stands in front of them."""

from __future__ import annotations

import getpass
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.comparing import Record
from onrecord.errors import NotInRecord, OnRecordError, ReadOnlyRecord, RecordError, RecordInUse, SettingError
from onrecord.settings import Settings
from onrecord.web import answers, pages
from onrecord.web.answers import Frame
from onrecord.web.asking import Asked
from onrecord.web.bodies import read_form
from onrecord.web.gate import SESSION, VISITOR, Gate, SigningIn, cookie_name, set_cookie, visitor_of
from onrecord.web.page import Action, Page, Pages, View
from onrecord.web.records import Records
from onrecord.web.security import Guard, allowed_hosts, from_elsewhere, is_loopback
from onrecord.web.sessions import Sessions, Throttle

_LOG = logging.getLogger(__name__)
_FORMS = ("json", "csv")
_STATIC_AGE = 365 * 24 * 3600


def app(
    path: str | Path,
    *,
    host: str = "127.0.0.1",
    password: str | None = None,
    settings: Settings | None = None,
    modules: Pages | None = None,
) -> Starlette:
    """The pages of the record at ``path``.

    Args:
        host: where it will be listened; requests that name another host are turned away.
        password: what one has to sign in with; ``None`` for nothing, which only ``host`` on this machine may have.
        modules: the pages; all that there are, if not given.

    Raises:
        RecordError: the record cannot be opened.
        SettingError: it would be open to other machines without a password.
    """
    if password is None and not is_loopback(host):
        raise SettingError(
            f"listening at {host} lets other machines in: set a password (--password, or ONRECORD_WEB_PASSWORD)"
        )
    if password == "":
        raise SettingError("the password should not be empty")
    settings = settings or Settings.from_environment()
    records = Records(Path(path), settings)
    found = modules or pages.load()
    sessions, throttle = Sessions(password), Throttle()
    serving = Serving(records, found, sessions, {})

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        records.close()

    signing_in = SigningIn(sessions, throttle)
    routes: list[BaseRoute] = [
        *serving.routes(),
        Route("/sign-in", signing_in.show, methods=["GET"]),
        Route("/sign-in", signing_in.enter, methods=["POST"]),
        Route("/sign-out", signing_in.leave, methods=["POST"]),
        Mount("/static", Kept(directory=answers.STATIC)),
    ]
    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, hosts=allowed_hosts(host), private=password is not None),
            Middleware(Endings, endings={*_FORMS, *(form for page in found.pages for form in page.forms)}),
            Middleware(Gate, sessions=sessions, throttle=throttle),
        ],
        exception_handlers={HTTPException: serving.refused, OnRecordError: serving.failed, Exception: serving.broken},
        lifespan=lifespan,
    )
    made.state.records = records
    return made


@dataclass(frozen=True, slots=True)
class Endings:
    """Takes ``.json``, ``.csv`` … from the end of an address: it is the same page in another form."""

    app: ASGIApp
    endings: set[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            base, dot, ending = scope["path"].rpartition(".")
            if dot and ending in self.endings and "/" not in ending:
                # In place, so that what goes wrong is said in that form as well.
                scope.update({"path": base, "raw_path": base.encode(), "onrecord.form": ending})
            if scope["path"] == "/index":
                scope.update({"path": "/", "raw_path": b"/"})
        await self.app(scope, receive, send)


class Kept(StaticFiles):
    """Files that browsers may keep: their addresses change with their content."""

    def file_response(self, *args: Any, **extra: Any) -> Response:
        """The file."""
        response = super().file_response(*args, **extra)
        response.headers["Cache-Control"] = f"public, max-age={_STATIC_AGE}, immutable"
        return response


@dataclass(frozen=True, slots=True)
class Serving:
    """From a request to what a page is asked, and from what it shows to the response."""

    records: Records
    pages: Pages
    sessions: Sessions
    names: dict[str, str]

    def routes(self) -> list[BaseRoute]:
        """Those of the pages and the actions."""
        shown = [Route(page.path, self._shown(page), methods=["GET"]) for page in self.pages.pages]
        done = [Route(action.path, self._done(action), methods=["POST"]) for action in self.pages.actions]
        return [*shown, *done]

    def _shown(self, page: Page) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            form = _form(request)
            if form != "html" and form not in (*_FORMS, *page.forms):
                raise HTTPException(404, f"This page is not there as .{form}.")
            visitor = visitor_of(request)
            frame = self._frame(request, visitor)

            def job(record: Record) -> Response:
                asked = self._asked(request, record)
                shown = page.show(asked)
                return answers.answer(shown, asked, frame) if isinstance(shown, View) else shown

            response = await self.records.read(job)
            if form == "html" and request.cookies.get(cookie_name(request.scope, VISITOR)) != visitor:
                set_cookie(response, request, VISITOR, visitor)
            return response

        return endpoint

    def _done(self, action: Action) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            if from_elsewhere(request.headers):
                raise HTTPException(403, "The form was sent from another site, and nothing was changed.")
            sent = await read_form(request, action.max_body)
            token = request.headers.get("x-csrf-token") or str(sent.get("csrf", ""))
            if not self.sessions.is_token(self._visitor(request), token):
                raise HTTPException(403, "The page was out of date: go back, load it again, and send it once more.")
            done = await self.records.write(lambda record: action.act(self._asked(request, record, sent)))
            return done if isinstance(done, Response) else RedirectResponse(done, 303)

        return endpoint

    def _asked(self, request: Request, record: Record, sent: Any = None) -> Asked:
        return Asked(
            record,
            request.url.path,
            request.path_params,
            request.query_params,
            _form(request),
            **({} if sent is None else {"sent": sent}),
            who=_who(request),
            can_write=self.records.can_write,
        )

    def _visitor(self, request: Request) -> str:
        """What the token of a form is made for: the session where there is one."""
        session = request.cookies.get(cookie_name(request.scope, SESSION), "")
        return session if self.sessions.is_open(session) else visitor_of(request)

    def _frame(self, request: Request, visitor: str) -> Frame:
        session = request.cookies.get(cookie_name(request.scope, SESSION), "")
        is_open = self.sessions.is_open(session)
        token = self.sessions.token(session if is_open else visitor)
        name = self.records.path.name
        return Frame(self.pages.nav, name, request.url.path, token, self.records.can_write, is_open)

    async def refused(self, request: Request, error: Exception) -> Response:
        """What a page says of a question that it cannot answer."""
        assert isinstance(error, HTTPException)
        sentence = error.detail if error.detail != "Not Found" else "There is no such page."
        return self._error(request, error.status_code, sentence, dict(error.headers or {}))

    async def failed(self, request: Request, error: Exception) -> Response:
        """What the library says is wrong, without where the record lies."""
        match error:
            case NotInRecord():
                return self._error(request, 404, f"The record {error.reason}.")
            case SettingError():
                return self._error(request, 400, f"{error}.")
            case RecordInUse():
                sentence = "Another program is writing to the record. Please try again in a moment."
                return self._error(request, 503, sentence, {"Retry-After": "5"})
            case ReadOnlyRecord():
                return self._error(request, 403, "This record cannot be written here, so nothing was changed.")
            case RecordError():
                _LOG.error("%s", error)
                return self._error(request, 500, f"The record {error.reason}.")
        return await self.broken(request, error)

    async def broken(self, request: Request, error: Exception) -> Response:
        """A fault of ours: it is logged, and the page says no more than that."""
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        return self._error(request, 500, "The page could not be made. Nothing in the record was changed.")

    def _error(self, request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
        return answers.error(status, sentence, _form(request), self._frame(request, visitor_of(request)), headers)


def _form(request: Request) -> str:
    form: str = request.scope.get("onrecord.form", "html")
    return form


def _who(request: Request) -> str:
    """The name that stands beside what this person decides: what they said, or who is logged in at this machine."""
    said = request.cookies.get("onrecord_name", "").strip()
    if said:
        return said[:80]
    if request.client and is_loopback(request.client.host):
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
    return ""
