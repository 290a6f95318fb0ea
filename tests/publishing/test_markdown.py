from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.publishing import hostile
from tests.publishing.claims import material

from onrecord.publishing.briefing import write
from onrecord.publishing.harmless import shown
from onrecord.publishing.markdown import escaped, to_markdown

ALLOWED = {"heading", "bullet_list", "list_item", "paragraph", "inline", "text", "softbreak", "strong", "em"} | {
    "link",
    "code",
}


def tokens(markdown: str) -> list[Token]:
    """What a reader of Markdown, with tables and strike-through, makes of it."""
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        found += [token, *(token.children or ())]
    return found


def kinds(markdown: str) -> set[str]:
    return {re.sub("_(open|close|inline)$", "", token.type) for token in tokens(markdown)}


def read(markdown: str) -> str:
    return "".join(token.content for token in tokens(markdown) if token.type in ("text", "text_special"))


def test_a_briefing_in_markdown() -> None:
    made = to_markdown(write(material()))
    assert made.startswith("# Briefing: ferries\n\n- **Question:** ferries\n- **Period:** from May 2031\n")
    assert "\n## What is disputed\n" in made
    assert "\n### Ana Reyes\n" in made
    assert "“Captains are on strike”[^" in made
    assert "\n- A donor that is not named paid at least USD 500,000" in made
    assert "“A donor gave \\$500,000 on Friday.”[^" in made
    assert made.endswith(" <https://news.example/2>\n")


def test_every_mark_has_its_note() -> None:
    made = to_markdown(write(material()))
    text, _, notes = made.partition("## Notes")
    marks = {int(number) for number in re.findall(r"(?<!\\)\[\^(\d+)\]", text)}
    assert marks == {int(number) for number in re.findall(r"^\[\^(\d+)\]: ", notes, re.MULTILINE)}
    assert min(marks) == 1


def test_no_words_of_a_document_are_markup() -> None:
    made = to_markdown(hostile.briefing())
    assert kinds(made) <= ALLOWED | {"text_special"}
    headings = [token for token in tokens(made) if token.type == "heading_open"]
    written = hostile.briefing()
    groups = sum(1 for section in written.sections for group in section.groups if group.heading)
    assert len(headings) == 1 + len(written.sections) + groups + 3
    for token in tokens(made):
        if token.type == "link_open":
            assert re.match("https?://", str(token.attrGet("href")), re.IGNORECASE)
    assert shown(hostile.SCRIPT) in read(made)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", made)


@pytest.mark.parametrize("text", [*hostile.words(), "> quoted", "10) ten", "a\tb", "--- ", "~~~", "```", ": x", "= y"])
def test_escaped_text_is_read_as_it_is(text: str) -> None:
    made = escaped(text)
    assert kinds(made) <= {"paragraph", "inline", "text", "text_special"}
    assert read(made) == shown(text)


def test_addresses_do_not_become_links_by_themselves() -> None:
    assert escaped("see https://a.example, www.b.example or c@d.example") == (
        r"see https\://a.example, www\.b.example or c\@d.example"
    )


def test_a_command_with_backticks_is_still_code() -> None:
    made = to_markdown(write(material(limit=1, record="a`b``c.record")))
    (code, *_) = [token.content for token in tokens(made) if token.type == "code_inline"]
    assert code.startswith("onrecord compare 'a`b``c.record' ")
