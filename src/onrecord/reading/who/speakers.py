"""Who is meant by the source of each attribution: a named actor, a described one, or nobody that can be told."""

from __future__ import annotations

from onrecord.reading.found import Said
from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import Pronoun
from onrecord.reading.who.answers import NONE, UNKNOWN, UNKNOWN_MANY, Answer, kind_of
from onrecord.reading.who.clusters import NameIndex
from onrecord.reading.who.heads import whole_spans
from onrecord.reading.who.labels import Labels
from onrecord.reading.who.pronouns import lone_pronoun
from onrecord.reading.who.resolver import Resolver
from onrecord.schema import Span


class Speakers:
    """Resolves the sources of one document, in the order of the text."""

    def __init__(self, ground: Ground, index: NameIndex, resolver: Resolver) -> None:
        self._text = ground.text
        self._said = ground.found.said
        self._resolver = resolver
        self._mind = resolver.mind
        self._labels = Labels(ground, index)
        self.answers: list[Answer] = [NONE] * len(self._said)

    def resolve(self) -> list[Answer]:
        """One answer for each attribution. Those whose source is "I" come last: they need the speaker around them."""
        sources = [number for number, said in enumerate(self._said) if said.source]
        sources.sort(key=lambda number: self._said[number].source)
        own: list[tuple[int, Pronoun]] = []
        for number in sources:
            self._mind.read_up_to(self._said[number].source[0][0])
            pronoun = lone_pronoun(self._text, self._said[number].source[0])
            if pronoun is not None and pronoun.person == "1":
                own.append((number, pronoun))
                self.answers[number] = UNKNOWN
            else:
                self._settle(number, self._answer(number, pronoun))
        for number, pronoun in own:
            self._settle(number, self._first_person(number, pronoun))
        return self.answers

    def _settle(self, number: int, answer: Answer) -> None:
        self.answers[number] = answer
        if answer.cluster is not None:
            self._mind.spoke(answer.cluster, self._said[number].source[0])

    def _answer(self, number: int, pronoun: Pronoun | None) -> Answer:
        said = self._said[number]
        if pronoun is not None:
            answer = self._resolver.pronoun(pronoun, said.source[0], said.content)
            if answer.cluster is not None:
                answer.cluster.spans.append(said.source[0])
            return answer
        if self._labels.is_question(said):
            return NONE
        labelled = self._labels.who(said)
        if labelled is not None:
            labelled.spans.append(said.source[0])
            return Answer(labelled, kind_of(labelled))
        answer = UNKNOWN
        for span in whole_spans(self._text, said.source):
            answer = self._resolver.words(span, self._says_more_of_object(said, span), said.content)
            if answer.cluster is not None:
                break
        return answer

    def _says_more_of_object(self, said: Said, span: Span) -> bool:
        """Whether the cue is a participle right after the source: "a report [claiming] …", not "[by saying]"."""
        if not said.cue or said.cue[0][0] < span[1]:
            return False
        cue = self._text[slice(*said.cue[0])].split()
        return bool(cue) and cue[0].endswith("ing")

    def _first_person(self, number: int, pronoun: Pronoun) -> Answer:
        """ "I" and "we" in somebody's words are the speaker of these words; elsewhere the writer, who is no actor."""
        said = self._said[number]
        start, end = said.source[0]
        around = said.within if said.within is not None else self._mind.own_words.around(start, end, number)
        many = pronoun.number == "plural"
        if around is None or around == number or not 0 <= around < len(self.answers):
            return UNKNOWN_MANY if many else UNKNOWN
        speaker = self.answers[around].cluster
        if speaker is None or (many and speaker.is_person and not speaker.plural):
            return UNKNOWN_MANY if many else UNKNOWN
        speaker.spans.append((start, end))
        return Answer(speaker, kind_of(speaker))
