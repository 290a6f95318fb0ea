"""``onrecord find``: what a record has on a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import PublishedDate

if TYPE_CHECKING:
    from onrecord.record import Question

_KINDS = ("statements", "events", "control", "flows", "figures", "actors", "places", "documents")


@click.command("find", short_help="Find statements, events, control, flows and figures in a record.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--kind", type=click.Choice(_KINDS), help="What to find; statements, if no option says otherwise.")
@click.option("--by", metavar="NAME", help="Who says, does, holds or gives it: a name, role or affiliation.")
@click.option("--about", metavar="NAME", help="An actor, a place or words that it speaks of.")
@click.option("--act", metavar="ACT", help="Statements of this kind: say, confirm, deny, accuse, promise …")
@click.option("--type", "type_", metavar="TYPE", help="Events of this type: CONSULT, ASSAULT …")
@click.option("--change", metavar="CHANGE", help="Control that was gained, lost, holds or is contested.")
@click.option("--status", metavar="STATUS", help="Flows of this status: appeal, pledge, commitment or paid.")
@click.option("--what", metavar="WHAT", help="Figures of this: killed, injured, displaced …")
@click.option("--from", "start", type=PublishedDate(), help="Not before this day, month or year.")
@click.option("--to", "end", type=PublishedDate(), help="Not after this day, month or year.")
@click.option("--outlet", metavar="NAME", help="Published by an outlet whose name has this in it.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many; 0 for all.")
@click.option("--all-versions", is_flag=True, help="Also what stood only in versions that were replaced.")
@click.option("--rejected", is_flag=True, help="Also what a person rejected.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one entry a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, with a line of names first.")
def command(
    record: str,
    words: tuple[str, ...],
    kind: str | None,
    by: str | None,
    about: str | None,
    act: str | None,
    type_: str | None,
    change: str | None,
    status: str | None,
    what: str | None,
    start: str | None,
    end: str | None,
    outlet: str | None,
    limit: int,
    all_versions: bool,
    rejected: bool,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Prints what RECORD has on all that is asked, the latest first: the entry's number, who, which outlet, when, and
    the words as they stand in the stored text.

    WORDS are looked for in what is said (with --kind events and the like: in the sentence). All of them have to be
    there, in any form ('promise' finds 'promised'); '"two words"' in double quotes have to stand together, and
    'harb*' is any word that starts so.
    """
    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both.")
    fields = {"act": act, "type": type_, "change": change, "status": status, "what": what}
    given = {name: value for name, value in fields.items() if value is not None}
    from onrecord.record import Question

    question = Question(
        kind=_kind(kind, given),
        words=" ".join(words) or None,
        by=by,
        about=about,
        start=start,
        end=end,
        outlet=outlet,
        fields=given,
        all_versions=all_versions,
        rejected=rejected,
        limit=limit + 1 if limit else None,
    )
    return _find(record, question, limit, "json" if as_json else "csv" if as_csv else "table")


def _kind(kind: str | None, fields: dict[str, str]) -> str:
    """The kind that is asked for; ``--status`` alone asks for flows."""
    from onrecord.record.search import FIELDS

    meant = {FIELDS[name]: name for name in fields}
    for other, name in meant.items():
        if kind is not None and other != kind:
            raise click.UsageError(f"--{name} is a question about {other}, not about {kind}.")
    if len(meant) > 1:
        raise click.UsageError(f"{' and '.join(f'--{name}' for name in fields)} cannot be asked together.")
    return kind or next(iter(meant), "statements")


def _find(record: str, question: Question, limit: int, form: str) -> int:
    from onrecord.cli import output, tables
    from onrecord.cli.exits import OK
    from onrecord.record import Record
    from onrecord.settings import Settings

    with Record.open(record, read_only=True, create=False, settings=Settings.from_environment()) as opened:
        hits = opened.ask(question)
    shown = hits[:limit] if limit else hits
    if form == "json":
        output.write(output.json_lines(shown))
    elif form == "csv":
        output.write(tables.as_csv(shown))
    else:
        output.write(tables.as_table(shown, output.width(), output.has_colour()))
    if len(hits) > len(shown):
        click.echo(f"onrecord: the first {len(shown):,} are shown; --limit 0 gives all", err=True)
    elif not shown:
        click.echo("onrecord: nothing found", err=True)
    return OK
