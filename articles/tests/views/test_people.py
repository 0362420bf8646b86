"""Experts and organizations."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_organization,
    make_quote,
    make_statistic,
    make_topic,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def test_experts_are_listed_with_their_latest_role_and_counts(client: Client) -> None:
    expert = make_expert(name="Zhao Zhiguo")
    make_affiliation(expert, role="engineer", start="2010", end="2020")
    make_affiliation(expert, role="spokesperson", start="2021-03")
    make_quote(speaker=expert)
    [row] = client.get("/experts/").context["rows"]
    assert (row["expert"], row["role"].role) == (expert, "spokesperson")
    assert (row["quotes"], row["figures"]) == (1, 0)


def test_an_expert_without_a_public_claim_has_no_page(client: Client) -> None:
    expert = make_expert(name="Silent Person")
    make_quote(make_article(status="draft"), speaker=expert)
    assert client.get(expert.get_absolute_url()).status_code == 404
    assert "Silent Person" not in get_page(client, "/experts/")


def test_a_name_is_found_by_an_alias_without_its_accents(client: Client) -> None:
    for name, alias in (("Óscar Villanueva", "Oscar V."), ("Zhao Zhiguo", "赵志国")):
        make_quote(speaker=make_expert(name=name, names=[alias]))
    assert "Villanueva" in get_page(client, "/experts/", q="oscar")
    found = get_page(client, "/experts/", q="志国")
    assert "Zhao Zhiguo" in found
    assert "Villanueva" not in found


def test_roles_are_shown_over_time(client: Client) -> None:
    expert = make_expert(names=["赵志国"], topics=[make_topic(name="Mobile networks")])
    make_affiliation(expert, role="engineer", start="2010", end="2021-02")
    make_affiliation(expert, role="spokesperson", start="2021-03")
    make_quote(speaker=expert)
    page = get_page(client, expert.get_absolute_url())
    for text in ("2010 to February 2021", "since March 2021", "赵志国", "Mobile networks"):
        assert text in page
    assert page.index("spokesperson") < page.index(">engineer<")


def test_roles_of_today_stand_below_the_name(client: Client) -> None:
    expert = make_expert(name="Zhao Zhiguo")
    make_affiliation(expert, role="engineer", start="2010", end="2020")
    make_affiliation(expert, role="spokesperson", organization=make_organization(name="MIIT"))
    make_quote(speaker=expert)
    head = get_page(client, expert.get_absolute_url()).partition("</h1>")[2].partition("<h2")[0]
    assert "Spokesperson, <a" in head
    assert "MIIT" in head
    assert "ngineer" not in head


def test_a_claim_leads_to_its_sentence(client: Client) -> None:
    expert = make_expert()
    statistic, quote = make_statistic(speaker=expert), make_quote(speaker=expert)
    page = get_page(client, expert.get_absolute_url())
    assert f'{statistic.article.get_absolute_url()}#statistic-{statistic.pk}"' in page
    assert f'{quote.article.get_absolute_url()}#quote-{quote.pk}"' in page
    assert "<mark>3.377 million</mark>" in page


def test_many_quotes_are_paged_on_their_own(client: Client) -> None:
    expert, article = make_expert(), make_article()
    for _ in range(23):
        make_quote(article, speaker=expert)
    address = expert.get_absolute_url()
    assert "All 23 quotes" in get_page(client, address)
    second = client.get(address, {"kind": "quotes", "page": 2}).context["claims"]
    assert (len(second["quotes"]), second["quotes"].total) == (3, 23)
    assert "figures" not in second


def test_an_organization_shows_people_and_figures(client: Client) -> None:
    ministry = make_organization(name="Ministry of Industry", short_name="MIIT")
    expert = make_expert(name="Zhao Zhiguo")
    make_affiliation(expert, organization=ministry, role="spokesperson")
    make_quote(speaker=expert)
    make_statistic(producer=ministry)
    page = get_page(client, ministry.get_absolute_url())
    for text in ("MIIT", "Zhao Zhiguo", "spokesperson", "3.377 million"):
        assert text in page
    assert "Ministry of Industry" in get_page(client, "/organizations/", q="industry")


@pytest.mark.parametrize("address", ["/experts/", "expert", "organization"])
def test_queries_do_not_grow_with_claims(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    ministry, expert = make_organization(), make_expert()
    address = {
        "expert": expert.get_absolute_url(),
        "organization": ministry.get_absolute_url(),
    }.get(address, address)

    def add(people: int) -> None:
        for speaker in [expert, *(make_expert() for _ in range(people))]:
            make_affiliation(speaker, organization=ministry)
            make_quote(speaker=speaker)
            make_statistic(speaker=speaker, producer=ministry)

    add(1)
    with django_assert_max_num_queries(14) as few:
        get_page(client, address)
    add(6)
    with django_assert_max_num_queries(len(few)):
        get_page(client, address)
