"""``onrecord demo``: reads the reports that ship with the package."""

from __future__ import annotations

from pathlib import Path

import click

NEXT = """
These reports are invented. In all of them, look at

  What happened   what is planned, possible, demanded or denied says so, next to who says it
  Who holds what  each side's word for who holds a place, and never ours

and in the last two at

  How much        what is asked for, pledged, signed and paid stands apart, and is never
                  added up; the pledges that are named are held against the total, and
                  what was worked out says from what, and how
  How many        the harbour office's 17 revises its 14, and the nurses' union has 22: each
                  number stands with who says it, and none is chosen
  Who             whom “she” means is a conclusion: the words that were taken for a person
                  stand below the name, so that it can be checked

Now your own:

  onrecord read report.html              a file, a folder, a URL, or - for standard input
  onrecord show report.html              the text, with all of it marked
  onrecord read folder/ --json --jobs 2  one line of JSON a document, by two processes
"""


def reports() -> list[Path]:
    """The reports of the demonstration, as they are installed; from here, if that is shorter."""
    import onrecord

    folder = Path(onrecord.__file__).parent / "knowledge" / "demo"
    if folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))


@click.command("demo", short_help="Read the reports that ship with onrecord.")
def command() -> int:
    """Reads fourteen invented reports of several outlets about one affair, and shows what it found."""
    from onrecord.cli import output
    from onrecord.cli.run import Choices, run
    from onrecord.settings import Settings

    choices = Choices(settings=Settings.from_environment(), width=output.width(), colour=output.has_colour())
    code = run([str(path) for path in reports()], choices)
    if code == 0:
        output.write(NEXT)
    return code
