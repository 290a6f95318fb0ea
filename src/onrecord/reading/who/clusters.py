"""Clusters of mentions while they grow, and the joining of names: one cluster for each person or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.reading.who.actor_words import Gender, actor_words
from onrecord.reading.who.known import KnownActor
from onrecord.reading.who.names import Name
from onrecord.schema import ActorKind, Span

# How many bearers of one surname (or of one first word) are kept in mind at a time.
_KEPT = 8
# A bare surname goes to whoever was fully named this close before it, in code points; else to its usual bearer.
_NEAR = 400
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&"})


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role or affiliation that the text gives at ``span``, and what the words say of when it is held.

    ``tense``: by a verb that it "holds", is "held" no more, "began" or "ended"; "beside" a name there is none.
    """

    role: str | None
    affiliation: str | None
    span: Span
    tense: Literal["beside", "holds", "held", "began", "ended"] = "beside"
    former: bool = False


@dataclass(slots=True, eq=False)
class Cluster:
    """An actor in the making. ``keys`` are the plain words of its fullest name; ``heads`` the nouns it is called by."""

    name: str
    kind: ActorKind
    keys: tuple[str, ...] = ()
    spans: list[Span] = field(default_factory=list)
    gender: Gender | None = None
    gender_is_sure: bool = False
    gender_is_told: bool = False  # by a pronoun that was read as this actor
    role: str | None = None
    affiliation: str | None = None
    heads: set[str] = field(default_factory=set)
    tenures: list[Tenure] = field(default_factory=list)
    known: KnownActor | None = None
    named: bool = True
    plural: bool = False
    # When it was last named in full, when last at all, and how often in full: for "bare surname" questions.
    full_at: int = -1
    last_at: int = -1
    full_count: int = 0
    bare_count: int = 0

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.kind == "person"


