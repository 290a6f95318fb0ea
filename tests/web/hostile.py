"""A report made to harm whoever shows it: markup, addresses that run, overrides of direction, endless words."""

from __future__ import annotations

from onrecord.schema import Actor, Attribution, Block, Channel, Document, Event, Figure, Flow, LeftOut, Place, Reading

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
OVERRIDE = "\u202egnp.exe\u202c"
ENDLESS = "x" * 100_000
URL = "javascript:alert(document.domain)//https://lantern.example/"
FORMULA = "=HYPERLINK(1)"


def hostile_reading() -> Reading:
    """A reading in which every text is hostile, and every entry points at others."""
    parts = [f"{SCRIPT} {OVERRIDE}", f"{IMAGE} said", f"{FORMULA} “{SCRIPT}”", "a \x00 \x1b[31m \ud800 b", ENDLESS]
    text = "\n\n".join(parts)
    who = (text.index(IMAGE), text.index(IMAGE) + len(IMAGE))
    cue = (text.index(" said") + 1, text.index(" said") + 5)
    said = (text.index(FORMULA), text.index("a \x00") - 2)
    endless = (text.index(ENDLESS), len(text))
    blocks, at = [], 0
    for index, part in enumerate(parts):
        blocks.append(Block(at, at + len(part), "title" if index == 0 else "paragraph"))
        at += len(part) + 2
    document = Document(
        id=f"id-{SCRIPT}",
        name=f"{IMAGE}.html",
        text=text,
        url=URL,
        outlet=f"{SCRIPT}{OVERRIDE}",
        title=parts[0],
        byline=(IMAGE, OVERRIDE),
        published="2019-06-11",
        published_basis="given",
        language="en",
        left_out=(LeftOut(text.index("a \x00"), text.index("b\n\n" + ENDLESS[:3]) + 1, f"why {SCRIPT}"),),
        blocks=tuple(blocks),
        raw=f"<!doctype html><title>{SCRIPT}</title><body onload=alert(3)>{SCRIPT}".encode(),
    )
    actor = Actor("a1", f"{SCRIPT} {OVERRIDE}", "person", IMAGE, SCRIPT, "AA", mentions=(who,))
    place = Place("p1", IMAGE, "AA", mentions=(who,), note=SCRIPT)
    return Reading(
        "none@0",
        document,
        actors=(actor,),
        places=(place,),
        attributions=(
            Attribution(
                "t1", (who,), (cue,), (said, endless), "a1", "named", channel=Channel(SCRIPT, "outlet", who),
                confidence=0.1,
            ),
        ),
        events=(
            Event(
                "e1", "ASSAULT", SCRIPT, None, (cue,), ("a1",), (who,), ("a1",), (who,), "p1", "2019-06-11", "happened",
                "positive", None, "t1", 0.1,
            ),
        ),
        flows=(
            Flow("f1", "a1", "a1", "9" * 60, "EUR", "pledge", purpose=SCRIPT, occasion=IMAGE, span=(cue,)),
        ),
        figures=(Figure("n1", "killed", 10**15, "at least", who=SCRIPT, place="p1", span=(cue,), attribution="t1"),),
    )  # fmt: skip
