"""Inflected forms of English verbs and nouns, and the way back to their lemmas.

The forms are made from the lexicon's own lemmas once, so that looking a word up is one dict access and needs no
tagger. Where the spelling of a form is not settled by the letters alone (does the last consonant double? *-ize* or
*-ise*, *-or* or *-our*?), all spellings are made: a form that nobody writes does no harm in a look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_VOWELS = "aeiou"
# One consonant after one vowel at the end: may double before -ed and -ing (w, x and y never do).
_MAY_DOUBLE = re.compile(r"[^aeiou][aeiouy][bcdfgklmnprstvz]$|^[aeiou][bdgklmnprt]$|qu[aei][bdgmnpt]$")
_HISSES = re.compile(r"(?:s|x|z|ch|sh)$")
# -ize words whose root takes no -ise.
_ONLY_Z = {"prize", "size", "seize", "capsize"}
# Of the American words in -or, those that British papers spell -our.
_OUR = {"favor": "favour", "honor": "honour", "rumor": "rumour", "clamor": "clamour", "labor": "labour",
        "endeavor": "endeavour", "savor": "savour", "humor": "humour"}  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


def spellings(lemma: str) -> tuple[str, ...]:
    """The lemma in American and British spelling, the given one first.

    >>> spellings("criticize")
    ('criticize', 'criticise')
    """
    if lemma.endswith(("ize", "yze")) and lemma not in _ONLY_Z:
        return (lemma, lemma[:-2] + "se")
    if lemma in _OUR:
        return (lemma, _OUR[lemma])
    return (lemma,)


def third_person(lemma: str) -> str:
    """The form in -s, which is a noun's plural too: ``say → says``, ``deny → denies``, ``press → presses``."""
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _HISSES.search(lemma) else "s")


def past_forms(lemma: str) -> tuple[str, ...]:
    """The possible regular past forms: ``deny → denied``, ``plan → planed, planned``."""
    if _ends_in_consonant_y(lemma):
        return (lemma[:-1] + "ied",)
    if lemma.endswith("e"):
        return (lemma + "d",)
    return tuple(stem + "ed" for stem in _stems(lemma))


def present_participles(lemma: str) -> tuple[str, ...]:
    """The possible forms in -ing: ``write → writing``, ``lie → lying``, ``plan → planing, planning``."""
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(lemma))


def verb_forms(lemma: str, irregular: str = "") -> tuple[str, ...]:
    """All forms of a verb, lemma first; ``irregular`` holds further forms, separated by spaces.

    >>> verb_forms("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    forms: list[str] = []
    for base in spellings(lemma):
        forms += (base, third_person(base), *past_forms(base), *present_participles(base))
    return (*forms, *irregular.split())


def noun_forms(lemma: str, irregular: str = "") -> tuple[str, ...]:
    """Singular and plural of a noun, in both spellings, and its ``irregular`` forms."""
    forms = [form for base in spellings(lemma) for form in (base, third_person(base))]
    return (*forms, *irregular.split())


def form_table(entries: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """form → lemma, from pairs of a lemma and its forms; where two lemmas share a form, the first one keeps it.

    A form that is itself a lemma leads to that lemma: ``found`` leads to ``find`` only if ``found`` is none.
    """
    table: dict[str, str] = {}
    lemmas: set[str] = set()
    for lemma, forms in entries:
        lemmas.add(lemma)
        for form in forms:
            table.setdefault(form, lemma)
    return table | {lemma: lemma for lemma in lemmas}


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS


def _stems(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("c"):
        return (lemma, lemma + "k")
    return (lemma, lemma + lemma[-1]) if _MAY_DOUBLE.search(lemma) else (lemma,)
