"""What a reader has in mind at each place of a text: who was named, who spoke, whom "he" was, how far apart."""

from __future__ import annotations

import re

from onrecord.reading.ground import Ground
from onrecord.reading.who.actor_words import Pronoun, actor_words
from onrecord.reading.who.antecedents import Antecedents
from onrecord.reading.who.clusters import Cluster
from onrecord.reading.who.described import Described
from onrecord.reading.who.own_words import OwnWords
from onrecord.reading.who.pronouns import Reference, Timeline, antecedent
from onrecord.reading.who.references import named_references
from onrecord.reading.who.subjects import described_subject
from onrecord.reading.words.phrases import Phrase
from onrecord.schema import Span, Spans

# A description is taken for somebody named where the coreference head gives this much to it; one with "the" points back
# to somebody, so that less is enough; and in either case clearly more than to the next.
_LINKED = 0.3
_LINKED_DEFINITE = 0.15
_CLEARLY = 1.4
# What is left of it where the text gives the actor another office; and below what the rules' own choice is doubted.
_OTHER_OFFICE = 0.2
_DOUBTED = 0.05
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)


class InMind:
    """Follows the text in its order; ``recent`` says where each actor spoke last."""

    def __init__(self, ground: Ground, described: Described) -> None:
        self._ground = ground
        self._described = described
        self.own_words = OwnWords(ground.text, ground.found.said)
        self._steps = self.own_words.steps(ground.found.sentences)
        self.timeline = Timeline(named_references(ground, self.own_words, self._steps))
        self.recent: dict[Cluster, int] = {}
        self.antecedents = Antecedents(ground)
        self._next_sentence = 0
        self._read_to = 0

    def step(self, offset: int) -> int:
        """How many sentences of the teller's own words come before ``offset``."""
        return self._steps[self._ground.sentence(offset)] if self._steps else 0

    def meant(self, pronoun: Pronoun, span: Span, own_content: Spans) -> Cluster | None:
        """The actor that a third-person pronoun means, by those in mind where it stands."""
        quoted = self.own_words.holds(span[0])
        likely = self.antecedents.of(span)
        return antecedent(self.timeline, pronoun, span[0], self.step(span[0]), own_content, quoted, likely)

    def linked(self, phrase: Phrase, span: Span, instead_of: Cluster | None = None) -> Cluster | None:
        """The named actor that a description in the singular goes back to, where the coreference head is sure enough.

        ``instead_of`` is whom rules take it for: it stands, unless the head gives next to nothing to it.
        """
        if phrase.indefinite:  # "an engineer" is somebody new
            return None
        every = self.antecedents.of(span)
        if instead_of is not None and every.get(instead_of, 0.0) >= _DOUBTED:
            return None
        person = phrase.noun in actor_words().roles
        likely = {
            cluster: share * (1.0 if _may_hold(cluster, phrase) else _OTHER_OFFICE)
            for cluster, share in every.items()
            if cluster.named and cluster.is_person == person and cluster.kind not in ("people", "government")
        }
        if not likely:
            return None
        best, *others = sorted(likely, key=lambda cluster: -likely[cluster])
        share = likely[best]
        least = _LINKED if not phrase.definite or instead_of is not None else _LINKED_DEFINITE
        clear = not others or share >= _CLEARLY * likely[others[0]]
        return best if clear and share >= least else None

    def read_up_to(self, end: int) -> None:
        """Follows "he" and "she" through the text between sources, as a reader does; only to know who is in mind."""
        for match in _HE_OR_SHE.finditer(self._ground.text, self._read_to, end):
            start = match.start()
            self._read_subjects_up_to(start)
            if self.own_words.holds(start):
                continue
            pronoun = actor_words().pronouns[match[0].casefold()]
            step = self.step(start)
            likely = self.antecedents.of((start, match.end()))
            cluster = antecedent(self.timeline, pronoun, start, step, (), False, likely)
            if cluster is not None:
                self.antecedents.settle((start, match.end()), cluster)
                place = "pronoun" if match[0].casefold() in ("he", "she") else "owner"
                self.timeline.add(Reference(start, match.end(), step, cluster, place))
        self._read_subjects_up_to(end)
        self._read_to = max(self._read_to, end)

    def _read_subjects_up_to(self, end: int) -> None:
        """Notes whom the sentences start with by role: "The senator …", "A man …"; unknown ones take a place too."""
        sentences = self._ground.found.sentences
        while self._next_sentence < len(sentences) and sentences[self._next_sentence].start < end:
            sentence = sentences[self._next_sentence]
            self._next_sentence += 1
            if self.own_words.holds(sentence.start + 2):
                continue
            subject = described_subject(self._ground, self._described, sentence, self.recent)
            if subject is not None:
                start, stop, cluster = subject
                self.timeline.add(Reference(start, stop, self.step(start), cluster, "subject"))

    def spoke(self, cluster: Cluster, span: Span) -> None:
        """Notes that the actor is the speaker whom the source ``span`` means."""
        self.recent[cluster] = span[0]
        self.antecedents.settle(span, cluster)
        quoted = self.own_words.holds(span[0])
        self.timeline.add(Reference(*span, self.step(span[0]), cluster, "speaker", quoted))


def _may_hold(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether the text gives the actor no office, or one that a word of the phrase is of."""
    held = cluster.heads | set((cluster.role or "").split())
    return not held or any(token[0].casefold() in held for token in (*phrase.before, phrase.head))
