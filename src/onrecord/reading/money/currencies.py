"""Currencies by their signs and names: ISO 4217 codes, and which of several that share a name is meant.

The rule for a sign or name that several countries share ("$", "Rs", "pounds", "francs", "riyals"): first the currency
of the outlet's country. Then, except for "$", "dollars" and "pounds", that of the country named just before, or else of
the one which the text names most, or first, of those that have such a currency. Then the one it means in the whole
world's press ("$" is USD, "pounds" GBP); else it is not known. Signs that are everyday letters ("R", "K", "N") count
only in a text or outlet of their country, or, where the table says so, before millions. "$" is also the dollar of the
one country whose towns and regions a text without an outlet names, where it names no other country.

Source: ISO 4217 for the codes; names and countries as in Unicode CLDR 47.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.knowledge import load_csv
from onrecord.reading.said.outlets import outlets
from onrecord.reading.where.gazetteer import spots


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: ``countries`` by ISO 3166-1 code, ``named`` as the table of demonyms names them."""

    code: str
    countries: frozenset[str]
    named: frozenset[str]
    default: frozenset[str]


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """The signs before an amount and the names behind it; each key leads to the currencies that share it."""

    sign: re.Pattern[str]
    name: re.Pattern[str]
    by_key: dict[str, tuple[Currency, ...]]
    weak: frozenset[str]


