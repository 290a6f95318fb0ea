"""What happened: type and mode, who says so, whether it happened, who did it to whom, where, when, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup, number, span_of
from onrecord.cli.voices import who_says
from onrecord.cli.when import spoken_date
from onrecord.schema import Control, Event, EventType, Span, Spans

if TYPE_CHECKING:
    from rich.text import Text

_FRIENDLY, _WORDS, _PRESSURE, _FORCE = "green", "yellow", "magenta", "red"
# By PLOVER's four quarters: cooperation in words and in deeds (one colour), conflict in words, and in deeds.
_TYPE_COLOURS: dict[EventType, str] = {
    "AGREE": _FRIENDLY,
    "CONSULT": _FRIENDLY,
    "SUPPORT": _FRIENDLY,
    "CONCEDE": _FRIENDLY,
    "COOPERATE": _FRIENDLY,
    "AID": _FRIENDLY,
    "RETREAT": _FRIENDLY,
    "REQUEST": _WORDS,
    "ACCUSE": _WORDS,
    "REJECT": _WORDS,
    "THREATEN": _WORDS,
    "PROTEST": _PRESSURE,
    "SANCTION": _PRESSURE,
    "MOBILIZE": _PRESSURE,
    "COERCE": _FORCE,
    "ASSAULT": _FORCE,
}
# What is not so, in words; "denied" says it already.
_NEGATIVE = {
    "happened": "did not happen",
    "planned": "planned not to happen",
    "possible": "possibly did not happen",
    "demanded": "demanded not to happen",
    "denied": "denied",
    "hypothetical": "if it does not happen",
}
# "the mayor denied" and "the union demanded" say it already, beside the entry.
_SAID_BY = {"denied": "deny", "demanded": "demand"}
_LONGEST = 60  # characters of the words of a side, where it is no actor of the document; they stand in full below


def entries(look: Lookup) -> list[Entry]:
    """One entry an event, in the order of the text."""
    return [_entry(look, event) for event in look.reading.events]


def _entry(look: Lookup, event: Event) -> Entry:
    spans = (*event.trigger, *event.actor_words, *event.recipient_words)
    words = [styled((look.whole(spans), FAINT))] if spans else []
    style = _TYPE_COLOURS.get(event.type, "")
    head = dotted(_head(look, event, style))
    return entry(event.id, event.type.lower(), head, span_of(event.trigger[:1]), *words, label_style=style)


def _head(look: Lookup, event: Event, style: str) -> list[Text]:
    parts = [styled((one_line(event.mode), style))] if event.mode else []
    # Who says so, and whether it happened at all, come before all else, so that they stand in the first line.
    parts.append(who_says(look, event.attribution))
    parts += doubts(look, event, event.polarity == "negative")
    parts.append(_sides(look, event))
    if event.place:
        parts.append(styled(f"in {look.name(event.place)}"))
    if event.date:
        parts.append(styled(spoken_date(event.date)))
    if event.statement:
        parts.append(_statement(look, event.statement))
    if event.cameo:
        parts.append(styled((f"CAMEO {one_line(event.cameo)}", FAINT)))
    return parts


def doubts(look: Lookup, entry: Event | Control, is_negative: bool = False) -> list[Text]:
    """Whether it happened, in words; nothing where it did, or where the statement that it stands under says as much."""
    said = look.said.get(entry.attribution or "")
    if (
        said
        and said.act == _SAID_BY.get(entry.realis)
        and (said.act == "deny" or not (is_negative or said.polarity == "negative"))
    ):
        return []
    if is_negative:
        return [styled((_NEGATIVE.get(entry.realis, f"{one_line(entry.realis)}, negative"), DOUBT))]
    return [] if entry.realis == "happened" else [styled((one_line(entry.realis), DOUBT))]


def _sides(look: Lookup, event: Event) -> Text:
    actors = side(look, event.actors, event.actor_words)
    recipients = side(look, event.recipients, event.recipient_words)
    if actors is None and recipients is None:
        return styled(("nobody named", FAINT))
    return styled(actors or not_named(), " → ", recipients or not_named())


def not_named() -> Text:
    """In the place of a side that the text does not name."""
    return styled(("not named", FAINT))


def side(look: Lookup, ids: tuple[str, ...], words: Spans) -> Text | None:
    """The names of the actors (or places) that are meant, and in quotes those words that mean none of them."""
    names = [styled((look.name(id), NAME)) for id in ids]
    others = dict.fromkeys(look.quoted((span,), _LONGEST) for span in words if not _means(look, ids, span))
    # As many names as words: then each of the words means one, also where it is no mention of the actor's.
    quoted = [styled(words) for words in others] if len(set(words)) > len(ids) else []
    return _listed(names + quoted)


def _means(look: Lookup, ids: tuple[str, ...], span: Span) -> bool:
    """Whether words mention one of these actors or places, or say its name."""
    start, end = span
    printed = one_line(look.reading.document.text[start:end]).lower()
    return any(
        look.name(id).lower() in printed or any(at < end and start < until for at, until in look.mentions(id))
        for id in ids
    )


def _listed(parts: list[Text]) -> Text | None:
    listed = styled()
    for index, part in enumerate(parts):
        listed.append_text(styled(", ", part) if index else part)
    return listed if parts else None


def _statement(look: Lookup, id: str) -> Text:
    said = look.said.get(id)
    if said is None:
        return styled((f"is {one_line(id)}, which is not here", DOUBT))
    return styled((f"is statement {number(said)}", FAINT))
