"""Accounts of money: what was promised and paid on one occasion, as all reports of a record tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.schema.comparing import Cited, Stance
from onrecord.schema.forms import Spans, document_schema, plain
from onrecord.schema.reading import Bound, FlowStatus

ACCOUNT_FORMAT = "onrecord-account/1"

MissingKind = Literal[
    "not named",
    "no donor",
    "too much",
    "totals differ",
    "amounts differ",
    "one or two",
    "status differs",
    "currency",
    "not paid",
    "asked for",
    "denied",
    "not in the sum",
]


@dataclass(frozen=True, slots=True)
class Counted:
    """A flow of one document that was counted to a payment or a total, and ``why``.

    ``by``: who says so, in the document; ``null`` where the publisher does. ``derived``: how the amount was worked out,
    where it does not stand in the text. ``same_text_as``: the number of an earlier document that prints the same text.
    ``words`` are those of the flow, ``passage`` is the sentence.
    """

    entry: int
    document: Cited
    amount: str
    upper: str | None
    bound: Bound
    currency: str | None
    stance: Stance
    by: str | None
    derived: str | None
    same_text_as: int | None
    words: str
    passage: str
    span: Spans
    why: str


@dataclass(frozen=True, slots=True)
class Payment:
    """One promise or payment of an account, told once or more; ``entries`` are the flows that tell it, by number.

    ``texts``: in how many texts it is told, copies of one text counted once. ``in_sum``: whether it is added up with
    the others of its status and currency; where it is not, ``why`` says so (it is part of another, or denied).
    ``instead_of``: the ids of other payments of which only one can be right, or that may be the same.
    """

    id: str
    donor: str | None
    recipient: str | None
    purpose: str | None
    amount: str
    upper: str | None
    currency: str | None
    bound: Bound
    status: FlowStatus
    date: str | None
    in_sum: bool
    part_of: str | None
    instead_of: tuple[str, ...]
    texts: int
    entries: tuple[int, ...]
    documents: tuple[Cited, ...]
    counted: tuple[Counted, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Announced:
    """A total that reports give; ``donors`` as they call them ("Gulf states"), ``null`` where they name nobody."""

    id: str
    donors: str | None
    amount: str
    upper: str | None
    bound: Bound
    texts: int
    entries: tuple[int, ...]
    documents: tuple[Cited, ...]
    counted: tuple[Counted, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What is promised or paid of one status and currency, held against the totals that were announced.

    ``named``: what the payments with a named donor add up to (``payments``, by their ids); ``named_upper`` and
    ``bound`` where it is not one exact sum. ``announced``: the totals that reports give, the largest first.
    ``difference``: announced less named, ``null`` where no total was announced, several disagree, or one of both is
    not exact.
    """

    status: FlowStatus
    currency: str | None
    named: str
    named_upper: str | None
    bound: Bound
    payments: tuple[str, ...]
    announced: tuple[Announced, ...]
    difference: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing or does not add up, as a sentence, with the flows that it rests on, by number."""

    kind: MissingKind
    sentence: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The money of one occasion: what is promised and paid, by donor and status, duplicates collapsed.

    ``occasion`` is the fullest of the names that reports give it, ``called`` all of them; ``null`` where none does:
    then ``about`` says to whom or for what the money is. ``date``: when the occasion was, where that is told.
    Statuses are never summed together, nor are currencies.
    """

    occasion: str | None
    about: str | None
    called: tuple[str, ...]
    date: str | None
    first_seen: str | None
    last_seen: str | None
    documents: tuple[Cited, ...]
    payments: tuple[Payment, ...]
    balances: tuple[Balance, ...]
    missing: tuple[Missing, ...]

    def to_dict(self) -> dict[str, Any]:
        """The public JSON form (``onrecord-account/1``) as plain Python values."""
        return {"format": ACCOUNT_FORMAT, **plain(self)}


def account_schema() -> dict[str, Any]:
    """The JSON Schema of an account of money."""
    return document_schema(Account, ACCOUNT_FORMAT, "An account of the money of one occasion")
