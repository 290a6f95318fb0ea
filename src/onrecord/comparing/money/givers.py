"""Who gives and who gets: one party under several names, and words that stand for all who give."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from onrecord.comparing.items import Party
from onrecord.knowledge import load_csv
from onrecord.reading.where.countries import countries, country_code
from onrecord.record.evidence import name_key

Key = tuple[str, Hashable]


@dataclass(slots=True)
class Parties:
    """The parties of many reports: those that share an identity of the record, a country or a name are one.

    A name is one without case, accents and articles; "the Norwegian government" and "Oslo" are Norway. Who holds a high
    office of a state or a body gives for it. Who is only described ("her country") is somebody of that report alone.
    """

    _over: dict[Key, Key] = field(default_factory=dict)
    _names: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, party: Party | None, document: int) -> Key | None:
        """One of the party's keys; :meth:`of` gives the one that all of them come to, once all parties are added."""
        if party is None or is_everybody(party):
            return None
        keys = keys_of(party, document)
        for key in keys[1:]:
            self._join(keys[0], key)
        self._names[keys[0]][_called(party)] += 1
        return keys[0]

    def of(self, key: Key | None) -> Key | None:
        """The key that stands for whoever has ``key``."""
        if key is None:
            return None
        while (over := self._over.get(key, key)) != key:
            self._over[key] = self._over.get(over, over)
            key = over
        return key

    def names(self) -> dict[Key, str]:
        """What to call each: the name that most reports give, of these the longest."""
        counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        for key, names in self._names.items():
            top = self.of(key)
            if top is not None:
                counts[top].update(names)
        return {key: max(names, key=lambda name: (names[name], len(name), name)) for key, names in counts.items()}

    def _join(self, one: Key, other: Key) -> None:
        first, second = self.of(one), self.of(other)
        if first is not None and second is not None:
            self._over[second] = first


def keys_of(party: Party, document: int) -> list[Key]:
    """What a party is known by, beyond its report; who is only described, within it."""
    return list(_known_by(party)) or [("described", (document, name_key(party.name)))]


@functools.lru_cache(maxsize=65536)
def _known_by(party: Party) -> tuple[Key, ...]:
    identity: tuple[Key, ...] = () if party.identity is None else (("identity", party.identity),)
    if party.kind == "person":
        if _holds_office(party):
            return (_body(party.country, party.affiliation),)
        return (*identity, ("name", name_key(party.name)))
    if code := state_of(party):
        return (*identity, ("country", code))
    if is_described(party.name):
        return identity
    return (*identity, ("name", _bare(party.name)))


def _holds_office(party: Party) -> bool:
    office = party.kind == "person" and party.role and _words_of(party.role) & _of_kind("office")
    return bool(office and (party.country or party.affiliation))


def _called(party: Party) -> str:
    """What to call whoever gives: the state or body, where somebody gives for it."""
    if not _holds_office(party):
        return party.name
    known = countries().get(party.country or "")
    return party.affiliation or (known.name if known else party.name)


def _body(country: str | None, affiliation: str | None) -> Key:
    """What somebody holds an office of: the country, or the body that the report names."""
    code = country_code(affiliation) if affiliation else country
    return ("country", code) if code or affiliation is None else ("name", _bare(affiliation))


def state_of(party: Party) -> str | None:
    """The country that a name stands for itself; ``None`` for a body, a part or a people of one."""
    if party.kind not in ("government", "other", "people", None):
        return None
    name = " ".join(party.name.split())
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _of_kind("government"):
        code = country_code(" ".join(words[:-1]), capitals=True)
        return code or (party.country if words[-1].lower() == "administration" else None)  # "the Brandt administration"
    code = country_code(name, capitals=True)
    return code if code is None or party.country in (None, code) else None


@functools.lru_cache(maxsize=65536)
def is_everybody(party: Party) -> bool:
    """Whether the words stand for all who give, or for nobody in particular: "donors", "more than 60 countries"."""
    words = party.name.lower().replace(",", "").split()
    if not words or words[-1] not in _of_kind("everybody") or party.country is not None:
        return False
    return all(word in _of_kind("modifier") or word.isdigit() or word in _numbers() for word in words[:-1])


@functools.lru_cache(maxsize=65536)
def is_group(party: Party) -> bool:
    """Whether it is several together: "Western and Gulf Arab nations". "The United Nations" is one."""
    words = party.name.lower().split()
    if not words or party.country is not None or party.kind in ("person", "organisation", "outlet"):
        return False
    return words[-1] in _of_kind("everybody") and country_code(party.name) is None


def is_described(name: str) -> bool:
    """Whether it is a description and no name: "his country", "the brewery", "an anonymous benefactor"."""
    words = name.split()
    return not words or name == name.lower() or words[0].lower() in _of_kind("described")


def meant(parties: Iterable[Party]) -> Party | None:
    """The one party of a side."""
    return next(iter(parties), None)


def _bare(name: str) -> str:
    words = name_key(name).split()
    while len(words) > 1 and words[-1] in _of_kind("government"):
        words.pop()
    if len(words) > 2 and words[0] in _of_kind("government") and words[1] == "of":
        words = words[2:]
    bare = " ".join(words).removeprefix("the ")
    return _acronyms().get(bare, bare)


def _words_of(text: str) -> set[str]:
    return set(name_key(text).split())


@functools.cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("giving_parties") if row["kind"] == kind)


@functools.cache
def _acronyms() -> dict[str, str]:
    return {name_key(row["short"]): name_key(row["full"]) for row in load_csv("acronyms")}


@functools.cache
def _numbers() -> frozenset[str]:
    return frozenset(row["word"] for row in load_csv("number_words"))
