"""Whom noun phrases that are no source mean, such as the donors and recipients of money: "Qatar", "its government".

They are resolved like sources, in the order of the text, once all sources are; so they see who was in mind where they
stand, and change no answer about a source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from onrecord.reading.ground import Ground
from onrecord.reading.money.giving_words import giving_words
from onrecord.reading.party import Party
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.described import owner
from onrecord.reading.who.government_words import words as government_words
from onrecord.reading.who.names import body_name
from onrecord.reading.who.pronouns import Reference, lone_pronoun, suits
from onrecord.reading.who.resolver import Resolver
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import owner_word, phrase_at, singular, tokens_of
from onrecord.schema import Span

_LOOK = 300
# After these a place is where something goes, not who gives or gets it.
_WHERE = frozenset({"in", "for", "to", "at", "near", "across", "throughout", "inside", "from"})
_COUNTRY = word_set("country nation state kingdom republic homeland")
_OWN = word_set("my our his her its their")
# What gives nothing by itself, though it is the subject of a verb of giving.
_NO_GIVERS = word_set(
    "agreement deal project programme program conference event ball concert sale round appeal report decision move "
    "budget law bill act plan campaign scheme generosity kindness drive total sum rest half third quarter other "
    "collection match game show auction settlement ruling proceeds part share most step measure visit one kind amount "
    "figure tranche instalment installment support solidarity announcement statement document memorandum package"
)


_CAUSES = word_set(
    "relief response research search work repair recovery cost purpose cause aid purchase relief use trade defence "
    "defense war peace care shelter water food fuel rent road bridge roof line point end brink coffer account bank "
    "table people day month year time level height tune benefit need debt deficit economy currency credit loan figure"
)
_DEEDS = ("tion", "ment", "ing", "ance", "ence", "ness", "ism", "sion")


_STATES = word_set("country nation kingdom emirate republic sheikhdom monarchy sultanate")
_BODIES = word_set("bloc lender bank agency organisation organization charity body")
# What bodies of each noun have in their names, where they have to.
_NAMED = {"bloc": ("union", "eu", "asean", "community"), "lender": ("bank", "fund", "imf"), "bank": ("bank",)}
_SEATS = frozenset({"Washington", "Manila", "Geneva", "Brussels"})


_OFFICES = word_set("minister president premier chancellor ambassador envoy king queen prince emir sultan diplomat")


def _speaks_for_state(cluster: Cluster) -> bool:
    """Whether it is a person whose promises are those of a country: no chief minister, no company's president."""
    role = plain(cluster.role or "").split()
    return cluster.is_person and bool(_OFFICES & set(role)) and not {"chief", "former"} & set(role)


def _suits_body(noun: str, cluster: Cluster) -> bool:
    words = plain(cluster.name).split()
    return noun not in _NAMED or any(word in words for word in _NAMED[noun])


