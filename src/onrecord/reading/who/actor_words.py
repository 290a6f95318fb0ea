"""The lexicons that actors are read with, loaded once: titles, roles, pronouns, countries, kinds of bodies."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from onrecord.knowledge import load_csv
from onrecord.schema import ActorKind

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One row of ``pronouns.csv``: ``person`` is 1, 2, 3, relative or indefinite; ``of`` person, thing or any."""

    person: str
    number: str
    gender: Gender | None
    of: str


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What a person is called by an office (``kind`` office), by kinship (kin) or in general (plain)."""

    gender: Gender | None
    kind: str


@dataclass(frozen=True, slots=True)
class ActorWords:
    """All keys are lower case and without dots, save those of ``given``."""

    titles: Mapping[str, tuple[Gender | None, str]]
    given: Mapping[str, Gender]
    roles: Mapping[str, RoleWord]
    role_modifiers: frozenset[str]
    proper_modifiers: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    countries: Mapping[str, str]
    capitals: Mapping[str, str]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    # The words that end names of bodies; and those of them that describe a body too ("the council").
    name_heads: Mapping[str, ActorKind]
    bodies: Mapping[str, ActorKind]
    # Bodies and outlets by their whole name; and of these the names that mean something else as often ("Time").
    known: Mapping[str, ActorKind]
    doubtful: frozenset[str]
    documents: frozenset[str]
    collectives: frozenset[str]
    acronyms: Mapping[str, str]


@functools.cache
def actor_words() -> ActorWords:
    """The lexicons, read from ``knowledge`` at the first call and shared after that."""
    places = load_csv("demonyms.csv")
    bodies = load_csv("organisation_words.csv")

    def of_kind(kind: str) -> dict[str, str]:
        return {plain(row["word"]): row["country"] for row in places if row["kind"] == kind}

    return ActorWords(
        titles={plain(row["word"]): (_gender(row["gender"]), row["role"]) for row in load_csv("titles.csv")},
        given={row["name"]: cast(Gender, row["gender"]) for row in load_csv("given_names.csv")},
        roles={row["word"].lower(): RoleWord(_gender(row["gender"]), row["kind"]) for row in load_csv("roles.csv")},
        role_modifiers=frozenset(row["word"].lower() for row in load_csv("role_modifiers.csv")),
        proper_modifiers=frozenset(
            row["word"].lower() for row in load_csv("role_modifiers.csv") if row["word"][0].isupper()
        ),
        pronouns={
            row["word"]: Pronoun(row["person"], row["number"], _gender(row["gender"]), row["of"])
            for row in load_csv("pronouns.csv")
        },
        countries=of_kind("country"),
        capitals=of_kind("capital"),
        adjectives=of_kind("adjective"),
        peoples=of_kind("people"),
        name_heads={row["word"]: cast(ActorKind, row["kind"]) for row in bodies},
        bodies={row["word"]: cast(ActorKind, row["kind"]) for row in bodies if row["use"] == "any"},
        known=_known(),
        doubtful=frozenset(plain(row["name"]) for row in _outlets() if row.get("alone") == "no"),
        documents=frozenset(row["word"] for row in load_csv("document_words.csv")),
        collectives=frozenset(row["word"] for row in load_csv("collective_words.csv")),
        acronyms={plain(row["short"]): plain(row["full"]) for row in load_csv("acronyms.csv")},
    )


def plain(words: str) -> str:
    """Lower case, without dots and with straight apostrophes: "U.N." and "UN" are the same."""
    return words.replace(".", "").replace("’", "'").casefold()


def _gender(value: str) -> Gender | None:
    return cast(Gender, value) if value else None


def _outlets() -> list[dict[str, str]]:
    try:
        return load_csv("outlets.csv")
    except FileNotFoundError:  # the list belongs to the channels; without it the last word of a name tells
        return []


def _known() -> dict[str, ActorKind]:
    known = {plain(row["name"]): cast(ActorKind, row["kind"]) for row in load_csv("known_bodies.csv")}
    for row in _outlets():
        known.setdefault(plain(row["name"]).removeprefix("the "), "outlet")
    return known
