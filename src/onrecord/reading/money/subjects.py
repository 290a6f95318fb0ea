"""The subject of a verb of giving: where its clause starts, and the several of a list ("Qatar, Kuwait and Turkey")."""

from __future__ import annotations

from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.parties import LEADING, Part, backward, clean
from onrecord.reading.money.sentence import QUOTES, MoneySentence
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import is_preposition

_DASHES = ("-", "–", "—")
_ENOUGH = 40  # tokens that a subject may reach back


def subject(s: MoneySentence, start: int) -> list[Part]:
    """The subject that ends before token ``start``: one phrase, or the several of a list ("Qatar and Kuwait")."""
    end = start - 1
    if end < 0:
        return []
    low = s.low(end)
    if low == "them" and s.low(end - 1) == "between":  # "Norway and Sweden have between them given …"
        end -= 2
        while end >= 0 and is_kind(s.low(end), "auxiliary"):
            end -= 1
        low = s.low(end)
    if low in ("and", "or", "but", "then", "also"):
        return []  # "approved a loan and disbursed …": the subject is that of the verb before
    if low in _DASHES:
        # "Kenya -- which held the talks -- pledged": the subject stands before the aside.
        opening = next((k for k in range(end - 2, max(-1, end - _ENOUGH), -1) if s.low(k) in _DASHES), None)
        if opening is None:
            return []
        end = opening - 1 - (s.low(opening - 1) in _DASHES)
        low = s.low(end)
    whose = next((k for k in range(end - 1, max(-1, end - 5), -1) if s.low(k) == "whose"), None)
    if whose is not None and not any(s.breaks(k) for k in range(whose + 1, end)):
        parts = _antecedents(s, whose - 1 - (s.low(whose - 1) == ","), False)
        if parts:
            return parts  # "the World Bank, whose board approved …"
    if low in ("who", "which", "that"):
        end -= 1
        if s.low(end) == ",":
            end -= 1
        return _antecedents(s, end, low == "who")
    if low == ",":
        opening = next((k for k in range(end - 1, max(0, end - 25), -1) if s.low(k) in ("who", "which", "whose")), 0)
        if opening > 1 and s.low(opening - 1) == "," and all(s.low(k) != "," for k in range(opening, end)):
            return _antecedents(s, opening - 2, s.low(opening) == "who")  # "the tycoon, who made millions, gave"
    first, hard = _reach(s, end)
    if first > end:
        return []
    return _parts(s, first, end, hard)


def _antecedents(s: MoneySentence, end: int, person: bool) -> list[Part]:
    """What "which" points back at: the phrase before it, or the several of a list ("Ireland and Portugal, which …").

    A ``person`` is looked for behind places and ages: "Mara Veldt, 30, of Port Lorne, who gave …".
    """
    if person and end >= 0 and (s.toks[end].named == "Location" or s.toks[end].text.isdigit()):
        last = next((k for k in range(end, max(-1, end - 20), -1) if s.toks[k].named == "Person"), None)
        first = last
        while first is not None and first > 0 and s.toks[first - 1].named == "Person":
            first -= 1
        if first is not None and last is not None:
            return [(first, last)]
    parts: list[Part] = []
    while (part := backward(s, end)) is not None:
        parts.insert(0, part)
        before = part[0] - 1
        if s.low(before) != "and" and not (len(parts) > 1 and s.low(before) == ","):
            break
        end = before - 1
    return parts


def _reach(s: MoneySentence, end: int) -> tuple[int, bool]:
    """Where the clause before a verb starts, and whether a clause does start there (or the words before it end)."""
    i = end
    while i >= 0 and end - i < _ENOUGH:
        tok, low = s.toks[i], s.low(i)
        if low == ")":
            opening = next((k for k in range(i, max(-1, i - 30), -1) if s.low(k) == "("), None)
            if opening is not None:
                i = opening - 1
                continue
        if tok.date and (i == 0 or s.low(i - 1) == "," or s.low(i + 1) == ","):
            i -= 1
            continue
        if (tok.named is None and is_kind(low, "break")) or low in (";", ":", "(", "—", "–", "-") or low in QUOTES:
            return i + 1, True
        if low in ("which", "whom") and is_preposition(s.low(i - 1)):
            return i + 1, True  # "the fund, to which Norway has given …"
        if low in ("who", "which", "whose", "where") and s.low(i - 1) == ",":
            # ", which hosts the talks, pledged": the subject stands before it.
            comma = next((k for k in range(i, end + 1) if s.low(k) == ","), None)
            if comma is None:
                return i + 1, True
            i -= 2
            continue
        if s.says(i) or low in ("said", "says"):
            return i + 1, True
        if tok.amount or s.verb(i) is not None or is_kind(low, "future"):
            return i + 1, False
        if is_kind(low, "auxiliary") and tok.named is None and not _in_relative(s, i):
            return i + 1, False
        i -= 1
    return i + 1, True


def _in_relative(s: MoneySentence, i: int) -> bool:
    return any(s.low(k) in ("who", "which", "that") for k in range(i - 1, max(-1, i - 5), -1))


