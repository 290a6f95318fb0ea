"""Which words stand in a briefing outside quotation marks, and whether they may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.publishing.phrases import phrases
from onrecord.schema.briefing import Briefing

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DAY = re.compile(
    r"\b(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)


def vocabulary() -> set[str]:
    """The connecting words of sentences, in small letters: not those of headings, the header and the end."""
    tables = {name: table for name, table in phrases().items() if name not in ("sections", "header", "how")}
    return {word.lower() for text in _texts(tables) for word in _WORD.findall(re.sub(r"\{[\w ]+\}", " ", text))}


def strangers(briefing: Briefing, names: Iterable[str]) -> list[str]:
    """Words outside quotation marks that are neither connecting words, nor names, nor dates.

    Of a sentence its quotes are taken out, then each of ``names``, the longest first, and days; what is left has to be
    connecting words and numbers.
    """
    known, called = vocabulary(), sorted(set(names), key=len, reverse=True)
    return [
        f"{word}: {sentence.text}"
        for section in briefing.sections
        for sentence in section.sentences
        for word in _WORD.findall(_bare("".join(_outside(sentence.pieces)), called))
        if word.lower() not in known and not re.fullmatch("[A-Z]{3}", word)  # a currency
    ]


def _outside(pieces: Iterable[Any]) -> Iterator[str]:
    for piece in pieces:
        yield " " if piece.kind == "quote" else piece.text


def _bare(text: str, names: list[str]) -> str:
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return _DAY.sub(" ", text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)
