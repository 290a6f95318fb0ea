from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.comparing.texts import OTHER, OWN, WIRE, document

from onrecord.comparing import CopyIndex, copies
from onrecord.comparing.fingerprints import SHINGLE, WINDOW, fingerprints
from onrecord.comparing.words import Words
from onrecord.record import Record
from onrecord.schema import Document

HALF = f"{OWN}\n\n{WIRE.split(chr(10))[2]}"


def test_groups_and_texts() -> None:
    reports = [
        document(text, id) for id, text in zip("abcd", (WIRE, OTHER, WIRE.replace("400", "410"), HALF), strict=True)
    ]
    [group] = copies(reports)
    assert group.documents == ("a", "c", "d")
    assert group.texts == (("a", "c"), ("d",))
    assert [(pair.first, pair.second, pair.kind) for pair in group.pairs] == [
        ("a", "c", "copy"),
        ("a", "d", "partly"),
        ("c", "d", "partly"),
    ]


def test_a_short_one_cut_from_two_makes_them_no_one_text() -> None:
    part = WIRE.split("\n\n")[1]
    longer = f"{part}\n\n{OTHER}\n\n{OTHER.upper()}"
    [group] = copies([document(WIRE, "wire"), document(longer, "longer"), document(part, "brief")])
    assert group.documents == ("wire", "longer", "brief")
    assert group.texts in ((("wire", "brief"), ("longer",)), (("wire",), ("longer", "brief")))


def test_whom_either_credits() -> None:
    wire = document(f"VELLMARK (Reuters) – {WIRE}", "wire")
    [group] = copies([wire, document(f"{HALF} — with agencies", "half")])
    [pair] = group.pairs
    assert [credit.agency for credit in pair.first_credits] == ["Reuters"]
    assert [credit.agency for credit in pair.second_credits] == ["agencies"]


@pytest.mark.parametrize("reports", [[], [""], ["harbour"], ["", "harbour", "The harbour"], [WIRE], [WIRE, OTHER]])
def test_no_copies(reports: list[str]) -> None:
    assert copies(document(text, str(at)) for at, text in enumerate(reports)) == []


def test_the_same_document_twice_is_one() -> None:
    assert copies([document(WIRE, "a"), document(WIRE, "a")]) == []
    [group] = copies([document(WIRE, "a"), document(WIRE, "b")])
    assert group.texts == (("a", "b"),)


def test_the_same_few_words_twice() -> None:
    [group] = copies(
        [document("The harbour is shut again today.", "a"), document("The harbour is shut again today.", "b")]
    )
    assert group.texts == (("a", "b"),)


def test_a_document_given_twice_is_one() -> None:
    [group] = copies([document(WIRE, "a"), document(WIRE, "b"), document(WIRE, "b")])
    assert [(pair.first, pair.second, pair.numbers) for pair in group.pairs] == [("a", "b", (1, 2))]


def test_an_index_in_a_file_goes_on_where_it_was(tmp_path: Path) -> None:
    kept = {1: document(WIRE, "a"), 2: document(OTHER, "b")}
    for number, one in kept.items():
        with Record.open(tmp_path / "copies.db") as record, record.writing():
            assert CopyIndex(record.connection, kept.__getitem__).add(number, one) == ()
    with Record.open(tmp_path / "copies.db") as record:
        index = CopyIndex(record.connection, kept.__getitem__)
        [pair] = index.add(3, document(HALF, "c"))
        assert (pair.first, pair.kind, pair.numbers) == ("a", "partly", (1, 3))


def test_texts_are_found_before_and_after_they_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.comparing.fingerprints.BATCH", 3)
    index = CopyIndex()
    for at in range(10):
        pairs = index.add(at, document(WIRE.replace("400", str(at)), str(at)))
        assert sorted(pair.first for pair in pairs) == [str(earlier) for earlier in range(at)]


def test_a_story_printed_by_many_is_found_at_once() -> None:
    """However many print it, a new copy is laid beside a few dozen of them."""
    index = CopyIndex()
    times = []
    for at in range(160):
        start = time.perf_counter()
        pairs = index.add(at, document(WIRE.replace("400", str(at)), str(at)))
        times.append(time.perf_counter() - start)
        assert bool(pairs) == (at > 0)
        assert all(pair.kind == "copy" for pair in pairs)
    assert sum(times[-50:]) < 5 * sum(times[50:100])


@given(st.integers(0, 2**32), st.integers(0, 60), st.integers(0, 60))
def test_a_shared_stretch_shares_a_fingerprint(seed: int, before: int, after: int) -> None:
    """The promise of winnowing, wherever the stretch stands."""
    chance = random.Random(seed)

    def words(size: int) -> list[str]:
        return [f"w{chance.getrandbits(40):x}" for _ in range(size)]

    stretch = words(SHINGLE + WINDOW - 1)
    first, second = (
        Document(id, id, " ".join(words(at) + stretch + words(9))) for id, at in (("a", before), ("b", after))
    )
    assert set(fingerprints(Words(first))) & set(fingerprints(Words(second)))


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_texts(texts: list[str]) -> None:
    groups = copies(Document(str(at), str(at), text) for at, text in enumerate(texts))
    for pair in (pair for group in groups for pair in group.pairs):
        for one in pair.agreements:
            assert texts[int(pair.first)][slice(*one.first)]
            assert texts[int(pair.second)][slice(*one.second)]
