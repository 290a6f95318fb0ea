"""What happened, by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.publishing.days import day, start_of, when
from onrecord.publishing.phrases import Pieces, fill, phrase, words
from onrecord.publishing.selecting import gathered, is_disputed, lead_of, rank, told_with
from onrecord.publishing.telling import Teller, claim_numbers, outlets
from onrecord.schema import Claim, Told
from onrecord.schema.briefing import Sentence

_HAPPENINGS = ("event", "control")


def timeline(teller: Teller, claims: Sequence[Claim], limit: int) -> tuple[list[Sentence], int]:
    """Happenings in order of days, those that most origins and outlets tell; and how many claims are left out.

    Happenings of one day that are told in one sentence of a document are told once; those without a day go with them.
    """
    happenings = sorted((claim for claim in claims if claim.kind in _HAPPENINGS), key=rank)
    days = {_passage(claim): date for claim in reversed(happenings) if (date := _date(claim))}
    happenings.sort(key=lambda claim: _date(claim) is None)  # a day is that of the sentence, where one is given
    groups = gathered(happenings, lambda claim: (_passage(claim), _date(claim) or days.get(_passage(claim))))
    groups.sort(key=lambda group: min(map(rank, group)))
    kept = sorted(groups[:limit], key=lambda group: (start_of(_date(group[0]) or _reported(group[0])), rank(group[0])))
    return [_sentence(teller, group) for group in kept], sum(map(len, groups[limit:]))


def _sentence(teller: Teller, claims: Sequence[Claim]) -> Sentence:
    claim, date = claims[0], _date(claims[0])
    form = "dated" if date else "published" if _reported(claim) else "undated"
    pieces = fill(
        phrase("timeline", form),
        when=when(date),
        date=day(_reported(claim)),
        realis=_realis(teller, claim),
        quote=teller.quote(_lead(claim), claim.entries),
        where=fill(phrase("timeline", "in"), outlets=outlets(claim.entries)),
        claims=claim_numbers(claims),
        disputed=words(phrase("timeline", "disputed")) if any(map(is_disputed, claims)) else (),
    )
    return Sentence(pieces, tuple(one.number for one in claims))


def _lead(claim: Claim) -> Told:
    return lead_of(claim, told_with(claim, "asserts") or claim.entries)


def _passage(claim: Claim) -> tuple[int, str]:
    lead = _lead(claim)
    return lead.document.number, lead.passage or lead.words


def _date(claim: Claim) -> str | None:
    """The day that most of its entries give, of several the most exact; ``None`` where none gives any."""
    found = Counter(told.date for told in claim.entries if told.date)
    return min(found, key=lambda date: (-found[date], "/" in date, -len(date), date), default=None)


def _reported(claim: Claim) -> str | None:
    return min((told.document.published for told in claim.entries if told.document.published), default=None)


def _realis(teller: Teller, claim: Claim) -> Pieces:
    """Whether it happened, was planned …, as most of its entries have it."""
    found = Counter(one.realis for one in teller.excerpts(claim.entries) if one.realis)
    return words(phrase("timeline", "realis", found.most_common(1)[0][0])) if found else ()
