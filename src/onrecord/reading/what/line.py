"""A sentence as a row of words, and what their forms and neighbours tell of each, without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.said.reporting import is_adverb, lexicon
from onrecord.reading.what.event_words import senses
from onrecord.reading.what.realis_words import Governing, governing, realis_words
from onrecord.reading.words.lemmas import word_set

BE = word_set("am is are was were be been being 's 're 'm")
HAVE = word_set("has have had having 've")
DO = word_set("do does did")
AUX = BE | HAVE | DO | {"get", "got"}
NOT = word_set("not never")
QUOTES = word_set("\" “ ” ‘ ’ ' „ « »")
HARD = word_set(". ; : ! ? ( ) — – [ ] …")
FAR = 14  # how far, in words, what belongs together may stand apart
MODALS = realis_words("modal")
DETERMINERS = realis_words("determiner")
PREPOSITIONS = realis_words("preposition")
_CLAUSES = word_set("that if unless whether should")
_SUBJECTS = word_set("to who they he she it we i which")
_OWN = word_set("a an the its their his her")
_INVERTS = word_set("should were had")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what stands directly before it. ``start`` is its first token, ``to`` the "to" before it."""

    start: int
    aux: tuple[str, ...]
    modal: str | None
    negative: bool
    hedged: bool
    to: int | None


