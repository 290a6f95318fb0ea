"""Accounts of money set out: as text, as JSON Lines, or as a sheet with one payment or total a line.

::

    ━━ the donor conference in Kuwait City · 2014-01-15
       4 documents of 4 outlets · 2014-01-15 to 2014-07-15
       pledged, USD
         Kuwait            500,000,000            4 reports   The Vardia Lamp, Canal Sur, Harbour Post and 1 more
         United States     380,000,000            2 reports, 1 text   …
         ─ named           880,000,000
         ─ announced     1,500,000,000            …
       ! the named pledges add up to …
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.amounts import bounded, grouped
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, indented, placed, styled, to_string, wrapped
from onrecord.cli.progress import counted
from onrecord.cli.tables import cell
from onrecord.schema import Account, Announced, Balance, Cited, Payment

if TYPE_CHECKING:
    from rich.text import Text

_DONE = {"appeal": "asked for", "pledge": "pledged", "commitment": "committed", "paid": "paid"}
_COLOURS = {"appeal": "magenta", "pledge": "yellow", "commitment": "blue", "paid": "green"}
_OUTLETS = 3  # outlets that are named before the rest is counted
_LONGEST = 80  # characters of a purpose
_COLUMNS = (
    *("account", "occasion", "about", "called", "occasion_date", "line", "id", "donor", "recipient", "purpose"),
    *("status", "amount", "upper", "bound", "currency", "date", "in_sum", "part_of", "instead_of", "derived"),
    *("difference", "texts", "outlets", "documents", "published", "urls", "entries", "why"),
)


def as_json(accounts: Sequence[Account]) -> str:
    """One account a line, in pure ASCII."""
    return "".join(
        json.dumps(one.to_dict(), ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n" for one in accounts
    )


def as_csv(accounts: Sequence[Account]) -> str:
    """A sheet. ``line`` says what a line is: a *payment*, a *total* that was announced, or the *sum* of the payments of
    one account, status and currency that ``in_sum`` marks. What a spreadsheet would run is made text."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, account in enumerate(accounts, 1):
        for row in _rows(account):
            values = {"account": number, "occasion": account.occasion, "about": account.about} | row
            values |= {"called": list(account.called), "occasion_date": account.date}
            writer.writerow([cell(values.get(name)) for name in _COLUMNS])
    return written.getvalue()


def _rows(account: Account) -> Iterator[dict[str, object]]:
    for payment in account.payments:
        names = ("donor", "recipient", "purpose", "status", "currency", "date", "in_sum", "part_of")
        row = _facts(payment) | {name: getattr(payment, name) for name in names}
        yield row | {"line": "payment", "instead_of": list(payment.instead_of)}
    for balance in account.balances:
        kind: dict[str, object] = {"status": balance.status, "currency": balance.currency}
        if balance.payments:
            ends: dict[str, object] = {"amount": balance.named, "upper": balance.named_upper, "bound": balance.bound}
            yield kind | ends | {"line": "sum", "difference": balance.difference}
        for total in balance.announced:
            yield _facts(total) | kind | {"line": "total", "donor": total.donors}


def _facts(one: Payment | Announced) -> dict[str, object]:
    return {
        "id": one.id,
        "amount": one.amount,
        "upper": one.upper,
        "bound": one.bound,
        "texts": one.texts,
        "outlets": list(dict.fromkeys(cited.outlet or cited.name for cited in one.documents)),
        "documents": [cited.number for cited in one.documents],
        "published": [cited.published[:10] if cited.published else "" for cited in one.documents],
        "urls": [cited.url for cited in one.documents if cited.url],
        "entries": list(one.entries),
        "derived": next((each.derived for each in one.counted if each.derived), None),
        "why": one.why,
    }


