"""The order of the layers: a document in, a reading out. Each layer takes what earlier ones found, and changes none."""

from __future__ import annotations

from dataclasses import replace

from onrecord.documents import document_from_text
from onrecord.reading import model as models
from onrecord.reading.actors import actors
from onrecord.reading.acts import acts
from onrecord.reading.channels import channels
from onrecord.reading.control import control
from onrecord.reading.coreference import referents
from onrecord.reading.dates import attribution_dates, dates, outlet_country
from onrecord.reading.encoder import encode
from onrecord.reading.events import events
from onrecord.reading.figures import figures
from onrecord.reading.flows import find_flows, flows, parties_of
from onrecord.reading.found import Found, Happened, Mention, Passage, Referent, Said, Sentence
from onrecord.reading.mentions import mentions, sentences
from onrecord.reading.model import Model
from onrecord.reading.passages import passages, portions
from onrecord.reading.pieces import pieces
from onrecord.reading.places import places
from onrecord.reading.said.forms import forms
from onrecord.reading.said.interviews import interview, with_turns
from onrecord.reading.said.nested import nested
from onrecord.reading.said.openers import opened
from onrecord.reading.said.statements import said
from onrecord.reading.what.happened import happened
from onrecord.reading.what.scene import Scene
from onrecord.reading.what.sides import Sides
from onrecord.reading.who.known import Known
from onrecord.schema import Attribution, Document, Reading
from onrecord.settings import Settings


def read(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    known: Known | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Read one report given as text.

    Args:
        text: the report; kept character for character, so that every offset holds against it.
        outlet: who published it.
        published: when, as an ISO 8601 prefix (``2014``, ``2014-01``, ``2014-01-15`` or with a time).
        title: its headline, where that is not in the text.
        url: where it stood.
        language: its language by ISO 639-1 code; told from the text where not given.
        known: actors and places that the user knows already (see ``load_known``).
        settings: limits and choices; from the environment where not given.

    Raises:
        InputError: nothing in it can be read (empty, in a language the model does not read …).
        SettingError: ``published`` is no date.
        ModelError: the weights are missing or damaged.
    """
    settings = settings or Settings.from_environment()
    document = document_from_text(
        text, outlet=outlet, published=published, title=title, url=url, language=language, settings=settings
    )
    return read_document(document, settings, known=known)


def read_document(
    document: Document,
    settings: Settings | None = None,
    *,
    known: Known | None = None,
    model: Model | None = None,
) -> Reading:
    """Read a document, with the actors and places that a user knows already. The same input gives the same reading.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    settings = settings or Settings.from_environment()
    model = model or models.load(settings.threads)
    found = find(document, model)
    found = replace(found, said=certain_enough(found.said, settings.min_confidence))
    when = dates(found, document.published, outlet_country(document.outlet))
    where = places(found, known)
    money = find_flows(found, when, document.outlet)
    sides = Sides(found)
    parties = {**sides.parties(), **parties_of(money)}
    who = actors(found, parties, known, when, document.published)
    entries = tuple(
        Attribution(
            id=f"t{number}",
            source=one.source,
            cue=one.cue,
            content=one.content,
            speaker=speaker,
            speaker_kind=kind,
            act=act.act,
            form=form,
            polarity=act.polarity,
            certainty=act.certainty,
            channel=channel,
            within=None if one.within is None else f"t{one.within + 1}",
            date=day,
            confidence=one.confidence,
        )
        for number, (one, speaker, kind, act, form, channel, day) in enumerate(
            zip(
                found.said,
                who.speakers,
                who.speaker_kinds,
                acts(found),
                forms(found),
                channels(found),
                attribution_dates(found, when),
                strict=True,
            ),
            start=1,
        )
    )
    scene = Scene(found, sides, who.at, who.actors, where, when)
    return Reading(
        model.name,
        document,
        actors=who.actors,
        places=where,
        dates=when,
        attributions=entries,
        events=events(scene, entries),
        control=control(scene),
        flows=flows(found, money, who.at, who.actors),
        figures=figures(found, when, where),
    )


def certain_enough(said: tuple[Said, ...], least: float) -> tuple[Said, ...]:
    """Those that are certain enough, and stand within none that is not."""
    kept: set[int] = set()
    found: list[Said] = []
    for index, one in sorted(enumerate(said), key=lambda pair: _depth(said, pair[0])):
        if one.confidence >= least and (one.within is None or one.within in kept):
            kept.add(index)
    place = {index: new for new, index in enumerate(sorted(kept))}
    for index in place:
        one = said[index]
        found.append(one if one.within is None else replace(one, within=place[one.within]))
    return tuple(found)


def _depth(said: tuple[Said, ...], index: int) -> int:
    parent = said[index].within
    return 0 if parent is None else 1 + _depth(said, parent)


def find(document: Document, model: Model) -> Found:
    """What the encoder and its heads find in a document, portion by portion."""
    every: list[Passage] = []
    names: list[Mention] = []
    bounds: list[Sentence] = []
    statements: list[Said] = []
    spoken_of: list[Referent] = []
    happenings: list[Happened] = []
    for portion in portions(document.text, passages(document)):
        cut = pieces(document.text, portion)
        if cut.words:
            encoded = encode(cut, model.run)
            names += mentions(document.text, encoded)
            spoken_of += referents(document.text, encoded, model.referring, len(spoken_of))
            inside = sentences(encoded, portion)
            bounds += (Sentence(one.start, one.end, one.passage + len(every)) for one in inside)
            happenings += happened(document.text, encoded, model, inside)
            first = tuple(said(document.text, encoded, model))
            turns = interview(document.text, portion) or opened(document.text, portion)
            first = with_turns(first, turns)
            offset = len(statements)
            statements += (
                one
                if one.within is None
                else Said(one.source, one.cue, one.content, one.within + offset, one.confidence)
                for one in nested(document.text, first, encoded, model)
            )
        every += portion
    return Found(
        document.text, tuple(every), tuple(bounds), tuple(names), tuple(statements), tuple(spoken_of), tuple(happenings)
    )
