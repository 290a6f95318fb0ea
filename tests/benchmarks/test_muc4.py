"""Which keys of MUC-4 are asked for, and what becomes of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.muc4 import Key, bag, judged, keys
from tests.benchmarks.entries import event, reading, spans

from onrecord.schema import Actor

TEXT = "THE ORSK FRONT SAID THAT IT BOMBED THE MAYOR'S HOUSE AND KILLED TWO GUARDS."
KEY = Key("d", (bag("ORSK FRONT"),), (bag("HOUSE"), bag("GUARDS")))


def key(**slots: Any) -> str:
    rows = [["message_id", "d"], ["message_template", 1], *([name, value] for name, value in slots.items())]
    return json.dumps(rows)


def test_keys_have_both_sides_and_are_not_optional(tmp_path: Path) -> None:
    front = {"strings": ["THE ORSK FRONT"], "type": "simple_strings"}
    guards = {"strings_lhs": ["GUARD"], "strings_rhs": ["JAN VELDT"], "type": "colon_clause"}
    path = tmp_path / "keys"
    both = {"perp_organization_id": front, "hum_tgt_description": guards}
    parts = [
        key(**both),
        key(perp_organization_id=front, phys_tgt_id=None),
        key(message_template_optional=True, **both),
        key(perp_organization_id={**front, "optional": True}, hum_tgt_description=guards),
    ]
    path.write_text("".join(f"%%%\n{part}\n" for part in parts), "utf-8")
    assert [*keys(path)] == [Key("d", (bag("ORSK FRONT"),), (bag("GUARD"), bag("JAN VELDT")))]


def test_both_sides_in_one_assault() -> None:
    direct = event(TEXT, "ASSAULT", "KILLED", "THE ORSK FRONT", "TWO GUARDS")
    assert judged(reading(TEXT, direct), KEY)["assault"] == 1
    apart = (event(TEXT, "ASSAULT", "BOMBED", "THE ORSK FRONT"), event(TEXT, "ASSAULT", "KILLED", None, "TWO GUARDS"))
    found = judged(reading(TEXT, *apart), KEY)
    assert (found["assault"], found["assault perpetrator"], found["assault target"]) == (0, 1, 1)


def test_a_pronoun_counts_by_the_other_mentions_of_its_actor() -> None:
    front = Actor("a1", "Orsk Front", "armed group", mentions=spans(TEXT, "THE ORSK FRONT", "IT"))
    bombed = event(TEXT, "COERCE", "BOMBED", "IT", "HOUSE", actors=("a1",))
    found = judged(reading(TEXT, bombed, actors=(front,)), KEY)
    assert found["coerce too"] == 0
    assert found["coerce too by any mention"] == 1
    assert found["assault by any mention"] == 0
    assert judged(None, KEY)["refused"] == 1
