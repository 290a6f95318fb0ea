"""What keeps a word after a count from being said of it: another doer, an object, a doubt, "none of"."""

from __future__ import annotations

from onrecord.reading.counts.facts import is_denied, is_feared, verb_is_real
from onrecord.reading.counts.figure_words import Match, function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import skip_back
from onrecord.reading.words.phrases import ends_phrase

_WHOLE = frozenset(("#", "the", "those", "these", "his", "her", "its", "their", "our"))


def agrees(line: Line, word: str, count: Count) -> bool:
    """Whether the count can be the subject: "a poll of 2,000 voters was released" is not about them."""
    if word in ("was", "is", "has"):
        return count.value in (None, 1) or count.first < count.after - 1 or count.part
    return not (count.single and word in ("were", "are", "have") and line.word(count.first - 1) not in ("and", ","))


def is_adverb(line: Line, count: Count, at: int) -> bool:
    word = line.low[at]
    if any(match.word.use == "state" for match in matches(line.low, at, ("state",))):
        return False
    return (
        word in function_words("adverbs")
        or word in function_words("feared")
        or (word in function_words("reported") and word not in ("left", "made", "found"))
        or word.endswith("ly")
    )


def acts(line: Line, match: Match, count: Count) -> bool:
    """Whether the counted did it themselves: "12 gunmen killed a guard"."""
    after = line.word(match.end)
    if after == "#" or after in function_words("objects") or (count.single and not after):
        return True
    if match.end < len(line.low) and kinds_of(after) & {"person", "thing", "troop"} and not ends_phrase(after):
        return True
    return (
        line.written(match.end)[:1].isupper()
        and not line.written(match.start)[:1].isupper()
        and after.isalpha()
        and not after.endswith("day")
    )


def are_meant(line: Line, of: str, count: Count) -> bool:
    """Whether a number alone can be one of people: "22 were saved"; one only where others were counted before it."""
    others = any("person" in one.kinds and not one.single and one.first < count.first for one in line.counts)
    return of == "persons" and count.noun is None and not count.them and (count.value != 1 or others)


def is_of_some(line: Line, count: Count) -> bool:
    """Whether the count is a part of a known whole: "one of 26 people", "two of the hostages"."""
    return count.part and line.word(count.after + 1) in _WHOLE


def has_object(line: Line, match: Match) -> bool:
    """Whether something follows that makes the verb one of another sense: "demonstrated that", "returned the ball"."""
    if line.low[match.start].startswith("protest"):
        return False
    either = not match.word.rest and match.word.what not in ("killed", "displaced") and match.word.of != "rally"
    return either and line.word(match.end) in function_words("transitive_after")


def doubted(line: Line, count: Count) -> bool:
    at = skip_back(line, count.first - 1)
    word = line.word(at)
    form = {"leave": "base", "make": "base", "render": "base", "put": "base", "leaving": "ing", "making": "ing"}.get(
        word
    )
    # "could kill 500 and leave 20,000 homeless"
    if form is not None and not verb_is_real(line, at, form):
        return True
    if word in function_words("irrealis"):
        return True  # "prosecutors want 12 men jailed"
    return is_denied(line, count.first) or is_feared(line, count.first) or _is_none(line, at)


def _is_none(line: Line, at: int) -> bool:
    """ "none of the 224 people", "not one of the 12"."""
    return (
        line.word(at) == "of"
        and line.word(at - 1) in ("none", "neither", "one")
        and line.word(at - 2) != "#"
        and (line.word(at - 1) != "one" or line.word(at - 2) in ("no", "not"))
    )
