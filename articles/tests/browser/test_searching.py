"""Searching in a real browser: suggestions by keyboard, and a search carried into an article."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import search
from articles.tests.make import make_article, make_topic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def archive() -> None:
    """Two stories on a topic, indexed."""
    topic = make_topic(name="Mobile networks")
    body = "The station was closed. " + "Nothing happened. " * 200 + "Two stations opened."
    make_article(headline="Masts", body=body, topics=[topic])
    make_article(headline="More masts", topics=[topic])
    search.ensure_index()


def test_suggestions_are_chosen_by_keyboard(page: Page, live_server: Any, archive: None) -> None:
    page.goto(f"{live_server.url}/search/")
    field = page.get_by_role("combobox", name="Search the archive")
    field.press_sequentially("netw")
    expect(page.get_by_role("option")).to_have_count(1)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press("ArrowDown")
    expect(page.get_by_role("option", name="Mobile networks")).to_have_attribute(
        "aria-selected", "true"
    )
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Mobile networks")


def test_what_is_typed_is_searched_unless_something_is_chosen(
    page: Page, live_server: Any, archive: None
) -> None:
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("mobile")
    expect(page.get_by_role("option")).to_have_count(1)
    page.get_by_role("combobox").press("Enter")
    expect(page).to_have_url(f"{live_server.url}/search/?q=mobile")


def test_the_places_found_in_an_article_are_a_key_apart(
    page: Page, live_server: Any, archive: None
) -> None:
    page.goto(f"{live_server.url}/search/?q=station")
    page.get_by_role("link", name="Masts", exact=True).click()
    expect(page.locator(".hits [role=status]")).to_have_text("1 of 2 places")
    page.keyboard.press("n")
    expect(page.locator(".hit--here")).to_have_text("stations")
    expect(page.locator(".hit--here")).to_be_in_viewport()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".hits [role=status]")).to_have_text("1 of 2 places")
    page.go_back()
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox"))).to_have_value("station")


def test_any_of_several_values_is_ticked_and_taken_back(
    page: Page, live_server: Any, archive: None
) -> None:
    make_article(headline="Bread masts", topics=[make_topic(name="Bread")])
    make_article(headline="Masts alone")
    search.drain()
    page.goto(f"{live_server.url}/search/?q=masts")
    expect(page.get_by_role("button", name="Any of these")).to_have_count(0)
    page.get_by_role("checkbox", name="Bread").check()
    page.get_by_role("checkbox", name="Mobile networks").check()
    page.get_by_role("button", name="Any of these").click()
    expect(page.get_by_role("status")).to_contain_text("3 articles")
    expect(page.get_by_role("link", name="Topic: Mobile networks or Bread")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/search/?q=masts")
    expect(page.get_by_role("checkbox", name="Bread")).not_to_be_checked()
    page.go_forward()
    page.get_by_role("link", name="Any topic").click()
    expect(page.get_by_role("status")).to_contain_text("4 articles")
