"""Related claims found through the search index, and without it."""

from typing import Any

import pytest

from articles import search
from articles.claims import Relation, related
from articles.models import Article
from articles.tests.claims.records import figure, story
from articles.tests.make import make_article, make_expert, make_metric, make_quote, make_topic
from articles.views import claims_of


@pytest.fixture(autouse=True)
def index(db: None) -> None:
    search.connect()
    search.rebuild()


def rows(found: related.Related) -> list[related.Row]:
    return [row for group in found.groups for row in group.rows]


def test_figures_without_a_metric_are_found_by_what_they_count_and_called_similar() -> None:
    own = figure(None, "3.377 million", 2023)
    other = figure(None, "2.312 million", 2022)
    search.drain()
    [row] = rows(related.for_article(own.article))
    assert (row.claim, row.relation) == (other, Relation.SIMILAR)
    assert row.reason == (
        "5G base stations: 2.312 million at the end of 2022; "
        "5G base stations: 3.377 million at the end of 2023."
    )


def test_a_conflict_is_found_though_not_one_word_is_shared() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    body = "وبلغ العدد 2.9 million"
    other = figure(metric, "2.9 million", 2023, story(body, language="ar"), counted="محطة")
    search.drain()
    [row] = rows(related.for_article(own.article))
    assert (row.claim, row.relation) == (other, Relation.DISAGREES)


def test_quotes_on_the_same_matter_are_similar_and_say_what_they_share() -> None:
    own = make_quote(
        story("“Wheat farmers fear another dry summer”, she said.", headline="Harvest"),
        exact="Wheat farmers fear another dry summer",
    )
    other = make_quote(
        story("“A dry summer ruins wheat farmers”, he said.", headline="Drought"),
        exact="A dry summer ruins wheat farmers",
    )
    make_quote(story("“Trains are late”, he said."), exact="Trains are late")
    search.drain()
    [row] = rows(related.for_quote(own))
    assert (row.claim, row.relation) == (other, Relation.SIMILAR)
    assert row.reason == "In common: farmer, summer, wheat, dry."


def test_a_pasted_text_finds_similar_figures_and_never_a_conflict() -> None:
    figure(make_metric(), "3.377 million", 2023)
    search.drain()
    found = related.for_text("Operators run 2.9 million 5G base stations, a minister claimed.")
    [row] = rows(found)
    assert (row.relation, row.about) == (Relation.SIMILAR, "")


def test_a_story_without_recorded_claims_is_known_by_its_beginning() -> None:
    known = figure(None, "3.377 million", 2023)
    new = story("Operators put up many more 5G base stations.", headline="Masts everywhere")
    search.drain()
    [row] = rows(related.for_article(new))
    assert (row.claim, row.relation) == (known, Relation.SIMILAR)


def test_a_headline_in_common_makes_not_all_claims_of_its_story_similar() -> None:
    own = figure(None, "3.377 million", 2023, place="China")
    headline = "China counts its 5G base stations"
    award = story("The award went to 81 engineers.", headline=headline)
    figure(None, "81 engineers", 2023, award, counted="engineers honoured")
    search.drain()
    assert rows(related.for_article(own.article)) == []


def test_what_counts_the_same_goes_before_what_only_sounds_alike() -> None:
    known = figure(None, "3.377 million", 2023)
    make_quote(
        story("“5G base stations in the hills need patient operators”, she said."),
        exact="5G base stations in the hills need patient operators",
    )
    search.drain()
    found = rows(related.for_text("Operators in the hills run 2.9 million 5G base stations."))
    assert len(found) == 2 and found[0].claim == known


def test_numbers_scales_and_days_in_common_make_no_claims_similar() -> None:
    own = make_quote(
        story("“Fares rose 12 percent on Monday, to 4.1 million”, she said."),
        exact="Fares rose 12 percent on Monday, to 4.1 million",
    )
    make_quote(
        story("“Pay was up 12 percent by Monday, or 4.1 million”, he said."),
        exact="Pay was up 12 percent by Monday, or 4.1 million",
    )
    search.drain()
    assert rows(related.for_quote(own)) == []


@pytest.mark.parametrize("text", ["", "   ", "…", "🦊" * 50, "word " * 5000])
def test_any_text_can_be_asked_about(text: str) -> None:
    figure(make_metric(), "3.377 million", 2023)
    search.drain()
    assert rows(related.for_text(text)) == []


def test_the_same_topic_alone_is_the_weakest_relation() -> None:
    topic = make_topic()
    own = figure(None, "over 4,400", 2023, counted="AI companies", topics=[topic])
    figure(None, "12.5 km", 2022, counted="tunnel", topics=[topic])
    search.drain()
    [row] = rows(related.for_article(own.article))
    assert row.relation == Relation.SAME_TOPIC


def test_a_story_hidden_after_it_was_indexed_never_appears() -> None:
    own, hidden = figure(None, "3.377 million", 2023), figure(None, "2.312 million", 2022)
    search.drain()
    Article.objects.filter(pk=hidden.article_id).update(status=Article.Status.DRAFT)
    assert not related.for_article(own.article)


def test_without_the_index_metrics_and_speakers_still_lead_on_and_the_reader_is_told(
    settings: Any, tmp_path: Any
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "none"
    metric, speaker = make_metric(), make_expert()
    own = figure(metric, "3.377 million", 2023, speaker=speaker)
    older = figure(metric, "2.312 million", 2022)
    said = make_quote(speaker=speaker)
    found = related.for_article(own.article)
    assert [row.claim for row in rows(found)] == [older, said]
    assert found.notice.startswith("Search is resting")


def test_a_sidebar_with_the_index_costs_six_queries(django_assert_max_num_queries: Any) -> None:
    topic, speaker, metric = make_topic(), make_expert(), make_metric()
    article = make_article(
        body="At the end of 2023 there were 3.377 million stations.", topics=[topic]
    )
    figure(metric, "3.377 million", 2023, article, speaker=speaker, topics=[topic])
    for number in range(12):
        figure(metric, f"{number + 2}.5 million", 2010 + number, topics=[topic])
        make_quote(speaker=speaker, topics=[topic])
    search.drain()
    article = Article.objects.get(pk=article.pk)
    statistics, quotes = claims_of(article)
    with django_assert_max_num_queries(6):
        found = related.for_article(article, statistics=statistics, quotes=quotes)
        assert len(found.groups) >= 2
        for group in found.groups:
            for row in group.rows:
                assert row.url and row.claim.article.outlet.name
