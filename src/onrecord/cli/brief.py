"""``onrecord brief``: a briefing from what a record's reports say, every sentence with its notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import PublishedDate

if TYPE_CHECKING:
    from onrecord.publishing import Briefing

_FORMATS = ("markdown", "html", "pdf", "json")
_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf", ".json": "json"}


@click.command("brief", short_help="Write a briefing on what reports agree and differ in.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.option("--about", metavar="WORDS", help="An actor, a place or words that it is about.")
@click.option("--story", type=int, metavar="N", help="Only what is of this story.")
@click.option("--from", "start", type=PublishedDate(), help="Not before this day, month or year.")
@click.option("--to", "end", type=PublishedDate(), help="Not after this day, month or year.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="The format; markdown, or what FILE ends in.")
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write it here, not to standard output."
)
@click.option("--limit", type=click.IntRange(min=0), default=12, show_default=True, help="At most so many; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def command(
    record: str,
    about: str | None,
    story: int | None,
    start: str | None,
    end: str | None,
    form: str | None,
    output: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """Writes a briefing on what RECORD has: what is agreed, what is disputed, what rests on one origin, who said what
    when, money, and a timeline. Every sentence has notes with the outlet, the day and the exact words.

    Nothing is in it that is not in the record, but for connecting words. What is new in RECORD is compared first, as
    `onrecord compare` does. Each section has at most --limit sentences, and says how many more there are and which
    command lists them.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"give --json or --format {form}, not both.")
    chosen = "json" if as_json else form or _ENDINGS.get(Path(output or "").suffix.lower(), "markdown")
    if output is not None and _is_same(output, record):
        raise click.UsageError("--output names the record itself.")
    from onrecord.cli import exits
    from onrecord.cli import output as printer
    from onrecord.cli.compare import brought_up_to_date, opened
    from onrecord.publishing import brief

    if chosen == "pdf" and output is None and printer.on_terminal():
        raise click.UsageError("a PDF cannot be shown on a terminal: give --output FILE.")
    with opened(record) as record_:
        brought_up_to_date(record_)
        briefing = brief(record_, about, story=story, start=start, end=end, limit=limit)
    if briefing.is_empty:
        click.echo("onrecord: nothing found", err=True)
        return exits.OK
    written = _written(briefing, chosen)
    if output is None:
        printer.write_bytes(written)
    else:
        _save(Path(output), written)
    return exits.OK


def _written(briefing: Briefing, form: str) -> bytes:
    """The briefing in a format; text is UTF-8, whatever the terminal's encoding is, as the page itself says."""
    from onrecord.cli import output
    from onrecord.publishing import to_html, to_markdown, to_pdf

    if form == "pdf":
        return to_pdf(briefing)
    if form == "json":
        return output.json_lines([briefing]).encode()
    return (to_html if form == "html" else to_markdown)(briefing).encode("utf-8", "replace")


def _save(path: Path, written: bytes) -> None:
    """Writes the file whole or not at all: what stood there before stays until it is replaced. What is no file (a pipe,
    a device) is written to as it is."""
    import os
    import tempfile

    from onrecord.cli.harmless import one_line

    try:
        if path.exists() and not path.is_file():
            path.write_bytes(written)
            return
        path = path.resolve()  # where it is a link, what it points at is replaced
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(written)
            os.chmod(name, _mode(path))
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise click.ClickException(f"{one_line(str(path))} cannot be written: {error.strerror}") from None


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; those of a new file, where there is none."""
    import os

    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_same(one: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    import os

    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)
