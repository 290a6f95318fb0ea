"""What stands before a count: "killed [12]", "the deaths of [12]", "among the dead were [12]"."""

from __future__ import annotations

from onrecord.reading.counts.facts import act_is_real, clause_start, is_denied, verb_is_real
from onrecord.reading.counts.figure_words import Match, figure_words, function_words, matches, rest_at
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import STRONG, Predicate, skip_back, span_of, suits, with_next

_REACH = 4  # the longest phrase in words before a count, less one
_NAMING = frozenset(("were", "was", "are", "is", "include", "included", "includes", "including", ":"))


def before(line: Line, count: Count) -> Predicate | None:
    """The verb or the act whose object the count is: "killed 12", "took 12 hostage", "the deaths of 12"."""
    at = skip_back(line, count.first - 1)
    return _act(line, count, at) or _split(line, count, at) or _verb(line, count, at)


def _act(line: Line, count: Count, at: int) -> Predicate | None:
    """ "the deaths of 12", "damage to 300 houses"."""
    if line.word(at) not in ("of", "to", "by"):
        return None
    for start in range(max(0, at - 2), at):
        for match in matches(line.low, start, ("act",)):
            # A phrase brings its own preposition, or takes "of".
            ends = at + 1 if match.word.rest else at
            if match.end == ends and (match.word.rest or line.word(at) == "of") and suits(line, match, count):
                return Predicate(match.word.what, (span_of(line, match),), act_is_real(line, start), "before")
    return None


def _split(line: Line, count: Count, at: int) -> Predicate | None:
    """ "took 12 hostage", "drove 12 families from their homes"."""
    for word in figure_words().get(line.word(at), ()):
        end = rest_at(line.low, count.end, word.rest) if word.use == "verb" and word.rest else None
        if end is not None and suits(line, Match(word, at, end), count):
            said = (line.spans[at], (line.spans[count.end][0], line.spans[end - 1][1]))
            return Predicate(word.what, said, verb_is_real(line, at, word.form), "before")
    return None


def _verb(line: Line, count: Count, at: int) -> Predicate | None:
    """ "killed 12", "shot dead 12"."""
    for start in range(max(0, at - _REACH), at + 1):
        for match in matches(line.low, start, ("verb",)):
            suited = suits(line, match, count) or (count.noun is None and _is_of_captors(line, match))
            if match.end == at + 1 and suited and not _is_passive(line, match):
                real = verb_is_real(line, start, match.word.form)
                what = "abducted" if _is_of_captors(line, match) else _either(line, match)
                return Predicate(what, (span_of(line, match),), real, "before")
    return None


def _is_of_captors(line: Line, match: Match) -> bool:
    """Whether those who hold somebody are no police: "the gunmen still hold 11"."""
    if match.word.what != "detained" or match.word.of != "persons":
        return False
    before = line.low[: match.start]
    return not function_words("captors").isdisjoint(before) and function_words("police").isdisjoint(before)


def _either(line: Line, match: Match) -> str:
    """What a verb before a count says: of "killed or wounded 50", that they were one or the other."""
    return with_next(line, match) if line.word(match.start - 1) in ("and", "or") else match.word.what


def _is_passive(line: Line, match: Match) -> bool:
    """Whether a participle before a count has its subject before it: "were killed 12 …"."""
    if match.word.form not in ("either", "participle"):
        return False
    at = match.start - 1
    while at >= 0 and (line.low[at] in function_words("adverbs") or line.low[at].endswith("ly")):
        at -= 1
    return line.word(at) in ("was", "were", "are", "is", "been", "be", "being")


def inverted(line: Line, count: Count) -> Predicate | None:
    """The count at the end of its clause: "among the dead were 12 children", "the dead include two guards"."""
    if line.word(count.first - 1) not in _NAMING:
        return None
    at = count.first - 2
    for match in matches(line.low, at, ("noun",)) if at >= 0 else ():
        # "the confirmed deaths are 14 civilians"; but "one of the dead was a child" is said of one.
        if match.word.what in STRONG and match.end == at + 1 and "#" not in line.low[max(0, at - 3) : at]:
            return Predicate(match.word.what, (span_of(line, match),), not is_denied(line, at), "before")
    start = clause_start(line, count.first)
    if line.word(start) not in (
        "among",
        "amongst",
        "also",
        "killed",
        "injured",
        "wounded",
        "arrested",
        "missing",
        "dead",
    ):
        return None
    for place in range(start, count.first - 1):
        for match in matches(line.low, place, ("verb", "state", "noun")):
            if match.word.form in ("", "either", "participle", "plural") and match.end <= count.first - 1:
                return Predicate(match.word.what, (span_of(line, match),), not is_denied(line, place), "before")
    return None
