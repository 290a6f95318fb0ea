"""Readings put together by hand, with an entry of every kind. The reports are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.schema import (
    Actor,
    Attribution,
    Block,
    Channel,
    Control,
    Date,
    Derived,
    Document,
    Event,
    Figure,
    Flow,
    LeftOut,
    Place,
    Reading,
    Role,
    Span,
    Sum,
    sha256_id,
)

TEXT = """Home | Weather

Minister confirms talks in Port Selda

Vardia's harbour minister, Ana Reyes, confirmed to Canal Sur that delegates met in Port Selda on 3 May 2031. “The café
talks were hard,” she said.

Reyes said that the port authority had denied any strike. Rebels seized Old Quay, the police said.

Carvenia pledged $2 million for the families, of $5 million asked for. At least four seamen were killed.
"""


def span(words: str, after: str = "", text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text``, at or after where ``after`` stands."""
    start = text.index(words, text.index(after))
    return start, start + len(words)


def document(text: str = TEXT, **changed: Any) -> Document:
    """A document of ``text``; whatever else is ``changed``."""
    blocks = []
    start = 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part.rstrip()), "paragraph"))
        start += len(part) + 2
    raw = changed.pop("raw", text.encode("utf-8", "surrogatepass"))
    made = Document(
        id=sha256_id(raw),
        name="talks.txt",
        text=text,
        outlet="The Vardia Lamp",
        title="Minister confirms talks in Port Selda",
        byline=("Otto Brandt", "Ida Moss"),
        published="2031-05-04",
        published_basis="given",
        language="en",
        left_out=(LeftOut(0, 14, "navigation"),) if text.startswith("Home | Weather") else (),
        blocks=tuple(blocks),
        raw=raw,
        sha256=sha256_id(raw).removeprefix("sha256:"),
    )
    return replace(made, **changed)


def reading(model: str = "first@1", **changed: Any) -> Reading:
    """A reading of TEXT; ``changed`` is about the document."""
    actors = (
        Actor(
            "a1",
            "Ana Reyes",
            "person",
            "harbour minister",
            "Vardia",
            "VD",
            (Role("harbour minister", "Vardia", span("harbour minister"), "2031", True),),
            ("wikidata:Q1", "own:2"),
            (span("Ana Reyes"), (span("she said")[0], span("she said")[0] + 3), span("Reyes", "Reyes said")),
        ),
        Actor("a2", "port authority", "organisation", mentions=(span("port authority"),)),
        Actor("a3", "Carvenia", "government", country="CV", mentions=(span("Carvenia"),)),
        Actor("a4", "Rebels", "armed group", mentions=(span("Rebels"),)),
    )
    places = (
        Place("p1", "Port Selda", "VD", 12, 1.5, -2.25, "city", "near", ("own:1",), (span("Port Selda", "met in"),)),
        Place("p2", "Old Quay", mentions=(span("Old Quay"),)),
    )
    dates = (Date("d1", (span("3 May 2031"),), "2031-05-03", "day", "text", True),)
    attributions = (
        Attribution(
            "t1",
            (span("Vardia's harbour minister, Ana Reyes"),),
            (span("confirmed"),),
            (span("that delegates met in Port Selda on 3 May 2031"),),
            "a1",
            "named",
            "confirm",
            channel=Channel("Canal Sur", "outlet", span("Canal Sur")),
            date="2031-05-03",
            confidence=0.93,
        ),
        Attribution(
            "t2",
            (span("she", "talks were hard"),),
            (span("said", "talks were hard"),),
            (span("The café\ntalks were hard"),),
            "a1",
            "named",
            form="direct",
            channel=Channel("a statement", "statement"),
            confidence=0.97,
        ),
        Attribution(
            "t3",
            (span("Reyes", "Reyes said"),),
            (span("said", "Reyes said"),),
            (span("that the port authority had denied any strike"),),
            "a1",
            "named",
            confidence=0.9,
        ),
        Attribution(
            "t4",
            (span("the port authority"),),
            (span("denied"),),
            (span("any strike"),),
            "a2",
            "named",
            "deny",
            polarity="negative",
            certainty="probable",
            within="t3",
            confidence=0.5,
        ),
        Attribution(
            "t5",
            (span("the police"),),
            (span("said", "the police"),),
            (span("Rebels seized Old Quay"),),
            speaker_kind="collective",
            confidence=0.8,
        ),
    )
    events = (
        Event(
            "e1",
            "CONSULT",
            "visit",
            "042",
            (span("met"), span("talks", "café")),
            (),
            (span("delegates"),),
            (),
            (),
            "p1",
            "2031-05-03",
            "happened",
            "positive",
            None,
            "t1",
            0.8,
        ),
        Event(
            "e2",
            "ASSAULT",
            None,
            None,
            (span("seized"),),
            ("a4",),
            (span("Rebels"),),
            ("a2", "a1"),
            (),
            "p2",
            None,
            "possible",
            "negative",
            "t4",
            "t5",
            0.6,
        ),
    )
    control = (
        Control(
            "c1",
            "a4",
            (span("Rebels"),),
            "p2",
            (span("Old Quay"),),
            "gained",
            (span("seized"),),
            "2031-05",
            "happened",
            "t5",
            0.7,
        ),
    )
    flows = (
        Flow(
            "f1",
            "a3",
            None,
            "2000000",
            "USD",
            "pledge",
            "at least",
            "2500000",
            "for the families",
            "talks",
            (span("$2 million"),),
            "2031-05-04",
            total="f2",
            attribution=None,
        ),
        Flow(
            "f2",
            None,
            None,
            "5000000",
            "USD",
            "appeal",
            span=(span("$5 million"),),
            sum=Sum(("f1",), "2000000", "3000000"),
        ),
        Flow("f3", "a3", None, "7000000.5", None, "paid", span=(span("$5 million"),), derived=Derived("f1", "f1 + f2")),
    )
    figures = (
        Figure("n1", "killed", 4, "at least", 6, "seamen", "p1", "2031-05-04", (span("four"),), None, "t5"),
        Figure("n2", "killed", 3, "exact", span=(span("four"),), revises="n1"),
    )
    return Reading(model, document(**changed), actors, places, dates, attributions, events, control, flows, figures)


def short(text: str, words: str = "", model: str = "first@1", **changed: Any) -> Reading:
    """A reading of ``text`` whose only statement says ``words`` (all of it, if not given), by whoever is its first
    word."""
    who = text.split()[0]
    said = span(words or text.strip(), text=text)
    return Reading(
        model,
        document(text, **changed),
        (Actor("a1", who, "person", mentions=((0, len(who)),)),),
        attributions=(Attribution("t1", ((0, len(who)),), ((0, len(who)),), (said,), "a1", "named", confidence=0.9),),
    )
