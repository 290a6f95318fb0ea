"""Who is meant by the source of each attribution: a named actor, a described one, or nobody that can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.actor_words import Pronoun, actor_words, plain
from onrecord.reading.ages import aged
from onrecord.reading.bodies import Bodies, government
from onrecord.reading.cited import CitedDocuments, maker_after
from onrecord.reading.clusters import Cluster, NameIndex
from onrecord.reading.described import Described, own_pronoun, owner
from onrecord.reading.found import Said
from onrecord.reading.ground import Ground, Named
from onrecord.reading.heads import head_of_source, one_phrase, whole_spans, without_day
from onrecord.reading.kinds import body_kind
from onrecord.reading.labels import Labels
from onrecord.reading.linking import give_office
from onrecord.reading.names import body_name
from onrecord.reading.offices import Office, office_of
from onrecord.reading.own_words import OwnWords
from onrecord.reading.phrases import (
    Phrase,
    Token,
    is_preposition,
    is_share,
    looks_like_a_name,
    phrase_at,
    tokens_of,
)
from onrecord.reading.pronouns import Reference, Timeline, antecedent, lone_pronoun
from onrecord.reading.references import named_references
from onrecord.reading.relatives import apposed, name_awaited, name_before, phrase_before
from onrecord.reading.subjects import described_subject
from onrecord.reading.unmarked import unmarked_name
from onrecord.schema import ActorKind, Span, SpeakerKind

# The part of a source that is looked at, in code points: sources seldom are longer, and the head stands early.
_LOOK = 300
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a source means, if it can be told, and what kind of speaker that is."""

    cluster: Cluster | None
    kind: SpeakerKind


_NONE = Answer(None, "none")
_UNKNOWN = Answer(None, "described")
_UNKNOWN_MANY = Answer(None, "collective")


