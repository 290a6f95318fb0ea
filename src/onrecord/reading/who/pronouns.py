"""Whom a pronoun means: the most likely of those spoken of just before, or nobody where it is a close call.

Weights follow what is long known of pronouns in news (Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora
Resolution"): recency, subjects before objects, parallel roles; and that whoever spoke last is the one who speaks on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.reading.who.actor_words import Gender, Pronoun, actor_words, plain
from onrecord.reading.who.clusters import Cluster
from onrecord.schema import Span

# How far back an antecedent may stand, in sentences of the teller's own words; how many references are weighed.
WINDOW = 5
_LONGEST = 16
_MOST = 60
_FADE = 0.55
_WEIGHT = {"speaker": 4.0, "subject": 2.6, "pronoun": 1.8, "other": 1.0, "owner": 0.8, "object": 0.6}
# Speakers seldom name themselves in their own words.
_QUOTED = 0.25
_HEADING = 0.5
_UNSURE_GENDER = 0.8
# For "he", one who has been "she" by our own reading.
_OTHER_GENDER = 0.04
_UNNAMED = 0.8
# The best must be this much likelier than the next, and at least this likely.
_MARGIN = 1.15
_LEAST = 0.2
# "they" and "it" mean so many things that only what is nearest will do.
_LEAST_OTHER = 1.0
# Who spoke before the last speaker, or before the text turned to somebody else, is less in mind.
_EARLIER_SPEAKER = 0.5
# How much the coreference head weighs against the weights above, and what an actor that one of them leaves out keeps.
_TRUST = 0.4
_FLOOR = 0.02
_LEAST_TOGETHER = 0.1


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where an actor is spoken of; ``place`` is its part in the sentence (a key of the weights).

    ``step`` counts the sentences before it that are the teller's own words.
    """

    start: int
    end: int
    step: int
    cluster: Cluster
    place: str
    quoted: bool = False
    heading: bool = False


class Timeline:
    """What has been referred to so far, in the order of the text: the names, and the sources resolved up to now."""

    def __init__(self, names: list[Reference]) -> None:
        self._names = names
        self._name_starts = [reference.start for reference in names]
        self._later: list[Reference] = []
        self._later_starts: list[int] = []
        self._parties: list[Reference] = []
        self._party_starts: list[int] = []

    def add(self, reference: Reference) -> None:
        """A source that has been resolved. Starts only grow."""
        if self._later_starts and reference.start < self._later_starts[-1]:
            return
        self._later.append(reference)
        self._later_starts.append(reference.start)

    def add_party(self, reference: Reference) -> None:
        """A party to something that is no source, such as a donor. Starts only grow."""
        self._parties.append(reference)
        self._party_starts.append(reference.start)

    def before(self, offset: int, step: int, window: int = WINDOW) -> list[Reference]:
        """The references before ``offset``, at most ``window`` steps back, nearest first."""
        near: list[Reference] = []
        for references, starts in (
            (self._names, self._name_starts),
            (self._later, self._later_starts),
            (self._parties, self._party_starts),
        ):
            at = bisect_left(starts, offset) - 1
            taken = 0
            while at >= 0 and taken < _MOST and step - references[at].step <= window:
                near.append(references[at])
                at -= 1
                taken += 1
        near.sort(key=lambda reference: -reference.start)
        return near


def antecedent(
    timeline: Timeline,
    pronoun: Pronoun,
    offset: int,
    step: int,
    own_content: tuple[Span, ...],
    quoted: bool,
    likely: Mapping[Cluster, float] | None = None,
) -> Cluster | None:
    """The actor that a third-person pronoun at ``offset`` means; ``own_content`` is what its own source says there.

    ``likely`` is what the coreference head makes of it, as a probability each; empty where it links it to nobody.
    """
    scores: dict[Cluster, float] = {}
    spoken = False
    subject: Reference | None = None
    for reference in timeline.before(offset, step):
        cluster = reference.cluster
        fit = _fit(cluster, pronoun)
        if not fit or any(start <= reference.start < end for start, end in own_content):
            continue
        weight = _WEIGHT[reference.place]
        if reference.place == "speaker" and not reference.quoted:
            turned = subject is not None and subject.step > reference.step and subject.cluster is not cluster
            weight *= _EARLIER_SPEAKER if spoken or turned else 1.0
            spoken = True
        elif reference.place == "subject" and subject is None and not reference.quoted:
            subject = reference
        weight *= _FADE ** (step - reference.step) * fit
        if reference.quoted and not quoted:
            weight *= _QUOTED
        if not cluster.named:
            weight *= _UNNAMED
        if reference.heading:
            weight *= _HEADING
        # Many faint references do not make a strong one: what is nearest counts in full, the rest by a part.
        held = scores.get(cluster, 0.0)
        scores[cluster] = max(held, weight) + 0.25 * min(held, weight)
    if not likely:
        return best(scores, _LEAST if pronoun.of == "person" else _LEAST_OTHER)
    fitting = {cluster: share * _fit(cluster, pronoun) for cluster, share in likely.items()}
    return best(together(scores, {cluster: share for cluster, share in fitting.items() if share}), _LEAST_TOGETHER)


def together(scores: Mapping[Cluster, float], likely: Mapping[Cluster, float]) -> dict[Cluster, float]:
    """What the weights and the coreference head make of each actor, as one score: their weighted geometric mean."""
    total = sum(scores.values()) or 1.0
    return {
        cluster: ((scores.get(cluster, 0.0) / total + _FLOOR) ** (1 - _TRUST))
        * ((likely.get(cluster, 0.0) + _FLOOR) ** _TRUST)
        for cluster in {**scores, **likely}
    }


def best(scores: dict[Cluster, float], least: float) -> Cluster | None:
    """The likeliest, if it is likely enough and clearly likelier than the next."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return None
    return ranked[0][0]


def lone_pronoun(text: str, span: Span) -> Pronoun | None:
    """The pronoun that a source is, if it is nothing else."""
    start, end = span
    if end - start > _LONGEST:
        return None
    word = plain(text[start:end].strip().strip(" ,.;:\"“”'‘’()"))
    return actor_words().pronouns.get(word.removesuffix("'s"))


def suits(cluster: Cluster, pronoun: Pronoun) -> bool:
    """Whether the actor may be meant by the pronoun at all."""
    return _fit(cluster, pronoun) > 0


def _fit(cluster: Cluster, pronoun: Pronoun) -> float:
    """How well the actor suits the pronoun, 0 (not at all) to 1."""
    if pronoun.of == "person":
        if not cluster.is_person or cluster.plural:
            return 0.0
        return _gender_fit(cluster.gender, cluster.gender_is_sure, pronoun.gender, cluster.gender_is_told)
    if pronoun.of == "thing":
        return 0.0 if cluster.is_person or cluster.plural or cluster.kind == "people" else 1.0
    if cluster.kind == "other" or (cluster.is_person and not cluster.plural):
        return 0.0
    return 1.0 if cluster.plural or cluster.kind == "people" else 0.5


def _gender_fit(gender: Gender | None, sure: bool, wanted: Gender | None, told: bool) -> float:
    if wanted is None:
        return 1.0
    if gender is None:
        return _UNSURE_GENDER
    if gender == wanted:
        return 1.0
    return 0.0 if sure else _OTHER_GENDER if told else 0.2
