"""GUM (Zeldes 2017), CoNLL-U: sentence starts and coreference, with offsets that lead back to the text.

An entity stands in the column MISC as ``Entity=(12-person-…-coref``: a number for whom it is about, its type, and
brackets that open and close it. Its head is the word whose syntactic head lies outside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.reading.pieces import pieces
from onrecord.reading.referring import TYPES
from onrecord.reading.words.lemmas import word_set
from training.corpora import Labelled, Mention, lines, words_of

# The corpus's own dev documents, but for the prefix.
DEV = word_set(
    "academic_exposure academic_librarians bio_byron bio_emperor conversation_grounded conversation_risk court_loan "
    "essay_evolved fiction_beast fiction_lunre interview_cyclone interview_gaming letter_arendt news_homeopathic "
    "news_iodine podcast_wrestling reddit_macroeconomics reddit_pandas speech_impeachment speech_inauguration "
    "textbook_governments textbook_labor vlog_portland vlog_radiology voyage_athens voyage_coron whow_joke "
    "whow_overalls"
)
# The genres in which people are spoken of as in news.
NEWSLIKE = ("GUM_news", "GUM_interview", "GUM_bio", "GUM_speech")
_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<lone>\))?|(?P<close>[^()]+)\)")


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    sentence: int
    number: int
    head: int
    entity: str
    tag: str
    relation: str


@dataclass(frozen=True, slots=True)
class Row:
    """A token of a parsed sentence; ``kind`` is the type of the entity that it is the head of, if it is of one."""

    start: int
    end: int
    number: int
    head: int
    tag: str
    relation: str
    kind: str


def gum(folder: Path, *, dev: bool | None = None) -> list[Labelled]:
    """The documents of the folder: all, or those that are (or are not) the corpus's dev documents."""
    every = sorted(folder.glob("GUM_*.conllu"))
    return [document(path) for path in every if dev is None or (path.stem.removeprefix("GUM_") in DEV) == dev]


def document(path: Path) -> Labelled:
    """One document: its text as printed, where its sentences start, and its mentions."""
    text, begins, tokens = _read(path)
    cut = pieces(text, lines(text))
    starts = np.zeros(cut.words, dtype=np.int32)
    starts[np.clip(np.searchsorted(cut.start, begins), 0, cut.words - 1)] = 1
    found = []
    for first, last, entity, kind in _entities(tokens):
        head = _head(tokens, first, last)
        words = words_of(cut, [[tokens[first].start, tokens[last].end]])
        head_word = words_of(cut, [[tokens[head].start, tokens[head].end]])
        if words.size and head_word.size and kind in TYPES:
            word = int(min(max(head_word[0], words[0]), words[-1]))
            found.append(Mention(word, int(words[0]), int(words[-1]) + 1, TYPES.index(kind), entity))
    return Labelled(path.stem, text, cut, starts=starts, referring=tuple(one_a_head(found)))


def token_rows(path: Path) -> tuple[str, list[list[Row]]]:
    """A document's text and its parsed sentences."""
    text, _, tokens = _read(path)
    kinds = {_head(tokens, first, last): kind for first, last, _, kind in sorted(_entities(tokens), key=_size)}
    sentences: list[list[Row]] = []
    before = 0
    for index, token in enumerate(tokens):
        if token.sentence != before:
            sentences.append([])
            before = token.sentence
        sentences[-1].append(
            Row(token.start, token.end, token.number, token.head, token.tag, token.relation, kinds.get(index, ""))
        )
    return text, sentences


def _size(entity: tuple[int, int, str, str]) -> int:
    return entity[1] - entity[0]


def one_a_head(mentions: list[Mention]) -> list[Mention]:
    """Of mentions with one head word (a phrase in apposition to itself, a coordination), the longest."""
    kept: dict[int, Mention] = {}
    for mention in mentions:
        held = kept.get(mention.head)
        if held is None or mention.end - mention.start > held.end - held.start:
            kept[mention.head] = mention
    return [kept[head] for head in sorted(kept)]


def _read(path: Path) -> tuple[str, list[int], list[_Token]]:
    text = ""
    begins: list[int] = []
    tokens: list[_Token] = []
    new_paragraph, sentence_open, sentence = True, False, 0
    joined = (0, 0, "")  # the numbers that one printed word stands for, and what is left of it
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            new_paragraph = True
        elif not line:
            sentence_open = False
        elif not line.startswith("#"):
            columns = line.split("\t")
            number, form, misc = columns[0], columns[1], columns[9]
            if "." in number:
                continue
            if not sentence_open:
                sentence_open, sentence = True, sentence + 1
                joined = (0, 0, "")
                text = text.rstrip(" ") + ("\n" if new_paragraph and text else " " if text else "")
                new_paragraph = False
                begins.append(len(text))
            space = "" if "SpaceAfter=No" in misc else " "
            if "-" in number:
                first, last = (int(part) for part in number.split("-"))
                joined = (first, last, form)
                text += form + space
                after = len(space)
                place = len(text) - after - len(form)
                continue
            if joined[0] <= int(number) <= joined[1]:
                # "don't" is printed once and counted twice: each part takes its own letters where they stand there.
                rest = joined[2]
                size = len(rest) if int(number) == joined[1] or not rest.startswith(form) else len(form)
                start, end = place, place + size
                if size < len(rest):
                    place, joined = end, (joined[0], joined[1], rest[size:])
            else:
                start, end = len(text), len(text) + len(form)
                text += form + space
            entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
            tokens.append(_Token(start, end, sentence, int(number), int(columns[6]), entity, columns[3], columns[7]))
    return text, begins, tokens


def _entities(tokens: list[_Token]) -> list[tuple[int, int, str, str]]:
    """(first token, last token, whom it is about, type) of every entity in one piece."""
    found = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        for match in _BRACKET.finditer(token.entity):
            if match["open"] is not None:
                parts = match["open"].split("-")
                if match["lone"]:
                    found.append((index, index, parts[0], parts[1] if len(parts) > 1 else ""))
                else:
                    opened.setdefault(parts[0], []).append((index, parts[1] if len(parts) > 1 else ""))
            elif opened.get(match["close"]):
                first, kind = opened[match["close"]].pop()
                found.append((first, index, match["close"], kind))
    return [one for one in found if "[" not in one[2]]  # a mention in several pieces is left out


def _head(tokens: list[_Token], first: int, last: int) -> int:
    numbers = {token.number for token in tokens[first : last + 1]}
    for index in range(first, last + 1):
        if tokens[index].head not in numbers:
            return index
    return first
