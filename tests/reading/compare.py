"""Holds a reading against a gold text: what differs, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reading.goldtexts import GoldAttribution, GoldText

from onrecord.schema import Attribution, Reading, Spans

# Two contents are of the same statement when they share half of their characters (Jaccard), as in PolNeAR's scoring.
SAME = 0.5


def characters(spans: Spans, text: str) -> set[int]:
    """The letters and digits inside the spans: punctuation and white space at the edges never count."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def overlap(a: Spans, b: Spans, text: str) -> float:
    """Jaccard of their letters and digits."""
    left, right = characters(a, text), characters(b, text)
    return len(left & right) / max(len(left | right), 1)


def pairs(gold: GoldText, reading: Reading) -> list[tuple[GoldAttribution, Attribution | None]]:
    """Each gold attribution with the entry that comes nearest to it, one to one, best first."""
    every = sorted(
        (
            (overlap(g.content, a.content, gold.text) + (0.1 if overlap(g.cue, a.cue, gold.text) else 0), i, j)
            for i, g in enumerate(gold.expected)
            for j, a in enumerate(reading.attributions)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for score, i, j in every:
        if score >= SAME and i not in taken and j not in taken.values():
            taken[i] = j
    return [(g, reading.attributions[taken[i]] if i in taken else None) for i, g in enumerate(gold.expected)]


def differences(gold: GoldText, reading: Reading) -> Iterator[str]:
    """Everything in which the reading is not what a careful reader would give; nothing where it is."""
    matched = pairs(gold, reading)
    place = dict(matched)
    for g, a in matched:
        words = gold.words(g.content)[:40]
        if a is None:
            yield f"not found: {words}"
            continue
        if bool(g.source) != bool(a.source) or (g.source and not overlap(g.source, a.source, gold.text)):
            yield f"source of: {words}"
        parent = None if g.within is None else place[gold.expected[g.within]]
        if a.within != (parent.id if parent else None):
            yield f"within of: {words}"
        actor = reading.actor(a.speaker)
        for field, theirs, ours in (
            ("act", g.act, a.act),
            ("form", g.form, a.form),
            ("speaker", g.speaker, actor.name if actor and g.speaker else None),
            ("speaker_kind", g.speaker_kind, a.speaker_kind),
            ("channel", g.channel, a.channel.name if a.channel else None),
        ):
            if field not in g.open and theirs != ours:
                yield f"{field} of: {words}: {ours}, not {theirs}"
    found = [a for _, a in matched if a]
    for a in reading.attributions:
        if a not in found:
            yield f"too many: {reading.words(a.content)[:40]}"
    for span in gold.not_content:
        if any(overlap((span,), a.content, gold.text) >= SAME for a in reading.attributions):
            yield f"no statement: {gold.text[span[0] : span[1]][:40]}"
