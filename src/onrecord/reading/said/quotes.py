"""Where a text stands in quotation marks.

One pass over the marks of each passage, with a stack, so the cost grows linearly with the text. Marks taken:
straight and curly doubles (and two apostrophes for one), single quotes told apart from apostrophes, guillemets
pointing either way (« French », »Danish«), and German low quotes („so“).

A quotation that its passage leaves open runs to the passage's end, or to where the writer speaks again (", adding").
Where the next passage opens with a mark again, that is a quotation over several paragraphs; where it does not and
further marks follow the open one, a closing mark was forgotten, and the quotation is taken to end with the last
sentence before the next opening mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.found import Passage
from onrecord.schema import Span

_MARK = re.compile(r"''|``|‘‘|’’|[\"“”„‟«»‹›‘’‚‛'`]")
_SINGLES = frozenset({"'", "‘", "’", "‚", "‛", "`"})
# What may close a quotation, by the mark that opened it.
_CLOSERS: dict[str, frozenset[str]] = {
    opener: frozenset(closers.split())
    for opener, closers in {
        '"': "\" ” ''", "''": "'' \" ’’", "``": "'' `` \"", "‟": "” \"", "“": "” \" “", "”": "”", "„": "“ ” \"",
        "‘‘": "’’ '' ”", "’’": "’’", "«": "»", "»": "« »", "‹": "›", "›": "‹",
        "'": "' ’", "‘": "’ '", "’": "’", "‚": "‘ ’", "‛": "’", "`": "' `",
    }.items()
}  # fmt: skip
_OPENING = re.compile(r"\s*(?:''|``|‘‘|[\"“„‟«»‘‚‹])\s?[\w(\[…]")
# 'em, 'til, '90s: an apostrophe that stands for letters left out, not an opening mark.
_ELISION = re.compile(r"(?:em|til|till|tis|twas|cause|n|bout|round|\d0s|\d\d)\b", re.IGNORECASE)
# Where the writer speaks again, inside a quotation that was never closed.
_RESUMED = re.compile(r",\s+(?:adding|saying|noting|stressing|claiming|arguing|insisting|warning|according to)\b")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f([{<—–-/\"“„«»‘'`‚‹›…")
_INSIDE_SINGLES = frozenset('"“«[(…$£€')


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opens: bool  # stands where an opening mark may: after a space, before a word
    closes: bool  # stands where a closing mark may: after a word or a stop, before none
    possessive: bool = False  # may be the apostrophe of "the workers' rights"


def quoted_spans(text: str, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """The outermost stretches inside quotation marks, without the marks, in the order of the text.

    Args:
        text: the document's text.
        passages: the passages that are read; without any, each line is taken for one.
    Returns:
        disjoint, non-empty ``[start, end)`` spans in code points; none crosses a passage's border.
    """
    bounds = [(p.start, p.end) for p in passages] or [m.span() for m in re.finditer(r"[^\n]+", text)]
    spans: list[Span] = []
    for at, (start, end) in enumerate(bounds):
        marks = _marks(text, start, end)
        if marks:
            goes_on = at + 1 < len(bounds) and _OPENING.match(text, *bounds[at + 1]) is not None
            spans += _pairs(text, marks, end, goes_on)
    return tuple(span for span in spans if span[0] < span[1])


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The marks of one passage that may open or close a quotation; apostrophes are left out."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        at, after, sign = match.start(), match.end(), match.group()
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        mark = (
            _single(text, at, after, sign, before, behind)
            if sign in _SINGLES
            else _double(at, after, sign, before, behind)
        )
        if mark:
            marks.append(mark)
    return _without_apostrophes(marks)


def _double(at: int, after: int, sign: str, before: str, behind: str) -> _Mark:
    # After a comma or a colon with the space forgotten, it depends on whether a quotation is open.
    free = before in _BEFORE_OPENING or (before in ",:;" and behind.isalnum())
    lone = before.isspace() and behind.isspace()
    return _Mark(at, after, sign, (free and not behind.isspace()) or lone, not before.isspace() or lone)


def _single(text: str, at: int, after: int, sign: str, before: str, behind: str) -> _Mark | None:
    if before.isalnum() and (behind.isalnum() or text[max(0, at - 2) : at] in ("'n", "’n")):
        return None
    opens = before in _BEFORE_OPENING and (behind.isalnum() or behind in _INSIDE_SINGLES) and sign != "’"
    if opens and sign == "'" and _ELISION.match(text, after):
        opens = False
    closes = not before.isspace() and not behind.isalnum() and sign != "‛"
    possessive = closes and before in "sxzSXZ" and behind == " "
    return _Mark(at, after, sign, opens, closes, possessive) if opens or closes else None


def _without_apostrophes(marks: list[_Mark]) -> list[_Mark]:
    """Drops the apostrophes that only look like single quotes: those with no partner in the passage."""
    kept: list[_Mark] = []
    closer = False  # a later mark may close what a single quote here opens
    for mark in reversed(marks):
        if mark.sign in _SINGLES:
            if mark.closes and not mark.opens:
                if mark.possessive and closer:
                    continue
                closer = True
            elif not closer:
                continue
            else:
                closer = False
        kept.append(mark)
    return kept[::-1]


def _pairs(text: str, marks: list[_Mark], end: int, goes_on: bool) -> list[Span]:
    """Pairs the marks of one passage; ``goes_on``: the next passage opens with a mark."""
    spans: list[Span] = []
    stack: list[int] = []  # the open quotations, as indices of their opening marks
    at = 0
    reread = False
    while at < len(marks):
        depth = _closed_by(marks[at], stack, marks)
        if depth is not None:
            if depth == 0:
                spans.append((marks[stack[0]].end, marks[at].start))
            del stack[depth:]
        elif _may_open(marks[at], inside=bool(stack)):
            stack.append(at)
        at += 1
        if at == len(marks) and stack and not goes_on and not reread:
            reread = True
            first = stack[0]
            following = next((i for i in range(first + 1, len(marks)) if marks[i].opens and not marks[i].closes), None)
            if following is not None and marks[first].sign not in _SINGLES:
                # A closing mark was forgotten: end there, and read on from the next opening mark.
                spans.append((marks[first].end, _last_stop(text, marks[first].end, marks[following].start)))
                stack, at = [], following
    if stack and marks[stack[0]].sign not in _SINGLES:
        start = marks[stack[0]].end
        resumed = None if goes_on else _RESUMED.search(text, start, end)
        spans.append((start, resumed.start() if resumed else end))
    return spans


def _last_stop(text: str, start: int, end: int) -> int:
    """Where the last sentence that ends between two places ends; ``end`` where none does."""
    stop = max(text.rfind(sign, start, end) for sign in (". ", "! ", "? "))
    return stop + 1 if stop >= 0 else end


def _closed_by(mark: _Mark, stack: list[int], marks: list[_Mark]) -> int | None:
    """Which of the open quotations a mark closes: its place on the stack, or ``None``."""
    # A single quote left open inside a double one was an apostrophe, and is passed over: at most the last two.
    for depth in range(len(stack) - 1, max(-1, len(stack) - 3), -1):
        opener = marks[stack[depth]]
        if mark.sign in _CLOSERS[opener.sign]:
            if mark.opens and not mark.closes and not (mark.sign in "”»«›‹" and mark.sign != opener.sign):
                return None
            if mark.sign == opener.sign == "“":
                return None
            return depth
        if opener.sign not in _SINGLES:
            return None
    return None


def _may_open(mark: _Mark, inside: bool) -> bool:
    if mark.sign in ("“", "„", "‘‘", "«", "‹"):
        return True
    if mark.sign in ("”", "»", "›", "’’"):
        return mark.opens and not inside
    return mark.opens
