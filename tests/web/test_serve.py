"""``onrecord serve``, as a program of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TIMEOUT = 60


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The program, the address that it gives, and the lines up to it."""
    command = [sys.executable, "-m", "onrecord", "serve", "--no-open", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | environment) as running:
        assert running.stderr
        lines: list[str] = []
        try:
            for line in running.stderr:
                lines.append(line)
                if found := re.search(r"is at (http\S+)", line):
                    yield running, found[1], lines
                    return
            pytest.fail("".join(lines))
        finally:
            running.kill()


def ran(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "onrecord", "serve", "--no-open", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
    return done.returncode, done.stderr


def test_it_serves_and_ends_in_order(compared_once: Path) -> None:
    with serving(str(compared_once), "--port", "0") as (running, address, _):
        with urllib.request.urlopen(address + "index.json") as answer:
            assert b"Meridian Wire" in answer.read()
            assert "server" not in {name.lower() for name in answer.headers}
        running.send_signal(signal.SIGINT)
        assert running.wait(TIMEOUT) == 0
        assert running.stderr
        assert running.stderr.read() == ""


def test_the_next_free_port_is_taken(compared_once: Path) -> None:
    with serving(str(compared_once)) as (_, one, _), serving(str(compared_once)) as (_, other, _):
        assert one != other
        assert urllib.request.urlopen(other + "documents.json").status == 200


def test_a_password_may_be_made_up(compared_once: Path) -> None:
    with serving(str(compared_once), "--port", "0", "--token") as (running, address, _):
        assert running.stderr
        password = running.stderr.readline().split()[-1]
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(address + "index.json")
        asked = urllib.request.Request(address + "index.json", headers={"Authorization": f"Bearer {password}"})
        assert urllib.request.urlopen(asked).status == 200


def test_the_password_may_be_set(compared_once: Path) -> None:
    with serving(str(compared_once), "--port", "0", ONRECORD_WEB_PASSWORD="tin") as (_, address, lines):
        assert "tin" not in "".join(lines)
        asked = urllib.request.Request(address + "index.json", headers={"Authorization": "Bearer tin"})
        assert urllib.request.urlopen(asked).status == 200


def test_what_cannot_be_served_is_said(compared_once: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, told = ran(str(compared_once), "--port", port)
        assert (code, f"port {port} is taken" in told) == (1, True)
    code, told = ran(str(compared_once), "--host", "0.0.0.0")
    assert (code, "ONRECORD_WEB_PASSWORD" in told) == (2, True)
    code, told = ran(str(tmp_path / "none.record"))
    assert (code, "no such record" in told) == (1, True)
    code, told = ran(str(compared_once), "--host", "203.0.113.7", "--password", "x")
    assert (code, "cannot listen at 203.0.113.7" in told) == (1, True)
