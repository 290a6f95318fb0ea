"""JSON Lines of documents. All outlets, places and persons are invented."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.jsonl import parse_line, read_line
from onrecord.errors import DamagedInput, EmptyInput, InputError, SettingError
from onrecord.schema import Reading
from onrecord.settings import Settings

TEXT = "PORT VELMAR — The harbour is open again, the mayor said on Tuesday."
SETTINGS = Settings()


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_every_field() -> None:
    raw = line(
        text=TEXT,
        id="v-1",
        url="https://velmarpost.example/1",
        outlet="Velmar Post",
        title="Harbour open",
        byline=["Ina Torv", "Abe Lund"],
        published="2014-01-15",
        section="passed over",
    )
    document = read_line(raw, "reports.jsonl:1", settings=SETTINGS)
    assert document.text == TEXT
    assert document.id == "v-1"
    assert document.name == "v-1"
    assert document.url == "https://velmarpost.example/1"
    assert document.outlet == "Velmar Post"
    assert document.title == "Harbour open"
    assert document.byline == ("Ina Torv", "Abe Lund")
    assert document.published == "2014-01-15"
    assert document.published_basis == "metadata"
    assert document.language == "en"
    assert document.raw == raw
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_text_alone() -> None:
    raw = line(text=TEXT)
    document = read_line(raw, "reports.jsonl:7", settings=SETTINGS)
    assert document.id == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert document.name == "reports.jsonl:7"
    assert (document.url, document.outlet, document.byline, document.published) == (None, None, (), None)


def test_null_is_as_good_as_left_out() -> None:
    keys = ("html", "id", "doc", "url", "outlet", "title", "byline", "published")
    parsed = parse_line(line(text=TEXT, **dict.fromkeys(keys)), "x:1")
    assert parsed == parse_line(line(text=TEXT), "x:1")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "a"}, "a"),
        ({"doc": "b"}, "b"),
        ({"id": "a", "doc": "b"}, "a"),
        ({"id": None, "doc": "b"}, "b"),
        ({"id": 17}, "17"),
        ({"id": ""}, None),
    ],
)
def test_id_and_its_synonym(fields: dict[str, object], expected: str | None) -> None:
    assert parse_line(line(text=TEXT, **fields), "x:1").id == expected


@pytest.mark.parametrize(("byline", "expected"), [("Ina Torv", ("Ina Torv",)), (["A", "B"], ("A", "B")), ([], ())])
def test_byline_is_a_string_or_a_list(byline: object, expected: tuple[str, ...]) -> None:
    assert parse_line(line(text=TEXT, byline=byline), "x:1").byline == expected


def test_the_name_is_the_id_or_the_url_or_the_line() -> None:
    url = "https://velmarpost.example/1"
    assert read_line(line(text=TEXT, id="v", url=url), "x:1", settings=SETTINGS).name == "v"
    assert read_line(line(text=TEXT, url=url), "x:1", settings=SETTINGS).name == url


def test_what_is_given_for_the_run_goes_before_the_line() -> None:
    raw = line(text=TEXT, outlet="Velmar Post", published="2014-01-15")
    document = read_line(raw, "x:1", outlet="Isle Courier", published="2014-02", settings=SETTINGS)
    assert (document.outlet, document.published, document.published_basis) == ("Isle Courier", "2014-02", "given")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"text": "cut', "not JSON"),
        (b"nonsense", "not JSON"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 200_000, "not JSON|nested too deep"),
        (b'{"text": "x", "n": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b'["text"]', "is a list, not an object"),
        (b'"text"', "is a string, not an object"),
        (b"17", "is a number, not an object"),
        (b"null", "is null, not an object"),
        (b"true", "is true or false, not an object"),
        (b"{}", "neither the field text nor html"),
        (b'{"text": null}', "neither the field text nor html"),
        (b'{"text": 17}', "the field text should be a string, not a number"),
        (b'{"text": ["a"]}', "the field text should be a string, not a list"),
        (b'{"html": {}}', "the field html should be a string, not an object"),
        (b'{"text": "x", "url": 1}', "the field url should be a string, not a number"),
        (b'{"text": "x", "byline": [1]}', "the field byline should be a string or a list of strings, not a number"),
        (b'{"text": "x", "byline": {}}', "the field byline should be a string or a list of strings, not an object"),
        (b'{"text": "x", "id": true}', "the field id should be a string or a whole number, not true or false"),
        (b'{"text": "x", "doc": 1.5}', "the field doc should be a string or a whole number, not a number"),
    ],
)
def test_what_is_wrong_is_said(raw: bytes, reason: str) -> None:
    with pytest.raises(DamagedInput, match=reason) as caught:
        parse_line(raw, "reports.jsonl:3")
    assert caught.value.name == "reports.jsonl:3"


def test_a_date_that_is_none_is_the_lines_fault_or_the_users() -> None:
    with pytest.raises(DamagedInput, match="not a date"):
        read_line(line(text=TEXT, published="some day"), "x:1", settings=SETTINGS)
    with pytest.raises(SettingError, match="not a date"):
        read_line(line(text=TEXT, published="2014"), "x:1", published="some day", settings=SETTINGS)


@pytest.mark.parametrize("text", ["", " \n", "\u2003"])
def test_a_text_with_nothing_in_it(text: str) -> None:
    with pytest.raises(EmptyInput) as caught:
        read_line(line(text=text), "x:1", settings=SETTINGS)
    assert caught.value.name == "x:1"


def test_text_goes_before_html() -> None:
    assert read_line(line(text=TEXT, html="<p>Other</p>"), "x:1", settings=SETTINGS).text == TEXT


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    assert parse_line(b"\xef\xbb\xbf" + line(text=TEXT), "x:1").text == TEXT


def test_lone_surrogates_stay_and_can_be_written() -> None:
    raw = rb'{"text": "He said \ud800 and \udfff so.", "title": "\udc00"}'
    document = read_line(raw, "x:1", settings=SETTINGS)
    assert document.text == "He said \ud800 and \udfff so."
    written = json.dumps(Reading("none", document).to_dict(), ensure_ascii=True)
    assert json.loads(written.encode())["document"]["text"] == document.text


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_a_text_is_kept_character_for_character(text: str) -> None:
    assert parse_line(line(text=text), "x:1").text == text


@given(st.binary(max_size=100) | st.recursive(st.none() | st.text(), st.lists).map(lambda value: line(text=value)))
def test_anything_is_a_line_or_refused(raw: bytes) -> None:
    try:
        parsed = parse_line(raw, "x:1")
    except InputError as error:
        refused: InputError | None = error
    else:
        refused = None
        assert isinstance(parsed.text or parsed.html or "", str)
    assert refused is None or refused.name == "x:1"
