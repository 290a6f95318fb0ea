"""The noun phrase after a number: its head, where it ends, and what its head is."""

from __future__ import annotations

from onrecord.reading.counts.figure_words import function_words, kinds_of, matches
from onrecord.reading.counts.lines import Line
from onrecord.reading.words.phrases import ends_phrase, is_possessive

_LONGEST = 8
_NOUNS = frozenset(("person", "thing", "animal", "troop", "fighter", "event"))


def phrase(line: Line, at: int, plural: bool) -> tuple[int | None, int, frozenset[str]]:
    """The noun phrase that starts at token ``at``: its head, the token past it, and what its head is."""
    stop = at
    while stop < len(line.low) and stop - at < _LONGEST and not stops(line, stop, at):
        stop += 1
    if stop == at:
        return None, at, frozenset()
    if is_possessive(line.low[at]) and plural:
        return stop - 1, stop, frozenset({"unit"})  # "the 30,000 Clinton's lawyers returned"
    head = _known_head(line, at, stop)
    if head is None:
        plurals = [place for place in range(at, stop) if line.low[place].endswith("s") and line.low[place].isalpha()]
        if stop - at > _LONGEST // 2 and not plurals:
            return None, at, frozenset()
        head = plurals[0] if plurals and plural else stop - 1
        return head, head + 1, frozenset()
    if plural and _is_singular(line.low[head]):
        # It is the first part of a noun: "volunteer [training sessions]", "Colombian [personalities]".
        if stop > head + 1:
            return stop - 1, stop, frozenset()
        if "populace" not in kinds_of(line.low[head]):
            return head, stop, frozenset({"unit"})
    return head, head + 1, kinds_of(line.low[head])


def _known_head(line: Line, at: int, stop: int) -> int | None:
    """The last noun that is known; but after a plural, a word that is no plural noun starts something else."""
    head: int | None = None
    for place in range(at, stop):
        if not kinds_of(line.low[place]) and not is_noun(line, place, stop):
            continue
        if head is not None and line.low[head].endswith("s") and (place > head + 1 or not _is_compound(line, place)):
            break
        head = place
    return head


def _is_singular(noun: str) -> bool:
    return noun not in function_words("several") and bool(kinds_of(noun + "s"))


def _is_compound(line: Line, place: int) -> bool:
    """Whether a plural before another noun is part of it: "Rangers officers"; a verb is not: "hostages free"."""
    return line.low[place].endswith("s") and not any(matches(line.low, place, ("verb", "intransitive")))


def is_noun(line: Line, place: int, stop: int) -> bool:
    return any(match.end <= stop for match in matches(line.low, place, ("noun",)))


def stops(line: Line, at: int, start: int) -> bool:
    word = line.low[at]
    if word == "#" or word in function_words("auxiliaries") or word in function_words("modals"):
        return True
    if word in function_words("feared") | function_words("reported") and not _before_noun(line, at):
        return True
    if word in function_words("place_adverbs") or word in function_words("governing"):
        return True
    if word in ("a", "an", "the", "this", "every", "per", "no"):
        return True
    if at == start and word.endswith(("ly", "ed")) and not kinds_of(word) and not _before_noun(line, at):
        return True
    if word.endswith("ly") and any(matches(line.low, at + 1, ("verb", "state"))) if at + 1 < len(line.low) else False:
        return True
    if is_possessive(word) and at > start:
        return False
    forms = list(matches(line.low, at, ("verb", "intransitive", "state")))
    if forms:
        # "12 wounded soldiers", "30,000 displaced people": what was done stands before the noun.
        before_noun = at == start and any(match.end == at + 1 for match in forms) and _before_noun(line, at)
        return not before_noun and not kinds_of(word)
    return ends_phrase(word)


def _before_noun(line: Line, at: int) -> bool:
    """Whether a participle at ``at`` belongs to the noun after it."""
    for place in (at + 1, at + 2):
        word = line.word(place)
        if kinds_of(word) & _NOUNS or (word and is_noun(line, place, place + 2)):
            return True
        if not word.isalpha() or ends_phrase(word):
            return False
        if word.endswith(tuple(function_words("people_ends"))):
            return True
    return False
