from __future__ import annotations

import re

import lxml.html
import pytest
from tests.publishing import hostile
from tests.publishing.claims import material

from onrecord.publishing.briefing import write
from onrecord.publishing.html import to_html
from onrecord.schema.briefing import Briefing

TAGS = """html head meta title style body header h1 dl dt dd nav a main section h2 h3 p ul ol li q cite bdi sup code
    footer"""
ATTRIBUTES = "lang charset name content http-equiv id class href rel value aria-labelledby aria-label"


@pytest.fixture(params=["plain", "hostile"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    return write(material()) if request.param == "plain" else hostile.briefing()


def test_the_page_asks_for_nothing_and_runs_nothing(briefing: Briefing) -> None:
    page = lxml.html.document_fromstring(to_html(briefing))
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= set(TAGS.split())
    assert {name for element in page.iter() for name in element.attrib} <= set(ATTRIBUTES.split())
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = page.findtext("head/style") or ""
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_links_lead_within_the_page_or_to_the_web(briefing: Briefing) -> None:
    page = lxml.html.document_fromstring(to_html(briefing))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert links
    for link in links:
        if link.startswith("#"):
            assert link[1:] in ids
        else:
            assert re.match("https?://", link, re.IGNORECASE)
            assert "\u202e" not in link
    for note in page.xpath("//li[starts-with(@id, 'n')]"):
        assert page.xpath(f"//a[@href='#{note.get('id')}']"), "a mark leads to it"


def test_all_that_is_written_is_to_be_read() -> None:
    made = write(material())
    page = "".join(lxml.html.document_fromstring(to_html(made)).itertext())
    read = re.sub(r"\[\d+\]", "", page)
    for section in made.sections:
        for sentence in section.sentences:
            assert sentence.text in read
    for note in made.notes:
        assert note.quoted in read


def test_words_of_documents_are_no_markup() -> None:
    page = lxml.html.document_fromstring(to_html(hostile.briefing()))
    assert hostile.SCRIPT in "".join(page.itertext())
    assert hostile.MARKUP in "".join(page.itertext())
    source = to_html(hostile.briefing())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", source)


def test_the_page_is_in_order(briefing: Briefing) -> None:
    page = lxml.html.document_fromstring(to_html(briefing))
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    assert [section.title for section in briefing.sections] == page.xpath("//main/section/h2/text()")
    assert [str(note.number) for note in briefing.notes] == page.xpath("//*[@id='notes']//li/@value")
