"""Bodies that are described, not named: "the party", "the news agency", "Veldt's campaign"."""

from __future__ import annotations

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.described import Described
from onrecord.reading.who.own_words import OwnWords
from onrecord.reading.who.pronouns import Reference, Timeline
from onrecord.reading.words.phrases import Phrase

# "the news agency" is an outlet, whatever "the agency" is.
_OF_NEWS = frozenset({"news", "press", "media", "television", "tv", "radio", "broadcasting", "wire"})
# How long, in sentences of the teller's own words, "the group" stays the group it was.
_KEEPS = 8


class Bodies:
    """What "the group" and its like mean in one document, as the sources are met in order."""

    def __init__(
        self, ground: Ground, index: NameIndex, described: Described, timeline: Timeline, own: OwnWords
    ) -> None:
        self._ground = ground
        self._index = index
        self._described = described
        self._timeline = timeline
        self._words_of_others = own
        self._held: dict[str, tuple[int, Cluster]] = {}

    def meant(self, phrase: Phrase, possessor: Cluster | None, at: int, step: int) -> Cluster | None:
        """The body, named before, that a phrase means."""
        noun = phrase.noun
        if noun not in actor_words().bodies:
            return None
        if possessor is not None and possessor.keys:
            owned = self._index.find_body(f"{possessor.keys[-1]} {noun}") or self._described.owned(possessor, noun)
            if owned is not None:
                if phrase.possessor is None and phrase.definite and not owned.named:
                    owned.name, owned.named, owned.affiliation = f"{phrase.before[-1][0]} {noun}", True, None
                return owned
        of_news = bool(phrase.before) and all(token[0].casefold() in _OF_NEWS for token in phrase.before)
        if not phrase.definite or (phrase.before and not of_news):
            return None
        nearby = self._described.owned_nearby(noun, self._timeline, at, step)
        found = nearby or self._last(noun, at, step, of_news)
        if found is not None:
            self._held[noun] = (step, found)
        return found

    def _last(self, noun: str, at: int, step: int, of_news: bool) -> Cluster | None:
        """The body last so called, until the text turns to another one that may be called so."""
        found = self._described.body(noun, self._timeline, at, step, of_news)
        held = self._held.get(noun)
        kept = held is not None and step - held[0] <= _KEEPS
        if held is not None and kept and (found is None or not (found[1] or self._turned_to(found[0]))):
            return held[1]
        return found[0].cluster if found else None

    def _turned_to(self, reference: Reference) -> bool:
        """Whether the teller speaks about a body there: not as an object, and not in what somebody says."""
        told = self._words_of_others.around(reference.start, reference.end, -1) is not None
        return reference.place in ("subject", "speaker") and not reference.quoted and not told
