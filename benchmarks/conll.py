"""How well clusters of mentions agree with gold ones: MUC, B³, CEAF-φ4 and their mean, the CoNLL score.

MUC: Vilain et al. 1995, "A model-theoretic coreference scoring scheme". B³: Bagga & Baldwin 1998, "Algorithms for
scoring coreference chains". CEAF-φ4: Luo 2005, "On coreference resolution performance metrics". All three as Pradhan
et al. 2014, "Scoring coreference partitions of predicted mentions", fix them for mentions that only one side has: such
a mention is never moved to the other side. As in the reference scorer of the CoNLL-2012 task, numerators and
denominators are summed over documents before they are divided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[Collection[Hashable]]
Sides = tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]
# Numerator and denominator of recall, then of precision.
Counts = tuple[float, float, float, float]


def conll(gold: Sequence[Clusters], found: Sequence[Clusters], singletons: bool = False) -> dict[str, object]:
    """Precision, recall and F1 in per cent by each measure, and the mean of the three F1.

    Args:
        gold: for each document its clusters, each the keys of its mentions (spans, say).
        found: the same for what is scored, the documents in the same order.
        singletons: keep clusters of one mention. OntoNotes has none, so they are taken from both sides where not asked.

    Raises:
        ValueError: the documents are not as many, or a mention stands in two clusters of one side.
    """
    if len(gold) != len(found):
        raise ValueError(f"{len(gold)} gold documents, {len(found)} found")
    least = 1 if singletons else 2
    pairs = [(_partition(theirs, least), _partition(mine, least)) for theirs, mine in zip(gold, found, strict=True)]
    scores = {name: _prf(measure(pair) for pair in pairs) for name, measure in MEASURES.items()}
    mean = sum(score["f1"] for score in scores.values()) / len(scores)
    return {**{name: _rounded(score) for name, score in scores.items()}, "conll f1": round(mean, 2)}


def muc(sides: Sides) -> Counts:
    """Links: a cluster of n mentions needs n - 1, and lacks one for each further part the other side cuts it into."""
    gold, found = sides
    return (*_links(gold, found), *_links(found, gold))


def b_cubed(sides: Sides) -> Counts:
    """Mentions: of the cluster each stands in, the share that the other side has with it."""
    gold, found = sides
    common = _common(gold, found)
    recall = sum(n * n / len(gold[k]) for (k, _), n in common.items())
    precision = sum(n * n / len(found[r]) for (_, r), n in common.items())
    return recall, sum(map(len, gold)), precision, sum(map(len, found))


def ceaf_phi4(sides: Sides) -> Counts:
    """Entities: clusters matched one to one so that the sum of their similarity φ4 = 2|K ∩ R| / (|K| + |R|) is most."""
    gold, found = sides
    similar = np.zeros((len(gold), len(found)))
    for (k, r), n in _common(gold, found).items():
        similar[k, r] = 2 * n / (len(gold[k]) + len(found[r]))
    best = float(similar[linear_sum_assignment(similar, maximize=True)].sum())
    return best, len(gold), best, len(found)


MEASURES = {"muc": muc, "b3": b_cubed, "ceaf phi4": ceaf_phi4}


def _partition(clusters: Clusters, least: int) -> list[frozenset[Hashable]]:
    sets = [frozenset(cluster) for cluster in clusters]
    if sum(map(len, sets)) != len(frozenset().union(*sets)):
        raise ValueError("a mention stands in two clusters")
    return [one for one in sets if len(one) >= least]


def _links(whole: list[frozenset[Hashable]], cut: list[frozenset[Hashable]]) -> tuple[float, float]:
    home = {mention: index for index, cluster in enumerate(cut) for mention in cluster}
    # A mention that the other side lacks is a part by itself.
    parts = sum(
        len({home[mention] for mention in cluster if mention in home}) + sum(mention not in home for mention in cluster)
        for cluster in whole
    )
    return sum(map(len, whole)) - parts, sum(len(cluster) - 1 for cluster in whole)


def _common(gold: list[frozenset[Hashable]], found: list[frozenset[Hashable]]) -> Counter[tuple[int, int]]:
    home = {mention: index for index, cluster in enumerate(found) for mention in cluster}
    return Counter((k, home[mention]) for k, cluster in enumerate(gold) for mention in cluster if mention in home)


def _prf(counts: Iterable[Counts]) -> dict[str, float]:
    recall, gold, precision, found = map(sum, zip((0.0, 0.0, 0.0, 0.0), *counts, strict=True))
    p, r = precision / found if found else 0.0, recall / gold if gold else 0.0
    return {"p": 100 * p, "r": 100 * r, "f1": 200 * p * r / (p + r) if p + r else 0.0}


def _rounded(score: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in score.items()}
