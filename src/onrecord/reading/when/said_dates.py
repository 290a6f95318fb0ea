"""When something was said: the date that goes with the cue, in the cue's own clause and outside what was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.reading.found import Found, Said
from onrecord.schema import Span, Spans

# What may not stand between a cue and its date: another clause, a new sentence, a quotation.
_BREAK = re.compile(
    r"[.!?;:](?=\s|$)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr)\.)|[“”\"«»\n]"
    r"|\b(?:that|who|whom|whose|which|when|where|after|before|since|until|because|while|although|but|if|whether)\b"
)
# A date before the cue stands first in its sentence, or right before the cue.
_LEADING = re.compile(
    r"[\s“”\"'’]*(?:(?:and|but|also|then|later|early|late|earlier|on|in|at|by|during|over|the)\s+){0,4}$", re.IGNORECASE
)
# "In an interview on Jan. 3, he said"
_OCCASION = re.compile(r"[\s“]*(?:In|At|During|Speaking|Addressing|Talking|Asked|Writing)\b[^,;:.“”\"]{0,70}$")
_ADVERB = re.compile(r"[\s,]*(?:\w+ly[\s,]+)?(?:had\s+|has\s+|also\s+|again\s+|later\s+)?$")
_REACH = 240


def said_dates(found: Found, spans: Sequence[Spans]) -> tuple[int | None, ...]:
    """For each of ``Found.said``, which of ``spans`` (dates, in order) is when it was said."""
    starts = [span[0][0] for span in spans]
    sentences = [sentence.start for sentence in found.sentences]
    cues = sorted(part for one in found.said for part in one.cue)
    held = _holders(found, spans) if found.said else []
    return tuple(
        _date_of(found, one, number, spans, starts, sentences, cues, held) for number, one in enumerate(found.said)
    )


def _holders(found: Found, spans: Sequence[Spans]) -> list[frozenset[int]]:
    """For each date, the statements in whose content it stands."""
    starts = [span[0][0] for span in spans]
    holders: list[set[int]] = [set() for _ in spans]
    for number, one in enumerate(found.said):
        for start, end in one.content:
            at = bisect_left(starts, start)
            while at < len(spans) and starts[at] < end:
                holders[at].add(number)
                at += 1
    return [frozenset(one) for one in holders]


def _date_of(
    found: Found,
    one: Said,
    number: int,
    spans: Sequence[Spans],
    starts: list[int],
    sentences: list[int],
    cues: list[Span],
    held: list[frozenset[int]],
) -> int | None:
    if not one.cue:
        return None
    cue_start, cue_end = one.cue[0][0], one.cue[-1][1]
    low, high = _sentence(found, sentences, cue_start, cue_end)
    best: tuple[int, int] | None = None
    at = bisect_left(starts, max(low, cue_start - _REACH))
    while at < len(spans) and starts[at] < min(high, cue_end + _REACH):
        start, end = spans[at][0]
        # It stands in no content but those in which the cue itself stands.
        ours = number not in held[at] and all(_inside(found.said[h], cue_start) for h in held[at])
        if ours:
            distance = _distance(found, one, (start, end), (cue_start, cue_end), low, cues)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, at)
        at += 1
    return None if best is None else best[1]


def _inside(one: Said, offset: int) -> bool:
    return any(start <= offset < end for start, end in one.content)


def _sentence(found: Found, sentences: list[int], start: int, end: int) -> Span:
    if not sentences:
        return 0, len(found.text)
    first = found.sentences[max(0, bisect_right(sentences, start) - 1)]
    last = found.sentences[max(0, bisect_right(sentences, end - 1) - 1)]
    return min(first.start, start), max(last.end, end)


def _distance(found: Found, one: Said, date: Span, cue: Span, low: int, cues: list[Span]) -> int | None:
    """How far a date stands from its cue, in code points; ``None`` where it does not go with it."""
    text = found.text
    if cue[0] <= date[0] and date[1] <= cue[1]:
        return 0
    if date[0] >= cue[1]:
        gap, bounds = text[cue[1] : date[0]], (cue[1], date[0])
        if _BREAK.search(gap) or _another(cues, bounds) or _cuts(one, bounds):
            return None
        return len(gap)
    gap = text[date[1] : cue[0]]
    if _ADVERB.fullmatch(gap):  # "the ministry on Wednesday confirmed"
        return len(gap) if not _in_relative(text, low, date[0]) else None
    begin = max([low, *(end for start, end in one.content if end <= date[0])])
    occasion = text[date[1] : date[1] + 1] == "," and _OCCASION.match(text[begin : date[0]])
    begins = (
        occasion
        or _LEADING.fullmatch(text, begin, date[0])
        or re.search(r"[,;—]\s*(?:and|but)\s+(?:on |in )?$", text[begin : date[0]])
    )
    if not begins or _another(cues, (date[1], cue[0])) or re.search(r"[.!?;](?=\s[A-Z“\"])", gap):
        return None
    return len(gap)


def _another(cues: list[Span], bounds: Span) -> bool:
    at = bisect_left(cues, (bounds[0], 0))
    return at < len(cues) and cues[at][1] <= bounds[1]


def _cuts(one: Said, bounds: Span) -> bool:
    """Whether the content begins between the cue and the date."""
    return any(bounds[0] <= start < bounds[1] for start, _ in one.content)


def _in_relative(text: str, low: int, at: int) -> bool:
    """Whether the words before belong to a clause on somebody ("X, who resigned on Monday, said")."""
    starts = [match.end() for match in re.finditer(r"\b(?:who|which|whose|where|when)\b", text[low:at])]
    return bool(starts) and "," not in text[low + starts[-1] : at]
