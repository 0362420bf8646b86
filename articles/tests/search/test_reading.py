"""All results for a download, and drafts for editors."""

import pytest

from articles import search
from articles.models import Article
from articles.tests.make import make_article, make_quote, make_statistic

pytestmark = pytest.mark.usefixtures("index")


def test_every_result_is_yielded_once_newest_first(monkeypatch):
    monkeypatch.setattr("articles.search.reading.CHUNK", 3)
    ids = [make_article(headline="Needle").pk for _ in range(8)]
    make_article(headline="Hay")
    search.drain()
    found = [article.pk for article in search.every(search.parse_query("needle"))]
    assert found == sorted(ids, reverse=True)


def test_a_download_leaves_out_what_was_just_hidden():
    article = make_article(headline="Needle")
    search.drain()
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert list(search.every(search.parse_query("needle"))) == []


def test_editors_find_drafts_and_hidden_claims():
    draft = make_article(headline="Needle draft", status="draft")
    public = make_article(headline="Needle")
    statistic = make_statistic(draft)
    quote = make_quote(public, withdrawn=True)
    search.drain()
    assert set(search.editor_ids("needle")) == {draft.pk, public.pk}
    assert search.editor_ids("3.377 million", "statistics") == [statistic.pk]
    assert search.editor_ids("value:3377000", "statistics") == [statistic.pk]
    assert search.editor_ids("value:>3m") == [draft.pk]
    assert search.editor_ids("industry", "quotes") == [quote.pk]


def test_a_hidden_claim_is_a_draft_for_the_comparison_too():
    make_quote(make_article(), withdrawn=True)
    make_statistic(make_article(status="draft"))
    search.drain()
    assert not search.check()
    search.rebuild()
    assert not search.check()
    assert search.find(search.parse_query(""), kind="quotes").total == 0


def test_a_number_among_words_offers_the_figures_of_its_value():
    make_statistic(make_article())
    search.drain()
    [offer] = search.find(search.parse_query("stations 337.7万")).offers
    assert (offer.kind, offer.query, offer.count) == ("statistics", "value:3377000", 1)
    assert search.find(search.parse_query(offer.query), kind="statistics").total == 1
