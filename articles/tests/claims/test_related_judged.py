"""What editors said of a pair goes before what the archive makes of it."""

from typing import Any

import pytest

from articles import search
from articles.claims import Relation, related
from articles.models import Judgement, claim_key
from articles.tests.claims.records import figure, story
from articles.tests.make import make_expert, make_metric, make_quote, make_topic
from articles.views import claims_of

pytestmark = pytest.mark.django_db


def say(a: Any, b: Any, verdict: str, relation: Relation | str, reason: str = "") -> Judgement:
    """Store that claim b is `relation` seen from claim a."""
    first, second = sorted([a, b], key=claim_key)
    if first is not a and isinstance(relation, Relation):
        relation = relation.inverse
    one, other = claim_key(first), claim_key(second)
    return Judgement.objects.create(
        **dict(zip(("first_kind", "first_id"), one, strict=True)),
        **dict(zip(("second_kind", "second_id"), other, strict=True)),
        verdict=verdict,
        relation=str(relation),
        reason=reason,
    )


def rows(found: related.Related) -> list[related.Row]:
    return [row for group in found.groups for row in group.rows]


def test_a_rejected_pair_never_returns_from_either_side() -> None:
    metric, speaker, topic = make_metric(), make_expert(), make_topic()
    own = figure(metric, "3.377 million", 2023, speaker=speaker, topics=[topic])
    other = figure(metric, "2.9 million", 2023, speaker=speaker, topics=[topic])
    assert rows(related.for_statistic(own))
    say(own, other, "rejected", "none")
    for found in (
        related.for_statistic(own),
        related.for_statistic(other),
        related.for_article(own.article),
        related.for_article(other.article),
    ):
        assert rows(found) == []


def test_a_claim_rejected_for_one_figure_still_relates_to_another() -> None:
    metric = make_metric()
    article = story("There were 3.377 million stations, 2.312 million the year before.")
    own = figure(metric, "3.377 million", 2023, article)
    last = figure(metric, "2.312 million", 2022, article)
    other = figure(metric, "2.9 million", 2023)
    say(own, other, "rejected", "none")
    [row] = rows(related.for_article(article))
    assert (row.claim, row.relation, row.about) == (other, Relation.NEWER, f"statistic-{last.pk}")


@pytest.mark.parametrize("own_first", [True, False])
def test_a_corrected_pair_has_the_editors_relation_from_both_sides(own_first: bool) -> None:
    metric = make_metric()
    one, two = figure(metric, "3.377 million", 2023), figure(metric, "2.9 million", 2023)
    own, other = (one, two) if own_first else (two, one)
    say(own, other, "corrected", Relation.NEWER, "Counted a month later.")
    [row] = rows(related.for_statistic(own))
    assert (row.relation, row.reason) == (Relation.NEWER, "Counted a month later.")
    assert row.judgement is not None and row.judgement.verdict == "corrected"
    assert rows(related.for_statistic(other))[0].relation == Relation.OLDER


def test_a_confirmed_pair_keeps_the_computed_reason() -> None:
    metric = make_metric()
    own, other = figure(metric, "3.377 million", 2023), figure(metric, "2.312 million", 2022)
    [before] = rows(related.for_statistic(own))
    say(own, other, "confirmed", Relation.OLDER)
    [row] = rows(related.for_statistic(own))
    assert (row.relation, row.reason) == (before.relation, before.reason)
    assert row.judgement is not None


def test_a_confirmed_pair_keeps_the_computed_reason_among_figures_that_are_alike() -> None:
    metric, speaker = make_metric(), make_expert()
    figure(metric, "3.377 million", 2023, speaker=speaker)
    said = figure(metric, "3.377 million", 2023, speaker=speaker)
    other = figure(metric, "2.9 million", 2023)
    [before] = rows(related.for_expert(speaker))
    say(said, other, "confirmed", Relation.DISAGREES)
    figure(metric, "3.377 million", 2023, speaker=speaker)
    [row] = rows(related.for_expert(speaker))
    assert (row.relation, row.reason) == (Relation.DISAGREES, before.reason)


def test_a_claim_picked_by_hand_comes_though_nothing_else_leads_to_it() -> None:
    own = figure(make_metric(), "3.377 million", 2023)
    picked = make_quote(
        story("“Networks need patience”, she said."), exact="Networks need patience"
    )
    say(own, picked, "picked", Relation.SAME_TOPIC, "On why it took so long.")
    [row] = rows(related.for_article(own.article))
    assert (row.claim, row.reason) == (picked, "On why it took so long.")
    assert row.about == f"statistic-{own.pk}"


def test_a_picked_claim_of_a_draft_stays_hidden() -> None:
    own = figure(make_metric(), "3.377 million", 2023)
    hidden = figure(make_metric(), "9 million", 2023, story("Once 9 million.", status="draft"))
    say(own, hidden, "picked", Relation.SIMILAR, "Alike.")
    assert rows(related.for_article(own.article)) == []


def test_what_editors_keep_comes_first_in_its_group() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    old = figure(metric, "1.1 million", 2001)
    for year in range(2010, 2023):
        figure(metric, f"{year - 1900},100", year)
    say(own, old, "confirmed", Relation.OLDER)
    assert rows(related.for_statistic(own))[0].claim == old


def test_a_quote_that_editors_keep_stands_beside_the_figure_of_its_sentence() -> None:
    speaker = make_expert()
    own = figure(make_metric(), "3.377 million", 2023, speaker=speaker)
    article = story("“Stations grew to 4.1 million,” she said.")
    counted = figure(None, "4.1 million", 2024, article, speaker=speaker)
    quote = make_quote(article, exact="Stations grew to 4.1 million", speaker=speaker)
    say(own, quote, "confirmed", Relation.SAME_SPEAKER)
    assert {row.claim for row in rows(related.for_article(own.article))} == {counted, quote}


def test_judgements_cost_one_query_however_many(django_assert_max_num_queries: Any) -> None:
    search.connect()
    search.rebuild()
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023, topics=[make_topic()], speaker=make_expert())
    for year in range(2010, 2023):
        say(own, figure(metric, f"{year - 1900},100", year), "confirmed", Relation.OLDER)
    search.drain()
    statistics, quotes = claims_of(own.article)
    with django_assert_max_num_queries(6):
        for row in rows(related.for_article(own.article, statistics=statistics, quotes=quotes)):
            assert row.judgement is not None and row.claim.article.outlet.name
