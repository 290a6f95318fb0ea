"""What every answer carries and every request has to pass: the headers, and the host that is asked."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Content Security Policy, Level 3: nothing from elsewhere, no script or style within a page. Should a piece of a report
# slip through as markup, it can run nothing and call nobody.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:@/\[\]]+)(?::\d+)?")
_EVERYWHERE = ("0.0.0.0", "::", "[::]", "")


def allowed_hosts(host: str) -> tuple[str, ...] | None:
    """The hosts that a request may name, where it is listened at ``host``; ``None`` for any.

    A page elsewhere that has its own name point at this machine (DNS rebinding) is turned away by it. Where it is
    listened everywhere, the names of this machine are not known; there the password stands in the way.
    """
    if host in _EVERYWHERE:
        return None
    return tuple(dict.fromkeys((*LOOPBACK, f"[{host}]" if ":" in host and not host.startswith("[") else host)))


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can reach what listens there."""
    return host == "localhost" or host.startswith("127.") or host in ("::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Guard:
    """Turns away requests that name another host, and puts the headers on every answer.

    ``private``: what is shown is behind a password, and no cache may keep it.
    """

    app: ASGIApp
    hosts: Collection[str] | None
    private: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self.private or "Cache-Control" not in headers:
                    headers["Cache-Control"] = "no-store" if self.private else "no-cache"
            await send(message)

        if self.hosts is not None and _host(Headers(scope=scope).get("host", "")) not in self.hosts:
            answer = PlainTextResponse("This address is not one that the pages are served at.\n", 421)
            await answer(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)


def _host(header: str) -> str:
    """The host of a header without its port."""
    found = _HOST.fullmatch(header.lower())
    return found[1] if found else ""


def from_elsewhere(headers: Headers) -> bool:
    """Whether the browser says that another site sent this form (Fetch Metadata, or else the origin)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower()
