"""A sentence as the counting layers see it: its tokens, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.schema import Bound, Span, Spans


@dataclass(slots=True)
class Count:
    """A number of people or things. ``[first, end)`` are its tokens with its noun, ``after`` the one past the number.

    ``value`` is ``None`` where it is vague: it counts nothing, but what stands beside it may be told by it. ``noun`` is
    the token of its head; ``maybe_people`` where that is no known noun but looks like one for people, ``maybe_things``
    where there is none and things were counted before it. ``part`` and ``whole``: it is the 20, or the 46, in "20 of
    the 46 nurses"; ``them``: it is a part of what was counted before. ``single``: an article is all its number.
    ``what`` and ``said`` come later: what became of the counted, and the words that say so; ``how``, in which way they
    do; ``unreal`` where they say that it did not happen, or not yet. ``earlier``: it stood before another figure;
    ``risen``: a toll that is said to have grown to it; ``more``: it comes on top of others ("another 12", "12 more").
    """

    value: int | None
    upper: int | None
    bound: Bound
    span: Span
    first: int
    after: int
    end: int
    noun: int | None = None
    kinds: frozenset[str] = frozenset()
    whole: bool = False
    part: bool = False
    them: bool = False
    single: bool = False
    maybe_people: bool = False
    maybe_things: bool = False
    what: str | None = None
    said: Spans = ()
    how: str = ""
    unreal: bool = False
    earlier: bool = False
    risen: bool = False
    more: bool = False
    inside: Count | None = field(default=None, repr=False)
    revises: Count | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens; a number with its bound is one token, ``#``. ``low`` are the words in lower case."""

    text: str
    low: tuple[str, ...]
    spans: tuple[Span, ...]
    counts: tuple[Count, ...]

    def word(self, at: int) -> str:
        """The token in lower case; empty outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def written(self, at: int) -> str:
        """The token as it is written; empty outside the sentence."""
        return self.text[slice(*self.spans[at])] if 0 <= at < len(self.low) else ""
