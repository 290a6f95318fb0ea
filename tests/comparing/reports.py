"""Reports of one invented affair, read by the model. All outlets, places and persons are invented."""

from __future__ import annotations

import functools

import onrecord
from onrecord.schema import Reading

LEAD = (
    "LORVIK (Coastal Wire) — A fire at a timber mill in Lorvik killed 14 people on Monday, fire chief Anna Brandt said."
    '\n\n"The roof came down within minutes," Brandt told reporters. Another 20 people were injured, she said.'
)
WIRE = f"{LEAD}\n\nThe mill had passed an inspection in March, according to its owner, Nordholt Timber."
LATER = (
    "LORVIK — The fire at the timber mill in Lorvik killed 16 people, fire chief Anna Brandt said on Wednesday, "
    "revising an earlier figure of 14."
    "\n\nMayor Jonas Hald denied that the mill had passed an inspection in March."
)
OTHER = """OSTMARK — The football club of Ostmark signed the striker Pelle Grau on Tuesday, the club said.

"He will score," said its chairman, Tore Lind."""

AFFAIR = (
    ("wire", "Coastal Wire", "2021-05-03", WIRE),
    ("copy", "Lorvik Post", "2021-05-03", LEAD),
    ("later", "The Ostmark Bee", "2021-05-05", LATER),
    ("other", "Sport Today", "2021-05-04", OTHER),
)


@functools.cache
def readings() -> tuple[Reading, ...]:
    """What the model reads in them, in the order in which they were published but for the last two."""
    return tuple(
        onrecord.read(text, outlet=outlet, published=day, url=f"https://{name}.example/1")
        for name, outlet, day, text in AFFAIR
    )
