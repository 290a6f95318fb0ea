"""What stands after a count: "[12] killed", "[12] people in two cars were hurt", "[12] who had died"."""

from __future__ import annotations

import functools

from onrecord.reading.counts.doubts import acts, agrees, are_meant, doubted, has_object, is_adverb, is_of_some
from onrecord.reading.counts.figure_words import figure_words, function_words, kinds_of, matches
from onrecord.reading.counts.lines import Count, Line
from onrecord.reading.counts.words import STRONG, Predicate, span_of, suits, with_next

_FAR = 16
_CHAIN = 10
_AMONG = 7


def after(line: Line, count: Count) -> Predicate | None:
    """What follows the count: "12 killed", "12 people were hurt", "12 people who had died"."""
    at = count.end
    while line.word(at) and line.word(at) in "\"”’'":
        at += 1
    if line.word(at) == "#" and all(one.after != at + 1 for one in line.counts):
        at += 1  # "children [under five] were …"
    if line.word(at) in ("among", "amongst") and "#" in line.low[at : at + 4]:
        return _among(line, count, at)  # "three firefighters among 12 hurt"
    direct = _at(line, count, at, bare=True)
    if count.whole and line.word(at) not in function_words("relatives"):
        # "20 of the 46 nurses held": of the whole only what stands beside it, and no verb, which is of the part.
        alone = direct is None or direct.how != "reduced" or line.word(at) in _verbs_alone()
        return None if alone else direct
    governed = line.word(count.first - 1) in function_words("governing") and line.word(count.first - 1) != "of"
    if direct is not None:
        # "Six workers trapped in a tunnel were rescued": what became of them at last.
        later = _past_preposition(line, count, at + 1) if direct.how == "reduced" and not governed else None
        return direct if later is None or later.how == "alone" else later
    if governed and line.word(at) not in function_words("relatives"):
        return None
    if line.word(at) == "," and line.word(at + 1) in function_words("relatives"):
        at += 1
    if line.word(at) == "," and line.word(count.first - 1) == "or":
        return _from_helper(line, count, at + 1) or _at(
            line, count, at + 1, bare=False
        )  # "one in three, or 4 million, need"
    if line.word(at) in ("(", ",", "—", "–", "-"):
        past = _past_aside(line, at)
        if past is None:
            return None
        at = past
        at += line.word(at) in function_words("relatives")
        return _from_helper(line, count, at) or _at(line, count, at, bare=False)
    if line.word(at) in function_words("relatives"):
        found = _from_helper(line, count, at + 1) or _at(line, count, at + 1, bare=False)
        if found is None and line.word(at - 1) == ",":
            past = _past_aside(line, at - 1)  # "five people, who were all crew, were rescued"
            return None if past is None else _from_helper(line, count, past) or _at(line, count, past, bare=False)
        # "two women who worked with them were killed"
        return found or _past_preposition(line, count, at + 2)
    if line.word(at) == "and" and kinds_of(line.word(at + 1)) & {"person"}:
        at += 2  # "200 soldiers and guerrillas were killed", "left 16 patients and staff dead"
        state = _at(line, count, at, bare=True)
        if state is not None:
            return state
    found = _from_helper(line, count, at)
    opens = line.word(at) in function_words("prepositions") or line.word(at).endswith("ing")
    return found if found is not None or not opens else _past_preposition(line, count, at + 1)


@functools.cache
def _verbs_alone() -> frozenset[str]:
    """The forms of verbs without object, where no more belongs to them."""
    return frozenset(
        word for word, some in figure_words().items() if any(one.use == "intransitive" and not one.rest for one in some)
    )


def _past_preposition(line: Line, count: Count, at: int) -> Predicate | None:
    """The predicate after what else is said of the counted: "12 people [in two cars] were hurt"."""
    end = min(at + _FAR, len(line.low))
    while at < end:
        word = line.low[at]
        if word == "(":
            past = _past_aside(line, at)
            if past is None:
                return None
            at = past
            continue
        if word in function_words("boundaries") or word in function_words("pronouns") or word == "and":
            return None
        if word in function_words("auxiliaries") or word in function_words("modals"):
            return _from_helper(line, count, at)
        for match in matches(line.low, at, ("intransitive",)):
            finite = match.word.form in ("either", "past") or (match.word.form == "base" and match.word.rest)
            if finite and suits(line, match, count) and not has_object(line, match):
                return Predicate(match.word.what, (span_of(line, match),), not doubted(line, count), "alone")
        at += 1
    return None


