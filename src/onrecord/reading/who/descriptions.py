"""Whom a description without a name means: "the deputy minister", "the party", "the report", "his aides"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import Pronoun, actor_words, plain
from onrecord.reading.who.ages import aged
from onrecord.reading.who.bodies import Bodies
from onrecord.reading.who.cited import CitedDocuments, maker_after
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.described import Described, own_pronoun, owner
from onrecord.reading.who.in_mind import InMind
from onrecord.reading.who.linking import give_office
from onrecord.reading.who.office_words import Office
from onrecord.reading.who.offices import office_of
from onrecord.reading.who.relatives import apposed
from onrecord.reading.who.states import States
from onrecord.reading.words.phrases import Phrase, Token, looks_like_a_name
from onrecord.schema import Span

# Whom a pronoun at a span means, given to this class by whoever resolves pronouns.
Resolve = Callable[[Pronoun, Span], Cluster | None]


class Descriptions:
    """Resolves the descriptions of one document, in the order of the text."""

    def __init__(self, ground: Ground, index: NameIndex, described: Described, mind: InMind, states: States) -> None:
        self._ground = ground
        self._index = index
        self._states = states
        self._described = described
        self._mind = mind
        self._cited = CitedDocuments(ground)
        self._bodies = Bodies(ground, index, described, mind.timeline, mind.own_words)

    def meant(self, phrase: Phrase, tokens: list[Token], span: Span, pronoun: Resolve | None) -> Cluster | None:
        """The actor that a description means: known before, or its own; ``None`` where it points at nobody found."""
        at = span[0]
        if phrase.noun in actor_words().documents:
            cluster = self._document(phrase, tokens, at, pronoun)
            if cluster is not None:
                return cluster
        again = self._described.again(self._described.words(phrase, span[1]), at)
        if again is not None and phrase.determiner != "another":
            return again
        epithet = self._described.by_epithet(phrase, self._index)
        if epithet is not None:
            return epithet
        by_age = aged(self._ground, phrase, self._mind.timeline, at, self._mind.step(at))
        if by_age is not None:
            return by_age
        office = office_of(self._ground, phrase, tokens)
        name, possessor = owner(self._ground, phrase)
        mine = own_pronoun(phrase)
        points_back = (phrase.definite or name is not None) and not phrase.plural and mine is None
        if office is not None and not phrase.plural and mine is None:
            person = apposed(self._ground, span[1]) if phrase.definite or possessor is not None else None
            person = person or self._person(phrase, office, at, points_back)
            if person is not None:
                return self._mind.linked(phrase, span, instead_of=person) or person
        if not phrase.plural and mine is None and office is None:
            body = self._bodies.meant(phrase, possessor, at, self._mind.step(at))
            if body is None and phrase.definite and not phrase.before:
                body = self._states.last_called(phrase.noun, at)
            if body is not None:
                return body
        if not phrase.plural and mine is None:
            linked = self._mind.linked(phrase, span)
            if linked is not None and linked is not possessor:
                return linked
        restricted = name is not None or _restricted(phrase, tokens) or mine is not None
        if phrase.definite and not restricted:
            earlier = self._described.earlier(phrase, at)
            if earlier is not None:
                return earlier
        bare = not restricted and not phrase.before  # "the foreign ministry" is told apart; "the minister" is not
        if phrase.definite and not phrase.plural and bare and phrase.noun not in actor_words().documents:
            return None
        cluster = self._described.new(phrase, span, office, name)
        cluster.named = looks_like_a_name(phrase, tokens)
        if possessor is not None and phrase.noun in actor_words().bodies:
            self._described.own(cluster, possessor, phrase.noun)
            if phrase.definite and len(phrase.before) == 1 and phrase.possessor is None:
                # "the Veldt campaign" is a name; "Veldt's campaign" describes.
                cluster.named, cluster.affiliation = True, None
        return cluster

    def _person(self, phrase: Phrase, office: Office, at: int, points_back: bool) -> Cluster | None:
        kind = actor_words().roles[phrase.noun].kind
        if kind == "kin":
            return None
        if points_back:
            if kind == "plain":
                return self._nearest_person(phrase, office, at)
            holder = self._described.holder(phrase, office, at, self._mind.recent)
            if holder is not None:
                return holder
        if kind == "office" and (phrase.before or not phrase.definite):
            announced = self._described.announced(phrase, office, at)
            if announced is not None:
                give_office(announced, office)
            return announced
        return None

    def _nearest_person(self, phrase: Phrase, office: Office, at: int) -> Cluster | None:
        """ "the man", "the woman": the one described so, else the only one of that gender who spoke just before."""
        earlier = self._described.earlier(phrase, at)
        if earlier is not None or office.gender is None or phrase.modifiers:
            return earlier
        near = {
            reference.cluster
            for reference in self._mind.timeline.before(at, self._mind.step(at), 2)
            if reference.cluster.is_person and reference.cluster.gender in (office.gender, None)
        }
        return near.pop() if len(near) == 1 and all(cluster.name for cluster in near) else None

    def _document(self, phrase: Phrase, tokens: list[Token], at: int, pronoun: Resolve | None) -> Cluster | None:
        """Whose report, poll or statement it is."""
        _, possessor = owner(self._ground, phrase)
        if possessor is not None:
            return possessor
        mine = own_pronoun(phrase)
        if mine is not None and pronoun is not None:
            word = actor_words().pronouns.get(plain(mine[0]))
            if word is not None and word.person == "3":
                return pronoun(word, (mine[1], mine[2]))
        maker = maker_after(self._ground, phrase, tokens)
        if maker is not None:
            return maker
        if phrase.indefinite or _restricted(phrase, tokens):
            return None
        return self._cited.whose(phrase.noun, at)


def _restricted(phrase: Phrase, tokens: list[Token]) -> bool:
    """Whether words after the noun say which one is meant: "the head of the union"."""
    return phrase.rest < len(tokens) and tokens[phrase.rest][0] not in (",", ".", ";", ":", "—", "–", "-", "and")
