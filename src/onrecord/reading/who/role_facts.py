"""Roles and affiliations as dated facts: what the text says of each, and when, where the same clause says when."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.reading.ground import Ground
from onrecord.reading.who.clusters import Cluster, Tenure
from onrecord.schema import Date, Role, Span

# How far after a role, in code points, its date may stand.
_REACH = 60
# Where the clause of a role ends, as far as its date goes.
_CLAUSE_END = re.compile(
    r"[;:()—–.]|,(?!\s+\d{4})|\b(?:and|but|while|who|which|that|after|before|when|where|because|although)\b"
)
_BEFORE = re.compile(r"\b(until|till|to|through|since|from|between|by)\s+(?:the\s+end\s+of\s+|early\s+|late\s+)?$")
# Between a role without a verb and its date: "president since 2001", "mayor from 1990 to 1998".
_NEXT = re.compile(r"\s+(?:(?:since|until|till|from|between|in)\s+)?|\s*\(", re.IGNORECASE)
_OPENS = 4


class Calendar:
    """The dates of a text, to be looked up by where they stand."""

    def __init__(self, dates: tuple[Date, ...]) -> None:
        self._dates = sorted((date for date in dates if date.span and date.date), key=lambda date: date.span[0])
        self._starts = [date.span[0][0] for date in self._dates]

    def between(self, start: int, end: int) -> list[Date]:
        """The dates that start in ``[start, end)``."""
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def role_facts(cluster: Cluster, ground: Ground, calendar: Calendar) -> tuple[Role, ...]:
    """The facts about one actor in the order of the text; what is said twice is there once, where it is said first."""
    facts: list[Role] = []
    seen: set[tuple[str | None, str | None, str | None, bool]] = set()
    said: set[tuple[str | None, bool]] = set()
    for tenure in sorted(cluster.tenures, key=lambda tenure: tenure.span):
        date = _when(tenure, ground, calendar)
        over = date is not None and "/" in date and not date.endswith("/..")
        former = tenure.former or (over and tenure.tense in ("beside", "held", "ended"))
        key = (tenure.role, tenure.affiliation, date, former)
        less = tenure.affiliation is None and date is None and (tenure.role, former) in said
        said.add((tenure.role, former))
        if key not in seen and not less:
            seen.add(key)
            facts.append(Role(tenure.role, tenure.affiliation, tenure.span, date, former))
    return tuple(facts)


def _when(tenure: Tenure, ground: Ground, calendar: Calendar) -> str | None:
    """When it held, as an ISO prefix or an interval with ``..`` for an open end."""
    low, high = ground.sentence_bounds(tenure.span[0])
    stop = min(high, tenure.span[1] + _REACH)
    end = _CLAUSE_END.search(ground.text, tenure.span[1], stop)
    after = calendar.between(tenure.span[1], end.start() if end else stop)
    if after and tenure.tense == "beside" and not _NEXT.fullmatch(ground.text, tenure.span[1], after[0].span[0][0]):
        after = []  # "the minister said on Monday": of another verb
    if after:
        return _held(tenure, ground.text, [(date.span[0], date.date or "") for date in after[:2]])
    if tenure.tense in ("began", "ended"):
        # "In May, Veldt was elected president."
        opening = calendar.between(low, low + _OPENS)
        if opening and _leads_in(ground.text, opening[0].span[-1][1], tenure.span[0]):
            return _open(opening[0].date or "", tenure.tense)
    return None


def _held(tenure: Tenure, text: str, dates: list[tuple[Span, str]]) -> str | None:
    (start, _), date = dates[0]
    word = _BEFORE.search(text, max(0, start - 24), start)
    before = word[1] if word else ""
    if "/" in date:
        return date
    if before in ("until", "till", "through", "by", "to"):
        return f"../{date}"
    if before in ("from", "between", "since") and len(dates) > 1:
        second = dates[1][1]
        return f"{date}/{second}" if "/" not in second and second >= date else None
    if before in ("from", "since"):
        return f"{date}/.."
    return _open(date, tenure.tense)


def _open(date: str, tense: str) -> str:
    """The time that begins or ends at ``date``, where the verb says that it does."""
    if "/" in date or tense in ("beside", "holds", "held"):
        return date
    return f"{date}/.." if tense == "began" else f"../{date}"


def _leads_in(text: str, start: int, end: int) -> bool:
    """Whether nothing but one clause stands between an opening date and the role."""
    return end - start <= 160 and not re.search(r"[;:.]|\b(?:and|but|after|before|when|that)\b", text[start:end])
