"""Whether two sides of entries may be the same actors: a name against a name, or against words that name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparing.differing.words import groups, plain_words
from onrecord.comparing.items import Party
from onrecord.reading.where.countries import country_code

_STATE = frozenset(("government", "organisation"))


def are_others(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether no actor of one side can be one of the other; false where a side is empty."""
    return bool(first and second) and not any(may_be_same(one, other) for one in first for other in second)


def may_be_same(one: Party, other: Party) -> bool:
    """Whether these may be one actor.

    Linked actors are what their link says. Two names are two actors, unless one holds the other's words, or what the
    report says of one names the other. Words that name nobody ("the group") may be anybody but of another side.
    """
    if one.identity is not None and other.identity is not None:
        return one.identity == other.identity or _hold(one, other)
    if _hold(one, other):
        return True
    if is_named(one) and is_named(other):
        return _of_one_country(one, other)
    sides = side(one), side(other)
    return not (sides[0] and sides[1] and sides[0] != sides[1])


def exclude(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether who is named on one side cannot be who is named on the other: names without a word in common, or words of
    two sides that fight each other."""
    if not are_others(first, second):
        return False
    for one in first:
        for other in second:
            sides = side(one), side(other)
            if is_named(one) and is_named(other):
                if one.kind != other.kind or _share_a_word(one.name, other.name):
                    return False
            elif not (sides[0] and sides[1] and sides[0] != sides[1]):
                return False
    return True


def _share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word, or one is the initials of the other."""
    mine, theirs = (set(plain_words(name)) for name in (one, other))
    initials = ["".join(word[0] for word in name.split() if word[:1].isupper()).casefold() for name in (one, other)]
    return bool(mine & theirs) or initials[0] in theirs or initials[1] in mine


def is_named(party: Party) -> bool:
    """Whether it goes by a name, which ends in a word with a capital, and not by words such as "Kandarian forces"."""
    last = party.name.split()[-1] if party.name.strip() else ""
    common = last.casefold() in groups("people")  # "Suspended Worker", as a headline has it
    alone = last.casefold() in groups("sides") and last == party.name  # "Soldiers", where a sentence begins
    return last != last.lower() and not common and not alone


def side(party: Party) -> str | None:
    """The side its words or its kind put it on; ``None`` where they put it on none."""
    table = groups("sides")
    found = next((table[word] for word in reversed(plain_words(party.name)) if word in table), None)
    return found or {"government": "state", "armed group": "rebels"}.get(party.kind or "")


def names(parties: Sequence[Party]) -> str:
    """Their names, as a sentence has them."""
    return ", ".join(dict.fromkeys(party.name for party in parties))


def _hold(one: Party, other: Party) -> bool:
    """Whether the words of one name stand in the other's, or in what is said of it."""
    mine, theirs = set(plain_words(one.name)), set(plain_words(other.name))
    if not mine or not theirs:
        return True
    if mine <= theirs or theirs <= mine:
        return True
    return any(
        words <= set(plain_words(" ".join(filter(None, (party.name, party.role, party.affiliation)))))
        for words, party in ((mine, other), (theirs, one))
    )


def _of_one_country(one: Party, other: Party) -> bool:
    """A country and its army: both are its state, as far as their words say."""
    codes = one.country or country_code(one.name), other.country or country_code(other.name)
    kinds = {one.kind, other.kind}
    return codes[0] is not None and codes[0] == codes[1] and kinds <= _STATE and "government" in kinds
