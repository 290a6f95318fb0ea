"""Figures told twice: "rose from 38", "an earlier 37", "it stood at 21", "not 37 as first reported"."""

from __future__ import annotations

from onrecord.reading.counts.facts import clause_start
from onrecord.reading.counts.figure_words import function_words
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import is_bare, skip_back

_FAR = 24


def stood(line: Line, count: Count, total: Count | None) -> bool:
    """ "The toll has reached 44. It stood at 42 on Sunday." """
    at = skip_back(line, count.first - 1)
    if total is None or count.how not in ("taken", "toll") or (total.value or 0) < (count.value or 0):
        return False
    return (
        line.word(at) == "at"
        and line.word(at - 1) in ("stood", "was", "been")
        and line.word(at - 2) in ("it", "toll", "had")
    )


def is_not_so_many(line: Line, count: Count) -> bool:
    """ "12 people were killed, not 37 as first reported"."""
    at = skip_back(line, count.first - 1)
    return (line.word(at - 1), line.word(at)) in ((",", "not"), ("rather", "than"), ("instead", "of"))


def is_told(line: Line, count: Count) -> bool:
    """ "the police counted 18,000", "it had announced 22", "the hospital says 11"."""
    at = skip_back(line, count.first - 1)
    before, after = line.word(at), line.word(count.end)
    if before == "of":
        return line.word(at - 1) in ("spoke", "speaks", "spoken", "speak")
    if before in ("says", "said", "say"):
        return after in (".", ",", ";", "")
    return before in function_words("tells") and not count.single


def is_toll(line: Line, count: Count, earlier: Count) -> bool:
    between = line.low[earlier.end : count.first]
    things = earlier.noun is not None and not earlier.kinds & {"person"} and earlier.how != "toll"
    if things or len(between) > (_FAR if _is_up_from(line, count) else 10):
        return False
    told = {"up", "down", "revised", "revising", "upward", "upwards", "downward", "rather", "increase", "rise"} & set(
        between
    )
    return bool(told) or earlier.how in ("toll", "taken") or _is_up_from(line, count)


def _is_up_from(line: Line, count: Count) -> bool:
    """ "31 pupils have measles, up from 26"."""
    at = skip_back(line, count.first - 1)
    return line.word(at) == "from" and line.word(at - 1) in ("up", "down")


def is_of_another_time(line: Line, count: Count) -> bool:
    after = line.low[count.end : count.end + 4]
    if after[:1] in (("it",), ("he",), ("she",), ("they",)) and after[1:2] != ("was",):
        return False  # "down from the 1,580 that it gave last week"
    return "year" in after or "last" in after or "month" in after or (after[:1] == ("in",) and after[1:2] == ("#",))


def is_again(line: Line, count: Count) -> bool:
    """ "taking the total to 19", "put it at 42", "an earlier figure of 37"."""
    if line.low[max(0, count.after - 3) : count.after - 1] == ("total", "of") and line.word(count.first - 1) == "for":
        return is_bare(count)  # "for a total of 310"
    if not is_bare(count) or line.word(count.first - 1) not in ("to", "at", "of", "was", "stood", "is"):
        return False
    for place in range(count.first - 2, max(-1, count.first - 6), -1):
        word = line.low[place]
        if word in function_words("again"):
            link_word = line.word(count.first - 1)
            if link_word == "of" or word == "of":
                return bool(set(line.low[max(0, place - 3) : place]) & function_words("earlier"))
            return word not in ("one", "it") or link_word == "at"
        if word in (",", ";", "#") or word == "of":
            return False
    return False


def is_earlier(line: Line, count: Count) -> bool:
    """Whether the text says that the figure stood before another: "an earlier toll of 37"."""
    if is_of_another_time(line, count):
        return False
    words, between = function_words("earlier"), function_words("earlier_links")
    start = max(clause_start(line, count.first), count.first - 8)
    for place in range(count.after - 2, start - 1, -1):
        word = line.low[place]
        if word in words or (word == "had" and count.how in ("taken", "toll")):
            return True
        if word not in between:
            break
    return line.word(count.end) in ("first", "initially", "earlier", "previously", "originally") or (
        line.word(count.end) in ("reported", "given", "announced") and line.word(count.end + 1) in words
    )


def is_called_earlier(line: Line, count: Count) -> bool:
    """ "an earlier 37", "the previous 41"."""
    return line.word(count.after - 2) in function_words("earlier")
