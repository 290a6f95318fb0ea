"""Which words name the giver, where pronouns stand for it: "we", "my country", "it", "whose board"."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.reading.found import Found
from onrecord.reading.money.acts import Act
from onrecord.reading.money.giving_words import is_kind
from onrecord.reading.money.parties import Part, after_word
from onrecord.reading.money.sentence import MoneySentence
from onrecord.reading.money.subjects import subject
from onrecord.reading.party import Party
from onrecord.reading.standing import Standing
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.government_words import words as government_words
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import singular
from onrecord.schema import Span

_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\Z")
_NEIGHBOUR = re.compile(r"(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+(?:[a-z-]+\s+){1,3}(?=[A-Z])")
_WE = word_set("we us our ours")
_I = word_set("i my me")
_COUNTRY = word_set("country nation kingdom republic state people")
_OTHERS = word_set("it they he she its their his her theirs")
_LEAD = re.compile(r"\s*(?:[–—-]\s|\(|:)")
_AT_START = 6


def beneficiary(s: MoneySentence, act: Act) -> Part | None:
    """Whom the money is for, where nobody else gets it: "$5 million for Yemen", "for refugees"; not "for a bridge"."""
    if act.frame in ("get", "ask", "launch"):
        return None
    last = max(act.head.last, act.amount)
    limit = next((k for k in s.amounts if k > act.amount), len(s.toks))
    part = after_word(s, ("for",), last + 1, min(limit, last + 8))
    if part is None:
        return None
    tok = s.toks[part[0]]
    of = next((k for k in range(part[0], part[1] + 1) if s.low(k) in ("of", "in", "from")), part[1] + 1)
    head = s.toks[of - 1]
    if head.named is not None:
        return part if head.named in ("Organization", "Location", "NORP") and (of > part[1] or tok.named) else None
    people = plain(singular(head.text)) in actor_words().roles or head.low in actor_words().collectives
    body = is_kind(head.low, "giver noun") or is_kind(head.low, "beneficiary")
    return part if people or body else None


def meant(found: Found, span: Span | None, standing: Standing) -> tuple[Span | None, bool, Span | None]:
    """The words that name a party, without a possessive ending; for "we" in somebody's words, those of who speaks.

    Also whether the speaker speaks for others ("we"), and the speaker's words for "my country".
    """
    if span is None:
        return None, False, None
    start = _NEIGHBOUR.match(found.text, span[0], span[1])
    if start:
        span = (start.end(), span[1])  # "its neighbour [Austria]"
    ending = _POSSESSIVE.search(found.text, span[0], span[1])
    if ending:
        span = (span[0], ending.start() + (ending[0][0] in "sS"))
    low = found.text[span[0] : span[1]].lower().split()
    if not low or low[0] not in _WE | _I:
        return span, False, None
    number = standing.of(span)
    said = None if number is None else found.said[number]
    source = said.source[0] if said is not None and said.source else None
    if source is None:
        return span, False, None
    if len(low) == 1:
        return source, low[0] in _WE, None
    own = low[-1] in _COUNTRY or low[-1] in government_words().nouns
    return span, False, source if own else None


def hints(found: Found, s: MoneySentence, span: Span, donors: list[Span]) -> tuple[Span, ...]:
    """The phrases that the pronoun at ``span`` may go back to by the grammar alone, the likeliest first.

    They are the subject of the sentence, those who gave by ``donors`` just before, and the subject of the sentence
    before.
    """
    if found.text[span[0] : span[1]].lower() not in _OTHERS or found.text[span[0] : span[1]] == "WHO":
        return ()
    every: list[Span] = []
    for i in range(1, len(s.toks)):
        if s.toks[i].start >= span[0]:
            break
        verb = is_kind(s.low(i), "auxiliary") or is_kind(s.low(i), "future") or s.verb(i) is not None or s.says(i)
        if verb and s.toks[i].named is None:
            every += [s.span(*part) for part in subject(s, i)[:1]]
            break
    every += reversed(donors[-2:])
    number = bisect_right(found.sentences, s.start, key=lambda one: one.start) - 2
    if 0 <= number < len(found.sentences):
        before = found.sentences[number]
        at = bisect_right(found.mentions, before.start - 1, key=lambda one: one.start)
        first = found.mentions[at] if at < len(found.mentions) else None
        early = first is not None and first.start - before.start <= _AT_START and first.end < before.end
        if first is not None and early and _LEAD.match(found.text, first.end) is None:
            every.append(first.span)
    return tuple(one for one in dict.fromkeys(every) if one[1] <= span[0])


def giver(found: Found, s: MoneySentence, span: Span, standing: Standing, donors: list[Span]) -> tuple[Span, Party]:
    """The words that name a donor, and what is known of them; ``donors`` are those of the flows before."""
    words, speaks, own = meant(found, span, standing)
    words = words or span
    if speaks and words != span:
        return span, Party(acts=True, hints=(words,), we=True)
    if own is not None:
        return words, Party(acts=True, hints=(own,))
    return words, Party(acts=True, hints=hints(found, s, words, donors))