class Parties:
    """Resolves the noun phrases that other layers ask about, in one document."""

    def __init__(self, ground: Ground, resolver: Resolver) -> None:
        self._ground = ground
        self._text = ground.text
        self._resolver = resolver
        self._mind = resolver.mind

    def resolve(
        self, spans: Collection[Span] | Mapping[Span, Party], spoken: Iterable[tuple[Span, Cluster]]
    ) -> dict[Span, Cluster]:
        """The actor that each span means, where it means one; ``spoken`` are the sources with whom they mean."""
        found: dict[Span, Cluster] = {}
        known = spans if isinstance(spans, Mapping) else {}
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
            party = known.get(span, Party())
            cluster = self._meant(span, party)
            if cluster is not None and cluster.name:
                found[span] = cluster
                quoted = self._mind.own_words.holds(span[0])
                step = self._mind.step(span[0])
                place = "object" if known and not party.acts else "subject"
                self._mind.timeline.add_party(Reference(*span, step, cluster, place, quoted))
        return found

    def _meant(self, span: Span, party: Party) -> Cluster | None:
        # "WHO" is no pronoun where the text is not all in capitals.
        is_name = self._text[span[0] : span[1]] == "WHO"
        if party.we and party.hints:
            speaker = self._words(party.hints[0], party)
            together = None if speaker is None else self._resolver.spoken_for(speaker)
            if together is not None:
                together.spans.append(span)
            return together or speaker
        pronoun = None if is_name else lone_pronoun(self._text, span)
        if pronoun is not None:
            cluster = self._resolver.pronoun(pronoun, span).cluster
            if cluster is None:
                hinted = (self._hinted(hint, party) for hint in party.hints)
                cluster = next((one for one in hinted if one is not None and suits(one, pronoun)), None)
            if cluster is not None:
                cluster.spans.append(span)
            return cluster
        if not party.acts and self._is_only_where(span):
            return None
        if is_name:
            return self._resolver.named("World Health Organization", span)
        cluster = (
            self._own_country(span, party)
            or self._people_of(span, party)
            or (self._spoken_of(span) if party.acts else None)
        )
        cluster = cluster or self._words(span, party)
        speaks = party.office and cluster is not None and _speaks_for_state(cluster)
        state = self._resolver.state_of(cluster) if speaks and cluster is not None else None
        return state if state is not None and self._is_mentioned(state, span) else cluster

    def _people_of(self, span: Span, party: Party) -> Cluster | None:
        """The government that an adjective alone stands for: "a [Norwegian] grant"."""
        country = actor_words().adjectives.get(plain(self._text[span[0] : span[1]])) if party.acts else None
        if country is None or country not in actor_words().countries.values():
            return None
        return self._resolver.state(country, span)

    def _is_mentioned(self, state: Cluster, span: Span) -> bool:
        """Whether the text names the state: before, or in the words themselves ("the French president")."""
        words = actor_words()
        for token, start, end in tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK)):
            key = plain(owner_word(token))
            if (words.adjectives.get(key) or words.countries.get(key)) == state.name:
                state.spans.append((start, end - len(token) + len(owner_word(token))))
        return bool(state.spans)

    def _spoken_of(self, span: Span) -> Cluster | None:
        """Who "the Gulf state", "the bloc", "the Washington-based lender" is: the last such one that acted or spoke."""
        phrase = phrase_at(tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK)), 0)
        if phrase is None or phrase.determiner != "the" or phrase.plural or phrase.head[2] < span[1]:
            return None
        country = phrase.noun in _STATES or (phrase.noun == "state" and bool(phrase.before))
        if not country and phrase.noun not in _BODIES:
            return None
        if any(
            token[0][0].isupper() and token[0].split("-")[0] not in _SEATS
            for token in phrase.before[1 if country else 0 :]
        ):
            return None
        for reference in self._mind.timeline.before(span[0], self._mind.step(span[0]), 2):
            cluster = reference.cluster
            if reference.place not in ("subject", "speaker"):
                continue
            if cluster.is_person and country:
                cluster = self._resolver.state_of(cluster) or cluster
            named = cluster.named and cluster.kind in (("government",) if country else ("organisation", "government"))
            if named and (country or _suits_body(phrase.noun, cluster)):
                cluster.spans.append(span)
                return cluster
        return None

    def _hinted(self, hint: Span, party: Party) -> Cluster | None:
        return None if lone_pronoun(self._text, hint) is not None else self._words(hint, party)

    def _words(self, span: Span, party: Party) -> Cluster | None:
        held = self._resolver.mark()
        answer = self._resolver.words(span)
        cluster = answer.cluster
        if cluster is None:
            described = (party.acts and self._may_give(span)) or (party.gets and self._may_get(span))
            return self._resolver.describe(span) if described else None
        if cluster.kind == "other" and not cluster.named and not (party.acts and self._may_give(span)):
            if party.gets and self._may_get(span):
                return cluster
            self._resolver.forget(held)
            return self._owner(span)
        return cluster

    def _may_give(self, span: Span) -> bool:
        """Whether the noun of a description may be one of a giver; not a sum, a deed or a thing to read."""
        phrase = phrase_at(tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK)), 0)
        if phrase is None or not phrase.head[0][0].isalpha():
            return False
        noun, words = phrase.noun, giving_words()
        lone = not phrase.determiner and not phrase.before
        return not (
            noun in _NO_GIVERS
            or plain(phrase.head[0]) in _NO_GIVERS
            or noun in actor_words().documents
            or (noun in words.nouns and noun not in words.kinds["giver noun"])
            or noun in words.other
            or (lone and not phrase.plural and phrase.head[0].islower())
        )

    def _may_get(self, span: Span) -> bool:
        """Whether the noun of a description may be one of somebody or some place that gets money; no deed, no cause."""
        phrase = phrase_at(tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK)), 0)
        if phrase is None or not self._may_give(span):
            return False
        return phrase.noun not in _CAUSES and not phrase.noun.endswith(_DEEDS)

    def _own_country(self, span: Span, party: Party) -> Cluster | None:
        """ "his country", "her government": that of the person, by the affiliation that the text gives."""
        tokens = tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK))
        if len(tokens) < 2 or plain(tokens[0][0]) not in _OWN:
            return None
        noun = singular(tokens[-1][0])
        if noun not in _COUNTRY and noun not in government_words().nouns:
            return None
        pronoun = lone_pronoun(self._text, (tokens[0][1], tokens[0][2]))
        person = None
        if pronoun is not None and pronoun.person == "3":
            person = self._resolver.pronoun(pronoun, (tokens[0][1], tokens[0][2])).cluster
        elif party.hints:
            person = self._words(party.hints[0], party)
        state = None if person is None else self._resolver.state_of(person)
        if state is not None:
            state.spans.append(span)
        return state

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
