"""``onrecord schema``: the JSON Schema of what ``onrecord read --json`` prints."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of a reading.")
def command() -> None:
    """Prints the JSON Schema (draft 2020-12) of one line of `onrecord read --json`."""
    import json

    from onrecord.cli import output
    from onrecord.schema import json_schema

    output.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
