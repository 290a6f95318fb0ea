"""The way back: from the publisher of a report to where the report says that an entry comes from.

A chain begins with the publisher. Behind it stand the agency whose text it prints, the outlets that it has it from
("told the BBC", "Reuters reported that", "local media"), what it was said in or to ("a statement", "reporters"), and
whoever said it; a source within a source stands behind it. The publisher's own name is no step ("told The Lamp" in The
Lamp itself), an outlet that the chain has passed just before is none again, and a source that is not named at all is
one only where there is no other: its name is then empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.comparing.credits import agency_credits
from onrecord.comparing.reports import Report
from onrecord.comparing.tracing.outlets import is_outlet, same_outlet
from onrecord.schema import Attribution, Step


def chain_of(report: Report, told: Attribution | None) -> tuple[Step, ...]:
    """The steps from the publisher to the innermost source of ``told``; the publisher alone where there is none."""
    document = report.reading.document
    steps = [Step("publisher", document.outlet or document.name)]
    steps += [
        Step("agency", credit.agency)
        for credit in agency_credits(document)
        if not same_outlet(credit.agency, steps[0].name)
    ]
    agencies = len(steps) - 1
    for one in _from_outside(report, told):
        for step in _steps(report, one):
            passed = [before for before in steps if before.kind in ("publisher", "agency")] + steps[-1:]
            if step.kind == "source" and same_outlet(step.name, steps[0].name):
                continue  # the publisher, which the reading does not know for an outlet
            if step.kind == "outlet" and any(
                same_outlet(step.name, before.name) for before in passed if before.kind != "source"
            ):
                continue
            if step.name or len(steps) == 1 + agencies:
                steps.append(step)
    return tuple(steps)


def _from_outside(report: Report, told: Attribution | None) -> list[Attribution]:
    """The statements that ``told`` is told in, the outermost first, and itself."""
    line: list[Attribution] = []
    while told is not None and told not in line:
        line.insert(0, told)
        told = report.attribution(told.within)
    return line


def _steps(report: Report, one: Attribution) -> Iterator[Step]:
    number = report.numbers[one.id]
    speaker = report.actor(one.speaker)
    name = speaker.name if speaker else report.reading.words(one.source)
    cited = is_outlet(name, speaker.kind if speaker else None)
    channel = one.channel
    if channel is not None and not (cited and same_outlet(channel.name, name)):
        through = channel.kind == "outlet" or is_outlet(channel.name)
        span = (channel.span,) if channel.span else ()
        yield Step("outlet" if through else "channel", channel.name, None, span, number)
    if cited:
        yield Step("outlet", name, None, one.source, number)
    else:
        yield Step("source", name, one.speaker_kind, one.source, number)
