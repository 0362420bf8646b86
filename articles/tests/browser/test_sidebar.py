"""Choosing a figure in the text changes the section beside it in place."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import search
from articles.models import Article
from articles.tests.claims.records import figure, story
from articles.tests.make import make_metric


@pytest.fixture
def article() -> Article:
    """An article with two figures, each with one older report elsewhere."""
    own = story("There were 3.377 million stations and 805 million users.", headline="Masts")
    for exact, older, counted in (
        ("3.377 million", "2.312 million", "stations"),
        ("805 million", "561 million", "people"),
    ):
        metric = make_metric()
        figure(metric, exact, 2023, own, counted=counted)
        figure(metric, older, 2022, story(f"Then {older}."), counted=counted)
    search.rebuild()
    return own


def test_a_figure_chosen_in_the_text_is_what_the_section_is_about(
    page: Page, live_server: Any, article: Article, complaints: list[str]
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    section = page.locator("#related")
    expect(section).to_contain_text("2.312 million")
    page.locator(".body .mark", has_text="805 million").click()
    expect(section).to_contain_text("561 million")
    expect(section).not_to_contain_text("2.312 million")
    expect(page.locator(".mark[aria-current]")).to_have_text("805 million")
    assert "?about=statistic-" in page.url
    section.get_by_role("link", name="About the whole article").click()
    expect(section).to_contain_text("2.312 million")
    expect(page.locator(".mark[aria-current]")).to_have_count(0)
    # Who works by keyboard goes on where the section begins.
    assert page.evaluate("document.activeElement.id") == "related"


def test_a_second_click_on_a_chosen_figure_leads_to_its_page(
    page: Page, live_server: Any, article: Article, complaints: list[str]
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    words = page.locator(".body .mark", has_text="805 million")
    words.click()
    expect(words).to_have_attribute("aria-current", "true")
    words.click()
    expect(page.locator("h1")).to_contain_text("805 million")


def test_when_the_section_cannot_be_fetched_the_page_is_loaded_anew(
    page: Page, live_server: Any, article: Article
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    page.route("**/related/part/**", lambda route: route.abort())
    page.locator(".body .mark", has_text="805 million").click()
    page.wait_for_url("**?about=statistic-*#related")
    expect(page.locator("#related")).not_to_contain_text("2.312 million")


def test_without_scripts_the_choices_are_links(
    browser: Browser, live_server: Any, article: Article
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + article.get_absolute_url())
    page.locator(".related__abouts summary").click()
    page.locator(".related__abouts a", has_text="805 million").click()
    expect(page.locator("#related")).to_contain_text("561 million")
    expect(page.locator("#related")).not_to_contain_text("2.312 million")
