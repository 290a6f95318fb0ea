"""When the name of a country, its capital or a seat of power means the government, and when the place.

"Damascus denied it", "contacts with Damascus", "Britain pledged aid" mean governments; "in Damascus", "visited
Damascus", "traveled to Syria" and "Brazil beat France" do not. A name stands for its government only where it does or
is told something that a government does or is told (the tables are ``governments.yaml``): this is what annotators of
metonymy call place-for-people (Markert and Nissim 2007, SemEval-2007 task 8), less teams and populations.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from onrecord.reading.found import Found
from onrecord.reading.who.actor_words import actor_words
from onrecord.reading.who.government_words import state_of, words
from onrecord.reading.who.names import body_name
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import is_plural, singular
from onrecord.schema import Span

# How far around the name, in code points, the words are looked at.
_REACH = 120
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’]\w+)*|[^\w\s]")
_CAPITALS = re.compile(r"[A-Z]")
_MONEY = re.compile(
    r"\s(?:(?:the|a|an|around|about|nearly|some|only|another|over|almost)\s)?(?:[A-Z]{0,3}[$£€¥]|\d[\d.,]*\s?(?:m|bn|million|billion)\b)"
)
_SKIPPED = word_set(
    "also not never already again still then now once repeatedly have has had been be being is are was were will "
    "would shall should may might must can could did does do n't meanwhile itself all both each separately "
    "together further formally currently"
)
# After these a bare participle is the name's own deed ("is considering"); without them it may be anything.
_AUXILIARIES = word_set("is are was were has have had been")
_LIGHT = word_set(
    "continue continues continued begin begins began start starts started move moves moved try tries tried"
)
_MODALS = word_set("will would shall should may might must can could did does do to")
_PASSIVE = word_set("is are was were been be being")
_TOLD = word_set("accused blamed urged asked warned told criticised criticized condemned expected pressed")
_PLACING = word_set(
    "in near at across throughout outside around inside through into onto toward towards from to of for within "
    "against with about beyond leaving visited visiting left entered reached under over along off via on by "
    "northern southern eastern western central upper lower downtown mainland neighbouring neighboring rural "
    "between than like including"
)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_POSSESSIVE_NEXT = re.compile(r"['’]s?(?=\s)")
_ASKED = re.compile(r"(?:\s+(?:and|or)\s+(?:the\s+)?[A-Z]\w+)?\s+to\s+[a-z]")
# The capital of a country that stands for a union of many.
_OF_MANY = frozenset({"brussels"})
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today")


def stands_for_government(found: Found, span: Span) -> bool:
    """Whether the name of a country, capital or seat at ``span`` means the government; ``False`` for other names."""
    sentences = found.sentences
    at = max(0, bisect_right(sentences, span[0], key=lambda sentence: sentence.start) - 1)
    low, high = (sentences[at].start, sentences[at].end) if sentences else (0, len(found.text))
    return stands_in(found.text, span, (min(low, span[0]), max(high, span[1])))


def stands_in(text: str, span: Span, sentence: Span) -> bool:
    """The same, given the bounds of the sentence around the name."""
    name = body_name(text, *span)
    if name.key not in words().seats and (state_of(name.key) is None or name.key in _OF_MANY):
        return False
    low, high = max(sentence[0], span[0] - _REACH), min(sentence[1], span[1] + _REACH)
    own = text[span[0] : span[1]]
    if _is_sport(text, low, high):
        return False
    end = span[1]
    owns = _POSSESSIVE.search(own) or _POSSESSIVE_NEXT.match(text, end)
    if owns is not None:
        return _owns_a_deed(text, max(end, owns.end() if owns.string is text else end), high)
    before = [match[0] for match in _WORD.finditer(text, low, span[0])]
    if before and before[-1].casefold() in ("a", "an"):
        return False
    while before and before[-1].casefold() == "the":
        before.pop()
    joined = _joined_before(before)
    if _is_dealt_with(joined):
        return _stands_alone(text, end, high)
    if before and before == joined and before[-1][0].isupper() and len(before) > 1 and before[-1].isalpha():
        return False  # "CNN [Philippines]": a part of another name
    if joined and joined[-1].casefold() in _PLACING:
        return False
    if joined and _ASKED.match(text, end) and joined[-1].casefold() in words().deeds:
        return True  # "wants [Britain] to answer", "ordered [Britain] to leave"
    return _acts(text, end, high, own, joined != before)


def _stands_alone(text: str, end: int, high: int) -> bool:
    """Whether the name is no adjective of what follows: "according to [Moscow]", not "to [U.S.] officials"."""
    following = _WORD.search(text, end, high)
    if following is None or not following[0][0].isalnum():
        return True
    word = following[0]
    if word[0].isupper():
        return word.casefold() in _DAYS
    return not is_noun(word)


def is_noun(word: str) -> bool:
    """Whether the word is one that a name or noun right before it may only say more of: "government [officials]"."""
    known = actor_words()
    if word.casefold() in _SKIPPED:
        return False
    if word.casefold() in known.collectives or word.casefold() in words().modified:
        return True
    return any(singular(word) in table for table in (known.roles, known.bodies, known.documents)) or is_plural(word)


def _is_sport(text: str, low: int, high: int) -> bool:
    return words().sport.search(text, low, high) is not None


def _owns_a_deed(text: str, start: int, high: int) -> bool:
    """Whether the name's "'s" is followed by what a government does: "Turkey's [refusal]", "its long-awaited reply"."""
    for match in itertools.islice(_WORD.finditer(text, start, min(high, start + 60)), 3):
        word = match[0]
        if word in words().owned:
            return True
        if not word.islower():
            return False
    return False


