"""Entries in the form in which very many are weighed against each other at once: rows of numbers of fixed size.

Names, words and places stand in a row as hashes, texts as the numbers of their word pieces and as a short vector. So
the entries of an earlier document need not be loaded for a new one to be held against them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from onrecord.comparing.items import Item, Party, Where
from onrecord.comparing.vectors import Floats, load_vectors
from onrecord.knowledge import load_csv
from onrecord.reading.pieces import clean, tokenizer
from onrecord.reading.words.numbers import number_at
from onrecord.record.days import FIRST, LAST, days_of

# How many numbers of its vector, pieces of its text, names … are kept of an entry.
SIZE, PIECES, NAMES, SIDE, WORDS, PEOPLE = 64, 28, 10, 6, 3, 4

ROW = np.dtype(
    [
        ("entry", "<i8"),
        ("document", "<i4"),
        ("kind", "u1"),
        ("sentence", "<i4"),  # where the sentence begins that it stands in
        ("type", "<u4"),
        ("stem", "<u4"),  # of the word that names it
        ("word", "<u2", WORDS),  # the pieces of that word
        ("first", "<i4"),  # the days that its own date allows; 0 where it has none
        ("last", "<i4"),
        ("place", "<u4"),
        ("country", "<u4"),
        ("wide", "u1"),  # 1 where the place is a whole country
        ("actors", "<u4", SIDE),
        ("others", "<u4", SIDE),
        ("surnames", "<u4", PEOPLE),  # of persons among them; in the same order:
        ("given", "<u4", PEOPLE),  # their given names
        ("identities", "<i4", PEOPLE),  # whom the record has linked them to
        ("count", "<f4"),  # how many they are to whom it was done; 0 where it is not said
        ("unit", "<u4"),
        ("value", "<f8"),
        ("upper", "<f8"),
        ("revises", "<i8"),
        ("total", "<i8"),
        ("numbers", "<u4", 5),  # the numbers in its words
        ("names", "<u4", NAMES),  # the proper names and numbers in the words around it
        ("pieces", "<u2", PIECES),  # the pieces of its text that say something
        ("vector", "i1", SIZE),
    ]
)
Rows = npt.NDArray[np.void]
KINDS = {"statement": 4, "event": 5, "control": 6, "flow": 7, "figure": 8}

# Pieces of less weight than this are in every text.
_HEAVY = 3.4
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OWNER = re.compile(r"['’]s?$")
_ENDINGS = re.compile(r"(?:ings?|edly|ed|ers?|es|ies|s|e|y)$")


def hashed(word: str) -> int:
    """A number for a word; 0 is kept for none."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) or 1


