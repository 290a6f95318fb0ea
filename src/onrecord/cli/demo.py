"""``onrecord demo``: reads the reports that ship with the package, and compares them."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.comparing import Record

# The reports that are shown in full, by the start of their names.
SHOWN = ("13-", "14-")

# What is asked of all reports together: the options of `onrecord compare`.
QUESTIONS: tuple[dict[str, str | bool], ...] = (
    {"about": "killed", "kind": "figures"},
    {"about": "arrested", "kind": "events"},
    {"about": "secret talks", "kind": "statements", "disputed": True},
    {"about": "Brask", "kind": "control"},
    {"about": "Orvland", "kind": "flows"},
)
OCCASION = "Ostrel"

COMPARED = """
━━ And now all {reports} together ━━

Each claim below is one thing that reports say alike or against each other: who asserts it, who
denies it, and how many independent origins it really has.
"""

NEXT = """
These reports are invented. In the two that are shown in full, look at

  What happened   what is planned, possible, demanded or denied says so, next to who says it
  How much        what is asked for, pledged, signed and paid stands apart, and is never
                  added up; the pledges that are named are held against the total
  How many        the harbour office's 17 revises its 14, and the nurses' union has 22: each
                  number stands with who says it, and none is chosen

and in the comparison at

  wire copy       the Harbour Post and The Valley Sentinel print Meridian Wire, one without
                  saying so: three reports, one origin
  a revision      17 takes the place of 14, which is no conflict
  a circle        eleven arrests, which each of two outlets has from the other; and a denial
  a denial        talks that four unnamed people tell of, and a minister denies
  one pledge      the 40 million that three outlets report are promised once

Now your own:

  onrecord read report.html              a file, a folder, a URL, or - for standard input
  onrecord add news.record folder/       read a folder, and keep it in a record
  onrecord compare news.record           what its reports say against each other
"""


def reports() -> list[Path]:
    """The reports of the demonstration, as they are installed; from here, if that is shorter."""
    import onrecord

    folder = Path(onrecord.__file__).parent / "knowledge" / "demo"
    if folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


@click.command("demo", short_help="Read the reports that ship with onrecord, and compare them.")
@click.option("--all", "everything", is_flag=True, help="Show all reports in full, not two of them.")
@click.option("--keep", metavar="RECORD", type=click.Path(), help="Keep the record of them in this file.")
def command(everything: bool, keep: str | None) -> int:
    """Reads twenty invented reports of several outlets about one affair into a record, shows what it found in two of
    them, and then what they say against each other: a wire story that was copied, a toll that was revised, arrests that
    two outlets have from one another, a denial, and a pledge that three reports tell of.

    The record is a temporary file that is removed at the end, if --keep does not say otherwise.
    """
    if keep is not None and Path(keep).exists():
        raise click.UsageError(f"--keep {keep}: there is such a file already; give another name.")
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as folder:
        return _show(keep or str(Path(folder) / "demo.record"), everything, keep is not None)


def _show(path: str, everything: bool, kept: bool) -> int:
    from onrecord.cli import compare, output
    from onrecord.cli.run import Choices, run
    from onrecord.settings import Settings

    choices = Choices(settings=Settings.from_environment(), record=path, quiet=True)
    code = run([str(report) for report in reports()], choices)
    if code:
        return code
    with compare.opened(path) as record:
        _readings(record, everything)
        compare.brought_up_to_date(record)
        output.write(COMPARED.format(reports=len(list(record.documents()))))
        _comparison(record)
    output.write(NEXT)
    if kept:
        output.write(f"\nThe record of them is {path}: onrecord compare {path}\n")
    return code


def _readings(record: Record, everything: bool) -> None:
    from onrecord.cli import output, render

    for number in record.documents():
        reading = record.document(number)
        if everything or Path(reading.document.name).name.startswith(SHOWN):
            output.write(render.as_text(reading, output.width(), output.has_colour()))


def _comparison(record: Record) -> None:
    from onrecord.cli import compare, money_accounts, output
    from onrecord.comparing import accounts

    for options in QUESTIONS:
        question: dict[str, Any] = dict(options)
        words = [[f"--{name}"] if value is True else [f"--{name}", str(value)] for name, value in options.items()]
        asked = shlex.join(part for one in words for part in one)
        output.write(f"\n$ onrecord compare RECORD {asked} --limit 1\n\n")
        compare.show_claims(record, record.claims(**question, limit=1), as_json=False)
    output.write(f"$ onrecord accounts RECORD --occasion {OCCASION}\n\n")
    output.write(money_accounts.as_text(accounts(record, OCCASION), output.width(), output.has_colour()))
