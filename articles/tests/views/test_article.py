"""The article's page."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Correction
from articles.tests.make import (
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def test_figures_and_quotes_are_marked_and_lead_to_their_pages(client: Client) -> None:
    article = make_article()
    statistic, quote = make_statistic(article), make_quote(article)
    page = get_page(client, article.get_absolute_url())
    for claim, kind in ((statistic, "statistic"), (quote, "quote")):
        assert f'id="{kind}-{claim.pk}"' in page
        assert f'href="{claim.get_absolute_url()}"' in page
        assert f'class="mark mark-{kind}"' in page


def test_the_table_names_value_period_and_speaker(client: Client) -> None:
    article = make_article()
    metric, speaker = make_metric(name="5G base stations, China"), make_expert(name="Zhao Zhiguo")
    end = datetime(2023, 12, 31).date()
    make_statistic(
        article,
        metric=metric,
        speaker=speaker,
        period_start=end,
        period_end=end,
        period_precision="day",
    )
    page = get_page(client, article.get_absolute_url())
    for text in ("3.377 million", "5G base stations, China", "31 December 2023", "Zhao Zhiguo"):
        assert text in page.partition("Figures in this article")[2]


def test_people_are_listed_once_with_their_role(client: Client) -> None:
    article, speaker = make_article(), make_expert(name="Zhao Zhiguo")
    make_statistic(article, speaker=speaker)
    make_quote(article, speaker=speaker, speaker_role="chief engineer of the ministry")
    response = client.get(article.get_absolute_url())
    [person] = response.context["people"]
    assert (person["expert"], person["role"]) == (speaker, "chief engineer of the ministry")


def test_words_that_were_edited_away_are_not_shown_as_found(client: Client) -> None:
    article = make_article()
    statistic = make_statistic(article)
    article.body = "Nothing of the kind."
    article.save()
    page = get_page(client, article.get_absolute_url())
    assert f"statistic-{statistic.pk}" not in page
    assert "no longer in the text" in page


def test_a_correction_stands_at_the_top(client: Client) -> None:
    article = make_article()
    Correction.objects.create(article=article, text="The first version said 3 million.")
    page = get_page(client, article.get_absolute_url())
    assert page.index("The first version said") < page.index('class="body"')


def test_a_withdrawn_article_says_why_and_when(client: Client) -> None:
    article = make_article(
        headline="Gone",
        body="Secret words.",
        status="withdrawn",
        withdrawal_reason="The survey did not exist.",
        withdrawn_at=datetime(2024, 3, 2, tzinfo=UTC),
    )
    response = client.get(article.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert "The survey did not exist." in page
    assert "2 March 2024" in page
    assert "Secret words" not in page


def test_an_article_withdrawn_before_it_was_public_is_not_found(client: Client) -> None:
    article = make_article(status="withdrawn", published_at=None, withdrawn_at=timezone.now())
    assert client.get(article.get_absolute_url()).status_code == 404


def test_language_and_direction_are_told(client: Client) -> None:
    page = get_page(client, make_article(language="ar").get_absolute_url())
    assert '<article lang="ar" dir="rtl">' in page
    assert '<html lang="en">' in page


def test_the_time_is_told_with_its_zone(client: Client) -> None:
    page = get_page(client, make_article().get_absolute_url())
    assert "19 January 2024, 13:52 UTC" in page
    assert 'datetime="2024-01-19T13:52:00+00:00"' in page


def test_coverage_before_and_after_is_of_the_same_topics(client: Client) -> None:
    topic = make_topic()
    days = [
        make_article(topics=[topic], published_at=datetime(2024, 1, d, tzinfo=UTC))
        for d in (1, 3, 5)
    ]
    make_article(published_at=datetime(2024, 1, 4, tzinfo=UTC))
    make_article(topics=[topic], status="draft")
    context = client.get(days[1].get_absolute_url()).context
    assert (context["earlier"], context["later"]) == (days[0], days[2])


def test_editors_have_a_link_to_edit(client: Client) -> None:
    article = make_article()
    client.force_login(make_editor())
    page = get_page(client, article.get_absolute_url())
    assert f"/admin/articles/article/{article.pk}/change/" in page


def test_dangerous_text_is_shown_and_not_run(client: Client) -> None:
    article = make_article(
        headline="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>\n\nText."
    )
    page = get_page(client, article.get_absolute_url())
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_its_queries_do_not_grow_with_claims(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few = make_article(topics=[make_topic()])
    make_statistic(few, metric=make_metric(), speaker=make_expert())
    make_quote(few)
    many = make_article(topics=[make_topic() for _ in range(5)])
    for _ in range(8):
        make_statistic(many, metric=make_metric(), speaker=make_expert())
        make_quote(many)
    with django_assert_max_num_queries(20) as queries:
        get_page(client, few.get_absolute_url())
    with django_assert_max_num_queries(len(queries)):
        get_page(client, many.get_absolute_url())
    assert Article.objects.count() == 2


def test_a_headline_keeps_a_number_on_one_line_with_its_scale(client: Client) -> None:
    article = make_article(headline="China counts 3.377 million stations")
    whole = "China counts 3.377\N{NO-BREAK SPACE}million stations"
    assert f"<h1>{whole}</h1>" in get_page(client, article.get_absolute_url())
    assert f">{whole}</a></h3>" in get_page(client, article.outlet.get_absolute_url())
