"""Occasions: which of the conferences, meetings and appeals that reports name are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.comparing.money.naming import Naming, alike, contradict, fullness, is_telling, naming_of
from onrecord.comparing.money.postings import Days, Posting, overlap, span_of

# An occasion without a date is taken to be of the weeks around the report; and a report may come back to the last one
# of that name for somewhat more than a year.
_WEEKS = 21
_YEAR = 400
_MONTH = 31
# A day may be told as that of the time zone, of the first or of the last session.
_SLACK = 3
Near = Mapping[int, Collection[int]]


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report calls an occasion; ``days`` as far as the report dates it, ``printed`` is its own day."""

    document: int
    naming: Naming
    days: Days | None
    printed: int | None
    getters: frozenset[object]

    @property
    def is_of_now(self) -> bool:
        """Whether it is the one that the report is about, and not one of the past."""
        if self.naming.another:
            return False
        return self.days is None or self.printed is None or overlap((self.printed,) * 2, self.days, _slack(self.days))


@dataclass(slots=True, eq=False)
class Occasion:
    """Mentions that are of one occasion, each with why.

    ``namings``: the different ones of them. ``days``: the narrowest that a report gives. ``first``: the day on which it
    was first told. ``others``: of each document that names it, whether it tells it from what it is about.
    """

    mentions: list[tuple[Mention, str]] = field(default_factory=list)
    namings: dict[Naming, None] = field(default_factory=dict)
    days: Days | None = None
    first: int | None = None
    others: dict[int, bool] = field(default_factory=dict)
    getters: set[object] = field(default_factory=set)

    def add(self, mention: Mention, why: str) -> None:
        """One mention more."""
        self.mentions.append((mention, why))
        self.namings[mention.naming] = None
        self.others[mention.document] = mention.naming.another
        self.getters |= mention.getters
        if mention.days is not None:
            known = [days for days in (self.days, mention.days) if days is not None]
            self.days = min(known, key=lambda days: (days[1] - days[0], days))
        if mention.printed is not None:
            self.first = mention.printed if self.first is None else min(self.first, mention.printed)

    @property
    def around(self) -> Days | None:
        """Its days; where none are told, the weeks around the first report."""
        if self.days is not None:
            return self.days
        return None if self.first is None else (self.first - _WEEKS, self.first + _WEEKS)

    @property
    def called(self) -> tuple[str, ...]:
        """Its names, the fullest first."""
        names = {naming.words: fullness(naming) for naming in self.namings}
        return tuple(sorted(names, key=lambda words: (*(-part for part in names[words]), words)))


def mentions_of(postings: Sequence[Posting]) -> dict[Mention, list[Posting]]:
    """The occasions that one report names in the sentences of its flows, with these flows."""
    named: defaultdict[str, list[Posting]] = defaultdict(list)
    for one in postings:
        if one.item.occasion and not _was_only_told_there(one):
            named[" ".join(one.item.occasion.split())].append(one)
    found: dict[Mention, list[Posting]] = {}
    for words, flows in named.items():
        item = next((one.item for one in flows if one.item.occasion_place), flows[0].item)
        given = [span_of(one.item.occasion_date) for one in flows]
        # What is promised or given on an occasion is so on its day; what was asked for may be of any time.
        given += [one.days for one in flows if one.item.type != "appeal"]
        mention = Mention(
            flows[0].document,
            naming_of(words, item.occasion_place),
            next((days for days in given if days is not None), None),
            flows[0].printed,
            frozenset(one.getter for one in flows if one.getter and one.getter[0] == "country"),
        )
        found[mention] = flows
    return found


def _was_only_told_there(one: Posting) -> bool:
    """Whether money of the past was spoken of there, and not promised: "only half of last year's pledges has been paid,
    she told the conference". What was asked for before is what such a meeting is about."""
    words, passage = one.item.occasion or "", " ".join(one.item.passage.split())
    if not one.is_past or one.item.type == "appeal":
        return False
    before = passage[: passage.find(" ".join(words.split()))].lower().split()[-1:]
    naming = naming_of(words, one.item.occasion_place)
    nameless = not naming.names and not naming.another and one.item.occasion_date is None
    return nameless or any(is_telling(word) for word in before)


