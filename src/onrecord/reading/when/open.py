"""Dates with an open end, or a bound: "since 2011", "by the end of March", "more than two weeks ago"."""

from __future__ import annotations

from onrecord.reading.when.around import RESTS
from onrecord.reading.when.bounds import more_than, opened
from onrecord.reading.when.checks import clause_ends
from onrecord.reading.when.meanings import Meaning
from onrecord.reading.when.parser import Expression, expression_at
from onrecord.reading.when.words import Tokens

_OPEN = ("SINCE", "UNTIL", "BY", "BEFORE", "AFTER")


_ONWARDS = frozenset(["on", "onward", "onwards", "forward"])


_OPENING: dict[tuple[str, ...], tuple[str, int]] = {
    ("no", "later", "than"): ("by", 3),
    ("up", "to", "and", "including"): ("until", 4),
    ("no", "sooner", "than"): ("since", 3),
    ("not", "later", "than"): ("by", 3),
    ("not", "earlier", "than"): ("since", 3),
    ("with", "effect", "from"): ("since", 3),
    ("as", "from"): ("since", 2),
    ("no", "earlier", "than"): ("since", 3),
    ("later", "than"): ("after", 2),
    ("earlier", "than"): ("before", 2),
    ("prior", "to"): ("before", 2),
    ("as", "early", "as"): ("as early as", 3),
    ("as", "soon", "as"): ("as early as", 3),
    ("as", "late", "as"): ("until", 3),
}


# "more than two weeks ago", "about a month ago"
_BOUNDS = {"more": "more", "less": "less", "over": "more", "nearly": "about", "almost": "about", "about": "about"} | {
    "around": "about",
    "within": "less",
    "under": "less",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
}


_STARTING = frozenset(["starting", "effective", "beginning", "commencing", "ending"])


LEADING = _STARTING | RESTS | {"no", "not", "prior", "as", "with", "up", "beyond", *_BOUNDS}


def open_at(tokens: Tokens, at: int) -> Expression | None:
    link, inner_at = "", at + 1
    if tokens.is_kind(at, *_OPEN):
        link = tokens.words[at] if tokens.words[at] not in ("till", "til") else "until"
    elif tokens.words[at] in _STARTING and not tokens.is_kind(at - 1, "THE", "UNIT", "UNITS"):
        link = "since" if tokens.words[at] != "ending" else "until"
        inner_at += tokens.word(inner_at) in ("on", "from", "in")
    elif tokens.is_kind(at, "FROM"):
        link = "from"
    elif tokens.words[at] in ("through", "thru") or (tokens.words[at] == "to" and tokens.word(at - 1) == "up"):
        link = "until"
    elif (
        known := _OPENING.get(tuple(tokens.words[at : at + 4]))
        or _OPENING.get(tuple(tokens.words[at : at + 3]))
        or _OPENING.get(tuple(tokens.words[at : at + 2]))
    ) is not None:
        link, length = known
        inner_at = at + length
    elif tokens.words[at] == "beyond" and tokens.is_kind(at + 1, "MONTH", "YEAR", "NUMERIC"):
        link = "after"
    if not link:
        return None
    # "from 9 a.m. until noon on Tuesday" are hours of a day
    if link == "until" and tokens.is_kind(at - 1, "CLOCK") and tokens.is_kind(inner_at, "CLOCK", "DAYPART"):
        return None
    article = tokens.is_kind(inner_at, "THE")
    inner = expression_at(tokens, inner_at, inside=True) if article else None  # "until the 3rd"
    if inner is not None and inner.meaning.basis not in ("published", "text"):
        return None
    if article and inner is None:
        inner_at += 1
        if not tokens.is_kind(
            inner_at, "EDGE", "PART", "ORDINAL", "SECOND", "LAST", "DECADE", "SEASON", "WEEKEND"
        ) and not (tokens.is_kind(inner_at, "UNIT") and tokens.is_kind(inner_at + 1, "YEAR", "OF")):
            return None
    inner = inner or expression_at(tokens, inner_at, inside=True)
    if inner is None or tokens.is_kind(inner.end, "POSSESSIVE"):
        return None
    end = inner.end
    if link == "from":
        if tokens.word(end) not in _ONWARDS:
            return None
        link, end = "since", end + 1
    if link in ("before", "after") and tokens.is_kind(inner_at, "DAYPART", "CLOCK"):
        return None
    if link in ("before", "after") and not (inner.meaning.basis == "text" or clause_ends(tokens, end)):
        return None
    if (
        link in ("before", "after") and tokens.word(at - 1) == "or" and tokens.word(at - 2) in ("on", "in", "at")
    ):  # "on or before"
        link = "until" if link == "before" else "since"
    edge = next((tokens.words[one] for one in (inner.start, inner.end - 1) if tokens.is_kind(one, "EDGE")), "")
    if link == "before" and edge in ("end", "close"):  # up to the very end
        link = "until"
    return Expression(at, end, opened(link, inner.meaning))


def bounded_at(tokens: Tokens, at: int) -> Expression | None:
    link = _BOUNDS.get(tokens.words[at])
    inner_at = at + 1
    if tokens.words[at] == "at" and tokens.word(at + 1) in ("least", "most"):
        link, inner_at = "more" if tokens.word(at + 1) == "least" else "less", at + 2
    if link is None:
        return None
    if tokens.words[at] in ("more", "less"):
        if tokens.word(inner_at) != "than":
            return None
        inner_at += 1
    if not tokens.is_kind(inner_at, "NUMBER", "NUMERAL", "COUNT", "A", "COUPLE"):
        return None
    inner = expression_at(tokens, inner_at)
    if inner is None or not any(tokens.is_kind(one, *_COUNTED) for one in range(inner.start, inner.end)):
        return None
    return Expression(at, inner.end, more_than(inner.meaning, link, _base(tokens, inner)))


def _base(tokens: Tokens, inner: Expression) -> Meaning | None:
    """What "three days after Friday" is counted from."""
    for at in range(inner.start, inner.end):
        if tokens.is_kind(at, "BEFORE", "AFTER", "FROM") and not tokens.is_kind(at + 1, "NOW"):
            for start in (at + 1, at + 2):
                base = expression_at(tokens, start, inside=True)
                if base is not None and base.end == inner.end:
                    return base.meaning
    return None


_COUNTED = ("AGO", "BEFORE", "AFTER", "FROM")


def plain_at(tokens: Tokens, at: int) -> Expression | None:
    one = expression_at(tokens, at)
    if one is None:
        return None
    after = tokens.words[one.end : one.end + 2]
    if len(after) == 2 and after[0] in ("and", "or") and after[1] in _OR_LATER and clause_ends(tokens, one.end + 2):
        return Expression(one.start, one.end + 2, opened(_OR_LATER[after[1]], one.meaning))
    return one


_OR_LATER = {"after": "since", "later": "since", "before": "until", "earlier": "until"}
