"""The phrase that an amount stands in: "a $20 million pledge", "$5 million in aid", "70 percent of $2 billion"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from onrecord.reading.money.giving_words import Noun, is_kind
from onrecord.reading.money.parties import Part, backward
from onrecord.reading.money.sentence import MoneySentence
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.numbers import number_at
from onrecord.reading.words.phrases import is_possessive, starts_phrase

_JOINS = frozenset(("of", "worth", "totalling", "totaling", "for", "valued"))
_PERCENT = frozenset(("percent", "%", "per", "pct", "cent"))
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
    "third": None,
    "thirds": None,
    "fraction": None,
}
_PLANNED = re.compile(r"\b(?:response|humanitarian|relief|refugee|recovery|aid)\s+(?:\w+\s+)?plans?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """An amount with its noun, if it has one. ``first`` and ``last`` are the tokens of the whole phrase.

    ``owner``: the phrase that owns it ("Norway's", "its", "IMF" in "an IMF loan"). ``share``: the part of the amount
    that is spoken of, and the words that give it.
    """

    amount: int
    first: int
    last: int
    noun: Noun | None = None
    noun_at: int | None = None
    owner: Part | None = None
    share: Decimal | None = None
    shared: bool = False


def head_of(s: MoneySentence, k: int) -> Head:
    """The phrase of the amount at token ``k``."""
    share, first, shared = _share(s, k)
    right = _noun_right(s, k)
    if right is not None:
        begin = _begin(s, k)
        noun = s.noun(right)
        if shared:
            first = min(first, begin)
        return Head(k, first if shared else begin, right, noun, right, _owner(s, begin, k, right), share, shared)
    behind = _noun_behind(s, k)
    left = None if shared else _noun_left(s, k)
    if left is not None and (behind is None or (s.noun(left) or Noun("", "")).status != "money"):
        begin = _begin(s, left)
        # "the donation, worth $5 million, was made …": the aside ends with its comma.
        last = k + 1 if s.low(left + 1) == "," and s.low(k + 1) == "," else k
        first = begin
        if s.low(begin - 1) == "of" and begin > 1 and not s.breaks(begin - 2):
            first = _begin(s, begin - 2)  # "the second instalment of its IMF loan", "40 trucks of food"
        return Head(k, first, last, s.noun(left), left, _owner(s, begin, left, left), share, shared)
    if behind is not None:
        return Head(
            k, first if shared else _bare(s, k), behind, s.noun(behind), behind, _name(s, k + 1, behind), share, shared
        )
    return Head(k, first if shared else _bare(s, k), k, None, None, None, share, shared)


def _share(s: MoneySentence, k: int) -> tuple[Decimal | None, int, bool]:
    """ "only 70 percent of [the] $1.5bn": the share, where its phrase starts, and whether there is one."""
    i = k - 1
    # Also over "of the required $2bn".
    while i >= 0 and (
        (i in (k - 1, k - 2) and s.low(i).endswith("ed") and s.verb(i) is not None)
        or starts_phrase(s.low(i))
        or is_possessive(s.toks[i].text)
        or s.low(i) in ("estimated", "total")
    ):
        i -= 1
    if s.low(i) != "of":
        return None, k, False
    i -= 1
    if s.low(i) in _PERCENT:
        while s.low(i) in _PERCENT:
            i -= 1
        number = number_at(s.text, s.toks[i].start, s.toks[i].end) if i >= 0 else None
        if number is None or number.value is None or number.core[1] != s.toks[i].end:
            return None, i, True
        return number.value.scaleb(-2), _over(s, i), True
    if s.low(i) in _PARTS:
        value = _PARTS[s.low(i)]
        if s.low(i) == "quarter" and s.low(i - 1) not in ("a", "one"):
            value = None
        return value, _over(s, i), True
    if s.low(i) in ("quarters", "most", "much", "some", "all", "part"):
        three = s.low(i) == "quarters" and s.low(i - 1) in ("three", "three-quarters")
        return (Decimal("0.75") if three else None), _over(s, i), True
    if s.low(i) == "three-quarters":
        return Decimal("0.75"), _over(s, i), True
    return None, k, False


_BEFORE_SHARES = word_set(
    "only just about nearly some a around almost than more less under over barely one three roughly the at least"
)


def _over(s: MoneySentence, i: int) -> int:
    while i > 0 and s.low(i - 1) in _BEFORE_SHARES:
        i -= 1
    return i


def _noun_right(s: MoneySentence, k: int) -> int | None:
    """The noun that the amount stands before: "$20 million [aid] package"."""
    last = None
    for i in range(k + 1, min(k + 7, len(s.toks))):
        low = s.low(i)
        if s.noun(i) is not None and (s.noun(i) or Noun("", "")).status != "plan":
            last = i
            continue
        if low in ("plan", "plans") and s.noun(i) is not None:
            helps = s.low(i + 1) == "to" and s.low(i + 2) in ("help", "assist", "support", "protect", "feed", "respond")
            if helps or _PLANNED.search(s.text, s.toks[k].end, s.toks[i].end):
                last = i
            continue
        if low == "-" or (s.toks[i].text == "/"):
            continue
        if s.breaks(i) or starts_phrase(low) or low in ("and", "each", "apiece", "worth", "more"):
            break
        if low.endswith(("ed", "ing")) and s.toks[i].named is None and low not in ("funding", "financing"):
            break
    return last


def _noun_behind(s: MoneySentence, k: int) -> int | None:
    """The noun in "$20 million in (fresh humanitarian) aid", "$20 million worth of food", "$20 million of aid"."""
    i = k + 1
    if s.low(i) in ("more", "each"):
        i += 1
    if s.low(i) == "worth" and s.low(i + 1) == "of":
        i += 1
    if s.low(i) not in ("in", "of", "as"):
        return None
    for m in range(i + 1, min(i + 8, len(s.toks))):
        if s.noun(m) is not None:
            while s.noun(m + 1) is not None:
                m += 1
            return m
        if s.low(m) == "and":
            continue
        if s.breaks(m):
            return None
    return None


def _noun_left(s: MoneySentence, k: int) -> int | None:
    """The noun in "a grant [to Yemen] of $20m", "an appeal for $2 billion", "aid worth €3m"."""
    i = k - 1
    if s.low(i) in ("another", "extra", "additional", "further", "the", "a"):
        i -= 1
    if s.low(i) in ("at",) and s.low(i - 1) == "valued":
        i -= 1
    while s.low(i) in _ADVERBS:
        i -= 1
    join = s.low(i)
    if s.low(i - 1) == "," and join in ("worth", "totalling", "valued", "of", "at"):
        return i - 2 if s.noun(i - 2) is not None else None
    if join in ("to", "by") and s.low(i - 1) != "amounting":
        return _boosted(s, i)
    if join == "to" and s.low(i - 1) == "amounting":
        i, join = i - 1, "of"
    if join not in _JOINS and join != "amounting":
        return None
    for m in range(i - 1, max(-1, i - 12), -1):
        tok = s.toks[m]
        noun = s.noun(m)
        if noun is not None:
            if join == "for" and noun.status != "appeal" and noun.word not in ("cheque", "check"):
                return None
            return m
        if tok.amount or s.verb(m) is not None or s.low(m) in (",", ";", ".", ":") or is_kind(s.low(m), "auxiliary"):
            return None
    return None


def _boosted(s: MoneySentence, i: int) -> int | None:
    """The noun in "will double [its contribution] to the fund to $12 million"."""
    found = None
    for m in range(i - 1, max(-1, i - 12), -1):
        verb = s.verb(m)
        if verb is not None or s.low(m) in ("raise", "raised", "raising", "raises"):
            boosts = verb is not None and (verb.frame == "boost" or verb.lemma == "raise")
            return found if boosts else None
        if s.noun(m) is not None:
            found = m
        if s.toks[m].amount or s.low(m) in (",", ";", "."):
            return None
    return None


def _bare(s: MoneySentence, k: int) -> int:
    """The first token of an amount without a noun: over "another", "a total of", "the first"."""
    i = k
    if s.low(i - 1) == "of" and s.low(i - 2) in ("total", "sum", "amount", "minimum", "maximum"):
        i -= 2
    while i > 0 and (starts_phrase(s.low(i - 1)) or s.low(i - 1) in _BEFORE_AMOUNTS or s.low(i - 1) in _ADVERBS):
        i -= 1
    return i


_ADVERBS = word_set("barely only just nearly merely")
_BEFORE_AMOUNTS = word_set(
    "additional extra further new first initial total combined fresh whole entire remaining grand"
)


def _begin(s: MoneySentence, k: int) -> int:
    """The first token of the noun phrase whose noun or amount is at ``k``, its article and owner included."""
    i = k
    while i > 0 and k - i < 10:
        before = s.toks[i - 1]
        low = before.low
        if starts_phrase(low) and not is_possessive(low):
            i -= 1
            if not is_possessive(s.toks[i - 1].text if i else ""):
                break
            continue
        if is_kind(low, "possessive pronoun"):
            return i - 1
        if is_possessive(before.text):
            part = backward(s, i - 1)
            return part[0] if part else i - 1
        if (s.breaks(i - 1) and low not in ("earlier", "previously", "recently")) or s.says(i - 1):
            break
        if s.toks[k].amount and before.capital and not s.title_case:
            break  # "and Britain $20 million in aid"
        i -= 1
    return i


def _owner(s: MoneySentence, begin: int, amount: int, noun: int) -> Part | None:
    """Whose it is: by a possessive, or by a name right before the noun ("an IMF loan", "a $20m Norwegian grant")."""
    name = _name(s, begin, noun)
    for i in range(max(begin, 0), noun):
        if is_kind(s.low(i), "time owner") or (name and is_kind(s.low(i), "possessive pronoun")):
            continue  # "today's pledge", "its IMF loan"
        if is_possessive(s.toks[i].text):
            last = max(m for m in range(i, noun) if is_possessive(s.toks[m].text))
            return (begin, last)
    return name


def _name(s: MoneySentence, begin: int, noun: int) -> Part | None:
    """A name right before the noun: "an [IMF] loan", "a [Norwegian] grant"."""
    if noun > 0 and is_kind(s.low(noun - 1), "giver noun") and s.toks[noun - 1].named is None:
        return (noun - 1, noun - 1)  # "a state grant"
    for i in range(max(begin, 0), noun):
        tok = s.toks[i]
        people = tok.capital and plain(tok.text) in actor_words().adjectives
        if (tok.named in ("Organization", "NORP", "Location") or people) and not tok.amount:
            last = i
            while last + 1 < noun and tok.named and s.toks[last + 1].named == tok.named:
                last += 1
            return (i, last)
    return None


def owner_before(s: MoneySentence, noun: int) -> Part | None:
    """Whose the noun is: "[UNHCR's] funding needs"."""
    return _owner(s, _begin(s, noun), noun, noun)
