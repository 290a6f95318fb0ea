"""A network that is not there: a transport that answers from memory."""

from __future__ import annotations

from email.message import Message

from onrecord.documents.connection import Deadline, Request, Response


class Canned:
    """A transport that keeps what it was asked and answers each path with a canned response."""

    def __init__(self, **pages: tuple[int, bytes]) -> None:
        self.pages = pages
        self.requests: list[Request] = []

    def send(self, request: Request, deadline: Deadline) -> Response:
        self.requests.append(request)
        status, body = self.pages.get(request.target.strip("/").replace(".", "_"), (404, b""))
        return CannedResponse(status, body)


class CannedResponse:
    reason = ""

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.headers = Message()
        if status == 302:
            self.headers["Location"] = body.decode()
        self._body = body

    def read(self, most: int) -> bytes:
        block, self._body = self._body[:most], self._body[most:]
        return block

    def close(self) -> None:
        """Nothing is open."""
