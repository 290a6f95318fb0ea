"""Who is let in, which forms are taken, and what every answer carries."""

from __future__ import annotations

import logging
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import BASE
from tests.web.reading import token

from onrecord.comparing import Record
from onrecord.errors import NoRecord, SettingError
from onrecord.web import pages
from onrecord.web.app import app
from onrecord.web.asking import Asked
from onrecord.web.gate import local
from onrecord.web.page import Action, Page, Pages, View
from onrecord.web.security import allowed_hosts
from onrecord.web.sessions import Sessions, Throttle

PASSWORD = "brass lantern"


@pytest.fixture
def locked(compared_once: Path) -> Iterator[TestClient]:
    with TestClient(app(compared_once, password=PASSWORD), base_url=BASE) as made:
        yield made


def signed_in(client: TestClient, password: str = PASSWORD, target: str = "/") -> int:
    form = client.get("/sign-in").text
    sent = {"csrf": token(form), "password": password, "next": target}
    return client.post("/sign-in", data=sent, follow_redirects=False).status_code


@pytest.mark.parametrize("page", ["/", "/index.json", "/static/style.css", "/nowhere", "/claims/9999999"])
def test_every_answer_has_the_headers(client: TestClient, page: str) -> None:
    headers = client.get(page).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", ""])
def test_other_hosts_are_turned_away(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8123", "localhost:8123", "LOCALHOST", "[::1]:8123"])
def test_this_machine_is_let_in(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_hosts_follow_where_it_is_listened() -> None:
    assert "10.1.2.3" in (allowed_hosts("10.1.2.3") or ())
    assert "[fe80::1]" in (allowed_hosts("fe80::1") or ())
    assert allowed_hosts("0.0.0.0") is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "news.example"])
def test_other_machines_need_a_password(compared_once: Path, host: str) -> None:
    with pytest.raises(SettingError, match="ONRECORD_WEB_PASSWORD"):
        app(compared_once, host=host)
    with pytest.raises(SettingError, match="empty"):
        app(compared_once, host=host, password="")


def test_no_record_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(NoRecord):
        app(tmp_path / "none.record")


