"""Whether what is said of a count did happen: no threats, plans, fears, denials or mere possibilities."""

from __future__ import annotations

from onrecord.reading.counts.figure_words import function_words
from onrecord.reading.counts.lines import Line

_FAR = 40
_BEFORE_ACT = 6


def clause_start(line: Line, at: int) -> int:
    """The first token of the clause that token ``at`` stands in: after the last comma or conjunction before it."""
    ends = function_words("boundaries")
    lowest = max(0, at - _FAR)
    at -= 1
    while at >= lowest and line.low[at] not in ends:
        at -= 1
    return at + 1


def is_denied(line: Line, at: int) -> bool:
    """Whether token ``at`` stands in what somebody denies: "denied that 12 had been killed"."""
    denials, ends = function_words("denials"), function_words("denial_ends")
    for place in range(at - 1, max(-1, at - _FAR), -1):
        word = line.low[place]
        if word in ends and not (word == "," and place + 1 == at):
            return False
        if word in denials:
            return True
    return False


def is_feared(line: Line, at: int) -> bool:
    """Whether the clause before token ``at`` is one of "if", "whether", "fears that"."""
    start = clause_start(line, at)
    words = line.low[start:at]
    return any(word in ("if", "unless", "whether") or word in function_words("feared") for word in words)


def verb_is_real(line: Line, at: int, form: str) -> bool:
    """Whether the verb in the active at token ``at``, in that form, tells of what happened."""
    modals, negations = function_words("modals"), function_words("negations")
    start = clause_start(line, at)
    clause = line.low[start:at]
    if is_denied(line, at) or is_feared(line, at):
        return False
    place = at - 1
    while place >= 0 and _helps(line.low[place]):
        if line.low[place] in modals or line.low[place] in negations:
            return False
        place -= 1
    if form == "base":
        if line.word(place) == "to" and line.word(place - 1) not in function_words("real_to"):
            return False
        if any(word in modals or word in negations for word in clause):
            return False
        # "threatened to block the road and kill": the second verb hangs on the first one's "to".
        if line.word(at - 1) in ("and", "or") and "to" in clause:
            to = start + clause.index("to")
            return line.word(to - 1) in function_words("real_to")
        return True
    if form == "ing":
        wider = line.low[clause_start(line, start - 1) : at] if line.word(start - 1) == "," else clause
        real = not any(word in function_words("irrealis") or word in negations for word in clause)
        return real and not any(word in modals for word in wider)
    # "could have been hit by floods that killed 12": only what stands in its own clause.
    return not (line.word(place) == "to" and any(word in modals for word in clause))


def act_is_real(line: Line, at: int) -> bool:
    """Whether an act in a noun at token ``at`` ("the release of 12") did happen: nobody asks for it, or plans it."""
    near = line.low[max(clause_start(line, at), at - _BEFORE_ACT) : at]
    hindered = (
        function_words("irrealis") | function_words("negations") | function_words("modals") | function_words("denials")
    )
    return not any(word in hindered for word in near)


def _helps(word: str) -> bool:
    return (
        word in function_words("auxiliaries")
        or word in function_words("adverbs")
        or word in function_words("modals")
        or word in function_words("negations")
        or word.endswith("ly")
    )
