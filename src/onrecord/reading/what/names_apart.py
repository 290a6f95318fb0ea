"""Words that would name events but are parts of names: "the Peace [Talks] Support Unit", "Front for [Resistance]"."""

from __future__ import annotations

import re

from onrecord.reading.found import Found, Happened
from onrecord.reading.what.coordination import Names
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.schema import Span

_REACH = 90
# A run of words in capitals, with the small words that names hold.
_AFTER = re.compile(r"(?:\s(?:(?:of|for|the|and|against|without|on)\s){0,2}[A-Z][\w’'-]*)*")
_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\s(?:(?:of|for|the|and|against|without|on)\s){0,2})*$")
_BATTLES = re.compile(r"(?:battle|war|siege|fall|massacre|siege|invasion|treaty|agreement|accord)s?", re.IGNORECASE)


class NamesApart:
    """Tells whether a trigger is only a part of a name."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._names = Names(found.mentions)
        self._headings = [(one.start, one.end) for one in found.passages if one.kind in ("title", "heading")]

    def holds(self, one: Happened) -> bool:
        """Whether the trigger stands in the name of a body, a person, a place or a work."""
        start, end = one.trigger
        word = self._found.text[start:end]
        return self._in_mention(one.trigger, word) or (word[:1].isupper() and self._in_run(one.trigger))

    def _in_mention(self, trigger: Span, word: str) -> bool:
        mention = self._names.covering(trigger[0])
        if mention is None or mention.type in ("Date", "Money") or mention.end < trigger[1]:
            return False
        if not word[:1].isupper():
            around = self._found.text[mention.start : mention.end]
            quoted = around[:1] in "\"“'‘"
            return quoted or (mention.start < trigger[0] and self._has_capital_after(trigger, mention.end))
        if mention.type == "Misc":
            return _BATTLES.fullmatch(word) is None  # "the [Battle] of Tarn" did happen
        return True

    def _has_capital_after(self, trigger: Span, end: int) -> bool:
        return re.search(r"\b[A-Z]", self._found.text[trigger[1] : end]) is not None

    def _in_run(self, trigger: Span) -> bool:
        """Whether words in capitals around it end in the noun of a body, outside of headings in capitals."""
        if any(start <= trigger[0] < end for start, end in self._headings):
            return False
        text = self._found.text
        before = _BEFORE.search(text[max(0, trigger[0] - _REACH) : trigger[0]])
        after = _AFTER.match(text, trigger[1], trigger[1] + _REACH)
        rest = after[0].split() if after is not None else []
        if not rest and not (before is not None and before[0]):
            return False
        return any(plain(word) in actor_words().name_heads for word in rest)
