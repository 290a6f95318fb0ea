"""What kind of actor a body is, from the type of its mention and the words of its name."""

from __future__ import annotations

from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import ActorKind

_STATE_FORCES = frozenset({"army", "forces", "guards", "guard"})
# Bodies of several states are nobody's government: "European Council", "United Nations Security Council".
_OF_MANY = word_set("international european world global un interpol african asian inter-american pan-american")
_OF_MANY_PAIRS = frozenset({("united", "nations"), ("arab", "league"), ("european", "union"), ("security", "council")})


def body_kind(keys: tuple[str, ...]) -> ActorKind:
    """The kind of the body with these plain words in its name; ``organisation`` where nothing tells.

    The whole name is looked up first; then its last word tells ("… Times", "… Ministry"), or the last word before
    "of" or "for" ("Ministry of Health", "Centre for Peace").
    """
    words = actor_words()
    known = words.known.get(" ".join(keys))
    if known is not None:
        return known
    if len(keys) > 1 and keys[0] in words.adjectives and " ".join(keys[1:]) in words.known:
        return words.known[" ".join(keys[1:])]
    if keys[:2] == ("islamic", "state"):
        return "armed group"
    head = head_word(keys)
    kind = words.name_heads.get(head, "organisation")
    if kind == "government" and (keys[0] in _OF_MANY or keys[:2] in _OF_MANY_PAIRS):
        return "organisation"
    if head in ("brigade", "brigades") and "fire" in keys:
        return "government"
    if kind == "armed group" and head in _STATE_FORCES:
        national = keys[0] in ("national", "royal", "armed", head)
        of_state = national or keys[0] in words.adjectives or keys[0] in words.countries
        return "government" if of_state else kind
    if head == "agency" and len(keys) > 1 and keys[-2] in ("news", "press"):
        return "outlet"
    return kind


def head_word(keys: tuple[str, ...]) -> str:
    """The word of a name that says what the body is."""
    for at, key in enumerate(keys):
        if at and key in ("of", "for", "in", "on"):
            return keys[at - 1]
    return keys[-1] if keys else ""
