"""What the words around a verb or noun plainly say of whether it happened, without a parser.

A modal, a negation or a governing word counts only where it governs the word: it stands in its own verb group ("did not
[attack]"), takes it as its complement ("failed to [attack]", "cancelled a [visit]"), or opens its clause ("if they
[attack]", "denied that they [attacked]"). What governs is looked at in the same way, so that "may have failed to
[attack]" is possible.
"""

from __future__ import annotations

from onrecord.reading.said.reporting import is_adverb
from onrecord.reading.what.line import AUX, FAR, HARD, MODALS, NOT, QUOTES, Line
from onrecord.reading.what.nouns import noun
from onrecord.reading.what.realis_words import Governing, governing, realis_words
from onrecord.reading.what.said_of import NOTHING, Status, made
from onrecord.reading.what.verbs import verb
from onrecord.reading.words.lemmas import word_set

_DEEPEST = 6  # governors one above the other
_CLAUSES = word_set("that if whether")
_VIA = word_set("on to for upon by from")


class Grammar(Line):
    """A sentence, to ask what it plainly says of its words."""

    def status(self, index: int) -> Status:
        """What is plainly said of the word at ``index``."""
        found = self.noun(index, 0) if self.is_noun(index) else self.verb(index, 0)
        asks = next((word for word in reversed(self.words) if word not in QUOTES), "") == "?"
        if asks and found.realis in (None, "happened") and not found.negative:
            return Status("possible", firm=False)
        return found

    def verb(self, index: int, depth: int) -> Status:
        """What is said of a verb; ``depth`` counts the governors gone through."""
        return NOTHING if depth > _DEEPEST else verb(self, index, depth)

    def noun(self, index: int, depth: int) -> Status:
        """What is said of a noun."""
        return NOTHING if depth > _DEEPEST else noun(self, index, depth)

    def combine(self, one: Governing, negative: bool, depth: int) -> Status:
        """What a governor makes of its complement, by what is said of the governor itself.

        ``negative``: a "not" stands before the complement.
        """
        before = self.word(one.start - 1)
        own = NOTHING
        if one.governor.part == "noun":
            own = self.noun(one.start, depth + 1)
        elif one.governor.part == "verb" or before in AUX | NOT or is_adverb(before):
            own = self.verb(one.start, depth + 1)
        negated = own.negative and own.realis != "demanded"
        return made(one.governor.negated if negated else one.governor.makes, own, negative)

    def with_object(self, end: int, takes: str, negative: bool, depth: int) -> Status | None:
        """What a governor before an object makes of what follows: "[urged] the army to", "[kept] the rebels from"."""
        for at in range(end - 1, max(-1, end - FAR), -1):
            word = self.words[at]
            if word in HARD or word in _CLAUSES or word in MODALS:
                return None
            if word in realis_words("subordinate") - {"but", "as"}:
                return None
            for one in governing(self.words, at + 1):
                governor = one.governor
                rules = governor.part == "verb" and takes in governor.takes
                if takes == "one to" and governor.part == "noun":  # "a call on the army to leave"
                    rules = "to" in governor.takes and self.word(at + 1) in _VIA
                if rules and self.fits(one):
                    return self.combine(one, negative, depth)
        return None