def _parts(s: MoneySentence, first: int, end: int, hard: bool) -> list[Part]:
    while first <= end and (s.low(first) in (",", "-") or s.low(first) in LEADING):
        first += 1
    segments = _segments(s, first, end)
    if not hard and len(segments) > 1:
        # What comes first belongs to the words before: "… to the fund, and Sweden pledged".
        segments = segments[1:] if s.low(segments[0][1] + 1) in (",", "and", "while") else segments
    if not hard:
        part = _last_coordinate(s, first, end)
        segments = [part] if part else segments
    while len(segments) > 1 and _is_adverbial(s, segments[0]):
        segments = segments[1:]
    segments = [seg for k, seg in enumerate(segments) if k == 0 or not _is_aside(s, seg)]
    if not segments:
        return []
    if len(segments) > 1:
        last = segments[-1]
        joined = s.low(last[0]) == "and" or any(s.low(k) == "and" for k in range(last[0], last[1] + 1))
        if joined and s.low(end) != ",":
            pieces = [piece for seg in segments for piece in _split(s, seg)]
            return [piece for piece in (clean(s, piece) for piece in pieces) if piece]
        if s.low(end) == ",":
            several = _split(s, segments[0])
            if len(several) > 1 and len(segments) == 2:  # "Denmark and Norway, the main backers, …"
                return [piece for piece in (clean(s, piece) for piece in several) if piece]
            whole = clean(s, (segments[0][0], segments[-1][1]))
            return [whole] if whole else []
        before, last = segments[-2], segments[-1]
        town = s.toks[before[1]].named == "Location"
        if town and all(s.toks[k].named == "Location" for k in range(last[0], last[1] + 1)):
            last = before  # "the temple trust of Madurai, India"
        cleaned = clean(s, last)
        return [cleaned] if cleaned else []
    return [piece for piece in (clean(s, p) for p in _split(s, segments[0])) if piece]


def _last_coordinate(s: MoneySentence, first: int, end: int) -> Part | None:
    """What follows the last "and" or comma, where what comes before it is no part of the subject."""
    for k in range(end - 1, first - 1, -1):
        if s.low(k) in ("and", ",", "with") and s.toks[k].named is None:
            return (k + 1, end)
    low = s.low(first)
    return None if is_preposition(low) or low == "to" else (first, end)


def _segments(s: MoneySentence, first: int, end: int) -> list[Part]:
    segments: list[Part] = []
    at = first
    depth = 0
    for k in range(first, end + 1):
        depth += (s.low(k) == "(") - (s.low(k) == ")")
        if s.low(k) == "," and depth <= 0:
            if k > at:
                segments.append((at, k - 1))
            at = k + 1
    if at <= end:
        segments.append((at, end))
    return segments


def several(s: MoneySentence, part: Part) -> list[Part]:
    """The several of the list that starts with ``part``: "Chad, Niger and Mali"."""
    last = part[1]
    while s.low(last + 1) in (",", "and") and last + 2 < len(s.toks) and s.toks[last + 2].capital:
        after = s.forward(last + 2)
        if after is None:
            break
        last = after
    return spread(s, [(part[0], last)])


def spread(s: MoneySentence, parts: list[Part]) -> list[Part]:
    """Several phrases for one that joins several: "Austria and Ireland"."""
    if len(parts) != 1:
        return parts
    first, last = parts[0]
    pieces = [piece for segment in _segments(s, first, last) for piece in _split(s, segment)]
    return [piece for piece in (clean(s, piece) for piece in pieces) if piece] or parts


def _split(s: MoneySentence, part: Part) -> list[Part]:
    """ "Qatar and Saudi Arabia" as two; names and "Western and Gulf nations" stay whole."""
    first, last = part
    if s.low(first) == "and":
        first += 1
    for k in range(first + 1, last):
        if s.low(k) in ("and", "&") and not s.toks[k].named:  # "Bosnia and Herzegovina" is one name
            left, right = (first, k - 1), (k + 1, last)
            if _adjective(s, k - 1) and _adjective(s, k + 1) and last > k + 1:
                continue
            if s.toks[first].capital or s.low(first) in ("the", "both"):
                return [left, *_split(s, right)]
    return [(first, last)]


_ADJECTIVES = word_set("western gulf european arab african asian local foreign private public nordic regional")


def _adjective(s: MoneySentence, k: int) -> bool:
    low = s.low(k)
    return plain(s.toks[k].text) in actor_words().adjectives or low in _ADJECTIVES


def _is_adverbial(s: MoneySentence, part: Part) -> bool:
    first, last = part
    low = s.low(first)
    tok = s.toks[first]
    return (
        tok.date
        or (is_preposition(low) and tok.named is None)
        or low in ("to", "in", "on", "at", "as", "with", "under", "following", "despite", "according", "amid", "asked")
        or (low.endswith("ly") and first == last)
        or (first == last and (low in LEADING or is_kind(low, "adverb")))
        or (low.endswith("ing") and tok.named is None)
        or is_kind(low, "break")
    )


def _is_aside(s: MoneySentence, part: Part) -> bool:
    low = s.low(part[0])
    return (
        low in ("who", "which", "whose", "where", "including")
        or s.toks[part[0]].date
        or (is_preposition(low) and s.toks[part[0]].named is None)
    )
