"""``onrecord serve``: the record in the browser."""

from __future__ import annotations

import contextlib
import errno
import secrets
import socket
import threading
import time
import webbrowser
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import uvicorn

_FIRST, _TRIES = 8000, 50


@click.command("serve", short_help="Open a record in the browser.")
@click.argument("record", metavar="RECORD", type=click.Path())
@click.option("--port", type=click.IntRange(0, 65535), help=f"The port; {_FIRST}, or the next that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen at.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option(
    "--password",
    envvar="ONRECORD_WEB_PASSWORD",
    metavar="PASSWORD",
    help="What one has to sign in with; set as ONRECORD_WEB_PASSWORD, nobody else on this machine sees it.",
)
@click.option("--token", is_flag=True, help="Make up a password for this run, and print it.")
def command(record: str, port: int | None, host: str, no_open: bool, password: str | None, token: bool) -> int:
    """Serves RECORD as pages in the browser, until Ctrl-C: documents beside what was read from them, claims beside
    everyone who makes or denies them.

    Only this machine can reach them. To let others in, give --host their way here (0.0.0.0 for everybody who can reach
    this machine) and a password; put a server with HTTPS in front where others could listen on the way.

    What is new in RECORD is compared first, as `onrecord compare` does.
    """
    if password is not None and token:
        raise click.UsageError("give --password or --token, not both.")
    if token:
        password = secrets.token_urlsafe(16)
    try:
        import uvicorn

        from onrecord.web.app import app
    except ModuleNotFoundError as error:
        needed = f"it needs {error.name}, which is not installed: pip install 'onrecord[web]'"
        raise click.ClickException(needed) from None
    from onrecord.cli import exits
    from onrecord.cli.compare import brought_up_to_date, opened

    with opened(record) as record_:
        brought_up_to_date(record_)
    application = app(record, host=host, password=password)
    listening = _listening(host, port)
    address = _address(host, listening.getsockname()[1])
    config = uvicorn.Config(application, log_level="critical", access_log=False, server_header=False, ws="none")
    server = uvicorn.Server(config)
    click.echo(f"{record} is at {address} (Ctrl-C ends it)", err=True)
    if token:
        click.echo(f"the password of this run is {password}", err=True)
    if not no_open:
        threading.Thread(target=_open_browser, args=(server, address), daemon=True).start()
    _run(server, listening)
    return exits.OK


def _run(server: uvicorn.Server, listening: socket.socket) -> None:
    with contextlib.closing(listening), contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])  # it ends in order, and then passes on what it was ended by


def _listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens at the port, or at the next free one where none was asked for."""
    wanted = range(_FIRST, _FIRST + _TRIES) if port is None else [port]
    problem: OSError | None = None
    for one in wanted:
        try:
            return _bound(host, one)
        except OSError as error:
            problem = error
            if not _is_taken(error):
                break
    assert problem is not None
    if _is_taken(problem):
        taken = f"port {port} is taken" if port is not None else f"the ports {_FIRST} to {wanted[-1]} are taken"
        raise click.ClickException(f"{taken}; give another with --port, or 0 for any that is free.")
    raise click.ClickException(f"cannot listen at {host}: {problem.strerror or problem}.")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, at = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(at)
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made


def _is_taken(error: OSError) -> bool:
    return error.errno in (errno.EADDRINUSE, errno.EACCES) and not isinstance(error, socket.gaierror)


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host.strip("[]") else host)
    return f"http://{shown.replace('[[', '[').replace(']]', ']')}:{port}/"


def _open_browser(server: Any, address: str) -> None:
    """Opens the pages as soon as they are there."""
    for _ in range(100):
        if server.started:
            webbrowser.open(address)
            return
        time.sleep(0.05)
