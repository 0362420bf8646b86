"""A search carried into an article."""

import re

import pytest
from django.test import Client

from articles import search
from articles.tests.make import make_article, make_statistic
from articles.tests.views.pages import get_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

BODY = "The station was closed. Two stations opened. 人工智能的基站。 <script>alert(1)</script>"


def test_a_result_leads_to_the_first_of_its_words_in_the_article(client: Client) -> None:
    article = make_article(headline="Masts", body=BODY)
    search.drain()
    page = get_page(client, "/search/", q="stations outlet:nobody OR station")
    link = re.search(r'<h2 class="story__headline"><a href="([^"]+)"', page)
    assert link
    address, _, fragment = link[1].replace("&amp;", "&").partition("#")
    assert address.startswith(article.get_absolute_url())
    assert f'id="{fragment}"' in client.get(address).content.decode()


def test_the_words_are_marked_and_can_be_gone_through(client: Client) -> None:
    article = make_article(body=BODY)
    page = get_page(client, article.get_absolute_url(), find="station 智能")
    assert page.count('<mark class="hit" id="hit-') == 3
    assert '<mark class="hit" id="hit-2">stations</mark>' in page
    assert '<mark class="hit" id="hit-3">智能</mark>' in page
    assert '<a href="#hit-3">' in page and 'data-hits="3"' in page
    assert "<script>alert" not in page


def test_words_inside_a_figure_are_marked_in_its_link(client: Client) -> None:
    article = make_article()
    statistic = make_statistic(article)
    page = get_page(client, article.get_absolute_url(), find=statistic.exact)
    assert f'<mark class="hit" id="hit-1">{statistic.exact}</mark></a>' in page


@pytest.mark.parametrize("find", ["", "xylophone", '"', "\x00", "-station", "("])
def test_without_words_found_the_page_is_as_ever(client: Client, find: str) -> None:
    article = make_article(body=BODY)
    page = get_page(client, article.get_absolute_url(), find=find)
    assert "data-hits" not in page and "hits.css" not in page
