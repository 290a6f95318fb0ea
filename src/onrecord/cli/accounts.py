"""``onrecord accounts``: who promised and paid how much, on which occasion, and what does not add up."""

from __future__ import annotations

import click

from onrecord.cli.options import PublishedDate


@click.command("accounts", short_help="Add up the money promised and paid, by occasion, and say what is missing.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.option("--occasion", metavar="WORDS", help="Only this occasion ('Kuwait conference'), or money for this.")
@click.option("--donor", metavar="NAME", help="Only what this donor gives: a name, role or affiliation.")
@click.option("--from", "start", type=PublishedDate(), help="Only money of this day, month or year, or later.")
@click.option("--to", "end", type=PublishedDate(), help="Only money of this day, month or year, or earlier.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one account a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one payment or total a line.")
def command(
    record: str,
    occasion: str | None,
    donor: str | None,
    start: str | None,
    end: str | None,
    limit: int,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Puts the money in all reports of RECORD to account, the latest occasion first: what was asked for, pledged,
    committed and paid, by donor. What several reports tell is counted once, and held against the totals that were
    announced; what is missing or does not add up is said. Statuses are never added to one another, nor are currencies.

    Reports call an occasion by several names; what is taken for one, and why, is in --json, with the words of every
    report. --csv and --json give all accounts, if --limit does not say otherwise.
    """
    if as_json and as_csv:
        raise click.UsageError("give --json or --csv, not both.")
    from onrecord.cli import money_accounts, output
    from onrecord.cli.progress import Bar
    from onrecord.comparing import accounts
    from onrecord.record import Record
    from onrecord.settings import Settings

    with (
        Record.open(record, read_only=True, create=False, settings=Settings.from_environment()) as opened,
        Bar(what="adding up") as bar,
    ):

        def progress(done: int, total: int) -> None:
            bar.expect(total)
            bar.reach(done)

        found = accounts(opened, occasion, donor=donor, start=start, end=end, progress=progress)
    found.reverse()
    shown = found[:limit] if limit and not _is_given_all(as_json or as_csv) else found
    if as_json:
        output.write(money_accounts.as_json(shown))
    elif as_csv:
        output.write(money_accounts.as_csv(shown))
    else:
        output.write(money_accounts.as_text(shown, output.width(), output.has_colour()))
    if len(found) > len(shown):
        click.echo(f"onrecord: {len(shown):,} of {len(found):,} accounts are shown; --limit 0 gives all", err=True)
    elif not found:
        click.echo("onrecord: no money found", err=True)
    return 0


def _is_given_all(for_programs: bool) -> bool:
    """Programs get all accounts, unless a limit was asked for."""
    context = click.get_current_context()
    asked = context.get_parameter_source("limit") is not click.core.ParameterSource.DEFAULT
    return for_programs and not asked
