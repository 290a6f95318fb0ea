"""The things that a sentence counts: "at least 12 Syrian soldiers", "20 of the 46 nurses", "a man", "both pilots"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.counts.countable import in_date, may_count
from onrecord.reading.counts.figure_words import function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.phrases import is_noun, phrase
from onrecord.reading.counts.single import single
from onrecord.reading.words.numbers import Number, numbers
from onrecord.reading.words.phrases import ends_phrase, is_possessive, tokens_of
from onrecord.schema import Span

_MONTH = "May"  # and no "may"
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
            low.append(word if word == _MONTH else word.casefold())
            spans.append((span[0], span[1]))
        found.append((len(low), number))
        low.append("#")
        spans.append(number.span)
        at = number.end
    for word, *span in tokens_of(text, at, end):
        low.append(word if word == _MONTH else word.casefold())
        spans.append((span[0], span[1]))
    line = Line(text, tuple(low), tuple(spans), ())
    numbered = {place for place, _ in found}
    counts = [count for place, number in found if (count := _counted(line, place, number)) is not None]
    counts += [count for place in range(len(low)) if place not in numbered and (count := single(line, place))]
    counts.sort(key=lambda count: count.span)
    _join_parts(line, counts)
    for one, other in pairwise(count for count in counts if not count.single):
        others = other.noun is not None and line.low[other.noun] in ("others", "more")
        other.maybe_things = (other.noun is None or others) and ("thing" in one.kinds or one.maybe_things)
        if others and other.maybe_things and "person" not in one.kinds:
            other.noun, other.kinds = None, frozenset()  # "destroyed 12 houses and damaged 30 others"
        if "animal" in one.kinds and (other.noun is None or others):
            other.noun, other.kinds = None, one.kinds
    return Line(text, line.low, line.spans, tuple(counts))


def _counted(line: Line, at: int, number: Number) -> Count | None:
    """The count of the number at token ``at``; ``None`` where it counts no people or things."""
    if not may_count(line, at, number):
        return None
    value = None if number.value is None else int(number.value)
    upper = None if number.upper is None else int(number.upper)
    # "3,000 head of cattle"
    heads = 2 if line.low[at + 1 : at + 3] == ("head", "of") else 0
    noun, end, kinds = phrase(line, at + 1 + heads, plural=value != 1)
    if (
        "thing" in kinds
        and line.word(at - 1) in ("of", "in", "from")
        and line.word(at - 2) in function_words("homes_of")
    ):
        kinds |= {"populace"}  # "residents of 30 homes were told to leave"
    if value == 1 and noun is not None and "group" in kinds and line.word(at - 1) == "of":
        return None  # "three members of one family"
    if noun is not None and line.low[noun] == "more":
        noun, kinds = None, frozenset()  # "40 more are in hospital"
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


def _join_parts(line: Line, counts: list[Count]) -> None:
    """ "20 of the 46 nurses": the second is the whole of the first, and the noun is that of both."""
    for one, other in pairwise(counts):
        if one.part and one.noun is None and one.end == other.after and line.low[one.end - 1] == "#":
            other.whole = True
            one.noun, one.kinds, one.maybe_people = other.noun, other.kinds, other.maybe_people
            # "one of the three wounded later died"
            named = other.noun is None and other.after < len(line.low) and is_noun(line, other.after, other.after + 1)
            one.end = other.after + 1 if named else other.end
