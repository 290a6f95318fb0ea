"""The way back: from the publisher of a report to where the report says that an entry comes from."""

from __future__ import annotations

from onrecord.comparing.credits import agency_credits
from onrecord.comparing.reports import Report
from onrecord.schema import Attribution, Step


def chain_of(report: Report, told: Attribution | None) -> tuple[Step, ...]:
    """The steps from the publisher to the innermost source of ``told``; the publisher alone where there is none."""
    document = report.reading.document
    steps = [Step("publisher", document.outlet or document.name)]
    steps += [Step("agency", credit.agency) for credit in agency_credits(document)]
    line: list[Attribution] = []
    while told is not None and told not in line:
        line.insert(0, told)
        told = report.attribution(told.within)
    for one in line:
        number = report.numbers[one.id]
        if one.channel is not None:
            span = (one.channel.span,) if one.channel.span else ()
            steps.append(Step("channel", one.channel.name, None, span, number))
        speaker = report.actor(one.speaker)
        name = speaker.name if speaker else report.reading.words(one.source)
        steps.append(Step("source", name, one.speaker_kind, one.source, number))
    return tuple(steps)
