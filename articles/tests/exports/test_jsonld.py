"""Every kind of page describes itself in words that schema.org knows."""

import json
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from articles.exports import home_document, index_document, page_document, record_document
from articles.models import Expert, Metric, Organization, Outlet, Section, Topic
from articles.tests.make import make_article, make_statistic

from .story import SITE, make_story
from .vocabulary import faults

pytestmark = pytest.mark.django_db


def described(record: Any, **parts: Any) -> dict[str, Any]:
    """Return the description of the record itself, after checking all words of the document."""
    document = record_document(record, SITE, **parts)
    assert list(faults(document)) == []
    json.dumps(document)
    return document["@graph"][0]


def test_an_article_names_its_people_topics_claims_and_corrections() -> None:
    story = make_story()
    node = described(
        story,
        topics=story.topics.all(),
        statistics=story.statistics.all(),
        quotes=story.quotes.all(),
        corrections=story.corrections.all(),
    )
    assert node["@type"] == "NewsArticle"
    assert node["@id"] == f"https://archive.example{story.get_absolute_url()}"
    assert [author["name"] for author in node["author"]] == ["Ana Ruiz", "王伟"]
    assert {topic["name"] for topic in node["about"]} == {"China", "5G & “networks”"}
    assert [part["@type"] for part in node["hasPart"]] == ["Claim", "Quotation"]
    assert node["correction"][0]["text"] == "It said 3.4."


def test_a_statistic_is_a_claim_about_an_observation() -> None:
    node = described(make_story().statistics.get())
    assert node["text"].startswith("At the end of 2023")
    assert node["author"]["name"] == "Zhao Zhiguo"
    observed = node["about"][0]
    assert observed["value"] == 3_377_000
    assert observed["observationDate"] == "2023-12-31"
    assert observed["variableMeasured"]["name"] == "5G base stations, China"


def test_a_range_has_bounds_and_no_value() -> None:
    article = make_article(body="Between 2 million and 3 million yuan were lost.")
    node = described(make_statistic(article, exact="Between 2 million and 3 million yuan"))
    observed = node["about"][0]
    assert (observed["minValue"], observed["maxValue"]) == (2_000_000, 3_000_000)
    assert "value" not in observed
    assert observed["unitCode"] == "ISO4217:CNY"


def test_a_quote_names_its_speaker_in_the_role_of_the_time() -> None:
    speaker = described(make_story().quotes.get())["spokenByCharacter"]
    assert (speaker["name"], speaker["jobTitle"]) == ("Zhao Zhiguo", "chief engineer")


def test_an_expert_has_names_and_roles() -> None:
    make_story()
    expert = Expert.objects.get()
    node = described(
        expert,
        names=expert.names.all(),
        roles=expert.affiliations.all(),
        topics=Topic.objects.all(),
    )
    assert node["alternateName"] == ["赵志国"]
    assert node["affiliation"][0]["startDate"] == "2021-03"
    assert node["sameAs"] == "http://www.wikidata.org/entity/Q42"


@pytest.mark.parametrize("model", [Organization, Outlet, Section, Topic])
def test_other_records_are_described_with_the_way_to_them(model: Any) -> None:
    make_story()
    record = model.objects.last()
    assert described(record)["name"] == record.name
    steps = record_document(record, SITE)["@graph"][-1]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == {"@id": SITE.url(record)}


def test_a_metric_is_a_variable_and_a_dataset_of_observations() -> None:
    make_story()
    metric = Metric.objects.get()
    graph = record_document(metric, SITE, statistics=metric.statistics.all())["@graph"]
    assert list(faults(graph)) == []
    assert [node["@type"] for node in graph[:2]] == ["StatisticalVariable", "Dataset"]
    assert graph[1]["temporalCoverage"] == "2023-01-01/2023-12-31"
    assert graph[1]["distribution"]["contentUrl"].endswith("/statistics.csv")


def test_lists_and_the_home_page_are_described() -> None:
    assert list(faults(index_document("Topics", "/topics/", SITE))) == []
    assert list(faults(home_document(SITE))) == []
    assert list(faults(page_document("About", "/about/", SITE, "AboutPage"))) == []


def test_the_check_sees_a_wrong_word() -> None:
    assert list(faults({"@type": "Person", "headline": "no"})) == ["Person has no headline"]


def test_no_text_can_end_the_element() -> None:
    article = make_article(headline="</script><script>alert(1)</script>&\u2028")
    template = Template("{% load machine %}{% jsonld article %}")
    request = RequestFactory().get("/")
    html = template.render(Context({"article": article, "request": request}))
    assert html.count("<script") == html.count("</script>") == 1
    body = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(body)["@graph"][0]["headline"] == article.headline


def test_describing_asks_the_database_nothing(django_assert_num_queries: Any) -> None:
    story = make_story()
    parts = {"topics": list(story.topics.all()), "quotes": list(story.quotes.all())}
    with django_assert_num_queries(0):
        record_document(story, SITE, **parts)
