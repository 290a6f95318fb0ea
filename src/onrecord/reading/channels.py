"""To whom or through what each statement was made: an outlet, a forum, a statement, a broadcast, a social medium.

Read from the words in and around the cue within its sentence ("told the BBC", "said in a statement"), from the source
("a report in The Example Journal"), and from what the source refers back to ("The report indicated").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.found import Found, Said
from onrecord.reading.said.channel_reader import Reader
from onrecord.reading.said.channel_sources import from_source
from onrecord.reading.said.channel_words import (
    Phrase,
    Words,
    key_of,
    media_words,
    outlet_in,
    phrase_at,
    refers_back,
    with_place,
)
from onrecord.reading.said.outlets import outlet_at
from onrecord.schema import Channel, Span

__all__ = ["channels"]

_NEAR = 40  # characters between a cue and the phrase that says where it was said
_LED = frozenset({"to", "with", "for", "by", "addressing", "telling"})  # prepositions that need a word before them
_TALKING = re.compile(
    r"\b(?:speaking|talking|writing|appearing|interviewed|remarks|comments|interview|posting|posted|statement)\b[^,;]*$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:t(?:old|ells?|elling)|inform(?:s|ed|ing)?|assur(?:es?|ed|ing)|remind(?:s|ed|ing)?|brief(?:s|ed|ing)?|"
    r"address(?:es|ed|ing)?|warn(?:s|ed|ing)?|notif(?:y|ies|ied|ying))\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(in|at|during|on|via|through|over|before|to|with|for|by|addressing|telling|writing in)\s", re.IGNORECASE
)
# What must stand before "to", "with", "for" and "by", so that they lead to a channel.
_SPOKEN_TO = re.compile(
    r"\b(?:speak(?:s|ing)?|spoke|talk(?:s|ed|ing)?|comments?|remarks|interviews?|statements?|testimony|speech|address|"
    r"confirm(?:s|ed|ing)?|admit(?:s|ted)?|said|says|saying|complain(?:s|ed|ing)?|boast(?:s|ed)?|testif(?:y|ied)|"
    r"announc(?:ed|ing)|explain(?:s|ed|ing)?|reveal(?:s|ed|ing)?|disclosed|wrote|given|email(?:ed)?|repl(?:ied|y)|"
    r"news|message|letter|response|took|takes|taking)\s+$",
    re.IGNORECASE,
)
_TALKED_WITH = re.compile(
    r"\b(?:interviews?|talks?|talked|talking|spoke|speaking|call|conversation|briefing|session|chat|q&a)\s+$",
    re.IGNORECASE,
)
_WRITTEN_FOR = re.compile(
    r"\b(?:writing|wrote|column|op-ed|piece|article|essay|editorial|opinion|commentary)\s+$", re.IGNORECASE
)
_CARRIED_BY = re.compile(
    r"\b(?:published|carried|aired|broadcast|quoted|cited|distributed|reported|run|printed|saying|interviewed|released)"
    r"(?:\s+\w+)?\s+$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\s*,?\s*(?:(?:published|posted|aired|broadcast|carried|given|printed|released|sent|shown|run)\s+(?:\w+\s+)?)?"
    r"(with|to|on|in|for|by|from|before|of)\s",
)
_QUOTED = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|paraphrased|reported|reports)\b", re.IGNORECASE)
_QUOTES = "\"”»’'"
# An occasion that is news itself, not where the news was told.
_NEWS_ITSELF = re.compile(
    r"(?:the|their)\s+(?:very\s+)?(?:first|second|third|fourth|latest|last|next|only|largest|biggest|most)\s|such\s|"
    r"(?:what|one)\s",
    re.IGNORECASE,
)
_AS_SAYING = re.compile(r"(?:^|\s)as\s+(?:saying|telling|stating|having|calling|describing|warning|claiming|denying)\b")
_WAS = re.compile(r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# Where an audience is met, too: "said at the conference", "said in parliament".
_NO_PLACE = frozenset(
    {
        "crowd",
        "audience",
        "bench",
        "jury",
        "judge",
        "delegation",
        "board",
        "cabinet",
        "press",
        "media",
        "caucus",
        "chamber",
        "protest",
        "march",
        "service",
    }
)


def channels(found: Found) -> tuple[Channel | None, ...]:
    """The channel of every statement, or ``None``; parallel to ``found.said``.

    A channel's name is the words that name it, without an article; its span covers these words.
    """
    reader = Reader(found)
    given: list[Channel | None] = [_channel_of(reader, i, said) for i, said in enumerate(found.said)]
    for i, said in enumerate(found.said):
        if given[i] is None:
            given[i] = _inherited(reader, i, said, given)
    return tuple(given)


def _channel_of(reader: Reader, i: int, said: Said) -> Channel | None:
    channel = _found_in(reader, reader.region(i, said), said) if said.cue else None
    channel = channel or from_source(reader, said)
    if channel and channel.span and refers_back(reader.text, channel, reader.words):
        return reader.spoken_of(channel.span[0], report=False) or channel
    return channel or _verb(reader, said)


def _found_in(reader: Reader, region: Span, said: Said) -> Channel | None:
    """The channel that the words around a cue name; an outlet comes before all else."""
    told = _told(reader, said, region)
    if told and told.kind == "outlet":
        return told
    through = _quoted_by(reader, said, region)
    if through:
        return through
    manner = _manner(reader, said, region)
    return manner if manner and manner.kind == "outlet" else told or manner


def _told(reader: Reader, said: Said, region: Span) -> Channel | None:
    """Whom the verb of the cue tells: "told the BBC", "told reporters in Kuwait"."""
    text, words = reader.text, reader.words
    cue_start, cue_end = said.cue[0][0], said.cue[-1][1]
    verb = _TELLS.search(text, cue_start, cue_end)
    if not verb:
        return None
    tell = verb.group()[0] in "tT"
    stop = min([start for start, _ in said.content if start > cue_end + 1], default=region[1])
    inside = any(cue_end <= start <= cue_end + 1 for start, _ in said.content)
    if inside:
        stop = min(region[1], cue_end + 80)
    phrase = phrase_at(text, verb.end(), stop)
    if phrase is None or (inside and phrase.end > cue_end and not text.startswith(" to ", phrase.end)):
        return None
    if any(start <= phrase.start < end for start, end in said.source):
        return None
    # One informs, warns or addresses people; outlets are told.
    outlet = outlet_in(text, phrase, reader.names, words, told=True) if tell else None
    if outlet and not _is_audience(text, outlet, words):
        return outlet
    return _audience(text, phrase, words, stop) or _broadcast(text, phrase, words)


def _audience(text: str, phrase: Phrase, words: Words, stop: int) -> Channel | None:
    key = key_of(text, phrase, words.uses["audience"])
    if key is None:
        return None
    kind, span = key
    span = with_place(text, span, stop)
    return Channel(text[slice(*span)], kind, span)


def _is_audience(text: str, channel: Channel, words: Words) -> bool:
    return channel.name.split()[-1] in words.uses["audience"]


def _broadcast(text: str, phrase: Phrase, words: Words) -> Channel | None:
    key = key_of(text, phrase, words.uses["occasion"])
    if key is None or key[0] != "broadcast":
        return None
    return Channel(text[slice(*key[1])], "broadcast", key[1])


def _manner(reader: Reader, said: Said, region: Span) -> Channel | None:
    """What it was said in, at or on: "in an interview with the BBC", "on state television"."""
    best: Channel | None = None
    for start, end in _free(said, region):
        for match in _PREPOSITION.finditer(reader.text, start, end):
            if not _near(reader.text, said, match.start(), start):
                continue
            channel = _led_to(reader, said, match, end)
            if channel is None or _is_told_of(reader.text, said, match):
                continue
            if channel.kind == "outlet":
                return channel
            best = best or channel
    return best


def _is_told_of(text: str, said: Said, match: re.Match[str]) -> bool:
    """Whether a meeting that stands behind what is said is part of it: "… that they met, in the first such meeting"."""
    if not said.content or said.cue[0][0] > said.content[0][0] or match.start() < said.content[-1][1]:
        return False
    return text[said.content[-1][1] - 1] not in _QUOTES and _NEWS_ITSELF.match(text, match.end()) is not None


def _free(said: Said, region: Span) -> Iterator[Span]:
    """The stretches of a region that no content covers, those from the cue on first."""
    cue_start = said.cue[0][0]
    pieces: list[Span] = []
    at = region[0]
    for start, end in sorted(said.content):
        if start > at:
            pieces.append((at, min(start, region[1])))
        at = max(at, end)
    if at < region[1]:
        pieces.append((at, region[1]))
    yield from (piece for piece in ((max(s, cue_start), e) for s, e in pieces) if piece[0] < piece[1])
    yield from (piece for piece in ((s, min(e, cue_start)) for s, e in pieces) if piece[0] < piece[1])


def _near(text: str, said: Said, at: int, start: int) -> bool:
    """Whether a phrase belongs to the saying: it follows the cue, the source or the content closely, or opens

    the sentence or a clause before the cue ("Speaking to reporters, she said").
    """
    cue_start = said.cue[0][0]
    if at >= cue_start:
        ends = [end for _, end in (*said.cue, *said.source, *said.content) if end <= at]
        return not ends or at - max(ends) <= _NEAR or any(s <= at < e for s, e in said.cue)
    opening = text[start:at].strip()
    return len(opening) <= _NEAR or opening[-1] in ",;—–-(" or bool(_TALKING.search(text, max(start, at - 40), at))


def _led_to(reader: Reader, said: Said, match: re.Match[str], end: int) -> Channel | None:
    """The channel that a preposition leads to, if it does."""
    text, words = reader.text, reader.words
    preposition = match.group(1).lower()
    before = text[max(0, match.start() - 30) : match.start()]
    if preposition == "to" and not _SPOKEN_TO.search(before):
        return None
    if preposition == "with" and not _TALKED_WITH.search(before):
        return None
    if preposition == "for" and not _WRITTEN_FOR.search(before):
        return None
    if preposition == "by" and not _CARRIED_BY.search(before):
        return None
    phrase = phrase_at(text, match.end(), end)
    if phrase is None or (preposition not in _LED and any(s <= phrase.start < e for s, e in said.source)):
        return None
    outlet = outlet_in(text, phrase, reader.names, words, told=False)
    if outlet and not (preposition in ("at", "over", "through", "before") and outlet.kind == "outlet"):
        return outlet
    post = key_of(text, phrase, words.uses["occasion"])
    if preposition in ("on", "via", "through", "over", "in", "to") and not (post and post[0] == "social media"):
        platform = words.uses["platform"].get(text[slice(*phrase.words[0])]) or key_of(
            text, phrase, words.uses["platform"]
        )
        if platform:
            first = phrase.words[0]
            if isinstance(platform, tuple):
                return Channel(text[slice(*platform[1])], platform[0], platform[1])
            return Channel(text[slice(*first)], platform, first)
    if preposition in ("to", "with", "before", "addressing", "telling"):
        return _audience(text, phrase, words, end)
    return _occasion(reader, phrase, preposition, end)


def _occasion(reader: Reader, phrase: Phrase, preposition: str, end: int) -> Channel | None:
    text, words = reader.text, reader.words
    key = key_of(text, phrase, words.uses["occasion"])
    if key is None:
        if preposition not in ("in", "at", "during"):
            return None
        key = key_of(text, phrase, words.uses["audience"])
        if key is None or key[0] != "forum" or text[slice(*phrase.words[-1])] in _NO_PLACE:
            return None
    kind, span = key
    if preposition == "by" or (preposition == "on" and kind == "statement"):
        return None
    attached = _ATTACHED.match(text, span[1], end)
    if attached:
        inner = phrase_at(text, attached.end(), end)
        outlet = outlet_in(text, inner, reader.names, words, told=False) if inner else None
        if outlet:
            return outlet
        if inner and kind == "forum" and attached.group(1) in ("to", "with", "before"):
            audience = _audience(text, inner, words, end)
            if audience:
                return audience
    if kind == "forum":
        span = with_place(text, span, end)
    return Channel(text[slice(*span)], kind, span)


def _quoted_by(reader: Reader, said: Said, region: Span) -> Channel | None:
    """Through whom it reached us: "Arab media outlets quoted the president as saying"."""
    text = reader.text
    cue_start, cue_end = said.cue[0][0], said.cue[-1][1]
    if not (
        _AS_SAYING.search(text, max(region[0], cue_start - 4), cue_end) or _QUOTED.search(text, cue_start, cue_end)
    ):
        return None
    start = reader.sentence(cue_start)[0]
    verbs = list(_QUOTED.finditer(text, start, cue_end))
    verb = verbs[-1] if verbs else None
    if verb is None or not said.source or _WAS.search(text, start, verb.start()):
        return None
    if said.source[0][0] < verb.end():
        return None
    subject = text[start : verb.start()].rstrip()
    subject = re.split(r"[,;:]\s|\bthat\b", subject)[-1].strip()
    at = start + text[start : verb.start()].rfind(subject) if subject else verb.start()
    phrase = phrase_at(text, at, verb.start()) if subject else None
    if phrase is None:
        return None
    known = outlet_in(text, phrase, reader.names, reader.words, told=True)
    if known and outlet_at(text, known.span[0] if known.span else at):
        return known
    if media_words(text, phrase.start, phrase.end):
        return Channel(text[phrase.start : phrase.end], "outlet", (phrase.start, phrase.end))
    return known


def _verb(reader: Reader, said: Said) -> Channel | None:
    """Verbs that name their channel: "tweeted"."""
    for start, end in said.cue:
        for match in re.finditer(r"[\w-]+", reader.text[start:end]):
            verb = reader.words.verbs.get(match.group().lower())
            if verb:
                return Channel(verb[0], verb[1], (start + match.start(), start + match.end()))
    return None


def _inherited(reader: Reader, i: int, said: Said, given: Sequence[Channel | None]) -> Channel | None:
    """The channel of the statement before it in its sentence, if one sayer goes on: "told the BBC that …, adding".

    A statement inside an outlet's report ("the paper wrote that the minister had said") has no channel by that: the
    link to the report is kept as what it stands within.
    """
    text, all_said = reader.text, reader.found.said
    if said.within is not None or not said.cue or not reader.rank[i]:
        return None
    j = reader.by_cue[reader.rank[i] - 1]
    before = all_said[j]
    same_sentence = reader.sentence(before.cue[0][0])[0] == reader.sentence(said.cue[0][0])[0]
    goes_on = text[said.cue[0][0] : said.cue[-1][1]].endswith("ing")
    if same_sentence and goes_on and (not said.source or said.source == before.source):
        return given[j]
    return None
