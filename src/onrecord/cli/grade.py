"""``onrecord grade``: how reliable a source is, how credible a claim, as a person decides."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.comparing.grades import Rule
    from onrecord.schema import Graded


@click.command("grade", short_help="Grade a source (A to F) or a claim (1 to 6) of a record.")
@click.argument("record", metavar="RECORD", type=click.Path(), required=False)
@click.argument("given", metavar="[SOURCE] [VALUE]", nargs=-1)
@click.option("--claim", metavar="N", type=int, help="Grade a claim, by its number in `onrecord compare`.")
@click.option("--list", "listing", is_flag=True, help="List all grades and what was undone; grade nothing.")
@click.option("--rules", "as_rules", is_flag=True, help="Print the rules that suggest grades; no RECORD needed.")
@click.option("--why", metavar="TEXT", help="The reason, kept with the decision.")
@click.option("--reviewer", metavar="NAME", help="Who decides; the name of the user, if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a grade.")
def command(
    record: str | None,
    given: tuple[str, ...],
    claim: int | None,
    listing: bool,
    as_rules: bool,
    why: str | None,
    reviewer: str | None,
    as_json: bool,
) -> int:
    """Keeps a person's grade by the Admiralty code. A SOURCE (an outlet or a speaker, by name) is A, completely
    reliable, to E, unreliable; F, its reliability cannot be judged. A claim (--claim N) is 1, confirmed by other
    sources, to 5, improbable; 6, its truth cannot be judged. The last decision holds; what the rules suggest for a
    claim (--rules) stays beside it.
    """
    from onrecord.cli import output
    from onrecord.comparing.grades import rules
    from onrecord.comparing.grading import grade_claim, grade_source, grades
    from onrecord.record import Record
    from onrecord.settings import Settings

    if as_rules:
        output.write(_rules(rules()))
        return 0
    wanted = 0 if listing else 1 if claim is not None else 2
    if record is None or len(given) != wanted or (listing and claim is not None):
        raise click.UsageError("give RECORD SOURCE VALUE, RECORD --claim N VALUE, or RECORD --list.")
    who = reviewer or getpass.getuser()
    with Record.open(record, create=False, read_only=listing, settings=Settings.from_environment()) as opened:
        if listing:
            found = grades(opened)
        elif claim is not None:
            found = [grade_claim(opened, claim, given[0], who, why)]
        else:
            found = [grade_source(opened, given[0], given[1], who, why)]
    output.write(output.json_lines(found) if as_json else _printed(found))
    return 0


def _printed(found: list[Graded]) -> str:
    from onrecord.cli import output
    from onrecord.cli.lines import FAINT, NAME, styled, to_string, wrapped

    lines = []
    for one in found:
        line = styled((_what(one), NAME), f" · {one.value}, {one.means}", (_rest(one), FAINT))
        lines += wrapped(line, output.width())
    return to_string(lines or [styled(("no grades", FAINT))], output.width(), output.has_colour())


def _what(one: Graded) -> str:
    from onrecord.cli.harmless import one_line

    return f"claim {one.claim}" if one.source is None else one_line(one.source)


def _rest(one: Graded) -> str:
    from onrecord.cli.harmless import one_line

    told = [f"by {one_line(one.decided_by)}, {one.decided_at}"]
    told += [one_line(one.why)] if one.why else []
    told += [f"undone {one.undone}"] if one.undone else []
    return "".join(f" · {part}" for part in told)


def _rules(rules: tuple[Rule, ...]) -> str:
    """The table, one line a rule."""
    from onrecord.cli import output
    from onrecord.cli.lines import DETAIL, FAINT, NAME, styled, to_string, wrapped
    from onrecord.comparing.grades import meaning

    lines = [styled(("The first rule that holds gives a claim's grade:", FAINT))]
    for rule in rules:
        worse = f"worse by {rule.by}"
        what = worse if rule.gives is None else f"{rule.gives}, {meaning(rule.gives)}"
        lines += wrapped(styled((f"{rule.id}: ", NAME), (f"{rule.when} → {what}", DETAIL)), output.width())
    return to_string(lines, output.width(), output.has_colour())
