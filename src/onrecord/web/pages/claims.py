"""Claims: who asserts, denies or doubts each, through whom; where it comes from; what conflicts; its grade."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.comparing import ClaimQuestion
from onrecord.comparing.grading import grade_claim
from onrecord.comparing.overview import claim_lines
from onrecord.schema import Claim, Conflict, Stance, Told
from onrecord.schema.forms import plain
from onrecord.web import urls
from onrecord.web.asking import Asked
from onrecord.web.graphs import graph_of
from onrecord.web.page import Action, Page, View
from onrecord.web.sheets import Row

_KINDS = ("statements", "events", "control", "flows", "figures")
_STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts")


def claims(asked: Asked) -> View:
    """Claims, those of most outlets first: the same questions as ``onrecord compare`` asks."""
    size, at = asked.per_page, asked.page
    question = ClaimQuestion(
        asked.words("about"),
        story=asked.whole("story", 0, 1, 10**15) or None,
        kind=asked.choice("kind", _KINDS),
        start=asked.date("start"),
        end=asked.date("end"),
        outlet=asked.words("outlet"),
        disputed=asked.flag("disputed"),
        least=1 if asked.flag("all") else 2,
        limit=at * size + 1,
    )
    numbers = asked.record.claims_found(question)
    lines = claim_lines(asked.record, numbers[(at - 1) * size : at * size])
    more = len(numbers) > at * size
    context = {"claims": lines, "more": more, "kinds": _KINDS}
    return View(
        "claims.html",
        "Claims",
        context,
        lambda: {"claims": plain(lines), "next": asked.here(page=at + 1) if more else None},
        lambda: [plain(line) for line in lines],
    )


def claim(asked: Asked) -> View:
    """One claim."""
    found = asked.record.claim(asked.number("claim"))
    told = {one.entry: one for one in found.entries}
    story = asked.record.story(found.story) if found.story is not None else None
    context = {
        "claim": found,
        "headline": _headline(found),
        "story": story,
        "by_stance": [(one, [*_by_source(found, one)]) for one in _STANCES],
        "graph": graph_of(found, story.copies if story else ()),
        "conflicts": [(one, *_sides(one, told)) for one in found.conflicts],
        "documents": len({one.document.number for one in found.entries}),
        "outlets": len({one.document.outlet or one.document.name for one in found.entries}),
    }
    return View("claim.html", _headline(found), context, found.to_dict, lambda: _rows(found))


def grade(asked: Asked) -> str:
    """A person decides how credible the claim is."""
    number = asked.number("claim")
    grade_claim(asked.record, number, asked.text("value", 10), asked.text("who", 80), asked.text("why") or None)
    return urls.claim(number) + "#grade"


def _headline(found: Claim) -> str:
    """A statement in its words; of anything else the sentence that it stands in."""
    if found.kind == "statement" or not found.entries:
        return found.words
    best = max(found.entries, key=lambda told: (told.stance == "asserts", told.words == found.words))
    return best.passage or found.words


def _by_source(found: Claim, stance: Stance) -> Iterator[tuple[str, list[Told]]]:
    """Who says it, in the order in which they said it, and where that stands; empty for the outlets themselves."""
    groups: dict[str, list[Told]] = {}
    for told in found.entries:
        if told.stance == stance:
            source = next((step.name for step in reversed(told.chain) if step.kind == "source"), "")
            groups.setdefault(source, []).append(told)
    yield from groups.items()


def _sides(conflict: Conflict, told: dict[int, Told]) -> tuple[Told | None, Told | None]:
    first, second = conflict.entries
    return told.get(first), told.get(second)


def _rows(found: Claim) -> Iterator[Row]:
    for told in found.entries:
        yield {
            "claim": found.number,
            "kind": found.kind,
            "entry": told.entry,
            "stance": told.stance,
            "words": told.words,
            "passage": told.passage,
            "date": told.date,
            "chain": " ← ".join(step.name for step in told.chain),
            "origin": told.origin,
            "joined": told.joined,
            "document": plain(told.document),
        }


PAGES = (Page("/claims", claims, nav="Claims"), Page("/claims/{claim}", claim))
ACTIONS = (Action("/claims/{claim}/grade", grade),)
