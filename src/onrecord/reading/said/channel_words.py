"""The words that name a channel, from ``knowledge/channels.yaml``, and noun phrases looked up in them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge import load_yaml
from onrecord.reading.said.outlets import name_at, outlet_at
from onrecord.reading.words.lemmas import verb_forms, word_set
from onrecord.schema import Channel, ChannelKind, Span

_WORD = re.compile(r"\s*([\w&+][\w’'.&+-]*)")
_ARTICLE = re.compile(
    r"\s*(?:the|a|an|his|her|their|its|our|my|your|this|that|another|one|some|several|many)\b(?!-)", re.I
)
# Where a noun phrase ends, at the latest.
_STOPS = word_set(
    "that in at on during after before about when while as if whether how why what who which where he she they it "
    "there we you i to for from with by into over through via against without under since until because but or than "
    "is are was were be been has have had will would could should may might must did do does not no said says told "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow late early earlier "
    "later this last these those and"
)
_PLACE = re.compile(r"\s+(?:in|from|outside|near)\s+(?:the\s+)?(?=[A-Z])")
_MONTHS = word_set(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday"
)
_DAYS = frozenset(day for day in _MONTHS if day.endswith("day"))
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,2}\.")
_MEDIA = re.compile(
    r"\b(?:media|press|newspapers?|papers|news agenc(?:y|ies)|outlets?|broadcasters?|television|TV|radio|magazines?|"
    r"dailies|tabloids?|websites?|news sites?|television (?:channels?|networks?)|news networks?|news channels?|"
    r"(?:TV|radio) stations?|newswires?|news services?|journals)\b"
)
_THE = re.compile(r"\b[Tt]he\s+$")
_LONGEST = 9  # words of a noun phrase
_LONGEST_KEY = 4  # words of a key in channels.yaml


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon: words by their use, each with its kind; and verbs that are channels themselves."""

    uses: Mapping[str, Mapping[str, ChannelKind]]
    not_outlets: frozenset[str]
    verbs: Mapping[str, tuple[str, ChannelKind]]
    media_name: re.Pattern[str]  # "Lorne Courier": capitalised words, the last one a word of outlets' names


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in the text: its words without the article, as spans."""

    words: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.words[0][0]

    @property
    def end(self) -> int:
        return self.words[-1][1]


@functools.cache
def channel_words() -> Words:
    """The lexicon, loaded once and shared."""
    data = load_yaml("channels.yaml")
    uses: dict[str, dict[str, ChannelKind]] = {}
    for group in data["groups"]:
        uses.setdefault(group["use"], {}).update(dict.fromkeys(group["words"], group["kind"]))
    verbs = {form: (verb["name"], verb["kind"]) for lemma, verb in data["verbs"].items() for form in verb_forms(lemma)}
    last = "|".join(sorted(uses["name"]))
    media_name = re.compile(rf"\b(?:[A-Z][\w’'-]*\s+){{1,3}}(?:{last})\b")
    return Words(uses, frozenset(data["not_outlets"]), verbs, media_name)


def phrase_at(text: str, start: int, stop: int) -> Phrase | None:
    """The noun phrase from ``start`` on, not reaching past ``stop``; ``None`` where none begins."""
    article = _ARTICLE.match(text, start, stop)
    at = article.end() if article else start
    words: list[Span] = []
    while len(words) < _LONGEST:
        match = _WORD.match(text, at, stop)
        if not match:
            break
        word = match.group(1)
        if word.lower() in _STOPS and word != "US" and not (article and not words and word in _DAYS):
            break
        end = match.end()
        if word[-1] in ".’'" and not _ABBREVIATION.fullmatch(word):
            end -= 1
            words.append((match.start(1), end))
            break
        words.append((match.start(1), end))
        at = end
    return Phrase(tuple(words)) if words else None


def key_of(text: str, phrase: Phrase, keys: Mapping[str, ChannelKind]) -> tuple[ChannelKind, Span] | None:
    """The longest key that the head of a phrase ends with, its kind and the span of phrase up to it.

    The head is the last word before "of": "a meeting of ministers" is a meeting.
    """
    words = phrase.words
    head = next((i for i, (s, e) in enumerate(words) if text[s:e] == "of"), len(words))
    for first in range(max(0, head - _LONGEST_KEY), head):
        for lowered in (False, True):
            key = text[words[first][0] : words[head - 1][1]]
            kind = keys.get(key.lower() if lowered else key)
            if key in _MONTHS or (key == "House" and first and text[words[first - 1][0]].isupper()):
                continue  # "in March", "the White House"
            if kind:
                return kind, (words[0][0], phrase.end if head < len(words) else words[head - 1][1])
    return None


def outlet_in(text: str, phrase: Phrase, names: Mapping[int, int], words: Words, told: bool) -> Channel | None:
    """The outlet that a phrase names: a known one, or one told by its name or by a noun such as "newspaper".

    Args:
        names: where the names of organisations start → end, as the model found them.
        told: the phrase is whom something was told, so that any organisation's name may be an outlet's.
    """
    for start, _ in phrase.words:
        known = outlet_at(text, start)
        if known:
            return Channel(text[slice(*known[1])], "outlet", known[1])
    for start, _ in phrase.words:
        end = names.get(start)
        if end is not None and _may_be_outlet(text, (start, end), words, told):
            return Channel(text[start:end], "outlet", (start, end))
        if text[start].isupper():
            name = name_at(text, start)
            if name and _is_media_name(text, name, words):
                return Channel(text[slice(*name)], "outlet", name)
            if name:
                break
    if (
        told
        and text[phrase.start : phrase.end] in words.uses["name"]
        and _THE.search(text, max(0, phrase.start - 5), phrase.start)
    ):
        return Channel(text[phrase.start : phrase.end], "outlet", (phrase.start, phrase.end))
    return _by_noun(text, phrase, words)


def with_place(text: str, span: Span, stop: int) -> Span:
    """The span, and "in Kuwait" behind it where the people or the meeting are said to be there."""
    place = _PLACE.match(text, span[1], stop)
    name = name_at(text, place.end()) if place else None
    if name and text[slice(*name)].split()[0] not in _MONTHS and name[1] <= stop:
        return (span[0], name[1])
    return span


def refers_back(text: str, channel: Channel, words: Words) -> bool:
    """Whether a channel is an outlet without its name, spoken of before: "the paper"."""
    if channel.span is None or channel.name not in words.uses["medium"]:
        return False
    return _THE.search(text, max(0, channel.span[0] - 5), channel.span[0]) is not None


def media_words(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of outlets in general: "Arab media outlets", "local newspapers"."""
    return _MEDIA.search(text, start, end) is not None


