"""Which of its namesakes a name means: by what the text says contains it, then by the company it keeps, then by size.

Containers, one place a name and the countries of the text are evidence as in Leidner, "Toponym Resolution in Text"
(2007), people the prior as in Amitay et al., "Web-a-Where: geotagging web content" (2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.found import Found
from onrecord.reading.where.evidence import choices, is_landmark, named_in, nations, only_neighbourhood, side_of
from onrecord.reading.where.gazetteer import Spot
from onrecord.reading.where.keys import place_key
from onrecord.reading.where.names import Toponym
from onrecord.reading.where.prior import holds, of_kind, prior
from onrecord.reading.who.known import Known, KnownPlace

# In powers of ten of people, as the prior is; chosen by hand on the build halves of the benchmark.
COUNTRY_SHARE, AREA_SHARE = 3.0, 3.5
CONTAINED, HINTED, LISTED = 20.0, 3.0, 1.5
# Against the town or province that has its country's name (Mexico, Panama, Luxembourg), unless it is called one.
IN_NAMESAKE = 2.0
# What one name says of the countries of the text: a country or a town of one country alone, a nationality, a guess.
NAMED, NATION, GUESSED = 1.0, 0.5, 0.5
# A small place (100,000 people) in a country that the text has nothing else of is not meant, where it has others.
SMALL, COMPANY = 50, 2.0
# A name with bearers in more regions than these says nothing of where its neighbours are.
MANY = 20
# Where the best is not three times as likely as a namesake, which of them is meant is not known.
MARGIN = 0.5


@dataclass(frozen=True, slots=True)
class Resolved:
    """A toponym with the place it means: one of the user's own (``known``), or one of the tables' (``spot``).

    Where it is neither, ``within`` is what contains it; ``rivals`` are those that it may mean, where none is likely.
    ``assumed`` where ``within`` is but the one town that the text is about.
    """

    toponym: Toponym
    spot: Spot | None
    within: Spot | None = None
    known: KnownPlace | None = None
    rivals: tuple[Spot, ...] = ()
    assumed: bool = False


def resolve(found: Found, every: Sequence[Toponym], known: Known | None = None) -> list[Resolved]:
    """Each toponym with its place; in one text a name means one place, unless the words say otherwise.

    A place that the user knows by this name is the one meant.
    """
    context = _Context(found, every, known or Known())
    for _ in range(3):
        context.pick()
    return context.resolved()


class _Context:
    """The toponyms of a text with what each may mean, and what it is taken to mean so far."""

    def __init__(self, found: Found, every: Sequence[Toponym], known: Known) -> None:
        self.every = every
        self.known = [known.places_named(one.name) for one in every]
        self.choices = [() if own else choices(one) for one, own in zip(every, self.known, strict=True)]
        self.keys = [place_key(one.name) for one in every]
        self.picked: list[Spot | None] = [None] * len(every)
        self.rivals: list[tuple[Spot, ...]] = [()] * len(every)
        self.nations = nations(found)
        self.nations.update(own[0].country for own in self.known if own and own[0].country)
        self.bearers = self._bearers()
        self.same: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            self.same[key].append(at)

    def pick(self) -> None:
        """Choose a place for every name, by what the others mean so far."""
        said = self._said()
        total: Counter[str] = Counter({code: NATION * count for code, count in self.nations.items()})
        for counts in (*said.values(), *self.bearers.values()):
            total.update(counts)
        whole = sum(count for area, count in total.items() if "." not in area)
        picked: list[Spot | None] = [None] * len(self.every)
        for key, places in self.same.items():
            own = Counter(said.get(key, {}))
            own.update(self.bearers.get(key, {}))
            others = whole - sum(count for area, count in own.items() if "." not in area)
            base: dict[Spot, float] = {}
            states = {spot.country for spot in self.choices[places[0]] if spot.kind == "country"}
            for spot in self.choices[places[0]]:
                shares = [
                    (total[area] - own.get(area, 0.0)) / max(others, 1.0) for area in (spot.area[:2], spot.area) if area
                ]
                if spot.kind not in ("town", "district") or spot.weight >= SMALL or any(shares) or others < COMPANY:
                    base[spot] = prior(spot, key) + COUNTRY_SHARE * shares[0] if shares else prior(spot, key)
                    base[spot] -= IN_NAMESAKE if spot.kind != "country" and spot.country in states else 0.0
                    base[spot] += AREA_SHARE * shares[1] if "." in spot.area else 0.0
            evidence = [{spot: self._evidence(spot, at) for spot in self.choices[at]} for at in places]
            # What the words say of one mention holds for those of which they say nothing.
            shared = {spot: max(one.get(spot, 0.0) for one in evidence) for spot in self.choices[places[0]]}
            for at, own_evidence in zip(places, evidence, strict=True):
                told = max(own_evidence.values(), default=0.0) >= CONTAINED
                seen = own_evidence if told else shared
                scores = {
                    spot: base.get(spot, prior(spot, key)) + seen.get(spot, 0.0)
                    for spot in self.choices[at]
                    if spot in base or seen.get(spot, 0.0) >= CONTAINED
                }
                picked[at] = max(scores, key=lambda spot: (scores[spot], spot.weight, -(spot.id or 0)), default=None)
                self.rivals[at] = _rivals(scores, picked[at])
        self.picked = picked

    def _bearers(self) -> Mapping[str, Mapping[str, float]]:
        """Key of a name → the areas where it has a bearer, each by its share: names of one region meet there."""
        found: dict[str, dict[str, float]] = {}
        for at, key in enumerate(self.keys):
            areas = {spot.area for spot in self.choices[at] if "." in spot.area}
            if key not in found and 0 < len(areas) <= MANY:
                found[key] = {area: 1.0 / len(areas) for area in areas}
        return found

    def _said(self) -> Mapping[str, Mapping[str, float]]:
        """Key of a name → how much it says for each area ("US.LA") and each country ("US") of the text."""
        said: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for at, spot in enumerate(self.picked):
            if spot is not None and spot.area:
                one = self.every[at]
                alone = spot.kind == "country" or len({other.country for other in self.choices[at]}) == 1
                weight = NAMED if alone or one.inside is not None or one.nation is not None else GUESSED
                for area in {spot.area, spot.area[:2]}:
                    said[self.keys[at]][area] += weight
        # A name that stands twenty times says little more than one that stands three times.
        return {
            key: {area: min(count, 1.0 + count**0.5 / 2) for area, count in counts.items()}
            for key, counts in said.items()
        }

    def _evidence(self, spot: Spot, at: int) -> float:
        """What the words around one mention say for this spot."""
        one = self.every[at]
        score = HINTED if one.hint is not None and of_kind(spot, one.hint) else 0.0
        of_nation = one.nation is not None and spot.country == one.nation and spot.kind != "country"
        if of_nation or (one.inside is not None and self._is_inside(spot, at, one.inside)):
            score += CONTAINED
        if one.beside is not None and spot.kind in ("region", "country") and not spot.other:
            # "Oregon and Washington": two states, though there are towns of either name.
            alike = (other for other in self.choices[one.beside] if other.kind == spot.kind and not other.other)
            score += LISTED if any(spot.kind == "country" or other.country == spot.country for other in alike) else 0.0
        return score

    def _is_inside(self, spot: Spot, at: int, outer: int) -> bool:
        if any(other.kind == "country" for other in self.choices[at]) and spot.kind != "region":
            return False
        # "Louisiana, Nevada": two states in a list, though a town of the one name lies in the other.
        states = {other.country for other in self.choices[outer] if other.kind == "region"}
        listed = any(one.kind == "region" and not one.other and one.country in states for one in self.choices[at])
        return not (listed and spot.kind != "region" and spot.weight < SMALL) and any(
            holds(other, spot) for other in self.choices[outer]
        )

    def resolved(self) -> list[Resolved]:
        """The toponyms with what they mean now; of those not known, what they lie in."""
        sure = [None if rivals else spot for spot, rivals in zip(self.picked, self.rivals, strict=True)]
        named: dict[str, Spot] = {}
        for key, spot in zip(self.keys, sure, strict=True):
            if spot is not None and spot.kind in ("town", "district", "region"):
                named.setdefault(key, spot)
        home = only_neighbourhood(spot for spot in sure if spot is not None)
        within: dict[str, Spot] = {}
        assumed: set[str] = set()
        for at, key in enumerate(self.keys):
            if self.picked[at] is None:
                outer = self._outer(at) or named_in(key, named) or side_of(self.every[at].name, named)
                if outer is None and is_landmark(self.every[at]):
                    outer = home
                    assumed.add(key)
                if outer is not None:
                    within.setdefault(key, outer)
        return [
            Resolved(
                one,
                spot,
                None if picked is not None else within.get(key),
                self._own(at),
                (picked, *rivals) if picked is not None and spot is None else (),
                key in assumed,
            )
            for at, (one, spot, picked, rivals, key) in enumerate(
                zip(self.every, sure, self.picked, self.rivals, self.keys, strict=True)
            )
        ]

    def _own(self, at: int) -> KnownPlace | None:
        """The user's place of this name; of several that in the country that the text has most of."""
        own = self.known[at]
        return max(own, key=lambda place: self.nations[place.country or ""], default=None)

    def _outer(self, at: int) -> Spot | None:
        """What the words say contains this mention: the nearest that is known."""
        for _ in range(3):
            inside = self.every[at].inside
            if inside is None:
                return None
            if self.picked[inside] is not None:
                return self.picked[inside]
            at = inside
        return None


def _rivals(scores: Mapping[Spot, float], best: Spot | None) -> tuple[Spot, ...]:
    """Those that are as likely as the best, or nearly, and more than some 161 km from it."""
    if best is None:
        return ()
    return tuple(
        spot
        for spot, score in scores.items()
        if scores[best] - score < MARGIN and max(abs(spot.lat - best.lat), abs(spot.lon - best.lon)) > 1.5
    )
