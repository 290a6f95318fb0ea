"""Claims put together by hand from invented reports, whose texts say where the words stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from onrecord.publishing.excerpts import Excerpt
from onrecord.publishing.material import Material, Question
from onrecord.schema import (
    Account,
    Act,
    Announced,
    Balance,
    Cited,
    Claim,
    Collapsed,
    Conflict,
    Counted,
    EntryKind,
    FlowStatus,
    Grade,
    Missing,
    Origin,
    Origins,
    Payment,
    Reason,
    Stance,
    Step,
    Told,
)

# Number → outlet, headline, day, text.
REPORTS = {
    1: (
        "The Vardia Lamp",
        "Ferries to stay in port",
        "2031-05-02",
        "Ana Reyes, the harbour minister, confirmed that the ferries would stay in port. At least four seamen were"
        " killed when a ferry sank off Old Quay on 1 May, the port authority said. Carvenia pledged $2 million for the"
        " families.",
    ),
    2: (
        "The Ostrel Courier",
        "Strike? What strike?",
        "2031-05-03",
        "The union denied that any captain was on strike. Six seamen died when a ferry sank off Old Quay on Thursday, a"
        " doctor said. A donor gave $500,000 on Friday.",
    ),
    3: (
        "Radio Selda",
        None,
        "2031-05-04",
        "“No captain has told me that it is safe,” Ana Reyes told Canal Sur. The port authority said that six seamen"
        " were killed, revising an earlier four. Captains are on strike, the port authority said.",
    ),
    4: (
        "Meridian Wire",
        "Ferries to stay in port, says minister",
        "2031-05-02",
        "Ana Reyes, the harbour minister, confirmed that the ferries would stay in port.",
    ),
}

_entries = itertools.count(101)


def cited(number: int, **changed: Any) -> Cited:
    """A report of REPORTS."""
    outlet, title, published, _ = REPORTS[number]
    facts: dict[str, Any] = {
        "number": number,
        "id": f"sha256:{number:064x}",
        "name": f"report{number}.txt",
        "url": f"https://news.example/{number}",
        "outlet": outlet,
        "title": title,
        "published": published,
    }
    return Cited(**facts | changed)


def told(
    number: int,
    *words: str,
    kind: EntryKind = "statement",
    stance: Stance = "asserts",
    origin: str | None = "o1",
    source: str | None = None,
    channel: str | None = None,
    date: str | None = None,
    **changed: Any,
) -> Told:
    """What a report says in these words, each of which stands in it."""
    document = cited(number, **changed)
    text = REPORTS[number][3]
    spans = tuple((text.index(one), text.index(one) + len(one)) for one in words)
    start = text.rfind(". ", 0, spans[0][0]) + 2 if ". " in text[: spans[0][0]] else 0
    end = text.find(". ", spans[-1][1])
    passage = text[start : end + 1 if end >= 0 else len(text)]
    chain = [Step("publisher", document.outlet or document.name)]
    chain += [Step("channel", channel)] if channel else []
    chain += [Step("source", source, "named")] if source else []
    joined = "the same words"
    return Told(
        next(_entries), kind, document, stance, " … ".join(words), passage, spans, date, tuple(chain), origin, joined
    )


def claim(
    number: int,
    entries: Sequence[Told],
    origins: Sequence[Origin],
    least: int,
    most: int,
    conflicts: Sequence[Conflict] = (),
    **changed: Any,
) -> Claim:
    """A claim of these entries."""
    days = sorted(one.document.published for one in entries if one.document.published)
    facts: dict[str, Any] = {
        "number": number,
        "kind": entries[0].kind,
        "words": max((one.words for one in entries), key=len),
        "story": 1,
        "first_seen": days[0] if days else None,
        "last_seen": days[-1] if days else None,
        "entries": tuple(entries),
        "origins": Origins(least, most, tuple(origins)),
        "conflicts": tuple(conflicts),
        "grade": Grade(2, (Reason("two origins", "they agree"),)),
    }
    return Claim(**facts | changed)


def origin(id: str, name: str, entries: Sequence[Told], **changed: Any) -> Origin:
    """A named person as the origin of these entries."""
    facts: dict[str, Any] = {
        "id": id,
        "kind": "named person",
        "name": name,
        "stance": "asserts",
        "collapsed": tuple(Collapsed(one.entry, "the same speaker") for one in entries),
    }
    return Origin(**facts | changed)


def agreed() -> Claim:
    """That a ferry sank: by two origins."""
    one = told(1, "when a ferry sank off Old Quay", kind="event", source="port authority", date="2031-05-01")
    two = told(2, "when a ferry sank off Old Quay", kind="event", origin="o2", source="a doctor", date="2031-05-01")
    return claim(11, [one, two], [origin("o1", "port authority", [one]), origin("o2", "a doctor", [two])], 2, 2)


def denied() -> Claim:
    """That there is a strike: asserted by the port authority, denied by the union."""
    says = told(3, "Captains are on strike", source="port authority")
    no = told(2, "that any captain was on strike", stance="denies", origin="o2", source="union")
    origins = [origin("o1", "port authority", [says]), origin("o2", "union", [no], stance="denies")]
    differ = Conflict("stance", "conflict", (says.entry, no.entry), "asserts", "denies", "one denies it")
    return claim(12, [no, says], origins, 1, 1, [differ])


def counted() -> Claim:
    """How many were killed: four, six, and six as a revision of four."""
    four = told(1, "At least four", "killed", kind="figure", source="port authority", date="2031-05-01")
    doctor = told(2, "Six seamen died", kind="figure", origin="o2", source="a doctor")
    origins = [origin("o1", "port authority", [four]), origin("o2", "a doctor", [doctor], kind="described source")]
    differ = Conflict("count", "conflict", (four.entry, doctor.entry), "At least four", "Six", "4 is not 6")
    return claim(13, [four, doctor], origins, 2, 2, [differ])


def updated() -> Claim:
    """How many were killed: first four, then six, by the same source."""
    four = told(1, "At least four", "killed", kind="figure", source="port authority", date="2031-05-01")
    six = told(3, "six seamen were killed", kind="figure", source="port authority")
    update = Conflict("count", "update", (four.entry, six.entry), "At least four", "six", "revised")
    return claim(14, [four, six], [origin("o1", "port authority", [four, six])], 1, 1, [update])


def one_origin() -> Claim:
    """What the minister confirmed, in two outlets."""
    words = "that the ferries would stay in port"
    both = [told(number, words, source="Ana Reyes") for number in (1, 4)]
    return claim(15, both, [origin("o1", "Ana Reyes", both)], 1, 1)


def quoted() -> Claim:
    """What the minister said to a station, in one outlet."""
    one = told(3, "“No captain has told me that it is safe,”", source="Ana Reyes", channel="Canal Sur")
    return claim(16, [one], [origin("o1", "Ana Reyes", [one])], 1, 1)


def paid(number: int, entry: int, words: str, amount: str, **changed: Any) -> Counted:
    """What a report says of money in these words."""
    text = REPORTS[number][3]
    start = text.index(words)
    passage = text[text.rfind(". ", 0, start) + 2 : text.find(".", start) + 1]
    facts: dict[str, Any] = {
        "entry": entry,
        "document": cited(number),
        "amount": amount,
        "upper": None,
        "bound": "exact",
        "currency": "USD",
        "stance": "asserts",
        "by": None,
        "derived": None,
        "same_text_as": None,
        "words": words,
        "passage": passage,
        "span": ((start, start + len(words)),),
        "why": "it is told once",
    }
    return Counted(**facts | changed)


def payment(id: str, donor: str | None, status: FlowStatus, *told: Counted, **changed: Any) -> Payment:
    """One payment, told in these words."""
    facts: dict[str, Any] = {
        "id": id,
        "donor": donor,
        "recipient": None,
        "purpose": None,
        "amount": told[0].amount,
        "upper": None,
        "currency": "USD",
        "bound": "exact",
        "status": status,
        "date": None,
        "in_sum": True,
        "part_of": None,
        "instead_of": (),
        "texts": len(told),
        "entries": tuple(one.entry for one in told),
        "documents": tuple(one.document for one in told),
        "counted": told,
        "why": "told once",
    }
    return Payment(**facts | changed)


def pledge() -> Account:
    """The money of one occasion."""
    gift = paid(1, 31, "Carvenia pledged $2 million", "2000000")
    cheque = paid(2, 32, "gave $500,000", "500000", bound="at least", by="a doctor")
    donors = (
        payment("f1", "Carvenia", "pledge", gift, recipient="the families", purpose="the families"),
        payment("f2", None, "paid", cheque, bound="at least", date="2031-05-02", in_sum=False, instead_of=("f3",)),
    )
    total = Announced("s1", None, "2500000", None, "about", 1, (31,), (cited(1),), (gift,), "a total")
    balance = Balance("pledge", "USD", "2000000", None, "exact", ("f1",), (total,), "500000")
    missing = Missing("no donor", "No donor is named.", (32,))
    documents = (cited(1), cited(2))
    return Account(
        "the Old Quay appeal", None, (), None, "2031-05-02", "2031-05-03", documents, donors, (balance,), (missing,)
    )


def acts(claims: Sequence[Claim]) -> dict[int, Excerpt]:
    """The acts that the words of the invented reports say."""
    said: dict[str, Act] = {"confirmed": "confirm", "denied": "deny"}
    found = {}
    for one in (one for each in claims for one in each.entries if one.kind == "statement"):
        named = [act for word, act in said.items() if word in one.passage]
        found[one.entry] = Excerpt(one.entry, one.document, (one.words,), one.passage, named[0] if named else "say")
    return found


def material(*claims: Claim, **changed: Any) -> Material:
    """All that a briefing on these claims is made from; on one of each sort, if none are given."""
    chosen = claims or (agreed(), denied(), counted(), updated(), one_origin(), quoted())
    facts: dict[str, Any] = {
        "question": Question("ferries", None, "2031-05", None),
        "claims": tuple(chosen),
        "accounts": () if claims else (pledge(),),
        "excerpts": acts(chosen),
        "models": ("first@1",),
        "made": "2031-05-09T10:11:12Z",
        "record": "news.record",
    }
    return Material(**facts | changed)
