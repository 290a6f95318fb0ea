"""How the word of an event stands in its sentence: as a noun, pointing back ("the attack"), or as another one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from onrecord.reading.found import Found
from onrecord.reading.what.event_words import EventSense, event_sense, senses
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import Token, ends_phrase, is_possessive, phrase_at, tokens_of
from onrecord.schema import Span

_DEFINITE = word_set("the this that these those")
_OTHER = word_set(
    "a an another second third fourth fifth sixth new fresh further more additional separate similar previous earlier "
    "subsequent next other later renewed repeated past recent many several some any no two three every each future"
)
_AGAIN = word_set("again twice later")
_NEW = _OTHER - word_set("a an many several some any no two three every each")
_REACH = 3
# Nouns of places and people that point back with "the": they contradict no name.
_VAGUE = word_set(
    "town city village country side area region province man woman people group site capital nation party"
)


class Wording:
    """Looks at the words around the triggers of one document; each sentence is taken apart once."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._starts = [one.start for one in found.sentences]
        self._tokens: dict[int, list[Token]] = {}
        self._low: dict[int, list[str]] = {}

    def sentence(self, span: Span) -> int:
        """How many sentences stand before the one of ``span``."""
        return max(0, bisect_right(self._starts, span[0]) - 1)

    def words(self, trigger: Span) -> tuple[list[str], int]:
        """The words of the trigger's sentence in lower case, and which of them it is."""
        tokens, at = self._at(trigger)
        key = self.sentence(trigger)
        if key not in self._low:
            self._low[key] = [token[0].lower() for token in tokens]
        return self._low[key], at

    def sense(self, type: str, trigger: Span) -> EventSense | None:
        """The sense in which the word names an event of ``type``; one of several alike where its company tells none."""
        form = self._found.text[slice(*trigger)].lower()
        told = event_sense(type, form, *self.words(trigger))
        if told is not None:
            return told
        alike = [sense for sense in senses(form) if sense.type == type]
        first = next((sense for sense in alike if sense.part == "noun"), alike[0] if alike else None)
        if first is None:
            return None
        return replace(first, mutual=all(sense.mutual for sense in alike))

    def is_noun(self, trigger: Span, sense: EventSense | None) -> bool:
        """Whether the word is a noun here: one in any case, or after a word that only nouns follow."""
        form = self._found.text[slice(*trigger)]
        if sense is not None and sense.part == "noun" and not senses(form, "verb"):
            return True
        if not senses(form, "noun"):
            return False
        return (sense is not None and sense.part == "noun") or self._determiner(trigger) is not None

    def points_back(self, trigger: Span, sense: EventSense | None) -> bool:
        """Whether it is a noun that goes back to what was told: "the attack", "their two-day visit"."""
        if not self.is_noun(trigger, sense):
            return False
        determiner = self._determiner(trigger)
        return determiner is not None and not self.is_another(trigger, sense)

    def is_another(self, trigger: Span, sense: EventSense | None) -> bool:
        """Whether the words say that it is not one told before: "a second attack", "struck again"."""
        tokens, at = self._at(trigger)
        if at < 0:
            return False
        if self.is_noun(trigger, sense):
            for token in reversed(tokens[max(0, at - _REACH) : at]):
                word = token[0].casefold()
                if word in _NEW:
                    return True
                if ends_phrase(word):
                    return False
            return False
        return any(token[0].casefold() in _AGAIN for token in tokens[max(0, at - 2) : at + 4])

    def is_plural(self, trigger: Span, sense: EventSense | None) -> bool:
        """Whether it is a noun that speaks of several; "talks" are one event."""
        form = self._found.text[slice(*trigger)].lower()
        if sense is None or not self.is_noun(trigger, sense) or form in ("talks", "hostilities", "clashes"):
            return False
        return form.endswith("s") and not sense.lemma.endswith("s")

    def nouns(self, spans: Iterable[Span]) -> frozenset[str]:
        """The head nouns of the phrases, but of those that only point back ("they", "the town", "it")."""
        found = set()
        for start, end in spans:
            tokens = tokens_of(self._found.text, start, end)
            phrase = phrase_at(tokens, 0)
            if phrase is None or (len(tokens) == 1 and plain(tokens[0][0]) in actor_words().pronouns):
                continue
            if phrase.noun in _VAGUE and phrase.definite:
                continue
            found.add(phrase.noun)
        return frozenset(found)

    def _determiner(self, trigger: Span) -> str | None:
        """The word that makes the noun definite, at most a few words before it."""
        tokens, at = self._at(trigger)
        for token in reversed(tokens[max(0, at - _REACH) : max(0, at)]):
            word = token[0].casefold()
            if word in _DEFINITE or is_possessive(token[0]):
                return word
            if word in _OTHER or ends_phrase(token[0]):
                return None
        return None

    def _at(self, trigger: Span) -> tuple[list[Token], int]:
        key = self.sentence(trigger)
        if key not in self._tokens:
            self._tokens[key] = self._cut(trigger)
        tokens = self._tokens[key]
        return tokens, bisect_right([token[1] for token in tokens], trigger[0]) - 1

    def _cut(self, trigger: Span) -> list[Token]:
        at = bisect_right(self._starts, trigger[0]) - 1
        if at < 0:
            start, end = max(0, trigger[0] - 500), min(len(self._found.text), trigger[1] + 500)
        else:
            start, end = self._found.sentences[at].start, max(self._found.sentences[at].end, trigger[1])
        return tokens_of(self._found.text, start, end)
