"""Figures that are spelt in more than one word: "twenty-five", "two hundred", "twenty-first", "half past four"."""

from __future__ import annotations

from onrecord.reading.when.words import Tokens, kinds, letters_of

_TENS = range(20, 100, 10)
_CENTURIES = range(16, 21)
# "nineteen ninety" is a year after these, else two figures.
_BEFORE_YEARS = (
    "IN",
    "SINCE",
    "BY",
    "UNTIL",
    "FROM",
    "TO",
    "OF",
    "BETWEEN",
    "BEFORE",
    "AFTER",
    "MONTH",
    "PART",
    "UNIT",
)
_MINUTES = {"quarter": 15, "half": 30}


def join_numbers(tokens: Tokens) -> Tokens:
    """The same row with each spelt figure as one token."""
    if not any(tokens.is_kind(at, "COUNT", "SCALE", "HOUR") for at in range(len(tokens))) and not {
        "half",
        "quarter",
    } & set(tokens.words):
        return tokens
    joined = Tokens(tokens.text)
    row: list[str] = []
    at = 0
    while at < len(tokens):
        end, kind, value = _clock(tokens, at) or _figure(tokens, at, row[-1:]) or (at + 1, "", 0)
        row.append(kinds()[kind] if kind else tokens.row[at])
        joined.values.append(value if kind else tokens.values[at])
        joined.words.append(" ".join(tokens.words[at:end]) if kind != "CLOCK" else str(value))
        joined.starts.append(tokens.starts[at])
        joined.ends.append(tokens.ends[end - 1])
        at = end
    joined.row = "".join(row)
    return joined


def _int(tokens: Tokens, at: int, *names: str) -> int:
    """The value of a token of these kinds; 0 where it is none."""
    value = tokens.values[at] if tokens.is_kind(at, *names) else 0
    return value if isinstance(value, int) else 0


def _small(tokens: Tokens, at: int) -> tuple[int, int]:
    """A figure below a hundred and where it ends: "twenty", "twenty-five"."""
    value = _int(tokens, at, "COUNT")
    if value in _TENS:
        last = at + 1 + tokens.is_kind(at + 1, "DASH")
        one = _int(tokens, last, "COUNT")
        if 0 < one < 10:
            return value + one, last + 1
    return value, at + 1


def _figure(tokens: Tokens, at: int, before: list[str]) -> tuple[int, str, int] | None:
    first = _int(tokens, at, "COUNT", "A", "NUMBER")
    if not first:
        return None
    if tokens.is_kind(at + 1, "SCALE"):
        return _scaled(tokens, at, first)
    if not tokens.is_kind(at, "COUNT"):
        return None
    value, end = _small(tokens, at)
    if end == at + 1 and value in _TENS:
        last = at + 1 + tokens.is_kind(at + 1, "DASH")
        nth = _int(tokens, last, "ORDINAL", "SECOND")
        if 0 < nth < 10 and tokens.words[last].isalpha():
            return last + 1, "ORDINAL", value + nth
    if value in _CENTURIES and before and before[0] in letters_of((*_BEFORE_YEARS, "THE")):
        last = end + tokens.is_kind(end, "DASH")
        decade = _int(tokens, last, "DECADE")
        if decade:
            return last + 1, "DECADE", value * 100 + decade % 100
        rest, after = _small(tokens, last)
        if 10 <= rest < 100 and before[0] != kinds()["THE"]:
            return after, "YEAR", value * 100 + rest
    return (end, "COUNT", value) if end > at + 1 else None


def _scaled(tokens: Tokens, at: int, first: int) -> tuple[int, str, int] | None:
    """ "a hundred", "two hundred and fifty", "two thousand and ten"."""
    scale = _int(tokens, at + 1, "SCALE")
    value, end = first * scale, at + 2
    rest, after = _small(tokens, end + tokens.is_kind(end, "AND"))
    if rest and (scale == 1000 or tokens.is_kind(end, "AND", "COUNT")):
        value, end = value + rest, after
        if scale == 1000 and first == 2:
            return end, "YEAR", value
    return end, "NUMERAL", value


def _clock(tokens: Tokens, at: int) -> tuple[int, str, str] | None:
    """ "four o'clock", "half past four", "a quarter to five p.m."."""
    hour = _int(tokens, at, "COUNT")
    if 1 <= hour <= 12 and tokens.is_kind(at + 1, "HOUR"):
        return at + 2, "CLOCK", f"{hour} o'clock"
    minutes = _MINUTES.get(tokens.words[at], 0)
    link = tokens.word(at + 1)
    if not minutes or link not in ("past", "to", "after", "before") or (minutes == 30 and link != "past"):
        return None
    if link in ("after", "before") and not tokens.is_kind(at + 2, "CLOCK"):
        return None  # "the quarter before 5 May"
    hour, end, half = _int(tokens, at + 2, "COUNT", "NUMBER"), at + 3, ""
    if tokens.is_kind(at + 2, "CLOCK"):
        written = tokens.words[at + 2]
        hour, half = int("".join(sign for sign in written[:2] if sign.isdecimal()) or 0), written.strip("0123456789 ")
        half = half if half[:1] in ("a", "p") else ""
    elif tokens.is_kind(end, "UNIT", "UNITS", "OTHER") and tokens.word(end).isalpha():
        return None  # "a quarter to two thirds"
    if not 1 <= hour <= 12:
        return None
    if link in ("to", "before"):
        hour, minutes = (hour + 10) % 12 + 1, 60 - minutes
    return end, "CLOCK", f"{hour}:{minutes} {half}".strip()
