"""Actors and places that a user knows already, as a file of theirs says (``known_files`` reads it)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.reading.who.actor_words import plain
from onrecord.schema import ActorKind


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role and what it is of; held from ``start`` to ``end``, both ISO 8601 prefixes, ``None`` where open."""

    role: str | None = None
    affiliation: str | None = None
    start: str | None = None
    end: str | None = None

    def held_at(self, day: str) -> bool:
        """Whether it was held at ``day``, an ISO prefix; a day inside the month or year of either end counts."""
        if self.start is not None and day[: len(self.start)] < self.start[: len(day)]:
            return False
        return self.end is None or day[: len(self.end)] <= self.end[: len(day)]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor by its ``name``, which is the one shown, and the other names it goes by; ``country`` is ISO alpha-2."""

    name: str
    kind: ActorKind | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    ids: tuple[str, ...] = ()
    roles: tuple[KnownRole, ...] = ()

    def role_at(self, published: str | None) -> KnownRole | None:
        """The role held when a report was published; where that is not known, the only role, if it has no dates."""
        if published is None:
            lone = self.roles[0] if len(self.roles) == 1 else None
            return lone if lone is not None and lone.start is None and lone.end is None else None
        held = [role for role in self.roles if role.held_at(published[:10])]
        return max(held, key=lambda role: role.start or "", default=None)


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place by its ``name`` and other names; ``lat`` and ``lon`` are degrees (WGS 84), ``country`` ISO alpha-2."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a user's file says. Names are looked up without regard to case, dots and a leading "the"."""

    actors: tuple[KnownActor, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    _actors: Mapping[str, tuple[KnownActor, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _places: Mapping[str, tuple[KnownPlace, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_actors", _by_name((one, (one.name, *one.aliases)) for one in self.actors))
        object.__setattr__(self, "_places", _by_name((one, (one.name, *one.aliases)) for one in self.places))

    def actors_named(self, name: str) -> tuple[KnownActor, ...]:
        """All actors with this name or alias, in the order of the file."""
        return self._actors.get(_key(name), ())

    def places_named(self, name: str) -> tuple[KnownPlace, ...]:
        """All places with this name or alias, in the order of the file."""
        return self._places.get(_key(name), ())


def _key(name: str) -> str:
    return " ".join(plain(name).split()).removeprefix("the ")


def _by_name(items: Iterable[tuple[object, tuple[str, ...]]]) -> dict[str, tuple[object, ...]]:
    found: defaultdict[str, list[object]] = defaultdict(list)
    for item, names in items:
        for key in dict.fromkeys(_key(name) for name in names):
            found[key].append(item)
    return {key: tuple(values) for key, values in found.items()}
