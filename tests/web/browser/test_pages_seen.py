"""Each page in a real browser: nothing goes wrong, nobody else is asked, and axe-core has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.browser.conftest import Visit

from onrecord.comparing import Record

PAGES = (
    "/",
    "/find",
    "/find?words=explosion",
    "/find?kind=flows&all=1",
    "/find?kind=documents&words=grain",
    "/documents",
    "/documents/1",
    "/documents/4",
    "/claims",
    "/claims/CLAIM",
    "/entries/ENTRY",
    "/nowhere",
)
Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def numbers(compared_once: Path) -> dict[str, int]:
    with Record.open(compared_once, read_only=True) as record:
        claim = record.claims("arrested", kind="events", limit=1)[0]
        return {"ENTRY": claim.entries[0].entry, "CLAIM": claim.number}


def at(site: str, page: str, numbers: dict[str, int]) -> str:
    for name, number in numbers.items():
        page = page.replace(name, str(number))
    return site + page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_are_clean(visit: Open, site: str, numbers: dict[str, int], dark: bool) -> None:
    tab = visit(dark=dark)
    for page in PAGES:
        tab.page.goto(at(site, page, numbers))
        wrong = [one for one in tab.wrong if not (page == "/nowhere" and "404" in one)]
        assert wrong == [], page
        assert tab.axe() == [], page
        tab.wrong.clear()
    assert {url.split("/")[2] for url in tab.asked if not url.startswith("data:")} == {site.split("/")[2]}


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_pages_fit(visit: Open, site: str, hostile_site: str, numbers: dict[str, int], width: int) -> None:
    tab = visit(width)
    for page in PAGES:
        tab.page.goto(at(site, page, numbers))
        assert tab.sideways() <= 0, page
    for page in ("/", "/documents/1", "/find?all=1", "/claims?all=1", "/claims/1", "/entries/1", "/entries/4"):
        tab.page.goto(hostile_site + page)
        assert tab.sideways() <= 0, page
    # At 200 % zoom a window of 1280 has the room of one of 640.
    tab.page.set_viewport_size({"width": 640, "height": 450})
    for page in PAGES:
        tab.page.goto(at(site, page, numbers))
        assert tab.sideways() <= 0, page


def test_a_hostile_report_does_nothing(visit: Open, hostile_site: str) -> None:
    tab = visit()
    for page in ("/", "/documents/1", "/documents/1/original.txt", "/documents/1.txt", "/find?all=1", "/entries/4"):
        tab.page.goto(hostile_site + page)
        assert tab.wrong == [], page
        assert tab.page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0
    assert {url.split("/")[2] for url in tab.asked} == {hostile_site.split("/")[2]}


def test_an_entry_and_its_words_light_each_other(visit: Open, site: str) -> None:
    page = visit().page
    page.goto(f"{site}/documents/1")
    words = page.locator(".text a.cue").first
    number = (words.get_attribute("id") or "").removeprefix("w")
    words.hover()
    assert "lit" in (page.locator(f"#e{number}").get_attribute("class") or "")
    page.locator(f"#e{number} a.label").focus()
    assert "lit" in (words.get_attribute("class") or "")
    page.locator("h1").hover()


def test_layers_come_and_go(visit: Open, site: str) -> None:
    for scripts in (True, False):
        page = visit(scripts=scripts).page
        page.goto(f"{site}/documents/1")
        cards = page.locator('.side [data-layer="counts"]')
        assert cards.first.is_visible()
        page.locator("#l-counts").uncheck()
        assert not cards.first.is_visible()
        assert not page.locator('.named[data-layer="actors"]').is_visible()
        page.locator("#l-actors").check()
        assert page.locator('.named[data-layer="actors"]').is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_question_to_the_words(visit: Open, site: str, scripts: bool) -> None:
    """find → statement → words in the document; claim → origins."""
    page = visit(scripts=scripts).page
    page.goto(site)
    page.get_by_placeholder("Words, a name, a place").fill("grain")
    page.locator(".ask button").click()
    page.locator(".entry a.label").first.click()
    assert page.locator("h2", has_text="The words").is_visible()
    page.get_by_role("link", name="In the document").click()
    assert page.locator(":target").is_visible()
    page.locator(".side .claim-link a").first.click()
    assert page.locator("h2", has_text="Where it comes from").is_visible()
    assert page.locator("svg.graph").is_visible()
    page.locator(".origins summary").first.click()
    assert page.locator(".origins .why").first.is_visible()


def test_names_are_suggested(visit: Open, site: str) -> None:
    page = visit().page
    page.goto(site)
    with page.expect_response("**/suggest.json*"):
        page.locator("#ask").press_sequentially("harb")
    page.locator('datalist option[value="Harbour Post"]').wait_for(state="attached")


def test_all_can_be_done_with_keys(visit: Open, site: str) -> None:
    page = visit().page
    page.goto(f"{site}/documents/1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "quick"
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?words=harbour")
