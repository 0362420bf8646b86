"""The admin in a real browser: no refused script or style, and work that is kept."""

from typing import Any

from playwright.sync_api import Page, expect

from articles.models import Article
from articles.tests.make import make_article, make_statistic, make_topic


def test_the_admin_has_no_policy_violation(
    editor: Page, live_server: Any, complaints: list[str]
) -> None:
    statistic = make_statistic(counted="5G base stations")
    make_topic(synonyms=["cellular"])
    for path in (
        "",
        "articles/article/",
        "articles/article/add/",
        f"articles/article/{statistic.article_id}/change/",
        f"articles/article/{statistic.article_id}/history/",
        f"articles/statistic/{statistic.pk}/change/",
        "articles/topic/",
    ):
        editor.goto(f"{live_server.url}/admin/{path}")
        expect(editor.locator("#site-name")).to_be_visible()


def test_a_figure_is_recorded_on_the_article_page(
    editor: Page, live_server: Any, complaints: list[str]
) -> None:
    article = make_article()
    editor.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    editor.click("#statistics-group .add-row a")
    editor.fill("#id_statistics-0-exact", "3.377 million")
    editor.fill("#id_statistics-0-counted", "5G base stations")
    editor.fill("#id_statistics-0-period", "end 2023")
    editor.click("input[name=_continue]")
    expect(editor.locator(".messagelist .success")).to_be_visible()
    statistic = article.statistics.get()
    assert (statistic.value, str(statistic.period.end)) == (3377000, "2023-12-31")


def test_two_editors_collide_and_nothing_is_lost(editor: Page, live_server: Any) -> None:
    article = make_article(headline="First")
    editor.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    other = Article.objects.get()
    other.headline = "Hers"
    other.save()
    editor.fill("#id_headline", "His")
    editor.click("input[name=_continue]")
    expect(editor.locator(".conflict td").first).to_have_text("Hers")
    expect(editor.locator("#id_headline")).to_have_value("His")
    editor.click("input[name=_continue]")
    expect(editor.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().headline == "His"
