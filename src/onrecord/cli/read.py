"""``onrecord read``: who said what in each input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import about_the_document, into_a_record, what_is_known

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known


@click.command("read", short_help="Read reports: who said what, what happened, where and when.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a document (see docs/reading.md).")
@about_the_document
@what_is_known
@into_a_record
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes to read with."
)
def command(
    inputs: tuple[str, ...],
    as_json: bool,
    outlet: str | None,
    published: str | None,
    language: str | None,
    known: Known | None,
    record: str | None,
    jobs: int,
) -> int:
    """Reads each INPUT and prints its statements in order: who, the act, the words, through whom, and where they stand.
    Below them: what happened, who holds what, who is in it, where, when, how much money and how many people, each with
    who says so.

    An INPUT is a file (HTML, plain text, or JSON Lines of documents), a folder, a pattern like 'news/*.html', a URL,
    or - for standard input. What cannot be read is named on standard error, and the others go on.
    """
    from onrecord.cli import output
    from onrecord.cli.run import Choices, run
    from onrecord.settings import Settings

    choices = Choices(
        settings=Settings.from_environment(),
        outlet=outlet,
        published=published,
        language=language,
        known=known,
        json=as_json,
        width=output.width(),
        colour=output.has_colour(),
        record=record,
    )
    return run(inputs, choices, jobs)
