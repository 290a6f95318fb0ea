"""Very many readings from some hundreds: names, numbers, words and dates changed, every stretch of words left in place.

Whatever is put in the place of a word has its length, so that all offsets stay valid and no model is needed. The
reports come in the order of publication, ``DAILY`` a day. Most are of an affair of the last days (other words for the
same names, now and then another number), some are copies of one of them with light edits, the rest opens a new affair:
one of the texts with other names, numbers and words.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from onrecord.schema import Document, Place, Reading, sha256_id

DAILY = 137  # 100,000 reports in two years
SAME_AFFAIR, COPY = 0.55, 0.10
OUTLETS = 200
NEWS_DAYS = 3  # for so long is an affair reported on
AFFAIR_WORDS, REPORT_WORDS, COPY_WORDS = 0.3, 0.5, 0.03  # the share of words that are changed
OTHER_NUMBER = 0.1
SURNAMES = 400  # of each length

_START = date(2031, 1, 1)
_WORD = re.compile(r"\w+")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NAMED = ("person", "organisation", "armed group", "outlet")

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Affair:
    """What reports of one affair have in common: the text that they vary, and when it began (days from the first)."""

    number: int
    base: Reading
    names: frozenset[str]
    day: int


class Varied:
    """An endless run of readings, always the same for the same bases."""

    def __init__(self, bases: Sequence[Reading], seed: int = 7) -> None:
        self._bases = list(bases)
        self._chance = random.Random(seed)
        self._words: defaultdict[int, list[str]] = defaultdict(list)
        for base in self._bases:
            for word in _WORD.findall(base.document.text):
                if word.isalpha() and word.islower():
                    self._words[len(word)].append(word)
        self._surnames: dict[int, list[str]] = {}

    def __iter__(self) -> Iterator[Reading]:
        affairs: list[Affair] = []
        recent: list[Reading] = []
        number = opened = 0
        while True:
            day = number // DAILY
            affairs = [one for one in affairs if one.day > day - NEWS_DAYS]
            kind = self._chance.random()
            if kind < COPY and recent:
                made = self._copy(self._chance.choice(recent), number, day)
            else:
                if kind > COPY + SAME_AFFAIR or not affairs:
                    base = self._chance.choice(self._bases)
                    affairs.append(Affair(opened, base, _names(base), day))
                    opened += 1
                made = self._report(self._chance.choice(affairs), number, day)
            recent = [*recent[-500:], made]
            number += 1
            yield made

    def _report(self, affair: Affair, number: int, day: int) -> Reading:
        def change(word: str) -> str:
            of_affair = random.Random(f"{affair.number} {word}")
            if word.isdigit():
                return self._number(word, self._chance if self._chance.random() < OTHER_NUMBER else of_affair)
            if word in affair.names:
                return self._surname(word, of_affair)
            if word.islower() and of_affair.random() < AFFAIR_WORDS:
                word = of_affair.choice(self._words[len(word)] or [word])
            return self._word(word, REPORT_WORDS)

        return self._changed(affair.base, change, number, day)

    def _copy(self, reading: Reading, number: int, day: int) -> Reading:
        return self._changed(reading, lambda word: self._word(word, COPY_WORDS), number, day)

    def _word(self, word: str, share: float) -> str:
        if not word.islower() or self._chance.random() >= share:
            return word
        return self._chance.choice(self._words[len(word)] or [word])

    def _number(self, word: str, chance: random.Random) -> str:
        if not word.isascii() or word[0] == "0" or re.fullmatch(r"(?:19|20)\d\d", word):
            return word
        return str(chance.randint(10 ** (len(word) - 1), 10 ** len(word) - 1))

    def _surname(self, word: str, chance: random.Random) -> str:
        """An invented name of the same length; there are so many of each that namesakes come up."""
        if len(word) not in self._surnames:
            made = random.Random(len(word))
            self._surnames[len(word)] = [
                "".join(made.choice("aeiou" if at % 2 else "bdfgklmnprstvz") for at in range(len(word))).capitalize()
                for _ in range(SURNAMES)
            ]
        name = chance.choice(self._surnames[len(word)])
        return name.upper() if word.isupper() else name

    def _changed(self, reading: Reading, change: Change, number: int, day: int) -> Reading:
        known: dict[str, str] = {}

        def same(match: re.Match[str]) -> str:
            word = match[0]
            if word.islower():
                return change(word)
            return known.setdefault(word, change(word))  # a name is the same all through a report

        document = reading.document
        text = _WORD.sub(same, document.text)
        published = (_START + timedelta(days=day)).isoformat()
        was = date.fromisoformat(document.published[:10]) if document.published else _START
        moved = (date.fromisoformat(published) - was).days
        raw = text.encode()
        fresh = Document(
            id=f"varied-{number}",
            name=f"varied-{number}",
            text=text,
            url=f"https://outlet.example/{number}",
            outlet=f"Outlet {min(int(self._chance.paretovariate(1.1)), OUTLETS)}",
            title=_WORD.sub(same, document.title) if document.title else None,
            byline=document.byline,
            published=published,
            published_basis="given",
            language="en",
            left_out=document.left_out,
            blocks=document.blocks,
            raw=raw,
            sha256=sha256_id(raw).removeprefix("sha256:"),
        )
        entries: dict[str, Any] = {
            field.name: tuple(_moved(one, known, moved) for one in getattr(reading, field.name))
            for field in fields(reading)
            if field.name not in ("model", "document")
        }
        return Reading(reading.model, fresh, **entries)


def _names(reading: Reading) -> frozenset[str]:
    """The words of the names of persons, organisations and places; those of governments stay, as in the news."""
    named = [actor.name for actor in reading.actors if actor.kind in _NAMED]
    named += [place.name for place in reading.places if place.precision == "city"]
    return frozenset(word for name in named for word in _WORD.findall(name) if len(word) > 2 and word[0].isupper())


def _moved(entry: Any, known: dict[str, str], days: int) -> Any:
    """An entry with the changed names, its dates moved by so many days."""
    changed: dict[str, Any] = {}
    for name in ("name", "occasion", "purpose", "who"):
        value = getattr(entry, name, None)
        if value:
            changed[name] = _WORD.sub(lambda match: known.get(match[0], match[0]), value)
    if getattr(entry, "date", None):
        changed["date"] = _ISO.sub(lambda match: _later(match[0], days), entry.date)
    if isinstance(entry, Place) and entry.geonames and changed["name"] != entry.name:
        changed["geonames"] = random.Random(changed["name"]).randint(10**7, 10**8)
    return replace(entry, **changed) if changed else entry


def _later(iso: str, days: int) -> str:
    """A date of whatever precision, moved: ``2014-01`` by 40 days is ``2014-02``."""
    try:
        start = date.fromisoformat((iso + "-01-01")[:10] if len(iso) < 10 else iso)
        return (start + timedelta(days=days)).isoformat()[: len(iso)]
    except (ValueError, OverflowError):
        return iso
