"""Text from a report, made harmless to show: it may carry control codes, overrides of direction, half characters."""

from __future__ import annotations

import re
import unicodedata

_BLANK = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# Joiners, which some scripts and many names are spelt with.
_KEPT = "\u200c\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def shown(text: str) -> str:
    """``text`` on one line, with U+FFFD for each character that is not seen but acts: control codes, marks and
    overrides of direction (as in "Trojan Source", CVE-2021-42574), half characters and what is no character."""
    line = _BLANK.sub(" ", text).strip()
    if line.isascii() and line.isprintable():
        return line
    return "".join("\ufffd" if _acts(character) else character for character in line)


def web_address(url: str | None) -> str | None:
    """``url`` if it leads to a page of the web; else ``None``: a ``javascript:`` or ``file:`` address is no link."""
    if not url or not re.match(r"https?://[^\s/?#]", url, re.IGNORECASE):
        return None
    return None if any(character.isspace() or _acts(character) for character in url) else url


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _KEPT
