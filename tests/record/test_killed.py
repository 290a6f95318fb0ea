"""A record whose writer is killed at any moment opens whole, and the run goes on where it stopped."""

from __future__ import annotations

import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from tests.record.dumps import dump

import onrecord

KILLS = 50
DOCUMENTS = 2_500
PROGRAM = Path(__file__).parent / "adding.py"


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(Path(onrecord.__file__).parents[1])}
    command = [sys.executable, PROGRAM, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def reports(path: Path, number: int) -> Path:
    """Invented reports, each of its own words; every tenth is a later version of the one before."""
    chance = random.Random(7)
    names = ["Reyes", "Brandt", "Moss", "Okoro"]
    with path.open("w") as stream:
        for index in range(number):
            said = [
                f"{chance.choice(names)} said that {chance.randrange(999)} ferries of line {index} would stay in port."
                for _ in range(chance.randrange(1, 12))
            ]
            url = f"https://lamp.example/{index - (index % 10 == 9)}"
            stream.write(json.dumps({"text": "\n\n".join(said), "url": url}) + "\n")
    return path


def state(record: Path) -> int:
    """How many documents are whole in the record; asserts that all of it is."""
    db = sqlite3.connect(record)
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        (documents,) = db.execute("SELECT count(*) FROM documents").fetchone()
        for table in ("texts", "readings", "versions"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (documents,)
        assert db.execute(
            "SELECT count(*) FROM documents WHERE document NOT IN (SELECT document FROM entries)"
        ).fetchone() == (0,)
        return int(documents)
    finally:
        db.close()


def held(record: Path) -> str:
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", "\n".join(dump(record)))


def stored(record: Path) -> int:
    """How many documents a reader sees while the writer is at work."""
    if not record.exists():
        return 0
    db = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    try:
        return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # no tables yet
        return 0
    finally:
        db.close()


def test_killed_fifty_times_it_loses_nothing(tmp_path: Path) -> None:
    inputs = reports(tmp_path / "reports.jsonl", DOCUMENTS)
    record = tmp_path / "news.record"
    chance = random.Random(11)
    had = 0
    for kill in range(KILLS):
        process = start("add", record, inputs)
        if kill % 5:  # some while it starts, most while it writes
            deadline = time.monotonic() + 20
            while stored(record) <= had and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.003)
            time.sleep(chance.uniform(0, 0.06))
        else:
            time.sleep(chance.uniform(0.1, 0.5))
        process.kill()
        process.communicate()
        if record.exists() and record.stat().st_size:
            has = state(record) if is_made(record) else 0
            assert has >= had
            had = has
    assert 0 < had < DOCUMENTS, "the kills should fall while it writes"
    process = start("add", record, inputs)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0
    assert f"there already {had:,}" in told.decode()
    assert state(record) == DOCUMENTS
    undisturbed = tmp_path / "undisturbed.record"
    process = start("add", undisturbed, inputs)
    process.communicate(timeout=300)
    assert held(record) == held(undisturbed)


def is_made(record: Path) -> bool:
    """Whether the writer came so far as to make the tables."""
    db = sqlite3.connect(record)
    try:
        return bool(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()
