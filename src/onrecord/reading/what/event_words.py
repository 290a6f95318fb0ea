"""The words of events and of control: which verbs and nouns name what, and in which company.

The data are ``event_words.yaml`` and ``control_words.yaml`` in ``knowledge``. Here they become tables to look inflected
words up in, and the rules that choose among the senses of a word by the words around it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, Literal, NamedTuple, TypeVar, cast

from onrecord.knowledge import load_yaml
from onrecord.reading.words.lemmas import noun_forms, verb_forms, word_set

Part = Literal["verb", "noun"]
Holder = Literal["subject", "owner", "to", "of", "by", "unnamed"]
HoldingChange = Literal["gained", "lost", "holds", "contested", "wrested"]
Phrase = tuple[str, ...]

# How far from a word its company may stand, in words before and after it.
_BEFORE, _AFTER = 8, 12
# How far after a word its particle may stand: "[drove] the last of the rebels [out]". These may follow an object.
_PARTICLE = 7
_AFTER_OBJECT = word_set("out back off up down over away from")
_AFTER_NOTHING = 2  # and the others stand this near
# A word after one of these is a noun: "the [attack]", "their [visit]".
_DETERMINERS = word_set("a an the this these its his her their our my your some any no every each another 's ’s s")
_BEFORE_NOUNS = _DETERMINERS | word_set(
    "that those of in on under for by after before during despite amid with from new fresh further more several many "
    "two three public military staged held launched opened imposed lifted took gained regained lost seized"
)


@dataclass(frozen=True, slots=True)
class EventSense:
    """One sense of a word that names events. ``near`` and ``next`` are the company it needs, if any."""

    lemma: str
    part: Part
    type: str
    mode: str | None
    cameo: str
    mutual: bool
    near: frozenset[Phrase]
    next: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class ControlSense:
    """One sense of a word of holding places. ``holder`` and ``loser`` say where in the clause those two stand."""

    lemma: str
    part: Part
    particles: frozenset[str]
    change: HoldingChange
    holder: Holder
    loser: Holder | None
    passive: HoldingChange | None
    near: frozenset[Phrase]
    of_places: bool  # a place is company enough
    example: str


_Sense = TypeVar("_Sense", EventSense, ControlSense)


class Marker(NamedTuple):
    """What a word near an event says of its mode and code. ``firm`` is the code where the event is a demand."""

    mode: str | None
    cameo: str
    firm: str | None
    over: frozenset[str]  # the modes that it makes more exact
    only: frozenset[str]  # the codes that it may replace; none named: those of a general kind
    weak: bool  # counts only if no other is near


class _Events(NamedTuple):
    by_form: Mapping[str, tuple[EventSense, ...]]
    long: Mapping[str, tuple[tuple[Phrase, EventSense], ...]]  # lemmas of several words, by each word of theirs
    markers: Mapping[str, Mapping[str, tuple[tuple[Phrase, Marker], ...]]]  # type → first word → the phrases
    roots: Mapping[str, str]


def senses(form: str, part: Part | None = None) -> tuple[EventSense, ...]:
    """The senses of a word in any inflected form, likeliest first; of verbs or nouns alone where ``part`` is given.

    >>> [sense.type for sense in senses("shelled")]
    ['ASSAULT']
    """
    return _of_part(_events().by_form.get(form.lower(), ()), part)


def control_senses(form: str, part: Part | None = None) -> tuple[ControlSense, ...]:
    """The senses of a word of holding places in any inflected form, in the order in which they are tried."""
    return _of_part(_control().get(form.lower(), ()), part)


def mode_and_code(type: str, form: str, words: Sequence[str], index: int) -> tuple[str | None, str | None]:
    """The mode and the CAMEO code of an event whose type is known.

    ``words`` is its sentence in lower case, ``words[index]`` the word that names the event. A word that has no sense of
    that type gets the type's root code; a type that is none of the sixteen gets nothing.

    >>> mode_and_code("ASSAULT", "killed", "a drone killed two men".split(), 2)
    ('drone', '1952')
    """
    events = _events()
    root = events.roots.get(type)
    if root is None:
        return None, None
    sense = event_sense(type, form, words, index) or _last(type, form)
    mode, code = (sense.mode, sense.cameo) if sense else (None, root)
    marker = _nearest(events.markers.get(type, {}), words, index, mode, code)
    if marker is None:
        return mode, code
    if marker.only or mode is not None or code.endswith("0"):
        code = marker.firm if marker.firm and code.startswith("10") else marker.cameo
    return marker.mode or mode, code


def event_sense(type: str, form: str, words: Sequence[str], index: int) -> EventSense | None:
    """The sense in which a word names an event of ``type`` in this sentence; ``None`` if its company allows none."""
    long = next((sense for sense in _long_senses(words, index) if sense.type == type), None)
    if long:
        return long
    found = [sense for sense in senses(form) if sense.type == type]
    if not found:
        return None
    near = _around(words, index)
    for group in _by_part(found, words, index):
        for company in (True, False):
            for sense in group:
                if bool(sense.near or sense.next) is company and _in_company(sense, near, words, index):
                    return sense
    return None


def _last(type: str, form: str) -> EventSense | None:
    """The last sense of a type, which is its most general one, for words whose company tells nothing."""
    return next((sense for sense in reversed(senses(form)) if sense.type == type), None)


def control_sense(form: str, words: Sequence[str], index: int, *, named: bool = False) -> ControlSense | None:
    """The sense in which ``words[index]`` tells who holds a place, by its particle and company; ``None``: it does not.

    ``named`` says that a place is named among its arguments, which is company enough for words like "take".

    >>> words = "rebels pulled out of the port".split()
    >>> control_sense("pulled", words, 1).change
    'lost'
    """
    found = control_senses(form)
    if not found:
        return None
    near = _around(words, index)
    for sense in chain.from_iterable(_by_part(found, words, index)):
        if sense.particles and not _follows(sense.particles, _PARTICLE, words, index):
            continue
        if not sense.near or (named and sense.of_places) or not near.isdisjoint(sense.near):
            return sense
    return None


def _of_part(found: tuple[Any, ...], part: Part | None) -> tuple[Any, ...]:
    return found if part is None else tuple(sense for sense in found if sense.part == part)


def _by_part(found: Sequence[_Sense], words: Sequence[str], index: int) -> tuple[Sequence[_Sense], ...]:
    """The senses of nouns before those of verbs, where a noun is to be expected; or else all as they are."""
    if len({sense.part for sense in found}) == 1 or not 0 <= index < len(words):
        return (found,)
    before = words[max(0, index - 2) : index]
    if before:  # "the [rule]", "a fierce [battle]"; but "the militants [rule]"
        noun = before[-1] in _BEFORE_NOUNS or (before[0] in _DETERMINERS and not before[-1].endswith("s"))
    else:
        noun = words[index].endswith("s")
    if not noun:
        return (found,)
    return [sense for sense in found if sense.part == "noun"], [sense for sense in found if sense.part == "verb"]


def _in_company(sense: EventSense, near: set[Phrase], words: Sequence[str], index: int) -> bool:
    if sense.next and not _follows(sense.next, _AFTER_NOTHING, words, index):
        return False
    return not sense.near or not near.isdisjoint(sense.near)


def _follows(particles: frozenset[str], near: int, words: Sequence[str], index: int) -> bool:
    """Whether one of the particles follows: at most ``near`` words on, or after the object for those that may."""
    rest = words[index + 1 : index + 1 + _PARTICLE]
    return any(word in particles and (at < near or word in _AFTER_OBJECT) for at, word in enumerate(rest))


def _around(words: Sequence[str], index: int) -> set[Phrase]:
    """The words and pairs of words near one, without it; those with a hyphen as their parts too."""
    found: set[Phrase] = set()
    for side in (words[max(0, index - _BEFORE) : index], words[index + 1 : index + 1 + _AFTER]):
        before = ""
        for word in side:
            found.add((word,))
            found.add((before, word))
            before = word
            if "-" in word and len(word) > 1:
                parts = word.split("-")
                found.update((part,) for part in parts)
                found.update(pairwise(parts))
    return found


def _long_senses(words: Sequence[str], index: int) -> list[EventSense]:
    """The senses whose lemma is several words that stand side by side, ``words[index]`` being one of them."""
    if not 0 <= index < len(words):
        return []
    found = []
    for phrase, sense in _events().long.get(words[index], ()):
        starts = (index - at for at, word in enumerate(phrase) if word == words[index])
        if any(start >= 0 and tuple(words[start : start + len(phrase)]) == phrase for start in starts):
            found.append(sense)
    return found


def _nearest(
    markers: Mapping[str, tuple[tuple[Phrase, Marker], ...]],
    words: Sequence[str],
    index: int,
    mode: str | None,
    code: str,
) -> Marker | None:
    """The marker nearest to ``words[index]`` that has something to add to its mode and code; the longer one first."""
    best: Marker | None = None
    least = (True, _BEFORE + _AFTER, 0)
    for at in range(max(0, index - _BEFORE), min(len(words), index + 1 + _AFTER)):
        word = words[at]
        for part in (word, *word.split("-")) if "-" in word and len(word) > 1 else (word,):
            for phrase, marker in markers.get(part, ()):
                if (mode is not None and mode not in marker.over) or (marker.only and code not in marker.only):
                    continue
                gap = at - index if at > index else max(0, index - at - len(phrase) + 1)
                distance = (marker.weak, gap, -len(phrase))
                if distance < least and (len(phrase) == 1 or _stands(phrase, words, at)):
                    best, least = marker, distance
    return best


def _stands(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    parts = [part for word in words[at : at + len(phrase)] for part in (word.split("-") if len(word) > 1 else (word,))]
    return tuple(parts[: len(phrase)]) == phrase


@functools.cache
def _events() -> _Events:
    data = load_yaml("event_words")
    by_form: dict[str, dict[EventSense, None]] = {}
    long: dict[str, dict[tuple[Phrase, EventSense], None]] = {}
    for row in data["senses"]:
        sense = EventSense(
            lemma=row["lemma"],
            part=row["part"],
            type=row["type"],
            mode=row["mode"],
            cameo=row["cameo"],
            mutual=row.get("mutual", False),
            near=_company(row.get("with", ())),
            next=frozenset(row.get("next", ())),
            example=row["example"],
        )
        for form in _forms(sense.lemma, sense.part, data["irregular"]):
            by_form.setdefault(form, {})[sense] = None
            if " " in form:
                by_form.setdefault(form.replace(" ", "-"), {})[sense] = None
                phrase = tuple(form.split())
                for word in phrase:
                    long.setdefault(word, {})[phrase, sense] = None
    return _Events(
        by_form={form: tuple(found) for form, found in by_form.items()},
        long={word: tuple(found) for word, found in long.items()},
        markers=_markers(data["modes"]),
        roots=data["roots"],
    )


@functools.cache
def _control() -> Mapping[str, tuple[ControlSense, ...]]:
    data = load_yaml("control_words")
    by_form: dict[str, dict[ControlSense, None]] = {}
    for row in data["senses"]:
        sense = ControlSense(
            lemma=row["lemma"],
            part=row["part"],
            particles=frozenset(row.get("particles", ())),
            change=row["change"],
            holder=row["holder"],
            loser=row.get("loser"),
            passive=row.get("passive"),
            near=_company(row.get("with", ()), data["companies"]),
            of_places="PLACES" in row.get("with", ()),
            example=row["example"],
        )
        for form in _forms(sense.lemma, sense.part, data["irregular"]):
            by_form.setdefault(form, {})[sense] = None
    return {form: tuple(found) for form, found in by_form.items()}


def _forms(lemma: str, part: Part, irregular: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    further = irregular[part].get(lemma, "")
    first, _, last = lemma.rpartition(" ")
    forms = (verb_forms if part == "verb" else noun_forms)(last, further)
    return tuple(f"{first} {form}" for form in forms) if first else forms


def _company(words: Sequence[str], companies: Mapping[str, Sequence[str]] | None = None) -> frozenset[Phrase]:
    named = companies or {}
    return frozenset(phrase for word in words for phrase in _plurals(named.get(word, (word,))))


def _plurals(words: Iterable[str]) -> Iterator[Phrase]:
    """Each word or pair of words, and its plural."""
    for word in words:
        *first, last = word.split()
        for form in (last, *noun_forms(last)):
            yield (*first, form)


def _markers(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, tuple[tuple[Phrase, Marker], ...]]]:
    found: dict[str, dict[str, list[tuple[Phrase, Marker]]]] = {}
    for row in rows:
        marker = Marker(
            mode=row["mode"],
            cameo=row["cameo"],
            firm=row.get("firm"),
            over=frozenset(row.get("over", ())),
            only=frozenset(row.get("only", ())),
            weak=row.get("weak", False),
        )
        table = found.setdefault(cast(str, row["type"]), {})
        for phrase in dict.fromkeys(_plurals(row["words"])):
            table.setdefault(phrase[0], []).append((phrase, marker))
    return {type: {word: tuple(each) for word, each in table.items()} for type, table in found.items()}
