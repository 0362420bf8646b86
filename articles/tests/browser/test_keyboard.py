"""By keyboard alone from a search to a metric; each stop is seen, and nothing moves unasked."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import search
from articles.tests.claims.records import figure, story
from articles.tests.make import make_metric, make_topic

MOST_STOPS = 80
# What has the focus: its words, and whether a ring around it is seen, in view and uncovered.
STOP = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getClientRects()[0] ?? new DOMRect();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)];
  const over = document.elementFromPoint(x, y);
  return {
    words: here.textContent.trim().replace(/\\s+/g, " ") || here.getAttribute("aria-label") || "",
    href: here.getAttribute("href") ?? "",
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: Boolean(over) && (here.contains(over) || over.contains(here)),
  };
}"""


@pytest.fixture
def metric_page() -> str:
    """Two stories, each with a figure of one metric, indexed; the address of the metric."""
    metric, topic = make_metric(name="5G base stations, China"), make_topic(name="Mobile networks")
    for exact, year in (("2.312 million", 2022), ("3.377 million", 2023)):
        own = story(f"China had {exact} masts. " + "Nothing else happened. " * 60, topics=[topic])
        own.headline = f"Masts reach {exact}"
        own.save()
        figure(metric, exact, year, own, topics=[topic])
    search.rebuild()
    return str(metric.get_absolute_url())


def tab(page: Page) -> dict[str, Any]:
    """Press Tab; return the stop, which must be seen."""
    page.keyboard.press("Tab")
    stop: dict[str, Any] = page.evaluate(STOP)
    assert stop["ring"], (page.url, stop)
    assert stop["seen"], (page.url, stop)
    return stop


def tab_to(page: Page, words: str = "", href: str = "") -> None:
    """Press Tab until a link of these words or this address has the focus."""
    stops = []
    for _ in range(MOST_STOPS):
        stop = tab(page)
        if words in stop["words"] and href in stop["href"]:
            return
        stops.append(stop["words"][:40])
    pytest.fail(f"{words or href} is not within {MOST_STOPS} stops on {page.url}: {stops}")


def skip_to_content(page: Page) -> None:
    """Take the skip link, which must be the first stop of a page."""
    assert tab(page)["href"] == "#main", page.url
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_from_a_search_over_story_and_claims_to_the_metric(
    page: Page, live_server: Any, metric_page: str, complaints: list[str]
) -> None:
    page.emulate_media(reduced_motion="reduce")  # else the ring is looked for while the page moves
    page.goto(f"{live_server.url}/search/")
    skip_to_content(page)
    page.keyboard.press("/")
    page.keyboard.type("masts 3.377")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    skip_to_content(page)
    tab_to(page, words="Masts reach 3.377 million")
    page.keyboard.press("Enter")
    # The story opens where the first word searched for stands, and the reader goes on from there.
    expect(page.locator("h1")).to_have_text("Masts reach 3.377 million")
    expect(page.locator(":target")).to_have_text("3.377")
    tab_to(page, words="China had 2.312 million masts")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Masts reach 2.312 million")
    expect(page.locator(":target")).to_contain_text("2.312 million")
    tab_to(page, href=metric_page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("5G base stations, China")
    skip_to_content(page)
    tab_to(page, words="3.377 million")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_a_page_is_seen(
    browser: Browser, live_server: Any, metric_page: str, scheme: Any
) -> None:
    page = browser.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    for path in ("/", "/search/?q=masts", "/topics/", "/experts/", "/statistics/", metric_page):
        page.goto(live_server.url + path)
        stops = 0
        while tab(page)["href"] != "/admin/":  # the last link of the footer
            stops += 1
            assert stops < MOST_STOPS * 2, path
        assert stops > 10, path


def test_nothing_moves_for_readers_who_asked_for_less_motion(
    browser: Browser, live_server: Any, metric_page: str
) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter(each => {
      const style = getComputedStyle(each);
      return style.scrollBehavior === "smooth" || style.animationName !== "none"
        || style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
    }).map(each => each.tagName)"""
    for motion, moved in (("no-preference", ["HTML"]), ("reduce", [])):
        page = browser.new_context(reduced_motion=motion).new_page()  # type: ignore[arg-type]
        for path in ("/search/?q=masts", metric_page):
            page.goto(live_server.url + path)
            page.keyboard.press("Tab")  # pages move softly only to where the focus is
            assert page.evaluate(moving) == moved, (motion, path)
