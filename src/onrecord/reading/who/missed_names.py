"""Whole names of persons that a model found in one place of a text, and missed or cut short in another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from onrecord.reading.found import Mention
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.names import person_name

# Two words with capitals, one right after the other; looked at from every word on.
_PAIR = re.compile(r"(?<![\w-])(?=([A-Z][\w’'-]*[\w’'])\s([A-Z][\w’'-]*\w)(?![\w-]))")
_POSSESSIVE = re.compile(r"['’]s?$")
_SURE = 0.5


def with_missed_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, in order, with every place where a person's given and family name stand as they do elsewhere."""
    names = _full_names(text, mentions)
    if not names:
        return mentions
    found: list[Mention] = []
    at = 0
    for match in _PAIR.finditer(text):
        first, last = match[1], _POSSESSIVE.sub("", match[2])
        if (first, last) not in names:
            continue
        start, end = match.start(1), match.start(2) + len(last)
        while at < len(mentions) and mentions[at].end <= start:
            found.append(mentions[at])
            at += 1
        inside = [one for one in mentions[at : at + 3] if one.start < end]
        if not inside:
            found.append(Mention(start, end, "Person", _SURE))
        elif len(inside) == 1 and inside[0].start >= start and inside[0].end <= end + 2:
            # "Veldt" alone, or "Jan" alone, of "Jan Veldt".
            found.append(replace(inside[0], start=start, end=max(end, inside[0].end), type="Person"))
            at += 1
    return [*found, *mentions[at:]]


def _full_names(text: str, mentions: list[Mention]) -> set[tuple[str, str]]:
    """Given and family names that were found more surely as a person's than as anything else's."""
    votes: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        name = person_name(text, mention.start, mention.end)
        if len(name.words) != 2 or plain(name.words[0]) in actor_words().titles:
            continue
        votes[name.words[0], name.words[1]] += 1 if mention.type == "Person" else -1
    return {name for name, count in votes.items() if count > 0}
