from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.robots import MAX_BYTES, Robots

AGENT = "onrecord/0.1 (news reader)"


def allows(robots: str, path: str) -> bool:
    return Robots.parse(robots.encode(), AGENT).allows(path)


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/privately", False),
        ("User-agent: *\nDisallow: /private/", "/private", True),
        # The longest rule says, wherever it stands; of two alike, Allow.
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /news/secret", "/news/secret/1", False),
        ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),
        # Stars and ends.
        ("User-agent: *\nDisallow: /*?print=", "/news/1?print=yes", False),
        ("User-agent: *\nDisallow: /*?print=", "/news/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*b*c$", "/abcbc", False),
        ("User-agent: *\nDisallow: /ab*ba$", "/aba", True),
        # Our own group goes before the one for all, whatever its case; groups for one agent are joined.
        ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /x", "/a", True),
        ("User-agent: onrecord/9.9\nDisallow: /", "/a", False),
        ("User-agent: onrecorder\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: onrecord\nDisallow: /", "/a", False),
        ("User-agent: onrecord\nDisallow: /a\n\nUser-agent: onrecord\nDisallow: /b", "/a", False),
        ("User-agent: onrecord\nDisallow: /a\n\nUser-agent: onrecord\nDisallow: /b", "/b", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        # What is no rule does not end a group, and a rule before any group is nobody's.
        ("User-agent: *\nCrawl-delay: 3\nSitemap: /s.xml\nDisallow: /a", "/a", False),
        ("Disallow: /\nUser-agent: *\nDisallow: /b", "/a", True),
        # Comments, spaces, a byte order mark, ends of lines of all kinds.
        ("\ufeffUSER-AGENT : *  # all\r\n disallow : /a # not this", "/a", False),
        ("User-agent: *\rDisallow: /a", "/a", False),
        # One path, however it is escaped.
        ("User-agent: *\nDisallow: /%7Ejo", "/~jo", False),
        ("User-agent: *\nDisallow: /ä", "/%C3%A4", False),
        ("User-agent: *\nDisallow: /%c3%a4", "/%C3%A4", False),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", True),
    ],
)
def test_rules(robots: str, path: str, allowed: bool) -> None:
    assert allows(robots, path) is allowed


def test_what_comes_after_the_limit_is_ignored() -> None:
    padding = "# " + "x" * MAX_BYTES + "\n"
    assert allows("User-agent: *\n" + padding + "Disallow: /", "/a")


def test_a_pattern_of_many_stars_is_quick() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 5_000 + "b$", "/" + "a" * 8_000)


@given(st.binary(max_size=200), st.text(max_size=40))
def test_anything_is_answered(raw: bytes, path: str) -> None:
    assert Robots.parse(raw, AGENT).allows("/" + path) in (True, False)
