"""What the noun of a count says, or the toll that has its number: "[12] deaths", "the toll rose to [41]"."""

from __future__ import annotations

from onrecord.reading.counts.facts import act_is_real, clause_start, is_denied, is_feared
from onrecord.reading.counts.figure_words import Match, Word, function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import RALLY, STRONG, Predicate, fits, span_of, with_next
from onrecord.reading.words.phrases import ends_phrase

_FAR = 16
_NUMBER_OF = 9
_REACH = 5
# A word of fewer letters than this and one more names no event; in characters, how far back its name is looked for.
_SHORT = 3
_BACK = 2000
# Soldiers and fighters are a force from this number on; fewer are people who do something.
_FORCE = 50


def strong_noun(line: Line, count: Count) -> Predicate | None:
    """What the noun says by itself, whatever else is said: "39 dead"."""
    return None if count.part else _own_noun(line, count, strong=True)


def own_noun(line: Line, count: Count) -> Predicate | None:
    """What the noun alone says where nothing else does: "500 refugees", "1,300 stranded travellers"."""
    if count.single:
        return None
    if not act_is_real(line, count.first):
        return None  # "wants to take in 10,000 refugees"
    if count.part and "#" not in line.low[count.after : count.end]:
        found = _own_noun(line, count, strong=True)
        if found is not None:
            return found
    if _maybe(line, count) or (count.part and "#" in line.low[count.after : count.end]):
        return None  # "one of 11 hostages": that is said of the 11
    found = _own_noun(line, count, strong=False) or _in_force(line, count)
    if found is not None:
        # "built for 800 inmates" holds none yet.
        return found if line.word(count.first - 1) != "for" or count.part else None
    for match in matches(line.low, count.after, ("verb", "state")) if count.after < len(line.low) else ():
        good = match.word.form in ("", "either", "participle") and count.noun is not None and match.end <= count.noun
        if good and fits(match.word, count):
            return Predicate(match.word.what, (span_of(line, match),), True, "noun")
    return None


def _own_noun(line: Line, count: Count, strong: bool) -> Predicate | None:
    """A noun that says it by itself: "39 dead", "217 confirmed deaths", "8,399 cases of Ebola", "500 refugees"."""
    for at in range(count.after, min(count.end + 1, len(line.low))):
        for match in matches(line.low, at, ("noun",)):
            plural = not match.word.form or match.word.form == "plural" or count.value == 1
            last = match.end >= count.end and (match.end == len(line.low) or not _is_nominal(line, match.end))
            if not plural or not last or (match.word.what in STRONG) is not strong:
                continue
            if at > count.after and match.start != count.noun and at >= count.end:
                continue
            real = not is_denied(line, at) and not is_feared(line, count.first) and not _maybe(line, count)
            return Predicate(with_next(line, match), (span_of(line, match),), real, "noun")
    return _cases(line, count) if strong else None


def _is_nominal(line: Line, at: int) -> bool:
    word, kinds = line.low[at], kinds_of(line.low[at])
    if kinds or not word.endswith("s") or not word.isalpha() or ends_phrase(word):
        return bool(kinds & {"person", "thing"})
    # "two missing pieces"; but "12 injured hikers"
    people = word.endswith(tuple(function_words("people_ends")))
    return not people and not any(matches(line.low, at, ("verb", "intransitive")))


def _cases(line: Line, count: Count) -> Predicate | None:
    """ "8,399 cases of Ebola", "35 new cases" where the sentence is about a disease."""
    if count.noun is None or line.low[count.noun] not in ("case", "cases"):
        return None
    told = set(line.low[count.after : count.noun]) & function_words("case_words")
    if not _is_about_illness(line) and not told - {"new"}:
        return None
    real = not is_denied(line, count.first) and not _maybe(line, count)
    return Predicate("infected", (line.spans[count.noun],), real, "noun")


def _is_about_illness(line: Line) -> bool:
    return any(word in function_words("illness") or "disease" in kinds_of(word) for word in line.low)


def _in_force(line: Line, count: Count) -> Predicate | None:
    """ "a force of 3,000 soldiers", "some 300 fighters", "a crowd of 5,000" at a protest."""
    if count.noun is not None and count.value is not None and count.value >= _FORCE:
        for kind, what in (("troop", "troops"), ("fighter", "fighters")):
            if kind in count.kinds:
                return Predicate(what, (line.spans[count.noun],), True, "noun")
    if line.word(count.first) == "crowd" or line.word(count.first + 1) == "crowd":
        rally = any(word.startswith(RALLY) for word in line.low)
        place = count.first + (line.word(count.first) != "crowd")
        return Predicate("protesters", (line.spans[place],), True, "noun") if rally else None
    return None


