"""Reports, polls and studies that the text ties to a body: "a report in the Tarn Gazette", "a Quill Institute poll".

So that "the report said", later, is what that body says.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.words.phrases import Phrase, Token

# "the report" may stand this far, in code points, from the words that say whose report it is.
_REACH = 6000
_LINK = (
    r")\s+(?:\w+\s+)?(?:(?:published|released|conducted|commissioned|broadcast|aired|issued|done|posted|carried)\s+)?"
    r"(in|by|from|of|on)\s+(?:the\s+)?(?:[\w.]+\s+(?:newspaper|daily|magazine|website|weekly)\s+)?$"
)
_AFTER = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(\w+)\b")
_WINDOW = 70


class CitedDocuments:
    """The cited documents of a text, by their noun."""

    def __init__(self, ground: Ground) -> None:
        self._by_noun: defaultdict[str, list[tuple[int, Cluster]]] = defaultdict(list)
        for mention in ground.named:
            if mention.type == "Organization" and mention.cluster is not None:
                self._note(ground, mention, mention.cluster)

    def _note(self, ground: Ground, mention: Named, cluster: Cluster) -> None:
        documents = actor_words().documents
        before = _before().search(ground.text, max(0, mention.start - _WINDOW), mention.start)
        if before is not None:
            if before[2].casefold() == "in" and cluster.kind == "organisation":
                cluster.kind = "outlet"
            self._by_noun[_single(before[1])].append((mention.start, cluster))
            return
        after = _AFTER.match(ground.text, mention.end, mention.end + _WINDOW)
        if after is not None and _single(after[1]) in documents:
            self._by_noun[_single(after[1])].append((mention.start, cluster))

    def whose(self, noun: str, at: int) -> Cluster | None:
        """The body behind the last document so called before ``at``."""
        cited = self._by_noun.get(_single(noun), ())
        place = bisect_left(cited, at, key=lambda item: item[0]) - 1
        if place < 0 or at - cited[place][0] > _REACH:
            return None
        return cited[place][1]


def maker_after(ground: Ground, phrase: Phrase, tokens: list[Token]) -> Cluster | None:
    """The body that a description of a document names after its noun: "a study by the Quill Institute"."""
    for number in range(phrase.rest, min(phrase.rest + 4, len(tokens) - 1)):
        if tokens[number][0] in ("in", "by", "from"):
            name = number + 1 + (tokens[number + 1][0] in ("the", "The") and number + 2 < len(tokens))
            mention = ground.covering(tokens[name][1])
            return mention.cluster if mention is not None and mention.cluster is not None else None
    return None


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(sorted(actor_words().documents)) + _LINK, re.IGNORECASE)


def _single(noun: str) -> str:
    low = noun.casefold()
    return low[:-1] if low.endswith("s") and low[:-1] in actor_words().documents else low
