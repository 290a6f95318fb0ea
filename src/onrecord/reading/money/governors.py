"""Which verb governs an amount: the one it is the object of, or the one that it is the subject of."""

from __future__ import annotations

from onrecord.reading.money.acts import ASKING, Scene
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.heads import Head
from onrecord.reading.money.moods import Group, is_past
from onrecord.reading.money.parties import is_receiver
from onrecord.reading.money.sentence import QUOTES
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import is_preposition

_STOPS = word_set("and while but that which who because if when after before")
_MOVES = ("arrive", "go")
_REACH_LEFT, _REACH_RIGHT = 14, 30


def verb_left(scene: Scene, head: Head) -> int | None:
    """The verb that the amount's phrase is the object of: "gave Yemen [$20 million]", "appealed to donors for […]"."""
    s = scene.s
    prepositions = 0
    asked = False
    for i in range(head.first - 1, max(-1, head.first - 1 - _REACH_LEFT), -1):
        tok, low = s.toks[i], s.low(i)
        group = scene.groups.get(i)
        if low == "by" and i == head.first - 1 and head.noun is not None:
            return None  # "was paid for by a $20 million grant"
        if group is not None:
            if group.verb.frame == "stop" and prepositions:
                return None  # "ended on Thursday with promises of …"
            return i if _takes(scene, head, group, i, asked) else None
        if tok.amount is not None or low in (";", ":", ".", "(", ")") or low in QUOTES or s.says(i):
            return None
        if low == "for":
            if i != head.first - 1:
                return None
            asked = True
        elif low == "and" and i == head.first - 1 and not scene.acts:
            continue  # "donated 10 ambulances and $3 million"
        elif low in _STOPS:
            if not (tok.named or (low == "and" and not scene.acts)):
                return None
        elif low == ",":
            if not (s.toks[i - 1].date or s.toks[i + 1].date):
                return None
        elif any(is_kind(low, kind) for kind in ("auxiliary", "future", "possible")) and tok.named is None:
            return None
        elif low in ("to", "in", "at", "on", "with", "of", "from", "towards") and tok.named is None:
            if (low == "to" and not asked and not is_receiver(s, i + 1)) or low == "from":
                return None
            if low == "of" and i == head.first - 1:
                return None
            prepositions += low != "of"
            if prepositions > 2:
                return None
        elif is_preposition(low) and tok.named is None and not is_kind(low, "particle"):
            return None  # "received against a requirement of …"
    return None


def _takes(scene: Scene, head: Head, group: Group, i: int, asked: bool) -> bool:
    """Whether the verb left of the amount takes it as its object."""
    s = scene.s
    verb = group.verb
    if verb.lemma in ("appeal", "call", "plead", "beg"):
        return asked
    if verb.lemma == "ask" and not asked:
        return s.low(i + 1) == "for"
    if asked and verb.frame not in ASKING:
        return False
    if verb.lemma == "vote" and s.low(i + 1) in ("on", "against"):
        return False
    if scene.acts and scene.acts[-1].cue == i and scene.acts[-1].head.amount < i and s.low(head.first - 1) == ",":
        return False  # "of the $45 million that Kuwait committed, $30 million has been paid"
    if group.bare and i > 0 and s.toks[i - 1].amount is not None and is_past(s.low(i), verb):
        return False  # "of the $5 million promised, $2 million …"
    if verb.frame == "get":  # "raised objections to the $30 fee" raises no money
        return all(
            s.toks[k].date
            or s.toks[k].low in ("a", "the", "total", "of", "just", "another")
            or is_kind(s.low(k), "adverb")
            or is_kind(s.low(k), "particle")
            or s.low(k) == "only"
            for k in range(i + 1, head.first)
        )
    return verb.frame not in _MOVES


def verb_right(scene: Scene, head: Head) -> int | None:
    """The verb that the amount is the subject of ("[…] was pledged by"), or of a clause about it ("[…] it gave")."""
    s = scene.s
    first = head.last + 1
    if s.low(first) == "of" and any(s.toks[k].amount for k in range(first, min(first + 4, len(s.toks)))):
        # "$9 million of the $15 million pledged [has been paid]"
        other = next(k for k in range(first, first + 4) if s.toks[k].amount)
        return main_verb(scene, other + 1)
    contact = joined = False
    for i in range(first, min(first + _REACH_RIGHT, len(s.toks))):
        tok, low = s.toks[i], s.low(i)
        group = scene.groups.get(i)
        if group is not None:
            if joined and not (group.passive or group.verb.frame in _MOVES):
                return None
            return i if _of_clause(scene, group, i, first, contact) else None
        if tok.amount is not None:
            if not any(is_kind(s.low(k), "coordinator") for k in range(max(first, i - 2), i)):
                return None
            joined = True  # "$50 million from Japan and $20 million from Italy have been received"
        elif low in (";", ":", ".", "while", "but", "(") or low in QUOTES:
            return None
        elif low in ("that", "which") and i <= first + 1:
            contact = True
    return None


