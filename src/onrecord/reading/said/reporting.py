"""The lexicon of reporting: which verbs, nouns and set phrases report what somebody says, thinks or feels.

The data are ``reporting_verbs.csv``, ``reporting_nouns.csv`` and ``reporting_frames.yaml`` in ``knowledge``. Here they
become tables to look inflected words up in.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.words.lemmas import form_table, noun_forms, verb_forms, word_set
from onrecord.schema import Act, Certainty, Polarity

# Words, with contractions taken apart ("did" + "n't"), and the marks that can stand for a cue.
_TOKEN = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+?(?=n['’]t\b)|\w+(?:-\w+)*|[^\w\s]")
_SAME = {"’s": "'s", "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m", "n't": "not", "n’t": "not"}
_WHOLE = {"cannot": ("can", "not"), "ca": ("can",), "wo": ("will",), "sha": ("shall",)}

NEGATIONS = frozenset({"not", "never", "neither", "nor", "without"})
_EXPLICIT = NEGATIONS | {"no", "nothing"}
_ADVERBS = word_set(
    "also already again still yet now then later first once twice ever always often soon just even only too so far "
    "since almost all both himself herself themselves itself very quite long well instead thus therefore however"
)
_NOT_ADVERBS = frozenset({"reply", "apply", "rely", "rally", "family", "ally", "supply", "only"})
_LONGEST_GAP = 3  # words that "*" in a frame may stand for


class Entry(NamedTuple):
    """A row of the lexicon: what a verb, noun or frame makes of a statement.

    ``light`` words ("make", "continue") give way to any other word of reporting in the cue. ``negated`` is the act
    under a "not" where it is not the usual one of the act.
    """

    key: str
    act: Act
    polarity: Polarity
    certainty: Certainty
    light: bool = False
    negated: Act | None = None


class Frame(NamedTuple):
    """A set phrase, word by word (lemmas, ``*`` for one to three words)."""

    words: tuple[str, ...]
    entry: Entry
    explicit: bool  # has its own "not" or "no", so that a "not" in it does not negate it once more


class Match(NamedTuple):
    """A frame found in tokens: the index after its last token, and whether a "not" stands inside it."""

    entry: Entry
    end: int
    negated: bool
    explicit: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables: inflected form → entry, and frames by their first word."""

    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    frames: Mapping[str, tuple[Frame, ...]]
    frame_words: Mapping[str, tuple[str, ...]]

    def frame_at(self, tokens: Sequence[str], start: int) -> Match | None:
        """The longest frame whose first word is ``tokens[start]``, or ``None``. Tokens are lower case."""
        best: Match | None = None
        longest = (0, False, 0)
        for key in self.frame_words.get(tokens[start], ()):
            for frame in self.frames.get(key, ()):
                found = self._rest(frame.words, 1, tokens, start + 1)
                if found is None:
                    continue
                end, negated = found
                match = Match(frame.entry, end, negated and not frame.explicit, frame.explicit)
                size = (end, frame.explicit, len(frame.words))
                if best is None or size > longest:
                    best, longest = match, size
        return best

    def _rest(self, words: tuple[str, ...], w: int, tokens: Sequence[str], t: int) -> tuple[int, bool] | None:
        negated = False
        while w < len(words):
            if t >= len(tokens):
                return None
            word, token = words[w], tokens[t]
            if word == "*":
                for gap in range(1, _LONGEST_GAP + 1):
                    rest = self._rest(words, w + 1, tokens, t + gap)
                    if rest is not None:
                        return rest[0], rest[1] or negated
                return None
            if word == token or word in self.frame_words.get(token, ()):
                w += 1
            elif token in NEGATIONS:
                negated = True
            elif not is_adverb(token):
                return None
            t += 1
        return t, negated


def tokens_of(text: str) -> Iterator[tuple[str, int]]:
    """The tokens of a short text in lower case, with the place each starts at; "can't" is two: ``can``, ``not``."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        low = token.lower()
        low = _SAME.get(low, low)
        if low in _WHOLE and (low == "cannot" or text[match.end() : match.end() + 1] == "n"):
            for part in _WHOLE[low]:
                yield part, match.start()
        else:
            yield low, match.start()


def is_adverb(token: str) -> bool:
    """Whether a lower-case word is an adverb that may stand inside a set phrase or before its verb."""
    return token in _ADVERBS or (token.endswith("ly") and len(token) > 4 and token not in _NOT_ADVERBS)


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once (some 30 ms) and shared."""
    verb_rows, noun_rows = load_csv("reporting_verbs.csv"), load_csv("reporting_nouns.csv")
    verbs, nouns = _table(verb_rows, verb_forms), _table(noun_rows, noun_forms)
    data = load_yaml("reporting_frames.yaml")
    frames: dict[str, list[Frame]] = {}
    used: set[str] = set()
    for group in data["groups"]:
        for key in group["frames"]:
            frame = _frame(key, group)
            frames.setdefault(frame.words[0], []).append(frame)
            used.update(frame.words)
    irregular = {row["lemma"]: row["irregular"] for row in verb_rows if row["irregular"]} | data["irregular"]
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        frames={key: tuple(group) for key, group in frames.items()},
        frame_words=_frame_words(used, irregular),
    )


def _table(rows: Iterable[Mapping[str, str]], forms: Any) -> dict[str, Entry]:
    entries = {row["lemma"]: _entry(row["lemma"], row) for row in rows}
    table = form_table((row["lemma"], forms(row["lemma"], row["irregular"])) for row in rows)
    return {form: entries[lemma] for form, lemma in table.items()}


def _entry(key: str, row: Mapping[str, Any]) -> Entry:
    return Entry(
        key=key,
        act=cast(Act, row["act"]),
        polarity=cast(Polarity, row["polarity"]),
        certainty=cast(Certainty, row["certainty"]),
        light=bool(row.get("light")),
        negated=cast("Act | None", row.get("negated") or None),
    )


def _frame(key: str, group: Mapping[str, Any]) -> Frame:
    words = tuple(token for token, _ in tokens_of(key))
    return Frame(words, _entry(key, group), explicit=not _EXPLICIT.isdisjoint(words))


def _frame_words(words: set[str], irregular: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """inflected form → the words of frames that it may be."""
    table: dict[str, list[str]] = {}
    for word in sorted(words):
        forms = (word,) if len(word) < 3 and word not in irregular else verb_forms(word, irregular.get(word, ""))
        for form in dict.fromkeys(forms):
            table.setdefault(_SAME.get(form, form), []).append(word)
    return {form: tuple(keys) for form, keys in table.items()}
