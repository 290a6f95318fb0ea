"""Pages → documents. Each page in ``pages/`` stands beside what a careful reader expects of it; all are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.article_text import measure
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.documents.article import Piece, _with_page
from onrecord.documents.html import article_text, read_html
from onrecord.errors import BinaryInput, DamagedInput, InputError, NoArticle, Paywalled, SettingError
from onrecord.schema import Document
from onrecord.settings import Settings

PAGES = Path(__file__).parent / "pages"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "html"
SAID = (
    "“We will not leave the harbour,” the minister Osric Vane told reporters in Vellmark on Monday — in a café near "
    "the quay, where the pilots had met that morning."
)
MORE = (
    "The pilots' union said that it had heard nothing from the ministry since Friday, and that it expected to hear "
    "less in the days before the vote."
)

LINKED = '<script type="application/ld+json">'


def page(*paragraphs: str, head: str = "", title: str = "Vane will not leave the harbour") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def read(source: str | bytes, **given: Any) -> Document:
    raw = source.encode() if isinstance(source, str) else source
    return read_html(raw, name="page", **given)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_pages_as_a_careful_reader_has_them(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    document = read(path.read_bytes())
    for name in ("title", "outlet", "published", "published_basis", "language", "url"):
        assert getattr(document, name) == expected[name], name
    assert list(document.byline) == expected["byline"]
    if "blocks" in expected:
        assert [[block.kind, document.text[block.start : block.end]] for block in document.blocks] == expected["blocks"]
    left_out = [[document.text[skip.start : skip.end], skip.why] for skip in document.left_out]
    assert left_out == expected["left_out"]


def test_blocks_are_separated_by_a_blank_line_and_nothing_else() -> None:
    document = read(page(SAID, MORE))
    assert document.text == "\n\n".join(document.text[block.start : block.end] for block in document.blocks)
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "paragraph"]


def test_what_is_given_goes_before_what_the_page_says() -> None:
    document = read(
        (PAGES / "graph.html").read_bytes(),
        id="mine",
        outlet="Gull Weekly",
        title="Another headline",
        byline=("Lene Marrow",),
        published="2030-12",
        language="en",
    )
    assert (document.id, document.outlet, document.title) == ("mine", "Gull Weekly", "Another headline")
    assert document.byline == ("Lene Marrow",)
    assert (document.published, document.published_basis) == ("2030-12", "given")
    assert document.text.startswith("Another headline\n\n")


def test_a_given_date_that_is_none_is_refused() -> None:
    with pytest.raises(SettingError, match="2031-02-30"):
        read(page(SAID, MORE), published="2031-02-30")


@pytest.mark.parametrize(
    ("encoding", "declared", "hint"),
    [
        ("cp1252", "utf-8", None),
        ("cp1252", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-8", "no-such-encoding", "no-such-encoding"),
        ("utf-16", "utf-8", None),
        ("utf-16-le", "utf-8", None),
        ("utf-8-sig", "windows-1252", None),
    ],
)
def test_a_wrongly_declared_encoding_is_seen_through(encoding: str, declared: str, hint: str | None) -> None:
    source = page(SAID, MORE, head=f'<meta charset="{declared}">')
    assert SAID in read(source.encode(encoding), encoding=hint).text


def test_a_right_declaration_of_a_rare_encoding_is_used() -> None:
    russian = "Министр Осрик Вейн заявил в понедельник, что лоцманы не покинут порт Велльмарк до конца недели. " * 4
    source = page(russian, head='<meta charset="koi8-r">')
    document = read(source.encode("koi8-r"))
    assert "Министр Осрик Вейн" in document.text
    assert document.language == "ru"


def test_a_page_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    raw = page(SAID, MORE, SAID.replace("Monday", "Friday")).encode()
    cut = raw[: raw.rindex(b"\xc3\xa9") + 1]
    assert "café near" in read(cut).text


@pytest.mark.parametrize("tag", ["div", "b", "font", "blockquote"])
@pytest.mark.parametrize("depth", [300, 1_500])
def test_deep_pages_are_read(tag: str, depth: int) -> None:
    wrapped = f"<{tag}>" * depth + f"<p>{SAID}</p><p>{MORE}</p>" + f"</{tag}>" * depth
    assert SAID in read(page("").replace("<p></p>", wrapped)).text


def test_unclosed_tags_are_read() -> None:
    assert SAID in read(page("<font color=red>" * 600 + SAID, MORE)).text


@pytest.mark.parametrize("depth", [2_500, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li"])
def test_pages_too_deep_are_refused(tag: str, depth: int) -> None:
    with pytest.raises(DamagedInput, match="nested more than 2000 deep"):
        read(page(f"<{tag}>" * depth + SAID))


def test_the_depth_is_a_setting() -> None:
    with pytest.raises(DamagedInput, match="nested more than 20 deep"):
        read(page("<b>" * 30 + SAID, MORE), settings=Settings(max_html_depth=20))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav></body></html>",
        "<html><title>Sign in</title><body><form>Name <input><button>Sign in</button></form></body></html>",
        "<p>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_a_report(source: str) -> None:
    with pytest.raises(NoArticle):
        read(source)


@pytest.mark.parametrize(
    "source",
    [
        page(MORE, "Subscribe to read the full story."),
        page(MORE, "To continue reading, log in."),
        page(MORE, "This article is for subscribers only."),
        page(MORE, "Already a subscriber? Log in"),
        page(MORE, head=f'{LINKED}{{"@type": "NewsArticle", "isAccessibleForFree": "False"}}</script>'),
        page(MORE, head='<meta property="article:content_tier" content="locked">'),
    ],
)  # fmt: skip
def test_a_stub_for_subscribers(source: str) -> None:
    with pytest.raises(Paywalled, match="only the start of the report"):
        read(source)


def test_a_whole_report_with_an_offer_to_subscribe_is_read() -> None:
    report = [f"{SAID[:-1]}, for the {number}th time this winter." for number in range(6, 12)]
    assert read(page(*report, "Already a subscriber? Log in")).left_out[-1].why == "sign-up"


def test_no_page_at_all() -> None:
    with pytest.raises(BinaryInput):
        read(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


@pytest.mark.parametrize(
    ("json_ld", "expected"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2031-03-04T10:30:00Z"}', "2031-03-04T10:30:00+00:00"),
        ('[{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2031-03-04"}]', "2031-03-04"),
        ('{"@graph": [{"@type": "ReportageNewsArticle", "datePublished": "2031-03"}]}', "2031-03"),
        ('{"@type": "NewsArticle", "datePublished": "not a date"}', None),
        ('{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}', None),
        ('{"@type": "NewsArticle", "datePublished": ["2031-03-04"]}', "2031-03-04"),
        ('{"@type": "NewsArticle", "datePublished": 20310304}', None),
        ('{"@type": "NewsArticle", "headline": "a\nb", "datePublished": "2031-03-04"}', "2031-03-04"),
        ('{"@type": "NewsArticle", "datePublished": "2031-03-04"', None),
        ('<!-- {"@type": "NewsArticle", "datePublished": "2031-03-04"} -->', "2031-03-04"),
        ("[" * 3000 + "]" * 3000, None),
        ('{"@type": 5, "author": {"name": {"name": 3}}}', None),
        ("null", None),
    ],
)
def test_json_ld_of_all_shapes(json_ld: str, expected: str | None) -> None:
    document = read(page(SAID, MORE, head=f"{LINKED}{json_ld}</script>"))
    assert document.published == expected


def test_the_title_loses_the_outlet_and_stands_once() -> None:
    head = '<meta property="og:site_name" content="Quayside Times">'
    source = page(SAID, MORE, head=head, title="Vane stays | Quayside Times").replace(
        "<h1>Vane stays | Quayside Times</h1>", ""
    )
    document = read(source)
    assert document.title == "Vane stays"
    assert document.text.count("Vane stays") == 1


def test_paragraphs_that_were_missed_are_added_in_their_place() -> None:
    tree = lxml_html.fromstring((PAGES / "split.html").read_text("utf-8"))
    paragraphs = [" ".join(p.text_content().split()) for p in tree.xpath("//div[@class='chunk']/p")]
    found = _with_page(tree, [Piece(text, "paragraph") for text in paragraphs[:2]])
    assert [piece.text for piece in found] == paragraphs


def test_the_article_text_has_no_title_caption_or_teaser() -> None:
    text = article_text(read((PAGES / "graph.html").read_bytes()))
    assert text.startswith("The talks over the harbour")
    assert "READ MORE" not in text
    assert "Dov Teller" not in text


def test_null_bytes_and_surrogates_break_nothing() -> None:
    raw = page(SAID, MORE).replace("pilots", "pi\x00lots").encode() + b"\xed\xa0\x80"
    assert "pilots" in read(raw).text


@given(st.binary(max_size=400), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_page_gives_a_document_or_a_clear_error(raw: bytes, text: str) -> None:
    for source in (raw, page(SAID, text, MORE).encode("utf-8", "surrogatepass"), b"<p>" + raw):
        try:
            document = read_html(source, name="page")
        except InputError:
            continue
        else:
            assert document.sha256
            ends = [0, *(block.end for block in document.blocks)]
            assert all(end <= block.start < block.end for end, block in zip(ends, document.blocks, strict=False))
            assert all(0 <= skip.start < skip.end <= len(document.text) for skip in document.left_out)


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpora/html is not here")
def test_article_text_is_no_worse_than_trafilaturas() -> None:
    figures = measure(CORPUS, ["for precision"])  # trafilatura's best there
    assert figures["onrecord"]["f1"] >= figures["trafilatura"]["best f1"]