class Speakers:
    """Resolves the sources of one document, in the order of the text."""

    def __init__(self, ground: Ground, index: NameIndex) -> None:
        self._ground = ground
        self._text = ground.text
        self._index = index
        self._said = ground.found.said
        self._words_of_others = OwnWords(ground.text, self._said)
        self._described = Described(ground)
        self._cited = CitedDocuments(ground)
        self._steps = self._words_of_others.steps(ground.found.sentences)
        self._timeline = Timeline(named_references(ground, self._words_of_others, self._steps))
        self._bodies = Bodies(ground, index, self._described, self._timeline, self._words_of_others)
        self._labels = Labels(ground, index)
        self._next_sentence = 0
        self._recent: dict[Cluster, int] = {}
        self._places: dict[str, Cluster] = {}
        self._read_to = 0
        self.answers: list[Answer] = [_NONE] * len(self._said)

    @property
    def found(self) -> list[Cluster]:
        """The actors that only their being sources brought in: described ones, and the governments of places."""
        return [*self._described.clusters, *self._places.values()]

    def resolve(self) -> list[Answer]:
        """One answer for each attribution. Those whose source is "I" come last: they need the speaker around them."""
        sources = [number for number, said in enumerate(self._said) if said.source]
        sources.sort(key=lambda number: self._said[number].source)
        own: list[tuple[int, Pronoun]] = []
        for number in sources:
            self._read_pronouns_up_to(self._said[number].source[0][0])
            pronoun = lone_pronoun(self._text, self._said[number].source[0])
            if pronoun is not None and pronoun.person == "1":
                own.append((number, pronoun))
                self.answers[number] = _UNKNOWN
            else:
                self._settle(number, self._answer(number, pronoun))
        for number, pronoun in own:
            self._settle(number, self._first_person(number, pronoun))
        return self.answers

    def _step(self, offset: int) -> int:
        """How many sentences of the teller's own words come before ``offset``."""
        return self._steps[self._ground.sentence(offset)] if self._steps else 0

    def _read_pronouns_up_to(self, end: int) -> None:
        """Follows "he" and "she" through the text between sources, as a reader does; only to know who is in mind."""
        for match in _HE_OR_SHE.finditer(self._text, self._read_to, end):
            start = match.start()
            self._read_subjects_up_to(start)
            if self._words_of_others.holds(start):
                continue
            pronoun = actor_words().pronouns[match[0].casefold()]
            step = self._step(start)
            cluster = antecedent(self._timeline, pronoun, start, step, (), False)
            if cluster is not None:
                place = "pronoun" if match[0].casefold() in ("he", "she") else "owner"
                self._timeline.add(Reference(start, match.end(), step, cluster, place))
        self._read_subjects_up_to(end)
        self._read_to = max(self._read_to, end)

    def _read_subjects_up_to(self, end: int) -> None:
        """Notes whom the sentences start with by role: "The senator …", "A man …"; unknown ones take a place too."""
        sentences = self._ground.found.sentences
        while self._next_sentence < len(sentences) and sentences[self._next_sentence].start < end:
            sentence = sentences[self._next_sentence]
            self._next_sentence += 1
            if self._words_of_others.holds(sentence.start + 2):
                continue
            subject = described_subject(self._ground, self._described, sentence, self._recent)
            if subject is not None:
                start, stop, cluster = subject
                self._timeline.add(Reference(start, stop, self._step(start), cluster, "subject"))

    def _settle(self, number: int, answer: Answer) -> None:
        self.answers[number] = answer
        if answer.cluster is None:
            return
        start, end = self._said[number].source[0]
        self._recent[answer.cluster] = start
        step = self._step(start)
        quoted = self._words_of_others.holds(start)
        self._timeline.add(Reference(start, end, step, answer.cluster, "speaker", quoted))

    def _answer(self, number: int, pronoun: Pronoun | None) -> Answer:
        said = self._said[number]
        if pronoun is not None:
            answer = self._pronoun(said, pronoun, said.source[0])
            if answer.cluster is not None:
                answer.cluster.spans.append(said.source[0])
            return answer
        if self._labels.is_question(said):
            return _NONE
        labelled = self._labels.who(said)
        if labelled is not None:
            labelled.spans.append(said.source[0])
            return Answer(labelled, kind_of(labelled))
        answer = _UNKNOWN
        for span in whole_spans(self._text, said.source):
            answer = self._words(said, span)
            if answer.cluster is not None:
                break
        return answer

    def _words(self, said: Said, span: Span) -> Answer:
        """A source of more than a pronoun: a name, or a description."""
        tokens = tokens_of(self._text, span[0], min(span[1], span[0] + _LOOK))
        while tokens and (not tokens[0][0][0].isalnum() or (is_preposition(tokens[0][0]) and len(tokens) > 1)):
            tokens.pop(0)
        if not tokens:
            return _UNKNOWN
        spoken = without_day(one_phrase(tokens, self._says_more_of_object(said, span)))
        if len(spoken) < len(tokens):
            tokens, span = spoken, (spoken[0][1], spoken[-1][2])
        head = head_of_source(self._ground, tokens)
        if head.mention is not None:
            return Answer(self._named(head.mention), "named")
        cluster, kind = self._described_as(said, tokens, span, head.several)
        if cluster is not None:
            cluster.spans.append((tokens[0][1], span[1]))
        return Answer(cluster, kind)

    def _says_more_of_object(self, said: Said, span: Span) -> bool:
        """Whether the cue is a participle right after the source: "a report [claiming] …", not "[by saying]"."""
        if not said.cue or said.cue[0][0] < span[1]:
            return False
        cue = self._text[slice(*said.cue[0])].split()
        return bool(cue) and cue[0].endswith("ing")

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
        return self._place(shown, kind, name.plain, (mention.start, mention.end))

    def _place(self, shown: str, kind: ActorKind, keys: tuple[str, ...], span: Span) -> Cluster:
        cluster = self._places.get(plain(shown))
        if cluster is None:
            cluster = self._places[plain(shown)] = Cluster(shown, kind, keys)
        cluster.spans.append(span)
        return cluster

    def _government(self, phrase: Phrase, tokens: list[Token], span: Span) -> Cluster | None:
        country = government(self._ground, phrase, tokens)
        if country is None:
            return None
        return self._place(country, "government", tuple(plain(country).split()), (phrase.start, span[1]))

    # Pronouns

    def _pronoun(self, said: Said, pronoun: Pronoun, span: Span) -> Answer:
        if pronoun.person == "relative":
            return self._relative(pronoun, span)
        if pronoun.person != "3":
            return _UNKNOWN_MANY if pronoun.number == "plural" else _UNKNOWN
        step = self._step(span[0])
        quoted = self._words_of_others.holds(span[0])
        cluster = name_awaited(self._ground, pronoun, span) or antecedent(
            self._timeline, pronoun, span[0], step, said.content, quoted
        )
        if cluster is None or not cluster.name:
            return _UNKNOWN_MANY if pronoun.number == "plural" else _UNKNOWN
        if pronoun.gender and cluster.is_person and cluster.gender is None:
            cluster.gender, cluster.gender_is_told = pronoun.gender, True
        return Answer(cluster, kind_of(cluster))

    def _relative(self, pronoun: Pronoun, span: Span) -> Answer:
        """ "who": the name, or the description, that stands right before it."""
        low = max(self._ground.sentence_bounds(span[0])[0], span[0] - _LOOK)
        name = name_before(self._ground, low, span[0])
        if name is not None and name.cluster is not None and (name.type == "Person") == (pronoun.of == "person"):
            return Answer(name.cluster, "named")
        phrase, tokens = phrase_before(self._text, low, span[0])
        if phrase is None or not (phrase.determiner or phrase.plural):
            return _UNKNOWN
        if self._ground.covering(phrase.head[1]) is not None:
            return _UNKNOWN
        if phrase.noun not in actor_words().roles and not phrase.plural:
            return _UNKNOWN
        end = phrase.head[2]
        cluster = self._by_phrase(None, phrase, tokens, (phrase.start, end))
        if cluster is None:
            return _UNKNOWN
        cluster.spans.append((phrase.start, end))
        return Answer(cluster, kind_of(cluster))

    def _first_person(self, number: int, pronoun: Pronoun) -> Answer:
        """ "I" and "we" in somebody's words are the speaker of these words; elsewhere the writer, who is no actor."""
        said = self._said[number]
        start, end = said.source[0]
        around = said.within if said.within is not None else self._words_of_others.around(start, end, number)
        many = pronoun.number == "plural"
        if around is None or around == number or not 0 <= around < len(self.answers):
            return _UNKNOWN_MANY if many else _UNKNOWN
        speaker = self.answers[around].cluster
        if speaker is None or (many and speaker.is_person and not speaker.plural):
            return _UNKNOWN_MANY if many else _UNKNOWN
        speaker.spans.append((start, end))
        return Answer(speaker, kind_of(speaker))

    # Descriptions

    def _described_as(
        self, said: Said, tokens: list[Token], span: Span, several: bool
    ) -> tuple[Cluster | None, SpeakerKind]:
        phrase = phrase_at(tokens, 0)
        first = actor_words().pronouns.get(plain(tokens[0][0]))
        several = several or is_share(tokens)
        if several or (first is not None and (phrase is None or phrase.rest == 1)):
            return self._group(tokens, span, first, several or (len(tokens) > 2 and tokens[1][0] == "and"))
        if phrase is None:
            return None, "described"
        known = unmarked_name(self._ground, self._index, phrase, tokens) or self._government(phrase, tokens, span)
        cluster = known or self._by_phrase(said, phrase, tokens, span)
        if cluster is None:
            return None, "collective" if phrase.plural else "described"
        return cluster, kind_of(cluster)

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
        return again or self._described.group(whole, span, many), kind

    def _by_phrase(self, said: Said | None, phrase: Phrase, tokens: list[Token], span: Span) -> Cluster | None:
        """The actor that a description means: known before, or its own; ``None`` where it points at nobody found."""
        at = span[0]
        if phrase.noun in actor_words().documents:
            cluster = self._document(said, phrase, tokens, at)
            if cluster is not None:
                return cluster
        again = self._described.again(self._described.words(phrase, span[1]), at)
        if again is not None and phrase.determiner != "another":
            return again
        by_age = aged(self._ground, phrase, self._timeline, at, self._step(at))
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
                return person
        if not phrase.plural and mine is None and office is None:
            body = self._bodies.meant(phrase, possessor, at, self._step(at))
            if body is not None:
                return body
        restricted = name is not None or self._restricted(phrase, tokens) or mine is not None
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

    def _restricted(self, phrase: Phrase, tokens: list[Token]) -> bool:
        """Whether words after the noun say which one is meant: "the head of the union"."""
        return phrase.rest < len(tokens) and tokens[phrase.rest][0] not in (",", ".", ";", ":", "—", "–", "-", "and")

    def _person(self, phrase: Phrase, office: Office, at: int, points_back: bool) -> Cluster | None:
        kind = actor_words().roles[phrase.noun].kind
        if kind == "kin":
            return None
        if points_back:
            if kind == "plain":
                return self._nearest_person(phrase, office, at)
            holder = self._described.holder(phrase, office, at, self._recent)
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
        step = self._step(at)
        near = {
            reference.cluster
            for reference in self._timeline.before(at, step, 2)
            if reference.cluster.is_person and reference.cluster.gender in (office.gender, None)
        }
        return near.pop() if len(near) == 1 and all(cluster.name for cluster in near) else None

    def _document(self, said: Said | None, phrase: Phrase, tokens: list[Token], at: int) -> Cluster | None:
        """Whose report, poll or statement it is."""
        _, possessor = owner(self._ground, phrase)
        if possessor is not None:
            return possessor
        mine = own_pronoun(phrase)
        if mine is not None and said is not None:
            pronoun = actor_words().pronouns.get(plain(mine[0]))
            if pronoun is not None and pronoun.person == "3":
                return self._pronoun(said, pronoun, (mine[1], mine[2])).cluster
        maker = maker_after(self._ground, phrase, tokens)
        if maker is not None:
            return maker
        if phrase.indefinite or self._restricted(phrase, tokens):
            return None
        return self._cited.whose(phrase.noun, at)


def kind_of(cluster: Cluster) -> SpeakerKind:
    """The kind of speaker that an actor is."""
    if cluster.named:
        return "named"
    return "collective" if cluster.plural else "described"
