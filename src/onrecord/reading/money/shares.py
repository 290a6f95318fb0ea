"""Shares that a later sentence gives of what was asked for or promised: "It is 30 per cent funded."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from onrecord.reading.words.number_words import bound_before
from onrecord.schema import Bound, FlowStatus, Span

_SHARE = (
    r"(?:(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?(?:%|per\s?cent|percent)"
    r"|(?P<word>half|(?:a|one)[\s-](?:quarter|fifth|tenth)|three[\s-]quarters|two[\s-]fifths))"
)
_WHOLE = (
    r"(?:it|that|this|them|the\s+(?:[a-z]+\s+){0,2}?(?:money|appeal|amount|sum|total|target|funds?|funding"
    r"|requirements?|plan|pledges?|promises?|needed|required|requested|sought|goal|call)"
    r"|(?:its|their)\s+(?:[a-z]+\s+){0,2}?(?:appeal|target|needs|requirements|goal|plan))"
)
_DONE = (
    r"(?:funded|financed|received|paid(?:\s+out)?|met|raised|covered|disbursed|delivered|arrived|secured|collected"
    r"|come\s+in|materiali[sz]ed|transferred|handed\s+over)"
)
_FUNDED = re.compile(rf"\b{_SHARE}\s+(?:funded|financed|covered|met)\b", re.IGNORECASE)
_PAID = re.compile(
    rf"\b{_SHARE}\s+(?:of\s+{_WHOLE}\s+)?(?:has|have|had|was|were|is|are)\s+(?:(?:so\s+far|now|already|since|yet|been"
    rf"|actually)\s+){{0,3}}{_DONE}\b",
    re.IGNORECASE,
)
_GOT = re.compile(
    rf"\b(?:received|raised|secured|got|collected|paid|disbursed|delivered)\s+(?:[a-z]+\s+){{0,3}}?{_SHARE}\s+of\s+{_WHOLE}\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|n['’]t|never|if|unless|until|would|could|should|might|may|will)\b", re.IGNORECASE)
_WORDS = {"half": "0.5", "quarter": "0.25", "fifth": "0.2", "tenth": "0.1", "quarters": "0.75", "fifths": "0.4"}
_REACH = 400


@dataclass(frozen=True, slots=True)
class Share:
    """A share that has been paid: its value, the words that give it, and what bounds it."""

    value: Decimal
    span: Span
    bound: Bound


def later_share(text: str, start: int, end: int, status: FlowStatus) -> Share | None:
    """The share told in ``text[start:end]`` of an amount of that ``status`` before it; ``None`` where none is."""
    end = min(end, start + _REACH)
    patterns = (_FUNDED, _PAID, _GOT) if status == "appeal" else (_PAID, _GOT)
    found = [match for pattern in patterns if (match := pattern.search(text, start, end))]
    match = min(found, key=lambda one: one.start(), default=None)
    if match is None:
        return None
    begins = max(start, text.rfind(". ", start, match.start()) + 1)
    if _NOT.search(text, begins, match.end()):
        return None
    given = match["percent"]
    value = Decimal(given).scaleb(-2) if given else Decimal(_WORDS[re.split(r"[\s-]", match["word"].lower())[-1]])
    if not 0 < value <= 1:
        return None
    at = match.start("percent" if given else "word")
    bound = bound_before(text, begins, at)
    return Share(value, match.span(), "exact" if bound is None else bound[1])
