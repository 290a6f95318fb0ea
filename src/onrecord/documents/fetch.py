"""Fetching a report from the web, safely and politely.

Safely: https or http alone, on ports 443 and 80 alone, at public addresses alone; the address that was checked is
the one connected to, for every redirect anew, so that a name that changes its address in between gains nothing.
Bytes (unpacked), seconds (redirects and robots.txt included) and redirects are limited. Politely: robots.txt is
asked first (RFC 9309), the user agent says who we are, no cookies are kept.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.parse
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace

from onrecord.documents.addresses import Resolve, is_public, resolve_by_system, resolve_within
from onrecord.documents.connection import Deadline, HttpTransport, Request, Response, Transport
from onrecord.documents.paths import printable
from onrecord.documents.robots import MAX_BYTES, Robots
from onrecord.errors import AddressRefused, FetchFailed, FetchTimeout, RobotsRefused, SettingError, TooLarge
from onrecord.settings import Settings

__all__ = ["Fetched", "Fetcher"]

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_ADDRESSES = 4  # how many addresses of one host are tried
_BLOCK = 65_536
_IN_BROWSER = "save the page from your browser and read the file"
_ADVICE = {
    401: f"it wants a login; {_IN_BROWSER}",
    402: f"it wants payment; {_IN_BROWSER}",
    403: f"the site does not let programs in; {_IN_BROWSER}",
    404: "check the address",
    410: "the page was taken down; look for it in a web archive",
    429: "the site asks for fewer requests; try again later",
    451: "the page is withheld for legal reasons; look for it in a web archive",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave: ``url`` is where it was found in the end, ``raw`` its bytes, unpacked, ``encoding`` as HTTP
    declares it."""

    url: str
    raw: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """One URL taken apart and found fit to be asked for. ``name`` is the input, for messages."""

    name: str
    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def on_the_way(self) -> str:
        return "" if self.url == self.name else f"redirected to {_shown(self.url)}: "


class Fetcher:
    """Fetches reports; remembers each site's robots.txt for as long as it lives.

    ``transport`` and ``resolve`` are the seams to the network. ``allow_addresses`` are (address, port) pairs that are
    let through although they are not public: it is for tests against a server on this machine, and no setting,
    environment variable or option reaches it.

    Raises:
        SettingError: ``fetch_user_agent`` is not a line of ASCII.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        transport: Transport | None = None,
        resolve: Resolve = resolve_by_system,
        allow_addresses: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        if not re.fullmatch(r"[!-~][ -~]*", settings.fetch_user_agent):
            raise SettingError(f"fetch_user_agent={settings.fetch_user_agent!r}: should be a line of ASCII")
        self._settings = settings
        self._transport: Transport = HttpTransport() if transport is None else transport
        self._resolve = resolve
        self._allowed = allow_addresses
        self._robots: dict[tuple[str, str, int], Robots | None] = {}

    def fetch(self, url: str) -> Fetched:
        """The report at ``url``.

        Raises:
            AddressRefused: not https or http, or somewhere on the way not a public address.
            RobotsRefused: the site asks not to.
            FetchTimeout: not done within ``fetch_timeout`` seconds.
            FetchFailed: an error status, too many redirects, a broken connection.
            TooLarge: more than ``max_input_bytes``.
        """
        name, deadline = _shown(url), Deadline(self._settings.fetch_timeout)
        with _told(name, deadline):
            target, response = self._follow(self._target(name, url), deadline, ask_robots=True)
            with closing(response):
                if not 200 <= response.status < 300:
                    reason = f"{target.on_the_way}the site answers {_status(response)}"
                    raise FetchFailed(name, reason, _ADVICE.get(response.status, ""))
                raw = self._body(name, response)
                return Fetched(target.url, raw, response.headers.get_content_charset())

    def _follow(self, target: _Target, deadline: Deadline, *, ask_robots: bool) -> tuple[_Target, Response]:
        for _ in range(self._settings.fetch_max_redirects + 1):
            if ask_robots:
                self._ask_robots(target, deadline)
            response = self._open(target, deadline)
            place = response.headers.get("location")
            if response.status not in _REDIRECTS or place is None:
                return target, response
            response.close()
            target = self._target(target.name, _joined(target, place))
        raise FetchFailed(
            target.name, f"more than {self._settings.fetch_max_redirects} redirects", "give the last address itself"
        )

    def _open(self, target: _Target, deadline: Deadline) -> Response:
        failure: OSError | None = None
        for address in self._addresses(target, deadline)[:_MOST_ADDRESSES]:
            headers = {
                "Host": target.site,
                "User-Agent": self._settings.fetch_user_agent,
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            }
            request = Request(target.scheme, target.host, target.port, address, target.path, headers)
            try:
                return self._transport.send(request, deadline)
            except ssl.SSLError:
                raise
            except OSError as error:
                failure = error
        assert failure is not None
        raise failure

    def _addresses(self, target: _Target, deadline: Deadline) -> Sequence[str]:
        """The addresses of the target's host, looked up once and every one of them fit to be connected to."""
        addresses = resolve_within(self._resolve, target.host, target.port, deadline.left())
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        for address in addresses:
            if (address, target.port) in self._allowed:
                continue
            # One that is not public among others that are is an attempt to be let in with them.
            if not is_public(address) or target.port not in _PORTS.values():
                at = target.host if target.host == address else f"{target.host} ({address})"
                raise AddressRefused(
                    target.name,
                    f"{target.on_the_way}{at} is not a public address",
                    "only pages that anybody can reach are fetched; save the page and read the file",
                )
        return addresses

    def _ask_robots(self, target: _Target, deadline: Deadline) -> None:
        site = (target.scheme, target.host, target.port)
        if site not in self._robots:
            self._robots[site] = self._fetch_robots(target, deadline)
        robots = self._robots[site]
        if robots is None:
            raise RobotsRefused(
                target.name,
                f"{target.on_the_way}{target.site}/robots.txt cannot be had, so nothing is fetched from there",
                "try again later, or save the page from your browser and read the file",
            )
        if not robots.allows(target.path):
            raise RobotsRefused(
                target.name,
                f"{target.on_the_way}{target.site}/robots.txt asks programs not to fetch this page",
                _IN_BROWSER,
            )

    def _fetch_robots(self, target: _Target, deadline: Deadline) -> Robots | None:
        """The site's rules; none where it has no robots.txt; None where its server fails (RFC 9309, 2.3.1)."""
        asked = replace(target, url=urllib.parse.urljoin(target.url, "/robots.txt"), path="/robots.txt")
        _, response = self._follow(asked, deadline, ask_robots=False)
        with closing(response):
            if response.status >= 500 or response.status == 429:
                return None
            if not 200 <= response.status < 300:
                return Robots()
            raw = bytearray()
            for block in _unpacked(response):
                raw += block
                if len(raw) >= MAX_BYTES:
                    break
            return Robots.parse(bytes(raw), self._settings.fetch_user_agent)

    def _body(self, name: str, response: Response) -> bytes:
        limit = self._settings.max_input_bytes
        too_large = TooLarge(
            name, f"more than {limit:,} bytes", "set ONRECORD_MAX_INPUT_BYTES higher if it is one report"
        )
        declared = response.headers.get("content-length") or ""
        if re.fullmatch("[0-9]{1,18}", declared) and int(declared) > limit:
            raise too_large
        raw = bytearray()
        for block in _unpacked(response):
            raw += block
            if len(raw) > limit:
                raise too_large
        return bytes(raw)

    def _target(self, name: str, url: str) -> _Target:
        way = "" if _shown(url) == name else f"redirected to {_shown(url)}: "
        try:
            parts = urllib.parse.urlsplit(url)
            scheme = parts.scheme.lower()
            if scheme not in _PORTS:
                raise AddressRefused(name, f"{way}{scheme}: addresses are not fetched", "only https and http are")
            host, port = _host(parts.hostname or ""), parts.port
            path = urllib.parse.quote(parts.path or "/", safe="%/:=&~+!$,;'@()*[]|")
            if parts.query:
                path += "?" + urllib.parse.quote(parts.query, safe="%/:=&?~+!$,;'@()*[]|")
        except ValueError:
            raise AddressRefused(name, f"{way}not a web address", "check how it is written") from None
        if parts.username is not None or parts.password is not None:
            raise AddressRefused(name, f"{way}holds a user name or password", "leave them out")
        if port is None:
            port = _PORTS[scheme]
        if port not in _PORTS.values() and port not in {allowed for _, allowed in self._allowed}:
            raise AddressRefused(name, f"{way}port {port} is not fetched from", "only 443 and 80 are")
        return _Target(name, url, scheme, host, port, path)