def _past_aside(line: Line, at: int) -> int | None:
    """The token past an aside that opens at ``at``: "12 people[, including a child,] were hurt"."""
    closing = {"(": ")", ",": ","}.get(line.low[at], line.low[at])
    for place in range(at + 1, min(at + 20, len(line.low))):
        if line.low[place] == closing:
            return place + 1
        if line.low[place] in (";", ".", ":"):
            return None
    return None


def _from_helper(line: Line, count: Count, at: int) -> Predicate | None:
    """The predicate that starts with an auxiliary at token ``at``: "were later confirmed dead"."""
    end = min(at + _CHAIN, len(line.low))
    real = True
    helper = ""
    while at < end:
        word = line.low[at]
        phrase = _among(line, count, at) if word in ("among", "amongst") and helper else _phrase(line, count, at)
        if phrase is not None and (helper or not real or phrase.how == "alone"):
            return Predicate(phrase.what, phrase.said, phrase.real and real, phrase.how)
        if word == "to" and line.word(at - 1) == "had":
            at += 1  # "had to leave their homes"
            continue
        if word in function_words("hindering"):
            real = False
        elif word == "," and helper:
            past = _past_aside(line, at)
            if past is None:
                return None
            at = past
            continue
        elif word == "to" and line.word(at + 1) in ("be", "have"):
            real = real and line.word(at - 1) in (function_words("reported") | {"had", "have"})
        elif word in function_words("auxiliaries"):
            if not helper and not agrees(line, word, count):
                return None
            helper = word
        else:
            found = _at(line, count, at, bare=bool(helper), helper=helper or "to")
            if found is not None:
                return Predicate(found.what, found.said, found.real and real, found.how) if helper or not real else None
            if word not in function_words("between_helpers") and not word.endswith("ly"):
                # "were shot and killed"
                if line.word(at + 1) != "and" or not word.isalpha():
                    return None
                at += 1
        at += 1
    return None


def _phrase(line: Line, count: Count, at: int) -> Predicate | None:
    """A phrase that starts with a small word of its own: "yet to be found", "without power", "have no access to"."""
    for match in matches(line.low, at, ("state", "intransitive")):
        word = match.word
        small = line.low[at] in function_words("hindering") or line.low[at] in function_words("auxiliaries")
        if word.rest and (small or line.low[at] in function_words("adverbs")) and suits(line, match, count):
            how = "alone" if word.use == "intransitive" else "after"
            return Predicate(word.what, (span_of(line, match),), not doubted(line, count), how)
    return None


def _among(line: Line, count: Count, at: int) -> Predicate | None:
    """ "were among the quake's 300 dead"."""
    for place in range(at + 1, min(at + _AMONG, len(line.low))):
        for match in matches(line.low, place, ("noun", "verb")):
            done = match.word.form in ("", "plural", "either", "participle")
            # "among the 12 people arrested"
            whole = "#" in line.low[at:place] and match.word.form != ""
            if (match.word.what in STRONG or whole) and done and suits(line, match, count):
                return Predicate(match.word.what, (span_of(line, match),), not doubted(line, count), "after")
    return None


def _at(line: Line, count: Count, at: int, bare: bool, helper: str = "") -> Predicate | None:
    """The participle, state or verb without object at token ``at``: behind a ``helper``, or behind adverbs alone."""
    feared = False
    while not helper and at < len(line.low) and is_adverb(line, count, at):
        feared = feared or line.low[at] in function_words("feared")
        at += 1
    if at >= len(line.low):
        return None
    uses = ("verb", "state", "intransitive", "noun") if bare else ("intransitive",)
    for match in matches(line.low, at, uses):
        word = match.word
        if not (suits(line, match, count) or ((helper or count.first == 0) and are_meant(line, word.of, count))) or (
            word.use == "noun" and (word.what not in ("killed", "missing", "injured") or word.form)
        ):
            continue
        if word.use == "verb" and (
            word.form not in ("either", "participle") or (not helper and acts(line, match, count))
        ):
            continue
        if word.use == "verb" and helper in ("have", "has", "had", "'ve", "'d"):
            continue  # "two of them have released their figures"
        plain = word.use == "intransitive" and word.form == "base" and not word.rest
        if plain and helper and line.word(at - 1) != "to":
            continue
        if word.use == "state" and count.single and not helper:
            continue
        if is_of_some(line, count) and not helper and word.use != "intransitive":
            continue  # "one of 26 people killed": that is said of the 26
        if word.use == "intransitive" and has_object(line, match):
            continue
        how = "reduced" if word.use != "intransitive" and not helper else "after"
        said = (span_of(line, match),)
        return Predicate(with_next(line, match), said, not feared and not doubted(line, count), how)
    return None
