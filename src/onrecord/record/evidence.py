"""Whether two actors of one name are one: what agrees, what contradicts, and the reason in words."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from onrecord.knowledge import load_csv

# Words of roles and affiliations that say nothing of whose or which.
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "in",
        "at",
        "and",
        "former",
        "senior",
        "deputy",
        "vice",
        "acting",
        "chief",
        "head",
    ]
)
_SIGNS = re.compile(r"[^\w\s]|_")


@functools.lru_cache(1 << 16)
def name_key(name: str) -> str:
    """A name without what spellings differ in: case, accents, dots, a leading "the"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(_SIGNS.sub(" ", bare.replace(".", "").casefold()).split()).removeprefix("the ")


def is_common(name: str, kind: str) -> bool:
    """Whether many are called so ("Foreign Ministry", "Donors"): then the name alone says nothing of who it is."""
    return kind in ("people", "other") or _common_words().issuperset(name_key(name).split())


@functools.cache
def _common_words() -> frozenset[str]:
    return frozenset(row["word"] for table in ("organisation_words", "body_fields") for row in load_csv(table))


@dataclass(frozen=True, slots=True)
class Facts:
    """What one document says of an actor, or several of one who is the same in all of them."""

    kind: str
    documents: frozenset[int]
    countries: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    affiliations: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def with_(self, other: Facts) -> Facts:
        """What is said of both together."""
        return Facts(
            self.kind,
            frozenset(),  # whoever puts them together keeps the documents: there may be very many
            self.countries | other.countries,
            self.roles | other.roles,
            self.affiliations | other.affiliations,
            self.ids | other.ids,
        )


def agreement(one: Facts, other: Facts) -> list[str]:
    """What speaks for the two being one, beside the name, in words."""
    found = []
    if shared := set(one.ids & other.ids):
        found.append(f"same id ({', '.join(sorted(shared))})")
    if shared := set(one.countries & other.countries):
        found.append(f"same country ({', '.join(sorted(shared))})")
    if shared := _shared(one.affiliations, other.affiliations):
        found.append(f"same affiliation ({', '.join(sorted(shared))})")
    if shared := _shared(one.roles, other.roles):
        found.append(f"same role ({', '.join(sorted(shared))})")
    return found


def contradiction(one: Facts, other: Facts) -> str | None:
    """What speaks against it, in words; ``None`` where nothing does."""
    if one.documents & other.documents:
        return "one document has both"
    if one.kind != other.kind:
        return f"{one.kind} and {other.kind}"
    if _schemes(one.ids) & _schemes(other.ids) and not one.ids & other.ids:
        return "other ids"
    if one.countries and other.countries and not one.countries & other.countries:
        return f"other country ({_listed(one.countries)}; {_listed(other.countries)})"
    if agreement(one, other):
        return None
    if one.affiliations and other.affiliations:
        return f"other affiliation ({_listed(one.affiliations)}; {_listed(other.affiliations)})"
    if one.roles and other.roles:
        return f"other role ({_listed(one.roles)}; {_listed(other.roles)})"
    return None


def _schemes(ids: frozenset[str]) -> set[str]:
    return {id.partition(":")[0] for id in ids}


def _shared(some: frozenset[str], others: frozenset[str]) -> set[str]:
    """Those of ``some`` with a word of weight in common with any of ``others``: "foreign minister", "the minister"."""
    words = {word for one in others for word in _words(one)}
    return {one for one in some if _words(one) & words}


def _words(text: str) -> set[str]:
    return {word for word in name_key(text).split() if word not in _EMPTY}


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
