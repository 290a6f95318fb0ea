"""What credibility of a claim is suggested: by a short table of rules, which is printed with it.

The grades are those of the Admiralty code (NATO AJP-2.1, STANAG 2511); the rules are ``knowledge/grades.yaml``. A
suggestion weighs origins, denials and conflicts in the record, and never who is right.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.comparing.items import Item
from onrecord.comparing.tracing.counting import fewest
from onrecord.comparing.tracing.outlets import outlet_key
from onrecord.comparing.tracing.sources import source_of
from onrecord.knowledge import load_yaml
from onrecord.schema import Conflict, Credibility, Origin, Origins, Reason, Reliability

_WORST: Credibility = 5
_BLANK: Credibility = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: if every fact in ``holds`` lies between its bounds, the grade is ``gives``, or is worse by
    ``by`` steps."""

    id: str
    when: str
    holds: Mapping[str, tuple[int | None, int | None]]
    gives: Credibility | None = None
    by: int = 0

    def met(self, facts: Mapping[str, int]) -> bool:
        """Whether it holds of these facts."""
        return all(
            (low is None or facts[fact] >= low) and (high is None or facts[fact] <= high)
            for fact, (low, high) in self.holds.items()
        )


def rules() -> tuple[Rule, ...]:
    """The table: first the rules of which the first that is met gives the grade, then those that move it."""
    grading, turning = _table()
    return *grading, *turning


def meaning(value: Credibility) -> str:
    """What a credibility means: ``2`` is "probably true"."""
    return str(load_yaml("grades")["credibility"][value])


def suggested(
    items: Sequence[Item],
    origins: Origins,
    conflicts: Sequence[Conflict],
    reliability: Mapping[str, Reliability] | None = None,
) -> tuple[Credibility, tuple[Reason, ...]]:
    """The credibility that the rules give a claim, and the rules that were met, with what they rest on.

    ``reliability``: the grades that people gave outlets, by name.
    """
    facts = _facts(items, origins, conflicts, {outlet_key(name): grade for name, grade in (reliability or {}).items()})
    grading, turning = _table()
    rule = next(rule for rule in grading if rule.met(facts))
    value = rule.gives or _BLANK
    reasons = [Reason(rule.id, _why(rule, facts))]
    for turn in turning:
        if value != _BLANK and turn.met(facts):
            value = _moved(value, turn.by)
            reasons.append(Reason(turn.id, _why(turn, facts)))
    return value, tuple(reasons)


def _facts(
    items: Sequence[Item], origins: Origins, conflicts: Sequence[Conflict], grades: Mapping[str, Reliability]
) -> dict[str, int]:
    revised = _revised(items, conflicts)
    by_number = {item.number: item for item in items if item.number not in revised}
    asserting = [
        origin
        for origin in origins.list
        if origin.stance == "asserts" and any(one.entry in by_number for one in origin.collapsed)
    ]
    outlets = {outlet_key(item.outlet) for item in by_number.values() if item.stance == "asserts" and item.outlet}
    graded = [grades[outlet] for outlet in outlets if grades.get(outlet, "F") != "F"]  # F: it cannot be judged
    differing = [one for one in conflicts if one.relation == "conflict" and one.kind != "stance"]
    return {
        "min": _least(asserting, by_number) if revised else origins.min,
        "max": len(asserting) if revised else origins.max,
        "deny": sum(origin.stance == "denies" for origin in origins.list),
        "differ": sum(revised.isdisjoint(one.entries) for one in differing),
        "behind": sum(_stands_behind(origin, by_number, grades) for origin in asserting),
        "confirm": sum(_confirms(origin, by_number) for origin in asserting[1:]),
        "graded": len(graded),
        "good": sum(grade in "ABC" for grade in graded),
        "revised": len(revised),
    }


def _revised(items: Sequence[Item], conflicts: Sequence[Conflict]) -> set[int]:
    """The entries that give a figure which a later one took the place of: who told the old one does not confirm the
    new."""
    figures = {item.number: (item.value, item.upper) for item in items if item.value is not None}
    updates = [one.entries for one in conflicts if one.relation == "update"]
    updates = [(old, new) for old, new in updates if figures.get(old) != figures.get(new)]
    old = {figures[entry] for entry, _ in updates if entry in figures}
    return {item.number for item in items if figures.get(item.number) in old}


def _least(asserting: Sequence[Origin], items: Mapping[int, Item]) -> int:
    """The least number of origins that these are; circles, whose entries only cite others, are not counted."""
    known = [
        origin
        for origin in asserting
        if origin.kind != "none given"
        or any(items[one.entry].chain[-1].kind == "source" for one in origin.collapsed if one.entry in items)
    ]
    return fewest({origin.id: set(origin.may_be) for origin in known})


def _stands_behind(origin: Origin, items: Mapping[int, Item], grades: Mapping[str, Reliability]) -> bool:
    if origin.kind in ("named person", "official statement", "described source"):
        return True
    if origin.kind not in ("own reporting", "outlet report"):
        return False
    saw = any(source_of(items[one.entry]).saw for one in origin.collapsed if one.entry in items)
    return saw or grades.get(outlet_key(origin.name), "F") in "AB"


def _confirms(origin: Origin, items: Mapping[int, Item]) -> bool:
    told = [items[one.entry] for one in origin.collapsed if one.entry in items]
    return any(item.kind == "statement" and item.type == "confirm" for item in told)


def _why(rule: Rule, facts: Mapping[str, int]) -> str:
    """The condition in words, with the figures that it is about."""
    told = {
        "min": f"origins {facts['min']}–{facts['max']}" if facts["min"] != facts["max"] else f"origins {facts['max']}",
        "deny": f"denied by {facts['deny']}",
        "differ": f"{facts['differ']} conflicts" if facts["differ"] != 1 else "1 conflict",
        "confirm": f"confirmed by {facts['confirm']}",
        "graded": f"outlets graded {facts['graded']}",
    }
    told["max"] = told["behind"] = told["min"]
    shown = dict.fromkeys(told[fact] for fact in rule.holds if fact in told)
    if facts["revised"] and rule.gives is not None:
        shown |= dict.fromkeys([f"{facts['revised']} with a figure that was revised left out"])
    return rule.when + (f" ({', '.join(shown)})" if shown else "")


def _moved(value: Credibility, by: int) -> Credibility:
    steps: tuple[Credibility, ...] = (1, 2, 3, 4, 5)
    return steps[min(value - 1 + by, _WORST - 1)]


@functools.cache
def _table() -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    data = load_yaml("grades")
    grading = tuple(
        Rule(str(row["id"]), row["when"], _bounds(row["holds"]), gives=row["gives"]) for row in data["rules"]
    )
    return grading, tuple(Rule(row["id"], row["when"], _bounds(row["holds"]), by=row["by"]) for row in data["turns"])


def _bounds(holds: Mapping[str, Sequence[int | None]]) -> dict[str, tuple[int | None, int | None]]:
    return {fact: (low, high) for fact, (low, high) in holds.items()}
