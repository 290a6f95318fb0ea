"""The labels of the measure of copies: names of documents alone, each pair once."""

from __future__ import annotations

import json
import re
from collections import Counter

from benchmarks.copies import LABELS, half_of


def test_labels() -> None:
    rows = json.loads(LABELS.read_text("utf-8"))
    assert all(set(row) == {"pair", "kind"} and row["kind"] in ("copy", "partly", "no") for row in rows)
    pairs = Counter(tuple(sorted(row["pair"])) for row in rows)
    assert set(pairs.values()) == {1}
    assert all(re.fullmatch(r"\d+_\d+ecb(?:plus)?", name) for pair in pairs for name in pair)
    assert min(Counter(half_of(row["pair"][0]) for row in rows).values()) >= 100
