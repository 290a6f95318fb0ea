"""Money: what was asked for, promised, committed and paid, by occasion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from onrecord.publishing.days import day
from onrecord.publishing.excerpts import Excerpt
from onrecord.publishing.harmless import shown
from onrecord.publishing.material import outlet_of
from onrecord.publishing.phrases import (
    Pieces,
    capital,
    counted,
    fill,
    listed,
    marked,
    name,
    number,
    outlet,
    parted,
    phrase,
    quote,
    words,
)
from onrecord.publishing.selecting import gathered
from onrecord.publishing.telling import Teller
from onrecord.schema import Account, Announced, Balance, Counted, FlowStatus, Missing, Payment
from onrecord.schema.briefing import Group, Sentence

_LONGEST_QUOTE = 200  # characters
_MOST_AMOUNTS = 8


def money(teller: Teller, accounts: Sequence[Account], limit: int) -> tuple[list[Group], int]:
    """A group for each occasion: its payments, how they stand against the totals, and what does not add up; and how
    many payments are left out. Statuses are never added together."""
    groups, left, more = [], limit, 0
    for account in accounts:
        payments = sorted(account.payments, key=lambda one: (_STATUSES.index(one.status), -one.texts, one.date or "~"))
        sentences = [_payment(teller, one) for one in payments[:left]]
        more += len(payments[left:])
        if left > 0:
            sentences += [_balance(teller, account, one) for one in account.balances if _adds_up(one)]
            sentences += [_missing(teller, account, one) for one in account.missing]
            groups.append(Group(_heading(account), tuple(sentences)))
        left = max(0, left - len(payments))
    return [group for group in groups if group.sentences], more


_STATUSES = ("appeal", "pledge", "commitment", "paid")


def _heading(account: Account) -> str:
    return shown(account.occasion or account.about or "") or str(phrase("money", "no occasion"))


def _payment(teller: Teller, payment: Payment) -> Sentence:
    denied = all(one.stance == "denies" for one in payment.counted) and bool(payment.counted)
    pieces = fill(
        phrase("money", "denied" if denied else "payment"),
        donor=name(payment.donor, phrase("money", "donor")),
        gave=words(phrase("money", "statuses", payment.status)),
        amount=_amount(payment.amount, payment.currency, payment.bound, payment.upper),
        recipient=fill(phrase("money", "to"), recipient=name(payment.recipient)) if payment.recipient else (),
        purpose=fill(phrase("money", "for"), purpose=_said(payment.purpose)) if payment.purpose else (),
        date=fill(phrase("money", "on"), date=day(payment.date)) if payment.date else (),
        sources=_sources(payment.counted),
        quote=_quote(teller, payment.counted),
        standing=_standing(payment, denied),
    )
    return Sentence(capital(pieces))


def _said(purpose: str) -> Pieces:
    """What money is for, which is told in words of a document."""
    return quote((purpose,), colon=None)


def _standing(payment: Payment, denied: bool) -> Pieces:
    """In how many texts it is told, and whether it is added up with others."""
    parts = [counted(phrase("money", "texts"), payment.texts)]
    if payment.part_of is not None:
        parts.append(words(phrase("money", "part")))
    elif not payment.in_sum and not denied:
        parts.append(words(phrase("money", "not added")))
    if payment.instead_of:
        parts.append(words(phrase("money", "either")))
    return parted(parts)


def _adds_up(balance: Balance) -> bool:
    """Whether there is more to tell than one payment."""
    return bool(balance.announced) or len(balance.payments) > 1


def _balance(teller: Teller, account: Account, balance: Balance) -> Sentence:
    """What the named donors of one status add up to, and the totals that were announced."""
    added = [one for one in account.payments if one.id in balance.payments]
    announced = [_announced(teller, one, balance.currency) for one in balance.announced]
    pieces = fill(
        phrase("money", _form(balance)),
        status=words(phrase("money", "statuses", balance.status)),
        named=marked(
            _amount(balance.named, balance.currency, balance.bound, balance.named_upper),
            *_marks(teller, [one for payment in added for one in payment.counted[:1]]),
        ),
        announced=listed(announced),
        difference=_amount((balance.difference or "").lstrip("-"), balance.currency),
    )
    return Sentence(pieces)


def _form(balance: Balance) -> str:
    if not balance.payments:
        return "unnamed"
    if not balance.announced:
        return "balance"
    if balance.difference is None or _is_nothing(balance.difference):
        return "announced"
    return "less" if balance.difference.startswith("-") else "more"


def _announced(teller: Teller, total: Announced, currency: str | None) -> Pieces:
    return fill(
        phrase("money", "total"),
        amount=_amount(total.amount, currency, total.bound, total.upper),
        outlets=_sources(total.counted),
        quote=_quote(teller, total.counted),
    )


def _missing(teller: Teller, account: Account, missing: Missing) -> Sentence:
    """What does not add up, with the sums that it is about."""
    told = [(payment.status, one) for payment in account.payments for one in payment.counted]
    told += [(sheet.status, one) for sheet in account.balances for total in sheet.announced for one in total.counted]
    found = {one.entry: (status, one) for status, one in told if one.entry in missing.entries}
    groups = gathered(found.values(), lambda one: (one[0], one[1].amount, one[1].upper, one[1].currency))
    amounts = [_sum(teller, group[0][0], [one for _, one in group]) for group in groups]
    opening = words(phrase("joining", "colon")) if amounts else ()
    pieces = fill(
        phrase("money", "missing"),
        what=words(phrase("money", "whats", missing.kind)),
        amounts=(*opening, *listed(amounts, limit=_MOST_AMOUNTS)),
    )
    return Sentence(pieces)


def _sum(teller: Teller, status: FlowStatus, told: Sequence[Counted]) -> Pieces:
    """One amount with its status, and the marks of those who tell it."""
    first = told[0]
    amount = _amount(first.amount, first.currency, first.bound, first.upper)
    pieces = fill(phrase("money", "sum"), amount=amount, status=words(phrase("money", "statuses", status)))
    return marked(pieces, *_marks(teller, told))


def _marks(teller: Teller, told: Iterable[Counted]) -> tuple[int, ...]:
    marks = tuple(dict.fromkeys(teller.notes.mark(_excerpt(one)) for one in told))
    return marks[:_MOST_AMOUNTS]


def _is_nothing(amount: str) -> bool:
    return not amount.strip("0.-")


def _amount(amount: str, currency: str | None, bound: str = "exact", upper: str | None = None) -> Pieces:
    """``"500000000"`` and USD → "USD 500,000,000"."""
    unit = f"{currency} " if currency else ""
    bound = bound if upper or bound != "between" else "about"
    return fill(
        phrase("money", "bounds", bound),
        amount=number(unit + _digits(amount)),
        upper=number(unit + _digits(upper)) if upper else (),
    )


def _digits(amount: str) -> str:
    try:
        return f"{Decimal(amount):,f}"
    except InvalidOperation:
        return amount


def _quote(teller: Teller, told: Sequence[Counted]) -> Pieces:
    """The words of the first of some flows, with the marks of all."""
    excerpts = [_excerpt(one) for one in told]
    if not excerpts:
        return ()
    return quote(excerpts[0].quoted(_LONGEST_QUOTE), *teller.notes.marks(excerpts, excerpts[0]))


def _excerpt(told: Counted) -> Excerpt:
    return Excerpt(told.entry, told.document, (told.words,), told.passage or told.words)


def _sources(told: Iterable[Counted]) -> Pieces:
    """Who says so, and in which outlets."""
    groups = gathered(told, lambda one: one.by)
    return listed([_source(group[0].by, group) for group in groups])


def _source(by: str | None, told: Iterable[Counted]) -> Pieces:
    outlets = listed([outlet(one) for one in dict.fromkeys(outlet_of(one.document) for one in told)])
    return fill(phrase("sources", "in"), source=name(by), outlets=outlets) if by else outlets
