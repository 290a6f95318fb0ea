"""Affairs: how many independent origins assert a claim, found from the texts of its reports alone.

    python -m benchmarks.affairs

``labels/affairs.yaml`` holds invented affairs of two to six reports, each with the words that tell one claim, the range
of origins that a fact-checker would defend for it, whether its reports go round in a circle, and who denies it;
``labels/README.md`` says how they were written and labelled. Nothing was developed on them.

Each affair goes by itself through all of the product: read (with outlet, day and headline), kept in a record,
compared. Its claim is that which has entries in the marked words of most reports; of several such, the one whose
entries agree best with these words (the F1 of their characters, one entry a report, summed over the reports). An
entry is in the words where half of it is, or half of them are in it. Where the claim has one in the marked words of
every report that has such words, the affair is *joined*. An affair without any claim has nothing right. The claim of an
affair that is not joined may have the right range by chance, as most ranges are one to one: *joined and both right*
counts those alone that are neither.

*both right*: the range is as labelled. *overlaps*: the two ranges have a number in common. Of a circle of which no
report shows a start, the label says one, meaning at most one; the product says none to one, and its lower end counts as
right where the upper one is. *circle right*: a circle is shown, or none, as labelled. *denied_by right*: all who are
labelled to deny it are, by name, and nobody else; a doubt is no denial.

*given the right entries* leaves the joining out: the entries in the marked words, one a report, are put together by
hand: the best one of the kind that most reports have there, or the best one where a report has none of that kind. *an
entry in every report* leaves out the affairs of which some marked words have no entry. *always one* and *one a report*
are what these two answers would score, with no circle and no denial.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.common import options, prf, save
from benchmarks.marked import Compared, Marked, compared, read_reports
from onrecord.comparing.origins import origins_of
from onrecord.comparing.settling import copies_among
from onrecord.schema import Origins

LABELS = Path(__file__).parent / "labels/affairs.yaml"
_ARTICLES = frozenset({"a", "an", "the"})

Affair = Mapping[str, Any]
Marks = Mapping[int, Sequence[Marked]]  # report → its entries in the marked words


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product says of an affair: ``whole`` from its texts alone, ``given`` of the right entries.

    ``None`` where there is no entry. ``marked``: how many reports have marked words; ``read``: how many of these have
    an entry there; ``joined``: how many have one in the claim.
    """

    affair: Affair
    whole: Origins | None
    given: Origins | None
    marked: int
    read: int
    joined: int


def answer(affair: Affair, found: Compared) -> Answer:
    """What the product says of an affair that is read and compared."""
    told = {report["number"]: report["entry"] for report in affair["reports"] if report["entry"] is not None}
    marks = {number: found.marked(number, words) for number, words in told.items()}
    claim, reports = claim_of(marks)
    return Answer(
        affair,
        None if claim is None else found.record.claim(claim).origins,
        by_hand(found, marks),
        len(told),
        sum(bool(entries) for entries in marks.values()),
        reports,
    )


def claim_of(marks: Marks) -> tuple[int | None, int]:
    """The claim that the marked words are of, and in how many reports it has an entry in them."""
    best: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for report, entries in marks.items():
        for one in entries:
            best[one.claim][report] = max(one.share, best[one.claim].get(report, 0.0))
    if not best:
        return None, 0
    claim = max(best, key=lambda claim: (len(best[claim]), sum(best[claim].values()), -claim))
    return claim, len(best[claim])


def by_hand(found: Compared, marks: Marks) -> Origins | None:
    """The origins of one entry a report, whatever claims these are of; the copies are those that were found."""
    kinds = Counter(kind for entries in marks.values() for kind in sorted({one.item.kind for one in entries}))
    if not kinds:
        return None
    shares: defaultdict[str, float] = defaultdict(float)
    for entries in marks.values():
        for one in entries:
            shares[one.item.kind] += one.share
    kind = max(kinds, key=lambda kind: (kinds[kind], shares[kind]))
    items = [
        next((one.item for one in entries if one.item.kind == kind), entries[0].item)
        for entries in marks.values()
        if entries
    ]
    copies = copies_among(found.record.connection, [item.document for item in items])
    return origins_of(items, copies, list(found.record.cited(found.documents.values()).values()))


