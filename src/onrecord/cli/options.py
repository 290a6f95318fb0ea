"""Options that several commands take, and the kinds of values they check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.errors import KnownFileError, SettingError

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known

F = TypeVar("F", bound=Callable[..., Any])


class PublishedDate(click.ParamType[str, str]):
    """A date of stated precision, checked before anything is read."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from onrecord.documents.published import given_date

        try:
            return given_date(value)
        except SettingError as error:
            self.fail(str(error), param, ctx)


class LanguageCode(click.ParamType[str, str]):
    """An ISO 639-1 code."""

    name = "CODE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"[a-z]{2}", value):
            self.fail(f"{value!r} is not an ISO 639-1 code of two letters, like en.", param, ctx)
        return value


class KnownFile(click.ParamType["Known", str]):
    """A file of known actors and places, read and checked before anything else is read."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Known:
        from onrecord.reading.who.known_files import load_known

        try:
            return load_known(value)
        except KnownFileError as error:
            self.fail(f"{error}.", param, ctx)


def what_is_known(command: F) -> F:
    """The option that names a file of actors and places that the user knows already."""
    help = "A file of actors and places that you know: YAML, JSON or CSV (see docs/actors.md)."
    return click.option("--known", type=KnownFile(), metavar="FILE", help=help)(command)


def into_a_record(command: F) -> F:
    """The option that names a record to store in."""
    help = "Store what is read in this record as well (see docs/record.md)."
    return click.option("--record", type=click.Path(), metavar="RECORD", help=help)(command)


def about_the_document(command: F) -> F:
    """The options that say what the input does not: they hold for every document of the run."""
    for option in (
        click.option("--language", type=LanguageCode(), help="The language of the documents (en); found if not given."),
        click.option(
            "--published",
            type=PublishedDate(),
            help="When they were published: 2014, 2014-01, 2014-01-15 or with a time.",
        ),
        click.option("--outlet", metavar="NAME", help="Who published them."),
    ):
        command = option(command)
    return command
