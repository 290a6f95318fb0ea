"""Who holds what: the change, who says so, the holder and the place, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.entry import Entry, entry
from onrecord.cli.lines import FAINT, dotted, styled
from onrecord.cli.lookup import Lookup, span_of
from onrecord.cli.voices import who_says
from onrecord.cli.what import doubts, not_named, side
from onrecord.cli.when import spoken_date
from onrecord.schema import Change, Control

if TYPE_CHECKING:
    from rich.text import Text

_CHANGE_COLOURS: dict[Change, str] = {"gained": "green", "lost": "red", "holds": "blue", "contested": "yellow"}


def entries(look: Lookup) -> list[Entry]:
    """One entry a holding, in the order of the text."""
    return [_entry(look, holding) for holding in look.reading.control]


def _entry(look: Lookup, holding: Control) -> Entry:
    spans = (*holding.span, *holding.holder_words, *holding.place_words)
    words = [styled((look.whole(spans), FAINT))] if spans else []
    style = _CHANGE_COLOURS.get(holding.change, "")
    return entry(
        holding.id, holding.change, dotted(_head(look, holding)), span_of(holding.span[:1]), *words, label_style=style
    )


def _head(look: Lookup, holding: Control) -> list[Text]:
    parts = [who_says(look, holding.attribution), *doubts(look, holding)]
    holder = side(look, (holding.holder,) if holding.holder else (), holding.holder_words)
    place = side(look, (holding.place,) if holding.place else (), holding.place_words)
    parts.append(styled(holder or not_named(), " → ", place or not_named()))
    if holding.date:
        parts.append(styled(spoken_date(holding.date)))
    return parts
