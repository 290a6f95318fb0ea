"""``onrecord schema``: the JSON Schemas of what the commands print with ``--json``."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of a reading, or of what another command prints.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--list", "listing", is_flag=True, help="List the names, each with what it is the form of.")
def command(name: str | None, listing: bool) -> int:
    """Prints a JSON Schema (draft 2020-12): that of one line of `onrecord read --json`, or with NAME of what another
    command prints with --json. Each line of JSON names its form in the field `format`.
    """
    import json

    from onrecord.cli import output
    from onrecord.schema import SCHEMAS

    if listing:
        width = max(map(len, SCHEMAS))
        output.write("".join(f"{one:<{width}}  {made()['title']}\n" for one, made in SCHEMAS.items()))
        return 0
    # "onrecord-claim/1", as it stands in a line of JSON, is as good a name as "claim".
    known = (name or "reading").removeprefix("onrecord-").split("/")[0]
    if known not in SCHEMAS:
        raise click.UsageError(f"there is no schema {name!r}; there are {', '.join(SCHEMAS)}.")
    output.write(json.dumps(SCHEMAS[known](), indent=2, ensure_ascii=False) + "\n")
    return 0