def test_a_password_stands_before_every_page(locked: TestClient) -> None:
    answer = locked.get("/claims?disputed=1", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fclaims%3Fdisputed%3D1")
    assert locked.get("/claims.json").status_code == 401
    assert locked.get("/documents/1.txt").status_code == 401
    assert locked.post("/claims/1/grade", data={"value": "1"}).status_code == 401
    assert "Meridian" not in locked.get("/sign-in").text


def test_signing_in_and_out(locked: TestClient) -> None:
    assert signed_in(locked, target="/claims") == 303
    page = locked.get("/claims")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    cookie = next(one for one in locked.cookies.jar if "session" in one.name)
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert (cookie.get_nonstandard_attr("SameSite") or "").lower() == "lax"
    locked.post("/sign-out", data={"csrf": token(page.text)})
    assert locked.get("/claims", follow_redirects=False).status_code == 303


def test_the_password_may_come_with_the_request(locked: TestClient) -> None:
    assert locked.get("/claims.json", headers={"authorization": f"Bearer {PASSWORD}"}).status_code == 200
    assert locked.get("/claims.json", headers={"authorization": "Bearer brass"}).status_code == 401
    assert locked.get("/claims.json", headers={"authorization": f"Basic {PASSWORD}"}).status_code == 401


def test_wrong_passwords_are_slowed_down(locked: TestClient) -> None:
    assert [signed_in(locked, "tin lantern") for _ in range(5)] == [403] * 5
    assert signed_in(locked) == 429
    assert locked.get("/claims.json", headers={"authorization": f"Bearer {PASSWORD}"}).status_code == 401


def test_the_wait_grows_and_ends() -> None:
    throttle = Throttle()
    for _ in range(4):
        throttle.wrong("10.0.0.1", now=100.0)
    assert throttle.wait("10.0.0.1", now=100.0) == 0
    waits = []
    for _ in range(20):
        throttle.wrong("10.0.0.1", now=100.0)
        waits.append(throttle.wait("10.0.0.1", now=100.0))
    assert waits == sorted(waits)
    assert waits[-1] == 900
    assert throttle.wait("10.0.0.1", now=1001.0) == 0
    assert throttle.wait("10.0.0.2", now=100.0) == 0
    for number in range(100):
        throttle.wrong(f"10.0.1.{number}", now=100.0)
    assert throttle.wait("10.0.9.9", now=100.0) > 0


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x"])
def test_one_is_sent_to_no_other_site(target: str) -> None:
    assert local(target) == "/"


def test_sessions_end() -> None:
    sessions = Sessions(PASSWORD)
    one = sessions.begin()
    assert sessions.is_open(one)
    assert not sessions.is_open("made up")
    sessions.end(one)
    assert not sessions.is_open(one)
    assert not Sessions().is_password("")


def test_a_form_needs_its_token(writing: TestClient) -> None:
    number = writing.get("/claims.json").json()["claims"][0]["number"]
    good = token(writing.get(f"/claims/{number}").text)
    at, sent = f"/claims/{number}/grade", {"value": "2", "who": "Ada Quill", "why": "seen myself"}
    assert writing.post(at, data=sent).status_code == 403
    assert writing.post(at, data={**sent, "csrf": "0" * 64}).status_code == 403
    assert writing.post(at, data={**sent, "csrf": good}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert writing.post(at, data={**sent, "csrf": good}, headers={"origin": "http://evil.example"}).status_code == 403
    assert writing.get(f"/claims/{number}.json").json()["grade"]["decided"] is None
    answer = writing.post(at, data={**sent, "csrf": good}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{number}#grade")
    grade = writing.get(f"/claims/{number}.json").json()["grade"]
    assert (grade["decided"], grade["decided_by"], grade["why"]) == (2, "Ada Quill", "seen myself")
    writing.cookies.clear()
    assert writing.post(at, data={**sent, "csrf": good}).status_code == 403


def test_wrong_forms_are_said(writing: TestClient) -> None:
    number = writing.get("/claims.json").json()["claims"][0]["number"]
    good, at = token(writing.get(f"/claims/{number}").text), f"/claims/{number}/grade"
    assert writing.post(at, data={"csrf": good, "value": "9", "who": "Ada"}).status_code == 400
    assert writing.post(at, data={"csrf": good, "value": "2", "who": " "}).status_code == 400
    assert writing.post(at, data={"csrf": good, "value": "2", "who": "A" * 200}).status_code == 400
    assert writing.post(at, json={"csrf": good}).status_code == 415
    assert writing.post(at, data={"csrf": good, "why": "x" * 300_000}).status_code == 413
    assert writing.post(at, content=(b"x" * 1000 for _ in range(300)), headers={
        "content-type": "application/x-www-form-urlencoded"}).status_code == 413  # fmt: skip
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert writing.post(at, content=b"--x\r\nnonsense", headers=broken).status_code in (400, 403)
    assert writing.post(at, content=b"", headers={"content-type": "multipart/form-data"}).status_code in (400, 403)
    assert writing.post("/claims", data={"csrf": good}).status_code == 405


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_that_cannot_be_written(compared_once: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(compared_once, tmp_path / "fixed.record"))
    path.chmod(stat.S_IRUSR)
    with TestClient(app(path), base_url=BASE) as client:
        page = client.get("/claims/1")
        assert "read only" in page.text
        assert client.post("/claims/1/grade", data={"csrf": token(page.text)}).status_code == 403


def test_faults_of_ours_are_logged_and_not_told(compared_once: Path, caplog: pytest.LogCaptureFixture) -> None:
    def broken(asked: Asked) -> View:
        raise ValueError("the secret of the house")

    modules = Pages((Page("/broken", broken),), (Action("/act", lambda asked: broken(asked)),))  # type: ignore[arg-type, return-value]
    with TestClient(app(compared_once, modules=modules), base_url=BASE, raise_server_exceptions=False) as client:
        with caplog.at_level(logging.CRITICAL, "uvicorn"):
            answer = client.get("/broken")
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert client.get("/broken.json").json()["status"] == 500
        assert client.get("/broken").status_code == 500  # the thread that failed goes on
    assert "the secret of the house" in caplog.text


def test_reading_pages_cannot_write(compared_once: Path) -> None:
    def sly(asked: Asked) -> View:
        asked.record.connection.execute("DELETE FROM claims")
        raise AssertionError("it was let")

    with TestClient(
        app(compared_once, modules=Pages((Page("/sly", sly),))), base_url=BASE, raise_server_exceptions=False
    ) as client:
        assert client.get("/sly").status_code == 500
    with Record.open(compared_once, read_only=True) as record:
        assert record.claims(limit=1)


def test_many_ask_at_once_while_one_writes(writing: TestClient) -> None:
    from concurrent.futures import ThreadPoolExecutor

    number = writing.get("/claims.json").json()["claims"][0]["number"]
    good = token(writing.get(f"/claims/{number}").text)

    def ask(n: int) -> int:
        if n % 5 == 0:
            sent = {"csrf": good, "value": str(1 + n % 6), "who": "Ada"}
            return writing.post(f"/claims/{number}/grade", data=sent, follow_redirects=False).status_code
        return writing.get(("/", f"/claims/{number}", "/documents/1", "/find?words=grain")[n % 4]).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(40))) == {200, 303}


def test_every_page_is_listed_once() -> None:
    found = pages.load()
    paths = [page.path for page in found.pages]
    assert len(paths) == len(set(paths))
    assert next(item.label for item in found.nav) == "Front page"
