"""Where a password is set: nobody passes without having signed in, or sending the password with the request."""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web import answers, urls
from onrecord.web.answers import Frame
from onrecord.web.bodies import read_form
from onrecord.web.sessions import SESSION_HOURS, Sessions, Throttle

_OPEN = ("/sign-in", "/static/")
_LONGEST = 10_000
VISITOR = "visitor"
SESSION = "session"


def cookie_name(scope: Scope, what: str) -> str:
    """Cookies do not tell ports apart: two records that are served side by side would take each other's."""
    server = scope.get("server")
    return f"onrecord_{what}_{server[1] if server else 0}"


@dataclass(frozen=True, slots=True)
class Gate:
    """Sends whoever has not signed in to the page for it; programs are told so (401)."""

    app: ASGIApp
    sessions: Sessions
    throttle: Throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http" or not self.sessions.needed or scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if self.sessions.is_open(request.cookies.get(cookie_name(scope, SESSION), "")):
            await self.app(scope, receive, send)
            return
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and not self.throttle.wait(_address(request)):
            if self.sessions.is_password(given.strip()):
                await self.app(scope, receive, send)
                return
            self.throttle.wrong(_address(request))
        await self._turned_away(request)(scope, receive, send)

    def _turned_away(self, request: Request) -> Response:
        form = request.scope.get("onrecord.form", "html")
        if form != "html" or request.method not in ("GET", "HEAD"):
            frame = Frame((), "", request.url.path, "", False, False)
            return answers.error(
                401,
                "Sign in first, or send the password as Authorization: Bearer …",
                form,
                frame,
                {"WWW-Authenticate": "Bearer"},
            )
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The page with the password, and the way out."""

    sessions: Sessions
    throttle: Throttle

    async def show(self, request: Request) -> Response:
        """The form; the token of its visitor goes with it."""
        return self._form(request, request.query_params.get("next", "/"))

    async def enter(self, request: Request) -> Response:
        """Checks the password."""
        sent = await read_form(request, _LONGEST)
        target = str(sent.get("next", "/"))
        visitor = request.cookies.get(cookie_name(request.scope, VISITOR), "")
        if not self.sessions.is_token(visitor, str(sent.get("csrf", ""))):
            return self._form(request, target, "The page was out of date. Please try again.", 403)
        seconds = self.throttle.wait(_address(request))
        if seconds:
            wait = f"Too many wrong tries. Please wait {math.ceil(seconds)} seconds."
            response = self._form(request, target, wait, 429)
            response.headers["Retry-After"] = str(math.ceil(seconds))
            return response
        if not self.sessions.is_password(str(sent.get("password", ""))):
            self.throttle.wrong(_address(request))
            return self._form(request, target, "That is not the password.", 403)
        self.throttle.right(_address(request))
        response = RedirectResponse(local(target), 303)
        set_cookie(response, request, SESSION, self.sessions.begin(), SESSION_HOURS * 3600)
        return response

    async def leave(self, request: Request) -> Response:
        """Ends the session."""
        session = request.cookies.get(cookie_name(request.scope, SESSION), "")
        sent = await read_form(request, _LONGEST)
        if self.sessions.is_token(session, str(sent.get("csrf", ""))):
            self.sessions.end(session)
        return RedirectResponse("/sign-in", 303)

    def _form(self, request: Request, target: str, wrong: str = "", status: int = 200) -> Response:
        visitor = visitor_of(request)
        frame = Frame((), "", "/sign-in", self.sessions.token(visitor), False, False)
        response = answers.as_page("sign-in.html", "Sign in", {"next": local(target), "wrong": wrong}, frame, status)
        set_cookie(response, request, VISITOR, visitor)
        return response


def visitor_of(request: Request) -> str:
    """What the visitor's cookie holds; a new value where there is none."""
    known = request.cookies.get(cookie_name(request.scope, VISITOR), "")
    return known if 20 <= len(known) <= 100 and known.isascii() else urls.random_part()


def set_cookie(response: Response, request: Request, what: str, value: str, seconds: int | None = None) -> None:
    """A cookie for this record alone, which no script can read."""
    response.set_cookie(
        cookie_name(request.scope, what),
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def local(target: str) -> str:
    """An address of ours; the front page in place of any other."""
    # A browser takes "//host", "/\host" and what control characters make of it for another site's address.
    is_ours = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if is_ours and "\\" not in target else "/"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
