"""What a count takes from one before it: "including two children", "two of them", "from 38", "an earlier 37"."""

from __future__ import annotations

from onrecord.reading.counts.earlier import (
    is_again,
    is_called_earlier,
    is_earlier,
    is_not_so_many,
    is_of_another_time,
    is_told,
    is_toll,
    stood,
)
from onrecord.reading.counts.facts import clause_start, is_denied
from onrecord.reading.counts.figure_words import function_words, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.lists import in_aside, share, with_a_name
from onrecord.reading.counts.nouns import own_noun
from onrecord.reading.counts.parts import parts
from onrecord.reading.counts.words import is_bare, skip_back, span_of

_ASIDE = 14
# "compared to 37", "as were 17 soldiers"
_LIKE = frozenset(
    [("compared", "to"), ("compared", "with"), ("there", "were")]
    + [(first, second) for first in ("as", "so") for second in ("were", "was", "did")]
)


def link(line: Line, last: Count | None, total: Count | None = None) -> None:
    """Gives the counts of a sentence that have no predicate of their own that of another, and says which revise which.

    ``last`` is the last figure of the sentence before in the same passage, ``total`` the last there that is a toll.
    """
    counts = line.counts
    share(line, counts)
    for at, count in enumerate(counts):
        if count.what is None and not count.unreal:
            earlier = next((one for one in reversed(counts[:at]) if one.what is not None), None)
            near = next((one for one in reversed(counts[:at]) if one.what is not None or not one.single), None)
            _take(line, count, near, earlier, last, total)
            if count.what is None and not count.unreal:
                _from_to(line, count, counts[at + 1] if at + 1 < len(counts) else None)
            if count.what is None and not count.unreal:
                with_a_name(line, count)
            found = None if count.what is not None or count.unreal else own_noun(line, count)
            if found is not None:
                count.what, count.said, count.how, count.unreal = found.what, found.said, found.how, not found.real
    parts(line, counts)
    for count in counts:
        count.earlier = count.what is not None and (is_earlier(line, count) or stood(line, count, total))
        count.more = bool({"another", "more", "further", "additional", "others"} & set(_around(line, count)))


def _around(line: Line, count: Count) -> tuple[str, ...]:
    return line.low[max(0, skip_back(line, count.first - 1)) : max(count.end, count.after + 1)]


def _take(
    line: Line, count: Count, near: Count | None, earlier: Count | None, last: Count | None, total: Count | None
) -> None:
    """What the count inherits from a figure before it."""
    at = skip_back(line, count.first - 1)
    before = line.word(at)
    if earlier is not None and _is_among(line, count, earlier):
        _inherit(line, count, earlier, inside=True)
    elif count.them or _of_them(line, count):
        source = earlier or last
        if earlier is None and _among_untold(line, count):
            return
        if source is not None and not (count.kinds & {"unit", "event"}):
            _inherit(line, count, source, inside=True)
    elif before in ("from", "than") and earlier is not None and is_bare(count) and is_toll(line, count, earlier):
        _inherit(line, count, earlier, inside=False)
        if not is_of_another_time(line, count):
            earlier.revises = count
    elif earlier is not None and is_bare(count) and is_not_so_many(line, count):
        _inherit(line, count, earlier, inside=False)
        earlier.revises = count
    elif (line.word(at - 1), before) in _LIKE and earlier is not None and is_bare(count):
        _inherit(line, count, earlier, inside=False)
    elif is_again(line, count) or (is_told(line, count) and count.noun is None):
        source = earlier or total or last
        if source is not None:
            _inherit(line, count, source, inside=False)
    elif is_called_earlier(line, count) and is_bare(count) and (earlier or last) is not None:
        source = earlier or last
        assert source is not None
        _inherit(line, count, source, inside=False)
    elif near is not None and near.what is not None and _is_one_more(line, count, near):
        _inherit(line, count, near, inside=False)


def _from_to(line: Line, count: Count, after: Count | None) -> None:
    """ "the toll rose from 38 to 41": the first is what the second replaces."""
    if after is None or after.how != "toll" or line.low[count.end : after.first] != ("to",):
        return
    if line.word(count.first - 1) == "from":
        _inherit(line, count, after, inside=False)
        after.revises = count


