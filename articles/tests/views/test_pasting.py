"""The page that holds a pasted text against the archive."""

import pytest
from django.test import Client

from articles import search
from articles.tests.claims.records import figure, story
from articles.tests.make import make_metric
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db
ADDRESS = "/related/"
TEXT = "Operators run 2.9 million 5G base stations by now, a minister claimed."


@pytest.fixture(autouse=True)
def index(db: None) -> None:
    search.connect()
    search.rebuild()


def test_a_pasted_text_shows_the_figures_that_count_the_same_and_is_kept_in_the_form() -> None:
    known = figure(make_metric(), "3.377 million", 2023)
    search.drain()
    client = Client(enforce_csrf_checks=True)
    page = client.post(ADDRESS, {"text": TEXT}).content.decode()
    assert f"#statistic-{known.pk}" in page
    said = "5G base stations: 2.9 million; 5G base stations: 3.377 million"
    assert said in page.replace("\N{NO-BREAK SPACE}", " ")
    assert f">{TEXT}</textarea>" in page


def test_a_text_never_contradicts_a_figure_for_it_has_no_metric(client: Client) -> None:
    figure(make_metric(), "3.377 million", 2023)
    search.drain()
    page = get_page(client, ADDRESS, text="There were 2.9 million 5G base stations in 2023.")
    assert "similar" in page and "disagrees" not in page


def test_drafts_and_withdrawn_stories_are_never_shown_for_a_text(client: Client) -> None:
    for status in ("draft", "withdrawn"):
        figure(None, "3.377 million", 2023, story("Some 3.377 million.", status=status))
    search.drain()
    assert "Nothing in the archive is close to it." in get_page(client, ADDRESS, text=TEXT)


def test_without_a_text_there_is_only_the_form(client: Client) -> None:
    page = get_page(client, ADDRESS)
    assert "<textarea" in page and 'id="related"' not in page


def test_markup_in_a_text_is_shown_as_text(client: Client) -> None:
    page = get_page(client, ADDRESS, text="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in page
