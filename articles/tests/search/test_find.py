"""The door: from a query to a page of records, with facets that keep their word."""

from datetime import UTC, datetime

import pytest

from articles import search
from articles.models import Article, Expert, Organization, Outlet, Section, Topic
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.usefixtures("index")
TEXT = (
    "The number of 5G base stations reached 3.377 million, the ministry said. “We grow,” said Zhao."
)


def find(text, **how):
    search.drain()
    return search.find(search.parse_query(text), **how)


def headlines(text, **how):
    return [hit.record.headline for hit in find(text, **how).hits]


def at(year, month=6, day=1):
    return datetime(year, month, day, 12, tzinfo=UTC)


@pytest.fixture
def archive(index):
    """Three articles of two outlets and years, with claims, people and topics."""
    post, herald = make_outlet(name="The Post"), make_outlet(name="Herald")
    telecoms = make_topic(name="Telecoms", synonyms=["Telecommunications"])
    five_g = make_topic(name="5G", broader=telecoms)
    economy = make_section(name="Economy")
    zhao = make_expert(name="Zhao Zhiguo", names=["赵志国"])
    ministry = make_organization(name="Ministry of Industry", short_name="MIIT")
    make_affiliation(zhao, organization=ministry, role="chief engineer")
    metric = make_metric(name="5G base stations, China")
    first = make_article(
        headline="Base stations multiply",
        body=TEXT,
        outlet=post,
        section=economy,
        topics=[five_g],
        published_at=at(2023),
    )
    make_statistic(
        first,
        exact="3.377 million",
        metric=metric,
        producer=ministry,
        speaker=zhao,
        counted="5G base stations",
        period_start="2023-01-01",
        period_end="2023-12-31",
    )
    make_quote(first, exact="We grow", speaker=zhao)
    make_article(
        headline="Stations in the countryside",
        body="Café life.",
        outlet=herald,
        topics=[telecoms],
        published_at=at(2024, 1),
    )
    make_article(
        headline="人工智能新闻",
        body="中国移动的基站。",
        language="zh-Hans",
        outlet=post,
        published_at=at(2024, 3),
    )


FINDS = [
    ("base station", ["Base stations multiply"]),
    ("cafe", ["Stations in the countryside"]),
    ("基站", ["人工智能新闻"]),
    ("stations -base", ["Stations in the countryside"]),
    ("topic:5g", ["Base stations multiply"]),
    ("topic:telecoms", ["Stations in the countryside", "Base stations multiply"]),
    ("topic:telecommunications", ["Stations in the countryside", "Base stations multiply"]),
    ('expert:"zhao zhiguo"', ["Base stations multiply"]),
    ("expert:赵志国", ["Base stations multiply"]),
    ("org:miit", ["Base stations multiply"]),
    ('outlet:"The Post" lang:en', ["Base stations multiply"]),
    ("outlet:the-post,herald year:2024", ["人工智能新闻", "Stations in the countryside"]),
    ("section:economy", ["Base stations multiply"]),
    ("metric:5g-base-stations-china", ["Base stations multiply"]),
    ("value:>3m period:2023", ["Base stations multiply"]),
    ("value:>4m", []),
    ("has:statistics", ["Base stations multiply"]),
    ("337.7万", ["Base stations multiply"]),
    ("topic:nonsense", []),
]


@pytest.mark.usefixtures("archive")
def test_articles_are_found():
    found = [(text, headlines(text)) for text, _ in FINDS]
    assert found == FINDS


@pytest.mark.usefixtures("archive")
def test_a_statistic_is_found_by_any_spelling_of_its_number():
    for number in ["3.377 million", "3,377,000", "3.377m", "337.7万", "value:3.377m"]:
        [hit] = find(number, kind="statistics").hits
        assert hit.record.exact == "3.377 million"


@pytest.mark.usefixtures("archive")
def test_every_kind_is_counted():
    page = find("zhao")
    assert page.counts == {"articles": 1, "statistics": 1, "quotes": 1, "experts": 1}
    assert [hit.record.name for hit in find("zhao", kind="experts").hits] == ["Zhao Zhiguo"]
    assert [hit.record.exact for hit in find("zhao", kind="quotes").hits] == ["We grow"]


@pytest.mark.parametrize("kind", search.KINDS)
@pytest.mark.usefixtures("archive")
def test_every_facet_value_leads_to_as_many_results_as_it_says(kind):
    for query in ("", "stations", "year:2024", "outlet:herald", "-base", "topic:5g"):
        check_counts(query, kind)


def check_counts(query, kind):
    page = find(query, kind=kind)
    for facet in page.facets:
        for value in facet.values:
            if not value.selected:
                assert find(value.query, kind=kind).total == value.count, (facet.name, value)
    for bar in page.histogram.bars if page.histogram else ():
        assert find(bar.query, kind=kind).total == bar.count, bar


