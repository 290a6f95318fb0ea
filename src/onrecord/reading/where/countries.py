"""Countries by their names, short forms, nationalities and capitals, as ISO 3166-1 alpha-2 codes.

The codes and GeoNames ids are in ``countries.csv``; the words in ``demonyms.csv`` and, for territories, parts of
countries and names of the past, in ``country_names.csv``, which wins where both have a word.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge import load_csv

# England, Scotland and Wales have demonyms of their own, and no code of their own.
_PARTS = {"England": "GB", "Scotland": "GB", "Wales": "GB"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``lat`` and ``lon`` (degrees, WGS 84) are the middle of its largest part of land."""

    code: str
    name: str
    geonames: int
    lat: float
    lon: float
    continent: str


@dataclass(frozen=True, slots=True)
class _Words:
    names: Mapping[str, str]
    nationalities: Mapping[str, str]
    capitals: Mapping[str, str]


@functools.cache
def countries() -> Mapping[str, Country]:
    """The countries and territories by code (``XK`` is Kosovo, as in GeoNames)."""
    return {
        row["code"]: Country(
            row["code"],
            row["name"],
            int(row["geonames"]),
            float(row["lat"]),
            float(row["lon"]),
            row["continent"],
        )
        for row in load_csv("countries.csv")
    }


@functools.cache
def _words() -> _Words:
    names = {key(country.name): country.code for country in countries().values()}
    codes = {country.name: country.code for country in countries().values()} | _PARTS
    nationalities: dict[str, str] = {}
    capitals: dict[str, str] = {}
    tables = {"capital": capitals, "adjective": nationalities, "people": nationalities}
    for row in load_csv("demonyms.csv"):
        if row["country"] in codes:
            tables.get(row["kind"], names)[key(row["word"])] = codes[row["country"]]
    for row in load_csv("country_names.csv"):
        tables.get(row["kind"], names)[key(row["word"])] = row["code"]
    return _Words(names, nationalities, capitals)


def key(word: str) -> str:
    """What a word is looked up by: without dots, and in lower case unless it is short and all capitals.

    So "U.S." and "US" are one, and neither is "us".
    """
    bare = word.replace(".", "").replace("’", "'").strip()
    return bare if bare.isupper() and len(bare) <= 4 else bare.casefold()


def country_code(name_or_nationality: str, *, capitals: bool = False) -> str | None:
    """The country that a name or a nationality stands for, as its ISO 3166-1 alpha-2 code; ``None`` if for none.

    Takes country names and their short, informal, official and past forms ("U.S.", "Britain", "Burma": the state that
    is there now), territories with a code of their own ("Greenland"), parts that belong to one ("Scotland",
    "Gaza"), and nationalities ("Syrian", "Britons"); with ``capitals`` also capital cities ("Damascus" → ``SY``). An
    article and a possessive ending are passed over. The word must have a capital letter. "Congo" alone is the larger
    one, as news agencies write it. What may be one of two ("Korean") is ``None``.

    >>> country_code("the Netherlands"), country_code("U.S."), country_code("Syrian"), country_code("us")
    ('NL', 'US', 'SY', None)
    """
    word = " ".join(name_or_nationality.split())
    if word == word.lower():
        return None
    words = _words()
    bare = word[4:] if word.casefold().startswith("the ") else word
    owner = bare.removesuffix("'s").removesuffix("’s")
    # "The Hague" and "St. John's" are whole as they stand; "IRAN" is in capitals as headlines have it.
    for form in (key(word), key(bare), key(owner), owner.replace(".", "").casefold() if len(owner) > 2 else ""):
        for table in (words.names, words.nationalities, words.capitals if capitals else {}):
            if form in table:
                return table[form]
    return None


def is_nationality(word: str) -> bool:
    """Whether the word is a nationality or a people ("Syrian", "Syrians") and no name of a country."""
    form = key(word)
    return form in _words().nationalities and form not in _words().names


def is_country(name: str) -> bool:
    """Whether this is a name of a country or territory itself, and no nationality, capital or part of one."""
    code = country_code(name)
    return code is not None and not is_nationality(name.removeprefix("the ").removeprefix("The ")) and _is_whole(name)


@functools.cache
def _parts() -> frozenset[str]:
    rows = [row["word"] for row in load_csv("country_names.csv") if row["kind"] == "part"]
    return frozenset(key(word) for word in (*rows, *_PARTS))


def _is_whole(name: str) -> bool:
    return key(name.removeprefix("the ").removeprefix("The ")) not in _parts()
