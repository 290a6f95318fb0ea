"""What the layers of events and of control look up in one document; made once for both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.reading.found import Found
from onrecord.reading.standing import Standing
from onrecord.reading.what.back import Wording
from onrecord.reading.what.held import Holds
from onrecord.reading.what.sides import Side, Sides
from onrecord.reading.what.spots import Spots
from onrecord.schema import Actor, Date, Place, Span


class Scene:
    """The look-ups, each of which goes through the document once.

    ``at`` gives the actor's id for each side that means one; ``actors``, ``places`` and ``dates`` are the reading's.
    """

    def __init__(
        self,
        found: Found,
        sides: Sides,
        at: Mapping[Span, str],
        actors: Iterable[Actor],
        places: Sequence[Place],
        dates: Sequence[Date],
    ) -> None:
        self.found = found
        self.sides = sides
        self.standing = Standing(found)
        self.spots = Spots(found, places, dates)
        self.holds = Holds(found.text, places)
        self.wording = Wording(found)
        self._at = at
        self._known = {actor.id for actor in actors}

    def id_of(self, side: Side) -> str | None:
        """The id of the actor of this document that a side means."""
        return self.known(side.id(self._at))

    def known(self, id: str | None) -> str | None:
        """The id, if it is that of an actor of this document."""
        return id if id in self._known else None