def _maybe(line: Line, count: Count) -> bool:
    """Whether the verb before the count is one of possibility: "could leave 12 dead"."""
    start = clause_start(line, count.first)
    clause = line.low[start : count.first]
    return any(word in function_words("modals") and word != "can" for word in clause)


def toll(line: Line, count: Count) -> Predicate | None:
    """A toll that has a number: "the death toll rose to 41", "the number of displaced reached 1.2 million"."""
    at = count.first - 1
    link = line.word(at)
    # "rose by five to 60" is read as a range
    rise = link == "by" and count.bound == "between"
    if not (rise or link in function_words("links")) or (count.noun is not None and "person" not in count.kinds):
        return None
    match = _toll_before(line, at) or _toll_after(line, count)
    if match is None:
        return None
    if rise:
        count.value, count.upper, count.bound = count.upper, None, "exact"
    if link in function_words("passed") and count.bound == "exact":
        count.bound = "more than"
    count.risen = link == "to" and any(word in function_words("rises") for word in line.low[max(0, at - _REACH) : at])
    count.risen = count.risen or link in function_words("passed") or link in ("reached", "reaches", "hit", "hits")
    count.risen = count.risen and _is_known(line, match)
    hedged = any(word in function_words("modals") for word in line.low[match.end : at])
    return Predicate(match.word.what, (span_of(line, match),), not hedged and not is_denied(line, match.start), "toll")


def _is_known(line: Line, match: Match) -> bool:
    """Whether what the toll is of ("the toll from the fire") has been named before; or it is said of nothing."""
    if line.word(match.end) not in ("from", "of", "in"):
        return True
    words = [word for word in line.low[match.end + 1 : match.end + _REACH] if len(word) > _SHORT]
    start = line.spans[0][0]
    before = line.text[max(0, start - _BACK) : start].casefold()
    return any(word in before for word in words)


def _toll_after(line: Line, count: Count) -> Match | None:
    """ "bringing to 41 [the number of people killed]"."""
    at = count.end
    if line.word(count.first - 1) not in ("to", "at") or line.word(at) not in ("the", "its"):
        return None
    match = next(matches(line.low, at + 1, ("toll",)), None) if at + 1 < len(line.low) else None
    if match is None and line.word(at + 1) == "number" and line.word(at + 2) == "of":
        return _number_of(line, at + 2, len(line.low))
    return match


def _toll_before(line: Line, at: int) -> Match | None:
    """The toll whose number follows the link at token ``at``."""
    for start in range(at - 1, max(-1, at - _FAR), -1):
        word = line.low[start]
        if word in (";", ".", "but") or (word == "#" and line.word(start - 1) not in ("from", "by")):
            return None
        for match in matches(line.low, start, ("toll",)):
            # "the number of dead" is longer than "dead".
            wider = _wider(line, match)
            alone = wider.end - wider.start == 1 and (wider.word.what != "killed" or word in ("dead", "deaths"))
            if wider.end <= at and not (alone and line.low[at] in function_words("weak_links")):
                return wider
        if word == "number" and line.word(start + 1) in ("of", "in"):
            return _number_of(line, start + 1, at)
        if line.low[at] in function_words("counting") and start >= at - _REACH:
            # "refugees now number 12,400", "cholera cases have reached 1,204"
            named = next((match for match in matches(line.low, start, ("noun",)) if match.word.form == "plural"), None)
            if named is not None or (word == "cases" and _is_about_illness(line)):
                return named or Match(Word((), "noun", "infected", "people"), start, start + 1)
    return None


def _number_of(line: Line, start: int, end: int) -> Match | None:
    """What "the number of people requiring urgent help" is a number of."""
    for place in range(start, min(start + _NUMBER_OF, end)):
        force = kinds_of(line.low[place]) & {"troop", "fighter"}
        if force:
            return Match(Word((), "noun", "troops" if "troop" in force else "fighters", "people"), place, place + 1)
        for match in matches(line.low, place, ("noun", "state", "intransitive", "verb")):
            plain = match.word.of not in ("lives", "rally", "disease", "troops", "fighters")
            done = match.word.use != "verb" or match.word.form in ("either", "participle")
            if match.end <= end and plain and done:
                return match
    return None


def _wider(line: Line, match: Match) -> Match:
    for start in range(max(0, match.start - 5), match.start):
        for other in matches(line.low, start, ("toll",)):
            if other.end >= match.end:
                return other
    return match
