"""Labels of the turns of an interview: "Q", "A", "HARROW". Who they stand for, where the text before the turns tells.

"A" is whoever is interviewed: the one person that the introduction names, or of several the one who answers, speaks or
is interviewed by its words. "Q" is nobody with a name.
"""

from __future__ import annotations

import re

from onrecord.reading.found import Said
from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.names import person_name
from onrecord.schema import Span

_QUESTIONS = frozenset({"Q", "QUESTION", "Question", "Q."})
_ANSWERS = frozenset({"A", "ANSWER", "Answer", "A."})
# "an interview with Mara Veldt", "we spoke to the novelist Mara Veldt"; "Mara Veldt answered our questions".
_ASKED = re.compile(
    r"\b(?:interview(?:s|ed|ing)?(?: with| of)?|spoke (?:to|with)|talk(?:s|ed|ing)? (?:to|with)|asked|met(?: with)?|"
    r"sat down with|caught up with|introducing|questions (?:for|to)|conversation with|q ?& ?a with)\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"[^.;:!?]{0,60}?\b(?:answer(?:s|ed)|(?:spoke|talk(?:s|ed))(?! (?:to|with))|told us|joins us|joined us|explains)\b",
    re.IGNORECASE,
)


class Labels:
    """The labelled turns of one document. A text without them costs one look at each attribution."""

    def __init__(self, ground: Ground, index: NameIndex) -> None:
        self._ground = ground
        self._index = index
        starts = [said.source[0][0] for said in ground.found.said if self.label(said) in _QUESTIONS | _ANSWERS]
        self._answers = _interviewed(ground, min(starts)) if starts else None

    def label(self, said: Said) -> str:
        """The words of a source that a colon, or nothing but the full stop of "Q.", parts from what is said."""
        text = self._ground.text
        if not said.source or len(said.cue) != 1 or text[slice(*said.cue[0])].strip() not in (":", "."):
            return ""
        return text[slice(*said.source[0])].strip()

    def is_question(self, said: Said) -> bool:
        """Whether the source is the "Q" of an interview, who has no name."""
        return self.label(said) in _QUESTIONS

    def who(self, said: Said) -> Cluster | None:
        """The person that a label stands for: whoever answers, or the bearer of the name, met before, in capitals."""
        label = self.label(said)
        if not label:
            return None
        if label in _ANSWERS:
            return self._answers
        start, end = said.source[0]
        return self._index.find_person(person_name(self._ground.text, start, end)) if label.isupper() else None


def _interviewed(ground: Ground, before: int) -> Cluster | None:
    named: list[Named] = [m for m in ground.within(0, before) if m.cluster is not None and m.cluster.is_person]
    persons = {mention.cluster for mention in named}
    if len(persons) == 1:
        return persons.pop()
    asked = {mention.cluster for mention in named if _is_asked(ground.text, (mention.start, mention.end))}
    return asked.pop() if len(asked) == 1 else None


def _is_asked(text: str, span: Span) -> bool:
    if _ASKED.search(text, max(0, text.rfind("\n", 0, span[0])), span[0]):
        return True
    line = text.find("\n", span[1])
    return _ANSWERED.match(text, span[1], line if line >= 0 else len(text)) is not None
