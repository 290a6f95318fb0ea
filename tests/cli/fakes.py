"""A reading put together by hand, for tests of how readings are printed. The report is invented."""

from __future__ import annotations

import re

from onrecord.schema import (
    Actor,
    Attribution,
    Block,
    Channel,
    Document,
    LeftOut,
    Reading,
    Span,
)

TEXT = """Home | News | Subscribe

Ferries to stay in port, minister confirms

Vardia's harbour minister, Ana Reyes, confirmed to Canal Sur that the ferries would stay in port “until the water is
calm”.

“No captain has told me that it is safe,” she said. “None.”

She added that, as the port authority had warned on Monday, waves of six metres were expected.

A senior shipping official denied that any ferry had left.

Sign up for our newsletter
"""


def span(words: str, after: str = "") -> Span:
    """Where ``words`` stand in TEXT, at or after where ``after`` stands."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def blocks() -> tuple[Block, ...]:
    lines = [
        "Home |",
        "Ferries to",
        "Vardia's",
        "“No captain",
        "She added",
        "A senior",
        "Sign up",
    ]
    starts = [TEXT.index(line) for line in lines]
    ends = [TEXT.index("\n\n", start) if "\n\n" in TEXT[start:] else len(TEXT.rstrip()) for start in starts]
    kinds = ["paragraph", "title", *["paragraph"] * 5]
    return tuple(Block(s, e, k) for s, e, k in zip(starts, ends, kinds, strict=True))  # type: ignore[arg-type]


def document() -> Document:
    menu, letter = span("Home | News | Subscribe"), span("Sign up for our newsletter")
    return Document(
        id="sha256:0",
        name="ferries.txt",
        text=TEXT,
        outlet="The Vardia Lamp",
        title="Ferries to stay in port, minister confirms",
        byline=("Otto Brandt",),
        published="2031-05-02",
        published_basis="given",
        language="en",
        left_out=(LeftOut(*menu, "navigation"), LeftOut(*letter, "sign-up")),
        blocks=blocks(),
    )


def reading() -> Reading:
    actors = (
        Actor("a1", "Ana Reyes", "person", "harbour minister", "Vardia", mentions=(span("Ana Reyes"),)),
        Actor("a2", "port authority", "organisation", mentions=(span("the port authority"),)),
    )
    attributions = (
        Attribution(
            "t1",
            source=(span("Vardia's harbour minister, Ana Reyes"),),
            cue=(span("confirmed"),),
            content=(span("that the ferries would stay in port “until the water is\ncalm”"),),
            speaker="a1",
            speaker_kind="named",
            act="confirm",
            form="mixed",
            channel=Channel("Canal Sur", "outlet", span("Canal Sur")),
            confidence=0.93,
        ),
        Attribution(
            "t2",
            source=(span("she", "“No captain"),),
            cue=(span("said", "she said"),),
            content=(span("“No captain has told me that it is safe,”"), span("“None.”")),
            speaker="a1",
            speaker_kind="named",
            act="say",
            form="direct",
            confidence=0.97,
        ),
        Attribution(
            "t3",
            source=(span("She", "She added"),),
            cue=(span("added", "She added"),),
            content=(span("that, as the port authority had warned on Monday, waves of six metres were expected"),),
            speaker="a1",
            speaker_kind="named",
            channel=Channel("Canal Sur", "outlet"),
            confidence=0.88,
        ),
        Attribution(
            "t4",
            source=(span("the port authority"),),
            cue=(span("had warned"),),
            content=(span("waves of six metres were expected"),),
            speaker="a2",
            speaker_kind="named",
            act="warn",
            within="t3",
            date="2031-04-28",
            certainty="probable",
            confidence=0.41,
        ),
        Attribution(
            "t5",
            source=(span("A senior shipping official"),),
            cue=(span("denied"),),
            content=(span("that any ferry had left"),),
            speaker_kind="described",
            act="deny",
            confidence=0.9,
        ),
        Attribution("t6", (), (span("expected"),), (), act="predict", polarity="negative", confidence=0.3),
    )
    return Reading("fake@0", document(), actors=actors, attributions=attributions)


def read_document(document: Document, settings: object = None, **more: object) -> Reading:
    """Stands in for the model: every "NAME said WORDS." of the text is a statement."""
    if "FAULT" in document.text:
        raise RuntimeError("a fault\nof ours")
    found = tuple(
        Attribution(
            f"t{index}", (match.span(1),), (match.span(2),), (match.span(3),), speaker_kind="named", confidence=0.9
        )
        for index, match in enumerate(re.finditer(r"(\w+) (said) ([^.]+)\.", document.text), start=1)
    )
    return Reading("fake@0", document, attributions=found)
