"""Money promised or moved: amount, donor and recipient, who says so, what it was worked out from, and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.amounts import bounded, grouped
from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup, span_of
from onrecord.cli.voices import who_says
from onrecord.cli.when import spoken_date
from onrecord.schema import Flow, Sum

if TYPE_CHECKING:
    from rich.text import Text

_STATUS_COLOURS = {"appeal": "magenta", "pledge": "yellow", "commitment": "blue", "paid": "green"}
_LONGEST = 100  # characters of a purpose or an occasion


def entries(look: Lookup) -> list[Entry]:
    """One entry a flow, in the order of the text."""
    flows = {flow.id: flow for flow in look.reading.flows}
    return [_entry(look, flow, flows) for flow in look.reading.flows]


def _entry(look: Lookup, flow: Flow, flows: dict[str, Flow]) -> Entry:
    below = []
    if flow.derived:
        source = flows.get(flow.derived.source)
        of = f", a {one_line(source.status)}" if source and source.status != flow.status else ""
        arithmetic = f"derived: {grouped(flow.derived.arithmetic)}, from {one_line(flow.derived.source)}{of}"
        below.append(styled((arithmetic, DOUBT), ("; this amount does not stand in the text", FAINT)))
    if flow.sum:
        below.append(styled(_parts(flow, flow.sum, flows)))
    if flow.span:
        below.append(styled((look.quoted(flow.span), FAINT)))
    style = _STATUS_COLOURS.get(flow.status, "")
    return entry(flow.id, flow.status, dotted(_head(look, flow)), span_of(flow.span), *below, label_style=style)


def _head(look: Lookup, flow: Flow) -> list[Text]:
    derived = " (derived)" if flow.derived else ""
    amount = styled((_amount(flow), NAME), (derived, DOUBT))
    # Who says so comes next, so that it stands in the first line on any terminal: a claim never looks like a fact.
    parts = [amount, who_says(look, flow.attribution), _parties(look, flow)]
    if flow.date:
        parts.append(styled(spoken_date(flow.date)))
    if flow.purpose:
        parts.append(styled(f"for “{one_line(flow.purpose, _LONGEST)}”"))
    if flow.occasion:
        parts.append(styled(f"at “{one_line(flow.occasion, _LONGEST)}”"))
    if flow.total:
        parts.append(styled((f"part of {one_line(flow.total)}", FAINT)))
    return parts


def _amount(flow: Flow) -> str:
    upper = None if flow.upper is None else grouped(flow.upper)
    if flow.currency is None:
        return f"{bounded(flow.bound, grouped(flow.amount), upper)} (currency unknown)"
    return bounded(flow.bound, _money(flow, flow.amount), upper)


def _money(flow: Flow, amount: str) -> str:
    return f"{one_line(flow.currency)} {grouped(amount)}" if flow.currency else grouped(amount)


def _parties(look: Lookup, flow: Flow) -> Text:
    if not flow.donor and not flow.recipient:
        return styled(("donor and recipient not named", FAINT))
    donor = styled(look.name(flow.donor)) if flow.donor else styled(("donor not named", FAINT))
    recipient = styled(look.name(flow.recipient)) if flow.recipient else styled(("recipient not named", FAINT))
    return styled(donor, " → ", recipient)


def _parts(flow: Flow, total: Sum, flows: dict[str, Flow]) -> str:
    """``parts: f4 + f5 = USD 1,390,000,000; the total has USD 10,000,000 more``."""
    named = " + ".join(_part(flow, id, flows) for id in total.parts)
    difference = total.difference.strip()
    if difference.startswith("-"):
        against = f"the parts have {_money(flow, difference.lstrip('-'))} more than the total"
    elif difference.strip("0.") == "":
        against = "as much as the total"
    else:
        against = f"the total has {_money(flow, difference)} more"
    return f"parts: {named} = {_money(flow, total.amount)}; {against}"


def _part(flow: Flow, id: str, flows: dict[str, Flow]) -> str:
    """A part by its id; one of another status than the total says so, since unlike things are not one sum."""
    part = flows.get(id)
    unlike = f" ({one_line(part.status)})" if part and part.status != flow.status else ""
    return f"{one_line(id)}{unlike}"
