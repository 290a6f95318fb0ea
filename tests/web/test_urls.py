from __future__ import annotations

import pytest

from onrecord.web import urls


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Faisal Mekdad", "faisal-mekdad"),
        ("Ilse Tårn’s “Blast”: 14 dead!", "ilse-tarns-blast-14-dead"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("Привет, мир", "привет-мир"),
        ("حلب", "حلب"),
        ("\u202eevil", "evil"),
        ("…", ""),
        ("x" * 200, "x" * 60),
        ("one " * 40, "one-one-one-one-one-one-one-one-one-one-one-one-one-one-one"),
    ],
)
def test_slugs_are_readable(text: str, slug: str) -> None:
    assert urls.slug(text) == slug
    assert urls.slug(urls.slug(text)) == urls.slug(text)


def test_the_number_is_what_counts() -> None:
    assert urls.document(12, "Blast at the terminal") == "/documents/12-blast-at-the-terminal"
    assert urls.document(12, None, 7) == "/documents/12#w7"
    for part, number in {
        "12": 12,
        "12-blast": 12,
        "12-": 12,
        "blast": None,
        "-1": None,
        "1.5": None,
        "٣": None,
    }.items():
        assert urls.number_in(part) == number


def test_addresses_are_quoted() -> None:
    assert urls.actor("Привет/мир") == "/actors/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82-%D0%BC%D0%B8%D1%80"
    assert urls.actor("…") == "/actors/-"
    assert urls.find(words='"a" & b', by=None, page=2) == "/find?words=%22a%22+%26+b&page=2"
