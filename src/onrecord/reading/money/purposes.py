"""What money is for, and on what occasion it was promised or given, in the words of the text."""

from __future__ import annotations

import re

from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.parties import Part, is_receiver
from onrecord.reading.money.sentence import QUOTES, MoneySentence
from onrecord.reading.words.phrases import starts_phrase
from onrecord.schema import Span

_SPACE = re.compile(r"\s+")


def purpose(s: MoneySentence, first: int, limit: int, recipient: Part | None) -> Span | None:
    """The first "for …", "to rebuild …", "towards …", "in fresh aid" from token ``first`` on, before ``limit``."""
    at = first
    while at < limit:
        low = s.low(at)
        if at != first and (
            low in (",", ";", ".", ":", "(", ")", "while", "but") or low in QUOTES or s.toks[at].amount
        ):
            return None
        begin = None
        if low in ("for", "towards", "toward") and at + 1 < limit and not s.toks[at + 1].date:
            begin = at + 1
        elif low == "to" and not is_receiver(s, at + 1) and s.low(at + 1).isalpha() and s.verb(at - 1) is None:
            begin = at
        elif low == "in" and any(s.noun(m) for m in range(at + 1, min(at + 6, limit))):
            begin = at + 1
        if begin is not None and not (recipient and recipient[0] == begin and low != "in"):
            end = _end(s, begin, limit, low == "in")
            if end >= begin:
                return s.span(begin, end)
        at += 1
    return None


def _end(s: MoneySentence, begin: int, limit: int, short: bool) -> int:
    at = begin
    while at < limit:
        low = s.low(at)
        stop = low in (
            ",",
            ";",
            ".",
            ":",
            "(",
            ")",
            "—",
            "–",
            "while",
            "but",
            "where",
            "which",
            "who",
            "after",
            "at",
            "during",
            "from",
            "by",
        )
        if stop or low in QUOTES or s.toks[at].amount or s.toks[at].date or (s.says(at) and at > begin):
            break
        if short and (low in ("for", "to", "on") or is_kind(low, "auxiliary")):
            break
        if at > begin and is_kind(low, "auxiliary") and s.toks[at].named is None:
            break
        at += 1
    at -= 1
    while at >= begin and (s.low(at) in ("and", "on", "in", "of", "to", "as") or s.toks[at].date):
        at -= 1
    return at


def occasion(s: MoneySentence, near: int) -> Span | None:
    """The conference, summit or the like that the sentence names nearest to token ``near``, with its place and time."""
    best: tuple[int, Span] | None = None
    for i, tok in enumerate(s.toks):
        if not (is_kind(tok.low, "meeting") and tok.named is None):
            continue
        begin = i
        while begin > 0 and i - begin < 8 and not s.breaks(begin - 1):
            begin -= 1
            if starts_phrase(s.low(begin)):
                break
        if not (starts_phrase(s.low(begin)) or s.low(begin - 1) in ("at", "during")):
            continue
        end = i
        if (
            s.low(end + 1) in ("in", "at", "on")
            and end + 2 < len(s.toks)
            and s.toks[end + 2].capital
            and not s.toks[end + 2].date
        ):
            last = s.forward(end + 2)
            end = last if last is not None else end
            while end > i + 2 and not s.toks[end].capital:
                end -= 1
        if end + 1 < len(s.toks) and s.toks[end + 1].date:
            end += 1
        distance = abs(i - near)
        if distance <= 25 and (best is None or distance < best[0]):
            best = (distance, s.span(begin, end))
    return None if best is None else best[1]


def words(text: str, span: Span | None) -> str | None:
    """The words of the span on one line."""
    return None if span is None else _SPACE.sub(" ", text[span[0] : span[1]]).strip() or None
