"""Mentions as a model gives them, mended by what the whole document shows: names cut in two, and types that waver."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from onrecord.reading.found import Mention
from onrecord.reading.said.channel_words import channel_words
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.reading.who.names import body_name, person_name
from onrecord.reading.words.phrases import ends_phrase, starts_phrase

# What is called after a person: "the Veldt administration" makes Veldt no body.
_AFTER_A_PERSON = frozenset(
    [
        "administration",
        "regime",
        "campaign",
        "foundation",
        "government",
        "team",
        "institute",
        "center",
        "centre",
        "act",
        "family",
        "cabinet",
        "doctrine",
        "presidency",
        "library",
        "museum",
        "school",
        "university",
        "prize",
        "organization",
        "organisation",
        "company",
        "group",
        "plan",
        "memorial",
    ]
)
_GOVERNMENTS = frozenset(["administration", "regime", "government", "govt"])
# Two to four words in capitals right before; one alone may be the first of its sentence.
_CAPITALS = re.compile(r"(?:\b[A-Z][\w’'-]+ ){2,4}$")
_NEXT_CAPITAL = re.compile(r" ([A-Z][a-z]+)\b(?! [A-Z])")
_LONGEST = 80
# Between a given name and a family name: nothing, or an initial ("Mara [R.] Veldt").
_BETWEEN = re.compile(r" (?:[A-Z]\.? )?")
_MIDDLE = 4
_AMPERSAND = re.compile(r"&[A-Z]\w*")
_SETTLED = ("Person", "Organization", "Location", "NORP")


def only_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without what is no name of a person: "she", "the nominee", the "-Ohio" of a "(D-Ohio)".

    A full stop that a mention begins with is the end of a title ("Mr[. Veldt]").
    """
    kept = []
    for mention in mentions:
        words = text[mention.start : mention.end]
        if mention.type == "Person":
            if words.startswith("-") or not any(letter.isupper() for letter in words):
                continue
            bare = words.lstrip(". ")
            if len(bare) < len(words):
                mention = replace(mention, start=mention.end - len(bare))
        kept.append(mention)
    return kept


def whole_names(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with names joined that were cut in two: a given name alone, and the capitalised word after it."""
    joined: list[Mention] = []
    for mention in mentions:
        rest = _AMPERSAND.match(text, mention.end)
        if rest and mention.type == "Organization":  # "Holt&Co" cut at its sign
            mention = replace(mention, end=rest.end())
        mention = _without_government(text, _with_its_end(text, mention))
        mention = _with_its_start(text, mention, joined[-1].end if joined else 0)
        before = joined[-1] if joined else None
        if before is not None and _is_cut(text, before, mention):
            joined[-1] = Mention(before.start, mention.end, "Person", max(before.confidence, mention.confidence))
        else:
            joined.append(mention)
    return joined


def _without_government(text: str, mention: Mention) -> Mention:
    """A leader's name that a model took the government in with: "[Veldt Regime]" is Veldt's regime."""
    if mention.type != "Person":
        return mention
    own = text[mention.start : mention.end].rstrip()
    name, _, last = own.rpartition(" ")
    if not name or last.casefold() not in _GOVERNMENTS:
        return mention
    return replace(mention, end=mention.start + len(name))


def _with_its_end(text: str, mention: Mention) -> Mention:
    """A body that a model cut before the word that says what it is: "[Tarn] Echo", "[Tarn River] Council"."""
    if mention.type != "Organization":
        return mention
    follows = _NEXT_CAPITAL.match(text, mention.end)
    if follows is None:
        return mention
    word = follows[1]
    known = actor_words()
    if word in channel_words().uses["name"] or (
        word.casefold() in known.name_heads and word.casefold() not in known.roles
    ):
        return replace(mention, end=follows.end())
    return mention


def _with_its_start(text: str, mention: Mention, low: int) -> Mention:
    """A body that a model found the last word of alone: "Tarn River [Committee]"."""
    word = text[mention.start : mention.end].casefold()
    if mention.type not in ("Person", "Organization") or word not in actor_words().name_heads:
        return mention
    before = _CAPITALS.search(text, max(low, mention.start - _LONGEST), mention.start)
    if before is None or ends_phrase(before[0].split()[0]) or starts_phrase(before[0].split()[0]):
        return mention
    return replace(mention, start=before.start(), type="Organization")


def _is_cut(text: str, one: Mention, other: Mention) -> bool:
    if one.type != "Person" or other.type not in ("Person", "Organization"):
        return False
    if other.start - one.end > _MIDDLE or not _BETWEEN.fullmatch(text, one.end, other.start):
        return False
    given, family = text[one.start : one.end], text[other.start : other.end]
    known = given in actor_words().given
    # Two persons do not stand side by side: "[Faris] [Meldak]".
    alone = other.type == "Person" and given.isalpha() and given[0].isupper() and not given.isupper()
    if text[one.end] != " " or not (known or (alone and plain(given) not in actor_words().titles)):
        return False
    return family[:1].isupper() and not family.isupper() and " " not in family and "\n" not in family


def settled_types(text: str, mentions: list[Mention]) -> dict[str, str]:
    """For each name the type it is most surely given: a model wavers, a name seldom does.

    A single word that ends a whole name of a person in the document, and starts no body's, is that person. One that
    starts a body's whole name ("Tarn" beside "Tarn Air"), and ends no person's, is that body.
    """
    votes: defaultdict[str, dict[str, float]] = defaultdict(dict)
    last_names: set[str] = set()
    first_words: set[str] = set()
    titled: set[str] = set()
    for mention in mentions:
        if mention.type not in _SETTLED:
            continue
        name = body_name(text, mention.start, mention.end)
        counts = votes[name.key]
        counts[mention.type] = counts.get(mention.type, 0.0) + mention.confidence
        if len(name.plain) > 1 and mention.type == "Organization" and name.plain[-1] not in _AFTER_A_PERSON:
            first_words.add(name.plain[0])
        elif mention.type == "Person":
            person = person_name(text, mention.start, mention.end)
            if len(person.plain) > 1:
                last_names.add(person.plain[-1])
            elif person.titled:
                titled.add(person.key)
    types = {key: max(counts, key=lambda kind: counts[kind]) for key, counts in votes.items()}
    for key, kind in types.items():
        if " " in key or kind not in ("Person", "Organization") or not key:
            continue
        if key in last_names and key not in first_words:
            types[key] = "Person"
        elif key in first_words and key not in last_names and key not in titled:
            types[key] = "Organization"
    return types
