"""The words and figures that dates are made of, each with its kind: what the rules of dates are written in.

A text becomes a row of tokens and a string with one character a token, its kind, so that a rule is a regular
expression over kinds. The words stand in ``knowledge/date_words.csv``, holidays in ``knowledge/holidays.csv``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.knowledge import load_csv

# The kinds that are told by form, beside those of the lexicon; anything else is OTHER.
_FORMS = [
    "NUMBER",
    "NUMERAL",
    "YEAR",
    "SHORTYEAR",
    "DECADE",
    "CLOCK",
    "NUMERIC",
    "SLASHED",
    "MONTHYEAR",
    "HOLIDAY",
    "COMMA",
    "DASH",
    "SLASH",
    "OPEN",
    "CLOSE",
    "POSSESSIVE",
    "OTHER",
]
_TOKEN = re.compile(
    r"(?P<skip>https?://\S+|www\.\S+)"
    r"|(?P<numeric>(?<!\d)(?:\d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?)?|\d{4}([./])\d\d?\3\d\d?"
    r"|\d\d?([./-])\d\d?\4(?:\d{4}|\d\d))(?!\d|\4\d))"
    r"|(?P<clock>(?<![\d.,])(?:[01]?\d|2[0-4])(?:(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?(?:[ap]\.\s?m\.|[ap]\s?m\b)|:[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|\s?o['’]?clock\b"
    r"|[.h][0-5]\d(?=\s(?:GMT|UTC|CET|local|hrs|hours)\b))"
    r"|(?<=\bat )(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s(?:on|this|today|tonight|tomorrow|yesterday|in the)\b)"
    r"|(?<![\d.,])(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|CET)\b)"
    r"|(?<=\bat )(?:[01]\d|2[0-3])[0-5]\d\s(?:hours|hrs)\b)"
    r"|(?P<monthyear>(?<![\d/.-])(?:0?\d|1[0-2])[/-](?:1[89]|20)\d\d(?![\d/-]|\.\d))"
    r"|(?P<slashed>(?<![\d/.])\d\d?/\d\d?(?![\d/]))"
    r"|(?P<decade>(?:1\d|20)\d0(?:['’]|\s(?!['’]))?s\b|['’]?[2-9]0s\b)"
    r"|(?P<shortyear>['’]\d\d(?![\d'’]|s\b))"
    r"|(?P<ordinal>\d\d?(?:st|nd|rd|th)\b)"
    r"|(?P<part>[1-4][qh]\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<word>[qh][1-4]\b|o['’]\s?clock\b|[^\W\d_]+(?:['’](?:ll|t|re|ve|d|m)\b)?)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_MARKS = {",": "COMMA", "-": "DASH", "–": "DASH", "‑": "DASH", "~": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE"}
# What stands right before a figure that is no date: a sum, a code ("B-52", "MH370"), a decimal, a number sign.
_GLUED = frozenset("$€£¥#+&=@_")
_WHOLE = frozenset(["may", "june", "july", "march", "april"])
_SUM = re.compile(r"[$€£¥]\s$")
_CODED = re.compile(r"\d-\d+-\d+-")
_MORE_YEARS = range(1000, 2200)


@functools.cache
def kinds() -> Mapping[str, str]:
    """The character of each kind."""
    names = sorted({row["kind"] for row in load_csv("date_words.csv")} | set(_FORMS))
    letters = [chr(code) for code in range(ord("!"), 0x250) if chr(code).isalpha()]
    return dict(zip(names, letters, strict=False))


def of_kind(letter: str, *names: str) -> bool:
    """Whether a character of a row of kinds is one of these."""
    return letter in letters_of(names)


@functools.cache
def letters_of(names: tuple[str, ...]) -> frozenset[str]:
    """The characters of these kinds."""
    return frozenset(kinds()[name] for name in names)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year by name. ``rule`` is ``MM-DD`` or how it is found each year."""

    rule: str
    needs_cue: bool
    country: str | None = None


@functools.cache
def _holidays() -> Mapping[str, tuple[tuple[re.Pattern[str], Holiday], ...]]:
    """By the first word, longest names first."""
    table: dict[str, list[tuple[str, Holiday]]] = {}
    for row in load_csv("holidays.csv"):
        first = re.split(r"[\W_]", row["name"])[0].casefold()
        table.setdefault(first, []).append(
            (row["name"], Holiday(row["rule"], bool(row["needs_cue"]), row["country"] or None))
        )
    return {
        first: tuple((_holiday_name(name), holiday) for name, holiday in sorted(rows, key=lambda row: -len(row[0])))
        for first, rows in table.items()
    }


def _holiday_name(name: str) -> re.Pattern[str]:
    pattern = re.escape(name).replace(r"\.", r"\.?").replace(r"\-", "[- ]")
    return re.compile(re.sub("'(s?)", r"(?:['’]?\1)?", pattern) + r"\b", re.IGNORECASE)


