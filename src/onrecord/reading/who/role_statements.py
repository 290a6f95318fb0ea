"""Roles that a verb gives a person: "Mara Veldt was elected president in May", "Veldt, who was minister until 2009".

The verbs are ``role_verbs.csv``. What stands beside a name without a verb is read in ``offices``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Literal, cast

from onrecord.knowledge import load_csv
from onrecord.reading.ground import Ground, Named
from onrecord.reading.who.clusters import Cluster, Tenure
from onrecord.reading.who.office_words import Office
from onrecord.reading.who.offices import office_of
from onrecord.reading.words.phrases import phrase_at, tokens_of

Tense = Literal["beside", "holds", "held", "began", "ended"]

# How far after the verb, in code points, the role is looked for.
_LOOK = 160
_GIVEN = re.compile(r"\b(?:named|appointed|elected|chose|reappointed|re-elected|installed|crowned|made)\s+$")
_AS = re.compile(r"\s+(?:as|to be|to)\s+|\s+")
_UNTIL = re.compile(r"[^.;,]{0,40}\b(?:until|till)\b")


def stated_offices(ground: Ground) -> Iterator[tuple[Cluster, Office, Tense]]:
    """The roles that verbs give the persons named, in the order of the text."""
    for mention in ground.named:
        if mention.type != "Person" or mention.cluster is None:
            continue
        given = _given(ground, mention) or _after_verb(ground, mention)
        if given is not None:
            yield mention.cluster, *given


def note_tenure(cluster: Cluster, office: Office, tense: Tense = "beside") -> None:
    """Adds what the text says there to the facts about a person; roles of kin and the like are none."""
    if office.span is None or not (office.role or office.affiliation):
        return
    former = office.former or tense == "ended"
    role = office.bare_role or None
    # "who was minister until 2009" is read twice: as words beside the name, and as those of its verb.
    cluster.tenures = [held for held in cluster.tenures if held.span != office.span]
    cluster.tenures.append(Tenure(role, office.affiliation, office.span, tense, former))


def _after_verb(ground: Ground, mention: Named) -> tuple[Office, Tense] | None:
    """ "Veldt [was elected president]": the verb, and the role after it."""
    high = ground.sentence_bounds(mention.start)[1]
    match = _verb().match(ground.text, mention.end, min(high, mention.end + _LOOK))
    if match is None:
        return None
    verb = " ".join(match["verb"].split()).casefold()
    tense, passive = _verbs()[verb]
    if passive and not match["be"]:
        return None
    office = _role_at(ground, match.end(), high)
    if office is None or (verb in ("is", "was", "has been", "had been", "remains") and not office.role):
        return None
    if tense == "held" and _UNTIL.match(ground.text, cast("tuple[int, int]", office.span)[1], high):
        tense = "ended"
    return office, tense


def _given(ground: Ground, mention: Named) -> tuple[Office, Tense] | None:
    """ "The board named [Jan Holt director]": the role right after the name."""
    if not _GIVEN.search(ground.text, max(0, mention.start - 20), mention.start):
        return None
    gap = _AS.match(ground.text, mention.end)
    office = _role_at(ground, gap.end(), ground.sentence_bounds(mention.start)[1]) if gap else None
    return (office, "began") if office is not None else None


def _role_at(ground: Ground, start: int, high: int) -> Office | None:
    tokens = tokens_of(ground.text, start, min(high, start + _LOOK))
    phrase = phrase_at(tokens, 0)
    if phrase is None or phrase.plural or phrase.determiner in ("no", "any", "every", "another", "each"):
        return None
    office = office_of(ground, phrase, tokens)
    return office if office is not None and office.role else None


@functools.cache
def _verbs() -> dict[str, tuple[Tense, bool]]:
    return {row["verb"]: (cast(Tense, row["tense"]), row["passive"] == "yes") for row in load_csv("role_verbs.csv")}


@functools.cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb).replace(r"\ ", r"\s+") for verb in sorted(_verbs(), key=len, reverse=True))
    return re.compile(
        r"(?:,?\s+who)?\s+(?:(?:also|then|later|first|previously|recently|briefly|formally|officially|once|himself|herself)\s+)?"
        r"(?P<be>(?:was|were|is|has\s+been|had\s+been|been|is\s+being|got)\s+"
        r"(?:(?:also|then|later|first|previously|recently|formally|officially|narrowly|overwhelmingly)\s+)?)?"
        rf"(?P<verb>{verbs})(?:\s+(?:in\s+)?(?:as|to|to\s+be|from\s+(?:his|her|the)\s+post\s+as|from\s+office\s+as))?\s+"
    )
