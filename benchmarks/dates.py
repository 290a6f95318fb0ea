"""Dates against the day of writing, on the public test cases of Recognizers-Text (English, merged date-time model).

    python -m benchmarks.dates --corpora ../shared/corpora

Each expression of a case is one item, the case's reference date its published date. The inputs are parted by a hash of
their text (:func:`part_of`): ``build`` and later ``opened`` were developed on, what goes wrong on ``held`` was not
looked at. What is left out, and why, is said by :data:`LEFT_OUT`; how values are compared, by :func:`is_right`.
``--show`` prints what goes wrong on the parts that were developed on, and reads no other.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import sys
from collections import Counter
from typing import Any

from benchmarks.common import options, save
from onrecord.reading.dates import dates
from onrecord.reading.found import Found, Passage, Sentence
from onrecord.schema import Date

Day = datetime.date
PARTS = ("build", "opened", "held")
_TEENS = "thir four fif six seven eigh nine"
_NUMBER = "|".join(
    [
        *[
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "hundred",
            "thousand",
            "twenty",
            "thirty",
            "forty",
        ],
        *[
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        *["eleventh", "twelfth", "twentieth", "thirtieth"],
        *(f"{start}teen(?:th)?" for start in _TEENS.split()),
    ]
)
_NO_DATE = {"duration", "set", "time", "timerange", "timezone"}


def _matches(pattern: str) -> Any:
    return lambda case, one: re.search(pattern, one["text"])


# Each rule sees the input and the corpus's own annotation, never what was read. The first that holds is counted.
LEFT_OUT: list[tuple[str, Any]] = [
    ("a length of time, how often, or a time of day without a date", lambda case, one: one["type"] in _NO_DATE),
    ("the corpus gives it no value", lambda case, one: not one["values"]),
    ("the present moment (now, at present)", lambda case, one: one["timex"] == "PRESENT_REF"),
    ("counted in hours, minutes or seconds from now", _matches(r"\b(?:hours?|minutes?|mins?|seconds?|secs?)\b")),
    ("the corpus marks what it refers to as undefined", lambda case, one: "ref_undef" in one["mod"]),
    ("part of a file name, an address or a code", lambda case, one: one["in_code"]),
    (
        "shorthand or query language",
        _matches(r"\b(?:tmrw?|tonite|otd|eo[dwmy]|[cfs]y ?\d+|ooo|\d+p)\b|w/c|[<>=]|greater than"),
    ),
    ("figures spelt as they are spoken", _matches(rf"\b(?:{_NUMBER})[ -](?:and )?(?:{_NUMBER})\b")),
    ("a bare unit (the month)", _matches(r"^(?:the )?(?:day|week|month|year)$")),
    (
        "counted from another date, which the case does not give",
        _matches(
            r"\blater$|\bfollowing\b|^the (?:day|week|month|year) (?:before|after)$|^the next day$"
            r"|^(?:the )?next (?:morning|afternoon|evening|night)\b"
        ),
    ),
]


def part_of(text: str) -> str:
    """The part that an input belongs to: half of them are ``build``, a quarter each ``opened`` and ``held``."""
    digest = hashlib.sha256(text.encode()).digest()
    if digest[0] % 2 == 0:
        return "build"
    return "opened" if digest[1] % 2 == 0 else "held"


def items(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The expressions of a case: text, span, type, values."""
    found = []
    for one in case["Results"]:
        values = [v for v in (one.get("Resolution") or {}).get("values", []) if v.get("value") != "not resolved"]
        start, end = one["Start"], one["End"] + 1
        around = case["Input"][max(0, start - 1) : start] + " " + case["Input"][end : end + 1]
        found.append(
            {
                "text": one["Text"],
                "span": (start, end),
                "type": one.get("TypeName", one.get("Typename", "")).removeprefix("datetimeV2."),
                "values": values,
                "timex": values[0].get("timex", "") if values else "",
                "mod": " ".join(v.get("Mod", "") for v in values),
                "in_code": re.search(r"[-_/\w]", around) is not None,
            }
        )
    return found