def _of_clause(scene: Scene, group: Group, i: int, first: int, contact: bool) -> bool:
    if group.verb.frame == "stop" and not group.passive and "to" in (scene.s.low(group.start), scene.s.low(i - 1)):
        return False  # "will allow the agency to buy rice"
    past = is_past(scene.s.low(i), group.verb)
    follows = object_follows(scene, i)
    if group.verb.lemma == "pay" and not group.passive and scene.s.low(i + 1) == "for":
        return False  # "a grant of $5 million paid for it"
    if group.start <= first and past and i == first:
        return group.verb.frame != "get" or group.verb.lemma in ("receive", "raise", "secure", "collect")
    if group.passive or (group.verb.frame in _MOVES and group.start >= first):
        return subject_holds(scene, first, group.start)
    if follows:
        return False
    if contact or (group.bare and past and subject_holds(scene, first, i)):
        return True
    return group.start <= first + 8 and subject_between(scene, first, group.start)


def main_verb(scene: Scene, first: int) -> int | None:
    """The verb of the clause behind a reduced one: "pledged last year [has reached] …"."""
    for i in range(first, len(scene.s.toks)):
        if scene.s.low(i) in (";", ".", "while", "but"):
            return None
        group = scene.groups.get(i)
        if group is not None and (group.passive or group.verb.frame in _MOVES):
            return i
    return None


def subject_holds(scene: Scene, first: int, start: int) -> bool:
    """Whether what stands between an amount and a verb leaves the amount its subject: no clause of its own."""
    s = scene.s
    commas = [i for i in range(first, start) if s.low(i) == ","]
    for i in range(first, start):
        low = s.low(i)
        if s.toks[i].named:
            continue
        if (
            low in ("while", "but", "because", "if", "when", "before", "after", "since", "until", ";")
            or s.says(i)
            or low in QUOTES
        ):
            return False
        if low == "and" and not any(s.toks[k].amount for k in range(i, min(i + 3, len(s.toks)))):
            return False
    # One comma alone starts another clause; two hold an aside.
    return (
        len(commas) != 1
        or s.low(commas[0] + 1) in ("which", "or", "about", "only", "just")
        or s.toks[start].amount is not None
    )


def object_follows(scene: Scene, i: int) -> bool:
    """Whether an object stands behind the verb at ``i``: then the amount before it is not its object."""
    s = scene.s
    if i + 1 >= len(s.toks):
        return False
    return s.toks[i + 1].amount is not None or s.low(i + 1) in (
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "more",
        "nearly",
    )


def subject_between(scene: Scene, first: int, start: int) -> bool:
    """Whether a subject of its own stands between an amount and a verb: "the $2 billion it needs"."""
    s = scene.s
    return (
        start > first
        and (not s.breaks(start - 1) or is_kind(s.low(start - 1), "pronoun"))
        and s.low(first) not in ("of", "in", "to", "for", ",", "from", "on")
    )


def has_subject(scene: Scene, head: Head, group: Group) -> bool:
    """Whether the verb behind the amount has a subject of its own: "the $20 million that Norway gave"."""
    first = head.last + 1
    if group.bare and "by" in (scene.s.low(group.start + 1), scene.s.low(group.start + 2)):
        return False  # "$45 million the funding provided by Germany"
    if scene.s.low(first) in ("that", "which"):
        first += 1
    return group.start > first and subject_between(scene, first, group.start)


def is_conditional(scene: Scene, group: Group) -> bool:
    """Whether the verb's clause starts with "if" or "unless"."""
    s = scene.s
    for i in range(group.start - 1, max(-1, group.start - 12), -1):
        if s.low(i) in ("if", "unless", "whether", "lest"):
            return True
        if s.low(i) in (",", ";", "that") or s.toks[i].amount or i in scene.groups or s.says(i):
            return False
    return False
