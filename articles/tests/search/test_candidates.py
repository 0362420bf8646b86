"""Candidates for related claims."""

from decimal import Decimal

import pytest

from articles import search
from articles.models import Article
from articles.search.engines.tantivy import words
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.usefixtures("index")


def candidates(text, **how):
    search.drain()
    return [(each.kind, each.id) for each in search.claim_candidates(text, **how)]


def story(words, number="3.377 million", **fields):
    return make_statistic(make_article(body=f"{words} {number}."), exact=number, **fields)


def test_the_nearest_words_come_first():
    other = story("Coal fell to")
    near = story("The number of 5G base stations reached")
    far = story("The number of petrol stations reached")
    found = candidates("5G base stations across the country", kinds=["statistics"])
    assert found == [("statistics", near.pk), ("statistics", far.pk)]
    assert ("statistics", other.pk) not in found


def test_scores_go_from_one_down():
    story("5G base stations reached")
    story("petrol stations reached")
    search.drain()
    scores = [each.score for each in search.claim_candidates("5G base stations")]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] < 1


def test_words_of_many_claims_are_not_asked_for_once_rarer_ones_tell_enough(monkeypatch):
    monkeypatch.setattr(words, "ENOUGH_TELLING", 1)
    monkeypatch.setattr(words, "MOST_TOLD", 3)
    rare = story("Zinc miners reported")
    for number in range(3):
        story(f"Copper miners number {number} reported")
    assert candidates("zinc miners", kinds=["statistics"]) == [("statistics", rare.pk)]
    assert len(candidates("copper miners", kinds=["statistics"])) == 3


def test_links_bring_claims_without_a_common_word():
    by_metric = story("alpha", metric=make_metric())
    by_expert = story("beta", speaker=make_expert())
    topic = make_topic()
    by_topic = story("gamma", topics=[topic])
    by_value = story("delta", number="500 yuan", unit_code="CNY")
    found = candidates(
        "zulu",
        metrics=[by_metric.metric_id],
        experts=[by_expert.speaker_id],
        topics=[topic.pk],
        unit="CNY",
        low=Decimal(400),
        high=Decimal(600),
    )
    claims = (by_metric, by_expert, by_topic, by_value)
    assert sorted(found) == sorted(("statistics", claim.pk) for claim in claims)


def test_quotes_are_found_by_their_words():
    quote = make_quote(speaker=make_expert())
    assert candidates("supported industry") == [("quotes", quote.pk)]


def test_the_article_itself_and_hidden_claims_are_left_out():
    own, hidden = story("needle"), story("needle")
    Article.objects.filter(pk=hidden.article_id).update(status="draft")
    assert candidates("needle", exclude_article=own.article_id) == []
    assert candidates("needle") == [("statistics", own.pk)]


def test_no_more_than_the_limit_are_returned():
    article = make_article(body="needle " + " ".join(f"{number}00 km" for number in range(1, 9)))
    for number in range(1, 9):
        make_statistic(article, exact=f"{number}00 km")
    assert len(candidates("needle", limit=3)) == 3
