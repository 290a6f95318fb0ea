"""``onrecord compare``: what the reports of a record say against each other, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import PublishedDate

if TYPE_CHECKING:
    from onrecord.comparing import Record
    from onrecord.schema import Claim, Story

_KINDS = ("statements", "events", "control", "flows", "figures")


@click.command("compare", short_help="Compare what reports say: who asserts it, who denies it, from how many origins.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("number", metavar="[CLAIM]", type=int, required=False)
@click.option("--story", type=int, metavar="N", help="Only the claims of this story.")
@click.option("--about", metavar="WORDS", help="An actor, a place or words that a claim speaks of.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only claims of this kind.")
@click.option("--from", "start", type=PublishedDate(), help="Not before this day, month or year.")
@click.option("--to", "end", type=PublishedDate(), help="Not after this day, month or year.")
@click.option("--outlet", metavar="NAME", help="Only what an outlet has whose name has this in it.")
@click.option("--disputed", is_flag=True, help="Only what is denied, doubted or told otherwise.")
@click.option("--all", "everything", is_flag=True, help="Also what one document alone has.")
@click.option("--stories", "listing", is_flag=True, help="List stories instead: which documents are about the same.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one claim (or story) a line.")
def command(
    record: str,
    number: int | None,
    story: int | None,
    about: str | None,
    kind: str | None,
    start: str | None,
    end: str | None,
    outlet: str | None,
    disputed: bool,
    everything: bool,
    listing: bool,
    limit: int,
    as_json: bool,
) -> int:
    """Compares what is new in RECORD with all that is there, and prints claim by claim: who asserts it, who denies it,
    how many independent origins it has and what was counted to each, what conflicts, and when it was first and last
    seen. Those of most outlets come first.

    A claim is what entries of several documents say alike or against each other. Its origins are a range: one named
    speaker in six outlets is one; two unnamed officials may be one or two. CLAIM is the number of one, which is printed
    with all its entries.
    """
    most = limit + 1 if limit else None
    with opened(record) as record_:
        brought_up_to_date(record_)
        if number is not None:
            show_claims(record_, [record_.claim(number)], as_json, whole=True)
            return 0
        if listing:
            found_stories = record_.stories(about, start=start, end=end, limit=most)
            show_stories(found_stories[: limit or None], as_json)
            return _end(len(found_stories), limit)
        found = record_.claims(
            about,
            story=story,
            kind=kind,
            start=start,
            end=end,
            outlet=outlet,
            disputed=disputed,
            least=1 if everything else 2,
            limit=most,
        )
        show_claims(record_, found[: limit or None], as_json)
    return _end(len(found), limit)


def show_claims(record: Record, found: Sequence[Claim], as_json: bool, whole: bool = False) -> None:
    """Prints claims, those of one story together; ``whole``: with every entry in its words."""
    from onrecord.cli import claims, output

    if as_json:
        output.write(output.json_lines(found))
        return
    stories = {number: record.story(number) for number in {one.story for one in found if one.story is not None}}
    output.write(claims.as_text(found, stories, output.width(), output.has_colour(), whole))


def show_stories(found: Sequence[Story], as_json: bool) -> None:
    """Prints stories, with their documents."""
    from onrecord.cli import output, stories

    if as_json:
        output.write(output.json_lines(found))
    else:
        output.write(stories.as_text(found, output.width(), output.has_colour()))


def _end(found: int, limit: int) -> int:
    """Says where there is more than was printed, or nothing."""
    if limit and found > limit:
        click.echo(f"onrecord: the first {limit:,} are shown; --limit 0 gives all", err=True)
    elif not found:
        click.echo("onrecord: nothing found", err=True)
    return 0


def opened(path: str) -> Record:
    """The record, for writing where that is allowed."""
    from onrecord.comparing import Record
    from onrecord.errors import ReadOnlyRecord
    from onrecord.settings import Settings

    settings = Settings.from_environment()
    try:
        return Record.open(path, create=False, settings=settings)
    except ReadOnlyRecord:
        return Record.open(path, create=False, read_only=True, settings=settings)


def brought_up_to_date(record: Record) -> None:
    """Compares what was not compared yet; where the record cannot be written, says what is missing."""
    from onrecord.cli.progress import Bar, counted
    from onrecord.errors import ReadOnlyRecord

    waiting = len(record.waiting())
    with Bar(what="comparing") as bar:
        bar.expect(waiting)
        try:
            record.compare(lambda done, total: bar.reach(done))
        except ReadOnlyRecord:
            told = f"{counted(waiting, 'document')} not compared yet, since the record cannot be written"
            click.echo(f"onrecord: {told}", err=True)
