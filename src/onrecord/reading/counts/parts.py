"""The parts named after a count: "20 bodies, eleven women and nine men", "143 buildings, including 70 schools"."""

from __future__ import annotations

from onrecord.reading.counts.lines import Count, Line

_JOINTS = frozenset((",", "and", "as", "well", "plus", ":", "(", "—", "–"))
_SAME = ("person", "thing", "animal")
# How far, in tokens, the parts may stand from their whole.
_FAR = 24


def parts(line: Line, counts: tuple[Count, ...]) -> None:
    """Gives a list of counts what its whole has: where its first part is within it, or where the parts make its sum."""
    for at, count in enumerate(counts):
        if count.what is not None or count.unreal or at == 0:
            continue
        before = counts[at - 1]
        if before.inside is not None and _goes_on(line, before, count):
            _give(before.inside, count)
        elif before.what is not None:
            run = _run(line, counts, at)
            if before.value == sum(one.value or 0 for one in run) and len(run) > 1 and _is_close(line, before, count):
                for one in run:
                    _give(before, one)


def _run(line: Line, counts: tuple[Count, ...], at: int) -> list[Count]:
    """The counts from that one on that stand in one list and have no predicate yet."""
    run = [counts[at]]
    for one in counts[at + 1 :]:
        if one.what is not None or one.unreal or not _goes_on(line, run[-1], one):
            break
        run.append(one)
    return run


def _goes_on(line: Line, one: Count, other: Count) -> bool:
    """Whether the second follows the first in a list of the same sort of things."""
    gap = line.low[one.end : other.first]
    alike = any(kind in one.kinds and kind in other.kinds for kind in _SAME)
    return bool(gap) and alike and len(gap) <= 3 and all(word in _JOINTS for word in gap)


def _is_close(line: Line, whole: Count, part: Count) -> bool:
    gap = line.low[whole.after : part.first]
    near = len(gap) <= _FAR and not any(word in (";", ".") for word in gap)
    return near and line.word(part.first - 1) in _JOINTS


def _give(whole: Count, part: Count) -> None:
    part.what, part.said, part.how, part.inside = whole.what, whole.said, "taken", whole
