"""What is said of a count in its own clause, wherever it stands there."""

from __future__ import annotations

from onrecord.reading.counts.after import after
from onrecord.reading.counts.before import before, inverted
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.nouns import strong_noun, toll
from onrecord.reading.counts.words import Predicate


def predicate(line: Line, count: Count) -> Predicate | None:
    """What the text says of the count itself, not by way of another count; ``None`` where it says nothing."""
    if count.single and "animal" in count.kinds:
        return after(line, count)  # "killing a bird is a crime" is no count
    first = before(line, count)
    if first is not None:
        # "ordered the release of 12, who walked free"
        later = None if first.real else after(line, count)
        return later if later is not None and later.real else first
    if count.single:
        return after(line, count)
    said = strong_noun(line, count) or toll(line, count)
    if said is None or (said.how == "toll" and line.word(count.first - 1) == ":"):
        # "183 casualties: 51 killed"
        return after(line, count) or said or inverted(line, count)
    return said
