"""The country that an actor is of, governs or belongs to, by its name, its affiliation or the words it is called by.

Never by the name of a person: that somebody is called so tells no country.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from onrecord.knowledge import load_csv
from onrecord.reading.ground import Ground, Named
from onrecord.reading.where.countries import country_code, is_nationality
from onrecord.reading.who.actor_words import plain
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.government_words import words
from onrecord.reading.words.lemmas import word_set

# "Latin American", "Native American", "Indian Ocean": an adjective of these is no country's.
_NOT_AFTER = word_set("latin south north central native african pan west east indo anglo")
_NOT_BEFORE = word_set("ocean sea canal")
_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?((?:[A-Z][\w.'’-]*\s?){1,4})$")
_STATE_KINDS = frozenset({"government", "armed group"})
# The owner right before a body's name: "Syria's [Foreign Ministry]", "the Syrian [Ministry of Health]".
_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*)(?:['’]s?)?\s+$")


def countries_of(clusters: list[Cluster], ground: Ground) -> dict[Cluster, str]:
    """The ISO 3166-1 alpha-2 code of each actor that the text ties to one country."""
    first: dict[Cluster, Named] = {}
    for mention in ground.named:
        if mention.cluster is not None:
            first.setdefault(mention.cluster, mention)
    found: dict[Cluster, str] = {}
    by_name: dict[str, Cluster] = {}
    for cluster in clusters:
        if not cluster.is_person:
            by_name.setdefault(cluster.name, cluster)
            code = _body(cluster, first.get(cluster), ground)
            if code is not None:
                found[cluster] = code
    for cluster in clusters:
        if cluster not in found and (cluster.is_person or not cluster.named):
            code = _by_affiliation(cluster, by_name, found)
            if code is not None:
                found[cluster] = code
    return found


def _by_affiliation(cluster: Cluster, by_name: Mapping[str, Cluster], found: Mapping[Cluster, str]) -> str | None:
    """An official's country is that of what the official is of; a party's or firm's official is nobody's."""
    if cluster.affiliation is None:
        return None
    code = country_code(cluster.affiliation)
    if code is not None:
        return code
    body = by_name.get(cluster.affiliation)
    return found.get(body) if body is not None and body.kind in _STATE_KINDS else None


def _body(cluster: Cluster, mention: Named | None, ground: Ground) -> str | None:
    key = plain(cluster.name)
    code = _table().get(key) or words().seats.get(key)
    if code is not None:
        return code
    if cluster.kind == "other":
        return None
    code = country_code(cluster.name)
    if code is not None:
        return code
    if not cluster.named:
        return None
    code = _in_name(cluster.name)
    if code is None and mention is not None and cluster.kind == "government":
        owner = _OWNER.search(ground.text, max(0, mention.name_start - 40), mention.name_start)
        code = country_code(owner[1]) if owner is not None else None
    return code


def _in_name(name: str) -> str | None:
    """The one country that a body's name has as adjective or after "of": "Syrian Foreign Ministry", "Bank of Japan"."""
    tokens = name.split()
    codes: set[str] = set()
    for at, token in enumerate(tokens):
        before, after = (
            tokens[at - 1].casefold() if at else "",
            tokens[at + 1].casefold() if at + 1 < len(tokens) else "",
        )
        pair = f"{token} {tokens[at + 1]}" if after else ""
        if before in _NOT_AFTER or after in _NOT_BEFORE:
            continue
        word = pair if pair and country_code(pair) is not None else token
        code = country_code(word)
        if code is None:
            continue
        first = at == 0 and len(tokens) > len(word.split())
        if is_nationality(word) or (first and _is_short(word)) or before in ("of", "and"):
            codes.add(code)
    of = _OF.search(name)
    if of is not None:
        code = country_code(of[1].strip())
        codes |= {code} if code is not None else set()
    return codes.pop() if len(codes) == 1 else None


def _is_short(word: str) -> bool:
    """Whether the country's name is used as an adjective is: "U.S. Congress", "UK Treasury", "United States Navy"."""
    return plain(word) in ("us", "usa", "uk", "united states", "un", "uae", "new zealand", "south korea", "north korea")


@functools.cache
def _table() -> dict[str, str]:
    return {plain(row["name"]): row["country"] for row in load_csv("body_countries.csv")}
