"""Suggestions while typing, and other spellings when nothing is found."""

import pytest

from articles import search
from articles.models import Article, Topic
from articles.search.spelling import corrected, slips, with_corrections
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_statistic,
    make_topic,
)


@pytest.fixture
def archive(index):
    """A story with people and figures, and a draft that nobody may hear of."""
    topic = make_topic(name="Artificial intelligence", synonyms=["AI"])
    story = make_article(headline="Base stations multiply", body="3.377 million", topics=[topic])
    expert = make_expert(name="Zhao Zhiguo", names=["赵志国"])
    make_affiliation(expert, organization=make_organization(name="Industry Ministry"))
    make_statistic(story, speaker=expert, metric=make_metric(name="5G base stations, China"))
    make_article(headline="Canary base", status="draft", topics=[make_topic(name="Canary topic")])
    search.drain()


def suggested(text):
    return [(each.kind, each.label) for each in search.suggest(text)]


@pytest.mark.usefixtures("archive")
def test_every_word_of_a_name_may_be_its_beginning():
    assert suggested("zhig") == [("experts", "Zhao Zhiguo")]
    assert suggested("zhao zh") == [("experts", "Zhao Zhiguo")]
    assert suggested("intel") == [("topics", "Artificial intelligence")]
    assert suggested("ai") == [("topics", "Artificial intelligence")]
    assert suggested("志国") == [("experts", "Zhao Zhiguo")]
    assert suggested("minis") == [("organizations", "Industry Ministry")]
    assert suggested("base st") == [
        ("metrics", "5G base stations, China"),
        ("articles", "Base stations multiply"),
    ]


@pytest.mark.usefixtures("archive")
def test_what_readers_may_not_see_is_not_suggested():
    assert suggested("canary") == []


@pytest.mark.usefixtures("archive")
def test_a_stale_index_suggests_nothing_hidden():
    for article in Article.objects.published():
        article.status = Article.Status.DRAFT
        article.save()
    assert suggested("base") == suggested("zhao") == suggested("artif") == []


@pytest.mark.usefixtures("archive")
def test_a_suggestion_leads_to_a_page_and_a_search():
    [topic] = search.suggest("artif")
    assert topic.url == "/topics/artificial-intelligence/"
    assert topic.query == "topic:artificial-intelligence"


@pytest.mark.usefixtures("index")
def test_recent_years_are_suggested():
    years = [label for kind, label in suggested("20") if kind == "years"]
    assert len(years) == 3
    assert years == sorted(years, reverse=True)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("text", ["", "  ", "&&&", "\x00", "x" * 10_000, "(" * 500])
def test_anything_may_be_typed(text):
    assert suggested(text) == []


@pytest.mark.usefixtures("archive")
def test_suggesting_costs_two_database_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        search.suggest("base")


def test_the_most_used_topic_comes_first(index):
    rare, common = make_topic(name="Energy of stars"), make_topic(name="Energy of wind")
    for topics in ([rare], [common], [common]):
        make_article(topics=topics)
    search.drain()
    assert suggested("ener") == [("topics", common.name), ("topics", rare.name)]


def test_without_an_index_nothing_is_suggested(db, settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    assert search.suggest("base") == ()


@pytest.mark.parametrize("slip", ["statoin", "staton", "stattion", "stazion"])
def test_one_slip_away(slip):
    assert "station" in set(slips(slip))


def test_only_much_commoner_words_are_meant():
    counts = {"station": 50, "nation": 4, "statiom": 3}
    assert corrected("statiom", lambda token: counts.get(token, 0)) == "station"
    assert corrected("nation", lambda token: counts.get(token, 0)) == ""


def test_other_spellings_of_long_queries_and_words_are_not_looked_for():
    asked: list[str] = []

    def frequency(token: str) -> int:
        asked.append(token)
        return 0

    for text in ["x" * 500, " ".join(f"station{letter}" for letter in "abcdefghij")]:
        with_corrections(search.parse_query(text), frequency)
    assert asked == []


@pytest.mark.usefixtures("archive")
def test_did_you_mean_offers_a_search_that_finds_something():
    search.drain()
    page = search.find(search.parse_query("statoins -nothing year:2024"))
    assert page.total == 0
    assert page.did_you_mean == "stations -nothing year:2024"
    assert search.find(search.parse_query("statoins year:1999")).did_you_mean == ""


@pytest.mark.usefixtures("archive")
def test_hidden_words_are_never_meant():
    make_quote(make_article(status="draft", headline="Chrysanthemum"))
    search.drain()
    assert search.find(search.parse_query("chrysanthemun")).did_you_mean == ""


@pytest.mark.usefixtures("archive")
def test_a_name_is_asked_of_the_database_once_a_commit(django_assert_num_queries):
    assert suggested("intel") == [("topics", "Artificial intelligence")]
    with django_assert_num_queries(1):
        suggested("intel")
    topic = Topic.objects.get(name="Artificial intelligence")
    topic.name = "Intelligent machines"
    topic.save()
    assert suggested("intel") in ([], [("topics", "Intelligent machines")])
    search.drain()
    assert suggested("intel") == [("topics", "Intelligent machines")]
