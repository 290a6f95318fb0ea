"""What sentences about claims have in common: who says it, in which words, and how widely it is told."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from onrecord.publishing.excerpts import Excerpt, shortened
from onrecord.publishing.material import Material, Notes, outlet_of
from onrecord.publishing.phrases import (
    Pieces,
    counted,
    fill,
    listed,
    name,
    number,
    outlet,
    parted,
    phrase,
    quote,
    words,
)
from onrecord.publishing.selecting import gathered, lead_of, published_key, revised, told_with
from onrecord.schema import Claim, Origin, OriginKind, Step, Told

_LONGEST_QUOTE = 300  # characters of a document's words in a sentence
# Kinds of origins that are who speaks, under one name in all documents.
_SPEAKING: frozenset[OriginKind] = frozenset({"named person", "official statement"})
# Kinds whose name tells them from others of the kind; each document has its own words for them.
_DESCRIBED: frozenset[OriginKind] = frozenset({"described source", "none given"})


class Teller:
    """Tells of claims in sentences, and notes where each comes from."""

    def __init__(self, material: Material, notes: Notes) -> None:
        self.material = material
        self.notes = notes

    def excerpts(self, told: Iterable[Told]) -> list[Excerpt]:
        """What the documents say of these entries."""
        return [self.material.excerpt(one) for one in told]

    def quote(self, lead: Told, others: Iterable[Told] = (), *, colon: bool | None = True) -> Pieces:
        """The words of ``lead``, with the marks of its note and those of the others."""
        excerpt = self.material.excerpt(lead)
        marks = self.notes.marks(self.excerpts(others), excerpt)
        return quote(said(lead, excerpt), *marks, colon=colon)

    def says(self, claim: Claim, told: Told) -> Hashable:
        """What tells an entry from others of its claim: the number of a figure or a flow; of other kinds nothing."""
        if claim.kind not in ("figure", "flow"):
            return None
        known = self.material.excerpt(told).counts
        if known is not None:
            return known
        differs = [
            words
            for one in claim.conflicts
            for entry, words in zip(one.entries, (one.first, one.second), strict=True)
            if entry == told.entry
        ]
        return (differs or [told.words])[0].casefold()

    def standing(self, claim: Claim) -> list[Told]:
        """The entries that assert what stands: where figures were revised, those that have the latest."""
        asserting = told_with(claim, "asserts") or list(claim.entries)
        old = {told.entry for told in revised(claim)}
        if not old:
            return asserting
        told = [one for one in asserting if one.entry not in old] or asserting
        named = {entry for one in claim.conflicts if one.relation == "update" for entry in one.entries}
        latest = max([one for one in told if one.entry in named] or told, key=published_key)
        return [one for one in told if self.says(claim, one) == self.says(claim, latest)]

    def short(self, told: Told) -> Pieces:
        """The words of an entry alone, without the sentence around them."""
        excerpt = self.material.excerpt(told)
        return quote(shortened(excerpt.words, _LONGEST_QUOTE), self.notes.mark(excerpt), colon=None)


def said(told: Told, excerpt: Excerpt) -> tuple[str, ...]:
    """The words that are quoted of an entry: what is said in a statement, else the sentence that tells it."""
    if told.kind == "statement":
        return shortened(excerpt.words, _LONGEST_QUOTE)
    return excerpt.quoted(_LONGEST_QUOTE)


def sources(claim: Claim, told: Iterable[Told]) -> Pieces:
    """Who says it, one for each origin, and in which outlets."""
    origins = {origin.id: origin for origin in claim.origins.list}
    groups = gathered(sorted(told, key=published_key), lambda one: one.origin or (source_of(one), one.entry))
    groups.sort(key=lambda group: -len({one.document.number for one in group}))
    return listed([_source(origins.get(group[0].origin or ""), group) for group in groups])


def outlets(told: Iterable[Told], limit: int = 4) -> Pieces:
    """The outlets of some entries."""
    return listed([outlet(one) for one in dict.fromkeys(outlet_of(one.document) for one in told)], limit)


def according(teller: Teller, claim: Claim, told: Sequence[Told]) -> dict[str, Pieces]:
    """Who says it, whose words are quoted where others have other words, and the words, for a sentence with slots for
    ``sources``, ``words of`` and ``quote``."""
    lead = lead_of(claim, told)
    quoted = teller.quote(lead, sorted(told, key=published_key))
    mine = _text(lead, teller)
    same = all(_text(one, teller) == mine for one in told) or len({outlet_of(one.document) for one in told}) == 1
    words_of = () if same else fill(phrase("sources", "words of"), outlet=outlet(outlet_of(lead.document)))
    return {"sources": sources(claim, told), "words of": words_of, "quote": quoted}


def _text(told: Told, teller: Teller) -> str:
    return " ".join(" ".join(said(told, teller.material.excerpt(told))).casefold().split())


def speaker(claim: Claim, told: Told) -> str | None:
    """Who says it, under the name that is the same in all documents where it is known to be the same; ``None``: nobody
    is named."""
    origin = next((one for one in claim.origins.list if one.id == told.origin), None)
    steps = [step for step in told.chain if step.kind == "source"]
    if steps and origin is not None and origin.kind in _SPEAKING and told.kind == "statement":
        return origin.name or steps[-1].name or None
    return steps[-1].name if steps else None


def source_of(told: Told) -> str | None:
    """The name of the last source of an entry."""
    last = _last(told.chain)
    return last.name if last else None


def standing(claims: Sequence[Claim]) -> Pieces:
    """The numbers of claims that are told together, and how widely the first of them is told."""
    first = claims[0]
    documents = {told.document.number: outlet_of(told.document) for told in first.entries}
    told = (
        *counted(phrase("standing", "documents"), len(documents)),
        *words(" "),
        *counted(phrase("standing", "outlets"), len(set(documents.values()))),
    )
    return parted([told, _origins(first), _credibility(first), claim_numbers(claims)])


def claim_numbers(claims: Sequence[Claim]) -> Pieces:
    """The numbers of claims, by which `onrecord compare` shows all of each."""
    numbers = listed([number(str(claim.number)) for claim in claims], limit=6)
    return fill(phrase("standing", "claim" if len(claims) == 1 else "claims"), numbers=numbers)


def _source(origin: Origin | None, told: Sequence[Told]) -> Pieces:
    named = outlets(told)
    source = source_of(told[0]) if origin is None or origin.kind in _DESCRIBED else origin.name
    if not source or {source} == {outlet_of(one.document) for one in told}:
        return named
    return fill(phrase("sources", "in"), source=name(source), outlets=named)


def _last(chain: Sequence[Step]) -> Step | None:
    return next((step for step in reversed(chain) if step.kind != "publisher" and step.name), None)


def _origins(claim: Claim) -> Pieces:
    least, most = claim.origins.min, claim.origins.max
    if most < 1:
        return words(phrase("standing", "no origins"))
    if least != most:
        return fill(phrase("standing", "origins range"), least=number(least), most=number(most))
    return counted(phrase("standing", "origins"), most)


def _credibility(claim: Claim) -> Pieces:
    grade = claim.grade
    if grade.decided is not None:
        return fill(phrase("standing", "decided"), n=number(grade.decided))
    return fill(phrase("standing", "suggested"), n=number(grade.suggested))
