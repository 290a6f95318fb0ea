from __future__ import annotations

import pytest

from onrecord.publishing.harmless import shown, web_address


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a\n\n b\tc\u2028d ", "a b c d"),
        ("\u202egnp.exe\u202c", "\ufffdgnp.exe\ufffd"),
        ("\x1b[31m\x00\ud800\ufeff", "\ufffd[31m\ufffd\ufffd\ufffd"),
        ("سەر\u200cخۆ 👩\u200d🔧", "سەر\u200cخۆ 👩\u200d🔧"),
        ("Ahmet Şahin", "Ahmet Şahin"),
    ],
)
def test_what_acts_and_is_not_seen_is_shown(text: str, line: str) -> None:
    assert shown(text) == line


@pytest.mark.parametrize("url", ["https://a.example/b?c=d#e", "http://a.example", "HTTPS://A.example/ü"])
def test_addresses_of_the_web(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example", "https://", "https:///a",
     "https://a.example/b c", "https://a.example/\u202eb", " https://a.example", "java\nscript:x", "ftp://a.example"],
)  # fmt: skip
def test_others_are_none(url: str | None) -> None:
    assert web_address(url) is None
