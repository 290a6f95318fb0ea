"""The command line: ``onrecord COMMAND``. One file a command; the list below is the only place that names them."""

from __future__ import annotations

import importlib
import logging
import sys
from typing import Any, NoReturn

import click

from onrecord import __version__
from onrecord.cli import exits
from onrecord.cli.harmless import one_line
from onrecord.errors import OnRecordError, SettingError

# The command NAME is `command` in the module onrecord.cli.NAME, imported when it is called for.
COMMANDS = (
    "read",
    "show",
    "add",
    "find",
    "compare",
    "brief",
    "serve",
    "accounts",
    "versions",
    "review",
    "reread",
    "link",
    "unlink",
    "grade",
    "metadata",
    "demo",
    "schema",
)


class Program(click.Group):
    """Finds commands by the list, and turns every error into a line on standard error and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"onrecord.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        # Libraries that log about odd pages would otherwise write to standard error: we say it ourselves.
        logging.getLogger().addHandler(logging.NullHandler())
        sys.exit(self._exit_code(*args, **(extra | {"standalone_mode": False})))

    def _exit_code(self, *args: Any, **extra: Any) -> int:
        try:
            code = super().main(*args, **extra)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort:
            click.echo("onrecord: interrupted", err=True)
            return exits.INTERRUPTED
        except OnRecordError as error:
            click.echo(f"onrecord: {one_line(str(error))}", err=True)
            return exits.WRONG_USAGE if isinstance(error, SettingError) else exits.NOTHING_READ
        return code if isinstance(code, int) else exits.OK


@click.command(
    "onrecord",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: onrecord demo",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Reads news reports and keeps the record: who said what, what happened, where, when and how much, pinned to the
    words."""
