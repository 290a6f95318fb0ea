"""Chains from readings put together by hand. All names are invented."""

from __future__ import annotations

from typing import Any

import pytest
from tests.record.readings import document

from onrecord.comparing.chains import chain_of
from onrecord.comparing.reports import Report
from onrecord.schema import Actor, ActorKind, Attribution, Channel, Reading

TEXT = "The Vellmark Lamp reports."


def said(id: str = "t1", **fields: Any) -> Attribution:
    return Attribution(id, ((0, 3),), ((18, 25),), (), **{"speaker_kind": "named", **fields})


def chain(
    *attributions: Attribution,
    actors: tuple[Actor, ...] = (),
    outlet: str | None = "The Vellmark Lamp",
    text: str = TEXT,
    byline: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    """The chain of the last of the statements."""
    read = Reading("m@1", document(text, outlet=outlet, byline=byline), actors, attributions=attributions)
    steps = chain_of(Report.of(read), attributions[-1] if attributions else None)
    return [(step.kind, step.name) for step in steps]


def actor(name: str, kind: ActorKind = "person", id: str = "a1") -> Actor:
    return Actor(id, name, kind, mentions=((0, 3),))


PUBLISHER = ("publisher", "The Vellmark Lamp")


def test_the_publisher_alone() -> None:
    assert chain() == [PUBLISHER]


def test_a_report_without_an_outlet_goes_by_its_name() -> None:
    assert chain(outlet=None) == [("publisher", "talks.txt")]


def test_the_agency_that_is_credited_stands_behind_the_publisher() -> None:
    text = "KALDOR (Reuters) - The pier is shut."
    assert chain(text=text) == [PUBLISHER, ("agency", "Reuters")]


def test_an_agency_that_credits_itself() -> None:
    text = "KALDOR (Reuters) - The pier is shut."
    assert chain(text=text, outlet="Reuters") == [("publisher", "Reuters")]


def test_who_told_another_outlet_was_heard_there() -> None:
    told = said(speaker="a1", channel=Channel("Radio Selda", "outlet"))
    assert chain(told, actors=(actor("Ana Reyes"),)) == [PUBLISHER, ("outlet", "Radio Selda"), ("source", "Ana Reyes")]


def test_who_told_the_publisher_was_heard_by_it() -> None:
    told = said(speaker="a1", channel=Channel("Vellmark Lamp", "outlet"))
    assert chain(told, actors=(actor("Ana Reyes"),)) == [PUBLISHER, ("source", "Ana Reyes")]


@pytest.mark.parametrize(("name", "kind"), [("reporters", "forum"), ("statement", "statement"), ("Twitter", None)])
def test_a_channel_that_is_no_outlet(name: str, kind: str | None) -> None:
    told = said(speaker="a1", channel=Channel(name, kind or "social media"))  # type: ignore[arg-type]
    assert chain(told, actors=(actor("Ana Reyes"),)) == [PUBLISHER, ("channel", name), ("source", "Ana Reyes")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Valley Sentinel", "outlet"),
        ("Valley Sentinel", "organisation"),  # by the last word of its name
        ("AFP", "organisation"),
        ("local media", "people"),
        ("State television", "other"),
        ("Reports", "other"),
    ],
)
def test_an_outlet_that_speaks_is_a_step_of_its_own(name: str, kind: ActorKind) -> None:
    assert chain(said(speaker="a1"), actors=(actor(name, kind),)) == [PUBLISHER, ("outlet", name)]


@pytest.mark.parametrize(
    ("name", "kind"), [("port agency", "organisation"), ("press secretary", "person"), ("Post Office", "organisation")]
)
def test_what_only_sounds_like_an_outlet(name: str, kind: ActorKind) -> None:
    assert chain(said(speaker="a1"), actors=(actor(name, kind),)) == [PUBLISHER, ("source", name)]


def test_a_source_within_a_source_stands_behind_it() -> None:
    outer = said("t1", speaker="a1")
    inner = said("t2", speaker="a2", within="t1")
    actors = actor("Ana Reyes"), actor("Otto Brandt", id="a2")
    assert chain(outer, inner, actors=actors) == [PUBLISHER, ("source", "Ana Reyes"), ("source", "Otto Brandt")]


def test_an_outlet_that_quotes_somebody_is_passed_once() -> None:
    outer = said("t1", speaker="a1")
    inner = said("t2", speaker="a2", within="t1", channel=Channel("Valley Sentinel", "outlet"))
    actors = actor("Valley Sentinel", "outlet"), actor("Otto Brandt", id="a2")
    assert chain(outer, inner, actors=actors) == [PUBLISHER, ("outlet", "Valley Sentinel"), ("source", "Otto Brandt")]


def test_who_told_the_agency_that_is_credited() -> None:
    told = said(speaker="a1", channel=Channel("Reuters", "outlet"))
    text = "KALDOR (Reuters) - The pier is shut."
    found = chain(told, actors=(actor("Ana Reyes"),), text=text)
    assert found == [PUBLISHER, ("agency", "Reuters"), ("source", "Ana Reyes")]


def test_nobody_named_is_a_step_only_where_there_is_no_other() -> None:
    nobody = Attribution("t1", (), ((18, 25),), ())
    assert chain(nobody) == [PUBLISHER, ("source", "")]
    inner = Attribution("t2", (), ((18, 25),), (), within="t1")
    found = chain(said("t1", speaker="a1"), inner, actors=(actor("Ana Reyes"),))
    assert found == [PUBLISHER, ("source", "Ana Reyes")]


def test_statements_that_are_told_within_each_other_end() -> None:
    outer, inner = said("t1", speaker="a1", within="t2"), said("t2", speaker="a1", within="t1")
    assert len(chain(outer, inner, actors=(actor("Ana Reyes"),))) == 3
