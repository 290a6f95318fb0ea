"""Counts of people and things: how many, of whom, who says so, and what they revise."""

from __future__ import annotations

from onrecord.cli.amounts import bounded, grouped
from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup, span_of
from onrecord.cli.voices import who_says
from onrecord.cli.when import spoken_date
from onrecord.schema import Figure


def entries(look: Lookup) -> list[Entry]:
    """One entry a figure, in the order of the text."""
    figures = {figure.id: figure for figure in look.reading.figures}
    revised = {figure.revises: figure for figure in look.reading.figures if figure.revises}
    return [_entry(look, figure, figures, revised) for figure in look.reading.figures]


def _entry(look: Lookup, figure: Figure, figures: dict[str, Figure], revised: dict[str, Figure]) -> Entry:
    who = f" {one_line(figure.who, 60)}" if figure.who else ""
    parts = [styled((_value(figure), NAME), who), who_says(look, figure.attribution)]
    if figure.revises:
        parts.append(styled((f"revises {_called(figure.revises, figures)}", DOUBT)))
    if figure.id in revised:
        parts.append(styled((f"revised by {_called(revised[figure.id].id, figures)}", DOUBT)))
    if figure.place:
        parts.append(styled(f"in {look.name(figure.place)}"))
    if figure.date:
        parts.append(styled(spoken_date(figure.date)))
    words = [styled((look.quoted(figure.span), FAINT))] if figure.span else []
    return entry(figure.id, figure.what, dotted(parts), span_of(figure.span), *words)


def _value(figure: Figure) -> str:
    return bounded(figure.bound, grouped(figure.value), None if figure.upper is None else grouped(figure.upper))


def _called(id: str, figures: dict[str, Figure]) -> str:
    """``n1 (at least 37)``."""
    figure = figures.get(id)
    return f"{one_line(id)} ({_value(figure)})" if figure else one_line(id)
