"""How many independent origins a claim has: a range, with the list of what was collapsed into each, and why.

What a fact-checker would defend:

- A copy is no second origin, whatever outlet prints it. Nor is a report of a report: it leads to the report it cites,
  and where the record has that one, on to what that rests on.
- A person is one origin, whoever quotes him and in whatever words, on whatever day. So is a body: its statement, its
  spokesman and the body itself.
- Sources that are not named are as many as can be shown. Of one outlet they are one, unless the report tells of another
  one or they cannot be one person; of two outlets they may be one or two. The range says so: it counts them once at
  its lower end, and twice at its upper.
- What a report says flatly, with no source, it has from somewhere. It may have it from whatever others have it from,
  so it adds nothing to the lower end where there is any other origin, and one to the upper end. Only reporters who saw
  it for themselves add one to both.
- Two that cannot be one stay two, whatever else each of them may be: the lower end is the least number of groups in
  which all may be the same.
- A circle has no known start. It may rest on something that none of its reports tells, so it counts up to one; and as
  nothing shows that, down to none.
- Who denies or doubts it is an origin of the denial or the doubt: listed, and not counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparing.circles import citing_circles, one_root
from onrecord.comparing.items import Item
from onrecord.comparing.tracing.counting import least
from onrecord.comparing.tracing.gathering import Gathered, gathered
from onrecord.comparing.tracing.roads import linked, roads, roots_of
from onrecord.comparing.tracing.sources import publisher
from onrecord.schema import Circle, Cited, Collapsed, CopyOf, Origin, OriginKind, Origins, Stance

_STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts")


def origins_of(items: Sequence[Item], copies: Sequence[CopyOf], documents: Sequence[Cited]) -> Origins:
    """The origins of one claim.

    Args:
        items: its entries.
        copies: which of their documents print the same text.
        documents: all that may be cited: those of the story, so that a cited report is linked to its own document.
    """
    items = sorted(linked(items, documents), key=lambda item: (item.published or "9999", item.document, item.number))
    listed: list[Origin] = []
    circles: list[Circle] = []
    low = high = 0
    for stance in _STANCES:
        held = [item for item in items if item.stance == stance]
        ways = roads(held, copies)
        roots = roots_of(held, ways)
        groups = gathered(held, ways, roots)
        listed += _origins(groups, stance, len(listed))
        circles += citing_circles(held, ways, roots)
        if stance == "asserts":
            low, high = least(groups), len(groups)
            if len(groups) == 1 and not groups[0].round and (found := one_root(held, groups[0].source, ways)):
                circles.append(found)
    return Origins(low, high, tuple(listed), tuple(circles))


def _origins(groups: Sequence[Gathered], stance: Stance, before: int) -> list[Origin]:
    ids = [f"o{before + at}" for at in range(1, len(groups) + 1)]
    return [
        Origin(
            ids[at],
            _kind(group),
            _name(group),
            stance,
            tuple(Collapsed(entry, why) for entry, why in group.why.items()),
            tuple(ids[other] for other in group.may_be),
            _why(group, ids),
            _document(group),
        )
        for at, group in enumerate(groups)
    ]


def _why(group: Gathered, ids: Sequence[str]) -> str | None:
    """Why it may be one with others: those of one reason together."""
    of: dict[str, list[str]] = {}
    for other, why in group.may_be.items():
        of.setdefault(why, []).append(ids[other])
    return "; ".join(f"{', '.join(others)}: {why}" for why, others in of.items()) or None


def _kind(group: Gathered) -> OriginKind:
    if group.round:
        return "none given"
    match group.source.kind:
        case "person":
            return "named person"
        case "body":
            return "official statement"
        case "described":
            return "described source"
        case "nobody":
            return "none given"
        case "media":
            return "outlet report"
        case "outlet":
            return "own reporting" if _own(group) else "outlet report"


def _name(group: Gathered) -> str:
    if group.round:
        return ", ".join(dict.fromkeys(publisher(item)[1] for item in group.items))
    if group.source.kind == "described":
        return f"{group.source.name} ({group.source.heard_name})"
    return group.source.name or f"not named ({group.source.heard_name})"


def _document(group: Gathered) -> int | None:
    """The report that is the origin, where it is one."""
    if group.round or group.source.kind != "outlet":
        return None
    own = _own(group)
    return own.document if own else group.first.chain[-1].document


def _own(group: Gathered) -> Item | None:
    """The first report of the outlet itself."""
    return next((item for item in group.items if publisher(item)[0] == group.source.key), None)
