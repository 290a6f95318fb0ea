"""Whom a noun phrase means: the name in it, the government of its place, a pronoun's antecedent, or a description."""

from __future__ import annotations

import functools

from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.actor_words import Pronoun, actor_words, plain
from onrecord.reading.who.answers import UNKNOWN, UNKNOWN_MANY, Answer, kind_of
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.described import Described, own_pronoun
from onrecord.reading.who.descriptions import Descriptions
from onrecord.reading.who.heads import head_of_source, one_phrase, without_day
from onrecord.reading.who.in_mind import InMind
from onrecord.reading.who.kinds import body_kind
from onrecord.reading.who.names import body_name
from onrecord.reading.who.relatives import name_awaited, name_before, phrase_before
from onrecord.reading.who.states import States, government_meant, government_of, is_called_government
from onrecord.reading.who.unmarked import unmarked_name
from onrecord.reading.words.phrases import Phrase, Token, is_preposition, is_share, phrase_at, tokens_of
from onrecord.schema import Span, Spans, SpeakerKind

# The part of a phrase that is looked at, in code points: sources seldom are longer, and the head stands early.
_LOOK = 300
_CLOSED = frozenset(",.;:)—–-")


class Resolver:
    """Resolves noun phrases of one document, in the order of the text. Whom a phrase means gets it as a mention."""

    def __init__(self, ground: Ground, index: NameIndex, states: States) -> None:
        self._ground = ground
        self._text = ground.text
        self._index = index
        self._described = Described(ground)
        self.mind = InMind(ground, self._described)
        self._descriptions = Descriptions(ground, index, self._described, self.mind, states)
        self._states = states

    @property
    def found(self) -> list[Cluster]:
        """The actors that only being resolved brought in: described ones, and the governments of places."""
        return [*self._described.clusters, *self._states.clusters]

    def mark(self) -> int:
        """How many described actors there are, to go back to (see ``forget``)."""
        return len(self._described.clusters)

    def forget(self, mark: int) -> None:
        """Drops the described actors that came after ``mark``: what was described turned out to be no actor."""
        del self._described.clusters[mark:]

    def words(self, span: Span, of_the_object: bool = False, content: Spans = ()) -> Answer:
        """Whom a phrase of more than a pronoun means: a name, or a description.

        ``of_the_object``: whether what follows it says more of its last noun, not of its first (see ``one_phrase``).
        ``content`` is what the phrase, as a source, says.
        """
        tokens = tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK))
        while tokens and (not tokens[0][0][0].isalnum() or (is_preposition(tokens[0][0]) and len(tokens) > 1)):
            first = tokens.pop(0)[0].lower()
            if first == "at" and len(tokens) > 1 and tokens[0][0].lower() in ("least", "most"):
                tokens.pop(0)  # "at least 14 people": neither word is part of what they are called
        if not tokens:
            return UNKNOWN
        spoken = without_day(one_phrase(tokens, of_the_object))
        if len(spoken) < len(tokens):
            tokens, span = spoken, (spoken[0][1], spoken[-1][2])
        head = head_of_source(self._ground, tokens)
        if head.mention is not None:
            return Answer(self._named(head.mention), "named")
        cluster, kind = self._described_as(content, tokens, span, head.several)
        if cluster is not None:
            cluster.spans.append((tokens[0][1], span[1]))
        return Answer(cluster, kind)

    def pronoun(self, pronoun: Pronoun, span: Span, content: Spans = ()) -> Answer:
        """Whom a pronoun at ``span`` means. "I" and "we" are the speaker around them, whom this does not know."""
        if pronoun.person == "relative":
            return self._relative(pronoun, span)
        if pronoun.person != "3":
            return UNKNOWN_MANY if pronoun.number == "plural" else UNKNOWN
        cluster = name_awaited(self._ground, pronoun, span) or self.mind.meant(pronoun, span, content)
        if cluster is None or not cluster.name:
            return UNKNOWN_MANY if pronoun.number == "plural" else UNKNOWN
        if pronoun.gender and cluster.is_person and cluster.gender is None:
            cluster.gender, cluster.gender_is_told = pronoun.gender, True
        return Answer(cluster, kind_of(cluster))

    # Those that speak or act for others, and the unknown ones that act

    def describe(self, span: Span) -> Cluster | None:
        """The actor of its own that a phrase describes, though nothing else is known of it: "the brewery"."""
        tokens = tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK))
        phrase = phrase_at(tokens, 0)
        if phrase is None:
            return None
        again = self._described.again(self._described.words(phrase, span[1]), span[0])
        cluster = again or self._described.new(phrase, span, None, None)
        cluster.spans.append(span)
        return cluster

    def named(self, name: str, span: Span) -> Cluster:
        """The body of that name, which ``span`` names though the model did not see it."""
        cluster = self._index.find_body(plain(name)) or self._states.of(name, "organisation")
        cluster.spans.append(span)
        return cluster

    def state(self, country: str, span: Span) -> Cluster:
        """The government of that country, which ``span`` names by an adjective alone."""
        cluster = self._states.of(country)
        cluster.spans.append(span)
        return cluster

    def state_of(self, cluster: Cluster) -> Cluster | None:
        """The government of the country that a person stands for by affiliation, or that it is itself."""
        if cluster.kind == "government" and cluster in self._states.clusters:
            return cluster
        words = actor_words()
        key = plain(cluster.affiliation or "") if cluster.is_person else ""
        country = words.countries.get(key) or words.capitals.get(key)
        return None if country is None else self._states.of(country)

    def spoken_for(self, speaker: Cluster) -> Cluster | None:
        """Whom somebody with an office speaks for who says "we": a country's government, or a body of the text."""
        if not speaker.is_person or not speaker.role:
            return None
        return self.state_of(speaker) or self._index.find_body(plain(speaker.affiliation or ""))

    # Names

    def _named(self, mention: Named) -> Cluster:
        """The actor of a name that speaks. A place that speaks is its government; a building, who sits in it."""
        if mention.cluster is not None:
            return mention.cluster
        words = actor_words()
        name = body_name(self._text, mention.start, mention.end)
        shown, kind = name.text, body_kind(name.plain)
        if mention.type == "Location":
            shown = words.countries.get(name.key) or words.capitals.get(name.key) or shown
            kind = "government"
        cluster = self._states.of(shown, kind, name.plain)
        cluster.spans.append(mention.span)
        return cluster

    def government(self, phrase: Phrase, tokens: list[Token], content: Spans = ()) -> Cluster | None:
        """The government that a phrase is, and nothing more: "the Syrian government", "its government"."""
        if phrase.rest < len(tokens) and tokens[phrase.rest][0] not in _CLOSED:
            known = self._ground.phrase_ending(tokens[-1][2])  # "the government of Syria"
            return known.cluster if known is not None and known.start == phrase.head[1] else None
        mine = own_pronoun(phrase)
        if mine is None:
            return government_meant(self._ground, phrase, self._states)
        pronoun = actor_words().pronouns.get(plain(mine[0]))
        if pronoun is None or pronoun.person != "3" or not is_called_government(phrase, 1):
            return None
        span = (mine[1], mine[2])
        owner = None if pronoun.of == "thing" else self.mind.meant(pronoun, span, content)
        return government_of(self._ground, owner, pronoun, span, self._states)

    # Relatives

    def _relative(self, pronoun: Pronoun, span: Span) -> Answer:
        """ "who": the name, or the description, that stands right before it."""
        low = max(self._ground.sentence_bounds(span[0])[0], span[0] - _LOOK)
        name = name_before(self._ground, low, span[0])
        if name is not None and name.cluster is not None and (name.type == "Person") == (pronoun.of == "person"):
            return Answer(name.cluster, "named")
        phrase, tokens = phrase_before(self._text, low, span[0])
        if phrase is None or not (phrase.determiner or phrase.plural):
            return UNKNOWN
        if self._ground.covering(phrase.head[1]) is not None:
            return UNKNOWN
        if phrase.noun not in actor_words().roles and not phrase.plural:
            return UNKNOWN
        end = phrase.head[2]
        cluster = self._descriptions.meant(phrase, tokens, (phrase.start, end), None)
        if cluster is None:
            return UNKNOWN
        cluster.spans.append((phrase.start, end))
        return Answer(cluster, kind_of(cluster))

    # Descriptions

    def _described_as(
        self, content: Spans, tokens: list[Token], span: Span, several: bool
    ) -> tuple[Cluster | None, SpeakerKind]:
        phrase = phrase_at(tokens, 0)
        first = actor_words().pronouns.get(plain(tokens[0][0]))
        several = several or is_share(tokens)
        if several or (first is not None and (phrase is None or phrase.rest == 1)):
            return self._group(tokens, span, first, several or (len(tokens) > 2 and tokens[1][0] == "and"))
        if phrase is None:
            return None, "described"
        known = unmarked_name(self._ground, self._index, phrase, tokens) or self.government(phrase, tokens, content)
        cluster = known or self._descriptions.meant(
            phrase, tokens, span, functools.partial(self._owner, content=content)
        )
        if cluster is None:
            return None, "collective" if phrase.plural else "described"
        return cluster, kind_of(cluster)

    def _owner(self, pronoun: Pronoun, span: Span, content: Spans) -> Cluster | None:
        return self.pronoun(pronoun, span, content).cluster

    def _group(
        self, tokens: list[Token], span: Span, first: Pronoun | None, several: bool
    ) -> tuple[Cluster | None, SpeakerKind]:
        """Several together, or some of many: "Veldt and Holt", "some of the islanders"; "some" alone is nobody."""
        many = several or first is None or first.number == "plural"
        kind: SpeakerKind = "collective" if many else "described"
        if not several and len(tokens) < 3:
            return None, kind
        whole = Phrase("", tuple(tokens[:-1]), tokens[0], 1, tokens[0][1])
        again = self._described.again(self._described.words(whole, span[1]), span[0])
        if again is not None:
            return again, kind
        group = self._described.group(whole, span, many)
        members = {mention.cluster.kind for mention in self._ground.within(*span) if mention.cluster is not None}
        if several and len(members) == 1 and "person" not in members:
            group.kind = members.pop()  # "the United States and Great Britain"
        return group, kind
