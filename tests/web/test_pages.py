"""Every page in its three forms, on the demonstration's record, an empty one and a hostile one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient
from tests.web.hostile import OVERRIDE, SCRIPT, hostile_reading
from tests.web.reading import taken

from onrecord.comparing import Record
from onrecord.schema import SCHEMAS

PAGES = (
    "/",
    "/find",
    "/find?words=explosion",
    "/find?kind=events&all=1",
    "/find?kind=control&all=1",
    "/find?kind=flows&all=1",
    "/find?kind=figures&all=1",
    "/find?kind=actors&all=1",
    "/find?kind=places&all=1",
    "/find?kind=documents&words=grain",
    "/find?by=minister&about=talks&act=deny&start=2019-06&end=2019-06-30&outlet=courier",
    "/suggest?words=har",
    "/documents",
    "/documents/1",
    "/documents/4",
    "/claims",
    "/claims?disputed=1&all=1&kind=events",
    "/claims?about=Brask&start=2019&end=2019",
    "/entries/ENTRY",
    "/claims/CLAIM",
)
LARGEST = 200_000  # bytes of a page


@pytest.fixture(scope="module")
def numbers(compared_once: Path) -> dict[str, int]:
    with Record.open(compared_once, read_only=True) as record:
        claim = record.claims("killed", kind="figures", limit=1)[0]
        return {"ENTRY": claim.entries[0].entry, "CLAIM": claim.number}


def filled(page: str, numbers: dict[str, int]) -> str:
    for name, number in numbers.items():
        page = page.replace(name, str(number))
    return page


def in_form(page: str, form: str) -> str:
    path, sign, query = page.partition("?")
    return f"{'/index' if path == '/' else path}.{form}{sign}{query}"


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_whole(client: TestClient, numbers: dict[str, int], page: str) -> None:
    answer = client.get(filled(page, numbers))
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(answer.content) < LARGEST
    seen = taken(answer.text)
    assert len(seen.all("h1")) == len(seen.all("main")) == 1
    assert len(seen.ids) == len(set(seen.ids))
    assert not [one for one in seen.elements if "style" in one.attributes or one.tag == "style"]
    assert not [one for one in seen.elements if any(name.startswith("on") for name in one.attributes)]
    assert [one.attributes.get("src", "").startswith("/static/") for one in seen.all("script")] == [True]
    labelled = {one.attributes.get("for") for one in seen.all("label")}
    for one in (*seen.all("input"), *seen.all("select"), *seen.all("textarea")):
        assert one.attributes.get("type") == "hidden" or one.attributes["id"] in labelled


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_there_as_json(client: TestClient, numbers: dict[str, int], page: str) -> None:
    answer = client.get(in_form(filled(page, numbers), "json"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_there_as_sheets(client: TestClient, numbers: dict[str, int], page: str) -> None:
    answer = client.get(in_form(filled(page, numbers), "csv"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1 or page == "/find"


def test_links_lead_somewhere(client: TestClient, numbers: dict[str, int]) -> None:
    """All that pages of one's own link to is there, and what is pointed at within it."""
    wanted: dict[str, str] = {}
    for page in PAGES:
        here = filled(page, numbers)
        seen = taken(client.get(here).text)
        within = {link[1:] for link in seen.links if link.startswith("#")}
        assert within - {"main", *seen.ids} == set(), here
        wanted |= {link: here for link in seen.links if link.startswith("/")}
    kinds: dict[str, str] = {}
    for link in wanted:  # one of each kind of page and question
        path, _, query = link.partition("?")
        kinds.setdefault(
            "/".join(path.split("/")[:2]) + "?" + "&".join(p.split("=")[0] for p in query.split("&")), link
        )
    for link in kinds.values():
        path, _, within_ = link.partition("#")
        answer = client.get(path)
        assert answer.status_code == 200, (link, wanted[link])
        assert not within_ or within_ in taken(answer.text).ids, link


def test_json_has_the_public_forms(client: TestClient, numbers: dict[str, int]) -> None:
    document = client.get("/documents/1.json").json()
    jsonschema.validate(document["reading"], SCHEMAS["reading"]())
    jsonschema.validate(client.get(f"/claims/{numbers['CLAIM']}.json").json(), SCHEMAS["claim"]())
    for hit in client.get("/find.json?kind=figures&all=1").json()["found"]:
        jsonschema.validate(hit, SCHEMAS["found"]())


def test_the_text_of_a_document_is_all_there(client: TestClient, compared_once: Path) -> None:
    with Record.open(compared_once, read_only=True) as record:
        text = record.text_of(1).text
    assert client.get("/documents/1.txt").text == text
    page = client.get("/documents/1").text
    start = page.index('class="text marked"')
    shown = taken(page[start : page.index("</article>", start)]).text + taken(page[page.index("<h1") :][:2000]).text
    for word in text.split():
        assert word in shown


def test_words_and_entries_lead_to_each_other(client: TestClient, compared_once: Path) -> None:
    with Record.open(compared_once, read_only=True) as record:
        numbered = record.numbered(1)
    seen = taken(client.get("/documents/1").text)
    for said in numbered.reading.attributions:
        number = numbered.numbers[said.id]
        assert {f"e{number}", f"w{number}"} <= set(seen.ids)
        words = [one for one in seen.elements if str(number) in one.attributes.get("data-e", "").split()]
        assert any("cue" in one.attributes.get("class", "").split() for one in words)


