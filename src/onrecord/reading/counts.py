"""The things that a sentence counts: "at least 12 Syrian soldiers", "20 of the 46 nurses", "a man", "both pilots"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.count_lines import Count, Line
from onrecord.reading.countable import in_date, may_count
from onrecord.reading.figure_words import function_words, kinds_of, matches
from onrecord.reading.numbers import Number, numbers
from onrecord.reading.phrases import ends_phrase, is_possessive, tokens_of
from onrecord.schema import Span

_AGE = re.compile(r"\d{1,3}-year-olds?$")
_LONGEST = 8
_NOUNS = frozenset(("person", "thing", "animal", "troop", "fighter", "event"))
_ARTICLES = frozenset(("a", "an", "another"))


def line_of(text: str, start: int, end: int, dates: Sequence[Span]) -> Line:
    """The sentence ``text[start:end]``; ``dates`` are the spans of its dates in order, whose numbers count nothing."""
    low: list[str] = []
    spans: list[Span] = []
    found: list[tuple[int, Number]] = []
    at = start
    for number in numbers(text, start, end):
        if number.compound or in_date(number.core, dates):
            continue
        for word, *span in tokens_of(text, at, number.start):
            low.append(word.casefold())
            spans.append((span[0], span[1]))
        found.append((len(low), number))
        low.append("#")
        spans.append(number.span)
        at = number.end
    for word, *span in tokens_of(text, at, end):
        low.append(word.casefold())
        spans.append((span[0], span[1]))
    line = Line(text, tuple(low), tuple(spans), ())
    numbered = {place for place, _ in found}
    counts = [count for place, number in found if (count := _counted(line, place, number)) is not None]
    counts += [count for place in range(len(low)) if place not in numbered and (count := _single(line, place))]
    counts.sort(key=lambda count: count.span)
    _join_parts(line, counts)
    for one, other in pairwise(count for count in counts if not count.single):
        other.maybe_things = other.noun is None and ("thing" in one.kinds or one.maybe_things)
    return Line(text, line.low, line.spans, tuple(counts))


def _counted(line: Line, at: int, number: Number) -> Count | None:
    """The count of the number at token ``at``; ``None`` where it counts no people or things."""
    if not may_count(line, at, number):
        return None
    value = None if number.value is None else int(number.value)
    upper = None if number.upper is None else int(number.upper)
    noun, end, kinds = phrase(line, at + 1, plural=value != 1)
    first, whole = at, False
    # "a group of 30 migrants", "a total of 41": the number is what counts.
    if line.word(at - 1) == "of" and "group" in kinds_of(line.word(at - 2)):
        first = at - 2
        while line.word(first - 1) in function_words("determiners"):
            first -= 1
        whole = line.word(first - 1) == "of"  # "two of the crew of nine"
    elif line.word(at - 2) in _ARTICLES and line.word(at - 1) in function_words("between_article"):
        first = at - 2  # "a record 65 million", "a further 12"
    share = first - 1
    while line.word(share) in function_words("determiners") or is_possessive(line.word(share)):
        share -= 1
    # "half of the town's 400 houses"
    whole = whole or (line.word(share) == "of" and line.word(share - 1) in function_words("shares_of"))
    count = Count(value, upper, number.bound, number.span, first, at + 1, end, noun, kinds, whole=whole)
    if line.word(end) == "per" or _is_year(line, at, number, noun):
        return None
    if noun is not None:
        named = line.written(noun)[:1].isupper()
        count.maybe_people = named or line.low[noun].endswith(tuple(function_words("people_ends")))
    if line.word(at + 1) == "of" and noun is None:
        if value == 1 and (line.word(at + 3) == "most" or line.word(at + 3).endswith("est")):
            return None  # "one of the highest tolls"
        _part_of(line, count, at + 2)
    if line.low[max(0, at - 2) : at] == ("all", "but"):
        count.unreal = True
    return count


def _is_year(line: Line, at: int, number: Number, noun: int | None) -> bool:
    """Whether the number is the year of what follows: "the 2014 shooting"."""
    written = line.text[slice(*number.core)]
    if not (written.isdigit() and len(written) == 4 and 1900 <= int(written) < 2100 and number.bound == "exact"):
        return False
    of_it = line.word(at - 1) in ("the", "his", "her", "its", "their", "our") or is_possessive(line.word(at - 1))
    return noun is not None and (
        of_it or not line.low[noun].endswith(("s", "people", "men", "women", "children", "dead"))
    )


def phrase(line: Line, at: int, plural: bool) -> tuple[int | None, int, frozenset[str]]:
    """The noun phrase that starts at token ``at``: its head, the token past it, and what its head is."""
    stop = at
    while stop < len(line.low) and stop - at < _LONGEST and not _stops(line, stop, at):
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
        if not kinds_of(line.low[place]) and not _is_noun(line, place, stop):
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


def _is_noun(line: Line, place: int, stop: int) -> bool:
    return any(match.end <= stop for match in matches(line.low, place, ("noun",)))


def _stops(line: Line, at: int, start: int) -> bool:
    word = line.low[at]
    if word == "#" or word in function_words("auxiliaries") or word in function_words("modals"):
        return True
    if word in function_words("feared") | function_words("reported") and not _before_noun(line, at):
        return True
    if word in function_words("place_adverbs"):
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
        if kinds_of(word) & _NOUNS or (word and _is_noun(line, place, place + 2)):
            return True
        if not word.isalpha() or ends_phrase(word):
            return False
        if word.endswith(tuple(function_words("people_ends"))):
            return True
    return False


def _part_of(line: Line, count: Count, at: int) -> None:
    """Fills in what the count is a part of: "20 of [the 46 nurses]", "12 of [the dead]", "two of [them]"."""
    while (
        line.word(at) in function_words("determiners")
        or is_possessive(line.word(at))
        or line.word(at) in ("whom", "which", "them")
    ):
        if line.word(at) in ("whom", "which", "them") or (line.word(at) == "these" and ends_phrase(line.word(at + 1))):
            count.them, count.end = True, at + 1
            return
        at += 1
    if line.word(at) == "#":
        count.part, count.end = True, at + 1
        count.kinds = phrase(line, at + 1, plural=True)[2] or kinds_of(line.word(at + 1))
        return
    for match in matches(line.low, at, ("noun",)) if at < len(line.low) else ():
        count.part, count.end = True, match.end
        return
    noun, end, kinds = phrase(line, at, plural=True)
    if end > at or line.word(at) in ("those", "these"):
        count.part, count.noun, count.end, count.kinds = True, noun, max(end, at), kinds


def _single(line: Line, at: int) -> Count | None:
    """One that an article counts, or two that are "both": "a man", "another soldier", "both pilots"."""
    word = line.low[at]
    if word == "both":
        noun, end, kinds = phrase(line, at + 1, plural=True)
        good = noun is not None and kinds & {"person"} and line.word(end) != "and"
        return Count(2, None, "exact", line.spans[at], at, at + 1, end, noun, kinds) if good else None
    if word not in _ARTICLES or line.word(at + 1) == "#":
        return None
    noun, end, kinds = phrase(line, at + 1, plural=False)
    if word == "another" and noun is None and _is_done(line, at + 1):
        return Count(1, None, "exact", line.spans[at], at, at + 1, at + 1, single=True)
    if noun is None and _AGE.match(line.word(at + 1)):
        noun, end, kinds = at + 1, at + 2, frozenset({"person"})
    if noun is None or not kinds & {"person", "thing"} or _goes_on(line, end):
        return None
    low = line.low[noun]
    if low.endswith("s") and not low.endswith("ss") and kinds_of(low[:-1]):
        return None  # "a fact sheet lawmakers released"
    if {low, line.word(at + 1)} & function_words("several"):
        return None  # "a family", "a few priests"
    # "a family of four" counts four; "a police station" and "a rescue worker said" are caught by what is done to them.
    if line.word(end) == "of" and line.word(end + 1) == "#" and "group" in kinds:
        return None
    return Count(1, None, "exact", line.spans[at], at, at + 1, end, noun, kinds, single=True)


def _is_done(line: Line, at: int) -> bool:
    """Whether a verb or participle stands there: "another [wounded]", "another [was hurt]"."""
    return line.word(at) in ("was", "is", "has") or any(match.word.form for match in matches(line.low, at, ("verb",)))


def _goes_on(line: Line, at: int) -> bool:
    """Whether the noun phrase goes on with a noun that is not known: "a police [station]"."""
    word = line.word(at)
    return word.isalpha() and not word.endswith(("ed", "ing", "ly")) and not _stops(line, at, at - 1)


def _join_parts(line: Line, counts: list[Count]) -> None:
    """ "20 of the 46 nurses": the second is the whole of the first, and the noun is that of both."""
    for one, other in pairwise(counts):
        if one.part and one.noun is None and one.end == other.after and line.low[one.end - 1] == "#":
            other.whole = True
            one.noun, one.kinds, one.maybe_people = other.noun, other.kinds, other.maybe_people
            # "one of the three wounded later died"
            named = other.noun is None and other.after < len(line.low) and _is_noun(line, other.after, other.after + 1)
            one.end = other.after + 1 if named else other.end
