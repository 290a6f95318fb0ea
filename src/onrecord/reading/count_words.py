"""What becomes of a count, and whether a word can say it of what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.count_lines import Count, Line
from onrecord.reading.figure_words import Match, Word, function_words, kinds_of, matches
from onrecord.schema import Span, Spans

# Nouns that say by themselves what became of those they count; others ("hostages") only where nothing else does.
STRONG = frozenset(("killed", "injured", "casualties", "missing", "infected"))
# What the words start with that make a crowd one of protesters.
RALLY = ("protest", "demonstrat", "march", "chant", "demand", "slogan", "sit-in")
_NEAR = 6
_HARM = frozenset(("killed", "injured", "missing"))


@dataclass(frozen=True, slots=True)
class Predicate:
    """What became of the counted, the words that say so, and whether it did happen."""

    what: str
    said: Spans
    real: bool
    how: str


def suits(line: Line, match: Match, count: Count) -> bool:
    """As :func:`fits`, and the rest of the sentence makes it that: "gathered … to protest", "caught measles"."""
    if count.single and match.word.what not in function_words("single_whats"):
        return False
    if match.word.of in ("rally", "disease"):
        people = bool(count.kinds & {"person", "populace"}) or count.noun is None
        if match.word.of == "rally":
            return people and any(word.startswith(RALLY) for word in line.low)
        near = line.low[max(0, match.start - _NEAR) : match.end + _NEAR]
        return people and any("disease" in kinds_of(word) for word in near)
    return fits(match.word, count)


def fits(word: Word, count: Count) -> bool:
    """Whether what the count counts can have that said of it: no years are killed, and no people destroyed."""
    kinds = count.kinds
    bare = count.noun is None
    if kinds & {"unit", "event"} and not kinds & {"person", "thing"}:
        return False
    if word.of == "people":
        return bare or bool(kinds & {"person", "animal", "troop", "fighter"}) or (not kinds and count.maybe_people)
    if word.of == "persons":
        return bool(kinds & {"person", "troop", "fighter"}) or count.part
    if word.of == "things":
        return "thing" in kinds or (not bare and not kinds and not count.single) or (bare and count.maybe_things)
    if word.of in ("troops", "fighters"):
        return word.of[:-1] in kinds
    if word.of == "all":
        return True
    if word.of == "lives":
        return "life" in kinds
    if word.of == "populace":
        return bare or "populace" in kinds or (not kinds and count.maybe_people)
    return bare or not (kinds & {"thing"} and not kinds & {"person"})


def skip_back(line: Line, at: int) -> int:
    """The last token up to ``at`` that is no article, mark or word like "other" before a count."""
    skipped = function_words("determiners")
    while at >= 0 and (line.low[at] in skipped or line.low[at] in "\"“”'‘’"):
        at -= 1
    return at


def span_of(line: Line, match: Match) -> Span:
    """Where the words of the match stand in the text."""
    return (line.spans[match.start][0], line.spans[match.end - 1][1])


def with_next(line: Line, match: Match) -> str:
    """What the match says: of "killed or wounded" and "dead and injured", that somebody was one or the other."""
    what = match.word.what
    if what not in _HARM:
        return what
    for joint, place in ((match.end, match.end + 1), (match.start - 1, match.start - 2)):
        uses = ("verb", "state", "noun") if place > match.start else ("verb",)
        if line.word(joint) in ("and", "or") and 0 <= place < len(line.low) and line.word(place + 1) != "#":
            others = {other.word.what for other in matches(line.low, place, uses)}
            if others & _HARM and what not in others:
                return "casualties"
    return what