def _inherit(line: Line, count: Count, source: Count, inside: bool) -> None:
    count.what, count.said, count.how = source.what, source.said, "taken"
    count.unreal = source.unreal or is_denied(line, count.first)
    count.inside = source if inside else None


def _is_among(line: Line, count: Count, earlier: Count) -> bool:
    """ "killing five, including two children", "of the 44 killed, six were children", "two of whom were boys"."""
    if count.kinds & {"unit", "event"} and not count.kinds & {"person"}:
        return False
    start = earlier.after
    gap = line.low[start : count.first]
    if in_aside(line, count) and not count.single and count.kinds & {"person"} and not in_aside(line, earlier):
        # "eight people (three soldiers and five civilians)"
        return line.word(earlier.end) in ("(", "—", "–", "-")
    if len(gap) > 40 or ";" in gap or "." in gap:
        return False
    named = count.noun is not None or count.them or not count.single
    if (
        named
        and any(word in function_words("including") for word in gap[-_ASIDE:])
        and not _has_verb(line, start, count.first)
    ):
        return True
    if "which" in gap[-2:] and "of" in gap[-3:]:
        return True
    # "Of the 44 people killed in the strike, six were children"
    opens = line.word(earlier.first - 1) == "of" or line.word(earlier.first - 2) == "of"
    at = clause_start(line, earlier.first)
    opened = opens and line.word(at) == "of"
    return opened and line.word(count.first - 1) == "," and is_bare(count) and not count.single


def _has_verb(line: Line, start: int, end: int) -> bool:
    """Whether a finite verb stands after the word of inclusion."""
    for place in range(end - 1, start - 1, -1):
        if line.low[place] in function_words("including"):
            return False
        if line.low[place] in function_words("auxiliaries"):
            return True
    return False


def _of_them(line: Line, count: Count) -> bool:
    """ "12 of those killed were children", "among them 12 children", "of whom 28 are confirmed"."""
    two = line.low[max(0, count.first - 2) : count.first]
    return tuple(two) in (
        ("among", "them"),
        ("of", "whom"),
        ("of", "which"),
        ("of", "them"),
        ("of", "these"),
        ("of", "those"),
    )


def _among_untold(line: Line, count: Count) -> bool:
    """ "left scores dead, among them 12 women": what became of those who are not counted."""
    for place in range(count.first - 2, max(-1, count.first - _ASIDE), -1):
        if line.low[place] in (";", ":", "."):
            return False
        for match in matches(line.low, place, ("state", "verb")):
            if match.word.form in ("", "either", "participle") and match.word.of in ("any", "people"):
                count.what, count.said, count.how = match.word.what, (span_of(line, match),), "taken"
                count.unreal = is_denied(line, count.first)
                return True
    return False


def _is_one_more(line: Line, count: Count, near: Count) -> bool:
    """ "killed 23 in the north, three in the south and one at the gate", "injured 30, three of them seriously"."""
    if near.how not in ("before", "after", "alone", "reduced", "taken", "shared before", "noun") or (
        count.single and count.noun is not None
    ):
        return False
    gap = line.low[near.end : count.first]
    if len(gap) > 12 or any(word in (";", ".", ":", "but", "while", "who", "which", "that") for word in gap):
        return False
    if (
        any(any(matches(line.low, place, ("verb", "intransitive"))) for place in range(near.end, count.first))
        and near.how == "before"
    ):
        return False
    others = count.noun is not None and line.low[count.noun] in ("others", "other")
    after = line.word(count.end)
    tail = line.word(count.first - 1) in ("and", ",") or (line.word(count.first - 1) in function_words("determiners"))
    if not tail or not (count.noun is None or others or "person" in count.kinds):
        return False
    if count.noun is None and not others:
        if after == "each":
            return near.how == "taken" or line.word(count.end + 1) in function_words("governing")
        return after in function_words("governing") or after in ("seriously", "critically", "badly")
    return (
        line.word(count.first - 1) == "and" and near.how in ("before", "taken", "shared before") and _ends(line, count)
    )


def _ends(line: Line, count: Count) -> bool:
    after = line.word(count.end)
    return after in (".", ",", ";", "", ")") or after in function_words("governing")
