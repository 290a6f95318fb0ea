"""What is disputed: who asserts it and who denies it, or in what they differ."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publishing.days import day
from onrecord.publishing.phrases import Pieces, counted, fill, parted, phrase, words
from onrecord.publishing.selecting import by_day, gathered, told_with
from onrecord.publishing.telling import Teller, according, standing
from onrecord.schema import Claim, ConflictKind, Told
from onrecord.schema.briefing import Sentence

_MOST_SIDES = 4


def disputed(teller: Teller, claims: Sequence[Claim], limit: int) -> tuple[list[Sentence], int]:
    """The sentences on each claim that is denied or told otherwise, and how many claims are left out."""
    sentences = [sentence for claim in claims[:limit] for sentence in _sentences(teller, claim)]
    return sentences, len(claims[limit:])


def _sentences(teller: Teller, claim: Claim) -> list[Sentence]:
    """One for a denial, and one for each thing in which entries differ."""
    found = [_denial(teller, claim)] if told_with(claim, "denies") else []
    conflicts = [one for one in claim.conflicts if one.relation == "conflict"]
    kinds = dict.fromkeys(one.kind for one in conflicts if one.kind != "stance" or not found)
    sides = {kind: _sides(claim, kind) for kind in kinds}
    return [*found, *(_difference(teller, claim, kind, told) for kind, told in sides.items() if told)]


def _denial(teller: Teller, claim: Claim) -> Sentence:
    asserting, denying = told_with(claim, "asserts"), told_with(claim, "denies")
    # What is asserted stands first, and so do its notes.
    asserted = according(teller, claim, asserting) if asserting else {}
    denied = according(teller, claim, denying)
    pieces = fill(
        phrase("disputed", "stance" if asserting else "only denied"),
        **asserted,
        **{"others": denied["sources"], "denial words of": denied["words of"], "denial": denied["quote"]},
        standing=standing([claim]),
    )
    return Sentence(pieces, (claim.number,))


def _difference(teller: Teller, claim: Claim, kind: ConflictKind, sides: Sequence[Sequence[Told]]) -> Sentence:
    told = [_side(teller, claim, side, kind) for side in sides[:_MOST_SIDES]]
    if len(told) < len(sides):
        told.append(counted(phrase("disputed", "more sides"), len(sides) - len(told)))
    pieces = fill(phrase("disputed", "differ", kind), sides=parted(told), standing=standing([claim]))
    return Sentence(pieces, (claim.number,))


def _side(teller: Teller, claim: Claim, side: Sequence[Told], kind: ConflictKind) -> Pieces:
    dated = kind == "own words"
    printed = day(min((one.document.published for one in side if one.document.published), default=None))
    return fill(
        phrase("disputed", "dated side" if dated else "side"),
        date=printed or words(phrase("revised", "no date")),
        **according(teller, claim, side),
    )


def _sides(claim: Claim, kind: ConflictKind) -> list[list[Told]]:
    """The entries that differ in this, those that say the same together; the side that speaks first stands first."""
    says: dict[int, str] = {}
    for one in claim.conflicts:
        if one.kind == kind and one.relation == "conflict":
            for entry, value in zip(one.entries, (one.first, one.second), strict=True):
                says.setdefault(entry, value)
    told = sorted((one for one in claim.entries if one.entry in says), key=by_day)
    sides = gathered(told, lambda one: " ".join(says[one.entry].casefold().split()))
    return sides if len(sides) > 1 else [[one] for one in told]
