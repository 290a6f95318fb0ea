"""What is said of a source: its office, its kind and its field, and what of it cannot be said of another."""

from __future__ import annotations

import functools
import re

from onrecord.comparing.tracing.sources import Source
from onrecord.knowledge import load_yaml

# Words that say nothing of whom or what a source is of.
_EMPTY = frozenset(
    [
        *("a", "an", "the", "of", "for", "to", "in", "at", "and", "s"),
        *("senior", "deputy", "vice", "acting", "former", "two", "three", "four", "five", "several", "some"),
    ]
)


def weighty(text: str) -> frozenset[str]:
    """The words that say of whom or what."""
    return frozenset(word for word in text.split() if word not in _EMPTY)


def share(one: str, other: str) -> bool:
    """Whether two have such a word in common."""
    return bool(weighty(one) & weighty(other))


def clash(one: Source, other: Source) -> bool:
    """What is said of two contradicts: other countries, or roles and what they are of with nothing in common."""
    if one.country and other.country and one.country != other.country:
        return True
    if one.of and other.of and not share(one.of, other.of):
        return not (weighty(one.of) & weighty(other.role) or weighty(other.of) & weighty(one.role))
    return bool(one.role and other.role and not share(one.role, other.role) and not one.of and not other.of)


@functools.lru_cache(4096)
def office(source: Source) -> tuple[str, ...]:
    """An office that one person holds at a time, with what it is of: ``("interior", "minister")``; else nothing."""
    data = load_yaml("source_words")
    words = weighty(f"{source.role or (source.key if source.kind == 'described' else '')} {source.of}")
    held = [word for word in data["one_holder"] if word in words]
    if not held or (held[0] in data["needs_field"] and len(words) < 2) or re.search(r"\bdeputy\b", source.role):
        return ()
    return tuple(sorted(words))


def contradiction(one: Source, other: Source) -> str | None:
    """What is said of two sources that cannot be said of one."""
    if one.country and other.country and one.country != other.country:
        return f"they are of two countries ({one.country}, {other.country})"
    first, second = _kinds(one), _kinds(other)
    if first and second and not any(_go_together(some, "together", any_) for some in first for any_ in second):
        return f"the one is {_words_of(one)}, the other {_words_of(other)}"
    ours, theirs = _fields(one), _fields(other)
    if ours and theirs and not any(_go_together(some, "near", any_) for some in ours for any_ in theirs):
        return f"the one is {_words_of(one)}, the other {_words_of(other)}"
    return None


def _go_together(one: str, table: str, other: str) -> bool:
    return one == other or any({one, other} == set(pair) for pair in load_yaml("source_words")[table])


def _words_of(source: Source) -> str:
    return f"“{source.role or source.name}”"


@functools.lru_cache(4096)
def _kinds(source: Source) -> frozenset[str]:
    """What kind of person it is; nothing for "a source", and for bodies, who act through officials."""
    if source.kind == "body":
        return frozenset({"official"}) if not _fields(source) & {"rebels", "aid", "company"} else frozenset()
    heads = re.split(r" (?:of|for|from|in|at|with|who|near|on) ", source.role or source.key)[0].split()
    found = {kind for word in heads[-1:] for kind, words in load_yaml("source_words")["kinds"].items() if word in words}
    return frozenset(found - {"anyone"})


@functools.lru_cache(4096)
def _fields(source: Source) -> frozenset[str]:
    return frozenset(field for field, pattern in _field_patterns().items() if pattern.search(source.described))


@functools.cache
def _field_patterns() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = load_yaml("source_words")["fields"]
    return {field: re.compile(rf"\b(?:{'|'.join(words)})\b") for field, words in table.items()}
