"""Nothing that is not public shows anywhere: one unique word in every field of a draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import search
from articles.models import Article
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page, lists, record_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

CANARY = "Zanzibarquux"
ALIAS = "Quuxling"  # by which somebody may ask for it
BODY = f"{CANARY} counted 3.377 million masts.\n\n“{CANARY} hums,” said {CANARY}."


def hide(**fields: Any) -> Article:
    """Make an article with everything around it, the unique word in each text."""
    topic = make_topic(name=f"{CANARY} topic", synonyms=[ALIAS])
    expert = make_expert(name=f"{CANARY} Person", names=[ALIAS], topics=[topic])
    institute = make_organization(name=f"{CANARY} Institute", short_name=ALIAS)
    make_affiliation(expert, organization=institute)
    article = make_article(
        headline=f"{CANARY} rises",
        standfirst=CANARY,
        body=BODY,
        byline=CANARY,
        topics=[topic],
        outlet=make_outlet(name=f"The {CANARY}"),
        section=make_section(name=f"{CANARY} news"),
        **fields,
    )
    metric = make_metric(name=f"{CANARY} masts", topics=[topic])
    make_statistic(article, metric=metric, speaker=expert, topics=[topic])
    make_quote(article, exact=f"{CANARY} hums", speaker=expert, topics=[topic])
    return article


def leaks(client: Client) -> list[str]:
    """Return the addresses, former ones too, whose answer tells of the unique word."""
    found = []
    search.drain()
    searches = [f"/search/?q={q}&kind={k}" for q in ("masts", "zanzi*") for k in search.KINDS]
    guesses = [
        f"{page}?q={field}:{ALIAS}"
        for page in ("/search/", "/statistics/", "/api/v1/search")
        for field in ("topic", "expert", "org")
    ]
    for address in [*lists(), *record_pages(), *searches, *guesses, "/topics/?q=zanzi"]:
        response = client.get(address)
        told = response.content.decode() + response.headers.get("Location", "")
        if CANARY.lower() in told.lower():
            found.append(address)
    return found


@pytest.mark.parametrize("status", ["draft", "in_review", "scheduled", "future"])
def test_what_is_not_public_shows_nowhere(client: Client, status: str) -> None:
    later = timezone.now() + timedelta(days=1)
    if status == "future":
        hide(status="published", published_at=later)
    elif status == "scheduled":
        hide(status=status, published_at=later)
    else:
        hide(status=status)
    assert leaks(client) == []


def test_the_check_can_fail(client: Client) -> None:
    hide()
    assert len(leaks(client)) > 12


def test_a_withdrawn_claim_shows_nowhere(client: Client) -> None:
    article = make_article(body="One.\n\n“The mast hums,” said nobody.")
    quote = make_quote(article, exact="The mast hums", speaker=make_expert(name=CANARY))
    quote.withdrawn = True
    quote.save()
    assert leaks(client) == []


def test_the_address_of_a_draft_is_not_given_away(client: Client) -> None:
    article = make_article(headline="Quiet title")
    article.slug = CANARY.lower()
    article.status = "draft"
    article.save()
    response = client.get("/articles/quiet-title/")
    assert response.status_code == 404


def test_an_editor_reads_a_draft_and_no_cache_keeps_it(client: Client) -> None:
    article = hide(status="draft")
    client.force_login(make_editor())
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    assert "only editors see this page" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


def test_a_published_article_says_nothing_of_editors(client: Client) -> None:
    page = get_page(client, make_article().get_absolute_url())
    assert "only editors" not in page
    assert "/admin/articles/" not in page
