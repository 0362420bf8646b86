"""The pages of single claims."""

import re
from datetime import date

import pytest
from django.test import Client

from articles.models import Statistic
from articles.periods import parse_period
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_statistic,
)
from articles.tests.views.pages import get_page

pytestmark = pytest.mark.django_db


def test_a_statistic_shows_everything_that_is_known(client: Client) -> None:
    statistic = make_statistic(
        counted="5G base stations",
        place="China",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        period_is_point=True,
        change_amount=29,
        change_unit="percent",
        change_direction="up",
        change_base_start=date(2022, 1, 1),
        change_base_end=date(2022, 12, 31),
        speaker=make_expert(name="Zhao Zhiguo"),
        speaker_role="chief engineer",
        producer=make_organization(name="Ministry of Industry"),
    )
    page = get_page(client, statistic.get_absolute_url())
    for text in (
        *("3,377,000", "3,376,500 to 3,377,500", "5G base stations", "end of 2023"),
        *("up 29 percent from 2022", "Zhao Zhiguo", "chief engineer", "Ministry of Industry"),
        *("<mark>3.377 million</mark>", f"#statistic-{statistic.pk}"),
    ):
        assert text in page


def test_the_values_before_and_after_are_set_beside_it(client: Client) -> None:
    metric = make_metric()

    def add(exact: str, year: int) -> Statistic:
        statistic = Statistic(exact=exact, metric=metric)
        statistic.article = make_article(body=f"{exact} of them.")
        statistic.period = parse_period(f"end {year}")
        statistic.save()
        return statistic

    first, middle, last = (add(f"{n} million", 2020 + n) for n in (1, 2, 3))
    near = client.get(middle.get_absolute_url()).context["neighbours"]
    assert (near["before"], near["after"]) == (first, last)
    assert (near["since"], near["until"]) == ("+100.0 %", "+50.0 %")


def test_a_quote_shows_speaker_and_passage(client: Client) -> None:
    speaker = make_expert(name="Zhao Zhiguo")
    quote = make_quote(speaker=speaker, speaker_role="chief engineer")
    other = make_quote(speaker=speaker)
    page = get_page(client, quote.get_absolute_url())
    for text in (f"“{quote.exact}”", "Zhao Zhiguo", "chief engineer", f"#quote-{quote.pk}"):
        assert text in page
    assert other.get_absolute_url() in page


def test_an_orphaned_claim_says_that_its_words_are_gone(client: Client) -> None:
    article = make_article()
    statistic = make_statistic(article)
    article.body = "Nothing of the kind."
    article.save()
    page = get_page(client, statistic.get_absolute_url())
    assert "these words are no longer in it" in page


@pytest.mark.parametrize("state", ["draft", "withdrawn article", "withdrawn claim"])
def test_a_claim_that_is_not_public_is_not_found(client: Client, state: str) -> None:
    article = make_article()
    statistic, quote = make_statistic(article), make_quote(article)
    if state == "withdrawn claim":
        for claim in (statistic, quote):
            claim.withdrawn = True
            claim.save()
    else:
        article.status = state.split()[0]
        article.withdrawn_at, article.withdrawal_reason = article.published_at, "Wrong."
        article.save()
    assert client.get(statistic.get_absolute_url()).status_code == 404
    assert client.get(quote.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("kind", ["statistic", "quote"])
def test_a_claim_can_be_cited_and_embedded(client: Client, kind: str) -> None:
    claim = make_statistic() if kind == "statistic" else make_quote()
    page = get_page(client, claim.get_absolute_url())
    for link in re.findall(r'href="(/(?:statistics|quotes|embed)/[^"]*)"', page):
        assert client.get(link).status_code == 200, link
    assert page.count("/cite.") == 3