# Which of two values is meant is told by the input's own words; where they speak of both or of neither, each is right.
_FUTURE = re.compile(r"\b(?:will|shall|should|would|going to|to be|let's)\b|'ll\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had|left|happened|came|went|met|saw|\w{3,}ed)\b", re.IGNORECASE)


def meant(case: dict[str, Any], one: dict[str, Any], reference: Day) -> list[dict[str, Any]]:
    """The values that are right here: the latest not to come in the past, the first not over in the future.

    Where none is so ("will", of a day that is over), each is right.
    """
    future, past = bool(_FUTURE.search(case["Input"])), bool(_PAST.search(case["Input"]))
    values: list[dict[str, Any]] = one["values"]
    if future == past or len(values) == 1:
        return values
    if future:
        coming = [v for v in values if (_last(v) or Day.max) >= reference]
        least = min((_last(v) or Day.max for v in coming), default=None)
        return [v for v in coming if (_last(v) or Day.max) == least] or values
    begun = [v for v in values if (_first(v) or Day.min) <= reference]
    most = max((_first(v) or Day.min for v in begun), default=None)
    return [v for v in begun if (_first(v) or Day.min) == most] or values


def _day(text: str | None) -> Day | None:
    try:
        return Day.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _first(value: dict[str, Any]) -> Day | None:
    return _day(value.get("value") or value.get("start"))


def _last(value: dict[str, Any]) -> Day | None:
    return _day(value.get("value") or value.get("end"))


def bounds(iso: str) -> tuple[Day | None, Day | None, Day | None]:
    """Our form as days: the first, the first of its last part, and the last; ``None`` where open."""
    head, _, tail = iso.partition("/")
    tail = tail or head
    return _edge(head, False), _edge(tail, False), _edge(tail, True)


def _edge(text: str, last: bool) -> Day | None:
    if text == "..":
        return None
    parts = [int(part) for part in text[:10].split("-")]
    day = Day(*[*parts, 1, 1][:3])
    if not last or len(parts) == 3:
        return day
    following = Day(day.year + 1, 1, 1) if len(parts) == 1 or day.month == 12 else Day(day.year, day.month + 1, 1)
    return following - datetime.timedelta(days=1)


def is_right(ours: Date, one: dict[str, Any], value: dict[str, Any], reference: Day) -> bool:
    """Whether our date is the value of the corpus.

    Theirs ends on the day after the last, on the first day of the second date named, or on the day of writing; ours has
    both ends in it. An open end has to be open, its other end the same within a day (with or without the one named).
    What we mark as approximate ("early in May", "two months ago") is right where the middle of each lies in the other.
    A time has to be the same, where the corpus gives one and not two (4.00 and 16.00); else, and for parts and hours of
    a day, the day has to be.
    """
    assert ours.date is not None
    first, tail, last = bounds(ours.date)
    kind, mod = one["type"], value.get("Mod", "")
    if kind in ("date", "datetime"):
        day = _day(value["value"])
        if kind == "datetime":
            clock = value["value"][11:16]
            day_will_do = clock == "23:59" or len({v["value"] for v in one["values"] if _day(v["value"]) == day}) > 1
            return first == last == day and ("T" + clock in ours.date or (day_will_do and "T" not in ours.date))
        if ours.approximate and first and last and day:
            return first <= day <= last and (last - first).days < 367
        return first == last == day
    start, end = _day(value.get("start")), _day(value.get("end"))
    if kind == "datetimerange":
        if None in (start, end) and None in (first, last):
            return (first, last) == (start, end)
        return first == (start or end) and last in (end or start, (end or Day.max) - datetime.timedelta(days=1))
    if (start is None) != (end is None):
        if (first is None) != (start is None) or (last is None) != (end is None):
            return False
        mine, theirs = (first, start) if start else (last, end)
        if mine is None or theirs is None:
            return False
        if "-" in mod:  # "since the end of 1989": somewhere in the period named
            return abs((mine - theirs).days) <= 62
        return abs((mine - theirs).days) <= 1
    if first is None or last is None or tail is None or start is None or end is None:
        return False
    before_end = end - datetime.timedelta(days=1)
    named = value["timex"].startswith("(") and (end in (tail, last) or _is_unit(end, last))
    if first == start and (last == before_end or named or last == end == reference):
        return True
    if not ours.approximate:
        return False
    middle, theirs_middle = first + (last - first) / 2, start + (before_end - start) / 2
    return start <= middle <= before_end and first <= theirs_middle <= last


