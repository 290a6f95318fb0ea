"""Whom noun phrases that are no source mean, such as the donors and recipients of money: "Qatar", "its government".

They are resolved like sources, in the order of the text, once all sources are; so they see who was in mind where they
stand, and change no answer about a source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.reading.actor_words import actor_words
from onrecord.reading.clusters import Cluster
from onrecord.reading.described import owner
from onrecord.reading.ground import Ground
from onrecord.reading.names import body_name
from onrecord.reading.phrases import phrase_at, tokens_of
from onrecord.reading.pronouns import Reference, lone_pronoun
from onrecord.reading.resolver import Resolver
from onrecord.schema import Span

_LOOK = 300
# After these a place is where something goes, not who gives or gets it.
_WHERE = frozenset({"in", "for", "to", "at", "near", "across", "throughout", "inside", "from"})


class Parties:
    """Resolves the noun phrases that other layers ask about, in one document."""

    def __init__(self, ground: Ground, resolver: Resolver) -> None:
        self._ground = ground
        self._text = ground.text
        self._resolver = resolver
        self._mind = resolver.mind

    def resolve(self, spans: Collection[Span], spoken: Iterable[tuple[Span, Cluster]]) -> dict[Span, Cluster]:
        """The actor that each span means, where it means one; ``spoken`` are the sources with whom they mean."""
        found: dict[Span, Cluster] = {}
        self._mind.recent.clear()
        sources = sorted(spoken, key=lambda pair: pair[0])
        at = 0
        for span in sorted(set(spans)):
            if not 0 <= span[0] < span[1] <= len(self._text):
                continue
            while at < len(sources) and sources[at][0][0] < span[0]:
                self._mind.recent[sources[at][1]] = sources[at][0][0]
                at += 1
            self._mind.read_up_to(span[0])
            cluster = self._meant(span)
            if cluster is not None and cluster.name:
                found[span] = cluster
                quoted = self._mind.own_words.holds(span[0])
                step = self._mind.step(span[0])
                self._mind.timeline.add_party(Reference(*span, step, cluster, "subject", quoted))
        return found

    def _meant(self, span: Span) -> Cluster | None:
        pronoun = lone_pronoun(self._text, span)
        if pronoun is not None:
            cluster = self._resolver.pronoun(pronoun, span).cluster
            if cluster is not None:
                cluster.spans.append(span)
            return cluster
        if self._is_only_where(span):
            return None
        held = self._resolver.mark()
        answer = self._resolver.words(span)
        if answer.cluster is not None and answer.cluster.kind == "other" and not answer.cluster.named:
            self._resolver.forget(held)
            return self._owner(span)
        return answer.cluster

    def _is_only_where(self, span: Span) -> bool:
        """Whether the words are a place that is no state, after a preposition: "for Aleppo"."""
        mention = self._ground.covering(span[0])
        if mention is None or mention.type != "Location" or mention.cluster is not None or mention.end < span[1]:
            return False
        key = body_name(self._text, mention.start, mention.end).key
        before = self._text[max(0, span[0] - 20) : span[0]].split()
        states = actor_words().countries.keys() | actor_words().capitals.keys()
        return key not in states and bool(before) and before[-1].casefold() in _WHERE

    def _owner(self, span: Span) -> Cluster | None:
        """Whose the thing is that the words describe: "United Nations [aid efforts]"; a place alone owns nothing."""
        phrase = phrase_at(tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK)), 0)
        if phrase is None:
            return None
        return owner(self._ground, phrase)[1]
