"""Whether something happened: what the head thinks, and what the grammar around the word plainly says.

The plain grammar of the word's own clause goes before the head; where it says nothing, the head tells, and its
certainty decides where its class and its certainty contradict each other. The polarity is negative where what is told,
planned, demanded or supposed is that it does *not* happen: "did not attack", "urged them not to attack".
"""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.found import Found, Happened
from onrecord.reading.said.reporting import tokens_of
from onrecord.reading.standing import Standing
from onrecord.reading.what.event_words import senses
from onrecord.reading.what.grammar import Grammar
from onrecord.reading.what.said_of import Status
from onrecord.schema import Polarity, Realis

# From here on the head is as good as sure that something happened, or that it did not; below, that it is open.
_SURE = 1.5
_OPEN = 0.5
_WOULD = frozenset(("would", "'d"))
_REACH = 800  # in code points
_TO_COME: frozenset[Realis] = frozenset({"planned", "hypothetical", "possible"})


def whether(found: Found, one: Happened, standing: Standing) -> tuple[Realis, Polarity]:
    """Whether it happened, and whether the text says that it did not (or will not)."""
    start, end = _sentence(found, one)
    tokens = list(tokens_of(found.text[start:end]))
    index = bisect_right([at for _, at in tokens], one.trigger[0] - start) - 1
    if index < 0:
        return _head(one)
    cased = [found.text[start + at : start + at + len(word)] for word, at in tokens]
    words = [word for word, _ in tokens]
    # In what somebody says "would" may be the future in the past.
    told = not _WOULD.isdisjoint(words) and standing.of(one.trigger) is not None
    grammar = Grammar(words, cased, told=told)
    plain = grammar.status(index)
    rejects = any(sense.type == "REJECT" for sense in senses(tokens[index][0]))
    if plain.negative and one.type == "REJECT" and not rejects:
        return "happened", "positive"  # "did not [comply]" is the very act of rejecting
    return _weigh(plain, one)


def _weigh(plain: Status, one: Happened) -> tuple[Realis, Polarity]:
    realis, polarity = _head(one)
    if plain.realis is None:
        if plain.negative and realis in ("happened", "denied"):
            return "denied", "negative"
        return realis, "negative" if plain.negative or realis == "denied" else "positive"
    if plain.realis == "happened" and not plain.firm:
        # A past form alone: the head knows better unless it is unsure of itself.
        return (realis, polarity) if realis == "happened" or one.certainty < _SURE else ("happened", "positive")
    if plain.realis in _TO_COME and not plain.firm and realis in _TO_COME:
        return realis, "negative" if plain.negative else "positive"
    return plain.realis, "negative" if plain.negative else "positive"


def _head(one: Happened) -> tuple[Realis, Polarity]:
    """The head's class, where its certainty does not contradict it."""
    realis = one.realis
    if realis == "happened" and one.certainty <= -_SURE:
        realis = "denied"
    elif realis == "happened" and one.certainty < _OPEN:
        realis = "possible"
    elif realis == "denied" and one.certainty >= _SURE:
        realis = "happened"
    return realis, "negative" if realis == "denied" else "positive"


def _sentence(found: Found, one: Happened) -> tuple[int, int]:
    """Its sentence, or what is near it where that is far too long to be one."""
    start, end = 0, len(found.text)
    at = bisect_right(found.sentences, one.trigger[0], key=lambda each: each.start) - 1
    if at >= 0 and one.trigger[0] < found.sentences[at].end:
        start, end = found.sentences[at].start, found.sentences[at].end
    return max(start, one.trigger[0] - _REACH), min(end, one.trigger[1] + _REACH)