def _is_unit(first: Day, last: Day) -> bool:
    """Whether two days are the ends of one quarter, half, year, decade or week: the second date of "Q1 to Q3"."""
    following = last + datetime.timedelta(days=1)
    whole_months = (following.year - first.year) * 12 + following.month - first.month
    if first.day == following.day == 1:
        return whole_months in (3, 6, 12, 120)
    return first.weekday() == 0 and (following - first).days == 7


def read(case: dict[str, Any]) -> tuple[Date, ...]:
    """What the layer finds in the input, taken for a report of the reference date by an outlet of the United States."""
    text = case["Input"]
    found = Found(text, (Passage(0, len(text), "paragraph"),), (Sentence(0, len(text), 0),), (), ())
    return dates(found, case.get("Context", {}).get("ReferenceDateTime"), "US")


def main() -> None:
    """Read, compare, save."""
    show = "--show" in sys.argv
    sys.argv = [one for one in sys.argv if one != "--show"]
    chosen = options(__doc__)
    path = chosen.corpora / "times/recognizers_datetime.json"
    cases = json.loads(path.read_text("utf-8-sig"))
    figures: dict[str, Any] = {"data": "Recognizers-Text, English date-time cases", "cases": len(cases)}
    left_out: Counter[str] = Counter()
    for part in PARTS[:2] if show else PARTS:
        counts: Counter[str] = Counter()
        for case in cases:
            if part_of(case["Input"]) == part:
                _count(case, counts, left_out, show)
        figures[part] = {
            **{
                name: counts[name] for name in ("expressions", "right", "wrong", "no date", "found where there is none")
            },
            "right, per cent": round(100 * counts["right"] / max(counts["expressions"], 1), 2),
        }
    if show:
        for part in PARTS[:2]:
            print(part, figures[part], file=sys.stderr)
        return
    whole = {name: sum(figures[part][name] for part in PARTS) for name in ("expressions", "right")}
    figures["all"] = {**whole, "right, per cent": round(100 * whole["right"] / max(whole["expressions"], 1), 2)}
    figures["left out"] = {reason: left_out[reason] for reason, _ in LEFT_OUT}
    save("dates", figures)


def _count(case: dict[str, Any], counts: Counter[str], left_out: Counter[str], show: bool) -> None:
    ours = read(case)
    golds = items(case)
    reference = _day(case.get("Context", {}).get("ReferenceDateTime")) or Day.min
    for one in golds:
        reason = next((reason for reason, rule in LEFT_OUT if rule(case, one)), None)
        if reason is not None:
            left_out[reason] += 1
            continue
        counts["expressions"] += 1
        near = max(ours, key=lambda mine: _overlap(mine, one), default=None)
        if near is None or not _overlap(near, one) or near.date is None:
            verdict = "no date"
        else:
            verdict = (
                "right" if any(is_right(near, one, v, reference) for v in meant(case, one, reference)) else "wrong"
            )
        counts[verdict] += 1
        if show and verdict != "right":
            values = [v.get("value") or (v.get("start"), v.get("end"), v.get("Mod")) for v in one["values"]]
            print(
                f"{verdict}: {case['Input']!r} @{reference} [{one['text']}] {values} ours {near and near.date}",
                file=sys.stderr,
            )
    for mine in ours:
        if mine.date is not None and not any(_overlap(mine, one) for one in golds):
            counts["found where there is none"] += 1
            if show:
                print(f"extra: {case['Input']!r} {mine.span} {mine.date}", file=sys.stderr)


def _overlap(mine: Date, one: dict[str, Any]) -> int:
    start, end = mine.span[0]
    first, last = one["span"]
    return max(0, min(end, int(last)) - max(start, int(first)))


if __name__ == "__main__":
    main()
