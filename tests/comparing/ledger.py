"""Invented flows of several reports, as items; and accounts in a form that a person can write down beforehand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from onrecord.comparing.accounts import accounts_of
from onrecord.comparing.items import Item, Party, Where
from onrecord.schema import Account, Announced, Cited, CopyOf, Payment, Step

_NUMBERS = itertools.count(1)


def accounts_in(affair: dict[str, Any]) -> list[Account]:
    """The accounts of an affair as its file describes it."""
    reports = affair["reports"]
    items = [item for number, report in enumerate(reports, 1) for item in _items(number, report)]
    cited = {number: _cited(number, report) for number, report in enumerate(reports, 1)}
    copies = [CopyOf(first, second, "copy", 0.9, 0.9) for first, second in affair.get("copies", [])]
    stories = {number: report["story"] for number, report in enumerate(reports, 1) if "story" in report}
    return accounts_of(items, cited, copies, stories)


def summary(account: Account) -> dict[str, Any]:
    """An account in short: a line each."""
    return {
        "occasion": account.occasion,
        "about": account.about,
        "date": account.date,
        "payments": [_payment(one) for one in account.payments],
        "balances": list(_balances(account)),
        "missing": [f"{one.kind}: {one.sentence}" for one in account.missing],
    }


def item(document: int = 1, number: int | None = None, **facts: Any) -> Item:
    """A flow; what is not given is unknown. ``donor`` and ``recipient`` are names or facts of a party."""
    given = facts.get("donor"), facts.get("recipient")
    giver, getter = (() if one is None else (_party(one),) for one in given)
    words = f"{facts.get('amount')} {facts.get('currency', 'USD') or ''}".strip()
    passage = facts.get("passage")
    # Each stands in a sentence of its own, if the affair does not write one out.
    sentence = 0 if passage else 1000 * next(_NUMBERS)
    passage = passage or f"{document}: {words}"
    start = sentence + max(0, passage.find(words))
    source = facts.get("by")
    chain = [Step("publisher", facts.get("outlet", "The Vardia Lamp"))]
    chain += [Step("source", source, "named")] if source else []
    return Item(
        number=number or next(_NUMBERS),
        document=document,
        kind="flow",
        outlet=facts.get("outlet", "The Vardia Lamp"),
        published=facts.get("published"),
        stance=facts.get("stance", "asserts"),
        type=facts.get("status", "pledge"),
        word="pledged",
        actors=giver,
        others=getter,
        place=None,
        date=facts.get("date"),
        realis=None,
        value=str(facts.get("amount", "1000000")),
        upper=None if facts.get("upper") is None else str(facts["upper"]),
        bound=facts.get("bound", "exact"),
        unit=facts.get("currency", "USD"),
        purpose=facts.get("purpose"),
        occasion=facts.get("occasion"),
        confidence=1.0,
        told_by=None,
        revises=None,
        total=facts.get("total"),
        span=((start, start + len(words)),),
        around=(sentence, sentence + len(passage)),
        chain=tuple(chain),
        derived=facts.get("derived"),
        arithmetic=facts.get("arithmetic"),
        occasion_date=facts.get("occasion_date"),
        occasion_place=Where(*facts["place"]) if facts.get("place") else None,
        words=words,
        passage=passage,
    )


def _items(document: int, report: dict[str, Any]) -> Iterator[Item]:
    """The flows of a report: 101, 102 … in the first; ``total`` and ``derived`` are their places in the report."""
    first = 100 * document
    for at, flow in enumerate(report["flows"], 1):
        facts = {"outlet": report["outlet"], "published": report.get("published")} | flow
        facts |= {name: first + flow[name] for name in ("total", "derived") if name in flow}
        yield item(document, first + at, **facts)


def _party(given: str | dict[str, Any]) -> Party:
    if isinstance(given, str):
        return Party(given, "people" if given == given.lower() or given == "Donors" else "government")
    return Party(**given)


def _cited(number: int, report: dict[str, Any]) -> Cited:
    return Cited(number, f"d{number}", f"report {number}", None, report["outlet"], None, report.get("published"))


def _payment(one: Payment) -> str:
    parts = [one.status, one.donor or "nobody", f"to {one.recipient}" if one.recipient else ""]
    parts += [_money(one), one.currency or "unknown"]
    parts += ["" if one.in_sum else "not summed", f"part of {one.part_of}" if one.part_of else ""]
    parts += [f"or {', '.join(one.instead_of)}" if one.instead_of else ""]
    return f"{one.id} {' '.join(part for part in parts if part)}: {_told(one)}"


def _balances(account: Account) -> Iterator[str]:
    for balance in account.balances:
        named = balance.named if balance.named_upper is None else f"{balance.named} to {balance.named_upper}"
        bound = "" if balance.bound in ("exact", "between") else f"{balance.bound} "
        difference = f", difference {balance.difference}" if balance.difference else ""
        yield f"{balance.status} {balance.currency or 'unknown'} named {bound}{named}{difference}"
        for total in balance.announced:
            yield f"{total.id} in all {_money(total)} by {total.donors or 'nobody'}: {_told(total)}"


def _money(one: Payment | Announced) -> str:
    bound = "" if one.bound in ("exact", "between") else f"{one.bound} "
    return f"{bound}{one.amount}{f' to {one.upper}' if one.upper else ''}"


def _told(one: Payment | Announced) -> str:
    outlets = ", ".join(dict.fromkeys(cited.outlet or "" for cited in one.documents))
    return outlets if one.texts == len(one.documents) else f"{outlets} ({one.texts} texts)"
