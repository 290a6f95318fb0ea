"""The tables of governments, seats, bodies and verbs of roles hold together."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest

from onrecord.knowledge import load_csv, load_yaml
from onrecord.reading.where.countries import countries
from onrecord.reading.who.actor_words import actor_words, plain
from onrecord.schema import ActorKind


@pytest.mark.parametrize(("file", "key"), [("seats", "name"), ("body_countries", "name"), ("role_verbs", "verb")])
def test_no_row_stands_twice(file: str, key: str) -> None:
    counts = Counter(row[key] for row in load_csv(file))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("file", ["seats", "body_countries"])
def test_countries_are_codes(file: str) -> None:
    assert [row for row in load_csv(file) if row["country"] not in countries()] == []


def test_the_kinds_of_known_bodies_are_kinds() -> None:
    assert {row["kind"] for row in load_csv("known_bodies")} <= set(get_args(ActorKind))
    assert max(Counter(row["name"] for row in load_csv("known_bodies")).values()) == 1


def test_short_names_lead_to_one_body_each_and_in_one_step() -> None:
    rows = load_csv("acronyms")
    assert max(Counter(row["short"] for row in rows).values()) == 1
    assert {plain(row["full"]) for row in rows} & set(actor_words().acronyms) == set()


def test_no_verb_is_a_deed_and_none() -> None:
    data: dict[str, Any] = load_yaml("governments")
    assert set(data["deeds"]) & set(data["not_deeds"]) == set()
    assert max(Counter(data["not_deeds"]).values()) == 1


def test_every_word_of_the_tables_is_a_word() -> None:
    # Without quotation marks YAML takes "on" and "no" for truth values.
    data: dict[str, Any] = load_yaml("governments")
    lists = [data[key] for key in ("not_deeds", "nouns_too", "sport", "nouns", "same", "leaders", "modified")]
    lists += [list(data["deeds"]), list(data["partners"]), *(row["words"] for row in data["partners"].values())]
    for words in lists:
        assert all(isinstance(word, str) and word for word in words)