def occasions_of(mentions: Iterable[Mention], near: Near) -> list[Occasion]:
    """Mentions as occasions. ``near``: the documents that tell of the same affair as each.

    Names that agree, and days that do, make one; so do days that agree in reports of one affair where one of the names
    says nothing ("the pledging conference"). What a report tells from its own occasion is never one with it.
    """
    occasions: list[Occasion] = []
    places: defaultdict[str, dict[Occasion, None]] = defaultdict(dict)
    homes: defaultdict[int, dict[Occasion, None]] = defaultdict(dict)
    for mention in sorted(mentions, key=_order):
        found = _by_name(mention, places, near) or _by_affair(mention, homes, near)
        occasion, why = found or (Occasion(), f"this report calls it “{mention.naming.words}”")
        if found is None:
            occasions.append(occasion)
        occasion.add(mention, why)
        for name in mention.naming.names | mention.naming.countries:
            places[name][occasion] = None
        homes[mention.document][occasion] = None
    return occasions


def _order(mention: Mention) -> tuple[bool, bool, int, int, str]:
    """Those with names first, those with a day before those without, then as they were published."""
    return (
        not mention.naming.names,
        mention.days is None,
        mention.printed or 0,
        mention.document,
        mention.naming.words,
    )


def _by_name(mention: Mention, places: Mapping[str, Iterable[Occasion]], near: Near) -> tuple[Occasion, str] | None:
    candidates = {
        id(one): one
        for name in mention.naming.names | mention.naming.countries
        for one in places.get(name, [])
        if _agrees(mention, one)
    }
    now = [one for one in candidates.values() if _same_days(mention, one) and _same_ends(mention, one, near)]
    called = f"this report calls it “{mention.naming.words}”"
    if now:
        best = min(now, key=lambda one: _gap(mention, one))
        return best, f"{called}: the same place or affair, in the same days"
    if mention.days is None and mention.printed is not None:
        before = [
            one
            for one in candidates.values()
            if 0 < _gap(mention, one) <= _YEAR and _is_before(mention, one) and _same_ends(mention, one, near)
        ]
        if len(before) == 1:
            return before[0], f"{called}: the last one of that name before it"
    return None


def _by_affair(mention: Mention, homes: Mapping[int, Iterable[Occasion]], near: Near) -> tuple[Occasion, str] | None:
    """The one occasion that this report, or those that tell of the same affair, are about."""
    called = f"this report calls it “{mention.naming.words}”"
    own = [one for one in homes.get(mention.document, []) if _may_be(mention, one) and _same_days(mention, one)]
    if len(own) == 1 and not mention.naming.another:
        return own[0], f"{called}: the only occasion of these days in it"
    others: dict[int, Occasion] = {}
    for document in near.get(mention.document, ()):
        for one in homes.get(document, []):
            if _may_be(mention, one) and _same_days(mention, one) and mention.document not in one.others:
                others[id(one)] = one
    if len(others) == 1:
        return next(iter(others.values())), f"{called}: reports of the same affair name it, and the days agree"
    return None


def _agrees(mention: Mention, occasion: Occasion) -> bool:
    return any(alike(mention.naming, one) for one in occasion.namings) and _may_be(mention, occasion)


def _may_be(mention: Mention, occasion: Occasion) -> bool:
    if any(contradict(mention.naming, one) for one in occasion.namings):
        return False
    return occasion.others.get(mention.document, mention.naming.another) == mention.naming.another


def _same_ends(mention: Mention, occasion: Occasion, near: Near) -> bool:
    """Whether nothing says that the money is for another country; in one affair, several may be helped."""
    if not (mention.getters and occasion.getters) or mention.getters & occasion.getters:
        return True
    return not occasion.others.keys().isdisjoint(near.get(mention.document, ()))


def _same_days(mention: Mention, occasion: Occasion) -> bool:
    around = occasion.around
    if around is None or (mention.days is None and mention.printed is None):
        return mention.days is None and around is None
    if mention.days is not None:
        return overlap(mention.days, around, _SLACK)
    return overlap((mention.printed or 0,) * 2, around, 0 if occasion.days is None else _slack(occasion.days))


def _slack(days: Days) -> int:
    """How far from these days a report may be that gives none: "last year" ends with the year."""
    return _WEEKS if days[1] - days[0] <= _MONTH else 0


def _gap(mention: Mention, occasion: Occasion) -> int:
    """How many days the occasion lies before the report, or apart from what it says."""
    around = occasion.around
    at = mention.days[0] if mention.days else mention.printed
    return 0 if around is None or at is None else abs(at - around[1])


def _is_before(mention: Mention, occasion: Occasion) -> bool:
    around = occasion.around
    return around is not None and mention.printed is not None and around[1] < mention.printed
