"""Which actors each mention may mean, from the coreference head's links and from what is settled already.

A link goes from a mention to an earlier one, which may be a pronoun itself: so whom a mention means is a mixture of
whom its likely antecedents mean, down to names, which mean their bearers.
"""

from __future__ import annotations

from bisect import bisect_left

from onrecord.reading.ground import Ground
from onrecord.reading.who.clusters import Cluster
from onrecord.schema import Span

# Actors less likely than this are forgotten on the way.
_LEAST = 0.02

Likely = dict[Cluster, float]


class Antecedents:
    """Asked in the order of the text; what is settled before a place counts for all that comes after it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._referents = ground.found.referents
        self._heads = [referent.head[0] for referent in self._referents]
        self._likely: list[Likely] = []
        self._settled: dict[int, Cluster] = {}

    def settle(self, span: Span, cluster: Cluster) -> None:
        """From here on, the mention that ``span`` is means ``cluster``."""
        number = self._number(span)
        if number is not None:
            self._settled[number] = cluster
            if number < len(self._likely):
                self._likely[number] = {cluster: 1.0}

    def of(self, span: Span) -> Likely:
        """Whom the mention at ``span`` means, with a probability each; empty where nothing is linked."""
        number = self._number(span)
        if number is None:
            return {}
        while len(self._likely) <= number:
            self._likely.append(self._mixture(len(self._likely)))
        return self._mixture(number)  # anew: what it goes back to may have been settled since

    def _number(self, span: Span) -> int | None:
        """The mention that is this span: the one whose extent is nearest to it, of those with their head in it."""
        at = bisect_left(self._heads, span[0])
        best: tuple[int, int] | None = None
        while at < len(self._heads) and self._heads[at] < span[1]:
            referent = self._referents[at]
            away = abs(referent.start - span[0]) + abs(referent.end - span[1])
            if best is None or away < best[0]:
                best = (away, at)
            at += 1
        return None if best is None else best[1]

    def _mixture(self, number: int) -> Likely:
        settled = self._settled.get(number)
        if settled is not None:
            return {settled: 1.0}
        referent = self._referents[number]
        named = self._ground.covering(referent.head[0])
        if named is not None and named.cluster is not None:
            return {named.cluster: 1.0}
        found: Likely = {}
        for earlier, probability in referent.links:
            for cluster, share in (self._likely[earlier] if earlier < len(self._likely) else {}).items():
                found[cluster] = found.get(cluster, 0.0) + probability * share
        return {cluster: share for cluster, share in found.items() if share >= _LEAST}
