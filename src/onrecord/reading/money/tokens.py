"""The sentences that hold money, cut into tokens; those that the encoder parted by mistake are put together again."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.reading.amounts import Amount
from onrecord.reading.found import Found, Mention, Sentence
from onrecord.reading.money.sentence import MoneySentence, Tok
from onrecord.reading.words.lemmas import word_set
from onrecord.reading.words.phrases import tokens_of
from onrecord.schema import Span

_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


_MONTHS = word_set(
    "january february march april may june july august september october november december jan feb aug sept oct nov dec"
)


_PERIODS = word_set("year month week decade night quarter summer winter spring autumn weekend")


def money_sentences(found: Found, money: tuple[Amount, ...], dates: list[Span]) -> list[MoneySentence]:
    """The sentences that hold amounts, as tokens. ``money`` and ``dates`` are in the order of the text."""
    mentions = found.mentions
    starts = [mention.start for mention in mentions]
    sentences: list[MoneySentence] = []
    at = date_at = 0
    for sentence in _whole(found):
        inside = []
        while at < len(money) and money[at].start < sentence.end:
            if money[at].start >= sentence.start and money[at].end <= sentence.end:
                inside.append(money[at])
            at += 1
        while date_at < len(dates) and dates[date_at][1] <= sentence.start:
            date_at += 1
        if not inside:
            continue
        k = date_at
        days = []
        while k < len(dates) and dates[k][0] < sentence.end:
            days.append(dates[k])
            k += 1
        whole = MoneySentence(found.text, sentence.start, sentence.end)
        names = {}
        m = bisect_left(starts, sentence.start)
        while m < len(mentions) and mentions[m].start < sentence.end:
            if mentions[m].type not in ("Date", "Money"):
                names[mentions[m].start] = mentions[m]
            m += 1
        _fill(whole, inside, days, list(names.values()))
        sentences.append(whole)
    return sentences


_IN_AMOUNT = re.compile(r"(?:\d|\bRs|\bTk|\bSh|\bFr)\.\Z")
_ITEM = re.compile(r"\s*\n\s*[-–—•*·●▪]\s")
_LONGEST = 5000
_MOST = 1500  # characters of a sentence that is put together again


def _whole(found: Found) -> list[Sentence]:
    """The sentences, those put together again that the encoder parted where no sentence ends ("gave | $5 million")."""
    joined: list[Sentence] = []
    for sentence in found.sentences:
        last = joined[-1] if joined else None
        if last is not None and last.passage == sentence.passage and sentence.end - last.start < _MOST:
            ending = found.text[last.start : last.end].rstrip()
            closing = ending[-1:]
            in_amount = _IN_AMOUNT.search(ending) and found.text[sentence.start : sentence.start + 1].isdigit()
            item = _ITEM.match(found.text, last.end, sentence.start + 2)
            if item is None and (
                in_amount or closing.isalnum() or closing in (",", ":", ";", "-", "–", "$", "€", "£", "(")
            ):
                joined[-1] = Sentence(last.start, sentence.end, last.passage)
                continue
        # No real sentence is so long; what looks like one is cut, so that each amount costs the same.
        start = sentence.start
        while sentence.end - start > _LONGEST:
            cut = found.text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
            joined.append(Sentence(start, cut, sentence.passage))
            start = cut
        joined.append(Sentence(start, sentence.end, sentence.passage))
    return joined


def _fill(whole: MoneySentence, money: list[Amount], days: list[Span], names: list[Mention]) -> None:
    text = whole.text
    units = sorted(
        [(a.start, a.end, a) for a in money]
        + [(s, e, None) for s, e in days if not any(a.start < e and s < a.end for a in money)],
        key=lambda unit: unit[0],
    )
    at = whole.start
    spans = [(n.start, n.end, n.type) for n in names]
    place = 0

    def words(start: int, end: int) -> None:
        nonlocal place
        for token, s, e in tokens_of(text, start, end):
            while place < len(spans) and spans[place][1] <= s:
                place += 1
            named = spans[place][2] if place < len(spans) and spans[place][0] <= s < spans[place][1] else None
            # "WHO" and "US" are no pronouns.
            low = token.lower().replace("’", "'") if token not in ("WHO", "US", "IT") else token
            whole.toks.append(Tok(token, low, s, e, None, low in _WEEKDAYS and named != "Organization", named))

    for start, end, amount in units:
        if start < at:
            continue
        words(at, start)
        whole.toks.append(Tok(text[start:end], "", start, end, amount, amount is None))
        at = end
    words(at, whole.end)
    _join_dates(whole)


def _join_dates(whole: MoneySentence) -> None:
    """ "last year", "this week", "on Wednesday", "in 2014" are dates, whether or not the dates layer has them."""
    joined: list[Tok] = []
    for tok in whole.toks:
        last = joined[-1] if joined else None
        if last is not None and last.text == "," and len(joined) > 1 and _is_grouped(joined[-2], last, tok):
            first = joined[-2]
            del joined[-2:]
            joined.append(Tok(whole.text[first.start : tok.end], first.low, first.start, tok.end))
            continue
        if last is not None and not last.amount:
            month = tok.low in _MONTHS and tok.capital and not tok.named
            if month and (
                last.text.isdigit() or last.low in ("in", "since", "by", "until", "last", "next", "early", "late", "of")
            ):
                if last.text.isdigit() and len(joined) > 1 and joined[-2].low in ("on", "of"):
                    joined.pop()
                    last = joined[-1]
                joined[-1] = Tok(whole.text[last.start : tok.end], "", last.start, tok.end, None, True)
                continue
            if month:
                tok = Tok(tok.text, "", tok.start, tok.end, None, True)
            elif last.date and tok.text.isdigit() and len(tok.text) < 5:  # "May 12", "3 May 2031"
                joined[-1] = Tok(whole.text[last.start : tok.end], "", last.start, tok.end, None, True)
                continue
            period = tok.low in _PERIODS and last.low in ("last", "this", "next", "past", "previous", "earlier")
            year = (
                tok.text.isdigit()
                and len(tok.text) == 4
                and tok.text[:2] in ("19", "20")
                and last.low in ("in", "since")
            )
            if period or year or (tok.date and last.low in ("on", "last", "in", "during", "early", "late")):
                joined[-1] = Tok(whole.text[last.start : tok.end], "", last.start, tok.end, None, True)
                continue
        joined.append(tok)
    whole.toks = joined


def _is_grouped(first: Tok, comma: Tok, last: Tok) -> bool:
    """Whether the three are one number: "3,000"."""
    joined = first.end == comma.start and comma.end == last.start
    return joined and last.text.isdigit() and len(last.text) == 3 and first.text[-1].isdigit()
