"""Who is signed in, and whether a form comes from a page of ours.

Sessions are there only where a password is set. They live in memory: when the program ends, all are signed out. Forms
carry a token that only this program can make for the visitor's cookie (OWASP: signed double-submit cookie).
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256

SESSION_HOURS = 12
_MOST_SESSIONS = 1_000
_FREE_TRIES = 5
_LONGEST_WAIT = 900.0  # seconds
_MOST_VISITORS = 10_000


@dataclass(slots=True)
class Sessions:
    """The password, and who gave it."""

    password: str | None = None
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _known: OrderedDict[str, float] = field(default_factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def needed(self) -> bool:
        """Whether one has to sign in."""
        return self.password is not None

    def is_password(self, given: str) -> bool:
        """Whether it is the password; takes as long, whatever is given."""
        known = (self.password or "").encode()
        return self.needed and hmac.compare_digest(sha256(given.encode("utf-8", "replace")).digest(), _hash(known))

    def begin(self) -> str:
        """A new session, for the cookie."""
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._known[session] = time.monotonic() + SESSION_HOURS * 3600
            while len(self._known) > _MOST_SESSIONS:
                self._known.popitem(last=False)
        return session

    def is_open(self, session: str) -> bool:
        """Whether somebody signed in with it, and it is not over."""
        with self._lock:
            until = self._known.get(session)
            if until is not None and until < time.monotonic():
                del self._known[session]
                return False
            return until is not None

    def end(self, session: str) -> None:
        """Signs out."""
        with self._lock:
            self._known.pop(session, None)

    def token(self, visitor: str) -> str:
        """What the forms of a visitor carry; ``visitor`` is what their cookie holds."""
        return hmac.new(self._key, visitor.encode("utf-8", "replace"), sha256).hexdigest()

    def is_token(self, visitor: str, given: str) -> bool:
        """Whether a form of ours was sent by the visitor that it was made for."""
        return bool(visitor) and hmac.compare_digest(self.token(visitor).encode(), given.encode("utf-8", "replace"))


@dataclass(slots=True)
class Throttle:
    """Lets nobody try passwords fast: after five wrong ones each further try waits twice as long, up to a quarter of an
    hour. It is counted by address, and for all addresses together, so that many cannot share the work."""

    _tries: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def wait(self, address: str, now: float | None = None) -> float:
        """Seconds until the next try is heard; 0 where it is heard now."""
        now = time.monotonic() if now is None else now
        with self._lock:
            return max(0.0, *(self._until(name) - now for name in (address, "")))

    def wrong(self, address: str, now: float | None = None) -> None:
        """Counts a wrong try."""
        now = time.monotonic() if now is None else now
        with self._lock:
            for name, free in ((address, _FREE_TRIES), ("", _FREE_TRIES * 20)):
                tries = self._tries.get(name, (0, 0.0))[0] + 1
                wait = min(_LONGEST_WAIT, 2.0 ** (tries - free)) if tries >= free else 0.0
                self._tries[name] = (tries, now + wait)
                self._tries.move_to_end(name)
            while len(self._tries) > _MOST_VISITORS:
                self._tries.popitem(last=False)

    def right(self, address: str) -> None:
        """Forgets the wrong tries of an address that knew it after all."""
        with self._lock:
            self._tries.pop(address, None)

    def _until(self, name: str) -> float:
        return self._tries.get(name, (0, 0.0))[1]


def _hash(password: bytes) -> bytes:
    return sha256(password).digest()
