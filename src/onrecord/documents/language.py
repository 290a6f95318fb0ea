"""In which language a text is: by its script, by its function words, and only then by a detector.

The detector is py3langid (Lui & Baldwin 2012, "langid.py"). Loading it takes most of a second, so it is asked only
where the cheap signs leave a doubt.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from onrecord.knowledge import load_csv

ENOUGH = 2_000  # characters that a document's language is told from
ENOUGH_OF_PASSAGE = 400
MIN_WORDS = 8  # shorter passages in Latin letters are not judged: they may be names alone
SURE = 0.8  # what the detector must give for a passage to be left out
# What the detector calls lists of English names now and then; news is hardly ever written in them.
_ENGLISH_KIN = frozenset({"pcm", "sco"})
_LIKELY = 0.5
_SURE_OF_FEW = 0.9

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_LATIN = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff"
    "\u0e00-\u0eff\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3130-\u318f"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufeff]"
)
_PLAINLY_ENGLISH = re.compile(r"\b(?:the|and|of|to|that|with|said|The)\b")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Script → the language it is most often of in news, where the detector has nothing better to say, and the other
# languages written in it, which the detector may choose among (Unicode blocks).
_SCRIPTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he", frozenset({"he", "yi"})),
    (
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
        "ar",
        frozenset({"ar", "fa", "ur", "ps", "ug", "ku", "sd"}),
    ),
    ("\u0400-\u052f", "ru", frozenset({"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"})),
    ("\u3040-\u30ff", "ja", frozenset({"ja"})),
    ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko", frozenset({"ko"})),
    ("\u3400-\u4dbf\u4e00-\u9fff", "zh", frozenset({"zh", "ja"})),
    ("\u0370-\u03ff", "el", frozenset({"el"})),
    ("\u0530-\u058f", "hy", frozenset({"hy"})),
    ("\u10a0-\u10ff", "ka", frozenset({"ka"})),
    ("\u0900-\u097f", "hi", frozenset({"hi", "mr", "ne", "sa"})),
    ("\u0980-\u09ff", "bn", frozenset({"bn", "as"})),
    ("\u0a00-\u0a7f", "pa", frozenset({"pa"})),
    ("\u0a80-\u0aff", "gu", frozenset({"gu"})),
    ("\u0b00-\u0b7f", "or", frozenset({"or"})),
    ("\u0b80-\u0bff", "ta", frozenset({"ta"})),
    ("\u0c00-\u0c7f", "te", frozenset({"te"})),
    ("\u0c80-\u0cff", "kn", frozenset({"kn"})),
    ("\u0d00-\u0d7f", "ml", frozenset({"ml"})),
    ("\u0d80-\u0dff", "si", frozenset({"si"})),
    ("\u0e00-\u0e7f", "th", frozenset({"th"})),
    ("\u0e80-\u0eff", "lo", frozenset({"lo"})),
    ("\u1000-\u109f", "my", frozenset({"my"})),
    ("\u1200-\u137f", "am", frozenset({"am", "ti"})),
    ("\u1780-\u17ff", "km", frozenset({"km"})),
)
_SCRIPT_LETTERS = tuple((re.compile(f"[{letters}]"), usual, others) for letters, usual, others in _SCRIPTS)
_TELLING = 4  # letters of a script that the detector may be asked about


def detect(text: str) -> tuple[str | None, float]:
    """The language of a document (ISO 639-1) and how sure that is, 0 to 1; ``(None, 0.0)`` where nothing tells.

    At most ``ENOUGH`` characters are looked at. English is told by its function words, without the detector.
    """
    sample = text[:ENOUGH]
    by_script = script_language(sample)
    if by_script is not None:
        return by_script, 0.99
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None, 0.0
    if len(words) >= MIN_WORDS:
        known = function_words()
        english = known["en"]
        share = sum(word in english for word in words) / len(words)
        others = [word for word in words if word not in english]
        rival = max(sum(word in known[code] for word in others) / len(words) for code in known if code != "en")
        if share >= 0.12 and share > 3 * rival:
            return "en", 0.99
    language, sure = _ask(sample)
    enough = _LIKELY if len(words) >= MIN_WORDS else _SURE_OF_FEW
    return (language, sure) if sure >= enough else (None, sure)


def other_language(passage: str, allowed: frozenset[str]) -> str | None:
    """The language of a passage where it is surely none of ``allowed``; ``None`` where it is one, or not told.

    A passage in another script is told at any length; in Latin letters, from ``MIN_WORDS`` words on.
    """
    if _NOT_LATIN.search(passage):
        by_script = script_language(passage[:ENOUGH_OF_PASSAGE])
        if by_script is not None:
            return None if by_script in allowed else by_script
    sample = passage[:ENOUGH_OF_PASSAGE]
    if "en" in allowed and sum(1 for _ in _PLAINLY_ENGLISH.finditer(sample)) >= 2:
        return None
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < MIN_WORDS or not _looks_foreign(words, allowed):
        return None
    language, sure = _ask(sample)
    return language if sure >= SURE and language not in allowed else None


def script_language(sample: str) -> str | None:
    """The language of a text most of whose letters are not Latin, else ``None``."""
    if not _NOT_LATIN.search(sample):
        return None
    counts = [(len(letters.findall(sample)), usual, others) for letters, usual, others in _SCRIPT_LETTERS]
    foreign, latin = sum(count for count, _, _ in counts), len(_LATIN.findall(sample))
    if foreign <= latin:
        return None
    # A little kana makes it Japanese, whatever the number of ideographs.
    kana = counts[3][0]
    count, usual, others = counts[3] if kana and kana >= 0.1 * counts[5][0] else max(counts, key=lambda item: item[0])
    if len(others) > 1 and count >= _TELLING:
        language, sure = _ask(sample)
        if language in others and sure >= 0.5:
            return language
    return usual


def _looks_foreign(words: list[str], allowed: frozenset[str]) -> bool:
    """Whether function words of another language outnumber those of the languages that are read."""
    known = function_words()
    own = frozenset[str]().union(*(known[code] for code in allowed if code in known))
    here, seen = sum(word in own for word in words), set(words)
    for code, theirs in known.items():
        if code not in allowed and len(seen & theirs - own) >= 2:
            other = sum(word in theirs for word in words)
            if other > here and other >= 0.2 * len(words):
                return True
    return False


@functools.cache
def function_words() -> dict[str, frozenset[str]]:
    """Language → its commonest function words."""
    return {row["language"]: frozenset(row["words"].split()) for row in load_csv("function_words")}


@functools.cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _ask(sample: str) -> tuple[str, float]:
    language, sure = _detector().classify(sample.replace("\x00", " "))
    return ("en" if language in _ENGLISH_KIN else str(language)), float(sure)
