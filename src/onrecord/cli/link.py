"""``onrecord link``: who is the same in several documents of a record."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.record import Link


@click.command("link", short_help="Link actors and places that are the same in several documents.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("entries", metavar="[ENTRY ENTRY]", type=int, nargs=-1)
@click.option(
    "--known", "known_file", type=click.Path(), metavar="FILE", help="A file of actors whose names belong together."
)
@click.option("--list", "listing", is_flag=True, help="List all links and what was undone; link nothing.")
@click.option("--why", metavar="TEXT", default="", help="The reason, for two entries that are linked by hand.")
@click.option("--reviewer", metavar="NAME", help="Who decides; the name of the user, if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a link.")
def command(
    record: str,
    entries: tuple[int, ...],
    known_file: str | None,
    listing: bool,
    why: str,
    reviewer: str | None,
    as_json: bool,
) -> int:
    """Links what is not linked yet, and prints each new link with its reason: people by full name where role,
    affiliation or country agree or at least do not contradict, other actors by name and country, places by GeoNames id.

    With two ENTRY numbers (of `onrecord find --kind actors` or places), links these by hand. Links can be undone with
    `onrecord unlink`; what a person decided stays.
    """
    from onrecord.cli.progress import counted
    from onrecord.reading.who.known_files import load_known
    from onrecord.record import Record
    from onrecord.settings import Settings

    if len(entries) not in (0, 2) or (entries and listing):
        raise click.UsageError("give two entries to link by hand, or none to link all that is the same.")
    known = load_known(known_file) if known_file else None
    with Record.open(record, create=False, read_only=listing, settings=Settings.from_environment()) as opened:
        if listing:
            found = opened.links()
        elif entries:
            found = opened.link_pair(*entries, reviewer=reviewer or getpass.getuser(), why=why)
        else:
            found = opened.link(known, known_file or "")
    show(found, as_json)
    if not entries and not listing:
        click.echo(f"onrecord: {counted(len(found), 'new link')}", err=True)
    return 0


def show(links: list[Link], as_json: bool) -> None:
    """Prints decisions, those on one identity together."""
    from onrecord.cli import output
    from onrecord.cli.lines import to_string

    if as_json:
        output.write(output.json_lines(links))
        return
    width, colour = output.width(), output.has_colour()
    lines: list[Text] = []
    for identity in dict.fromkeys(link.identity for link in links):
        lines += _lines([link for link in links if link.identity == identity], width)
    output.write(to_string(lines, width, colour) if lines else "")


def _lines(links: list[Link], width: int) -> list[Text]:
    from onrecord.cli.harmless import one_line
    from onrecord.cli.lines import FAINT, NAME, styled, wrapped

    first = links[0]
    lines = [styled((one_line(first.name), NAME), (f" · {first.kind} · identity {first.identity}", FAINT))]
    for link in links:
        entry = f"entry {link.entry}" if link.entry is not None else "an entry that is gone"
        told = [f"{'is' if link.holds else 'is not'} {entry} of document {link.document}"]
        told += [f"“{one_line(link.called)}”"] if link.called and link.called != first.name else []
        told += [one_line(link.why), f"by {one_line(link.decided_by)}"]
        told += [f"undone {link.undone}"] if link.undone else []
        lines += (styled("    ", line) for line in wrapped(styled(" · ".join(told)), width - 4))
    return lines
