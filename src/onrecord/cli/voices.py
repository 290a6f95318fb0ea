"""Who says so: the line that keeps what somebody claims apart from what the report says in its own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, styled
from onrecord.cli.lookup import Lookup, number
from onrecord.schema import Attribution

if TYPE_CHECKING:
    from rich.text import Text

OWN_VOICE = "own voice"
_CLAIM = "cyan"
# An act as a verb: a figure that somebody denied is not one that they gave. The past fits one speaker and several.
_VERBS = {
    "say": "said",
    "confirm": "confirmed",
    "deny": "denied",
    "decline": "declined to say",
    "accuse": "accused",
    "demand": "demanded",
    "promise": "promised",
    "threaten": "threatened",
    "warn": "warned",
    "predict": "predicted",
    "ask": "asked",
    "praise": "praised",
    "believe": "believed",
    "feel": "felt",
    "know-not": "did not know",
}
_DOUBTED = ("deny", "decline", "know-not", "ask")


def who_says(look: Lookup, attribution: str | None) -> Text:
    """``port authority warned (5) ← Ana Reyes said (3)``: the statement that an entry stands under, with its number,
    and those that it stands within in turn; ``own voice`` where it stands under nobody's words."""
    if attribution is None:
        return styled((OWN_VOICE, FAINT))
    at = look.said.get(attribution)
    if at is None:
        return styled((f"under {one_line(attribution)}, which is not here", DOUBT))
    links = []
    while at is not None:
        links.append(_link(look, at))
        at = look.parent(at)
    chain = styled()
    for index, link in enumerate(links):
        chain.append_text(styled(" ← ", link) if index else link)
    return chain


def _link(look: Lookup, said: Attribution) -> Text:
    who = look.speaker(said) or "somebody not named"
    verb = _VERBS.get(said.act, one_line(said.act))
    doubted = said.act in _DOUBTED or said.polarity == "negative"
    # To deny is negative by itself; "denied, negative" would read as if they had not.
    note = ", negative" if said.polarity == "negative" and said.act != "deny" else ""
    return styled((who, _CLAIM), " ", (verb, DOUBT if doubted else ""), (f" ({number(said)}{note})", FAINT))
