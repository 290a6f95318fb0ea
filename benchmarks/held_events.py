"""Events and control, end to end, on invented reports that no layer was developed on.

    python -m benchmarks.held_events

The form of the file is that of ``training/happenings.py``: a text, then a line for each event in it, here with its
mode, and with both an event's and a control's own sides where one word names both. Every text is read by itself, by the
whole reader, as published on :data:`PUBLISHED`.

- A trigger of the gold is found where an event has it among its own; an event of two mentions is found at both. The
  rest is asked of the triggers that are found. Actors and recipients are right where their words meet the gold's (half
  of the shorter, or more), or where both have none. An event of two mentions is held to the sides of both: where the
  gold has a side at one of them alone, it is that.
- An event's place and date are entries, not words: its place is right where a mention of it overlaps the gold's words,
  its date where it is the value that the reading gives to these words. Asked are places that have a name (a capital
  letter in it) and words that the reading knows a date for; ``none due`` counts where the gold has no place or time and
  the event none either.
- Control: one entry for the word, with its change, holder and place; ``wrested`` is two, what the actor gained and what
  the recipient lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.event_texts import Line, Text, gold

from benchmarks.common import prf
from benchmarks.events import keep, meets, overlap, parser, percent, read_alone, same
from onrecord.schema import Control, Event, Reading, Span, Spans

HELD = Path(__file__).parents[1] / "tests/reading/what/held.txt"
PUBLISHED = "2024-05-15"


def events(text: Text, reading: Reading) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Counts of what is right, and of each pair of realis, the gold's and ours."""
    counts: Counter[str] = Counter()
    table: Counter[tuple[str, str]] = Counter()
    wanted = text.events()
    covers: dict[str, list[Line]] = defaultdict(list)
    at: dict[Span, Event] = {}
    for line in wanted:
        event = next((one for one in reading.events if any(overlap(line.trigger, it) for it in one.trigger)), None)
        if event is not None:
            at[line.trigger] = event
            covers[event.id].append(line)
    counts["gold"] = len(wanted)
    counts["found"] = len({span for event in reading.events for span in event.trigger})
    for line in wanted:
        event = at.get(line.trigger)
        if event is None:
            continue
        lines = covers[event.id]
        counts["trigger"] += 1
        counts["type"] += event.type == line.type
        counts["mode"] += event.type == line.type and event.mode == line.mode
        counts["realis"] += event.realis == line.realis
        table[line.realis, event.realis] += 1
        actors = _right(text.text, [one.actors for one in lines], event.actor_words)
        recipients = _right(text.text, [one.recipients for one in lines], event.recipient_words)
        counts["actors"] += actors
        counts["recipients"] += recipients
        counts["all"] += event.type == line.type and event.realis == line.realis and actors and recipients
        counts += _place(text.text, reading, lines, event) + _date(reading, lines, event)
    return counts, table


def _right(text: str, sides: Sequence[Spans], found: Spans) -> bool:
    given = [side for side in sides if side]
    return any(meets(text, side, found) for side in given) if given else not found


def _place(text: str, reading: Reading, lines: Sequence[Line], event: Event) -> Counter[str]:
    wanted = [span for line in lines for span in line.places]
    if not wanted:
        return Counter({"no place": 1, "no place given": int(event.place is None)})
    if not any(letter.isupper() for start, end in wanted for letter in text[start:end]):
        return Counter()
    mentions = [span for place in reading.places if place.id == event.place for span in place.mentions]
    right = any(overlap(mention, span) for mention in mentions for span in wanted)
    return Counter({"place due": 1, "place": int(right), "wrong place": int(event.place is not None and not right)})


