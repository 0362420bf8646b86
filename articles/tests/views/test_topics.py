"""Topics: the index and the page of one."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import search
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page
from articles.views import letters

pytestmark = pytest.mark.django_db


def test_topics_are_listed_with_their_number_of_articles(client: Client) -> None:
    networks, empty = make_topic(name="Mobile networks"), make_topic(name="Nothing")
    make_article(topics=[networks])
    make_article(topics=[networks, empty], status="draft")
    assert client.get("/topics/").context["rows"] == [(networks, 1)]


def test_a_topic_is_found_by_a_synonym(client: Client) -> None:
    make_article(topics=[make_topic(name="Mobile networks", synonyms=["移动网络"])])
    assert "Mobile networks" in get_page(client, "/topics/", q="移动")
    assert "No name contains" in get_page(client, "/topics/", q="rail")


def test_names_that_begin_with_what_is_typed_come_first(client: Client) -> None:
    make_article(topics=[make_topic(name=name) for name in ("Air China", "China", "Fine china")])
    rows = client.get("/topics/", {"q": "CHI"}).context["rows"]
    assert [topic.name for topic, _ in rows] == ["China", "Air China", "Fine china"]


def test_a_filter_lists_so_many_and_says_that_there_are_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_FOUND", 3)
    make_article(topics=[make_topic(name=f"Grid {n}") for n in range(5)])
    assert "3+ with “grid” in the name" in get_page(client, "/topics/", q="grid")
    assert "All" not in client.get("/topics/", {"q": "grid"}).context["index"].letters


def test_topics_stand_in_a_tree_with_their_numbers(client: Client) -> None:
    energy = make_topic(name="Energy")
    wind = make_topic(name="Wind", broader=energy)
    offshore = make_topic(name="Offshore", broader=wind)
    make_topic(name="Coal", broader=energy)  # no story: no reader sees it
    make_article(topics=[offshore, make_topic(name="Loose")])
    [branch] = client.get("/topics/", {"view": "tree"}).context["tree"].branches
    assert branch.topic == energy
    assert [(each.topic, each.goes_on) for each in branch.below] == [(wind, True)]
    page = get_page(client, "/topics/", view="tree", under="energy")
    assert "Offshore" in page
    assert "Loose" not in page
    assert "By subject" in get_page(client, "/topics/")


def test_an_archive_without_broader_topics_has_no_tree(client: Client) -> None:
    make_article(topics=[make_topic(name="Loose")])
    assert "By subject" not in get_page(client, "/topics/")
    assert "No topic stands below another" in get_page(client, "/topics/", view="tree")


def test_the_tree_shows_some_of_many_and_leads_to_the_rest(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    wide = make_topic(name="Energy")
    make_article(topics=[make_topic(name=f"Grid {n:02}", broader=wide) for n in range(12)])
    with django_assert_max_num_queries(9) as few:
        [branch] = client.get("/topics/", {"view": "tree"}).context["tree"].branches
    asked = len(few)
    assert (len(branch.below), branch.goes_on) == (8, True)
    assert len(client.get("/topics/?view=tree&under=energy").context["tree"].branches) == 12
    for n in range(4):
        make_article(topics=[make_topic(name=f"Leaf {n}", broader=make_topic(name=f"Wood {n}"))])
    with django_assert_max_num_queries(asked):
        client.get("/topics/", {"view": "tree"})


def test_a_topic_holds_the_articles_of_narrower_ones(client: Client) -> None:
    wide = make_topic(name="Energy")
    middle = make_topic(name="Renewables", broader=wide)
    narrow = make_topic(name="Wind", broader=middle)
    article = make_article(headline="A gale", topics=[narrow, middle])
    context = client.get(wide.get_absolute_url()).context
    assert list(context["page"]) == [article]
    assert list(context["narrower"]) == [middle]
    page = get_page(client, narrow.get_absolute_url())
    assert page.index("Energy") < page.index("Renewables") < page.index("<h1>Wind")


def test_a_topic_shows_key_figures_and_experts(client: Client) -> None:
    topic = make_topic(name="Mobile networks", description="Masts and phones.")
    article = make_article(topics=[topic])
    make_statistic(article, metric=make_metric(name="5G base stations", topics=[topic]))
    make_quote(article, speaker=make_expert(name="Zhao Zhiguo", topics=[topic]))
    page = get_page(client, topic.get_absolute_url())
    for text in ("Masts and phones.", "5G base stations", "3.377 million", "Zhao Zhiguo"):
        assert text in page


def test_articles_are_paged(client: Client) -> None:
    topic = make_topic()
    for _ in range(23):
        make_article(topics=[topic])
    page = client.get(topic.get_absolute_url(), {"page": 2}).context["page"]
    assert (len(page), page.total, page.pages) == (3, 23, 2)


@pytest.mark.usefixtures("index")
def test_coverage_and_neighbours_come_from_the_index(client: Client) -> None:
    networks, chips = make_topic(name="Mobile networks"), make_topic(name="Chips")
    for speaker in (make_expert(name="Rarely Heard"), make_expert(name="Often Heard")):
        for _ in range(2 if speaker.name.startswith("Often") else 1):
            make_quote(make_article(topics=[networks, chips]), speaker=speaker)
    search.drain()
    context = client.get(networks.get_absolute_url()).context
    assert sum(bar.count for bar, _, _ in context["coverage"].bars) == 3
    assert context["related_topics"] == [chips]
    assert [row["expert"].name for row in context["experts"]] == ["Often Heard", "Rarely Heard"]


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("which", ["index", "topic"])
def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, which: str
) -> None:
    topic = make_topic()
    address = "/topics/" if which == "index" else topic.get_absolute_url()

    def add(number: int) -> None:
        for _ in range(number):
            article = make_article(topics=[topic, make_topic(broader=topic)])
            make_statistic(article, metric=make_metric(topics=[topic]))
            make_quote(article, speaker=make_expert(topics=[topic]))
        search.drain()

    add(1)
    with django_assert_max_num_queries(24) as few:
        get_page(client, address)
    add(6)
    with django_assert_max_num_queries(len(few)):
        get_page(client, address)
