"""``onrecord add``: reads reports and stores them in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import about_the_document, what_is_known

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known


@click.command("add", short_help="Read reports, and store them in a record.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@about_the_document
@what_is_known
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes to read with."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one line a document, what became of it.")
def command(
    record: str,
    inputs: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    language: str | None,
    known: Known | None,
    jobs: int,
    as_json: bool,
) -> int:
    """Reads each INPUT and stores it in RECORD, one file, which is made if it is not there.

    What the record has already is not read again: the same bytes change nothing, and a run that was stopped, however
    it was, goes on where it stopped when it is started again. A page that changed at the same URL is kept as a new
    version beside the old; `onrecord versions` shows what was altered.

    An INPUT is what `onrecord read` takes.
    """
    from onrecord.cli.run import Choices, run
    from onrecord.settings import Settings

    choices = Choices(
        settings=Settings.from_environment(),
        outlet=outlet,
        published=published,
        language=language,
        known=known,
        record=record,
        quiet=True,
        json=as_json,
    )
    return run(inputs, choices, jobs)