class NameIndex:
    """Joins named mentions, met in the order of the text, into clusters. Each lookup takes constant time."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._full: dict[str, Cluster] = {}
        self._by_last: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._bodies: dict[str, Cluster] = {}
        self._bodies_by_first: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._bodies_by_last: defaultdict[str, list[Cluster]] = defaultdict(list)

    def person(self, name: Name, leading: bool = True) -> Cluster:
        """The cluster of the person so named; ``leading`` where the name stands as a subject does."""
        keys = name.plain[:-1] if len(name.plain) > 1 and name.plain[-1] in _GENERATIONS else name.plain
        cluster = self._known_person(keys, name) or self._new_person(keys, name)
        self._note(cluster, keys, name, leading)
        return cluster

    def body(self, name: Name, kind: ActorKind, generic: bool = False) -> Cluster:
        """The cluster of the organisation so named; ``generic`` where the name is one common word ("the Union")."""
        key = name.key
        found = self._bodies.get(key) or self._bodies.get(actor_words().acronyms.get(key, ""))
        if found is None and generic:
            found = next(iter(reversed(self._bodies_by_last.get(key, ()))), None)
        if found is None and not generic:
            found = self._fuller_body(name.plain) or self._shorter_body(name.plain)
        if found is None:
            found = Cluster(name.text, kind, name.plain)
            self.clusters.append(found)
            if not generic:
                self._file_body(found)
        elif len(name.plain) > len(found.keys) and found.kind == kind:
            found.name, found.keys = name.text, name.plain
            self._file_body(found)
        self._bodies.setdefault(key, found)
        found.last_at = name.start
        return found

    def alias(self, cluster: Cluster, key: str) -> None:
        """From here on ``key`` names ``cluster`` too: the acronym in brackets after a name."""
        self._bodies[key] = cluster

    def merge(self, merged: Mapping[Cluster, Cluster]) -> None:
        """From here on the names of each key of ``merged`` name the actor that it is merged into."""
        self.clusters = [cluster for cluster in self.clusters if cluster not in merged]
        for single in (self._full, self._bodies):
            single.update({key: merged[cluster] for key, cluster in single.items() if cluster in merged})
        for several in (self._by_last, self._by_first, self._bodies_by_first, self._bodies_by_last):
            for key, kept in several.items():
                several[key] = list(dict.fromkeys(merged.get(cluster, cluster) for cluster in kept))

    def find_body(self, key: str) -> Cluster | None:
        """The organisation named exactly so, if it has been met."""
        return self._bodies.get(key)

    def find_person(self, name: Name) -> Cluster | None:
        """The person so named, if met before."""
        return self._known_person(name.plain, name)

    def _known_person(self, keys: tuple[str, ...], name: Name) -> Cluster | None:
        if not keys:
            return None
        if len(keys) == 1:
            return self._bare(keys[0], name)
        exact = self._full.get(" ".join(keys))
        if exact is not None and _genders_agree(exact, name):
            return exact
        for cluster in reversed(self._by_last.get(keys[-1], ())):
            if _genders_agree(cluster, name) and _same_person(cluster.keys, keys):
                return cluster
        # "Sabah al-Ahmed" for "Sabah al-Ahmed al-Sabah": the start of a longer name.
        for cluster in reversed(self._by_first.get(keys[0], ())):
            if _genders_agree(cluster, name) and _is_start(cluster.keys, keys):
                return cluster
        return None

    def _bare(self, key: str, name: Name) -> Cluster | None:
        bearers = [c for c in self._by_last.get(key, ()) if _genders_agree(c, name)]
        if not bearers and not (name.titled and name.gender):
            bearers = [c for c in self._by_first.get(key, ()) if _genders_agree(c, name)]
        if len(bearers) <= 1:
            return bearers[0] if bearers else None
        recent = max(bearers, key=lambda c: c.full_at)
        usual = max(bearers, key=lambda c: (c.bare_count, c.full_count, c.full_at))
        # The one named in full a moment ago; but not where the other has been spoken of since.
        if name.start - recent.full_at <= _NEAR and recent.full_at >= usual.last_at:
            return recent
        return max(bearers, key=lambda c: c.last_at) if usual.last_at < recent.full_at else usual

    def _new_person(self, keys: tuple[str, ...], name: Name) -> Cluster:
        cluster = Cluster(name.text, "person", keys)
        self.clusters.append(cluster)
        if keys:
            _keep(self._by_last[keys[-1]], cluster)
            if len(keys) > 1:
                _keep(self._by_first[keys[0]], cluster)
        return cluster

    def _note(self, cluster: Cluster, keys: tuple[str, ...], name: Name, leading: bool) -> None:
        cluster.last_at = name.start
        if name.gender and not cluster.gender_is_sure:
            cluster.gender = name.gender
            cluster.gender_is_sure = True
        if len(keys) <= 1:
            cluster.bare_count += 1
            return
        if leading:
            cluster.full_at = name.start
        cluster.full_count += 1
        self._full.setdefault(" ".join(keys), cluster)
        if len(keys) > len(cluster.keys):
            if cluster.keys and cluster.keys[-1] != keys[-1]:
                _keep(self._by_last[keys[-1]], cluster)
            _keep(self._by_first[keys[0]], cluster)
            cluster.name, cluster.keys = name.text, keys

    def _file_body(self, cluster: Cluster) -> None:
        keys = cluster.keys
        self._bodies[" ".join(keys)] = cluster
        if len(keys) > 1:
            _keep(self._bodies_by_first[keys[0]], cluster)
            _keep(self._bodies_by_last[keys[-1]], cluster)
            for short in _acronyms(cluster.name.split()):
                self._bodies.setdefault(short, cluster)
        full = actor_words().acronyms.get(" ".join(keys))
        if full:
            self._bodies.setdefault(full, cluster)

    def _fuller_body(self, keys: tuple[str, ...]) -> Cluster | None:
        """The longer name that starts with these words and goes on with common ones: "Harbour (Union)"."""
        if not keys or (len(keys) == 1 and _is_common(keys[0])):
            return None
        bodies = actor_words().name_heads
        fits = [
            c
            for c in self._bodies_by_first.get(keys[0], ())
            if _is_start(c.keys, keys) and all(word in bodies for word in c.keys[len(keys) :])
        ]
        return fits[0] if len(fits) == 1 else None

    def _shorter_body(self, keys: tuple[str, ...]) -> Cluster | None:
        """The shorter name, met before, that this one spells out with common words."""
        bodies = actor_words().name_heads
        for cut in range(len(keys) - 1, 0, -1):
            if keys[cut] not in bodies:
                return None
            short = self._bodies.get(" ".join(keys[:cut]))
            if short is not None and not (cut == 1 and _is_common(keys[0])):
                return short
        return None


def _keep(kept: list[Cluster], cluster: Cluster) -> None:
    if cluster in kept:
        return
    kept.append(cluster)
    if len(kept) > _KEPT:
        kept.pop(0)


def _genders_agree(cluster: Cluster, name: Name) -> bool:
    return not (cluster.gender_is_sure and name.gender and cluster.gender != name.gender)


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Two names with one surname: middle names may be missing, and so may the given one."""
    short, long = sorted((one, two), key=len)
    if len(short) == 1 or short == long[-len(short) :]:
        return True
    first, other = short[0], long[0]
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _is_start(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and long[: len(short)] == short


def _is_common(word: str) -> bool:
    """Words that many bodies share, or places: they stand for no body of their own."""
    words = actor_words()
    return (
        word in words.name_heads or word in words.countries or word in words.adjectives or word in words.role_modifiers
    )


def _acronyms(words: list[str]) -> set[str]:
    """The initials of a name, with and without its small words: FSA, UNHCR."""
    parts = [part for word in words for part in word.split("-") if part]
    large = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    every = "".join(part[0] for part in parts if part.casefold() != "the").casefold()
    return {initials for initials in (large, every) if len(initials) >= 3 or (len(initials) == 2 and len(parts) == 2)}
