"""Addresses are permanent, in any script, and no parameter breaks a page."""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page, lists, record_pages

pytestmark = pytest.mark.django_db

NAMES = ["中国5G基站", "قدرة الرياح", "Öl & Gas", "Ήλιος", "हिन्दी समाचार", "한국어 기사", "I İ ı i"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_has_an_address(client: Client, name: str) -> None:
    topic = make_topic(name=name)
    expert = make_expert(name=name)
    article = make_article(headline=name, topics=[topic])
    make_quote(article, speaker=expert)
    for record in (article, topic, expert):
        assert get_page(client, record.get_absolute_url())


def test_a_former_slug_leads_to_the_present_one(client: Client) -> None:
    article = make_article(headline="First title")
    article.slug = "second-title"
    article.save()
    response = client.get("/articles/first-title/")
    assert (response.status_code, response["Location"]) == (301, "/articles/second-title/")
    assert get_page(client, "/articles/second-title/")


def test_a_merged_record_leads_to_the_one_that_took_over(client: Client) -> None:
    kept, middle, merged = (make_expert(name=n) for n in ("Ada Kept", "Ada Middle", "Ada Merged"))
    make_quote(speaker=kept)
    merged.merged_into, middle.merged_into = middle, kept
    merged.save()
    middle.save()
    for address in ("/experts/ada-merged/", "/experts/ada-middle/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, "/experts/ada-kept/")
    response = client.get("/experts/ada-merged/feed/")
    assert (response.status_code, response["Location"]) == (301, "/experts/ada-kept/feed/")


def test_a_slug_in_decomposed_characters_is_understood(client: Client) -> None:
    make_article(headline="Café")
    response = client.get("/articles/cafe\u0301/")
    assert response.status_code == 301
    assert get_page(client, response["Location"])


def test_an_unknown_address_is_a_page_that_helps(client: Client) -> None:
    for address in ("/articles/none/", "/statistics/99999999999999999999/", "/nowhere/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "There is no page at this address" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("articles/{}/", "articles/{}/ninjs.json", "articles/{}/cite.ris"),
        *("articles/{}/related/feed/", "topics/{}/feed/", "metrics/{}/statistics.csv"),
        *("embed/metrics/{}/", "follow/{}/confirm/", "follow/{}/off/"),
    ],
)
def test_no_address_has_a_nul_which_postgresql_refuses(address: str) -> None:
    assert resolve("/" + address.format("name"))
    with pytest.raises(Resolver404):
        resolve("/" + address.format("a\x00b"))


HOSTILE = [
    *("", "0", "-1", "1e9", "10" * 400, "\x00", "\ud800", "½", "٣", "NaN", "' OR 1=1 --"),
    *("<script>alert(1)</script>", "((((((((((", '"', "a" * 5000, "%00", "../../etc/passwd"),
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_parameter_breaks_a_list(client: Client, value: str) -> None:
    make_quote(make_statistic(metric=make_metric(), producer=make_organization()).article)
    text = value.encode("utf-8", "surrogatepass")
    for address in lists():
        response = client.get(
            address, {"page": text, "q": text, "kind": text, "letter": text, "sort": text}
        )
        assert response.status_code in (200, 400), (address, response.status_code)
        assert "<script>alert" not in response.content.decode()


@given(value=st.text(max_size=40))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_breaks_an_index(value: str) -> None:
    text = value.encode("utf-8", "surrogatepass")
    for name in ("topics", "experts", "metrics"):
        response = Client().get(reverse(name), {"page": text, "q": text, "letter": text})
        assert response.status_code == 200


def test_only_reading_is_answered(client: Client) -> None:
    make_statistic(make_article(topics=[make_topic()]), speaker=make_expert())
    for address in [*lists(), *record_pages()]:
        if not address.endswith("feed/"):
            assert client.post(address).status_code == 405, address
