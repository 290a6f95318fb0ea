"""Whether the later of two entries that differ revises the earlier: an update, and no conflict."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.comparing.differing.tellers import opposed
from onrecord.comparing.differing.times import before, days_between, later
from onrecord.comparing.differing.words import Sign, tells
from onrecord.comparing.items import Item
from onrecord.schema import Relation

# Days after which what another report tells is taken for news, unless it sets itself against the first.
LONG = 3
# What is higher than the other from one side is lower from the other.
_TURNED: dict[Sign, Sign] = {"risen": "fallen", "fallen": "risen"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two entries that differ are to each other, and the end of the sentence that says why.

    ``said``: one of the reports says so itself, and it is not taken from the days alone. ``turned``: it is the first
    that revises the second.
    """

    relation: Relation
    why: str
    said: bool = False
    turned: bool = False


def judged(
    first: Item,
    second: Item,
    signs: tuple[Sign, ...] = ("revised", "retracted"),
    *,
    rising: bool = False,
    news: bool = True,
) -> Verdict:
    """Conflict or update, of two entries that cannot both be true at one time; ``first`` is the earlier.

    An update: the later one is said to revise the first, in its own passage by one of ``signs``; it tells of a day
    after the first was published; it came out on a later day, and what it tells grows with time (``rising``); or it
    came out days later, and is such as may have come about since (``news``: a denial is not, nor a lower figure of
    somebody else). Not where it disputes what was said before.
    """
    if second.revises == first.number or first.revises == second.number:
        return Verdict("update", "the report says that one takes the place of the other", True)
    against = tells("contested", second.passage)
    after = later(first, second)
    if after and not against and (word := _sign(signs, second)):
        return Verdict("update", f'the later report says "{word}"', True)
    if not after and (which := _unordered(first, second, signs)):
        word, turned = which
        return Verdict("update", f'one of the reports says "{word}"', True, turned)
    if not after:
        return Verdict("conflict", "neither is said to revise the other")
    if against:
        return Verdict("conflict", f'the later report sets itself against it ("{against}")')
    if second.kind != "statement" and before(first.published, second.date):
        return Verdict("update", f"the later report tells of {second.date}, after the first was published")
    early = tells("provisional", first.passage)
    if early:
        return Verdict("update", f'the first was of its time ("{early}")', True)
    days = days_between(first.published, second.published)
    if rising and not opposed(first, second):
        return Verdict("update", f"it was published {_days(days)} later, and such figures grow with time")
    if news and days >= LONG and not tells("lasting", second.passage):
        return Verdict("update", f"it was published {_days(days)} later")
    return Verdict("conflict", f"it was published {_days(days)} later, but is not said to revise it")


def _sign(signs: tuple[Sign, ...], item: Item) -> str | None:
    return next((word for sign in signs if (word := tells(sign, item.passage))), None)


def _unordered(first: Item, second: Item, signs: tuple[Sign, ...]) -> tuple[str, bool] | None:
    """Of two of one day, the word by which one revises the other, and whether that one is the first."""
    back = tuple(_TURNED.get(sign, sign) for sign in signs)
    for item, listed, turned in ((second, signs, False), (first, back, True)):
        word = None if tells("contested", item.passage) else _sign(listed, item)
        if word:
            return word, turned
    return None


def _days(count: int) -> str:
    return "a day" if count == 1 else f"{count} days"
