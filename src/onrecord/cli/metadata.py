"""``onrecord metadata``: what Datasette is told of a record."""

from __future__ import annotations

import click


@click.command("metadata", short_help="Print what Datasette needs to show a record well.")
@click.argument("record", metavar="RECORD", type=click.Path())
def command(record: str) -> int:
    """Prints the metadata of RECORD for Datasette, with which it shows what every table and column is for, names in
    place of numbers, and a field to search in:

    onrecord metadata news.record > metadata.json; datasette news.record --metadata metadata.json
    """
    import json

    from onrecord.cli import output
    from onrecord.record import Record
    from onrecord.settings import Settings

    with Record.open(record, read_only=True, create=False, settings=Settings.from_environment()) as opened:
        output.write(json.dumps(opened.metadata(), indent=2, ensure_ascii=False) + "\n")
    return 0