@functools.cache
def currency_words() -> CurrencyWords:
    """The table, loaded once."""
    by_key: dict[str, list[Currency]] = {}
    signs: set[str] = set()
    names: set[str] = set()
    weak: set[str] = set()
    for row in load_csv("currencies.csv"):
        currency = Currency(
            row["code"],
            frozenset(row["countries"].split()),
            frozenset(row["named"].split("|")) - {""},
            frozenset(row["default"].split()),
        )
        for column, kept in (("symbols", signs), ("nouns", names), ("names", names)):
            for key in filter(None, row[column].split("|")):
                word = key.lstrip("?") if column == "symbols" else key.lstrip("?").lower()
                kept.add(word)
                if currency not in by_key.setdefault(word, []):
                    by_key[word].append(currency)
                if key.startswith("?"):
                    weak.add(word)
    codes = {row["code"] for row in load_csv("currencies.csv")}
    letters = _either(sign for sign in signs if sign[-1].isalpha() or sign[-1] == ".")
    marks = _either(sign for sign in signs if not (sign[-1].isalpha() or sign[-1] == "."))
    sign = re.compile(rf"(?<![A-Za-z$])(?:(?:US|U\.S\.)\s\$|{marks}|(?:{letters})(?=[\s\u00a0]?\d))[\s\u00a0]?")
    behind = rf"[\s\u00a0-]+(?:(?:{_either(names)})s?\b|(?:{_either(codes)})\b)|\s?(?:€|£|₹|zł|Kč)"
    return CurrencyWords(
        sign, re.compile(behind, re.IGNORECASE), {k: tuple(v) for k, v in by_key.items()}, frozenset(weak)
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# The signs and names of which the whole world's press means one currency, whatever countries a text is about.
_WORLDWIDE = frozenset(("$", "dollar", "pound"))


class Purse:
    """Which currency a sign or a name means in one document."""

    def __init__(self, text: str, outlet: str | None = None, places: Collection[str] = ()) -> None:
        """``places`` are the names of places that the text holds."""
        self._text = text
        self._places = tuple(dict.fromkeys(places))[:_MOST_PLACES]
        self._home = country_of_outlet(outlet)
        self._answers: dict[str, str | None] = {}

    def code(self, key: str, at: int = 0) -> str | None:
        """The ISO 4217 code that ``key`` ("$", "rupee") means at ``at``; ``None`` where that cannot be told."""
        every = currency_words().by_key.get(key, ())
        if len(every) > 1 and key not in _WORLDWIDE and not self._is_home(every):
            near = self._near(every, at)
            if near is not None:
                return near
        if key not in self._answers:
            self._answers[key] = self._find(key)
        return self._answers[key]

    def scaled(self, key: str) -> str | None:
        """The code that an everyday letter means before "12m" or "12 million", where nothing else in the text tells."""
        every = currency_words().by_key.get(key, ())
        return next((one.code for one in every if key in one.default), None)

    def _is_home(self, every: tuple[Currency, ...]) -> bool:
        return any(self._home in one.countries or self._home in one.named for one in every)

    def _near(self, every: tuple[Currency, ...], at: int) -> str | None:
        """That of the country among theirs named last before ``at``, in the same sentence or so."""
        best: tuple[int, str] | None = None
        for one in every:
            for match in _country_words(one.named).finditer(self._text, max(0, at - 120), at) if one.named else ():
                if best is None or match.start() > best[0]:
                    best = (match.start(), one.code)
        return None if best is None else best[1]

    def _find(self, key: str) -> str | None:
        words = currency_words()
        every = words.by_key.get(key, ())
        if key == "$":  # each currency called a dollar is written so at home
            every = tuple(one for one in words.by_key["dollar"] if one.code not in _SIGNED_AT_HOME)
        weak = key in words.weak
        if len(every) == 1 and not weak:
            return every[0].code
        at_home = [one.code for one in every if self._home in one.countries or self._home in one.named]
        if at_home:
            return at_home[0]
        if key in _WORLDWIDE and self._home is None:
            local = self._local()
            told = next((one.code for one in every if local in one.countries), None)
            if told:
                return told
        if key not in _WORLDWIDE:
            told = self._told(every) or self._by_towns(every)
            if told or weak:
                return told
        return next((one.code for one in every if key in one.default), None)

    def _told(self, every: tuple[Currency, ...]) -> str | None:
        """That of the country among theirs that the text names most."""
        counts = {one.code: len(_country_words(one.named).findall(self._text)) for one in every if one.named}
        best = sorted(counts, key=lambda code: -counts[code])[:2]
        if not best or not counts[best[0]]:
            return None
        if len(best) > 1 and counts[best[0]] == counts[best[1]]:  # of two named as often, the one named first
            named = {one.code: _country_words(one.named).search(self._text) for one in every if one.code in best}
            best.sort(key=lambda code: found.start() if (found := named[code]) else 0)
        return best[0]

    def _local(self) -> str | None:
        """The one country of all places in the text, where towns or regions of it are named and no other country."""
        if len(self._text) > _READ_FOR_TOWNS or any(word in self._text for word in _ABROAD):
            return None
        countries: set[str] = set()
        for name in self._places:
            known = spots(_BODY.sub("", name.title() if name.isupper() else name))
            found = [spot for spot in known if spot.weight >= _TOWN]
            if found and (code := max(found, key=lambda spot: spot.weight).country) is not None:
                countries.add(code)
        small = bool(countries)
        if small:
            country_of = _codes()
            countries |= {country_of[word] for word in _CAPITALISED.findall(self._text) if word in country_of}
        return countries.pop() if small and len(countries) == 1 else None

    def _by_towns(self, every: tuple[Currency, ...]) -> str | None:
        """That of the country among theirs whose towns (of a hundred thousand people or more) the text names most."""
        counts: dict[str, int] = {}
        words = dict.fromkeys(_CAPITALISED.findall(self._text[:_READ_FOR_TOWNS]), _LARGE)
        for word in (*words, *self._places):
            least = words.get(word, _TOWN)
            word = word.title() if word.isupper() else word
            towns = [spot for spot in spots(word) if spot.weight >= least]
            country = max(towns, key=lambda spot: spot.weight).country if towns else None
            for one in every:
                if country in one.countries:
                    counts[one.code] = counts.get(one.code, 0) + 1
        best = sorted(counts, key=lambda code: -counts[code])
        return best[0] if best and (len(best) == 1 or counts[best[0]] > counts[best[1]]) else None


_TOWN = 39
_MOST_PLACES = 40
# Who gives abroad counts in US dollars.
_ABROAD = ("United Nations", "UN ", "U.N.", "World Bank", "IMF", "UNICEF", "US ", "U.S.")
_LARGE = 50  # in ten times the decimal logarithm of the people
_READ_FOR_TOWNS = 20_000
_CAPITALISED = re.compile(r"\b(?:[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?|[A-Z]{4,}(?: [A-Z]{4,})?)\b")
_BODY = re.compile(r"\s(?:(?:State|City|Provincial|County)\s)?(?:Government|Council|Province|State|County)$")
_SIGNED_AT_HOME = frozenset(("TWD", "LRD", "SRD"))  # NT$, L$ even there, or US$ meant by "$"


@functools.cache
def _codes() -> dict[str, str]:
    """The ISO 3166-1 codes of the countries that names and demonyms go by."""
    codes = {row["name"]: row["code"] for row in load_csv("countries.csv")}
    return {row["word"]: codes.get(row["country"], row["country"]) for row in load_csv("demonyms.csv")}


@functools.cache
def _country_words(named: frozenset[str]) -> re.Pattern[str]:
    rows = load_csv("demonyms.csv")
    return re.compile(rf"\b(?:{_either([row['word'] for row in rows if row['country'] in named])})\b")


def country_of_outlet(name: str | None) -> str | None:
    """The country of a known outlet (ISO 3166-1 alpha-2), or the one whose name, capital or people its name holds."""
    if not name:
        return None
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    for known in outlets().get(bare.split()[0] if bare else "", ()):
        if known.name.casefold() == bare.casefold():
            return known.country
    if any(known.name.casefold() == bare.casefold() for known in outlets().get(bare.split()[0] if bare else "", ())):
        return None
    held = {row["country"] for row in load_csv("demonyms.csv") if re.search(rf"\b{re.escape(row['word'])}\b", name)}
    return held.pop() if len(held) == 1 else _country_of_town(bare)


def _country_of_town(name: str) -> str | None:
    """The country of the largest town (of a hundred thousand people or more) that a name of an outlet holds."""
    words = re.findall(r"[A-Z][\w'’-]+", name)
    pairs = [" ".join(pair) for pair in itertools.pairwise(words)]
    towns = [spot for word in (*pairs, *words) for spot in spots(word) if spot.kind == "town" and spot.weight >= _LARGE]
    return max(towns, key=lambda spot: spot.weight).country if towns else None
