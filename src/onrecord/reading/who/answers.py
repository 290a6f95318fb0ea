"""What a source, or any noun phrase, turns out to mean."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.who.clusters import Cluster
from onrecord.schema import SpeakerKind


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom the words mean, if it can be told, and what kind of speaker that is."""

    cluster: Cluster | None
    kind: SpeakerKind


NONE = Answer(None, "none")
UNKNOWN = Answer(None, "described")
UNKNOWN_MANY = Answer(None, "collective")


def kind_of(cluster: Cluster) -> SpeakerKind:
    """The kind of speaker that an actor is."""
    if cluster.named:
        return "named"
    return "collective" if cluster.plural else "described"
