"""From the event head's scores to spans: what happens in one portion of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.encoder import Encoded, Floats
from onrecord.reading.found import Happened, Sentence
from onrecord.reading.model import Model
from onrecord.reading.said.statements import spans
from onrecord.reading.triggers import EVENT_CHANGES, EVENT_TYPES, REALIS, Named, named
from onrecord.reading.what.event_words import control_sense, event_sense
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Span

# How far apart two likely words may stand to be one phrase, with nothing but such words between them.
_GAP = 4
_SMALL = word_set("of the a an its their his her all some most parts part and near in")
# Words this likely to be the place or the time of an event are looked at by the layers that know places and dates.
_LEAST = 0.3


def happened(text: str, encoded: Encoded, model: Model, sentences: Sequence[Sentence]) -> list[Happened]:
    """Every event and change that is likely enough, in the order of the text, with its roles in its own sentence."""
    choices = model.choices
    least = min(choices.event, choices.event_known)
    bounds = _bounds(encoded, sentences)
    found = []
    for one in named(encoded, model.events, least, bounds):
        cut = encoded.pieces
        trigger = (int(cut.start[one.word]), int(cut.end[one.word]))
        form = text[trigger[0] : trigger[1]].lower()
        kind = EVENT_TYPES[one.type - 1]
        words, index = _around(text, encoded, bounds, one.word)
        known = event_sense(kind, form, words, index) is not None
        is_event = one.event >= (choices.event_known if known else choices.event)
        known = control_sense(form, words, index) is not None
        holds = one.holding >= (choices.event_known if known else choices.event)
        if not (is_event or holds) or not form[:1].isalnum():
            continue
        found.append(
            Happened(
                trigger,
                kind if is_event else None,
                EVENT_CHANGES[one.change - 1] if holds else None,
                REALIS[int(one.realis.argmax())],
                round(min(max(one.certainty, -3.0), 3.0), 2),
                spans(text, cut, _whole(text, encoded, one.actor)),
                spans(text, cut, _whole(text, encoded, one.recipient)),
                _likely(text, encoded, one, one.place),
                _likely(text, encoded, one, one.time),
                round(float(one.types[one.type]) if is_event else 0.0, 3),
                round(one.holding if holds else 0.0, 3),
            )
        )
    return found


def _around(text: str, encoded: Encoded, bounds: Sequence[int], word: int) -> tuple[list[str], int]:
    """The words of its sentence in lower case, and its index among them."""
    cut = encoded.pieces
    at = bisect_right(bounds, word)
    first = bounds[at - 1] if at else 0
    past = bounds[at] if at < len(bounds) else cut.words
    return [text[cut.start[i] : cut.end[i]].lower() for i in range(first, past)], word - first


def _whole(text: str, encoded: Encoded, words: Sequence[int]) -> Sequence[int]:
    """The words of a side with "at" before "least": the boundaries sometimes cut "[at] least 14 people" in two."""
    cut = encoded.pieces
    if not words or words[0] == 0:
        return words
    before, first = (text[cut.start[i] : cut.end[i]].lower() for i in (words[0] - 1, words[0]))
    return (words[0] - 1, *words) if before == "at" and first in ("least", "most") else words


def _bounds(encoded: Encoded, sentences: Sequence[Sentence]) -> list[int]:
    """The word that each sentence starts with, ascending."""
    cut = encoded.pieces
    return [int(cut.start.searchsorted(sentence.start)) for sentence in sentences]


def _likely(text: str, encoded: Encoded, one: Named, each: Floats) -> tuple[tuple[Span, float], ...]:
    cut = encoded.pieces
    chances = each.tolist()
    words = [i for i, chance in enumerate(chances) if chance >= _LEAST]
    # "some of their bases": small words inside a phrase are less sure than its ends.
    between = {i for left, right in pairwise(words) if right - left <= _GAP for i in range(left + 1, right)}
    forms = {i: text[cut.start[one.first + i] : cut.end[one.first + i]].lower() for i in between}
    words = sorted({*words, *(i for i, form in forms.items() if form in _SMALL)})
    found = []
    for start, end in spans(text, cut, [one.first + i for i in words]):
        own = [chances[i] for i in words if start <= int(cut.start[one.first + i]) < end]
        found.append(((start, end), round(max(own), 3)))
    return tuple(found)
