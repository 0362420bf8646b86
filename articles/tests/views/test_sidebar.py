"""The section of related claims on the pages: narrowed, alone, and as a feed."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.models import Article, Statistic
from articles.tests.claims.records import figure, story
from articles.tests.make import make_expert, make_metric, make_outlet, make_quote, make_topic
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def two() -> tuple[Article, Statistic, Statistic]:
    """An article with two figures, each with one older report elsewhere."""
    article = story("There were 3.377 million stations and 805 million users.")
    stations, users = make_metric(), make_metric()
    first = figure(stations, "3.377 million", 2023, article)
    second = figure(users, "805 million", 2023, article)
    figure(stations, "2.312 million", 2022)
    figure(users, "561 million", 2022)
    return article, first, second


def rows_of(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    groups = response.context["related"].groups
    return [row.words for group in groups for row in group.rows]


def test_an_address_narrows_the_section_to_one_figure(client: Client, two: Any) -> None:
    article, first, second = two
    address = article.get_absolute_url()
    assert set(rows_of(client, address)) == {"2.312 million", "561 million"}
    assert rows_of(client, f"{address}?about=statistic-{second.pk}") == ["561 million"]
    page = get_page(client, f"{address}?about=statistic-{first.pk}")
    assert f'data-selected="statistic-{first.pk}"' in page
    assert f'data-about="statistic-{first.pk}"' in page
    assert f'data-about="statistic-{second.pk}"' not in page


@pytest.mark.parametrize("wrong", ["statistic-999999", "statistic-", "<b>", "metric-1"])
def test_an_unknown_figure_means_the_whole_article(client: Client, two: Any, wrong: str) -> None:
    address = two[0].get_absolute_url()
    assert len(rows_of(client, f"{address}?about={wrong}&show=nonsense")) == 2


def test_choices_say_how_much_they_hold_and_narrow_the_section(client: Client) -> None:
    metric, topic, speaker = make_metric(), make_topic(), make_expert()
    own = figure(metric, "3.377 million", 2023, speaker=speaker, topics=[topic])
    figure(metric, "2.312 million", 2022, speaker=speaker, topics=[topic])
    figure(metric, "4.25 million", 2024, topics=[topic])
    figure(metric, "3.1 million", 2023)
    figure(metric, "3.4 million", 2023)
    address = own.article.get_absolute_url()
    section = client.get(address).context["section"]
    assert {link.label: link.total for link in section.choices} == {
        "All": 4,
        "Same figure": 1,
        "Later": 1,
        "Earlier": 1,
        "Disagrees": 1,
        "Same speaker": 1,
        "Same topic": 2,
    }
    for show, words in {
        "same": {"3.4 million"},
        "later": {"4.25 million"},
        "earlier": {"2.312 million"},
        "disagrees": {"3.1 million"},
        "speaker": {"2.312 million"},
        "topic": {"2.312 million", "4.25 million"},
    }.items():
        assert set(rows_of(client, f"{address}?show={show}")) == words
        assert set(rows_of(client, f"{address}related/?show={show}")) == words


def test_a_choice_that_holds_nothing_here_says_so(client: Client, two: Any) -> None:
    page = get_page(client, f"{two[0].get_absolute_url()}?show=disagrees")
    assert "None of this kind." in page


def test_every_link_of_the_section_works_without_a_script(client: Client, two: Any) -> None:
    article, first, _ = two
    section = client.get(f"{article.get_absolute_url()}?about=statistic-{first.pk}").context[
        "section"
    ]
    links = [link.url for link in (*section.choices, *section.abouts)]
    for url in (*links, section.whole, section.all_url):
        assert client.get(url.partition("#")[0]).status_code == 200
    assert f"about=statistic-{first.pk}" in section.all_url


def test_the_section_alone_is_a_part_without_a_page(client: Client, two: Any) -> None:
    article, first, _ = two
    response = client.get(f"{article.get_absolute_url()}related/part/?about=statistic-{first.pk}")
    html = response.content.decode().strip()
    assert html.startswith("<section") and html.endswith("</section>")
    assert response["X-Robots-Tag"] == "noindex"
    # The links lead to the page that the part is for.
    assert f'href="{article.get_absolute_url()}?about=' in html


@pytest.mark.parametrize("part", ["related/", "related/part/", "related/feed/"])
def test_a_draft_has_no_related_claims_for_readers(client: Client, two: Any, part: str) -> None:
    article = two[0]
    Article.objects.filter(pk=article.pk).update(status=Article.Status.DRAFT)
    assert client.get(f"{article.get_absolute_url()}{part}").status_code == 404


def test_copies_of_one_story_are_one_row_that_names_the_outlets(client: Client) -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    for name in ("Meridian Wire", "Harbour Post", "Daily Ledger"):
        figure(
            metric,
            "2.312 million",
            2022,
            story("By then 2.312 million.", outlet=make_outlet(name=name)),
        )
    page = get_page(client, own.article.get_absolute_url())
    assert "Also in 2 outlets:" in page
    assert page.count("By then") == 1


def test_the_page_stands_when_the_index_is_gone(
    client: Client, two: Any, settings: Any, tmp_path: Any
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    page = get_page(client, two[0].get_absolute_url())
    assert "Search is resting" in page
    assert "2.312 million" in page and "</a> users." in page


def feed(client: Client, address: str) -> list[ElementTree.Element]:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall("a:entry", ATOM)


def test_a_feed_tells_of_new_claims_about_an_article_and_about_a_figure(
    client: Client, two: Any
) -> None:
    article, first, _ = two
    entries = feed(client, f"{article.get_absolute_url()}related/feed/")
    assert len(entries) == 2
    [entry] = feed(client, f"/statistics/{first.pk}/related/feed/")
    assert entry.findtext("a:title", "", ATOM).startswith("older: 2.312 million (")
    assert "+46.1 %" in entry.findtext("a:summary", "", ATOM)
    link = entry.find("a:link", ATOM)
    assert link is not None and "#statistic-" in link.get("href", "")


def test_the_feeds_of_related_claims_are_there_as_rss(client: Client, two: Any) -> None:
    article, first, _ = two
    for address, number in ((article.get_absolute_url(), 2), (first.get_absolute_url(), 1)):
        response = client.get(f"{address}related/feed/rss/")
        assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
        channel = ElementTree.fromstring(response.content)[0]
        assert len(channel.findall("item")) == number
        assert "older: 2.312 million (" in response.content.decode()
        page = get_page(client, address)
        assert f'type="application/rss+xml" title="New claims about this" href="{address}' in page


def test_a_feed_tells_of_new_claims_by_the_speaker_of_a_quote(client: Client) -> None:
    speaker = make_expert()
    quote = make_quote(speaker=speaker)
    figure(None, "3.377 million", 2023, speaker=speaker)
    address = quote.get_absolute_url()
    [entry] = feed(client, f"{address}related/feed/")
    assert entry.findtext("a:title", "", ATOM).startswith("same speaker: 3.377 million (")
    assert f'href="{address}related/feed/"' in get_page(client, address)


def test_what_was_recorded_last_comes_first_in_the_feed(client: Client, two: Any) -> None:
    article, first, _ = two
    Statistic.objects.update(created_at="2024-01-01T00:00Z")
    figure(first.metric, "1.1 million", 2020)
    entries = feed(client, f"{article.get_absolute_url()}related/feed/")
    assert "1.1 million" in entries[0].findtext("a:title", "", ATOM)


def test_a_feed_of_a_former_address_leads_to_the_present_one(client: Client, two: Any) -> None:
    article = two[0]
    old = article.slug
    article.slug = "moved"
    article.save()
    response = client.get(f"/articles/{old}/related/feed/")
    assert response.headers["Location"] == "/articles/moved/related/feed/"


def test_a_quote_can_be_selected(client: Client) -> None:
    speaker = make_expert(name="Zhao Zhiguo")
    own = make_quote(speaker=speaker)
    make_quote(speaker=speaker)
    page = get_page(client, f"{own.article.get_absolute_url()}?about=quote-{own.pk}")
    assert "Also from Zhao Zhiguo" in page


@pytest.mark.parametrize("query", ["", "?about={}", "?show=earlier"])
def test_the_page_costs_the_same_however_many_claims_there_are(
    client: Client, query: str, django_assert_max_num_queries: Any
) -> None:
    metric, topic = make_metric(), make_topic()
    own = figure(metric, "3.377 million", 2023, topics=[topic])
    query = query.format(f"statistic-{own.pk}")
    address = f"{own.article.get_absolute_url()}related/part/{query}"
    counts = []
    for size in (1, 12):
        for number in range(size):
            figure(metric, f"{number + 1}.5 million", 2000 + number, topics=[topic])
        with django_assert_max_num_queries(9) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
