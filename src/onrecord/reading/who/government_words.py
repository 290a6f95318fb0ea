"""The tables that governments are told by: what they do, what one has with them, what they are called."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.lemmas import verb_forms, word_set

# What a people, or a land, does as well as its government.
_OF_LAND = word_set("remember watch look sound assume seem learn dream hate admire regret mind grieve")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables: forms of verbs, and nouns by the preposition after them."""

    deeds: Mapping[str, str]
    nouns_too: frozenset[str]
    addressed: frozenset[str]
    partners: Mapping[str, frozenset[str]]
    owned: frozenset[str]
    sport: re.Pattern[str]
    nouns: frozenset[str]
    plain_nouns: frozenset[str]
    same: frozenset[str]
    leaders: frozenset[str]
    modified: frozenset[str]
    seats: Mapping[str, str]


@functools.cache
def words() -> Words:
    """The tables, read at the first call and shared after that."""
    data = load_yaml("governments")
    deeds: dict[str, str] = {}
    for lemma, row in data["deeds"].items():
        deeds |= dict.fromkeys(verb_forms(lemma, row.get("irregular", "")), lemma)
    denied = {form for lemma in data["not_deeds"] for form in verb_forms(lemma)}
    for row in load_csv("reporting_verbs.csv"):
        if row["lemma"] not in data["not_deeds"] and row["lemma"] not in _OF_LAND:
            for form in verb_forms(row["lemma"], row["irregular"]):
                if form not in denied:
                    deeds.setdefault(form, row["lemma"])
    sport = sorted(data["sport"], key=len, reverse=True)
    return Words(
        deeds,
        frozenset(data["nouns_too"]),
        frozenset(f for lemma, row in data["addressed"].items() for f in verb_forms(lemma, row.get("irregular", ""))),
        {word: frozenset(row["words"]) for word, row in data["partners"].items()},
        frozenset(data["owned"]["nouns"]),
        re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sport) + r")\b", re.IGNORECASE),
        frozenset(data["nouns"]),
        frozenset(data["plain_nouns"]),
        frozenset(data["same"]),
        frozenset(data["leaders"]),
        frozenset(data["modified"]),
        {plain(row["name"]): row["country"] for row in load_csv("seats.csv")},
    )


def state_of(key: str) -> str | None:
    """The country, by its usual name, that a plain name ("damascus", "uk") is or is the capital of; else ``None``."""
    known = actor_words()
    return known.countries.get(key) or known.capitals.get(key)
