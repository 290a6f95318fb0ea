"""Which claims belong where, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Literal, TypeVar

from onrecord.publishing.days import start_of
from onrecord.publishing.material import outlet_of
from onrecord.schema import Claim, Told

Standing = Literal["agreed", "disputed", "one origin"]

STANDINGS: tuple[Standing, ...] = ("agreed", "disputed", "one origin")

T = TypeVar("T")


def standing_of(claim: Claim, standing: Iterable[Told]) -> Standing | None:
    """Whether a claim is agreed, disputed, or rests on one origin; ``None`` for what one document alone says.

    Two origins that may be one are not yet two: such a claim may rest on one origin. And so does a figure that was
    revised by one origin, whoever had asserted the earlier.

    Args:
        standing: the entries that assert what stands: no earlier figures.
    """
    if is_disputed(claim):
        return "disputed"
    if claim.origins.min >= 2 and len({told.origin for told in standing}) > 1:
        return "agreed"
    documents = {told.document.number for told in told_with(claim, "asserts")}
    return "one origin" if len(documents) > 1 else None


def revised(claim: Claim) -> list[Told]:
    """The entries that a later one revises, the latest of them first."""
    old = {one.entries[0] for one in claim.conflicts if one.relation == "update"}
    return sorted((told for told in claim.entries if told.entry in old), key=published_key, reverse=True)


def is_disputed(claim: Claim) -> bool:
    """Whether somebody denies it, or its entries are in conflict (an update is none)."""
    return bool(told_with(claim, "denies")) or any(one.relation == "conflict" for one in claim.conflicts)


def told_with(claim: Claim, stance: str) -> list[Told]:
    """Its entries of that stance."""
    return [told for told in claim.entries if told.stance == stance]


def rank(claim: Claim) -> tuple[int, int, int, int, str, int]:
    """By this claims are sorted: most origins first, then most outlets, most documents, the earliest."""
    documents = {told.document.number: outlet_of(told.document) for told in claim.entries}
    origins = claim.origins
    outlets = len(set(documents.values()))
    return -origins.min, -origins.max, -outlets, -len(documents), claim.first_seen or "~", claim.number


def day_of(told: Told) -> str | None:
    """The day of an entry: its own, or that of its publication."""
    return told.date or told.document.published


def published_key(told: Told) -> tuple[str, int]:
    """By this entries are sorted: when their documents were published."""
    return told.document.published or "~", told.entry


def lead_of(claim: Claim, told: Iterable[Told]) -> Told:
    """The entry that is quoted: the one whose words the claim has, else the one that says most; of those the
    earliest."""
    return min(told, key=lambda one: (one.words != claim.words, -len(one.words), published_key(one)))


def gathered(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Items of one key together, in the order in which the keys are first met."""
    found: dict[Hashable, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())


def by_day(told: Told) -> tuple[str, str, int]:
    """By this entries are sorted in time."""
    return start_of(day_of(told)), told.document.published or "~", told.entry
