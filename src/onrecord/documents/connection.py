"""The one seam to the outside world: one HTTP request to one address that was checked before.

:class:`Transport` is what the fetcher needs of a network; :class:`HttpTransport` is the real one. It never asks for
the address of a name, so what it connects to is what was checked. It keeps no cookies, uses no proxy, follows no
redirect, and looks at its :class:`Deadline` before every wait, so a server that sends a byte a second cannot hold it.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Protocol, cast

_CONNECT_SECONDS = 5.0  # for one address, so that a second one is tried before all the time is gone


class Deadline:
    """A moment that no wait goes past."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left, above zero.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time is up")
        return left


@dataclass(frozen=True, slots=True)
class Request:
    """One GET. ``host`` is the name (for ``Host`` and TLS), ``address`` the number that is connected to."""

    scheme: str
    host: str
    port: int
    address: str
    target: str
    headers: Mapping[str, str]


class Response(Protocol):
    """An answer whose body is read as it comes. Whoever gets one closes it."""

    @property
    def status(self) -> int: ...

    @property
    def reason(self) -> str: ...

    @property
    def headers(self) -> Message: ...

    def read(self, most: int) -> bytes:
        """Up to ``most`` more bytes of the body as it was sent; none at its end."""

    def close(self) -> None: ...


class Transport(Protocol):
    """A way to send a request."""

    def send(self, request: Request, deadline: Deadline) -> Response:
        """The answer to ``request``, its status and headers read.

        Raises:
            OSError: no connection; TimeoutError (a kind of OSError) past the deadline.
            http.client.HTTPException: the answer is not HTTP.
        """


class HttpTransport:
    """HTTP/1.1, over TLS where the scheme asks for it, on one fresh connection a request."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context

    def send(self, request: Request, deadline: Deadline) -> Response:
        connected = _connect(request.address, request.port, deadline)
        try:
            if request.scheme == "https":
                connected.settimeout(deadline.left())
                connected = self._tls().wrap_socket(connected, server_hostname=request.host)
            return _exchange(request, connected, deadline)
        except BaseException:
            connected.close()
            raise

    def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context


def _connect(address: str, port: int, deadline: Deadline) -> socket.socket:
    # By family and number, not socket.create_connection: that would take a name, too, and look it up.
    family = socket.AF_INET if ipaddress.ip_address(address).version == 4 else socket.AF_INET6
    connected = socket.socket(family, socket.SOCK_STREAM)
    try:
        connected.settimeout(min(deadline.left(), _CONNECT_SECONDS))
        connected.connect((address, port))
    except BaseException:
        connected.close()
        raise
    return connected


def _exchange(request: Request, connected: socket.socket, deadline: Deadline) -> Response:
    connection = http.client.HTTPConnection(request.host, request.port)
    connection.auto_open = 0  # it may use the socket it is given and no other
    connection.sock = cast(socket.socket, _TimedSocket(connected, deadline))
    connection.putrequest("GET", request.target, skip_host=True, skip_accept_encoding=True)
    for name, value in request.headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return _HttpResponse(connection.getresponse(), connected)


class _HttpResponse:
    def __init__(self, response: http.client.HTTPResponse, connected: socket.socket) -> None:
        self._response = response
        self._connected = connected
        self.status: int = response.status
        self.reason: str = response.reason
        self.headers: Message = response.headers
        # http.client takes a body that breaks off for its end, unless it comes in chunks.
        self._missing = response.length

    def read(self, most: int) -> bytes:
        block = self._response.read(most)
        if self._missing is not None:
            self._missing -= len(block)
            if not block and self._missing > 0:
                raise http.client.IncompleteRead(b"", self._missing)
        return block

    def close(self) -> None:
        self._response.close()
        self._connected.close()


class _TimedSocket:
    """As much of a socket as http.client uses, with a deadline for all of it instead of a timeout for each wait."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._connected = connected
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._connected.settimeout(self._deadline.left())
        self._connected.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._connected, self._deadline))

    def close(self) -> None:
        """Nothing: http.client closes its socket before the body is read; the response closes the real one."""


class _TimedReader(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._connected = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._connected.settimeout(self._deadline.left())
        return self._connected.recv_into(buffer)
