"""``onrecord show``: the text itself, with what was found marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits
from onrecord.cli.options import about_the_document, what_is_known

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known
    from onrecord.schema import Reading
    from onrecord.settings import Settings


class Layers(click.ParamType[tuple[str, ...], str]):
    """Names of layers, with commas between; ``all`` for every one."""

    name = "NAMES"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        from onrecord.cli.layers import LAYERS

        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
        if names == ("all",):
            return LAYERS
        unknown = [name for name in names if name not in LAYERS]
        if unknown or not names:
            wrong = f"{unknown[0]!r} is not one" if unknown else "none is named"
            self.fail(f"{wrong}; there are {', '.join(LAYERS)}, or all.", param, ctx)
        return names


@click.command("show", short_help="Show the text, with what was read marked in it.")
@click.argument("file", metavar="FILE")
@about_the_document
@what_is_known
@click.option(
    "--layers",
    type=Layers(),
    default="all",
    show_default=True,
    help="What to mark, with commas between: statements, events, control, people, places, dates, money, counts.",
)
@click.option("--no-pager", is_flag=True, help="Print it all at once, also on a terminal.")
def command(
    file: str,
    outlet: str | None,
    published: str | None,
    language: str | None,
    known: Known | None,
    layers: tuple[str, ...],
    no_pager: bool,
) -> int:
    """Opens the text of FILE (or a URL, or -) with what was read marked in it.

    Sources are {in braces}, cues <in angles>, and words [in brackets], each with the number that `onrecord read`
    gives the statement. Events, control, people, places, dates, money and counts stand (in round brackets) with the id
    that `onrecord read` gives them: e, c, a, p, d, f, n and a number; (f2/3 …) is money that statement 3 speaks of.
    (e1→ …) is who did event e1, (→e1 …) whom it was done to; (c1→ …) holds or lost (→c1 …). Passages that were left
    out are dimmed and say why. Paragraph numbers stand in the margin.
    """
    from onrecord.cli import marks, output
    from onrecord.settings import Settings

    shown = 0

    def pages() -> Iterator[str]:
        nonlocal shown
        for reading in _readings(file, outlet, published, language, known, Settings.from_environment()):
            shown += 1
            yield from marks.pages(reading, output.width(), output.has_colour(), layers)

    if output.on_terminal() and not no_pager:
        first = next(text := pages(), "")  # read before the pager opens, so that an error does not open it
        if first:
            click.echo_via_pager(_chained(first, text), color=None if output.has_colour() else False)
    else:
        for page in pages():
            output.write(page)
    return exits.OK if shown else exits.NOTHING_READ


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _readings(
    file: str,
    outlet: str | None,
    published: str | None,
    language: str | None,
    known: Known | None,
    settings: Settings,
) -> Iterator[Reading]:
    """A reading of every document in FILE; what cannot be read is named on standard error."""
    from onrecord.cli.harmless import one_line
    from onrecord.documents import open_inputs
    from onrecord.errors import InputError
    from onrecord.reading import read_document

    for document in open_inputs([file], outlet=outlet, published=published, language=language, settings=settings):
        if isinstance(document, InputError):
            click.echo(f"onrecord: {one_line(str(document))}", err=True)
        else:
            yield read_document(document, settings, known=known)
