"""The actors of a document and who speaks: mentions joined by name, with role, affiliation and kind; sources resolved.

The work is done by the files beside this one: ``linking`` joins names, ``offices`` reads roles, ``speakers`` finds
whom a source means. Everything looks back over a window or looks up by name, so cost grows linearly with the text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from onrecord.reading.clusters import Cluster, NameIndex
from onrecord.reading.found import Found
from onrecord.reading.known import Known
from onrecord.reading.linking import link
from onrecord.reading.speakers import Speakers
from onrecord.schema import Actor, Span, SpeakerKind


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


def actors(found: Found, parties: Collection[Span] = (), known: Known | None = None) -> Actors:
    """Who is in the text, who says what the attributions of ``found`` hold, and whom the spans ``parties`` mean."""
    index = NameIndex()
    ground = link(found, index)
    speakers = Speakers(ground, index)
    answers = speakers.resolve()
    clusters = [c for c in (*index.clusters, *speakers.found) if c.spans and c.name]
    clusters.sort(key=lambda cluster: min(cluster.spans))
    ids = {cluster: f"a{number}" for number, cluster in enumerate(clusters, 1)}
    return Actors(
        actors=tuple(_entry(cluster, ids[cluster]) for cluster in clusters),
        speakers=tuple(ids.get(answer.cluster) if answer.cluster else None for answer in answers),
        speaker_kinds=tuple(answer.kind for answer in answers),
    )


def _entry(cluster: Cluster, id: str) -> Actor:
    return Actor(
        id=id,
        name=cluster.name,
        kind=cluster.kind,
        role=cluster.role,
        affiliation=cluster.affiliation,
        mentions=tuple(sorted(set(cluster.spans))),
    )
