"""Who said what, when: statements by speaker and day."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publishing.days import day, start_of, when
from onrecord.publishing.harmless import shown
from onrecord.publishing.material import outlet_of
from onrecord.publishing.phrases import Pieces, capital, fill, listed, name, parted, phrase, runs_on, words
from onrecord.publishing.selecting import by_day, day_of, gathered
from onrecord.publishing.telling import Teller, outlets, said, speaker
from onrecord.schema import Claim, Step, Told
from onrecord.schema.briefing import Group, Sentence

Said = tuple[Claim, list[Told]]


def statements(teller: Teller, claims: Sequence[Claim], limit: int) -> tuple[list[Group], int]:
    """A group for each speaker with what they said, in order of days; and how many statements are left out.

    A statement is told once, however many documents have it; the most widely told are kept.
    """
    found = [one for claim in claims if claim.kind == "statement" for one in _statements(teller, claim)]
    found = [group[0] for group in gathered(sorted(found, key=_rank), _same)]
    kept = found[:limit]
    groups = [
        Group(_heading(*group[0]), tuple(_sentence(teller, *one) for one in sorted(group, key=_day)))
        for group in gathered(kept, lambda one: (speaker(one[0], one[1][0]) or "").casefold())
    ]
    return groups, len(found) - len(kept)


def _statements(teller: Teller, claim: Claim) -> list[Said]:
    """The entries of a claim by who speaks and what kind of saying it is, those of each in order of days."""
    told = sorted(claim.entries, key=by_day)
    return [
        (claim, group)
        for group in gathered(told, lambda one: ((speaker(claim, one) or "").casefold(), _act(teller, one)))
    ]


def _sentence(teller: Teller, claim: Claim, told: Sequence[Told]) -> Sentence:
    lead, said_on, printed = _fullest(told), told[0].date, told[0].document.published
    pieces = fill(
        phrase("statements", "dated" if said_on else "published" if printed else "undated"),
        when=when(said_on),
        date=day(printed),
        speaker=name(speaker(claim, lead), phrase("sources", "unnamed")),
        act=words(_act(teller, lead)),
        quote=teller.quote(lead, told, colon=not runs_on(said(lead, teller.material.excerpt(lead)))),
        where=_where(claim, told),
    )
    return Sentence(capital(pieces), (claim.number,))


def _where(claim: Claim, told: Sequence[Told]) -> Pieces:
    """To whom it was said, as told by whom, and in which outlets."""
    channels = dict.fromkeys(step.name for one in told for step in one.chain if step.kind == "channel" and step.name)
    printed = {outlet_of(one.document).casefold() for one in told}
    tellers = dict.fromkeys(
        step.name for one in told for step in _before_speaker(one) if step.name.casefold() not in printed
    )
    parts = []
    if channels:
        parts.append(fill(phrase("statements", "to"), channel=listed([name(one) for one in channels])))
    if tellers:
        parts.append(fill(phrase("statements", "told by"), teller=listed([name(one) for one in tellers])))
    parts.append(fill(phrase("statements", "in"), outlets=outlets(told)))
    return parted(parts, "comma")


def _before_speaker(told: Told) -> list[Step]:
    """Who tells of the statement, from the publisher on: other outlets, and those who say that the speaker said it."""
    steps = [step for step in told.chain if step.kind in ("outlet", "source") and step.name]
    spoken = max((at for at, step in enumerate(steps) if step.kind == "source"), default=len(steps))
    return steps[:spoken]


def _act(teller: Teller, told: Told) -> str:
    act = teller.material.excerpt(told).act
    return str(phrase("acts", act) if act else phrase("stances", told.stance))


def _heading(claim: Claim, told: Sequence[Told]) -> str:
    return shown(speaker(claim, told[0]) or "") or str(phrase("sources", "unnamed"))


def _same(one: Said) -> tuple[int, str, str]:
    """What is read twice from the same words of a document is one statement, though it be in two claims."""
    lead = _fullest(one[1])
    return lead.document.number, lead.words, (speaker(one[0], lead) or "").casefold()


def _fullest(told: Sequence[Told]) -> Told:
    return max(told, key=lambda one: len(one.words))


def _rank(one: Said) -> tuple[int, int, str, int]:
    told = one[1]
    documents = {entry.document.number: outlet_of(entry.document) for entry in told}
    return -len(set(documents.values())), -len(documents), *_day(one)


def _day(one: Said) -> tuple[str, int]:
    return start_of(day_of(one[1][0])), one[1][0].entry