def _date(reading: Reading, lines: Sequence[Line], event: Event) -> Counter[str]:
    wanted = [span for line in lines for span in line.times]
    if not wanted:
        return Counter({"no date": 1, "no date given": int(event.date is None)})
    spans = [(date.date, span) for date in reading.dates if date.date for span in date.span]
    values = {value for value, span in spans if any(overlap(span, one) for one in wanted)}
    if not values:
        return Counter({"time without a date": 1})
    right = event.date in values
    return Counter({"date due": 1, "date": int(right), "wrong date": int(event.date is not None and not right)})


def control(text: Text, reading: Reading) -> Counter[str]:
    """How many changes there are, were found, and are right: by word and change, and with holder and place."""
    wanted, left = text.control(), [*reading.control]
    counts = Counter({"gold": len(wanted), "found": sum(len(one.span) for one in left)})
    for line in wanted:
        found = [one for one in left if one.change == line.mode and any(overlap(line.trigger, it) for it in one.span)]
        if found:
            sides = [_held(text.text, line, one) for one in found]
            counts["change"] += 1
            counts["holder"] += any(holder for holder, _ in sides)
            counts["place"] += any(place for _, place in sides)
            counts["all"] += (True, True) in sides
    return counts


def _held(text: str, line: Line, one: Control) -> tuple[bool, bool]:
    return same(text, line.actors, one.holder_words), same(text, line.places, one.place_words)


def figures(counts: Counter[str], table: Counter[tuple[str, str]], held: Counter[str]) -> dict[str, Any]:
    """F1 of what is found; of what is found, how much of the rest is right, in per cent."""
    hit = counts["trigger"]
    return {
        "events": {
            "gold": counts["gold"],
            **{
                label: prf(counts[key], counts["found"], counts["gold"])
                for label, key in (
                    ("trigger", "trigger"),
                    ("with type", "type"),
                    ("with type and mode", "mode"),
                    ("with type, realis, actors and recipients", "all"),
                )
            },
            "of triggers found": {
                **{f"{name} right": percent(counts[name], hit) for name in ("type", "realis", "actors", "recipients")},
                **{f"{name} right": _of(counts, name, f"{name} due") for name in ("place", "date")},
                **{f"{name} wrong": _of(counts, f"wrong {name}", f"{name} due") for name in ("place", "date")},
                **{f"no {name}, none due": _of(counts, f"no {name} given", f"no {name}") for name in ("place", "date")},
                "time words that the reading has no date for": counts["time without a date"],
            },
        },
        "control": {
            "gold": held["gold"],
            "word and change": prf(held["change"], held["found"], held["gold"]),
            "with holder": prf(held["holder"], held["found"], held["gold"]),
            "with place": prf(held["place"], held["found"], held["gold"]),
            "with both": prf(held["all"], held["found"], held["gold"]),
        },
        "realis (ours, by the gold's)": {
            name: ", ".join(f"{mine} {n}" for (theirs, mine), n in table.most_common() if theirs == name)
            for name in sorted({theirs for theirs, _ in table})
        },
    }


def _of(counts: Counter[str], part: str, whole: str) -> str:
    return f"{counts[part]} of {counts[whole]}"


def main() -> None:
    """Read, compare, save."""
    options = parser(__doc__)
    options.add_argument("--file", type=Path, default=HELD, help="the annotated texts")
    chosen = options.parse_args()
    counts: Counter[str] = Counter()
    table: Counter[tuple[str, str]] = Counter()
    held: Counter[str] = Counter()
    texts = [*gold(chosen.file)][: chosen.first]
    refused = 0
    for text in texts:
        reading = read_alone(text.text, PUBLISHED)
        if reading is None:
            refused += 1
            counts["gold"] += len(text.events())
            held["gold"] += len(text.control())
            continue
        mine, pairs = events(text, reading)
        counts.update(mine)
        table.update(pairs)
        held.update(control(text, reading))
    # A trial on another file keeps nothing.
    first = chosen.first if chosen.file == HELD else len(texts)
    data = {"data": "invented reports", "texts": len(texts), "refused": refused}
    keep("held_events", {**data, **figures(counts, table, held)}, first)


if __name__ == "__main__":
    main()
