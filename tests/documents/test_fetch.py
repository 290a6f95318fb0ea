"""Fetching, against a server on this machine. The sites and pages are invented."""

from __future__ import annotations

import dataclasses
import gzip
import http.client
import http.server
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from email.message import Message
from pathlib import Path

import pytest
from tests.documents.canned import Canned

from onrecord.documents.connection import Deadline, HttpTransport, Request, Response
from onrecord.documents.fetch import Fetcher
from onrecord.errors import (
    AddressRefused,
    FetchError,
    FetchFailed,
    FetchTimeout,
    RobotsRefused,
    SettingError,
    TooLarge,
)
from onrecord.settings import Settings

PAGE = b"<html><body><p>The harbour of Port Velmar is open again.</p></body></html>"
SETTINGS = Settings(fetch_timeout=10.0, max_input_bytes=100_000)
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


def answer(body: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    def give(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | given).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return give


def redirect(to: str, status: int = 302) -> Answer:
    return answer(b"", status, Location=to)


class Site:
    """A site on this machine: path → answer, and what it was asked for."""

    def __init__(self, server: http.server.ThreadingHTTPServer) -> None:
        self.port: int = server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, Message]] = []

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def fetcher(self, settings: Settings = SETTINGS, **seams: object) -> Fetcher:
        allowed = frozenset({("127.0.0.1", self.port)})
        return Fetcher(settings, allow_addresses=allowed, **seams)  # type: ignore[arg-type]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, self.headers))
            try:
                here.pages.get(self.path, answer(b"gone", 404))(self)
            except OSError:
                self.close_connection = True  # the client had enough

        def log_message(self, *_: object) -> None:
            """Nothing is said."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()


class NoNetwork:
    """A transport that must not be used."""

    def send(self, request: Request, deadline: Deadline) -> Response:
        raise AssertionError(f"connected to {request.address}")


def names(**hosts: str) -> Callable[[str, int], Sequence[str]]:
    def resolve(host: str, port: int) -> Sequence[str]:
        return [hosts[host.replace(".", "_")]]

    return resolve


# What comes back


def test_a_page(site: Site) -> None:
    site.pages["/a?b=%C3%A4"] = answer(Content_Type="text/html; charset=windows-1252")
    fetched = site.fetcher().fetch(site.url + "/a?b=ä#part")
    assert fetched.raw == PAGE
    assert fetched.encoding == "windows-1252"
    assert site.paths == ["/robots.txt", "/a?b=%C3%A4"]


def test_who_we_say_we_are(site: Site) -> None:
    site.pages["/"] = answer(Set_Cookie="a=b")
    fetcher = site.fetcher()
    fetcher.fetch(site.url)
    fetcher.fetch(site.url)
    assert site.paths == ["/robots.txt", "/", "/"], "robots.txt is asked for once"
    for _, headers in site.asked:
        assert headers["User-Agent"] == SETTINGS.fetch_user_agent
        assert headers["Host"] == f"127.0.0.1:{site.port}"
        assert headers["Cookie"] is None


def test_redirects_are_followed(site: Site) -> None:
    site.pages["/1"] = redirect("/2", 301)
    site.pages["/2"] = redirect(f"{site.url}/3#top", 307)
    site.pages["/3"] = answer()
    fetched = site.fetcher().fetch(site.url + "/1")
    assert (fetched.url, fetched.raw) == (site.url + "/3", PAGE)


def test_a_packed_page(site: Site) -> None:
    site.pages["/"] = answer(gzip.compress(PAGE), Content_Encoding="gzip")
    assert site.fetcher().fetch(site.url).raw == PAGE


def test_a_page_in_chunks(site: Site) -> None:
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)

    def give(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(body)

    site.pages["/"] = give
    assert site.fetcher().fetch(site.url).raw == PAGE


# Addresses


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.com/a", "ftp: addresses are not fetched"),
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("gopher://example.com/", "gopher: addresses are not fetched"),
        ("https://user:secret@example.com/", "user name or password"),
        ("https://user@example.com/", "user name or password"),
        ("https://example.com:8080/", "port 8080"),
        ("https://example.com:22/", "port 22"),
        ("https://example.com:99999/", "not a web address"),
        ("https:///a", "not a web address"),
        ("https://[::1/", "not a web address"),
        ("https://exa mple.com/", "not a web address"),
        ("https://" + "a" * 64 + ".example/", "not a web address"),
        ("http://127.0.0.1/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("http://127.1/", "not a public address"),
        ("http://2130706433/", "not a public address"),
        ("http://0x7f000001/", "not a public address"),
        ("http://0/", "not a public address"),
        ("http://169.254.169.254/latest/meta-data/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("http://[::ffff:127.0.0.1]/", "not a public address"),
        ("http://[64:ff9b::7f00:1]/", "not a public address"),
    ],
)
def test_refused_before_any_connection(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused, match=reason) as caught:
        Fetcher(SETTINGS, transport=NoNetwork()).fetch(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/",
        "http://127.0.0.1/",
        "//[::1]/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://a:b@127.0.0.1/",
        "http://[::1",
    ],
)
def test_redirects_are_checked_like_the_first_address(site: Site, to: str) -> None:
    site.pages["/"] = redirect(to)
    with pytest.raises(AddressRefused, match="redirected to") as caught:
        site.fetcher().fetch(site.url + "/")
    assert caught.value.name == site.url + "/"
    assert site.paths == ["/robots.txt", "/"]


def test_another_port_of_an_allowed_address_stays_refused(site: Site) -> None:
    site.pages["/"] = redirect("http://127.0.0.1:80/")
    with pytest.raises(AddressRefused, match="not a public address"):
        site.fetcher().fetch(site.url)


def test_a_name_with_a_private_address_is_refused() -> None:
    resolve = names(intranet_example="10.1.2.3")
    with pytest.raises(AddressRefused, match=r"intranet\.example \(10\.1\.2\.3\) is not a public address"):
        Fetcher(SETTINGS, transport=NoNetwork(), resolve=resolve).fetch("https://intranet.example/")


def test_one_private_address_among_public_ones_is_refused() -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "192.168.0.1"]

    with pytest.raises(AddressRefused):
        Fetcher(SETTINGS, transport=NoNetwork(), resolve=resolve).fetch("https://mixed.example/")


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    asked: list[str] = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8" if len(asked) <= 2 else "127.0.0.1"]

    transport = Canned(a=(200, PAGE))
    fetcher = Fetcher(SETTINGS, transport=transport, resolve=rebind)
    assert fetcher.fetch("http://rebind.example/a").raw == PAGE
    assert asked == ["rebind.example"] * 2, "once for robots.txt, once for the page"
    # What is connected to is the number that was checked; the name goes into Host alone.
    assert [request.address for request in transport.requests] == ["8.8.8.8", "8.8.8.8"]
    assert {request.headers["Host"] for request in transport.requests} == {"rebind.example"}
    with pytest.raises(AddressRefused):
        fetcher.fetch("http://rebind.example/a")
    assert len(transport.requests) == 2


def test_the_real_transport_connects_to_the_number_and_asks_for_the_name(site: Site) -> None:
    site.pages["/"] = answer()
    fetcher = site.fetcher(resolve=names(velmar_example="127.0.0.1"))
    assert fetcher.fetch(f"http://velmar.example:{site.port}/").raw == PAGE
    assert site.asked[-1][1]["Host"] == f"velmar.example:{site.port}"


def test_the_real_transport_never_looks_a_name_up() -> None:
    request = Request("http", "localhost", 80, "localhost", "/", {})
    with pytest.raises(ValueError, match="localhost"):
        HttpTransport().send(request, Deadline(1))


def test_names_in_other_scripts_are_asked_for_in_ascii() -> None:
    transport = Canned(**{"": (200, PAGE)})
    fetcher = Fetcher(SETTINGS, transport=transport, resolve=lambda host, port: ["8.8.8.8"])
    fetcher.fetch("https://bücher.example/")
    assert transport.requests[0].host == "xn--bcher-kva.example"


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.pages["/"] = answer()
    closed = ("127.0.0.2", site.port)
    fetcher = Fetcher(
        SETTINGS,
        resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"],
        allow_addresses=frozenset({closed, ("127.0.0.1", site.port)}),
    )
    assert fetcher.fetch(f"http://two.example:{site.port}/").raw == PAGE


def test_nothing_outside_the_code_lets_an_address_through(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("allow" in setting.name for setting in dataclasses.fields(Settings))
    monkeypatch.setenv("ONRECORD_ALLOW_ADDRESSES", "127.0.0.1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(AddressRefused):
        Fetcher(Settings.from_environment(), transport=NoNetwork()).fetch("http://127.0.0.1/")


# Limits


def test_an_endless_page(site: Site) -> None:
    def give(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.pages["/"] = give
    with pytest.raises(TooLarge, match="more than 100,000 bytes"):
        site.fetcher().fetch(site.url)


def test_a_page_that_says_it_is_too_large(site: Site) -> None:
    site.pages["/"] = answer(PAGE, Content_Length="100001")
    with pytest.raises(TooLarge):
        site.fetcher().fetch(site.url)


def test_a_gzip_bomb(site: Site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < SETTINGS.max_input_bytes
    site.pages["/"] = answer(bomb, Content_Encoding="gzip")
    with pytest.raises(TooLarge):
        site.fetcher().fetch(site.url)


def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def drip_headers(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(b"X-%d: x\r\n" % number)
        time.sleep(0.05)


def drip_one_header(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [drip, drip_headers, drip_one_header])
@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_a_slow_site_is_left(site: Site, slow: Answer, path: str) -> None:
    site.pages[path] = slow
    start = time.monotonic()
    with pytest.raises(FetchTimeout, match=r"not done within 0\.5 seconds"):
        site.fetcher(dataclasses.replace(SETTINGS, fetch_timeout=0.5)).fetch(site.url + "/")
    assert time.monotonic() - start < 2


def test_a_site_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at = ("127.0.0.1", silent.getsockname()[1])
        settings = dataclasses.replace(SETTINGS, fetch_timeout=0.3)
        for scheme in ("http", "https"):
            with pytest.raises(FetchTimeout):
                Fetcher(settings, allow_addresses=frozenset({at})).fetch(f"{scheme}://127.0.0.1:{at[1]}/")


def test_a_name_that_is_never_found() -> None:
    done = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        done.wait(5)
        return []

    with pytest.raises(FetchTimeout):
        Fetcher(dataclasses.replace(SETTINGS, fetch_timeout=0.1), resolve=hang).fetch("https://slow.example/")
    done.set()


def test_a_circle_of_redirects(site: Site) -> None:
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = redirect("/a")
    with pytest.raises(FetchFailed, match="more than 5 redirects"):
        site.fetcher().fetch(site.url + "/a")
    assert len(site.paths) == 1 + 6


# Broken answers


@pytest.mark.parametrize(
    ("status", "text"), [(404, "404"), (403, "does not let programs in"), (500, "500"), (451, "legal"), (304, "304")]
)
def test_an_error_status(site: Site, status: int, text: str) -> None:
    site.pages["/"] = answer(b"", status)
    with pytest.raises(FetchFailed, match=text):
        site.fetcher().fetch(site.url)


def raw(sent: bytes) -> Answer:
    def give(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(sent)

    return give


@pytest.mark.parametrize(
    "give",
    [
        raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 1_000 + b"\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nonly this"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
        raw(b"SSH-2.0-nothing\r\n"),
        raw(b"HTTP/1.1 nonsense\r\n\r\n"),
        raw(b""),
        answer(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"),
        answer(b"not packed at all", Content_Encoding="gzip"),
        answer(PAGE, Content_Encoding="br"),
    ],
)
def test_a_broken_answer(site: Site, give: Answer) -> None:
    site.pages["/"] = give
    with pytest.raises(FetchFailed, match=r"broken|failed"):
        site.fetcher().fetch(site.url)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        at = ("127.0.0.1", server.getsockname()[1])
    with pytest.raises(FetchFailed, match="connection failed"):
        Fetcher(SETTINGS, allow_addresses=frozenset({at})).fetch(f"http://127.0.0.1:{at[1]}/")


def test_no_such_host() -> None:
    def none(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchFailed, match="no such host"):
        Fetcher(SETTINGS, resolve=none).fetch("https://gone.example/")


def test_every_error_is_an_input_error_with_the_address() -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(SETTINGS, transport=NoNetwork()).fetch("ftp://example.com/a")
    assert caught.value.name == "ftp://example.com/a"
    assert caught.value.advice


# robots.txt


def test_robots_is_respected(site: Site) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: onrecord\nDisallow: /inner\n")
    site.pages["/a"] = answer()
    site.pages["/b"] = redirect("/inner/c")
    fetcher = site.fetcher()
    assert fetcher.fetch(site.url + "/a").raw == PAGE
    for path in ("/inner/c", "/b"):
        with pytest.raises(RobotsRefused, match=r"robots\.txt asks programs not to"):
            fetcher.fetch(site.url + path)
    assert site.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_of_a_failing_server_forbids(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = answer(b"", status)
    site.pages["/"] = answer()
    with pytest.raises(RobotsRefused, match="cannot be had"):
        site.fetcher().fetch(site.url)
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_missing_robots_allows(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /", status)
    site.pages["/"] = answer()
    assert site.fetcher().fetch(site.url).raw == PAGE


def test_robots_elsewhere(site: Site) -> None:
    site.pages["/robots.txt"] = redirect("/r")
    site.pages["/r"] = answer(b"User-agent: *\nDisallow: /")
    with pytest.raises(RobotsRefused):
        site.fetcher().fetch(site.url)


def test_robots_at_a_private_address(site: Site) -> None:
    site.pages["/robots.txt"] = redirect("http://10.0.0.1/")
    with pytest.raises(AddressRefused):
        site.fetcher().fetch(site.url)


def test_an_endless_robots_is_read_as_far_as_the_limit(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /b\n"
    site.pages["/robots.txt"] = answer(gzip.compress(rules + bytes(50_000_000)), Content_Encoding="gzip")
    site.pages["/a"] = answer()
    fetcher = site.fetcher()
    assert fetcher.fetch(site.url + "/a").raw == PAGE
    with pytest.raises(RobotsRefused):
        fetcher.fetch(site.url + "/b")


def test_a_user_agent_of_two_lines_is_refused() -> None:
    with pytest.raises(SettingError):
        Fetcher(dataclasses.replace(SETTINGS, fetch_user_agent="a\r\nX: b"))


# TLS

OPENSSL = shutil.which("openssl")


@pytest.mark.skipif(OPENSSL is None, reason="needs the openssl command to make a certificate")
def test_tls_checks_the_name_though_it_connects_to_the_number(tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    made = (
        f"{OPENSSL} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=velmar.example"
    )
    made += f" -addext subjectAltName=DNS:velmar.example -keyout {key} -out {certificate}"
    subprocess.run(made.split(), check=True, capture_output=True)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    asked_for: list[str | None] = []
    serving.sni_callback = lambda _, name, __: asked_for.append(name)
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"

    def serve(server: socket.socket) -> None:
        for _ in range(5):
            connected, _ = server.accept()
            try:
                with serving.wrap_socket(connected, server_side=True) as wrapped:
                    robots = wrapped.recv(65_536).startswith(b"GET /robots.txt")
                    wrapped.sendall(reply % ((0, b"") if robots else (len(PAGE), PAGE)))
            except OSError:
                connected.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        knowing = ssl.create_default_context(cafile=str(certificate))

        def fetch(host: str, context: ssl.SSLContext | None) -> bytes:
            fetcher = Fetcher(
                SETTINGS,
                transport=HttpTransport(context),
                resolve=lambda host, port: ["127.0.0.1"],
                allow_addresses=frozenset({("127.0.0.1", port)}),
            )
            return fetcher.fetch(f"https://{host}:{port}/").raw

        assert fetch("velmar.example", knowing) == PAGE
        assert asked_for == ["velmar.example"] * 2
        with pytest.raises(FetchFailed, match="certificate is not good"):
            fetch("other.example", knowing)
        with pytest.raises(FetchFailed, match="certificate is not good"):
            fetch("velmar.example", None)
        with pytest.raises(FetchFailed, match="certificate is not good"):
            fetch("127.0.0.1", knowing)
        thread.join(5)
