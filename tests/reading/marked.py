"""Builds a `Found` from a marked-up text, so that a test reads like the report it is about.

``{P Mara Veldt}`` is a named mention (P person, O organisation, L place, N nationality or group, F facility, M other).
``[S …]``, ``[C …]`` and ``[T …]`` are the source, cue and content of an attribution; a number joins those of one
attribution (``[S2 …]``), and without a number a part belongs to the attribution whose cue stands nearest before it
is complete: each new ``[S …]`` or ``[T …]`` that is there already starts the next one. Blank lines part passages; a
passage that starts with ``# `` is a heading. A sentence ends at ``.``, ``!`` or ``?`` (and closing quotation marks)
before white space and a capital; ``|`` ends one by hand and is not part of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.reading.actors import Actors, actors
from onrecord.reading.found import Found, Mention, MentionType, Passage, Said, Sentence
from onrecord.schema import Actor, Span

_TYPES: dict[str, MentionType] = {
    "P": "Person",
    "O": "Organization",
    "L": "Location",
    "N": "NORP",
    "F": "Facility",
    "M": "Misc",
    "D": "Date",
}
_MARK = re.compile(r"\{([A-Z]) |\[([SCT])(\d*) |[\]}|]")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!Mrs)(?<!Sen)(?<!Gov)(?<![A-Z])[.!?][”\"’]?\s+(?=[“\"‘A-Z])")


@dataclass
class _Parts:
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)

    def of(self, letter: str) -> list[Span]:
        return {"S": self.source, "C": self.cue, "T": self.content}[letter]


def found(marked: str) -> Found:
    """The `Found` that the marks tell of."""
    marked = marked.strip("\n")
    text: list[str] = []
    length = 0
    open_marks: list[tuple[str, str, int]] = []
    mentions: list[Mention] = []
    numbered: dict[str, _Parts] = {}
    cuts: list[int] = []
    at = 0
    unnumbered = 0
    for match in _MARK.finditer(marked):
        piece = marked[at : match.start()]
        text.append(piece)
        length += len(piece)
        at = match.end()
        if match[1]:
            open_marks.append(("mention", match[1], length))
        elif match[2]:
            number = match[3]
            if not number:
                current = numbered.get(f"n{unnumbered}")
                if current is not None and current.of(match[2]):
                    unnumbered += 1
                number = f"n{unnumbered}"
            parts = numbered.setdefault(number, _Parts())
            # Filled in where the part closes; the place is taken now, so that the next of its kind starts anew.
            parts.of(match[2]).append((length, length))
            open_marks.append((number, match[2], length))
        elif match[0] == "|":
            cuts.append(length)
        else:
            owner, letter, start = open_marks.pop()
            if owner == "mention":
                mentions.append(Mention(start, length, _TYPES[letter]))
            else:
                spans = numbered[owner].of(letter)
                spans[spans.index((start, start))] = (start, length)
    text.append(marked[at:])
    joined = "".join(text)
    assert not open_marks, "a mark is left open"
    passages, sentences = _lay_out(joined, cuts)
    said = sorted(
        (Said(tuple(p.source), tuple(p.cue), tuple(p.content)) for p in numbered.values()), key=lambda s: s.cue
    )
    mentions.sort(key=lambda mention: mention.start)
    return Found(joined, passages, sentences, tuple(mentions), tuple(said))


def _lay_out(text: str, cuts: list[int]) -> tuple[tuple[Passage, ...], tuple[Sentence, ...]]:
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for block in re.finditer(r"[^\n](?:.|\n(?!\n))*", text):
        heading = block[0].startswith("# ")
        passages.append(Passage(block.start(), block.end(), "heading" if heading else "paragraph"))
        ends = [m.end() for m in _SENTENCE_END.finditer(text, block.start(), block.end())]
        ends = sorted({*ends, *(c for c in cuts if block.start() < c < block.end()), block.end()})
        start = block.start()
        for end in ends:
            sentences.append(Sentence(start, end, len(passages) - 1))
            start = end
    return tuple(passages), tuple(sentences)


@dataclass(frozen=True)
class Read:
    """What was read from a marked text, with ways to ask about it."""

    found: Found
    result: Actors

    def named(self, name: str) -> Actor:
        """The one actor of that name."""
        [actor] = [actor for actor in self.result.actors if actor.name == name]
        return actor

    @property
    def names(self) -> list[str]:
        """The names of all actors, in order."""
        return [actor.name for actor in self.result.actors]

    @property
    def speakers(self) -> list[str | None]:
        """The name of the speaker of each attribution."""
        ids = {actor.id: actor.name for actor in self.result.actors}
        return [None if speaker is None else ids[speaker] for speaker in self.result.speakers]

    @property
    def kinds(self) -> list[str]:
        """The speaker kind of each attribution."""
        return list(self.result.speaker_kinds)

    def words(self, name: str) -> list[str]:
        """The words of all mentions of the actor of that name."""
        return [self.found.text[start:end] for start, end in self.named(name).mentions]


def read_marked(marked: str) -> Read:
    """Reads the actors of a marked text."""
    given = found(marked)
    return Read(given, actors(given))