def _by_noun(text: str, phrase: Phrase, words: Words) -> Channel | None:
    """ "the newspaper Lorne Dagblad" by its name; "a local newspaper" by these words."""
    media = words.uses["medium"]
    for i in range(len(phrase.words)):
        for j in range(i + 1, min(len(phrase.words), i + 3) + 1):
            span = (phrase.words[i][0], phrase.words[j - 1][1])
            if text[slice(*span)] not in media:
                continue
            if j < len(phrase.words) and text[phrase.words[j][0]].isupper():
                name = name_at(text, phrase.words[j][0])
                if name:
                    return Channel(text[slice(*name)], "outlet", name)
            if j == len(phrase.words):
                whole = (phrase.start, phrase.end)
                return Channel(text[slice(*whole)], "outlet", whole)
    return None


def _may_be_outlet(text: str, name: Span, words: Words, told: bool) -> bool:
    parts = text[slice(*name)].split()
    if any(part in words.uses["audience"] for part in parts) or any(p.lower() in words.not_outlets for p in parts):
        return False
    return told or _is_media_name(text, name, words)


def _is_media_name(text: str, name: Span, words: Words) -> bool:
    parts = text[slice(*name)].split()
    if any(part.lower() in words.not_outlets for part in parts):
        return False
    return len(parts) > 1 and (parts[-1] in words.uses["name"] or parts[0] in words.uses["first name"])
