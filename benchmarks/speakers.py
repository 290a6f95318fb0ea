"""Whom "she" and "the senator" mean: 200 sources of PolNeAR dev that are pronouns or descriptions.

    python -m benchmarks.speakers --corpora ../shared/corpora

``labels/README.md`` says how the labels were made and when an answer is right. ``build`` may be looked at while
building; of ``held``, the figure alone. An answer is a speaker given to the attribution that was found at the source.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from benchmarks.common import options, readings, rows, save

LABELS = Path(__file__).parent / "labels/speakers.jsonl"
BUILD = 100
Span = Sequence[int]
Outcome = Literal["right", "wrong", "no answer", "not found"]

# Words in small letters that may stand before a name without making it another's: not "of", "for", "and".
_BEFORE_NAMES = {"a", "an", "the", "former", "president", "senator", "governor", "mayor", "judge", "minister", "chief"}
_TITLES = {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "president", "senator", "governor", "the"}
_TAIL = re.compile(r"(?:['’]s?)?[\s,.;:]*$")


def halves(labels: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """``build`` and ``held``: whole articles, in the order of the hash of their ids, until ``build`` has its share."""
    order = sorted(labels, key=lambda one: hashlib.sha256(one["doc"].encode()).hexdigest())
    build: list[dict[str, Any]] = []
    for one in order:
        if len(build) >= BUILD and one["doc"] != build[-1]["doc"]:
            break
        build.append(one)
    return build, order[len(build) :]


def attribution_at(reading: dict[str, Any], label: dict[str, Any], cues: Sequence[Span]) -> dict[str, Any] | None:
    """The reading's attribution whose source overlaps the labelled one; of several, the one with the nearest cue."""
    fitting = [one for one in reading["attributions"] if _overlap(one["source"], label["source"])]

    def distance(one: dict[str, Any]) -> int:
        return min((abs(a[0] - b[0]) for a in one["cue"] for b in cues), default=0)

    return min(fitting, key=distance, default=None)


def outcome(reading: dict[str, Any], label: dict[str, Any], cues: Sequence[Span]) -> Outcome:
    """What became of one labelled source."""
    found = attribution_at(reading, label, cues)
    if found is None:
        return "not found"
    actor = next((one for one in reading["actors"] if one["id"] == found["speaker"]), None)
    if actor is None:
        return "no answer"
    text = reading["document"]["text"]
    right = (
        is_described(text, actor, found["speaker_kind"], label) if label["unnamed"] else is_named(reading, actor, label)
    )
    return "right" if right else "wrong"


def is_named(reading: dict[str, Any], actor: dict[str, Any], label: dict[str, Any]) -> bool:
    """Whether the actor is the one that the labelled mention names: by that mention, or by its name."""
    text = reading["document"]["text"]
    gold = text[slice(*label["means"])]
    others = None
    if actor["kind"] == "person":
        others = [one["name"] for one in reading["actors"] if one is not actor]
    return any(same_mention(text, span, label["means"]) for span in actor["mentions"]) or same_name(
        gold, actor["name"], others
    )


def is_described(text: str, actor: dict[str, Any], kind: str, label: dict[str, Any]) -> bool:
    """Whether the actor is a described one that has the labelled words; a description's own words do as well."""
    if kind == "named" and actor["name"].split()[-1][:1].isupper():
        return False
    spans = [label["means"]] + (label["source"] if label["kind"] == "description" else [])
    spans = [span for span in spans if label["kind"] == "description" or span not in label["source"]]
    return any(same_mention(text, mention, span) for mention in actor["mentions"] for span in spans)


def same_mention(text: str, mention: Span, gold: Span) -> bool:
    """Whether two spans are one mention: with one end, and nothing before the name but titles."""
    (start, end), (first, last) = _core(text, mention), _core(text, gold)
    if end != last:
        return False
    return start >= first or all(word[0].isupper() or word in _BEFORE_NAMES for word in text[start:first].split())


def same_name(gold: str, name: str, others: Iterable[str] | None = None) -> bool:
    """Whether ``name`` is ``gold``, with or without titles and middle names, by its last words or its initials.

    The last words alone ("Veldt" for "Jan Veldt") do for a person: where the names of the ``others`` in the reading are
    given, and none of them ends in these words.
    """
    theirs, mine = _words(gold), _words(name)
    if not theirs or not mine:
        return False
    if theirs == mine or (len(theirs) > 1 < len(mine) and (theirs[0], theirs[-1]) == (mine[0], mine[-1])):
        return True
    if theirs[-len(mine) :] == mine:
        return others is not None and not any(
            _words(other)[-len(mine) :] == mine and _words(other) != theirs for other in others
        )
    initials = "".join(word[0] for word in gold.split() if word[0].isupper())
    return len(name) > 1 and name.isupper() and initials.endswith(name.replace(".", ""))


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Counts, and in per cent: answered of those found and of all, right of those answered and of all."""
    right, answered = outcomes.count("right"), outcomes.count("right") + outcomes.count("wrong")
    found = len(outcomes) - outcomes.count("not found")
    return {
        "labelled": len(outcomes),
        "found": found,
        "answered": answered,
        "right": right,
        "answered of found": _percent(answered, found),
        "answered of all": _percent(answered, len(outcomes)),
        "right of answered": _percent(right, answered),
        "right of all": _percent(right, len(outcomes)),
    }


GROUPS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "all": lambda label: True,
    "pronouns": lambda label: label["kind"] == "pronoun",
    "descriptions": lambda label: label["kind"] == "description",
    "named in the article": lambda label: not label["unnamed"],
    "named nowhere": lambda label: label["unnamed"],
}


def judged(path: Path) -> list[tuple[dict[str, Any], Outcome, dict[str, Any]]]:
    """Every label that says who is meant, with what became of it and the reading of its article."""
    gold = {row["doc"]: row for row in rows(path)}
    labels = [label for label in rows(LABELS) if label["means"] is not None]
    docs = sorted({label["doc"] for label in labels})
    read = readings({"id": doc, "text": gold[doc]["text"]} for doc in docs)
    results = []
    for label in labels:
        same = (one for one in gold[label["doc"]]["attributions"] if one["source"] == label["source"])
        cues = [span for one in same for span in one["cue"]]
        results.append((label, outcome(read[label["doc"]], label, cues), read[label["doc"]]))
    return results


def main() -> None:
    """Read, compare, save."""
    chosen = options(__doc__)
    results = judged(chosen.corpora / "attribution/polnear_dev.jsonl")
    build = {label["doc"] for label in halves([label for label, _, _ in results])[0]}

    def part(keep: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        return {
            name: figures([result for label, result, _ in results if keep(label) and group(label)])
            for name, group in GROUPS.items()
        }

    save(
        "speakers",
        {
            "data": "PolNeAR dev, 200 sources",
            **part(lambda label: True),
            "build": part(lambda label: label["doc"] in build),
            "held": part(lambda label: label["doc"] not in build),
        },
    )


def _overlap(one: Sequence[Span], two: Sequence[Span]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in two)


def _core(text: str, span: Span) -> tuple[int, int]:
    """The span without the possessive and the punctuation that it may end in."""
    tail = _TAIL.search(text[span[0] : span[1]])
    return span[0], span[0] + (tail.start() if tail else span[1] - span[0])


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:['’.&-][^\W_]+)*", name)
    return [plain for word in words if (plain := re.sub(r"['’]s$", "", word).casefold()) not in _TITLES]


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 1)


if __name__ == "__main__":
    main()