def as_text(accounts: Sequence[Account], width: int, colour: bool) -> str:
    """Each account: its totals and payments by status and currency, then what is missing."""
    lines: list[Text] = []
    for account in accounts:
        lines += _account(account, width)
        lines.append(styled(""))
    return to_string(lines, width, colour) if lines else ""


def _account(account: Account, width: int) -> Iterator[Text]:
    title = account.occasion or (f"money for {account.about}" if account.about else "money, nobody says for what")
    head = styled(("━━ ", FAINT), (one_line(title, width - 20), NAME))
    yield from wrapped(styled(head, (f" · {one_line(account.date)}" if account.date else "", FAINT)), width)
    outlets = dict.fromkeys(_outlet(one) for one in account.documents)
    days = " to ".join(dict.fromkeys(day for day in (account.first_seen, account.last_seen) if day)) or "not dated"
    told = f"{counted(len(account.documents), 'document')} of {counted(len(outlets), 'outlet')} · {days}"
    yield from indented(styled((told, FAINT)), 3, width)
    if len(account.called) > 1:
        others = "; ".join(f"“{one_line(name, _LONGEST)}”" for name in account.called[1:])
        yield from indented(styled((f"also called {others}", FAINT)), 3, width)
    for balance in account.balances:
        yield from _balance(account, balance, width)
    for one in account.missing:
        for at, line in enumerate(wrapped(styled((one_line(one.sentence), DOUBT)), max(20, width - 5))):
            yield styled("   ", ("! " if not at else "  ", DOUBT), line)


def _balance(account: Account, balance: Balance, width: int) -> Iterator[Text]:
    money = balance.currency or "currency unknown"
    yield styled("   ", (_DONE[balance.status], _COLOURS[balance.status]), f", {money}")
    payments = [one for one in account.payments if (one.status, one.currency) == (balance.status, balance.currency)]
    for payment in payments:
        yield from _line(payment.donor or "nobody named", payment, payment.in_sum, _ends(payment), width)
    if len(balance.payments) > 1:
        named = bounded(balance.bound, grouped(balance.named), _grouped(balance.named_upper))
        yield styled("     ", (f"{'= named':<28}", NAME), (f"{named:>18}", NAME))
    for total in balance.announced:
        yield from _line("= in all", total, True, f"by {one_line(total.donors)}" if total.donors else "", width, NAME)


def _line(name: str, one: Payment | Announced, in_sum: bool, ends: str, width: int, style: str = "") -> Iterator[Text]:
    amount = bounded(one.bound, grouped(one.amount), _grouped(one.upper))
    shown = amount if in_sum else f"({amount})"
    derived = next((each.derived for each in one.counted if each.derived), None)
    told = [ends, f"worked out: {grouped(derived)}" if derived else "", _told(one)]
    tag = styled("     ", (f"{one_line(name, 60):<28}", style), (f"{shown:>18}", style), "  ")
    yield from placed(tag, styled((" · ".join(part for part in told if part), FAINT)), styled(), width)


def _ends(payment: Payment) -> str:
    """To whom, for what and when."""
    parts = [f"→ {one_line(payment.recipient, 40)}" if payment.recipient else ""]
    parts += [f"for “{one_line(payment.purpose, _LONGEST)}”" if payment.purpose else "", payment.date or ""]
    parts += [f"part of {payment.part_of}" if payment.part_of else ""]
    parts += ["either this or another" if payment.instead_of else ""]
    return " · ".join(part for part in parts if part)


def _told(one: Payment | Announced) -> str:
    names = list(dict.fromkeys(_outlet(cited) for cited in one.documents))
    more = f" and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
    told = ", ".join(names[:_OUTLETS]) + more
    if one.texts < len(one.documents):
        told += f" ({len(one.documents)} reports, {counted(one.texts, 'text')})"
    return told


def _outlet(cited: Cited) -> str:
    return one_line(cited.outlet or cited.name.rsplit("/", 1)[-1], 40)


def _grouped(number: str | None) -> str | None:
    return None if number is None else grouped(number)
