"""Names of outlets: which names are such, which are of one outlet, and which name none ("local media")."""

from __future__ import annotations

import functools
import re

from onrecord.knowledge import load_csv, load_yaml
from onrecord.record.evidence import name_key
from onrecord.schema import ActorKind

_CAPITALISED = re.compile(r"^(?:the\s+)?[A-Z0-9]")
# What may follow a name to say what it is: "the Syrian SANA news agency".
_COMMON_NOUN = re.compile(r"\s+(?:news\s+agency|newswire|newspaper|magazine|website)$")
_PREPOSITION = re.compile(r"\s(?:of|from|in|on|at|for|by|close|with)\s")


def is_outlet(name: str, kind: ActorKind | None = None) -> bool:
    """Whether a name (or a common noun) is that of an outlet or of several: "Reuters", "local media".

    ``kind`` is what the reading takes the actor for.
    """
    words = name_key(name).split()
    if not words:
        return False
    if kind == "outlet" or is_unnamed(name):
        return True
    key = outlet_key(name)
    if kind in ("person", "people", "armed group"):
        return key in _known()
    return key in _known() or (len(words) > 1 and bool(_CAPITALISED.match(name)) and _named_as_one(name))


@functools.lru_cache(4096)
def is_unnamed(name: str) -> bool:
    """Whether it says that outlets have it, and not which: "local media", "a newspaper", "Iran's state television"."""
    media, behind, news, alone = _media()
    phrase = _PREPOSITION.split(name)[0]
    words = name_key(re.sub(r"['’]s\b", "", phrase)).split()
    if not words or words[-1] not in media:
        return False
    if words[-1] in behind and not news.intersection(words[:-1]):
        return len(words) == 1 and words[0] in alone
    written = phrase.replace("-", " ").split()
    return all(not word[:1].isupper() or _is_plain(name_key(word)) for word in written)


@functools.lru_cache(4096)
def outlet_key(name: str) -> str:
    """A name in the one form in which outlets are compared: an agency's full name for its short one, no article, and
    without what is said of it ("the official SANA news agency")."""
    key = name_key(name)
    if key in _agencies():
        return _agencies()[key]
    if is_unnamed(name):
        return key
    bare = re.sub(r"^[Tt]he\s+", "", name)
    short = _COMMON_NOUN.sub("", bare)
    words = short.split()
    named = any(word[:1].isupper() for word in words)
    while named and (words[0].islower() or (short != bare and len(words) > 1 and name_key(words[0]) in _lands())):
        words = words[1:]
    key = name_key(" ".join(words)) or key
    return _agencies().get(key, key)


@functools.lru_cache(16384)
def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: equal, or one with a word like "News" more."""
    first, second = outlet_key(one).split(), outlet_key(other).split()
    if first == second:
        return bool(first)
    short, long = sorted((first, second), key=len)
    added = load_yaml("source_words")["added_to_names"]
    return bool(short) and long[: len(short)] == short and all(word in added for word in long[len(short) :])


def shortened(short: str, long: str) -> bool:
    """Whether ``short`` may be how a text that has named the outlet calls it from then on: "the Sentinel"."""
    first, second = outlet_key(short).split(), outlet_key(long).split()
    return 0 < len(first) < len(second) and (second[-len(first) :] == first)


def _named_as_one(name: str) -> bool:
    first, last, not_outlets = _name_words()
    words = name.split()
    if not_outlets.intersection(name_key(name).split()):
        return False
    words = words[1:] if words[0].lower() == "the" and len(words) > 2 else words
    return words[-1] in last or words[0] in first


@functools.cache
def _known() -> frozenset[str]:
    """Keys of the outlets that are known by name; not those whose name alone may mean something else ("Time")."""
    listed = {outlet_key(row["name"]) for row in load_csv("outlets") if row["alone"] != "no"}
    return frozenset(listed | set(_agencies().values()))


@functools.cache
def _agencies() -> dict[str, str]:
    table = load_yaml("agencies")["agencies"]
    return {name_key(name): name_key(full) for full, also in table.items() for name in (full, *also)}


@functools.cache
def _name_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = load_yaml("channels")
    uses = {group["use"]: frozenset(map(str, group["words"])) for group in data["groups"]}
    return uses["first name"], uses["name"], frozenset(data["not_outlets"])


@functools.cache
def _media() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = load_yaml("source_words")
    return frozenset(data["media"]), frozenset(data["needs_news"]), frozenset(data["news"]), frozenset(data["alone"])


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is no name: it opens a sentence, or says of which country."""
    media, _, news, _ = _media()
    said_of = load_yaml("source_words")["said_of_media"]
    return word in media or word in news or word in said_of or word.removesuffix(" s") in _lands()


@functools.cache
def _lands() -> frozenset[str]:
    """Countries and what is of them: "Iran", "Iranian"."""
    return frozenset(name_key(row["word"]) for row in load_csv("demonyms"))