def test_a_claim_says_where_it_comes_from(client: TestClient, compared_once: Path, numbers: dict[str, int]) -> None:
    with Record.open(compared_once, read_only=True) as record:
        claim = record.claim(numbers["CLAIM"])
    answer = client.get(f"/claims/{claim.number}")
    seen = taken(answer.text)
    for origin in claim.origins.list:
        assert origin.name in seen.text
    for told in claim.entries:
        assert f"/entries/{told.entry}" in seen.links
    assert len([one for one in seen.elements if "node" in one.attributes.get("class", "").split()]) >= len(
        {told.document.number for told in claim.entries}
    ) + len(claim.origins.list)


def test_the_original_is_never_a_page(client: TestClient, hostile: TestClient) -> None:
    for one in (client, hostile):
        kept = one.get("/documents/1/original")
        assert kept.headers["content-type"] == "application/octet-stream"
        assert kept.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in kept.headers["content-security-policy"]
        as_text = one.get("/documents/1/original.txt")
        assert as_text.headers["content-type"] == "text/plain; charset=utf-8"
        assert as_text.headers["x-content-type-options"] == "nosniff"
    assert hostile.get("/documents/1/original").content == hostile_reading().document.raw


def hostile_pages(client: TestClient) -> list[str]:
    numbers = [hit["entry"] for kind in ("statements", "events", "flows", "figures", "actors", "places")
               for hit in client.get(f"/find.json?kind={kind}&all=1").json()["found"]]  # fmt: skip
    claims = [one["number"] for one in client.get("/claims.json?all=1").json()["claims"]]
    assert len(numbers) == 6
    assert claims
    return [
        "/", "/documents", "/documents/1", "/documents/1?page=2", "/documents/1?page=9", "/claims?all=1",
        *(f"/find?kind={kind}&all=1" for kind in ("statements", "events", "flows", "figures", "actors", "places")),
        "/find?kind=documents&words=script", "/suggest?words=script",
        *(f"/entries/{number}" for number in numbers), *(f"/claims/{number}" for number in claims),
    ]  # fmt: skip


def test_nothing_of_a_report_is_markup(hostile: TestClient) -> None:
    for page in hostile_pages(hostile):
        answer = hostile.get(page)
        assert answer.status_code == 200, page
        assert len(answer.content) < LARGEST, page
        seen = taken(answer.text)
        assert [one.attributes.get("src", "").startswith("/static/") for one in seen.all("script")] == [True], page
        assert not seen.all("img"), page
        assert not [one for one in seen.elements if "onerror" in one.attributes or "onload" in one.attributes], page
        assert not [link for link in seen.links if link.lower().startswith(("javascript:", "data:"))], page
        for character in (*OVERRIDE[:1], "\u202c", "\x00", "\x1b", "\ud800"):
            assert character not in answer.text, page


def test_hostile_words_are_shown_as_words(hostile: TestClient) -> None:
    assert SCRIPT in taken(hostile.get("/documents/1").text).text
    assert "alert" in taken(hostile.get("/find?all=1").text).text


def test_hostile_words_are_whole_in_json_and_harmless_in_sheets(hostile: TestClient) -> None:
    assert hostile.get("/documents/1.json").json()["reading"] == hostile_reading().to_dict()
    for page in ("/documents/1.csv", "/find.csv?all=1", "/claims.csv?all=1", "/index.csv"):
        rows = list(csv.reader(io.StringIO(hostile.get(page).content.decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "@", "+")], page


def test_an_empty_record_has_its_pages(empty: TestClient) -> None:
    for page in ("/", "/documents", "/claims", "/find?words=harbour", "/find?kind=documents&all=1"):
        answer = empty.get(page)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text
    assert empty.get("/documents/1").status_code == 404


WRONG = {
    "/find?kind=gossip": 400,
    "/find?words=%20...%20&kind=statements": 400,
    "/find?words=" + "x" * 500: 400,
    "/find?start=yesterday&words=x": 400,
    "/find?page=0&words=x": 400,
    "/find?page=two&words=x": 400,
    "/find?size=100000&words=x": 400,
    "/find?act=sing&words=x": 400,
    "/claims?kind=actors": 400,
    "/claims/99999999": 404,
    "/claims/9999999999999999999999": 404,
    "/claims/first": 404,
    "/entries/99999999": 404,
    "/entries/-1": 404,
    "/documents/99999999": 404,
    "/documents/\u0663": 404,
    "/documents/1.pdf": 404,
    "/nowhere": 404,
    "/static/../app.py": 404,
    "/static/nothing.css": 404,
}


@pytest.mark.parametrize(("page", "status"), WRONG.items())
def test_what_is_wrong_is_said(client: TestClient, page: str, status: int) -> None:
    answer = client.get(page)
    assert answer.status_code == status
    seen = taken(answer.text)
    assert len(seen.all("h1")) == 1
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text.lower()
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_is_wrong_is_said_in_the_form_that_was_asked_for(client: TestClient) -> None:
    answer = client.get("/claims/99999999.json")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert "no claim 99999999" in answer.json()["error"]
    assert client.get("/documents/1/original.json").json()["status"] == 404
    assert client.get("/find.csv?kind=gossip").headers["content-type"].startswith("text/plain")


def test_long_lists_come_in_pages(client: TestClient) -> None:
    first = client.get("/find.json?all=1&size=5").json()
    second = client.get(first["next"].replace("/find?", "/find.json?")).json()
    assert len(first["found"]) == len(second["found"]) == 5
    assert not {one["entry"] for one in first["found"]} & {one["entry"] for one in second["found"]}
    seen = taken(client.get("/find?all=1&size=5&page=2").text)
    assert {"prev", "next"} <= {one.attributes.get("rel") for one in seen.all("a")}


def test_suggestions_are_names_of_the_record(client: TestClient) -> None:
    names = client.get("/suggest.json?words=harb").json()["names"]
    assert {"kind": "outlet", "name": "Harbour Post"} in names
    assert client.get('/suggest.json?words="*%25_').json() == {"names": []}
