"""Loads the gold texts and resolves their words to offsets.

A gold file is JSON: ``{"name", "trap", "text", "expected": [...], "not": [...]}``; README.md beside this file says
what each field holds. Wherever words are given, they are a string that stands once in the text, or ``[words, n]``,
the n-th occurrence counted from 0. Words match at word boundaries: ``"he"`` is not found in ``"the"``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.schema import Span, Spans

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
NESTED_BUILD = HERE / "nested" / "build"
NESTED_HELD = HERE / "nested" / "held"

#: The fields of an attribution that a gold file may leave open, because careful readers differ.
MAY_BE_OPEN = frozenset({"act", "speaker", "speaker_kind", "channel"})


class GoldError(ValueError):
    """A gold file that does not hold together: words not found, ambiguous, or a field missing."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a careful reader gives it; spans are ``[start, end)`` code points into the text.

    ``within`` is the index, in the same list, of the attribution whose content holds this one. ``open`` names the
    fields on which careful readers differ: a test does not hold a reading to them.
    """

    source: Spans
    cue: Spans
    content: Spans
    within: int | None
    act: str
    form: str
    speaker: str | None
    speaker_kind: str
    channel: str | None
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text with all its attributions, and the stretches that must not be given as anybody's words."""

    name: str
    trap: str
    text: str
    expected: tuple[GoldAttribution, ...]
    not_content: Spans

    def words(self, spans: Spans) -> str:
        """The words of ``spans``, joined by an ellipsis where they are split."""
        return " … ".join(self.text[start:end] for start, end in spans)


def load(folder: Path = TEXTS) -> tuple[GoldText, ...]:
    """The gold texts of a folder, in the order of their file names.

    Raises:
        GoldError: a file does not hold together; the message names it.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no gold files")
    return tuple(load_file(path) for path in paths)


def load_file(path: Path) -> GoldText:
    """One gold text.

    Raises:
        GoldError: words are not found or ambiguous, or a field is missing or unknown; the message names the file.
    """
    try:
        return from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (GoldError, json.JSONDecodeError) as error:
        raise GoldError(f"{path.name}: {error}") from error


def from_dict(data: dict[str, Any]) -> GoldText:
    """The gold text of a file's contents.

    Raises:
        GoldError: words are not found or ambiguous, or a field is missing or unknown.
    """
    _check_fields(data, needed={"name", "trap", "text", "expected"}, optional={"not"})
    text = data["text"]
    return GoldText(
        name=data["name"],
        trap=data["trap"],
        text=text,
        expected=tuple(_attribution(text, entry) for entry in data["expected"]),
        not_content=tuple(find(text, words) for words in data.get("not", ())),
    )


def find(text: str, words: str | list[Any]) -> Span:
    """Where the words stand in the text; ``words`` is a string that stands there once, or ``[string, n]``.

    Raises:
        GoldError: they are not there, or more than once and no occurrence is given.
    """
    wanted: str = words if isinstance(words, str) else words[0]
    occurrence: int | None = None if isinstance(words, str) else words[1]
    if not wanted:
        raise GoldError("empty words")
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    found = [match.span() for match in re.finditer(before + re.escape(wanted) + after, text)]
    if not found:
        raise GoldError(f"{wanted!r} is not in the text")
    if occurrence is None:
        if len(found) > 1:
            raise GoldError(f"{wanted!r} stands {len(found)} times in the text: give [words, n]")
        return found[0]
    if not 0 <= occurrence < len(found):
        raise GoldError(f"{wanted!r} stands {len(found)} times in the text, so there is no occurrence {occurrence}")
    return found[occurrence]


def _attribution(text: str, entry: dict[str, Any]) -> GoldAttribution:
    fields = {"source", "cue", "content", "within", "act", "form", "speaker", "speaker_kind", "channel"}
    _check_fields(entry, needed=fields, optional={"open"})
    return GoldAttribution(
        source=() if entry["source"] is None else (find(text, entry["source"]),),
        cue=(find(text, entry["cue"]),),
        content=tuple(find(text, words) for words in entry["content"]),
        within=entry["within"],
        act=entry["act"],
        form=entry["form"],
        speaker=entry["speaker"],
        speaker_kind=entry["speaker_kind"],
        channel=entry["channel"],
        open=frozenset(entry.get("open", ())),
    )


def _check_fields(data: dict[str, Any], needed: set[str], optional: set[str]) -> None:
    missing, unknown = needed - data.keys(), data.keys() - needed - optional
    if missing or unknown:
        raise GoldError(f"fields missing: {sorted(missing)}, unknown: {sorted(unknown)}")
