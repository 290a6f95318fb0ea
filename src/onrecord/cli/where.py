"""The places of a reading, with what the gazetteer says of them."""

from __future__ import annotations

from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup
from onrecord.cli.progress import counted
from onrecord.schema import Place

NOT_LOCATED = "not located"


def entries(look: Lookup) -> list[Entry]:
    """One entry a place, in the order of the reading."""
    return [_entry(place) for place in look.reading.places]


def _entry(place: Place) -> Entry:
    country = f", {one_line(place.country)}" if place.country else ""
    parts = [styled((one_line(place.name), NAME), country)]
    if place.lat is not None and place.lon is not None:
        parts.append(styled(f"{place.lat:.2f}, {place.lon:.2f}"))
    if place.geonames is not None:
        parts.append(styled((f"GeoNames {place.geonames}", FAINT)))
    parts += [styled((one_line(id), FAINT)) for id in place.ids]
    if len(place.mentions) > 1:
        parts.append(styled((counted(len(place.mentions), "mention"), FAINT)))
    if place.note:
        parts.append(styled((one_line(place.note), DOUBT)))
    at = place.mentions[0] if place.mentions else None
    return entry(place.id, _label(place), dotted(parts), at, label_style="" if place.precision else DOUBT)


def _label(place: Place) -> str:
    """What the coordinates are those of; a region that stands for its country is ``in country``, and is none itself."""
    if place.precision is None:
        return NOT_LOCATED
    return f"in {place.precision}" if place.note and place.precision != "city" else place.precision
