from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import Program
from tests.comparing.test_accounts_read import pledge

from onrecord.record import Record
from onrecord.schema import account_schema

OSTRAND = "the donor conference in Ostrand"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(pledge("Carvenia", "25000000", "2031-05-14", occasion=OSTRAND))
        record.add(pledge("Carvenia", "25000000", "2031-05-15", occasion=f"{OSTRAND} on Wednesday", outlet="Canal Sur"))
        record.add(pledge("Norvia", "20000000", "2031-05-15", occasion=OSTRAND, outlet="Harbour Post"))
        record.add(pledge("=Iskara", "3000000", "2032-01-01", purpose="=1+1", outlet="Canal\x1b[31m Sur"))
    return path


def test_an_account_for_a_person(program: Program, path: Path) -> None:
    done = program("accounts", path, "--occasion", "Ostrand")
    assert done.exit_code == 0
    assert done.stdout.rstrip("\n").split("\n") == [
        "━━ the donor conference in Ostrand",
        "   3 documents of 3 outlets · 2031-05-14 to 2031-05-15",
        "   also called “the donor conference in Ostrand on Wednesday”",
        "   pledged, USD",
        "     Carvenia                            25,000,000  The Vardia Lamp, Canal Sur",
        "     Norvia                              20,000,000  Harbour Post",
        "     = named                             45,000,000",
        "   ! no report says that these pledges were paid: Carvenia, 25,000,000 USD; Norvia, 20,000,000 USD",
    ]


def test_the_latest_comes_first_and_the_rest_is_counted(program: Program, path: Path) -> None:
    done = program("accounts", path, "--limit", 1)
    assert done.stdout.startswith("━━ money for =1+1")
    assert "\x1b" not in done.stdout
    assert "1 of 2 accounts are shown; --limit 0 gives all" in done.stderr
    assert program("accounts", path, "--limit", 0).stdout.count("━━") == 2


def test_json_lines_as_the_schema_says(program: Program, path: Path) -> None:
    lines = [json.loads(line) for line in program("accounts", path, "--json").stdout.splitlines()]
    for line in lines:
        jsonschema.validate(line, account_schema())
    carvenia = lines[1]["payments"][0]
    assert [told["document"]["outlet"] for told in carvenia["counted"]] == ["The Vardia Lamp", "Canal Sur"]
    assert carvenia["counted"][1]["why"] == (
        "the same amount, on the same occasion; this report calls it “the donor conference in Ostrand on Wednesday”:"
        " the same place or affair, in the same days"
    )
    assert carvenia["counted"][0]["passage"] == "Carvenia pledged $25000000 at the donor conference in Ostrand."


def test_a_sheet_with_a_line_a_payment(program: Program, path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(program("accounts", path, "--csv").stdout)))
    told = [
        (row["account"], row["line"], row["donor"], row["amount"], row["outlets"], row["documents"]) for row in rows
    ]
    assert told == [
        ("1", "payment", "'=Iskara", "3000000", "Canal\x1b[31m Sur", "4"),
        ("1", "sum", "", "3000000", "", ""),
        ("2", "payment", "Carvenia", "25000000", "The Vardia Lamp; Canal Sur", "1; 2"),
        ("2", "payment", "Norvia", "20000000", "Harbour Post", "3"),
        ("2", "sum", "", "45000000", "", ""),
    ]
    assert rows[0]["purpose"] == "'=1+1"


def test_totals_have_lines_of_their_own(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "news.record"
    with Record.open(path) as record:
        record.add(pledge("Donors", "60000000", "2031-05-14", occasion=OSTRAND))
        record.add(pledge("Carvenia", "25000000", "2031-05-14", occasion=OSTRAND, outlet="Canal Sur"))
    rows = list(csv.DictReader(io.StringIO(program("accounts", path, "--csv").stdout)))
    told = [(row["line"], row["donor"], row["amount"], row["difference"]) for row in rows]
    assert told == [
        ("payment", "Carvenia", "25000000", ""),
        ("sum", "", "25000000", "35000000"),
        ("total", "Donors", "60000000", ""),
    ]


def test_what_cannot_be_asked(program: Program, path: Path) -> None:
    assert program("accounts", path, "--json", "--csv").exit_code == 2
    assert "no word to look for" in program("accounts", path, "--occasion", "?!").stderr
    assert program("accounts", path, "--from", "soon").exit_code == 2
    missing = program("accounts", path.parent / "none.record")
    assert missing.exit_code != 0
    assert "none.record" in missing.stderr
    nothing = program("accounts", path, "--donor", "Vellmark")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "no money found" in nothing.stderr