@pytest.mark.usefixtures("archive")
def test_a_chosen_facet_value_is_marked_and_can_be_taken_away():
    page = find("stations topic:telecoms")
    [topic] = [facet for facet in page.facets if facet.name == "topic"]
    chosen = next(value for value in topic.values if value.value == "telecoms")
    assert chosen.selected
    assert chosen.query == "stations"
    assert [(chip.label, chip.without) for chip in page.chips] == [("Topic: Telecoms", "stations")]


@pytest.mark.usefixtures("archive")
def test_a_facet_with_one_value_each_offers_the_others():
    page = find("outlet:herald")
    [outlet] = [facet for facet in page.facets if facet.name == "outlet"]
    assert {(v.label, v.count, v.selected) for v in outlet.values} == {
        ("The Post", 2, False),
        ("Herald", 1, True),
    }


@pytest.mark.usefixtures("archive")
def test_an_unknown_name_is_said():
    assert find("topic:nonsense").notice == "There is no topic called “nonsense”."


@pytest.mark.usefixtures("archive")
def test_the_words_found_are_marked():
    [hit] = find('"base stations" -countryside').hits
    assert hit.title == "<mark>Base stations</mark> multiply"
    assert "5G <mark>base stations</mark> reached" in hit.snippet
    assert hit.match == "base stations"


def test_markup_in_an_article_is_only_text_in_the_results():
    make_article(headline="<script>alert(1)</script>", body="needle &amp; `<img src=x onerror=y>`")
    [hit] = find("needle").hits
    assert "<script" not in hit.title
    assert "<img" not in hit.snippet


def test_pages_and_sorts():
    for day in range(1, 26):
        make_article(headline=f"Day {day}", body="word", published_at=at(2024, 1, day))
    assert headlines("word", sort="oldest", page=2, per_page=10)[0] == "Day 11"
    assert headlines("word", sort="newest", page=3, per_page=10)[-1] == "Day 1"
    last = find("word", page=99, per_page=10)
    assert (last.page, last.pages, last.total, len(last.hits)) == (3, 3, 25, 5)


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_readers_may_not_see_is_not_found(status):
    article = make_article(headline="Canary", body=TEXT, status=status)
    make_statistic(article)
    for kind in search.KINDS:
        assert find("canary OR base OR million", kind=kind).total == 0


def test_a_stale_index_misses_but_never_leaks():
    article = make_article(headline="Canary")
    search.drain()
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert search.find(search.parse_query("canary")).hits == ()


def test_the_page_costs_the_same_few_queries_whatever_it_holds(
    archive, django_assert_max_num_queries
):
    for number in range(30):
        make_article(headline=f"More {number}", body=TEXT, topics=[make_topic()])
    search.drain()
    for kind in search.KINDS:
        with django_assert_max_num_queries(7):
            search.find(search.parse_query("topic:5g OR base OR zhao outlet:post"), kind=kind)


def test_an_empty_archive_is_an_empty_page():
    page = find("")
    assert (page.total, page.pages, page.hits, page.histogram) == (0, 1, (), None)


@pytest.mark.usefixtures("archive")
def test_when_nothing_has_all_the_words_some_are_offered():
    [offer] = find("stations nonsense -countryside").offers
    assert offer.query == "-countryside (stations OR nonsense)"
    assert find(offer.query).total == offer.count == 1
    assert find("nonsense gibberish").offers == ()


@pytest.mark.parametrize("model", [Topic, Expert, Organization, Outlet, Section])
@pytest.mark.usefixtures("archive")
def test_a_new_name_is_shown_at_once(model):
    def names():
        page = search.find(search.parse_query("base"))
        return {value.label for facet in page.facets for value in facet.values}

    find("base")
    record = next(each for each in model.objects.all() if each.name in names())
    record.name = "Renamed"
    record.save()
    assert "Renamed" in names()


@pytest.mark.usefixtures("archive")
def test_names_are_read_from_the_database_once(django_assert_max_num_queries):
    page = find("base")
    with django_assert_max_num_queries(2) as asked:
        assert search.find(search.parse_query("base")).facets == page.facets
    assert not any("UNION" in query["sql"] for query in asked.captured_queries)


@pytest.mark.usefixtures("archive")
def test_any_of_several_years_or_topics_can_be_asked_for():
    both = ["Stations in the countryside", "Base stations multiply"]
    assert headlines("topic:5g,telecoms") == both
    assert headlines("stations year:2023,2024") == both
    assert headlines("stations -year:2022,2024") == ["Base stations multiply"]
    page = find("stations year:2023,2024")
    assert [chip.label for chip in page.chips] == ["Year: 2023 or 2024"]
    assert [chip.label for chip in find("lang:zh,ar").chips] == ["Language: Chinese or Arabic"]
    assert [chip.without for chip in page.chips] == ["stations"]
    [year] = [facet for facet in page.facets if facet.name == "year"]
    assert {value.value: value.selected for value in year.values} == {"2024": True, "2023": True}


def test_bars_between_chosen_years_keep_their_word():
    for year in range(2015, 2025):
        make_article(headline=f"Day in {year}", body="word", published_at=at(year))
    for query in ("word year:2016,2021", "word year:2016,2021 after:2015", "year:2016..2018,2023"):
        check_counts(query, "articles")
