"""Claims set out for an analyst who has to sign them: who asserts each, who denies it, and what that rests on.

::

    12  figure   “The blast killed at least 17 people, the harbour office said”                    2–3 origins
        asserted by  harbour office in Meridian Wire, Harbour Post · Dorit Hahl in Meridian Wire
        origins      o1 harbour office, official statement: 3 entries; Harbour Post prints Meridian Wire's text
        conflict     “22 dead” against “17 people”: …
        seen         2019-06-10 (Meridian Wire) to 2019-06-16 (Lantern)
        grade        2 suggested: …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.harmless import one_line
from onrecord.cli.lines import DOUBT, FAINT, NAME, indented, placed, styled, to_string, wrapped
from onrecord.cli.progress import counted
from onrecord.schema import Cited, Claim, Conflict, Origin, Story, Told

if TYPE_CHECKING:
    from rich.text import Text

_LABEL = 13  # columns of "asserted by"
_LONGEST = 160  # characters of a passage
_CONFLICTS = 3  # conflicts and updates that are shown in a list
_MOST = 6  # outlets, or sentences on what was collapsed, that are named before the rest is counted
_RELATIONS = {"conflict": ("conflict", "red"), "update": ("update", "blue"), "both can be true": ("differs", "")}


def as_text(
    claims: Sequence[Claim], stories: Mapping[int, Story], width: int, colour: bool, entries: bool = False
) -> str:
    """The claims, those of one story together; with ``entries``, every entry in its words."""
    lines: list[Text] = []
    order = list(dict.fromkeys(one.story for one in claims))
    for number in order:
        lines += _story(stories.get(number) if number is not None else None, width)
        for one in claims:
            if one.story == number:
                lines += _claim(one, width, entries)
                lines.append(styled(""))
    return to_string(lines, width, colour) if lines else ""


def _story(story: Story | None, width: int) -> Iterator[Text]:
    if story is None:
        yield styled(("━━ of no story ", FAINT), ("━" * max(0, width - 15), FAINT))
        return
    head = f"story {story.number}"
    title = one_line(story.title, max(20, width - len(head) - 8)) if story.title else "without a headline"
    yield from wrapped(styled(("━━ ", FAINT), (head, NAME), (" · ", FAINT), (title, "italic")), width)
    outlets = dict.fromkeys(outlet(one) for one in story.documents)
    days = " to ".join(dict.fromkeys(day for day in (story.first, story.last) if day)) or "not dated"
    told = f"{counted(len(story.documents), 'document')} of {counted(len(outlets), 'outlet')} · {days}"
    copies = sum(one.kind == "copy" for one in story.copies)
    told += f" · {'1 copy' if copies == 1 else f'{copies} copies'} among them" if copies else ""
    yield from indented(styled((told, FAINT)), 3, width)
    yield styled("")


def _claim(claim: Claim, width: int, entries: bool) -> Iterator[Text]:
    yield from placed(
        styled((f"{claim.number:>4}  ", FAINT), (f"{claim.kind:<10} ", "cyan")),
        styled((_quoted(_headline(claim)), NAME)),
        styled(" ", (_range(claim), NAME)),
        width,
    )
    for label, text in _lines(claim, entries):
        for index, line in enumerate(wrapped(text, max(20, width - 6 - _LABEL))):
            yield styled(" " * 6, (f"{label if index == 0 else '':<{_LABEL}}", FAINT), line)
    if entries:
        for told in claim.entries:
            yield from _entry(told, width)


def _lines(claim: Claim, whole: bool) -> Iterator[tuple[str, Text]]:
    for label, stance in (("asserted by", "asserts"), ("denied by", "denies"), ("doubted by", "doubts")):
        if who := _tellers([told for told in claim.entries if told.stance == stance]):
            yield label, styled((who, DOUBT if stance != "asserts" else ""))
    for index, origin in enumerate(claim.origins.list):
        yield "origins" if index == 0 else "", _origin(origin, whole)
    for circle in claim.origins.circles:
        yield "circle", styled((one_line(circle.why), DOUBT))
    shown = [one for one in claim.conflicts if whole or one.relation != "both can be true"]
    for conflict in shown if whole else shown[:_CONFLICTS]:
        label, style = _RELATIONS[conflict.relation]
        yield label, _conflict(conflict, style)
    if not whole and len(shown) > _CONFLICTS:
        yield "", styled((f"and {len(shown) - _CONFLICTS} more: onrecord compare RECORD {claim.number}", FAINT))
    yield "seen", styled(_seen(claim))
    yield "grade", _grade(claim)


def _headline(claim: Claim) -> str:
    """A statement in its words; of anything else the sentence that it stands in."""
    if claim.kind == "statement":
        return claim.words
    best = max(claim.entries, key=lambda told: (told.stance == "asserts", told.words == claim.words))
    return best.passage or claim.words


def _quoted(text: str) -> str:
    return f"“{one_line(text, _LONGEST).strip('“”')}”"


def _range(claim: Claim) -> str:
    low, high = claim.origins.min, claim.origins.max
    return counted(low, "origin") if low == high else f"{low}–{high} origins"


def outlet(cited: Cited) -> str:
    """Who published it; its name where that is not known."""
    return one_line(cited.outlet or cited.name, 40)


def _tellers(entries: Sequence[Told]) -> str:
    """``harbour office in Meridian Wire, Harbour Post · Lantern itself``: who says it, and where that is printed."""
    where: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for told in entries:
        source = next((step for step in reversed(told.chain) if step.kind == "source"), None)
        where[one_line(source.name, 60) if source else ""][outlet(told.document)] = None
    parts = [f"{name} in {_some(outlets)}" for name, outlets in where.items() if name]
    parts += [f"{_some(where[''])} in {'its' if len(where['']) == 1 else 'their'} own voice"] if "" in where else []
    return " · ".join(parts)


def _some(names: Mapping[str, None]) -> str:
    listed = list(names)
    more = f" and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
    return ", ".join(listed[:_MOST]) + more


def _origin(origin: Origin, whole: bool) -> Text:
    stance = f", {origin.stance}" if origin.stance != "asserts" else ""
    may_be = f" · may be {', '.join(origin.may_be)}" if origin.may_be else ""
    why = f" ({one_line(origin.why)})" if whole and origin.why and origin.may_be else ""
    reasons = list(dict.fromkeys(one_line(one.why) for one in origin.collapsed if one.why))
    more = f"; and {len(reasons) - _MOST} more" if len(reasons) > _MOST and not whole else ""
    collapsed = f" · {'; '.join(reasons if whole else reasons[:_MOST])}{more}" if reasons else ""
    number = "1 entry" if len(origin.collapsed) == 1 else f"{len(origin.collapsed)} entries"
    told = f", {origin.kind}{stance} · {number}{may_be}{why}{collapsed}"
    return styled((f"{origin.id} ", FAINT), one_line(origin.name, 60), (told, FAINT))


def _conflict(conflict: Conflict, style: str) -> Text:
    words = f"“{one_line(conflict.first, 60)}” against “{one_line(conflict.second, 60)}”"
    return styled((words, style), (f": {one_line(conflict.why)}", FAINT))


def _seen(claim: Claim) -> str:
    if claim.first_seen is None:
        return "not dated"
    dated = [told for told in claim.entries if told.document.published]
    first = next((f" ({outlet(one.document)})" for one in dated if _day(one) == claim.first_seen), "")
    last = next((f" ({outlet(one.document)})" for one in reversed(dated) if _day(one) == claim.last_seen), "")
    if claim.first_seen == claim.last_seen:
        return f"{claim.first_seen}{first}"
    return f"first {claim.first_seen}{first}, last {claim.last_seen}{last}"


def _day(told: Told) -> str:
    return (told.document.published or "")[:10]


def _grade(claim: Claim) -> Text:
    grade = claim.grade
    reasons = "; ".join(f"{one_line(one.rule)}: {one_line(one.why)}" for one in grade.reasons)
    suggested = styled(f"{grade.suggested} suggested", (f" · {reasons}" if reasons else "", FAINT))
    if grade.decided is None:
        return suggested
    return styled((f"{grade.decided} decided by {one_line(grade.decided_by or '')}", NAME), " · ", suggested)


def _entry(told: Told, width: int) -> Iterator[Text]:
    chain = " ← ".join(one_line(step.name, 50) for step in told.chain)
    day = f" · {_day(told)}" if _day(told) else ""
    head = styled((f"{told.entry:>8}  ", FAINT), (f"{told.stance} ", DOUBT if told.stance != "asserts" else ""), chain)
    yield from wrapped(styled(head, (f"{day} · document {told.document.number}", FAINT)), width)
    yield from indented(styled(_quoted(told.passage or told.words)), 10, width)
    if told.joined:
        yield from indented(styled((one_line(told.joined), FAINT)), 10, width)
