"""Pages about the site, and what machines ask of it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from articles.search import parse_query
from articles.tests.make import make_article
from articles.tests.views.pages import get_page
from articles.views.about import HELP

EXAMPLES = [example for rows in HELP.values() for example, _ in rows]
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_page_is_read_without_a_repair(example: str) -> None:
    query = parse_query(example)
    assert query
    assert query.repairs == ()


@pytest.mark.django_db
def test_the_help_page_links_its_examples(client: Client) -> None:
    page = get_page(client, "/search/help/")
    assert page.count('<a href="/search/?q=') == len(EXAMPLES)


@pytest.mark.django_db
def test_about_explains_the_bounds_of_a_number(client: Client) -> None:
    assert "3,376,500 to 3,377,500" in get_page(client, "/about/")


def test_the_process_says_that_it_answers(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_crawlers_are_kept_out_of_searches(client: Client) -> None:
    assert "Disallow: /search/\n" in client.get("/robots.txt").content.decode()


def test_the_page_for_failures_needs_nothing() -> None:
    assert "Nothing was lost" in render_to_string("500.html")


@pytest.mark.django_db
def test_the_menu_shows_where_the_reader_is(client: Client) -> None:
    make_article()
    assert '<a href="/topics/" aria-current="true">' in get_page(client, "/topics/")
    assert 'aria-current="true">Topics' not in get_page(client, "/experts/")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_style_or_script_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for forbidden in (" style=", "<style", "javascript:", " onclick=", " onload=", "<script>"):
        assert forbidden not in text
