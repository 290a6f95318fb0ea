"""Whether one entry says that something is so, and the other that it is not."""

from __future__ import annotations

import functools
import re

from onrecord.comparing.differing.words import counted, listed, opposites, plain_words, tells
from onrecord.comparing.items import Item
from onrecord.knowledge import load_yaml

# How many words into a statement its main clause may be negated.
_EARLY = 8
# So many letters of a word show what it is about.
_STEM = 4
# What is negated after these is said beside the main clause ("they came, and nobody saw them").
_JOINED = r"\b(?:and|but) (?:not|no|never|nobody|nothing|none)\b"


def contrary(first: Item, second: Item) -> str | None:
    """In what two entries of one claim are contrary, as a sentence has it; ``None`` where they are not."""
    mine, theirs = holds_true(first), holds_true(second)
    if mine != theirs:
        if "denies" in (first.stance, second.stance):
            return "one denies what the other asserts"
        return "one says that it is so, the other that it is not"
    return None


def holds_true(item: Item) -> bool:
    """Whether what is told is told as being so: neither denied, nor a statement whose main clause is negated, nor one
    that calls it untrue."""
    if item.stance == "denies" or item.kind != "statement":
        return item.stance != "denies"
    return not (is_negated(item.words) or item.word in counted("denying") or tells("refuted", item.words))


def doubts(item: Item) -> bool:
    """Whether who tells it does not know, leaves it open, or takes a stand to a charge in court."""
    if item.stance == "doubts":
        return True
    return item.kind == "statement" and (
        tells("unknown", item.words) is not None or _no_word_on_it(item.word) or _no_word_on_it(item.words)
    )


@functools.lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words, without names, by which two statements are of one matter."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    kept = (word for place, word in enumerate(words) if place == 0 or not word.istitle())
    return frozenset(word.casefold()[:_STEM] for word in kept if word.casefold() not in listed("no_units"))


@functools.lru_cache(maxsize=2048)
def is_negated(words: str) -> bool:
    """Whether a statement says of something that it is not so, in its main clause."""
    for word in plain_words(_no_negations().sub(" ", words))[:_EARLY]:
        if word in listed("subordinate"):
            return False
        if word in listed("negations") or word.endswith("n't"):
            return True
    return False


def opposite(first: Item, second: Item) -> str | None:
    """Of two statements, two words of which no thing can be both, one in each; and some other word in both."""
    if first.kind != "statement" or second.kind != "statement" or holds_true(first) != holds_true(second):
        return None
    mine, theirs = set(plain_words(first.words)), set(plain_words(second.words))
    pairs = [(one, other) for one in mine - theirs for other in opposites().get(one, frozenset()) & (theirs - mine)]
    alike = {word for word in mine & theirs if len(word) > 3 and word not in listed("no_units")}
    if not pairs or not alike:
        return None
    one, other = min(pairs)
    return f'one says "{one}", the other "{other}"'


@functools.cache
def _no_negations() -> re.Pattern[str]:
    phrases = load_yaml("differing_words")["no_negations"]
    # "… a pistol, not a rifle" says what it was.
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b|[,–—]\s*(?:and |but )?not\b|" + _JOINED, re.IGNORECASE
    )


@functools.lru_cache(maxsize=8192)
def _no_word_on_it(text: str) -> bool:
    return _no_word().search(text) is not None


@functools.cache
def _no_word() -> re.Pattern[str]:
    phrases = load_yaml("differing_words")["no_word_on_it"]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)
