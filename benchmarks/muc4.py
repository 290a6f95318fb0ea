"""Who attacked whom, on MUC-4's reports of attacks in Latin America (test sets 1 and 2).

    python -m benchmarks.muc4 --corpora ../shared/corpora

A key names, for one incident of one report, those who did it and what or whom it hit, in the report's own words and in
several wordings. Asked is whether one ASSAULT of the reading (or, beside it, one ASSAULT or COERCE) has actor words
that meet a wording of a perpetrator and recipient words that meet one of a target: the share of words in common is half
of the shorter, or more, articles and the like aside. ``by any mention`` takes for the words of a side, too, those of
the other mentions of the actor that it means. Keys without both sides, and keys that the corpus calls optional, are not
asked for; a side that is all optional is none. There is a recall only: what is not terrorism (armies, battles) has no
key. These keys do not say what kind of incident it is, nor whether it is told as a fact, suspected or claimed, so
neither is measured; MUC-4's own keys say both, the form of them at hand leaves it out.

The reports are in capitals and are read so. The model's word pieces know no case; the shape of each word goes in beside
them, and one in fifty of the windows that it learned from was said to be all in capitals. The rules that tell a name by
its capital letter have no help from it here. Lines, wrapped at 70 characters, are joined.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import rows
from benchmarks.events import alike, keep, parser, percent, read_alone
from onrecord.reading.words.lemmas import word_set
from onrecord.schema import Event, Reading, Spans

PERPETRATORS = frozenset({"perp_individual_id", "perp_organization_id"})
TARGETS = frozenset({"phys_tgt_id", "hum_tgt_name", "hum_tgt_description"})
_WRAP = re.compile(r"(?<=\S) *\n(?=\S)")
_SMALL = word_set("a an the of and or in on at by for from to with his her its their")

Bag = frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """One incident: the wordings of those who did it, and of what or whom it hit."""

    document: str
    perpetrators: tuple[Bag, ...]
    targets: tuple[Bag, ...]


def keys(path: Path) -> Iterator[Key]:
    """The keys that have both sides and are not optional."""
    for part in path.read_text("utf-8").split("%%%"):
        slots = json.loads(part) if part.strip() else []
        if any(name == "message_template_optional" and value for name, value in slots):
            continue
        sides = [[value for name, value in slots if name in names and value] for names in (PERPETRATORS, TARGETS)]
        if all(any(not value.get("optional") for value in side) for side in sides):
            perpetrators, targets = (tuple(bag for value in side for bag in _wordings(value)) for side in sides)
            yield Key(next(value for name, value in slots if name == "message_id"), perpetrators, targets)


def _wordings(value: dict[str, Any]) -> Iterator[Bag]:
    for part in ("strings", "strings_lhs", "strings_rhs"):
        for words in value.get(part) or ():
            if found := bag(words):
                yield found


def bag(words: str) -> Bag:
    """The words of a phrase without the small ones."""
    return frozenset(re.findall(r"\w+", words.casefold())) - _SMALL


def judged(reading: Reading | None, key: Key) -> Counter[str]:
    """What became of one key."""
    counts = Counter({"keys": 1})
    if reading is None:
        counts["refused"] = 1
        return counts
    for kinds, label in ((("ASSAULT",), "assault"), (("ASSAULT", "COERCE"), "coerce too")):
        events = [event for event in reading.events if event.type in kinds]
        for name, any_mention in ((label, False), (f"{label} by any mention", True)):
            found = [_sides(reading, event, key, any_mention) for event in events]
            counts[name] = int((True, True) in found)
            counts[f"{name} perpetrator"] = int(any(left for left, _ in found))
            counts[f"{name} target"] = int(any(right for _, right in found))
    return counts


def _sides(reading: Reading, event: Event, key: Key, any_mention: bool) -> tuple[bool, bool]:
    actors, recipients = event.actor_words, event.recipient_words
    if any_mention:
        actors += _mentions(reading, event.actors)
        recipients += _mentions(reading, event.recipients)
    return _one_meets(reading, actors, key.perpetrators), _one_meets(reading, recipients, key.targets)


def _mentions(reading: Reading, ids: Iterable[str]) -> Spans:
    return tuple(span for actor in reading.actors if actor.id in ids for span in actor.mentions)


def _one_meets(reading: Reading, spans: Spans, wordings: Iterable[Bag]) -> bool:
    text = reading.document.text
    found = [bag(text[start:end]) for start, end in spans]
    return any(alike(wording, one) for wording in wordings for one in found)


def main() -> None:
    """Read, compare, save."""
    chosen = parser(__doc__).parse_args()
    folder = chosen.corpora / "events/muc4"
    texts = {row["docid"]: _WRAP.sub(" ", row["text"]) for row in rows(folder / "doc_dev")}
    asked: dict[str, list[Key]] = {}
    for key in keys(folder / "keys_dev"):
        asked.setdefault(key.document, []).append(key)
    documents = [id for id in asked if id in texts][: chosen.first]
    every: Counter[str] = Counter()
    for id in documents:
        reading = read_alone(texts[id])
        for key in asked[id]:
            every.update(judged(reading, key))
    found = {name: percent(every[name], every["keys"]) for name in _LABELS}
    keep(
        "muc4",
        {
            "data": "MUC-4, test sets 1 and 2",
            "documents": len(documents),
            "keys with a perpetrator and a target": every["keys"],
            "of these, in reports refused": every["refused"],
            **{label: found[name] for name, label in _LABELS.items()},
        },
        chosen.first,
    )


_LABELS = {
    "assault": "both sides in one ASSAULT",
    "coerce too": "both sides in one ASSAULT or COERCE",
    "assault by any mention": "both sides in one ASSAULT, by any mention",
    "coerce too by any mention": "both sides in one ASSAULT or COERCE, by any mention",
    "assault perpetrator": "perpetrator of some ASSAULT",
    "assault target": "target of some ASSAULT",
}


if __name__ == "__main__":
    main()
