"""Who tells an entry: the outlet and the last source of its chain."""

from __future__ import annotations

import re

from onrecord.comparing.differing.words import groups, plain_words
from onrecord.comparing.items import Item
from onrecord.schema import Step


def source_of(item: Item) -> Step | None:
    """The last source of the chain; ``None`` where the publisher tells it."""
    return next((step for step in reversed(item.chain) if step.kind == "source"), None)


def speaker_key(item: Item) -> str | None:
    """What entries of one known speaker have in common: the last word of the name. ``None`` for one without a name."""
    source = source_of(item)
    if source is None or source.speaker_kind in (None, "none"):
        return None
    words = plain_words(source.name)
    named = re.search(r"(?<!^)\b[A-Z]|^(?!The |A |An )[A-Z]", source.name)
    return words[-1] if words and named and source.speaker_kind == "named" else None


def same_speaker(first: Item, second: Item) -> bool:
    """Whether one and the same named speaker is the source of both.

    By the record's link where both have one; otherwise by name, of which the shorter is a part of the longer.
    """
    if speaker_key(first) is None or speaker_key(first) != speaker_key(second):
        return False
    if first.source is not None and second.source is not None:
        mine, theirs = first.source.identity, second.source.identity
        if mine is not None and theirs is not None:
            return mine == theirs
    one, other = source_of(first), source_of(second)
    assert one is not None
    assert other is not None
    small, large = sorted((set(plain_words(one.name)), set(plain_words(other.name))), key=len)
    return small <= large


def by_one(first: Item, second: Item) -> bool:
    """Whether the two have one source by its words, or are told by one outlet itself."""
    one, other = source_of(first), source_of(second)
    if one is None or other is None:
        return one is other and first.outlet is not None and first.outlet == second.outlet
    return plain_words(one.name) == plain_words(other.name)


def opposed(first: Item, second: Item) -> bool:
    """Whether the two are told by sources of two sides: the army and the rebels."""
    one, other = side_of(source_of(first)), side_of(source_of(second))
    return one is not None and other is not None and one != other


def side_of(source: Step | None) -> str | None:
    """The side that a source's words name; ``None`` where they name none."""
    if source is None:
        return None
    table = groups("sides")
    return next((table[word] for word in reversed(plain_words(source.name)) if word in table), None)


def of_one_voice(first: Item, second: Item) -> bool:
    """Whether the two stand in one report and are told by the same there."""
    return first.document == second.document and first.told_by == second.told_by


def of_one_breath(first: Item, second: Item) -> bool:
    """Whether the two stand in one sentence, or tell of happenings in one voice: then they are of two."""
    if first.document != second.document:
        return False
    return first.around == second.around or (first.kind == second.kind == "event" and first.told_by == second.told_by)
