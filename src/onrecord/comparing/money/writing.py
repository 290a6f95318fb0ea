"""Reckoned lines → the public form of an account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from onrecord.comparing.money.amounts import Amount
from onrecord.comparing.money.givers import Parties
from onrecord.comparing.money.lines import Line, texts
from onrecord.comparing.money.missing import missing_of
from onrecord.comparing.money.occasions import Occasion
from onrecord.comparing.money.postings import Days, Posting
from onrecord.comparing.money.sheets import Sheet, gap, sheets_of
from onrecord.comparing.money.totals import comparable
from onrecord.reading.words.numbers import plain
from onrecord.schema import Account, Announced, Balance, Cited, Counted, FlowStatus, Payment

# How many outlets a sentence names before it counts the rest.
_OUTLETS = 3
_SAYING = ("source", "outlet")  # kinds of steps of a chain that say something


class Writer:
    """Writes accounts; knows the documents and what to call each party."""

    def __init__(self, cited: Mapping[int, Cited], parties: Parties) -> None:
        self._cited = cited
        self._parties = parties
        self._names = parties.names()

    def account(self, lines: Sequence[Line]) -> Account:
        """The account of these lines."""
        lines = sorted(lines, key=_order)
        ids = {id(line): f"m{number}" for number, line in enumerate(lines, 1)}
        sheets = sheets_of(lines)
        occasion = next((line.occasion for line in lines if line.occasion is not None), None)
        documents = self._documents(one for line in lines for one in line.postings)
        days = sorted(document.published[:10] for document in documents if document.published)
        called = occasion.called if occasion else ()
        return Account(
            called[0] if called else None,
            self.about(lines),
            called,
            _date(occasion),
            days[0] if days else None,
            days[-1] if days else None,
            documents,
            tuple(self._payment(line, ids) for line in lines if not line.is_total),
            tuple(self._balance(sheet, ids) for sheet in sheets),
            tuple(missing_of(lines, sheets, self._name, self._outlets)),
        )

    def _payment(self, line: Line, ids: Mapping[int, str]) -> Payment:
        best = line.best
        low, upper = _ends(line.amount, best)
        return Payment(
            ids[id(line)],
            self._donor(line),
            self._recipient(line),
            _longest(one.item.purpose for one in line.postings),
            low,
            upper,
            line.currency,
            best.item.bound or "exact",
            cast(FlowStatus, line.status),  # a flow's item has its status for type
            _narrowest(line.postings),
            line.in_sum,
            ids[id(line.part_of)] if line.part_of else None,
            tuple(ids[id(other)] for other in line.instead_of),
            texts(line.postings),
            tuple(one.number for one in line.postings),
            self._documents(line.postings),
            self._counted(line),
            self._why(line),
        )

    def _announced(self, line: Line, ids: Mapping[int, str]) -> Announced:
        low, upper = _ends(line.amount, line.best)
        return Announced(
            ids[id(line)],
            next((one.item.actors[0].name for one in line.postings if one.item.actors), None),
            low,
            upper,
            line.best.item.bound or "exact",
            texts(line.postings),
            tuple(one.number for one in line.postings),
            self._documents(line.postings),
            self._counted(line),
            self._why(line),
        )

    def _balance(self, sheet: Sheet, ids: Mapping[int, str]) -> Balance:
        named = sheet.sum
        announced = tuple(self._announced(line, ids) for line in sheet.totals)
        return Balance(
            sheet.status,
            sheet.currency,
            plain(named.low),
            None if named.high is None or named.high == named.low else plain(named.high),
            named.bound,
            tuple(ids[id(line)] for line in sheet.named),
            announced,
            _difference(sheet, named),
        )

    def _counted(self, line: Line) -> tuple[Counted, ...]:
        found = []
        for one, why in line.told:
            item = one.item
            copied = one.text if one.text != one.document else None
            printed = self._cited.get(copied) if copied is not None else None
            same = f"the same text as {printed.outlet or printed.name}; " if printed else ""
            found.append(
                Counted(
                    item.number,
                    self._cited[item.document],
                    item.value or "0",
                    item.upper,
                    item.bound or "exact",
                    item.unit,
                    item.stance,
                    next((step.name for step in reversed(item.chain) if step.kind in _SAYING and step.name), None),
                    item.arithmetic,
                    copied,
                    item.words,
                    item.passage,
                    item.span,
                    same + why,
                )
            )
        return tuple(found)

    def _why(self, line: Line) -> str:
        """How many reports tell it, in how many texts, and what was done with it."""
        reports = len(line.documents)
        count = texts(line.postings)
        told = "told by one report" if reports == 1 else f"told by {reports} reports"
        if count < reports:
            told += f", which print {count} text{'s' if count > 1 else ''}"
        amounts = {(one.item.value, one.item.unit) for one in line.postings}
        if len(amounts) > 1:
            told += "; the amount is the most exact one that they give"
        return "; ".join([told, *line.notes])

    def _donor(self, line: Line) -> str | None:
        if line.giver is not None:
            return self._names.get(self._parties.of(line.giver) or line.giver)
        return next((one.item.actors[0].name for one in line.postings if one.item.actors), None)

    def _recipient(self, line: Line) -> str | None:
        """Whom most of the flows are for."""
        getters = [one.getter for one in line.postings if one.getter is not None]
        return self._names.get(max(getters, key=getters.count)) if getters else None

    def _name(self, line: Line) -> str:
        return self._donor(line) or "a donor whom no report names"

    def _outlets(self, postings: Sequence[Posting]) -> str:
        names = list(dict.fromkeys(one.outlet or one.name for one in self._documents(postings)))
        more = f" and {len(names) - _OUTLETS} more" if len(names) > _OUTLETS else ""
        return ", ".join(names[:_OUTLETS]) + more

    def _documents(self, postings: Iterable[Posting]) -> tuple[Cited, ...]:
        """The documents of flows that are in the order of publication, or are put in it."""
        some = list(postings)
        if len(some) > 1:
            some.sort(key=_printed)
        return tuple(self._cited[number] for number in dict.fromkeys(one.document for one in some))

    def about(self, lines: Sequence[Line]) -> str | None:
        """Whom most of the flows are for; what, where no report says whom."""
        given = [line for line in lines if line.status != "appeal"]
        for some in (given, lines):
            getters = Counter(one.getter for line in some for one in line.postings if one.getter is not None)
            if getters:
                return self._names.get(max(getters, key=lambda key: (getters[key], str(key))))
            if purpose := _longest(one.item.purpose for line in some for one in line.postings):
                return purpose
        return None


def _order(line: Line) -> tuple[int, bool, Amount | object, str]:
    statuses = ("appeal", "pledge", "commitment", "paid")
    return statuses.index(line.status), not line.is_total, -line.amount.given, str(line.giver)


def _printed(one: Posting) -> tuple[str, int]:
    return one.item.published or "9999", one.document


def _ends(amount: Amount, best: Posting) -> tuple[str, str | None]:
    """The amount as the report gives it: "at most" has its figure as the amount, as in a reading."""
    return plain(amount.given), best.item.upper


def _difference(sheet: Sheet, named: Amount) -> str | None:
    """Announced less named, where both are exact and only one total is announced."""
    if not sheet.totals or sheet.status == "appeal":
        return None
    total = sheet.totals[0]
    if len(sheet.totals) > 1 and any(comparable(total, other) for other in sheet.totals[1:]):
        return None
    rest = gap(total.amount, named)
    return plain(rest.low) if total.amount.is_exact and named.is_exact else None


def _longest(texts: Iterable[str | None]) -> str | None:
    return max((text for text in texts if text), key=lambda text: (len(text), text), default=None)


def _narrowest(postings: Sequence[Posting]) -> str | None:
    dated: list[tuple[Days, str]] = [(one.days, one.item.date) for one in postings if one.days and one.item.date]
    return min(dated, key=lambda one: (one[0][1] - one[0][0], one[0]))[1] if dated else None


def _date(occasion: Occasion | None) -> str | None:
    days = occasion.days if occasion else None
    if days is None:
        return None
    first, last = (date.fromordinal(day) for day in days)
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day > 27:
        return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"
