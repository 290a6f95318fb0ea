"""``onrecord unlink``: an actor or place that is not who or what it was taken for."""

from __future__ import annotations

import getpass

import click


@click.command("unlink", short_help="Undo the link of an actor or place.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("entry", metavar="ENTRY", type=int)
@click.option("--why", metavar="TEXT", default="", help="The reason, kept with the decision.")
@click.option("--reviewer", metavar="NAME", help="Who decides; the name of the user, if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a decision.")
def command(record: str, entry: int, why: str, reviewer: str | None, as_json: bool) -> int:
    """Takes ENTRY, an actor or place by its number in `onrecord find`, out of what it is linked with. The link stays to
    be seen as undone, and `onrecord link` does not make it again.
    """
    from onrecord.cli.link import show
    from onrecord.record import Record
    from onrecord.settings import Settings

    with Record.open(record, create=False, settings=Settings.from_environment()) as opened:
        show(opened.unlink(entry, reviewer=reviewer or getpass.getuser(), why=why), as_json)
    return 0