def _joined_before(before: list[str]) -> list[str]:
    """The words before a name without the names joined to it: "between Moscow and [Washington]"."""
    words_before = list(before)
    while len(words_before) > 1 and words_before[-1] in ("and", "or", ","):
        at = len(words_before) - 1
        while at and (words_before[at - 1][0].isupper() or words_before[at - 1] in ("and", "or", ",", "the")):
            at -= 1
        if at == len(words_before) - 1 or not any(_CAPITALS.match(word) for word in words_before[at:]):
            return before
        words_before = words_before[:at]
    return words_before


def _is_dealt_with(before: list[str]) -> bool:
    """Whether the words right before address a government, or are what one has with it."""
    if not before:
        return False
    tables = words()
    last = before[-1].casefold()
    if last in tables.addressed:
        return True
    nouns = tables.partners.get(last)
    if nouns is None or len(before) < 2:
        return False
    if "*" in nouns:
        previous = before[-2].casefold()
        return previous in tables.deeds and previous.endswith(("ed", "en", "wn", "nt", "de", "ld", "ut"))
    near = [word.casefold() for word in before[-5:-1]]
    # "contacts with", "talks this week between"; but not over another preposition's noun.
    for word in reversed(near):
        if word in nouns:
            return True
        if word in (",", ";", ":", ".", "and", "in", "at"):
            return False
    return False


def _acts(text: str, end: int, high: int, name: str, several: bool) -> bool:
    """Whether a verb of a government's deed follows the name, past names joined to it and adverbs."""
    if _MONEY.match(text, end) and _CAPITALS.match(name.removeprefix("the ")):
        return _pledged_before(text, end)
    following = [match[0] for match in _WORD.finditer(text, end, high)]
    at = _past_joined(following)
    several = several or at > 0
    passive, auxiliary = False, False
    rest = following[at : at + 7]
    for word, after in itertools.zip_longest(rest, rest[1:], fillvalue=""):
        low = word.casefold()
        if low in _LIGHT and after == "to":  # "will continue to press": what follows tells
            continue
        if low in _SKIPPED or (low.endswith("ly") and len(low) > 4) or low in _DAYS or low == "on":
            passive = passive or low in _PASSIVE
            auxiliary = auxiliary or low in _AUXILIARIES or low in _MODALS
            continue
        if passive and low in _TOLD:
            return True
        lemma = words().deeds.get(low)
        if lemma is None or low in words().nouns_too:
            return False
        if low.endswith("ing"):
            return auxiliary
        if low == lemma and not low.endswith(("ed", "t")):  # "Syria aid" is no deed; "Syria will aid" is
            return auxiliary or several
        return not (passive and low.endswith(("ed", "en", "wn", "t")))
    return False


def _past_joined(following: list[str]) -> int:
    """Where what follows the names joined to a subject starts: "Qatar [and Saudi Arabia] pledged"; an aside is passed.

    ``Qatar, which holds the chair, pledged`` and ``Qatar, a small emirate, pledged`` too.
    """
    at = 0
    while at < len(following) and following[at] in ("and", "or", ",", "&", "as"):
        start = at + 1
        while start < len(following) and following[start] in ("and", "the", "or"):
            start += 1
        stop = start
        while stop < len(following) and following[stop][0].isupper():
            stop += 1
        if stop == start:
            if following[at] == ",":
                return _past_aside(following, at)
            return at
        at = stop
    return at


def _past_aside(following: list[str], at: int) -> int:
    if at + 1 < len(following) and following[at + 1].casefold() in (
        "which",
        "a",
        "an",
        "one",
        "whose",
        "long",
        "already",
    ):
        for stop in range(at + 2, min(at + 16, len(following))):
            if following[stop] == ",":
                return stop + 1
    return at


_PLEDGED = re.compile(
    r"\b(?:pledg|promis|contribut|donat|offer|gave|giv|commit|announc|paid|pay|provid|sent|send|earmark|allocat)", re.I
)


def _pledged_before(text: str, at: int) -> bool:
    """Whether a verb of giving stands before, for a name right before its sum: "… and Britain [$165 million]"."""
    start = max(0, at - 250)
    return _PLEDGED.search(text, start, at) is not None
