"""Accounts of money, from invented affairs with the accounts that they come to written beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.comparing.ledger import accounts_in, summary

from onrecord.schema import account_schema

AFFAIRS = {path.stem: path for path in sorted((Path(__file__).parent / "accounts").glob("*.yaml"))}


def affair(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(AFFAIRS[name].read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", AFFAIRS)
def test_an_affair_comes_to_the_accounts_beside_it(name: str) -> None:
    told = affair(name)
    assert [summary(account) for account in accounts_in(told)] == told["expected"]


@pytest.mark.parametrize("name", AFFAIRS)
def test_every_account_is_as_the_schema_says(name: str) -> None:
    for account in accounts_in(affair(name)):
        jsonschema.validate(account.to_dict(), account_schema())
