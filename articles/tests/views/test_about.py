"""Pages about the site, and what machines ask of it."""

import re
from pathlib import Path
from urllib.robotparser import RobotFileParser

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
@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("/search/", True),
        ("/search/help/", True),
        ("/search/?q=china", False),
        ("/search/results.csv?q=china", False),
        ("/search/feed/?q=china", False),
        ("/search/suggest/?q=ch", False),
        ("/admin/", False),
        ("/articles/a-story/", True),
    ],
)
def test_crawlers_are_kept_out_of_what_searches_find(
    client: Client, address: str, is_open: bool
) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    assert robots.can_fetch("*", address) == is_open


@pytest.mark.django_db
def test_a_search_engine_may_list_the_search_page_but_not_what_it_finds(client: Client) -> None:
    out = '<meta name="robots" content="noindex">'
    assert out not in client.get("/search/").text
    assert out in client.get("/search/?q=china").text


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


@pytest.mark.django_db
def test_the_design_page_shows_every_token(client: Client) -> None:
    page = get_page(client, "/about/design/")
    sheet = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    names = set(re.findall(r"^\s+--([\w-]+): (?:#|clamp|[\d.]+rem)", sheet, re.MULTILINE))
    missing = {name for name in names if f"--{name}<" not in page}
    assert missing == {"page", "gutter"}


def test_text_has_contrast_in_both_schemes() -> None:
    sheet = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    light, dark, _ = sheet.split("@media")
    for scheme in (light, dark):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))
        for ink in ("ink", "ink-soft", "accent", "warn", "good"):
            for paper in ("paper", "paper-raised"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        assert contrast(colours["ink"], colours["accent-soft"]) >= 4.5
        assert contrast(colours["warn"], colours["warn-soft"]) >= 4.5
        assert contrast(colours["good"], colours["good-soft"]) >= 4.5


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    low, high = sorted(luminance(colour) for colour in (first, second))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(p * weight for p, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
