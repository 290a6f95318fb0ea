"""What of a reading is held to which relation."""

from __future__ import annotations

from typing import Any

from benchmarks.re3d import compared, found_pairs, gold_pairs, side
from tests.benchmarks.entries import event, held, reading, span, spans

from onrecord.schema import Attribution, Channel

TEXT = "Rebels fought the army near Veld, met envoys and hold the port, the mayor told reporters."


def relation(type: str, source: str, target: str) -> dict[str, Any]:
    (start, end), (first, last) = span(TEXT, source), span(TEXT, target)
    return {"type": type, "sourceBegin": start, "sourceEnd": end, "targetBegin": first, "targetEnd": last}


def pair(source: str, target: str) -> Any:
    return side(TEXT, spans(TEXT, source)), side(TEXT, spans(TEXT, target))


def test_events_statements_and_control_become_pairs() -> None:
    told = Attribution(
        "t1", spans(TEXT, "the mayor"), spans(TEXT, "told"), ((0, 9),),
        channel=Channel("reporters", "people", span(TEXT, "reporters")),
    )  # fmt: skip
    found = found_pairs(
        reading(
            TEXT,
            event(TEXT, "ASSAULT", "fought", "Rebels", "the army"),
            event(TEXT, "CONSULT", "met", "Rebels", "envoys"),
            event(TEXT, "ACCUSE", "near", "Rebels", "Veld"),
            event(TEXT, "ASSAULT", "told", "Rebels", "Veld", polarity="negative", realis="denied"),
            attributions=(told,),
            control=(held(TEXT, "holds", "hold", "Rebels", "the port"), held(TEXT, "lost", "hold", "the army", "Veld")),
        )
    )
    assert found == {
        "FightingAgainst": [pair("Rebels", "the army")],
        "CommWith": [pair("Rebels", "envoys"), pair("the mayor", "reporters")],
        "InChargeOf": [pair("Rebels", "the port")],
    }


def test_only_places_are_held() -> None:
    relations = [relation("InChargeOf", "Rebels", "the port"), relation("InChargeOf", "the mayor", "reporters")]
    found = gold_pairs(TEXT, [*relations, relation("Likes", "Rebels", "Veld")], {span(TEXT, "the port")})
    assert found == {"FightingAgainst": [], "CommWith": [], "InChargeOf": [pair("Rebels", "the port")]}


def test_precision_looks_at_entities_only() -> None:
    gold = [pair("Rebels", "the army"), pair("the army", "Rebels")]
    found = [pair("Rebels", "army"), pair("Rebels", "Veld"), pair("Rebels", "envoys")]
    entities = [side(TEXT, spans(TEXT, words)) for words in ("Rebels", "the army", "Veld")]
    counts = compared(gold, found, entities, ordered=True)
    assert counts == {"found": 2, "right": 1, "gold": 2, "got": 1}


def test_without_direction_what_is_marked_twice_is_one() -> None:
    gold = [pair("Rebels", "the army"), pair("the army", "Rebels")]
    entities = [side(TEXT, spans(TEXT, words)) for words in ("Rebels", "the army")]
    counts = compared(gold, [pair("the army", "Rebels")], entities, ordered=False)
    assert counts == {"found": 1, "right": 1, "gold": 1, "got": 1}