class Line:
    """One sentence: its words in lower case and as they are written; ``told``: somebody is known to say it."""

    def __init__(self, words: Sequence[str], cased: Sequence[str], *, told: bool = False) -> None:
        self.words = words
        self.cased = cased
        self.told = told

    def word(self, at: int) -> str:
        """The word there, or nothing."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_noun(self, index: int) -> bool:
        """Whether the word is a noun, by its form and by the words beside it."""
        word, before = self.words[index], self.word(index - 1)
        parts = {sense.part for sense in senses(word)}
        at = index - 1
        while at > 0 and is_adverb(self.word(at)):
            at -= 1
        lead = self.word(at)
        if lead in MODALS | NOT | HAVE | DO | _SUBJECTS and not (lead == "to" and word.endswith(("s", "tion", "ment"))):
            return lead in HAVE and "noun" in parts and not word.endswith(("ed", "en", "t", "k", "n"))
        if word.endswith("ing"):
            named = self.word(index - 2) in DETERMINERS or self.word(index + 1) in ("between", "on", "in")
            if "noun" in parts and named and before not in AUX | PREPOSITIONS:
                return True
            return before in DETERMINERS or self.word(index + 1) == "of"
        if parts == {"verb"}:
            return before in _OWN and not word.endswith("ed")
        if parts == {"noun"}:
            return True
        if word.endswith("ed") and len(word) > 4:
            return False
        if before in DETERMINERS | PREPOSITIONS and before != "that":
            return True
        if before.isalpha() and not _CLAUSES.isdisjoint(self.words[max(0, index - 5) : index - 1]):
            return False
        return self._is_rather_noun(index, before, lead) if parts else before in DETERMINERS

    def _is_rather_noun(self, index: int, before: str, lead: str) -> bool:
        """Of a word that may be both, and has no article: "troops [attack]", "jets' [attacks]"."""
        several = self.words[index].endswith("s")
        if lead in BE:
            return several
        if before in ("and", "or", ",", ""):
            return several or not before
        after = self.word(index + 1)
        named = index + 1 < len(self.cased) and self.cased[index + 1][:1].isupper()
        follows = named or after in DETERMINERS | {"him", "them", "it"}
        return not (before.endswith("s") and not several) and not (several and follows)

    def group(self, index: int) -> Group:
        """What stands directly before a verb and belongs to it."""
        aux: list[str] = []
        modal, to = None, None
        negative = hedged = False
        at = index - 1
        while at >= 0:
            word = self.words[at]
            if word == "to":
                to = at
                break
            if word in NOT:
                negative = not negative
            elif word in ("neither", "nor"):
                negative = True
            elif word == "longer" and self.word(at - 1) == "no":
                negative = True
                at -= 1
            elif word in MODALS and not self.is_may(at):
                modal = word
            elif word in AUX:
                aux.append(word)
            elif word in realis_words("hedge"):
                hedged = True
            elif not self._is_passed_over(at):
                break
            at -= 1
        if modal == "'d" and self.words[index].endswith(("ed", "en")):
            modal = None
            aux.append("had")
        return Group(to if to is not None else at + 1, tuple(aux), modal, negative, hedged, to)

    def _is_passed_over(self, at: int) -> bool:
        word = self.words[at]
        if word == ",":
            return "however" in (self.word(at - 1), self.word(at + 1))
        return word in ("however", "though") or word in QUOTES or is_adverb(word)

    def is_may(self, at: int) -> bool:
        """Whether "may" is the month."""
        return self.words[at] == "may" and at > 0 and self.cased[at] == "May"

    def is_bare(self, index: int) -> bool:
        """Whether the word is a verb as it stands in a dictionary."""
        word = self.words[index]
        found = senses(word, "verb")
        return any(sense.lemma == word for sense in found) if found else not word.endswith(("ed", "s"))

    def is_gerund(self, index: int, group: Group) -> bool:
        """Whether it is a form in -ing that no "be" makes finite, or "having" and a participle."""
        word = self.words[index]
        return "having" in group.aux or (word.endswith("ing") and len(word) > 4 and BE.isdisjoint(group.aux))

    def is_finite(self, at: int) -> bool:
        """Whether the word looks like a finite verb of a clause."""
        word = self.words[at]
        if word in AUX | MODALS - {"need"} and word not in ("'s", "having", "being", "been", "be", "get", "got"):
            return not self.is_may(at)
        if word.endswith("ed") and len(word) > 4 and self.word(at - 1) not in DETERMINERS | PREPOSITIONS:
            return self.word(at + 1) != "by"
        entry = lexicon().verbs.get(word)
        told = entry is not None and not entry.light and word not in lexicon().nouns
        return told and not word.endswith("ing") and not self.is_noun(at)

    def fits(self, one: Governing) -> bool:
        """Whether the word is of the part that the governor asks for."""
        if one.governor.part == "word":
            return True
        noun = self.looks_noun(one.start)
        if one.governor.part == "noun":
            return noun or not any(each.governor.part == "verb" for each in governing(self.words, one.end))
        return not noun or self.words[one.start].endswith("ed")

    def looks_noun(self, at: int) -> bool:
        """As :meth:`is_noun`, of words that govern others: "the [plan] to", "[fears] of"."""
        word, before, after = self.words[at], self.word(at - 1), self.word(at + 1)
        if word.endswith(("ed", "ing")) and len(word) > 4 and before not in DETERMINERS:
            return False
        if after == "of" or (not before and after in ("that", "by", "for")):
            return True
        if before in DETERMINERS or before in PREPOSITIONS - {"to"} or word.endswith(("tion", "sal", "ment")):
            return True
        if self.word(at - 2) not in DETERMINERS - {"that", "'s"} or word.endswith("s") or before.endswith("s"):
            return False
        may_be = any(one.governor.part == "noun" for one in governing(self.words, at + 1)) or senses(word, "noun")
        return bool(may_be) and self.cased[at - 1].islower()

    def has_condition(self) -> bool:
        """Whether "if …", "unless …" or "should it …" stands in the sentence."""
        for at, word in enumerate(self.words):
            if word in ("if", "unless") and self.word(at - 1) not in realis_words("asks") | {"as", "what"}:
                return True
            if word in ("provided", "providing") and self.word(at + 1) in ("that", "it", "they"):
                return True
            if word == "event" and tuple(self.words[max(0, at - 2) : at]) == ("in", "the"):
                return True
        return self.is_inverted()

    def is_inverted(self) -> bool:
        """ "Should the army attack, …", "Had they attacked, …", "Were they to attack, …"."""
        return self.word(0) in _INVERTS and self.word(len(self.words) - 1) != "?"
