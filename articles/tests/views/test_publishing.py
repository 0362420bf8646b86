"""Outlets and sections."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.tests.make import make_article, make_outlet, make_section
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def test_an_outlet_shows_its_articles(client: Client) -> None:
    outlet = make_outlet(name="The Harbour Ledger", homepage="https://www.ledger.example/")
    make_article(outlet=outlet, headline="Ours")
    make_article(headline="Theirs")
    page = get_page(client, outlet.get_absolute_url())
    assert "Ours" in page
    assert "Theirs" not in page
    assert "1 article<" in page
    assert ">ledger.example<" in page


def test_a_section_shows_its_articles(client: Client) -> None:
    section = make_section(name="Economy")
    make_article(section=section, headline="Ours")
    make_article(headline="Theirs")
    page = get_page(client, section.get_absolute_url())
    assert "Ours" in page
    assert "Theirs" not in page


@pytest.mark.parametrize("address", ["/outlets/", "/sections/"])
def test_only_those_with_published_articles_are_listed(client: Client, address: str) -> None:
    make_article(outlet=make_outlet(name="Shown One"), section=make_section(name="Shown Two"))
    make_article(
        status="draft",
        outlet=make_outlet(name="Hidden One"),
        section=make_section(name="Hidden Two"),
    )
    page = get_page(client, address)
    assert "Shown" in page
    assert "Hidden" not in page


@pytest.mark.parametrize("which", ["index", "outlet", "section"])
def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, which: str
) -> None:
    outlet, section = make_outlet(), make_section()
    address = {
        "index": "/outlets/",
        "outlet": outlet.get_absolute_url(),
        "section": section.get_absolute_url(),
    }[which]
    make_article(outlet=outlet, section=section)
    with django_assert_max_num_queries(6) as few:
        get_page(client, address)
    for _ in range(6):
        make_article(outlet=outlet, section=section)
        make_article()
    with django_assert_max_num_queries(len(few)):
        get_page(client, address)
