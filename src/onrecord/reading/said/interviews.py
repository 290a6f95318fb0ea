"""Interviews and transcripts in print, read by their form: "Q: …", "EDDA MOLL: …", one turn a paragraph.

The cue head learned from prose, in which a colon after a name seldom opens somebody's words without quotation marks.
Where a text plainly is a transcript, its form says more than the words do: every labelled paragraph is a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.found import Passage, Said

# A transcript has at least so many labelled paragraphs, and labels come back (or are Q and A).
FEWEST = 3
CONFIDENCE = 0.9
_NAME = r"[A-ZÀ-ÞŠŽ][\w.'’-]*"
_LABEL = re.compile(
    rf"\s*(?P<label>Q|A|{_NAME}(?: (?:(?:of|the|de|van|von|al|bin) )?{_NAME}){{0,4}})(?P<colon>[:.]) +(?=\S)"
)
_QUESTION_AND_ANSWER = frozenset({"Q", "A", "QUESTION", "ANSWER", "Question", "Answer"})


def interview(text: str, passages: Sequence[Passage]) -> tuple[Said, ...]:
    """The turns of a transcript, or nothing where the text is none; spans into ``text``, in order."""
    turns = [
        (match, passage)
        for passage in passages
        if passage.kind == "paragraph"
        and (match := _LABEL.match(text, passage.start, passage.end))
        and _is_label(match)
    ]
    if len(turns) < FEWEST:
        return ()
    # A speaker is printed in full at first and by the last name later: labels are counted by their last word.
    counts = Counter(match["label"].split()[-1] for match, _ in turns)
    kept = [(m, p) for m, p in turns if m["label"] in _QUESTION_AND_ANSWER or counts[m["label"].split()[-1]] > 1]
    if len(kept) < FEWEST or len({m["label"] for m, _ in kept}) < 2:
        return ()
    return tuple(
        Said(
            source=(match.span("label"),),
            cue=(match.span("colon"),),
            content=((match.end(), _end(text, passage)),),
            confidence=CONFIDENCE,
        )
        for match, passage in kept
    )


def _is_label(match: re.Match[str]) -> bool:
    # "Q." and "A." are labels with a full stop as well; of names, only what has a colon is.
    return match["colon"] == ":" or match["label"] in ("Q", "A")


def _end(text: str, passage: Passage) -> int:
    return passage.start + len(text[passage.start : passage.end].rstrip())


def with_turns(said: Sequence[Said], turns: Sequence[Said]) -> tuple[Said, ...]:
    """The statements of a text with its turns among them, in order: those that a turn takes in stand within it.

    A statement made of the same words as a turn is the turn itself, and dropped. None of ``said`` is within another.
    """
    if not turns:
        return tuple(said)
    every: list[Said] = list(turns)
    for one in said:
        parent = next((i for i, turn in enumerate(turns) if _touches(one, turn)), None)
        if parent is None:
            every.append(one)
        elif _inside(one, turns[parent]) and not _same(one, turns[parent]):
            every.append(replace(one, within=parent))
    order = sorted(range(len(every)), key=lambda i: every[i].cue[0] if every[i].cue else every[i].content[0])
    place = {old: new for new, old in enumerate(order)}
    return tuple(replace(every[i], within=None if (w := every[i].within) is None else place[w]) for i in order)


def _extent(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return spans[0][0], spans[-1][1]


def _touches(one: Said, turn: Said) -> bool:
    start, end = turn.source[0][0], turn.content[-1][1]
    return any(s < end and e > start for s, e in (*one.cue, *one.content))


def _inside(one: Said, turn: Said) -> bool:
    start, end = _extent(turn.content)
    return all(start <= s and e <= end for s, e in (*one.source, *one.cue, *one.content))


def _same(one: Said, turn: Said) -> bool:
    (a, b), (c, d) = _extent(one.content), _extent(turn.content)
    return (min(b, d) - max(a, c)) >= 0.8 * (max(b, d) - min(a, c))
