"""Accounts of a record: from the text of invented reports to what they come to, and what of it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.comparing.ledger import summary
from tests.record.readings import reading, short, span

import onrecord
from onrecord.comparing.accounts import accounts
from onrecord.comparing.items import items_of
from onrecord.comparing.money.loading import Wanted, load_flows
from onrecord.comparing.reports import Report
from onrecord.errors import SettingError
from onrecord.record import Record
from onrecord.schema import Actor, Flow, Reading

AFFAIRS = {path.stem: path for path in sorted((Path(__file__).parent / "accounts_read").glob("*.yaml"))}


@pytest.fixture(scope="module")
def affairs() -> dict[str, tuple[list[Reading], Any]]:
    """Of each affair, its reports as the model reads them, and what they come to."""
    found = {}
    for name, path in AFFAIRS.items():
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        read = [
            onrecord.read(report["text"], outlet=report["outlet"], published=report["published"])
            for report in told["reports"]
        ]
        found[name] = read, told["expected"]
    return found


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "news.record") as record:
        yield record


def pledge(donor: str, amount: str, published: str, **facts: Any) -> Reading:
    """A report of one sentence with one pledge, of ``facts`` that are of the flow or of the document."""
    of_flow = {name: facts.pop(name) for name in ("occasion", "purpose", "currency", "date") if name in facts}
    text = f"{donor} pledged ${amount} at {of_flow.get('occasion', 'home')}."
    made = short(text, text, published=published, **facts)
    actor = Actor("a1", donor, "government", mentions=(span(donor, text=text),))
    flow = Flow(
        "f1",
        "a1",
        None,
        amount,
        of_flow.pop("currency", "USD"),
        "pledge",
        span=(span(f"${amount}", text=text),),
        **of_flow,
    )
    return Reading("first@1", made.document, (actor,), flows=(flow,))


@pytest.mark.parametrize("name", AFFAIRS)
def test_the_texts_of_an_affair_come_to_its_accounts(
    name: str, affairs: dict[str, tuple[list[Reading], Any]], record: Record
) -> None:
    read, expected = affairs[name]
    for one in read:
        record.add(one)
    assert [summary(account) for account in accounts(record)] == expected


def test_the_flows_of_a_record_are_loaded_as_any_entry_is(
    affairs: dict[str, tuple[list[Reading], Any]], record: Record
) -> None:
    for read, _ in affairs.values():
        for report in read:
            record.add(report)
    record.add(reading())
    loaded = load_flows(record, Wanted())
    whole = [item for number in record.documents() for item in items_of(Report.load(record, number))]
    flows = [item for item in whole if item.kind == "flow"]
    assert len(flows) > 15
    assert any(item.derived for item in flows)
    assert any(item.occasion_place for item in flows)
    for one, other in zip(loaded, flows, strict=True):
        for name in type(one).__slots__:
            if name not in ("chain", "source"):  # of these, no more is loaded than who says so
                assert getattr(one, name) == getattr(other, name), name
        said = [[step.name for step in each.chain if step.kind == "source"][-1:] for each in (one, other)]
        assert said[0] == said[1]


def test_nothing_rejected_replaced_or_corrected_away_is_added_up(record: Record) -> None:
    record.add(pledge("Carvenia", "5000000", "2031-05-14"))
    record.add(pledge("Norvia", "4000000", "2031-05-14", url="https://lamp.example/a"))
    record.add(pledge("Norvia", "3000000", "2031-05-14", url="https://lamp.example/a"))
    record.add(pledge("Iskara", "2000000", "2031-05-14"))
    flows = {hit.names["donor"]: hit.number for hit in record.find(kind="flows")}
    record.review(flows["Iskara"], "rejected", reviewer="Ida Moss")
    record.review(flows["Carvenia"], "corrected", {"amount": "6000000"}, reviewer="Ida Moss")
    told = [(one.donor, one.amount) for account in accounts(record) for one in account.payments]
    assert sorted(told) == [("Carvenia", "6000000"), ("Norvia", "3000000")]


def test_what_is_asked_for(record: Record) -> None:
    ostrand, selda = "the donor conference in Ostrand", "the donor conference in Port Selda"
    record.add(pledge("Carvenia", "5000000", "2031-05-14", occasion=ostrand))
    record.add(pledge("Norvia", "4000000", "2031-05-15", occasion=ostrand, outlet="Canal Sur"))
    record.add(pledge("Carvenia", "3000000", "2033-02-01", occasion=selda))

    def found(occasion: str | None = None, **asked: Any) -> list[tuple[str | None, list[str | None]]]:
        return [(one.occasion, [each.donor for each in one.payments]) for one in accounts(record, occasion, **asked)]

    assert found() == [(ostrand, ["Carvenia", "Norvia"]), (selda, ["Carvenia"])]
    assert found("Ostrand conference") == [(ostrand, ["Carvenia", "Norvia"])]
    assert found("the meeting in Port Selda") == [(selda, ["Carvenia"])]
    assert found(donor="Carvenia") == [(ostrand, ["Carvenia"]), (selda, ["Carvenia"])]
    assert found("Ostrand", donor="Norvia") == [(ostrand, ["Norvia"])]
    assert found(start="2032") == [(selda, ["Carvenia"])]
    assert found(end="2031-05-14") == [(ostrand, ["Carvenia"])]
    assert found("Vellmark") == []
    assert found(donor="Vellmark") == []
    assert found("100%") == []
    with pytest.raises(SettingError, match="no word to look for"):
        accounts(record, "…")
    with pytest.raises(SettingError, match="no date"):
        accounts(record, start="soon")


def test_an_occasion_without_dates_is_found_too(record: Record) -> None:
    record.add(pledge("Carvenia", "5000000", None, occasion="the conference in Ostrand"))  # type: ignore[arg-type]
    (account,) = accounts(record, "Ostrand")
    assert (account.first_seen, account.last_seen) == (None, None)
    assert [one.amount for one in account.payments] == ["5000000"]


def test_an_empty_record_has_no_accounts(record: Record) -> None:
    assert accounts(record) == []


def test_progress_is_told(record: Record) -> None:
    record.add(pledge("Carvenia", "5000000", "2031-05-14"))
    told: list[tuple[int, int]] = []
    accounts(record, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]
