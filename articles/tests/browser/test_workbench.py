"""The workbench by keyboard alone: what is proposed takes a key, what was missed at most eight."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.curation import review
from articles.models import Article
from articles.tests.make import make_article, make_metric

BODY = """\
The number of 5G base stations across the country reached 3.377 million at the end of 2023.

“The network has supported industry and it will grow,” said Zhao Zhiguo, chief engineer of the \
Ministry of Industry and Information Technology.

Last year 5G drove economic output of 1.86 trillion yuan, up 29 percent from 2022, Zhao said.
"""
MISSED = "1.86 trillion yuan"
MOST_ACTIONS = 8


class Keyboard:
    """Presses keys and counts: a key, or a text typed into one field, is one action."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def press(self, key: str) -> None:
        self.actions += 1
        self.page.keyboard.press(key)
        self.settle()

    def type(self, text: str) -> None:
        self.actions += 1
        self.page.keyboard.type(text)

    def settle(self) -> None:
        self.page.wait_for_function("() => !document.querySelector('#bench[aria-busy]')")


@pytest.fixture
def article() -> Article:
    """Return a story of which the finders missed the output of 1.86 trillion yuan."""
    article = make_article(body=BODY)
    review.catch_up(article)
    article.suggestions.filter(kind="statistic", exact__contains="1.86").delete()
    make_metric(name="5G output, China", counted="economic output", unit_code="CNY")
    return article


@pytest.fixture
def bench(editor: Page, live_server: Any, article: Article) -> Page:
    editor.goto(f"{live_server.url}/admin/articles/article/{article.pk}/workbench/")
    expect(editor.locator("#show-keys")).to_be_visible()
    return editor


def current(page: Page) -> str:
    return page.locator(".row.is-current .row-title").inner_text()


def test_one_key_accepts_and_goes_on_to_the_next(
    bench: Page, article: Article, complaints: list[str]
) -> None:
    keys = Keyboard(bench)
    first = current(bench)
    keys.press("a")
    assert keys.actions == 1
    expect(bench.locator(".bench-notice")).to_contain_text("Accepted")
    assert article.suggestions.filter(state="accepted").count() == 1
    assert current(bench) != first
    assert bench.evaluate("document.activeElement.closest('.row.is-current') !== null")


def test_a_missed_figure_takes_at_most_eight_actions(
    bench: Page, article: Article, complaints: list[str]
) -> None:
    keys = Keyboard(bench)
    keys.press("f")
    assert bench.evaluate("getSelection().toString()") == MISSED
    keys.press("s")
    form = bench.locator("form.entry")
    expect(form.locator("[name=value]")).to_have_value("1860000000000")
    expect(form.locator("[name=period]")).to_have_value("2023")
    expect(bench.locator(":focus")).to_have_attribute("name", "metric")
    expect(bench.locator("[role=option]").first).to_contain_text("5G output, China")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(form.locator("[name=metric]")).to_have_value("5G output, China")
    keys.press("Enter")
    expect(bench.locator(".bench-notice")).to_contain_text("Recorded")
    statistic = article.statistics.get()
    assert (statistic.unit_code, statistic.change_amount) == ("CNY", 29)
    assert statistic.metric.name == "5G output, China"
    assert keys.actions <= MOST_ACTIONS, keys.actions
    print(f"a missed figure: {keys.actions} actions")  # noqa: T201  the number is the result


def test_next_reject_and_undo_by_keys(bench: Page, article: Article) -> None:
    keys = Keyboard(bench)
    first = current(bench)
    keys.press("j")
    second = current(bench)
    assert second != first
    keys.press("r")
    assert article.suggestions.filter(state="rejected").count() == 1
    keys.press("u")
    assert article.suggestions.filter(state="rejected").count() == 0
    assert current(bench) == second
    keys.press("k")
    assert current(bench) == first


def test_words_are_selected_by_keyboard_and_recorded_as_a_quote(
    bench: Page, article: Article, complaints: list[str]
) -> None:
    article.suggestions.filter(kind="quote").delete()
    keys = Keyboard(bench)
    keys.press("t")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Shift+ArrowRight")
    assert bench.evaluate("getSelection().toString()") == "The network"
    expect(bench.locator(".select-bar")).to_be_visible()
    for _ in range(3):
        keys.press("Shift+ArrowRight")
    keys.press("q")
    expect(bench.locator("[name=exact]")).to_have_value("The network has supported industry")
    keys.press("Control+Enter")
    expect(bench.locator(".bench-notice")).to_contain_text("Recorded")
    assert article.quotes.get().exact == "The network has supported industry"


def test_a_slip_is_told_beside_its_field_while_it_is_typed(bench: Page, article: Article) -> None:
    bench.locator(".row-statistic .row-head").first.click()
    expect(bench.locator(".row-statistic.is-current")).to_be_visible()
    bench.keyboard.press("e")
    bench.locator("[name=value]").fill("3.377 billion")
    told = bench.locator(".field-value .remark-warn")
    expect(told).to_contain_text("Million, billion or trillion?")
    assert bench.locator("[name=value]").input_value() == "3.377 billion"


def test_what_was_typed_is_kept_when_the_server_is_gone(bench: Page, article: Article) -> None:
    bench.locator(".row-statistic .row-head").first.click()
    expect(bench.locator(".row-statistic.is-current")).to_be_visible()
    bench.keyboard.press("e")
    bench.locator("[name=counted]").fill("masts and towers")
    bench.context.set_offline(True)
    bench.keyboard.press("Enter")
    expect(bench.locator("#bench-said")).to_contain_text("could not be reached")
    expect(bench.locator("[name=counted]")).to_have_value("masts and towers")
    bench.context.set_offline(False)
    bench.locator("[name=counted]").press("Enter")
    expect(bench.locator(".bench-notice")).to_contain_text("Accepted")
    assert article.statistics.get().counted == "masts and towers"


def test_the_keys_are_told(bench: Page) -> None:
    bench.keyboard.press("?")
    expect(bench.get_by_role("dialog")).to_contain_text("accept as proposed")
    bench.keyboard.press("Escape")
    expect(bench.get_by_role("dialog")).to_have_count(0)


def test_everything_works_without_scripts(
    browser: Browser, bench: Page, live_server: Any, article: Article
) -> None:
    context = browser.new_context(
        java_script_enabled=False, storage_state=bench.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/workbench/")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Accepted")
    page.locator("a.mark-loose").first.click()
    page.fill("[name=counted]", "economic output")
    page.get_by_role("button", name="Record").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Recorded")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".messagelist .success")).to_contain_text("Undone")
    assert [int(statistic.value) for statistic in article.statistics.all()] == [3377000]
    context.close()


def test_no_part_is_wider_than_a_phone(bench: Page) -> None:
    bench.set_viewport_size({"width": 390, "height": 780})
    bench.keyboard.press("e")
    expect(bench.locator("form.entry")).to_be_visible()
    assert bench.evaluate("document.documentElement.scrollWidth") <= 390
