"""What the words of an occasion say: places and affairs that they name, which one of several it is, whether another."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.comparing.items import Where
from onrecord.knowledge import load_csv
from onrecord.reading.where.countries import country_code
from onrecord.record.evidence import name_key

_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+(?:al-|el-|of\s+|de\s+|the\s+)?[^\W\d_][\w.’'-]*)*")
_TOKEN = re.compile(r"[\w.’'-]+")
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@dataclass(frozen=True, slots=True)
class Naming:
    """``places``: what stands after "in" or "at"; ``names``: all names, those too. Countries are ``country:KW``.

    ``countries``: those that the names are, or lie in. ``affairs``: those named elsewhere than as its place.
    ``number``: 3 of "the third conference". ``another`` where the words tell it from the one that the report is about
    ("a similar meeting last year").
    """

    words: str
    names: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    affairs: frozenset[str]
    number: int | None
    another: bool


@functools.lru_cache(maxsize=16384)
def naming_of(words: str, place: Where | None = None) -> Naming:
    """Reads the words of an occasion; ``place`` is where the report says that it was."""
    names: set[str] = set()
    places: set[str] = set()
    countries: set[str] = set()
    if place is not None:
        names |= (found := _keys(place.name))
        places |= found
        countries |= {f"country:{place.country}"} if place.country else set()
    for phrase, is_place in _phrases(words):
        found = _keys(phrase)
        names |= found
        if is_place or (country_code(phrase) is None and country_code(phrase, capitals=True)):  # "London's meeting"
            places |= found
    countries |= {name for name in names if name.startswith("country:")}
    low = name_key(words).split()
    return Naming(
        words,
        frozenset(names),
        frozenset(places),
        frozenset(countries),
        frozenset(name for name in names - places if name.startswith("country:")),
        _number(words, low),
        any(word in _of_kind("another") for word in low),
    )


def alike(one: Naming, other: Naming) -> bool | None:
    """Whether the names agree; ``None`` where one of them has none, so that nothing is said."""
    if not one.names or not other.names:
        return None
    if one.names & other.names:
        return True
    # "The conference in Kuwait" and one in a town of that country.
    return any(
        _only_countries(mine) and bool(mine.names & yours.countries) for mine, yours in ((one, other), (other, one))
    )


def contradict(one: Naming, other: Naming) -> bool:
    """Whether two namings cannot be of one occasion: places, affairs or numbers that differ."""
    if one.number is not None and other.number is not None and one.number != other.number:
        return True
    if not (one.places and other.places):
        return False
    return not _meet(one, other) or bool(one.affairs and other.affairs and not one.affairs & other.affairs)


def fullness(naming: Naming) -> tuple[int, bool, int]:
    """How much a name says: by the names in it, then by its length, as far as that is of use. One that is told from
    the day of the report ("Wednesday's meeting", "last year's") says less to who reads it later."""
    words = name_key(naming.words).split()
    is_lasting = not any(
        word in _days() or word in ("last", "next", "today", "yesterday", "tomorrow") for word in words
    )
    return len(naming.names), is_lasting, min(len(naming.words), 60)


def is_plain(word: str) -> bool:
    """Whether a word, in small letters, says nothing of which occasion it is: "the", "donor", "conference"."""
    return word in _plain_words()


def is_telling(word: str) -> bool:
    """Whether an occasion after this word is who was spoken to: "told the conference"."""
    return word in _of_kind("told")


def keys_of_words(words: str) -> set[str]:
    """What a name is looked up by: its country, or its words."""
    return _keys(words)


def _meet(one: Naming, other: Naming) -> bool:
    if one.places & other.places:
        return True
    return any(
        all(place.startswith("country:") for place in mine.places) and mine.places & yours.countries
        for mine, yours in ((one, other), (other, one))
    )


def _only_countries(one: Naming) -> bool:
    return all(name.startswith("country:") for name in one.names)


def _phrases(words: str) -> list[tuple[str, bool]]:
    """Runs of words with capital letters, and whether "in" or "at" stands before them."""
    found: list[tuple[str, bool]] = []
    run: list[str] = []
    before = ""
    tokens = _TOKEN.findall(words)
    for at, token in enumerate([*tokens, ""]):
        bare = re.sub(r"[’']s$", "", token).strip(".’'-") if "." not in token.rstrip(".") else token
        is_name = token[:1].isupper() and bare.lower() not in _plain_words() and not _YEAR.fullmatch(bare)
        if is_name and bare not in _ROMAN:
            if not run:
                before = tokens[at - 1].lower() if at else ""
            run.append(bare)
        if run and (not is_name or bare in _ROMAN or token != bare):
            found.append((" ".join(run), before in ("in", "at")))
            run = []
    return found


def _keys(name: str) -> set[str]:
    """The country that a name is; else its words, each by itself."""
    if code := country_code(name, capitals=True):
        return {f"country:{code}"}
    return {word for word in name_key(name).split() if word not in _plain_words()}


def _number(words: str, low: list[str]) -> int | None:
    for word in low:
        if word in _ordinals():
            return _ordinals()[word]
        if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word):
            return int(match[1])
    return next((_ROMAN[token] for token in _TOKEN.findall(words) if token in _ROMAN), None)


@functools.cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("occasion_words") if row["kind"] == kind)


@functools.cache
def _plain_words() -> frozenset[str]:
    """Words that name no place and no affair, even with a capital: meetings, days, months, "the"."""
    meetings = {row["word"] for row in load_csv("giving_words") if row["kind"] == "meeting"}
    dates = {row["word"].lower() for row in load_csv("date_words") if row["kind"] in ("MONTH", "WEEKDAY")}
    days = {f"{word}s" for word in dates}
    return frozenset(meetings | dates | days | _of_kind("plain") | _of_kind("another") | set(_ordinals()))


@functools.cache
def _days() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in load_csv("date_words") if row["kind"] == "WEEKDAY")


@functools.cache
def _ordinals() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_csv("occasion_words") if row["kind"] == "ordinal"}
