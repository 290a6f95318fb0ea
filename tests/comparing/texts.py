"""Invented reports about a harbour that does not exist, in several editions."""

from __future__ import annotations

import re
import textwrap

from onrecord.documents import document_from_text
from onrecord.schema import Document
from onrecord.settings import Settings


def _paragraphs(text: str) -> str:
    """Each paragraph on one line."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", textwrap.dedent(text).strip())


WIRE = _paragraphs(
    """
    The harbour of Vellmark was shut on Monday after a crane fell across the northern pier and cut the
    power to the lighthouse, port officials said.

    Two ferries that had left before dawn were sent back to Ostrand, and some 400 passengers spent the
    night in a school near the old market while engineers looked for another crane.

    The port director, Mara Veldt, told reporters that the pier would not carry lorries again before the
    spring, and that the fishing fleet would have to land its catch in the neighbouring town until then.

    Fishermen who had gathered at the gates said that nobody had asked them, and that the road over the
    hills was closed by snow for most of the winter.
    """
)

OWN = _paragraphs(
    """
    At the inn behind the customs house they had seen it coming. For years the landlord has kept a list
    of every bolt that dropped from the crane into his yard, and he reads it aloud to anyone who orders
    a second beer.

    His neighbours are less amused. A teacher whose class was to cross on Tuesday has taken the children
    to the museum instead, where they drew cranes all morning, some of them upright.
    """
)

OTHER = _paragraphs(
    """
    A crane has come down in Vellmark, where the port stays closed and the lamp of the lighthouse is
    dark. Nobody was hurt, according to the director, who expects repairs to take until spring. Boats
    from Ostrand turned round on the way, and several hundred people were put up in classrooms for one
    night.
    """
)

QUOTE = _paragraphs(
    """
    “We have told the ministry for eleven years that this crane was older than most of the people who
    work under it, and for eleven years the ministry has thanked us for our letter and promised us an
    answer in due course.”
    """
)


def document(text: str, id: str = "a") -> Document:
    """As the command would read it."""
    if not text.strip():  # the command refuses it; a record of another make may hold one
        return Document(id, id, text)
    return document_from_text(text, id=id, language="en", settings=Settings())
