"""Entries of claims put together by hand, by who told them. All names are invented.

>>> given(1, "The Lamp", person("Ana Reyes", "harbour minister")).chain[-1].name
'Ana Reyes'
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.comparing.items import Item, Party
from onrecord.schema import ActorKind, Cited, EntryKind, Stance, Step


class Teller(NamedTuple):
    """A step of a chain behind the publisher, with the actor who stands there."""

    step: Step
    party: Party | None = None


def person(name: str, role: str | None = None, of: str | None = None, identity: int | None = None) -> Teller:
    """A named person."""
    return Teller(Step("source", name, "named"), Party(name, "person", role, of, None, identity))


def described(name: str, role: str | None = None, country: str | None = None) -> Teller:
    """Somebody who is not named."""
    return Teller(Step("source", name, "described"), Party(name, "person", role, None, country))


def body(name: str, kind: ActorKind = "government", country: str | None = None) -> Teller:
    """A ministry, an army, a company."""
    return Teller(Step("source", name, "named"), Party(name, kind, None, None, country))


def outlet(name: str) -> Teller:
    """Another outlet."""
    return Teller(Step("outlet", name))


def agency(name: str) -> Teller:
    """An agency that the report credits."""
    return Teller(Step("agency", name))


def channel(name: str) -> Teller:
    """What it was said in or to."""
    return Teller(Step("channel", name))


def nobody() -> Teller:
    """Nobody named: "it was reported"."""
    return Teller(Step("source", "", "none"))


def given(
    document: int,
    publisher: str,
    *tellers: Teller,
    stance: Stance = "asserts",
    day: str | None = "2031-05-04",
    passage: str = "Twelve people were killed in Port Selda.",
    number: int | None = None,
    kind: EntryKind = "figure",
    type: str = "killed",
) -> Item:
    """One entry of a document: what ``publisher`` prints, from ``tellers``, the nearest to the publisher first."""
    return Item(
        number=number if number is not None else 100 * document,
        document=document,
        kind=kind,
        outlet=publisher,
        published=day,
        stance=stance,
        type=type,
        word="killed",
        actors=(),
        others=(),
        place=None,
        date=None,
        realis=None,
        value="12",
        upper=None,
        bound="exact",
        unit=None,
        purpose=None,
        occasion=None,
        confidence=1.0,
        told_by=None,
        revises=None,
        total=None,
        span=((0, 6),),
        around=(0, len(passage)),
        chain=(Step("publisher", publisher), *(teller.step for teller in tellers)),
        source=tellers[-1].party if tellers else None,
        words=passage[:6],
        passage=passage,
    )


def cited(number: int, outlet: str | None, day: str | None = "2031-05-04") -> Cited:
    """A document of the story."""
    return Cited(number, f"d{number}", f"d{number}", None, outlet, None, day)
