"""From what a user names to documents. All outlets, places and persons are invented."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import io
import json
import os
import pickle
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.documents.canned import Canned

from onrecord.documents import (
    Source,
    document_from_bytes,
    document_from_text,
    list_inputs,
    open_inputs,
    open_source,
)
from onrecord.documents.fetch import Fetcher
from onrecord.errors import (
    AddressRefused,
    BinaryInput,
    DamagedInput,
    EmptyInput,
    InputError,
    MissingInput,
    OtherLanguage,
    SettingError,
    TooLarge,
    UnreadableInput,
)
from onrecord.schema import Document
from onrecord.settings import Settings

TEXT = "The mayor of Port Velmar said on Tuesday that the harbour was open to all of the fishermen again.\n"
BODY = "".join(f"<p>{TEXT.strip()} Part {number} of the report is here.</p>\n" for number in range(6))
PAGE = f"<!DOCTYPE html><html lang=en><head><title>Harbour</title></head><body><article>{BODY}</article></body></html>"
HEBREW = "ראש העיר אמר ביום שלישי כי הנמל פתוח שוב לכל הדייגים של העיר והסביבה, כך נמסר מהעירייה.\n"
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن الميناء مفتوح من جديد أمام جميع الصيادين في المدينة وما حولها.\n"
SETTINGS = Settings(max_input_bytes=1_000_000)


def opened(*names: object, **given: object) -> list[Document | InputError]:
    given = {"settings": SETTINGS} | given
    return list(open_inputs([str(name) for name in names], **given))  # type: ignore[arg-type]


def documents(*names: object, **given: object) -> list[Document]:
    found = opened(*names, **given)
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def error(*names: object, **given: object) -> InputError:
    (found,) = opened(*names, **given)
    assert isinstance(found, InputError), found
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("a.txt", "b/c.txt", "b/a.txt", "c.txt", ".secret.txt", ".hidden/x.txt"):
        (tmp_path / name).write_text(f"{name}: {TEXT}")
    return tmp_path


# What is named


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT)
    (document,) = documents(file)
    assert document.text == TEXT
    assert document.name == str(file)
    assert document.raw == TEXT.encode()
    assert document.id == "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def names_of(found: list[Document], folder: Path) -> list[str]:
    return [os.path.relpath(document.name, folder) for document in found]


def test_a_folder_is_read_by_name_without_what_is_hidden(folder: Path) -> None:
    assert names_of(documents(folder), folder) == ["a.txt", "b/a.txt", "b/c.txt", "c.txt"]


def test_a_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert names_of(documents(folder / ".secret.txt"), folder) == [".secret.txt"]


def test_patterns(folder: Path) -> None:
    assert names_of(documents(folder / "*.txt"), folder) == ["a.txt", "c.txt"]
    assert names_of(documents(folder / "**/*.txt"), folder) == ["a.txt", "b/a.txt", "b/c.txt", "c.txt"]
    assert names_of(documents(folder / "**"), folder) == ["a.txt", "b/a.txt", "b/c.txt", "c.txt"]
    assert names_of(documents(folder / "[bc]*"), folder) == ["b/a.txt", "b/c.txt", "c.txt"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert names_of(documents(tmp_path / "a[1].txt"), tmp_path) == ["a[1].txt"]


def test_a_circle_of_links_ends(folder: Path) -> None:
    (folder / "b" / "round").symlink_to(folder)
    (folder / "d.txt").symlink_to(folder / "a.txt")
    (folder / "dangling").symlink_to(folder / "nowhere")
    assert names_of(documents(folder), folder) == ["a.txt", "b/a.txt", "b/c.txt", "c.txt", "d.txt"]


def test_a_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 500)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(TEXT)
    assert len(documents(tmp_path)) == 1


@pytest.mark.parametrize(
    "name", ["nowhere.txt", "nowhere/*.txt", "The mayor said so.", "a\x00b", "a\x00b/*", "x" * 5_000]
)
def test_what_is_not_there(name: str) -> None:
    found = error(name)
    assert isinstance(found, MissingInput | UnreadableInput)
    assert found.name == name


def test_a_file_taken_for_a_folder(folder: Path) -> None:
    assert isinstance(error(folder / "a.txt" / "b.txt"), MissingInput)


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no files" in str(error(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    assert isinstance(error(folder / "a.txt"), UnreadableInput)


def test_a_file_that_the_system_cannot_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("onrecord.documents.inputs.open", refuse, raising=False)
    found = error(folder / "a.txt")
    assert isinstance(found, UnreadableInput)
    assert "Permission denied" in str(found)


def test_a_file_that_goes_away_between_the_steps(folder: Path) -> None:
    (source,) = list_inputs([str(folder / "a.txt")], SETTINGS)
    assert isinstance(source, Source)
    (folder / "a.txt").unlink()
    with pytest.raises(UnreadableInput):
        open_source(source, settings=SETTINGS)


def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    (document,) = documents(tmp_path)
    assert document.name.encode() == f"{tmp_path}/caf\N{REPLACEMENT CHARACTER}.txt".encode()


def test_standard_input_once() -> None:
    stdin = io.BytesIO(TEXT.encode())
    first, second = opened("-", "-", stdin=stdin)
    assert isinstance(first, Document)
    assert (first.name, first.text) == ("stdin", TEXT)
    assert isinstance(second, EmptyInput)
    assert "already" in str(second)


def test_standard_input_may_be_lines() -> None:
    stdin = io.BytesIO(b'{"text": "One said so."}\nbroken\n{"text": "Two said so."}\n')
    found = opened("-", stdin=stdin)
    assert [one.name for one in found] == ["stdin:1", "stdin:2", "stdin:3"]
    assert isinstance(found[1], DamagedInput)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    thread = threading.Thread(target=lambda: pipe.write_text(TEXT))
    thread.start()
    (document,) = documents(pipe)
    thread.join()
    assert document.text == TEXT


def test_an_endless_device() -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("needs /dev/zero")
    assert isinstance(error("/dev/zero"), BinaryInput | TooLarge)


def test_an_address() -> None:
    transport = Canned(**{"1": (200, TEXT.encode())})
    fetcher = Fetcher(SETTINGS, transport=transport, resolve=lambda host, port: ["8.8.8.8"])
    url = "https://velmarpost.example/1"
    (document,) = documents(url, fetcher=fetcher)
    assert (document.name, document.url, document.text) == (url, url, TEXT)


@pytest.mark.parametrize(
    "name", ["ftp://velmarpost.example/", "file:///etc/passwd", "http://127.0.0.1/", "HTTP://0/", "s://\ud800"]
)
def test_addresses_that_are_refused(name: str) -> None:
    found = error(name)
    assert isinstance(found, AddressRefused)
    assert str(found).encode()


# What is in it


def test_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode(), mtime=0))
    (document,) = documents(tmp_path)
    assert document.text == TEXT
    assert document.raw == TEXT.encode()


def test_a_page() -> None:
    document = document_from_bytes(PAGE.encode(), name="page", settings=SETTINGS)
    assert "The mayor of Port Velmar said" in document.text
    assert "<p>" not in document.text
    assert document.raw == PAGE.encode()


def test_a_page_in_lines(tmp_path: Path) -> None:
    fields = {"html": PAGE, "id": "p1", "title": "Given", "byline": "Ina Torv", "published": "2014-01-15"}
    (tmp_path / "a.jsonl").write_text(json.dumps(fields))
    (document,) = documents(tmp_path)
    assert "The mayor of Port Velmar said" in document.text
    assert (document.id, document.name, document.title) == ("p1", "p1", "Given")
    assert (document.byline, document.published) == (("Ina Torv",), "2014-01-15")
    assert document.raw == json.dumps(fields).encode()


def test_a_broken_line_costs_that_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One said so."}\n\n{"text": "Two said\n   \n{"text": "Three said so."}')
    first, second, third = opened(file)
    assert isinstance(first, Document)
    assert isinstance(second, DamagedInput)
    assert second.name == f"{file}:3"
    assert isinstance(third, Document)
    assert (third.name, third.text) == (f"{file}:5", "Three said so.")


def test_lines_may_be_larger_than_one_document(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"text": f"{TEXT}{number}"}) + "\n" for number in range(100)))
    settings = dataclasses.replace(SETTINGS, max_input_bytes=1_000, max_line_bytes=1_000)
    assert len(documents(file, settings=settings)) == 100


def test_a_long_line_costs_that_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "x" * 2_000}) + "\n" + json.dumps({"text": TEXT}))
    first, second = opened(file, settings=dataclasses.replace(SETTINGS, max_line_bytes=1_000))
    assert isinstance(first, TooLarge)
    assert first.name == f"{file}:1"
    assert isinstance(second, Document)


def test_an_empty_file_of_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n" * 70_000)
    assert isinstance(error(file), EmptyInput)


def test_a_large_text_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 1_000)
    os.truncate(file, 50_000_000)
    found = error(file)
    assert isinstance(found, TooLarge)
    assert "1,000,000" in str(found)
    assert found.advice


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", EmptyInput),
        (b" \n\t\r\n", EmptyInput),
        (b" " * 100_000, EmptyInput),
        (b"%PDF-1.7 \x00\x01", BinaryInput),
        (bytes(range(256)) * 50, BinaryInput),
        (gzip.compress(TEXT.encode() * 50, mtime=0)[:40], DamagedInput),
        (gzip.compress(b"a" * 10_000_000, mtime=0), TooLarge),
        (HEBREW.encode() * 5, OtherLanguage),
        (ARABIC.encode() * 5, OtherLanguage),
        (HEBREW.encode("cp1255") * 5, OtherLanguage),
    ],
)
def test_bad_input_does_not_stop_the_others(tmp_path: Path, raw: bytes, kind: type[InputError]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b").write_bytes(raw)
    (tmp_path / "c.txt").write_text(TEXT)
    first, bad, last = opened(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert type(bad) is kind
    assert bad.name == str(tmp_path / "b")


def test_odd_texts_are_read(tmp_path: Path) -> None:
    texts = {
        "nulls": TEXT.replace("Velmar", "Vel\x00mar").encode(),
        "utf16": TEXT.encode("utf-16"),
        "mark": TEXT.encode("utf-8-sig"),
        "western": TEXT.replace("mayor", "préfet").encode("cp1252"),
        "line": TEXT.replace("\n", " ").encode() * 9_000,
    }
    for name, raw in texts.items():
        (tmp_path / name).write_bytes(raw)
    found = {Path(document.name).name: document for document in documents(tmp_path)}
    assert found["nulls"].text == TEXT.replace("Velmar", "Vel\x00mar")
    assert found["utf16"].text == TEXT
    assert found["mark"].text == TEXT
    assert found["western"].text == TEXT.replace("mayor", "préfet")
    assert found["line"].text == TEXT.replace("\n", " ") * 9_000
    assert all(found[name].raw == raw for name, raw in texts.items())


# What is given with it


def test_outlet_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (document,) = documents(tmp_path, outlet="Velmar Post", published="2014-01-15")
    assert (document.outlet, document.published, document.published_basis) == ("Velmar Post", "2014-01-15", "given")


def test_a_date_that_is_none_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(SettingError):
        opened(tmp_path, published="some day")


def test_other_languages_are_named() -> None:
    with pytest.raises(OtherLanguage, match=r"in Hebrew \(he\), and what is read is English \(en\)"):
        document_from_text(HEBREW, settings=SETTINGS)
    with pytest.raises(OtherLanguage, match=r"Arabic \(ar\)"):
        document_from_text(ARABIC, settings=SETTINGS)


def test_a_given_language_goes_before_the_detected_one() -> None:
    latin = "Alea iacta est. Veni, vidi, vici, et cetera, ad infinitum, de facto et de iure, pro bono."
    assert document_from_text(latin, language="en", settings=SETTINGS).language == "en"
    with pytest.raises(OtherLanguage, match="in Latin"):
        document_from_text(latin, settings=SETTINGS)
    assert document_from_bytes(latin.encode(), name="n", language="en", settings=SETTINGS).language == "en"
    assert document_from_bytes(PAGE.encode(), name="n", language="en", settings=SETTINGS).language == "en"
    with pytest.raises(OtherLanguage, match="in Hebrew"):
        document_from_text(TEXT, language="he", settings=SETTINGS)


def test_languages_are_a_setting() -> None:
    both = dataclasses.replace(SETTINGS, languages="en, he")
    assert document_from_text(HEBREW, settings=both).language == "he"


# The library's calls


def test_a_text_is_kept_as_it_is() -> None:
    text = "\ufeffHe said so.\r\n\r\n\ud800 He did.\x00"
    document = document_from_text(text, id="t1", title="T", byline=("Ina Torv",), settings=SETTINGS)
    assert document.text == text
    assert document.raw == text.encode("utf-8", "surrogatepass")
    assert (document.id, document.name, document.title, document.byline) == ("t1", "text", "T", ("Ina Torv",))


@pytest.mark.parametrize("text", ["", " \n", "\x00\ufeff"])
def test_a_text_with_nothing_in_it(text: str) -> None:
    with pytest.raises(EmptyInput):
        document_from_text(text, settings=SETTINGS)


def test_a_text_over_the_limit() -> None:
    with pytest.raises(TooLarge):
        document_from_text("x" * 11, settings=dataclasses.replace(SETTINGS, max_input_bytes=10))


def test_bytes_may_be_one_line_but_not_two() -> None:
    raw = json.dumps({"text": TEXT, "id": "x"}).encode()
    assert document_from_bytes(raw, name="n", settings=SETTINGS).id == "x"
    with pytest.raises(InputError, match="several documents"):
        document_from_bytes(raw + b"\n" + raw, name="n", settings=SETTINGS)


# Two steps


def test_sources_are_small_and_can_be_sent(folder: Path) -> None:
    (folder / "d.jsonl").write_text('{"text": "One said so."}\n{"text": "Two said so."}')
    sources = list(list_inputs([str(folder), "https://velmarpost.example/1", "nowhere"], SETTINGS))
    sent = pickle.loads(pickle.dumps(sources))
    assert sent[:-1] == sources[:-1]
    assert isinstance(sent[-1], MissingInput)
    assert str(sent[-1]) == str(sources[-1])
    assert [source.line for source in sent[:-1]] == [None] * 4 + [1, 2, None]
    assert len(pickle.dumps(sources[0])) < 1_000


def test_both_steps_make_what_one_makes(folder: Path) -> None:
    (folder / "d.jsonl").write_text('{"text": "One said so."}\nbroken')
    one = opened(folder)

    def both() -> Iterator[Document | InputError]:
        for source in list_inputs([str(folder)], SETTINGS):
            try:
                yield source if isinstance(source, InputError) else open_source(source, settings=SETTINGS)
            except InputError as refused:
                yield refused

    assert [str(found) for found in both()] == [str(found) for found in one]


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    found = open_inputs([str(folder), str(folder / "never")], settings=SETTINGS)
    first = next(found)
    assert isinstance(first, Document)
    (folder / "never").write_text(TEXT)
    assert [type(one) for one in found] == [Document] * 4


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@example("\ud800/*")
@example("\x00/*[")
def test_any_name_gives_documents_or_errors(name: str) -> None:
    found = opened("nowhere/" + name.replace(".", ""))
    assert found
    assert all(isinstance(one, InputError) for one in found)
    assert all(str(one).encode() for one in found), "every message can be printed"
