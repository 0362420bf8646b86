"""Where things stand: on short pages, on paper, on a phone, and before a picture arrives."""

from typing import Any

from playwright.sync_api import Page, expect

from articles import search
from articles.tests.make import make_article, make_metric, make_statistic

PATH = "/articles/stations-in-china/"


def make_story(**fields: Any) -> None:
    """A story with a figure of a metric, which search finds."""
    story = make_article(headline="Stations in China", **fields)
    make_statistic(story, metric=make_metric(name="5G base stations, China"))
    search.ensure_index()


def test_the_foot_of_a_short_page_stands_at_the_end_of_the_window(
    page: Page, live_server: Any
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{live_server.url}/disagreements/")
    box = page.locator(".footer").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == 1400


def test_a_story_is_printed_as_text_with_its_address(page: Page, live_server: Any) -> None:
    make_story()
    page.goto(live_server.url + PATH)
    address = page.get_by_text(live_server.url + PATH)
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    for part in (".masthead__nav", ".marks-switch", ".share", ".related__feed"):
        expect(page.locator(part)).to_be_hidden()
    mark = page.locator(".body .mark")
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    page.set_viewport_size({"width": 680, "height": 900})
    row = page.locator(".data--figures tbody tr")
    assert row.evaluate("e => getComputedStyle(e).display") == "table-row"


def test_the_sentence_of_a_figure_takes_the_width_of_a_phone(page: Page, live_server: Any) -> None:
    make_story()
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/statistics/", "/metrics/5g-base-stations-china/"):
        page.goto(live_server.url + path)
        box = page.locator("td.words").bounding_box()
        assert box is not None
        assert box["width"] > 300, path


def test_the_room_of_a_picture_is_kept_until_it_arrives(page: Page, live_server: Any) -> None:
    make_story(image_url=f"{live_server.url}/static/icon.svg")
    page.route("**/icon.svg", lambda route: route.abort())
    page.goto(live_server.url + PATH)
    box = page.locator(".article-image img").bounding_box()
    assert box is not None
    assert abs(box["height"] - box["width"] / 1.5) < 1


def test_a_picture_in_the_text_has_the_room_of_a_photograph_then_its_own_shape(
    page: Page, live_server: Any
) -> None:
    picture = f'![A station]({live_server.url}/static/icon.svg "A station.")'
    make_story(body=f"The network has 3.377 million stations.\n\n{picture}\n\nMore.")
    waiting = []
    page.route("**/icon.svg", lambda route: waiting.append(route))
    page.goto(live_server.url + PATH, wait_until="domcontentloaded")
    image = page.locator(".body figure img")
    before = image.bounding_box()
    assert before is not None
    assert abs(before["height"] - before["width"] / 1.5) < 1
    for route in waiting:
        route.continue_()
    expect(image).to_have_js_property("complete", value=True)
    after = image.bounding_box()
    assert after is not None
    assert abs(after["height"] - after["width"]) < 1  # the icon is a square
