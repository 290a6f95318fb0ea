"""When money was promised or given: the date that its own clause gives."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.money.acts import Act
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.sentence import MoneySentence
from onrecord.schema import Date


def flow_date(s: MoneySentence, act: Act, dates: tuple[Date, ...]) -> str | None:
    """The date that the act's own clause gives: the nearest to its cue with no other amount in between."""
    low = s.toks[min(act.head.first, act.cue)].start
    high = s.toks[max(act.head.last, act.cue)].end
    before = max((s.toks[k].end for k in s.amounts if s.toks[k].end <= low), default=s.start)
    after = min((s.toks[k].start for k in s.amounts if s.toks[k].start >= high), default=s.end)
    best: tuple[int, str] | None = None
    at = bisect_right(dates, before, key=lambda date: date.span[0][0] if date.span else 0)
    for date in dates[max(0, at - 1) :]:
        if not date.span or date.span[0][0] >= after:
            break
        start, end = date.span[0][0], date.span[-1][1]
        if date.date is None or start < before or _clause_between(s, min(end, high), max(start, low)):
            continue
        if (
            s.text[max(s.start, start - 8) : start]
            .rstrip()
            .lower()
            .endswith(("by", "since", "until", "for", "of", "in the"))
        ):
            continue
        distance = max(start - high, low - end, 0)
        if best is None or distance < best[0]:
            best = (distance, date.date)
    return None if best is None else best[1]


def _clause_between(s: MoneySentence, start: int, end: int) -> bool:
    return any(
        start <= tok.start < end
        and tok.named is None
        and (is_kind(tok.low, "break") or tok.low in ("which", "where", "who", ";"))
        for tok in s.toks
    )
