"""Under whose words a stretch of the text stands: the innermost statement whose content holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from onrecord.reading.found import Found
from onrecord.schema import Span


class Standing:
    """Looks up the statement that a span stands in; each lookup weighs only the contents that begin before it."""

    def __init__(self, found: Found) -> None:
        parts = [(start, end, number) for number, said in enumerate(found.said) for start, end in said.content]
        parts.sort()
        self._parts = parts
        self._starts = [start for start, _, _ in parts]
        # The furthest end of any part up to here: where it is passed, nothing earlier can reach the span.
        self._reach: list[int] = []
        for _, end, _ in parts:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def of(self, span: Span) -> int | None:
        """The index in ``Found.said`` of the innermost statement whose content holds ``span``; ``None``: nobody's."""
        best: tuple[int, int] | None = None
        for start, end, number in self._holding(span):
            if best is None or end - start < best[0]:
                best = (end - start, number)
        return None if best is None else best[1]

    def every(self, span: Span) -> set[int]:
        """The indices of all statements whose content holds ``span``."""
        return {number for _, _, number in self._holding(span)}

    def _holding(self, span: Span) -> Iterator[tuple[int, int, int]]:
        at = bisect_right(self._starts, span[0]) - 1
        while at >= 0 and self._reach[at] >= span[1]:
            if self._parts[at][1] >= span[1]:
                yield self._parts[at]
            at -= 1

    def id_of(self, span: Span) -> str | None:
        """As :meth:`of`, as the id that the statement has in the reading."""
        number = self.of(span)
        return None if number is None else f"t{number + 1}"
