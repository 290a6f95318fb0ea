"""``onrecord review``: a person's decision on an entry of a record."""

from __future__ import annotations

import getpass
import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.record import Record, Review
    from onrecord.schema import Verdict

_VERDICTS: dict[str, Verdict] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


@click.command("review", short_help="Accept, reject or correct an entry of a record.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("entry", metavar="[ENTRY]", type=int, required=False)
@click.argument("decision", metavar="[accept|reject|correct]", type=click.Choice(tuple(_VERDICTS)), required=False)
@click.option(
    "--set", "values", metavar="FIELD=VALUE", multiple=True, help="What a field should be; null for none. With correct."
)
@click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
@click.option("--reviewer", metavar="NAME", help="Who decides; the name of the user, if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a review.")
def command(
    record: str,
    entry: int | None,
    decision: str | None,
    values: tuple[str, ...],
    why: str | None,
    reviewer: str | None,
    as_json: bool,
) -> int:
    """Decides on ENTRY, by its number in `onrecord find`: it is right (accept), wrong (reject), or this is what it
    should be (correct --set act=deny --set speaker=a2). The last decision holds. What the machine said is kept beside
    it, and no newer reading changes it.

    Actors and places are given by their id in the document or by their name, stretches of words as [[start, end]].
    Without a decision, those on ENTRY are listed; without ENTRY, all of the RECORD.
    """
    from onrecord.cli import output
    from onrecord.record import Record
    from onrecord.settings import Settings

    if bool(values) != (decision == "correct"):
        raise click.UsageError("--set belongs to correct: onrecord review RECORD ENTRY correct --set FIELD=VALUE")
    settings = Settings.from_environment()
    with Record.open(record, create=False, read_only=decision is None, settings=settings) as opened:
        if decision is None or entry is None:
            found = opened.reviews(entry=entry)
        else:
            correction = _correction(values) if values else None
            who = reviewer or getpass.getuser()
            found = [opened.review(entry, _VERDICTS[decision], correction, reviewer=who, why=why)]
        if as_json:
            output.write(output.json_lines(found))
        else:
            output.write(_printed(opened, found, entry))
    return 0


def _correction(values: tuple[str, ...]) -> dict[str, Any]:
    """``("act=deny", "speaker=null")`` → ``{"act": "deny", "speaker": None}``; what is JSON counts as that."""
    found: dict[str, Any] = {}
    for one in values:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"--set {one}: should be FIELD=VALUE, such as act=deny")
        try:
            plain = json.loads(value)
        except ValueError:
            plain = value
        # Amounts and dates look like numbers, and are text.
        found[name] = (
            value if isinstance(plain, int | float) and name in ("amount", "upper", "date", "cameo") else plain
        )
    return found


def _printed(record: Record, reviews: list[Review], entry: int | None) -> str:
    from onrecord.cli import output, tables
    from onrecord.cli.lines import FAINT, styled, to_string, wrapped

    width, colour = output.width(), output.has_colour()
    shown = tables.as_table([record.entry(entry)], width, colour) if entry is not None else ""
    lines = [line for review in reviews for line in wrapped(styled((_line(review, entry), FAINT)), width)]
    if not reviews:
        lines = [styled(("no decisions", FAINT))]
    return shown + to_string(lines, width, colour)


def _line(review: Review, entry: int | None) -> str:
    from onrecord.cli.harmless import one_line

    parts = [f"{review.verdict} by {one_line(review.reviewer)}, {review.reviewed}"]
    if entry is None:
        where = f"entry {review.entry}" if review.entry is not None else f"document {review.document}"
        parts.insert(0, f"{where}, {review.kind} “{one_line(review.words, 40)}”")
    if review.correction:
        said = json.loads(json.dumps(review.to_dict()["machine"]))
        parts += [f"{name}: {_value(said.get(name))} → {_value(value)}" for name, value in review.correction.items()]
    if review.why:
        parts.append(one_line(review.why))
    if review.entry is None:
        parts.append("no newer reading has it")
    elif review.otherwise:
        parts.append(f"the machine says otherwise now (judged: {one_line(review.model)})")
    return " · ".join(parts)


def _value(value: Any) -> str:
    from onrecord.cli.harmless import one_line

    return one_line(value if isinstance(value, str) else json.dumps(value))
