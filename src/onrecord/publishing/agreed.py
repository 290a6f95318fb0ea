"""What is agreed, and what rests on one origin."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publishing.days import day
from onrecord.publishing.phrases import Pieces, fill, joined, listed, name, phrase, words
from onrecord.publishing.selecting import gathered, lead_of, revised, told_with
from onrecord.publishing.telling import Teller, according, standing
from onrecord.schema import Claim, Told
from onrecord.schema.briefing import Sentence

_MOST_EARLIER = 3


def agreed(teller: Teller, claims: Sequence[Claim], limit: int) -> tuple[list[Sentence], int]:
    """A sentence for each claim that independent origins assert, and how many claims are left out."""
    return _told(teller, claims, limit, phrase("agreed"))


def one_origin(teller: Teller, claims: Sequence[Claim], limit: int) -> tuple[list[Sentence], int]:
    """A sentence for each claim that several documents have from one origin, or from some that may be one."""
    return _told(teller, claims, limit, phrase("one origin"))


def _told(teller: Teller, claims: Sequence[Claim], limit: int, forms: dict[str, str]) -> tuple[list[Sentence], int]:
    """What is quoted in the same words of one document is told once."""

    def passage(claim: Claim) -> tuple[int, str]:
        lead = lead_of(claim, teller.standing(claim))
        return lead.document.number, lead.passage or lead.words

    groups = gathered(claims, passage)
    sentences = [_sentence(teller, group, forms) for group in groups[:limit]]
    return sentences, sum(map(len, groups[limit:]))


def _sentence(teller: Teller, claims: Sequence[Claim], forms: dict[str, str]) -> Sentence:
    """The latest of what is revised comes first, then what was revised, then what else is said and can be true."""
    claim, standing_told = claims[0], teller.standing(claims[0])
    says = teller.says(claim, lead_of(claim, standing_told))
    told = [one for one in standing_told if teller.says(claim, one) == says]
    before = [one for one in revised(claim) if teller.says(claim, one) != says]
    told_of = {says, *(teller.says(claim, one) for one in before)}
    sides = gathered(told_with(claim, "asserts"), lambda one: teller.says(claim, one))
    pieces = fill(
        forms["sure" if len({one.origin for one in told}) == 1 else "may be"],
        **according(teller, claim, told),
        revised=_revising(teller, before),
        others=_others(teller, claim, [side for side in sides if teller.says(claim, side[0]) not in told_of]),
        standing=standing(claims),
        circles=_circles(claim),
    )
    return Sentence(pieces, tuple(one.number for one in claims))


def _revising(teller: Teller, before: Sequence[Told]) -> Pieces:
    """The earlier figures that the latest takes the place of."""
    told = [
        fill(
            phrase("revised", "earlier"),
            quote=teller.short(group[0]),
            date=day(group[0].document.published) or words(phrase("revised", "no date")),
        )
        for group in gathered(before, lambda told: told.words)[:_MOST_EARLIER]
    ]
    return fill(phrase("revised", "revising"), earlier=listed(told)) if told else ()


def _others(teller: Teller, claim: Claim, sides: Sequence[Sequence[Told]]) -> Pieces:
    """What else is said of the same, in other numbers."""
    shown = sorted(sides, key=len, reverse=True)[:_MOST_EARLIER]
    return joined(piece for side in shown for piece in fill(phrase("other"), **according(teller, claim, side)))


def _circles(claim: Claim) -> Pieces:
    found: Pieces = ()
    for circle in claim.origins.circles:
        found += fill(phrase("circle"), outlets=listed([name(outlet) for outlet in circle.outlets]))
    return found