@functools.cache
def _words() -> Mapping[str, tuple[str, int | str]]:
    letter = kinds()
    return {row["word"]: (letter[row["kind"]], _value(row["value"])) for row in load_csv("date_words.csv")}


def _value(text: str) -> int | str:
    return int(text) if re.fullmatch(r"-?\d+", text) else text


@functools.cache
def date_bearing() -> re.Pattern[str]:
    """What at least one token of every date looks like: a figure, or a word of a kind that can carry a date."""
    bearing = {
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "DECADE",
        "NAMED",
        "UNIT",
        "UNITS",
        "WEEKEND",
        "SEASON",
        "DAYPART",
        "CENTURY",
        "ABBREVIATION",
    }
    words = [row["word"] for row in load_csv("date_words.csv") if row["kind"] in bearing]
    words += [re.escape(name) for name in _holidays()]
    words += ["nineteen", "twenty", "two thousand"]  # years in words
    return re.compile(rf"\d|\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text: their kinds (one character each), values, words in lower case and offsets."""

    text: str
    row: str = ""
    values: list[int | str | Holiday] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    known: dict[tuple[int, bool, int], object] = field(default_factory=dict)  # what was found at a token, once tried

    def __len__(self) -> int:
        return len(self.words)

    def is_kind(self, at: int, *names: str) -> bool:
        """Whether token ``at`` is there and of one of these kinds."""
        return 0 <= at < len(self.row) and self.row[at] in letters_of(names)

    def word(self, at: int) -> str:
        """The word at ``at`` in lower case; empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Whether no space stands before token ``at``."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``, with offsets into ``text``."""
    letter, words, holidays = kinds(), _words(), _holidays()
    other = letter["OTHER"]
    found = Tokens(text)
    row: list[str] = []
    at = start
    while match := _TOKEN.search(text, at, end):
        group = match.lastgroup or "mark"
        first, at = match.span()
        word = match[0].casefold()
        kind, value = other, 0  # type: str, int | str | Holiday
        if group == "word":
            kind, value = words.get(word, (other, 0))
            if kind != other:
                at = _abbreviation_end(text, at, end, word, kind == letter["MONTH"] or kind == letter["ABBREVIATION"])
            for pattern, holiday in holidays.get(word, ()):
                if named := pattern.match(text, first, end):
                    kind, value, at = letter["HOLIDAY"], holiday, named.end()
                    break
        elif group == "part":  # "3Q 2013"
            kind, value = letter["QUARTER" if word[1] == "q" else "HALFYEAR"], int(word[0])
        elif group == "mark":
            kind = letter[_MARKS.get(word, "OTHER")]
        elif group in ("number", "ordinal"):
            kind, value = _number(text, match, group, letter, row[-1:] == [letter["MONTH"]])
        elif group == "shortyear":
            kind, value = letter["SHORTYEAR"], int(word[1:]) + (2000 if int(word[1:]) < 40 else 1900)
        elif group != "skip":
            kind, value = letter[group.upper()], word
            glued = text[first - 1 : first] if first > start else ""
            # "133-03-03-2020" is a code, "10/1/2018-10/7/2018" two dates.
            if (glued and glued in _GLUED) or (group == "numeric" and _CODED.match(text, max(start, first - 2), at)):
                kind = other
        row.append(kind)
        found.values.append(value)
        found.words.append(word)
        found.starts.append(first)
        found.ends.append(at)
    found.row = "".join(row)
    return found


def _abbreviation_end(text: str, at: int, end: int, word: str, may_be: bool) -> int:
    """Past the dot of "Jan." and "Wed."; a whole name ends its sentence with it."""
    return at + 1 if may_be and len(word) <= 5 and word not in _WHOLE and text[at : min(at + 1, end)] == "." else at


def _number(
    text: str, match: re.Match[str], group: str, letter: Mapping[str, str], after_month: bool
) -> tuple[str, int | str]:
    digits = match[0][:-2] if group == "ordinal" else match[0]
    first, last = match.span()
    before, after = text[first - 1 : first], text[last : last + 1]
    if (
        not digits.isdecimal()
        or (before and before in _GLUED)
        or _SUM.search(text, max(0, first - 2), first)
        or after in ("%", "_", "$", "€", "£")
    ):
        return letter["OTHER"], 0
    if before.isalpha() and not after_month:
        return letter["OTHER"], 0
    # "COVID-19", "F-16", but "mid-2013", "Nov-23": only capitals or figures before the dash make a code.
    if before == "-" and re.search(r"(?:[A-Z]{1,9}|[A-Z]\w?)-$", text[max(0, first - 10) : first]):
        return letter["OTHER"], 0
    value = int(digits[:9])
    if group == "ordinal":
        return letter["ORDINAL"], value
    if after.isalpha():
        return letter["OTHER"], 0
    if len(digits) == 4 and value in _MORE_YEARS:
        return letter["YEAR"], value
    if len(digits) <= 2 and 1 <= value <= 31:
        return letter["NUMBER"], value
    return letter["NUMERAL"], value
