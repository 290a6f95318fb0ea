"""The actors of a document and who speaks: mentions joined by name, with role, affiliation and kind; sources resolved.

The work is done by the files beside this one: ``linking`` joins names, ``offices`` reads roles, ``speakers`` finds
whom a source means. Everything looks back over a window or looks up by name, so cost grows linearly with the text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from onrecord.reading.found import Found
from onrecord.reading.party import Party
from onrecord.reading.who.clusters import Cluster, NameIndex
from onrecord.reading.who.countries_of import countries_of
from onrecord.reading.who.government_mentions import mention_governments
from onrecord.reading.who.known import Known
from onrecord.reading.who.known_links import give_known_roles, link_known, with_known_types
from onrecord.reading.who.linking import link
from onrecord.reading.who.other_phrases import Parties
from onrecord.reading.who.resolver import Resolver
from onrecord.reading.who.role_facts import Calendar, role_facts
from onrecord.reading.who.speakers import Speakers
from onrecord.reading.who.states import States, with_governments
from onrecord.schema import Actor, Date, Role, Span, Spans, SpeakerKind


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors in the order of their first mention; for each attribution its speaker's id, and the speaker's kind.

    ``speakers`` and ``speaker_kinds`` are as long as ``Found.said``. A speaker is ``None`` where the source names or
    points at nobody that can be told, or there is no source (kind ``none``).
    """

    actors: tuple[Actor, ...]
    speakers: tuple[str | None, ...]
    speaker_kinds: tuple[SpeakerKind, ...]
    at: Mapping[Span, str] = field(default_factory=dict)


def actors(
    found: Found,
    parties: Collection[Span] | Mapping[Span, Party] = (),
    known: Known | None = None,
    dates: tuple[Date, ...] = (),
    published: str | None = None,
) -> Actors:
    """Who is in the text, who says what the attributions of ``found`` hold, and whom the spans ``parties`` mean.

    ``known`` are actors of the user's; ``dates``, those of the text, date the roles; ``published``, an ISO 8601
    prefix, tells which of a known actor's roles held.
    """
    index = NameIndex()
    known = known or Known()
    if known.actors or known.places:
        found = with_known_types(found, known)
    ground = link(found, index)
    if known.actors:
        ground = link_known(ground, index, known)
        give_known_roles(index.clusters, published)
    states = States(known, index.clusters)
    ground = with_governments(ground, index, states)
    resolver = Resolver(ground, index, states)
    answers = Speakers(ground, index, resolver).resolve()
    spoken = [
        (said.source[0], answer.cluster)
        for said, answer in zip(found.said, answers, strict=True)
        if answer.cluster is not None
    ]
    meant = Parties(ground, resolver).resolve(parties, spoken)
    mention_governments(ground, resolver, states)
    clusters = [c for c in dict.fromkeys((*index.clusters, *resolver.found)) if c.spans and c.name]
    clusters.sort(key=lambda cluster: min(cluster.spans))
    ids = {cluster: f"a{number}" for number, cluster in enumerate(clusters, 1)}
    calendar = Calendar(dates)
    countries = countries_of(clusters, ground)
    return Actors(
        actors=tuple(
            _entry(found.text, cluster, ids[cluster], countries.get(cluster), role_facts(cluster, ground, calendar))
            for cluster in clusters
        ),
        speakers=tuple(ids.get(answer.cluster) if answer.cluster else None for answer in answers),
        speaker_kinds=tuple(answer.kind for answer in answers),
        at={span: ids[cluster] for span, cluster in meant.items() if cluster in ids},
    )


def _mentions(spans: list[Span], text: str) -> Spans:
    """The spans in order; of two that differ by an article alone ("[the] Ostmark government"), the shorter."""
    every = set(spans)
    long = {
        (start, end)
        for start, end in every
        if text[start : start + 4].casefold() == "the " and (start + 4, end) in every
    }
    return tuple(sorted(every - long))


def _entry(text: str, cluster: Cluster, id: str, country: str | None, roles: tuple[Role, ...]) -> Actor:
    known = cluster.known
    return Actor(
        id=id,
        name=cluster.name if known is None else known.name,
        kind=cluster.kind if known is None or known.kind is None else known.kind,
        role=cluster.role,
        affiliation=cluster.affiliation,
        country=country or (known.country if known is not None else None),
        roles=roles,
        ids=known.ids if known is not None else (),
        mentions=_mentions(cluster.spans, text),
    )
