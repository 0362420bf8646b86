"""The search page."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles import search
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page
from articles.views import finding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def fill() -> None:
    """Make two stories about masts and one about bread, and index them."""
    networks = make_topic(name="Mobile networks")
    for year in (2023, 2024):
        at = datetime(year, 1, 19, tzinfo=UTC)
        article = make_article(headline=f"Masts of {year}", topics=[networks], published_at=at)
        make_statistic(article, metric=make_metric(name=f"Masts in {year}"))
        make_quote(article, speaker=make_expert(name=f"Zhao {year}"))
    make_article(headline="Bread & <b>butter</b>", body="Loaves cost 2 euros.")
    search.drain()


def test_words_are_found_and_marked(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="stations")
    assert "Masts of 2023" in page
    assert "<mark>stations</mark>" in page
    assert "Bread" not in page
    assert "2 articles" in page


def test_every_kind_has_a_tab_with_its_count(client: Client) -> None:
    fill()
    response = client.get("/search/", {"q": "masts"})
    assert response.context["results"].counts["articles"] == 2
    assert "3.377 million" in get_page(client, "/search/", q="masts", kind="statistics")
    assert "Zhao 2023" in get_page(client, "/search/", q="zhao", kind="experts")
    assert "expanding" in get_page(client, "/search/", q="expanding", kind="quotes")


def test_a_quote_that_was_found_stands_in_quotation_marks(client: Client) -> None:
    make_quote(make_article(body="“We grow & grow,” she said."), exact="We grow & grow,")
    search.drain()
    page = get_page(client, "/search/", q="grow", kind="quotes")
    assert ">“We <mark>grow</mark> &amp; <mark>grow</mark>”</a></h2>" in page


def test_a_facet_leads_to_as_many_results_as_it_says(client: Client) -> None:
    fill()
    results = client.get("/search/", {"q": "masts"}).context["results"]
    values = [value for facet in results.facets for value in facet.values]
    assert values
    for value in values:
        narrowed = client.get("/search/", {"q": value.query}).context["results"]
        assert narrowed.total == value.count, value


def test_a_repair_is_said(client: Client) -> None:
    page = get_page(client, "/search/", q='"masts of')
    assert "closed the quotation mark" in page


def test_nothing_found_gives_advice(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="xylophone")
    assert "Nothing in the archive fits this search" in page
    assert "electri*" in page


def test_what_was_typed_is_kept_and_escaped(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q='<script>"butter', kind="quotes", sort="newest")
    assert "<script>&quot;" not in page
    assert 'value="&lt;script&gt;&quot;butter"' in page
    assert '<input type="hidden" name="kind" value="quotes">' in page
    assert "<b>butter</b>" not in get_page(client, "/search/", q="bread")


def test_order_by_date(client: Client) -> None:
    fill()
    newest = client.get("/search/", {"q": "masts", "sort": "newest"}).context["results"]
    oldest = client.get("/search/", {"q": "masts", "sort": "oldest"}).context["results"]
    assert [h.id for h in newest.hits] == [h.id for h in oldest.hits][::-1]


def test_results_over_time_are_drawn(client: Client) -> None:
    fill()
    bars = client.get("/search/", {"q": "masts"}).context["bars"]
    assert sum(bar.count for bar, _, _ in bars) == 2
    assert max(column.height for _, column, _ in bars) == 60


def test_pages_end_at_a_hundred_with_advice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(21):
        make_article(headline=f"Masts {number}")
    search.drain()
    monkeypatch.setattr(finding, "MAX_PAGES", 1)
    assert "A search shows its first" in get_page(client, "/search/", q="masts", page=2)
    assert "A search shows its first" not in get_page(client, "/search/", q="20", page=2)


def test_without_an_index_the_page_says_so(client: Client, settings: Settings) -> None:
    make_article(headline="Masts")
    settings.SEARCH_INDEX_DIR = settings.SEARCH_INDEX_DIR / "none"
    page = get_page(client, "/search/", q="masts")
    assert "Search is resting" in page
    assert "Masts" in page


def test_readiness_tells_of_the_index(client: Client, settings: Settings) -> None:
    assert client.get("/readyz").content.startswith(
        b"database: ok\nindex: ok, 0 waiting (oldest 0 s), 0 set aside, "
    )
    settings.SEARCH_INDEX_DIR = settings.SEARCH_INDEX_DIR / "none"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"index: failed" in response.content


def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill()
    for kind in search.KINDS:
        with django_assert_max_num_queries(20) as few:
            get_page(client, "/search/", q="masts OR zhao OR expanding", kind=kind)
        fill_more()
        with django_assert_max_num_queries(len(few)):
            get_page(client, "/search/", q="masts OR zhao OR expanding", kind=kind)


def fill_more() -> None:
    for _ in range(4):
        article = make_article(headline="More masts", topics=[make_topic()])
        make_statistic(article, metric=make_metric())
        make_quote(article, speaker=make_expert(name="Zhao More"))
    search.drain()


def test_suggestions_lead_to_pages(client: Client) -> None:
    fill()
    found = client.get("/search/suggest/", {"q": "mob"}).json()["suggestions"]
    assert {
        "label": "Mobile networks",
        "kind": "topics",
        "url": "/topics/mobile-networks/",
    } in found
    assert client.get("/search/suggest/", {"q": "\x00"}).json() == {"suggestions": []}


def test_a_suggested_year_is_a_search(client: Client) -> None:
    found = client.get("/search/suggest/", {"q": "2024"}).json()["suggestions"]
    assert found == [{"label": "2024", "kind": "years", "url": "/search/?q=year%3A2024"}]


def test_a_search_can_be_followed(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="masts & wires OR masts")
    assert "/follow/?kind=query&amp;value=masts%20%26%20wires" in page


def test_a_number_offers_the_figures_with_its_value(client: Client) -> None:
    fill()
    for text in ("3.377 million", "3,377,000", "3.377m", "337.7万"):
        page = get_page(client, "/search/", q=text)
        assert f'<a href="?q=value%3A3377000&amp;kind=statistics">Figures of {text}</a>' in page


def test_conditions_are_taken_away_one_by_one_or_all(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="masts topic:mobile-networks year:2024")
    assert '<a href="?q=masts+year%3A2024">' in page
    assert '<a href="?q=masts+topic%3Amobile-networks">' in page
    assert '<a class="chips__clear" href="?q=masts">Clear all</a>' in page


def test_a_value_can_be_chosen_added_or_excluded(client: Client) -> None:
    fill()
    for name in ("Herald", "Daily Post"):
        make_article(headline="Masts", outlet=make_outlet(name=name))
    search.drain()
    page = get_page(client, "/search/", q="masts outlet:herald")
    assert '<a href="?q=masts" aria-current="true">' in page
    assert '<a href="?q=masts+outlet%3Adaily-post">Daily Post</a>' in page
    assert 'href="?q=masts+outlet%3Aherald%2Cdaily-post" title="Or Daily Post"' in page
    assert 'href="?q=masts+outlet%3Aherald+-outlet%3Adaily-post" title="Without' in page


def test_few_results_of_a_misspelt_word_offer_the_common_one(client: Client) -> None:
    for number in range(12):
        make_article(headline=f"Electricity {number}")
    make_article(headline="Electricty for all")
    search.drain()
    page = get_page(client, "/search/", q="electricty")
    assert 'Did you mean <a href="?q=electricity">electricity</a>?' in page


def test_a_browser_is_offered_what_the_words_may_become(client: Client) -> None:
    make_article(topics=[make_topic(name="Mobile networks")])
    make_organization(name="Mobile networks")
    search.drain()
    tree = ElementTree.fromstring(client.get("/opensearch.xml").content)
    [address] = [
        url.get("template") or "" for url in tree if "suggestions" in (url.get("type") or "")
    ]
    response = client.get(address.removeprefix("http://testserver").format(searchTerms="mob"))
    assert response.headers["Content-Type"].startswith("application/x-suggestions+json")
    assert response.json() == [
        "mob",
        ["Mobile networks"],
        ["topic"],
        ["http://testserver/topics/mobile-networks/"],
    ]


def test_a_year_is_offered_to_a_browser_as_a_search(client: Client) -> None:
    typed, words, kinds, addresses = client.get("/search/opensearch.json?q=2024").json()
    assert (typed, words, kinds) == ("2024", ["year:2024"], ["year"])
    assert addresses == ["http://testserver/search/?q=year%3A2024"]


def test_any_of_the_values_ticked_becomes_the_address(client: Client) -> None:
    fill()
    ticked = {"q": "masts topic:bread", "kind": "quotes", "facet": "topic", "any": ["a", "b c"]}
    response = client.get("/search/", ticked)
    assert response.status_code == 302
    assert response.headers["Location"] == "/search/?q=masts+topic%3Aa%2C%22b+c%22&kind=quotes"
    nothing = client.get("/search/", {"q": "masts year:2023", "facet": "year", "any": "<x>"})
    assert nothing.headers["Location"] == "/search/?q=masts"


def test_ticking_more_than_a_search_may_hold_is_said(client: Client) -> None:
    fill()
    ticked = {"q": "masts", "facet": "topic", "any": [f"t{number}" for number in range(70)]}
    page = client.get("/search/", ticked, follow=True).content.decode()
    assert "a search has at most 64 terms: the rest was left out" in page
    assert "masts topic:t0,t1,t2," in page


def test_chosen_values_are_ticked_and_can_be_cleared(client: Client) -> None:
    fill()
    page = get_page(client, "/search/", q="masts year:2023,2024")
    assert 'value="2023" aria-label="2023" checked>' in page
    assert '<button name="facet" value="year">Any of these</button> <a href="?q=masts">' in page


def test_a_facet_that_nobody_knows_is_no_choice(client: Client) -> None:
    fill()
    assert "2 articles" in get_page(client, "/search/", q="masts", facet="nonsense", any="x")