def _host(host: str) -> str:
    """``host`` as DNS has it. Raises ValueError (UnicodeError is one) where it cannot be a host."""
    if ":" not in host:
        host = host.encode("idna").decode("ascii").lower()
    if not re.fullmatch(r"[0-9a-z._-]+|[0-9a-f:.]+", host):
        raise ValueError(host)
    return host


def _joined(target: _Target, place: str) -> str:
    with suppress(ValueError):
        # Headers come as Latin-1, addresses in them often as UTF-8.
        place = place.encode("latin-1").decode("utf-8")
    try:
        return urllib.parse.urldefrag(urllib.parse.urljoin(target.url, place)).url
    except ValueError:
        raise AddressRefused(target.name, "redirected to what is not a web address") from None


def _shown(url: str) -> str:
    """``url`` without a password, fit for a message or a log."""
    return printable(re.sub(r"(?<=//)[^/?#]*@", "", url))


def _status(response: Response) -> str:
    return f"{response.status} {response.reason}".strip()


def _unpacked(response: Response) -> Iterator[bytes]:
    """The body in blocks of bounded size, whatever it unpacks to."""
    coding = (response.headers.get("content-encoding") or "identity").strip().lower()
    blocks = iter(lambda: response.read(_BLOCK), b"")
    if coding in ("", "identity"):
        yield from blocks
        return
    if coding not in ("gzip", "x-gzip"):
        raise http.client.HTTPException(f"packed as {coding}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for block in blocks:
        while block and not unpacker.eof:
            yield unpacker.decompress(block, _BLOCK)
            block = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise http.client.HTTPException("the packed page breaks off")


@contextmanager
def _told(name: str, deadline: Deadline) -> Iterator[None]:
    """Turns what the network raises into errors of ours, with the input's name."""
    again = "try again later"
    try:
        yield
    except TimeoutError:
        longer = f"{again}, or set ONRECORD_FETCH_TIMEOUT higher"
        raise FetchTimeout(name, f"not done within {deadline.seconds:g} seconds", longer) from None
    except ssl.SSLCertVerificationError as error:
        raise FetchFailed(name, f"the site's certificate is not good ({error.verify_message})", _IN_BROWSER) from None
    except socket.gaierror:
        raise FetchFailed(name, "no such host", "check the address and the network") from None
    except OSError as error:
        raise FetchFailed(name, f"the connection failed ({error.strerror or error})", again) from None
    except (http.client.HTTPException, zlib.error) as error:
        reason = str(error) or type(error).__name__
        raise FetchFailed(name, f"the answer is broken ({reason})", again) from None