def judged(origins: Origins | None, label: Affair) -> Counter[str]:
    """What of an answer is right, and on which side its range is wrong."""
    if origins is None:
        return Counter({"no claim": 1, "circles labelled": int(label["circle"]), "denials": bool(label["denied_by"])})
    least, most = label["origins"]["min"], label["origins"]["max"]
    upper = origins.max == most
    lower = origins.min == least or (upper and label["origins"].get("at_most", False))
    circle = bool(origins.circles)
    deniers = [origin.name for origin in origins.list if origin.stance == "denies"]
    denied = same_names(deniers, label["denied_by"])
    return Counter(
        {
            "min right": lower,
            "max right": upper,
            "both right": lower and upper,
            "overlaps": origins.min <= most and origins.max >= least,
            "circle right": circle == label["circle"],
            "denied_by right": denied,
            "min too low": not lower and origins.min < least,
            "min too high": not lower and origins.min > least,
            "max too low": origins.max < most,
            "max too high": origins.max > most,
            "circles": circle,
            "circles labelled": label["circle"],
            "circles that are": circle and label["circle"],
            "denials": bool(label["denied_by"]),
            "denials right": denied and bool(label["denied_by"]),
        }
    )


def same_names(found: Collection[str], labelled: Collection[str]) -> bool:
    """Whether both name the same, as many: all words of one name are among those of the other, articles aside."""
    ours, theirs = [_words(name) for name in found], [_words(name) for name in labelled]
    return (
        len(ours) == len(theirs)
        and all(any(_same(one, other) for other in theirs) for one in ours)
        and all(any(_same(one, other) for one in ours) for other in theirs)
    )


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _ARTICLES


def scores(rows: Iterable[tuple[Origins | None, Affair]]) -> dict[str, Any]:
    """The scores of some answers: right in per cent, wrong in numbers."""
    counts: Counter[str] = Counter()
    total = 0
    for origins, label in rows:
        counts.update(judged(origins, label))
        total += 1
    right = ("min right", "max right", "both right", "overlaps", "circle right", "denied_by right")
    wrong = ("no claim", "min too low", "min too high", "max too low", "max too high")
    return {
        "affairs": total,
        **{name: round(100 * counts[name] / max(total, 1), 2) for name in right},
        "wrong": {name: counts[name] for name in wrong},
        "circles": prf(counts["circles that are"], counts["circles"], counts["circles labelled"]),
        "denied, and by whom": f"{counts['denials right']} of {counts['denials']}",
    }


def measure(answers: Sequence[Answer]) -> dict[str, Any]:
    """All scores."""
    marked = sum(one.marked for one in answers)
    joined = [one for one in answers if one.joined == one.marked]
    return {
        "reports": sum(len(one.affair["reports"]) for one in answers),
        "with an entry in the marked words": f"{sum(one.read for one in answers)} of {marked}",
        "joined": round(100 * len(joined) / max(len(answers), 1), 2),
        "joined and both right": round(
            100 * sum(judged(one.whole, one.affair)["both right"] for one in joined) / max(len(answers), 1), 2
        ),
        "all": scores((one.whole, one.affair) for one in answers),
        "of those joined": scores((one.whole, one.affair) for one in joined),
        "given the right entries": scores((one.given, one.affair) for one in answers),
        "given the right entries, an entry in every report": scores(
            (one.given, one.affair) for one in answers if one.read == one.marked
        ),
        "always one": scores((Origins(1, 1, ()), one.affair) for one in answers),
        "one a report": scores((_one_a_report(one.affair), one.affair) for one in answers),
    }


def _one_a_report(affair: Affair) -> Origins:
    telling = sum(report["entry"] is not None for report in affair["reports"])
    return Origins(telling, telling, ())


def main() -> None:
    """Read, compare, save."""
    options(__doc__)
    answers = []
    for affair in yaml.safe_load(LABELS.read_text("utf-8")):
        with compared(read_reports(affair["reports"])) as found:
            answers.append(answer(affair, found))
    save("affairs", measure(answers))


if __name__ == "__main__":
    main()