@functools.lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word without case and accents, and without the ’s of an owner."""
    if word.isascii():
        return _OWNER.sub("", word.lower())
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return _OWNER.sub("", bare)


def stem(word: str) -> str:
    """What the inflected forms of an English word have in common, roughly: "attacked", "attacks" → "attack"."""
    low = folded(word)
    cut = _ENDINGS.sub("", low)
    if len(cut) < 3:
        return low
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "aeiousl" else cut


def rows_of(items: Sequence[Item]) -> Rows:
    """[N] a row an item."""
    rows = np.zeros(len(items), ROW)
    texts = [text_of(item) for item in items]
    pieces = _pieces([*texts, *(item.word for item in items)])
    vectors = _vectors(pieces[: len(items)])
    for at, (item, text) in enumerate(zip(items, texts, strict=True)):
        _fill(rows[at], item, text, pieces[at], pieces[len(items) + at])
    rows["vector"] = np.round(127 * vectors)
    return rows


def text_of(item: Item) -> str:
    """The words that tell what an entry is about."""
    if item.kind == "statement":
        return item.words
    if item.kind == "flow" and (item.purpose or item.occasion):
        return " ".join(filter(None, (item.purpose, item.occasion)))
    return item.passage


def _fill(row: np.void, item: Item, text: str, pieces: list[int], word: list[int]) -> None:
    row["entry"], row["document"], row["kind"] = item.number, item.document, KINDS[item.kind]
    row["sentence"] = item.around[0]
    row["type"] = hashed(item.type) if item.type else 0
    row["stem"] = hashed(stem(item.word)) if item.word and item.kind == "event" else 0
    row["first"], row["last"] = _days(item.date)
    if item.place is not None:
        row["place"] = hashed(_place_key(item.place))
        row["country"] = hashed(item.place.country) if item.place.country else 0
        row["wide"] = _is_country(item.place.name)
    row["unit"] = hashed(stem(item.unit)) if item.unit else 0
    row["value"], row["upper"] = _number(item.value), _number(item.upper)
    row["revises"], row["total"] = item.revises or 0, item.total or 0
    _put(row["actors"], (hashed(one) for one in _side(item.actors)))
    _put(row["others"], (hashed(one) for one in _side(item.others)))
    people = [*item.actors, *([] if item.kind == "statement" else item.others)]
    row["count"] = next((count for party in item.others if (count := _count(party))), 0)
    _put_people(row, [party for party in people if party.kind == "person"][:PEOPLE])
    _put(row["numbers"], (hashed(one) for one in _NUMBER.findall(text)))
    _put(row["names"], (hashed(one) for one in _names(text)))
    _put(row["pieces"], _nearest(pieces, word) if item.kind == "event" else pieces)
    _put(row["word"], word if item.kind == "event" else ())


def _put(field: npt.NDArray[np.generic], values: Iterable[int]) -> None:
    kept = list(dict.fromkeys(values))[: len(field)]
    field[: len(kept)] = kept


def _pieces(texts: Sequence[str]) -> list[list[int]]:
    """The pieces of each text that say something, without the words that only join."""
    weights = load_vectors().weights
    every = list(dict.fromkeys(texts))  # several entries stand in one sentence
    cut = tokenizer().encode_batch([clean(text) for text in every], add_special_tokens=False)
    found = {
        text: [piece for piece in one.ids if weights[piece] >= _HEAVY] for text, one in zip(every, cut, strict=True)
    }
    return [found[text] for text in texts]


def _nearest(pieces: list[int], word: list[int]) -> list[int]:
    """The pieces on both sides of the word, without it."""
    at = pieces.index(word[0]) if word and word[0] in pieces else 0
    start = max(0, min(at - PIECES // 2, len(pieces) - PIECES))
    return [piece for piece in pieces[start : start + PIECES + len(word)] if piece not in word]


def _vectors(pieces: Sequence[list[int]]) -> Floats:
    vectors = load_vectors()
    found = np.zeros((len(pieces), SIZE), np.float32)
    for at, one in enumerate(pieces):
        if one:
            found[at] = vectors.rows(np.array(one))[:, :SIZE].sum(axis=0)
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    short: Floats = np.divide(found, norms, out=np.zeros_like(found), where=norms > 1e-6)
    return short


def _days(iso: str | None) -> tuple[int, int]:
    first, last = days_of(iso[:10] if iso and "/" not in iso else iso)
    if first is None or last is None or first == FIRST or last == LAST:
        return 0, 0
    try:
        return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    except ValueError:
        return 0, 0


def _place_key(place: Where) -> str:
    return str(place.geonames) if place.geonames else folded(place.name)


def _number(value: str | None) -> float:
    try:
        return float(value) if value else -1.0
    except ValueError:
        return -1.0


def _side(parties: Iterable[Party]) -> list[str]:
    """The words that tell parties from others: of a person the surname, of all else every word of the name."""
    found: list[str] = []
    for party in parties:
        words = [folded(word) for word in _NAME.findall(party.name)]
        words = [word for word in words if word and word not in _function_words()]
        found += words[-1:] if party.kind == "person" else [_singular(word) for word in words[:4]]
    return found


def _put_people(row: np.void, people: Sequence[Party]) -> None:
    for at, party in enumerate(people):
        words = [folded(word) for word in _NAME.findall(party.name)]
        if words:
            row["surnames"][at] = hashed(words[-1])
            row["given"][at] = hashed(words[0]) if len(words) > 1 else 0
            row["identities"][at] = party.identity or 0


def _count(party: Party) -> float:
    """ "14 people", "two of his men" → 14, 2."""
    number = number_at(party.name.lower(), 0, len(party.name)) if party.kind != "person" else None
    return 0.0 if number is None or number.value is None else float(number.value)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _names(text: str) -> list[str]:
    """The words with a capital, but for the first of a sentence if it is a plain one, and numbers."""
    found: list[str] = []
    for match in _NAME.finditer(text):
        word = match.group()
        if word[0].isupper() and folded(word) not in _function_words():
            found.append(folded(word))
    return found + _NUMBER.findall(text)


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(word for row in load_csv("function_words") for word in row["words"].split())


@functools.cache
def _countries() -> frozenset[str]:
    names = [row["name"] for row in load_csv("countries")] + [row["word"] for row in load_csv("country_names")]
    return frozenset(map(folded, names))


def _is_country(name: str) -> bool:
    return folded(name) in _countries()
