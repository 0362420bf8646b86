"""The public pages in a real browser: nothing refused, readable without scripts, by keyboard."""

from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import search
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

MOST_PAGES = 60
# Links in a drawing have no `href` of their own that is a string.
HREFS = "links => links.map(link => new URL(link.getAttribute('href'), location).href)"
# Feeds and downloads, which a browser saves; the admin has tests of its own.
NO_PAGES = ("/admin/", "/feed", "/downloads/", "/cite.", ".csv", ".json", ".ttl", ".xml", "/api/")


@pytest.fixture
def archive() -> None:
    """Two stories on one metric by one expert, and one in Arabic."""
    topic, section = make_topic(name="Mobile networks"), make_section(name="Economy")
    metric, expert = make_metric(name="5G base stations, China"), make_expert(name="Zhao Zhiguo")
    make_affiliation(expert)
    for body, exact in (
        (
            "At the end of 2022 China had 2.312 million masts. “More will come,” he said.",
            "2.312",
        ),
        (
            "At the end of 2023 China had 3.377 million masts. “More will come,” he said.",
            "3.377",
        ),
    ):
        article = make_article(
            headline=f"Stations reach {exact} million", body=body, topics=[topic], section=section
        )
        make_statistic(article, exact=f"{exact} million", metric=metric, speaker=expert)
        make_quote(article, exact="More will come,", speaker=expert, topics=[topic])
    make_article(headline="أبراج الاتصالات", body="بلغ عدد الأبراج ثلاثة ملايين.", language="ar")
    search.ensure_index()


def test_every_page_that_links_lead_to_is_without_complaint(
    page: Page, live_server: Any, archive: None, complaints: list[str]
) -> None:
    waiting, seen = [f"{live_server.url}/"], set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop()
        seen.add(address)
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        if "text/html" not in response.headers["content-type"]:
            continue
        links = page.eval_on_selector_all("a[href]", HREFS)
        for link in (urldefrag(link).url for link in links):
            is_ours = link.startswith(live_server.url) and link not in seen | set(waiting)
            if is_ours and not any(part in link for part in NO_PAGES):
                waiting.append(link)
    assert len(seen) > 20


def test_from_search_to_the_metric_by_keyboard(page: Page, live_server: Any, archive: None) -> None:
    page.goto(live_server.url)
    page.keyboard.press("/")
    page.keyboard.type("stations 3.377")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Stations reach 3.377 million").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Stations reach 3.377 million")
    page.get_by_role("link", name="5G base stations, China").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("5G base stations, China")
    expect(page.locator("svg a:visible")).to_have_count(2)


def test_a_story_is_read_and_searched_without_scripts(
    browser: Browser, live_server: Any, archive: None
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/search/?q=stations")
    page.get_by_role("link", name="Stations reach 2.312 million").first.click()
    expect(page.locator("a.mark-statistic")).to_have_text("2.312 million")
    expect(page.locator(".related")).to_contain_text("3.377 million")


def test_no_page_is_wider_than_a_phone(page: Page, live_server: Any, archive: None) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/", "/search/?q=stations", "/articles/stations-reach-3377-million/", "/metrics/"):
        page.goto(live_server.url + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, path


def test_an_arabic_story_runs_from_right_to_left(
    page: Page, live_server: Any, archive: None
) -> None:
    page.goto(f"{live_server.url}/articles/أبراج-الاتصالات/")
    assert page.locator("article").first.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_link_to_a_story_is_copied(browser: Browser, live_server: Any, archive: None) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{live_server.url}/articles/stations-reach-3377-million/")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{live_server.url}/articles/stations-reach-3377-million/"
