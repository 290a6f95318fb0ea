"""What becomes of a count, and whether a word can say it of what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.counts.figure_words import Match, Word, function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.schema import Span, Spans

# Nouns that say by themselves what became of those they count; others ("hostages") only where nothing else does.
STRONG = frozenset(("killed", "injured", "casualties", "missing", "infected"))
# What the words start with that make a crowd one of protesters.
RALLY = ("protest", "demonstrat", "march", "chant", "demand", "slogan", "sit-in", "rally", "rallies")
# The same of other acts: who picks somebody up, and what gets into a house. With what must be counted there.
_ABOUT = {
    "raid": ("persons", ("police", "raid", "officer", "arrest", "suspect", "detective", "custody", "crackdown")),
    "power": ("all", ("power", "blackout", "outage", "electric")),
    "flood": ("things", ("flood", "water", "river", "mud", "surge", "rain")),
}
_NEAR = 6
_RUIN = frozenset(("damaged", "destroyed"))
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
    if match.word.of in _ABOUT:
        of, stems = _ABOUT[match.word.of]
        return _fits(of, count) and any(word.startswith(stems) for word in line.low)
    return fits(match.word, count)


def fits(word: Word, count: Count) -> bool:
    """Whether what the count counts can have that said of it: no years are killed, and no people destroyed."""
    return _fits(word.of, count)


def _fits(of: str, count: Count) -> bool:
    kinds = count.kinds
    bare = count.noun is None
    if kinds & {"unit", "event"} and not kinds & {"person", "thing"}:
        return False
    if of == "people":
        return bare or bool(kinds & {"person", "animal", "troop", "fighter"}) or (not kinds and count.maybe_people)
    if of == "persons":
        return bool(kinds & {"person", "troop", "fighter"}) or count.part
    if of == "things":
        return "thing" in kinds or (not bare and not kinds and not count.single) or (bare and count.maybe_things)
    if of in ("troops", "fighters"):
        return of[:-1] in kinds
    if of == "all":
        return True
    if of in ("animal", "inmate", "man", "migrant"):
        return of in kinds
    if of == "lives":
        return "life" in kinds
    if of == "populace":
        return bare or "populace" in kinds or (not kinds and count.maybe_people)
    return bare or not (kinds & {"thing"} and not kinds & {"person"})


def is_bare(count: Count) -> bool:
    """Whether the count can be one of people: a number alone, or with a noun for people."""
    return count.noun is None or bool(count.kinds & {"person"})


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
    if what in _RUIN and "or" in (line.word(match.end), line.word(match.start - 1)):
        # "damaged or destroyed 60": no more is known than that they were damaged
        places = (match.end + 1, match.start - 2)
        ruined = (other for place in places if place >= 0 for other in matches(line.low, place, ("verb",)))
        return "damaged" if any(other.word.what in _RUIN for other in ruined) else what
    if what not in _HARM:
        return what
    if _is_shot(match.word) and _is_fatal(line, match):
        return "killed"
    for joint, place in ((match.end, match.end + 1), (match.start - 1, match.start - 2)):
        uses = ("verb", "state", "noun") if place > match.start else ("verb",)
        if line.word(joint) in ("and", "or") and 0 <= place < len(line.low) and line.word(place + 1) != "#":
            found = list(matches(line.low, place, uses))
            others = {other.word.what for other in found}
            if others & _HARM and what not in others:
                # "shot and killed 12"
                shot = line.word(joint) == "and" and any(_is_shot(other.word) for other in found)
                return what if shot else "casualties"
    return what


def _is_shot(word: Word) -> bool:
    """Whether the word tells of a hurt that may kill: "shot", "stabbed"."""
    return word.what == "injured" and word.of == "persons" and word.use == "verb"


def _is_fatal(line: Line, match: Match) -> bool:
    """Whether the same clause goes on to say that they died: "were shot and killed", "was stabbed and later died"."""
    if line.word(match.end) in ("and", "or") and line.word(match.end + 1) == "wounded":
        return False
    for place in range(match.end, min(match.end + _NEAR, len(line.low))):
        word = line.low[place]
        if word in ("#", ",", ";", ".", "or", "who"):
            return False
        if word in ("killed", "killing", "died", "dies", "dead", "fatally") and line.word(place + 1) != "#":
            return word != "killing"
    return False
