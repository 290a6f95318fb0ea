"""Who does what a verb says: its own subject, or that of a verb or noun before it."""

from __future__ import annotations

from onrecord.reading.money.acts import Scene
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.moods import Group
from onrecord.reading.money.parties import Part, after_word, backward
from onrecord.reading.money.subjects import subject
from onrecord.reading.words.phrases import is_plural, is_possessive


def subject_of(scene: Scene, group: Group, v: int) -> list[Part]:
    """Who does what the verb says: its subject, or that of the verb before it ("… and promised", ", providing")."""
    s = scene.s
    if group.noun is not None:
        return _of_noun(scene, group.noun, v)
    if group.asked:
        return [group.asked]
    if group.gerund and s.low(group.start - 1) in ("of", "for", "by"):
        parties = _of_gerund(scene, group.start - 1)
        if parties:
            return parties
    if group.gerund:  # "with Germany alone providing 600 million"
        part = backward(s, group.start - 1)
        if part is not None and s.low(part[0] - 1) == "with":
            return [part]
    parties = [] if group.gerund else subject(s, group.start)
    if parties:
        return parties
    for u in sorted((u for u in scene.groups if u < v), reverse=True):
        earlier = subject(s, scene.groups[u].start)
        if earlier and not scene.groups[u].passive:
            return earlier
    for i in range(1, group.start):
        if s.says(i) or is_kind(s.low(i), "auxiliary") or is_kind(s.low(i), "future"):
            earlier = subject(s, i)
            if earlier:
                return earlier
    return _first_phrase(scene) if group.gerund else []


def main_subject(scene: Scene, end: int) -> list[Part]:
    """The subject of the first verb before token ``end`` that is known as one by its auxiliary."""
    s = scene.s
    for i in range(1, end):
        if s.toks[i].named is None and (is_kind(s.low(i), "auxiliary") or is_kind(s.low(i), "future")):
            return subject(s, i)
    return _first_phrase(scene)


def _of_gerund(scene: Scene, preposition: int) -> list[Part]:
    """Who gives in "accused Tehran of giving", "thanked Japan for giving", "Tehran was accused of giving"."""
    s = scene.s
    if s.low(preposition) == "by" or s.low(preposition - 1) in ("plan", "idea", "cost", "way", "aim", "goal"):
        return []
    if s.low(preposition - 1).endswith("ed"):
        i = preposition - 1
        while i > 0 and (is_kind(s.low(i - 1), "auxiliary") or is_kind(s.low(i - 1), "adverb")):
            i -= 1
        return subject(s, i)
    part = backward(s, preposition - 1)
    return [part] if part else []


def _first_phrase(scene: Scene) -> list[Part]:
    """The phrase that starts the sentence, before its first verb: "The board completed its review, releasing …"."""
    s = scene.s
    last = s.forward(0)
    for i in range((last or -1) + 1):
        if i and s.toks[i - 1].named and s.toks[i].named is None and s.toks[i].text.islower():
            return [(0, i - 1)]
        if i and s.low(i).endswith("ed") and s.toks[i].named is None:
            return [(0, i - 1)]
        if s.toks[i].named is None and (is_plural(s.toks[i].text) or is_kind(s.low(i), "giver noun")):
            return [(0, i)]
    if last is not None and s.low(last + 1) in ("-", "–", "—", "("):
        return []  # a dateline
    return [(0, last)] if last is not None and s.toks[0].named else []


def _of_noun(scene: Scene, noun: int, v: int) -> list[Part]:
    """ "Norway's promise to give", "a decision by Norway to give"; else the subject of the verb before the noun."""
    s = scene.s
    for i in range(noun - 1, max(-1, noun - 10), -1):
        if is_possessive(s.toks[i].text):
            part = backward(s, i)
            return [part] if part else []
        if s.breaks(i):
            break
    giver = after_word(s, ("by",), noun + 1, v)
    if giver:
        return [giver]
    i = noun
    while i > 0 and not (s.says(i) or i in scene.groups):
        i -= 1
    return subject(s, scene.groups[i].start if i in scene.groups else i)
