"""What a site's ``robots.txt`` asks of us, by RFC 9309 (Robots Exclusion Protocol).

Python's own :mod:`urllib.robotparser` follows the draft of 1996: it takes the first rule that fits rather than the
longest, and reads ``*`` and ``$`` as plain characters, so it would fetch what news sites ask to be left alone
(``Disallow: /*?print=``) and leave what they allow.
"""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass

MAX_BYTES = 512_000
"""How much of a robots.txt is read; RFC 9309 asks for 500 KiB at least. What comes after it is ignored."""

_TOKEN = re.compile(r"[A-Za-z_-]+")
_ESCAPE = re.compile("%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``Allow`` or ``Disallow`` line."""

    allow: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that are for us."""

    rules: tuple[Rule, ...] = ()

    @classmethod
    def parse(cls, raw: bytes, user_agent: str) -> Robots:
        """The rules of ``raw`` for the product that ``user_agent`` starts with, else those for all (``*``).

        Never raises: what cannot be understood is no rule.
        """
        token = _product(user_agent)
        groups: dict[str, list[Rule]] = {}
        agents: list[str] = []
        in_rules = False
        for key, value in _lines(raw):
            if key == "user-agent":
                if in_rules:
                    agents, in_rules = [], False
                agents.append("*" if value.startswith("*") else _product(value))
                groups.setdefault(agents[-1], [])
            elif key in ("allow", "disallow"):
                in_rules = True
                if value:
                    for agent in set(agents):
                        groups[agent].append(Rule(key == "allow", _normal(value)))
        return cls(tuple(groups[token] if token in groups else groups.get("*", ())))

    def allows(self, path: str) -> bool:
        """Whether ``path`` (with its query) may be fetched: the longest rule that fits says; of two alike, Allow."""
        path = _normal(path)
        fitting = [rule for rule in self.rules if _fits(rule.pattern, path)]
        return max(((len(rule.pattern), rule.allow) for rule in fitting), default=(0, True))[1]


def _lines(raw: bytes) -> list[tuple[str, str]]:
    text = raw[:MAX_BYTES].decode("utf-8-sig", "replace")
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            found.append((key.strip().lower(), value.strip()))
    return found


def _product(user_agent: str) -> str:
    token = _TOKEN.match(user_agent)
    return token.group().lower() if token else ""


def _normal(path: str) -> str:
    """One spelling for all ways to escape the same path (RFC 9309, section 2.2.2)."""
    path = urllib.parse.quote(path, safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", errors="replace")
    return _ESCAPE.sub(_unescape, path)


def _unescape(escape: re.Match[str]) -> str:
    character = chr(int(escape.group(1), 16))
    return character if character in _UNRESERVED else escape.group().upper()


def _fits(pattern: str, path: str) -> bool:
    # No regular expression: a hostile pattern of many stars would keep it busy for ever. Taking the first place for
    # each piece is enough, since a star lets anything follow.
    to_the_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return at == len(path) or not to_the_end
    last = pieces.pop() if to_the_end else ""
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= at
