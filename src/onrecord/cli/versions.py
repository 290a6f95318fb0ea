"""``onrecord versions``: what was altered in a report after it was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.record import Alteration, Version

_OLD, _NEW = "red strike", "green"


@click.command("versions", short_help="Show what was altered in a report after it was published.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.argument("url", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a version.")
def command(record: str, url: str, as_json: bool) -> int:
    """Lists the versions of what stood at URL, the oldest first, and what was altered from each to the next, word by
    word: [-taken out-] and {+put in+}, with a few words around it.

    Where inputs gave ids and no URL, URL is such an id. Menus and other parts that are not read are not compared.
    """
    from onrecord.cli import output
    from onrecord.cli.lines import to_string
    from onrecord.record import Record
    from onrecord.settings import Settings

    with Record.open(record, read_only=True, create=False, settings=Settings.from_environment()) as opened:
        found = opened.versions(url)
    if as_json:
        output.write(output.json_lines(found))
    else:
        width, colour = output.width(), output.has_colour()
        output.write(to_string([line for version in found for line in _lines(version, width, colour)], width, colour))
    return 0


def _lines(version: Version, width: int, colour: bool) -> list[Text]:
    from onrecord.cli.harmless import one_line
    from onrecord.cli.lines import FAINT, NAME, dotted, styled, wrapped

    parts = [styled((f"version {version.number}", NAME)), styled((f"seen {version.seen}", FAINT))]
    parts += [styled((f"published {one_line(version.published)}", FAINT))] if version.published else []
    parts += [styled((f"document {version.document}", FAINT)), styled((_summary(version), ""))]
    lines = [dotted([part for part in parts if part.plain])]
    for name, (before, after) in version.facts.items():
        told = f"{name}: {_quoted(before)} → {_quoted(after)}"
        lines += (styled("    ", line) for line in wrapped(styled(told), width - 4))
    for alteration in version.alterations:
        lines += (styled("    ", line) for line in wrapped(_alteration(alteration, colour), width - 4))
    return lines


def _summary(version: Version) -> str:
    from onrecord.cli.progress import counted

    if version.number == 1:
        return ""
    if not version.alterations and not version.facts:
        return "the text is the same; the page around it changed"
    words = sum(max(len(one.removed.split()), len(one.added.split())) for one in version.alterations)
    return f"{counted(words, 'word')} altered in {counted(len(version.alterations), 'place')}"


def _alteration(one: Alteration, colour: bool) -> Text:
    from onrecord.cli.harmless import one_line
    from onrecord.cli.lines import styled

    removed = one_line(one.removed) if colour else f"[-{one_line(one.removed)}-]"
    added = one_line(one.added) if colour else f"{{+{one_line(one.added)}+}}"
    parts: list[tuple[str, str]] = [(f"… {one_line(one.before)} ", "dim")]
    parts += [(removed, _OLD), (" ", "")] if one.removed else []
    parts += [(added, _NEW), (" ", "")] if one.added else []
    return styled(*parts, (f"{one_line(one.after)} …", "dim"))


def _quoted(text: str | None) -> str:
    from onrecord.cli.harmless import one_line

    return "none" if text is None else f"“{one_line(text)}”"
