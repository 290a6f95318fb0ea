"""Places named in the text, resolved to GeoNames."""

from __future__ import annotations

from onrecord.reading.found import Found
from onrecord.reading.known import Known
from onrecord.schema import Place


def places(found: Found, known: Known | None = None) -> tuple[Place, ...]:
    """The places of a text, in the order of their first mention."""
    return ()
