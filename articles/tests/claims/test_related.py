"""Related claims of articles, statistics, quotes, experts and texts, on real records."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.claims import Relation, related
from articles.models import Article, Expert
from articles.tests.claims.records import figure, story
from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_outlet,
    make_quote,
    make_topic,
)
from articles.views import claims_of

pytestmark = pytest.mark.django_db


def relations(found: related.Related) -> list[Relation]:
    return [group.relation for group in found.groups]


def rows(found: related.Related) -> list[related.Row]:
    return [row for group in found.groups for row in group.rows]


def test_the_groups_of_a_metric_come_in_the_order_readers_meet_them() -> None:
    metric, other = make_metric(), make_organization()
    own = figure(metric, "3.377 million", 2023)
    disagrees = figure(metric, "3.1 million", 2023, producer=other)
    same = figure(metric, "3.4 million", 2023)
    older = figure(metric, "2.312 million", 2022)
    newer = figure(metric, "4.25 million", 2024)
    found = related.for_article(own.article)
    assert [row.claim for row in rows(found)] == [disagrees, same, newer, older]
    assert relations(found) == [
        Relation.DISAGREES,
        Relation.SAME_FIGURE,
        Relation.NEWER,
        Relation.OLDER,
    ]


def test_a_row_has_the_sentence_the_reason_and_the_way_to_the_very_words() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    body = "Nobody was surprised. By December there were 2.312 million stations. More will come."
    older = figure(metric, "2.312 million", 2022, story(body, date(2023, 1, 18)))
    [row] = rows(related.for_article(own.article))
    assert (row.before, row.words, row.after) == (
        "By December there were ",
        "2.312 million",
        " stations.",
    )
    assert row.url == f"{older.article.get_absolute_url()}#statistic-{older.pk}"
    assert row.about == f"statistic-{own.pk}"
    assert row.reason.endswith("+1.065 million (+46.1 %).")


def test_drafts_withdrawn_stories_and_withdrawn_claims_never_appear() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    body = "The network counted 2.312 million stations."
    for status in (Article.Status.DRAFT, Article.Status.IN_REVIEW, Article.Status.WITHDRAWN):
        figure(metric, "2.312 million", 2022, make_article(body=body, status=status))
    future = make_article(body=body, published_at=datetime(2099, 1, 1, tzinfo=UTC))
    figure(metric, "2.312 million", 2022, future)
    figure(metric, "2.312 million", 2022, withdrawn=True)
    orphaned = figure(metric, "2.312 million", 2022)
    orphaned.article.body = "The network grew."
    orphaned.article.save()
    assert not related.for_article(own.article)


def test_a_claim_of_the_article_itself_is_not_related_to_it() -> None:
    metric = make_metric()
    article = story("There were 3.377 million stations, after 2.312 million a year before.")
    figure(metric, "3.377 million", 2023, article)
    figure(metric, "2.312 million", 2022, article)
    assert not related.for_article(article)


def test_a_figure_between_two_of_the_story_is_older_than_the_later_one() -> None:
    metric = make_metric()
    article = story("There were 3.377 million stations, after 1.425 million two years before.")
    later = figure(metric, "3.377 million", 2023, article)
    figure(metric, "1.425 million", 2021, article)
    figure(metric, "2.312 million", 2022)
    [row] = rows(related.for_article(article))
    assert (row.relation, row.about) == (Relation.OLDER, f"statistic-{later.pk}")


def test_a_revision_explains_a_base_that_does_not_fit() -> None:
    metric, agency = make_metric(), make_organization()
    article = story("Emissions were 55.6 Mt, up 3.2 percent from a revised 53.9 Mt.")
    change = {
        "change_amount": "3.2",
        "change_unit": "percent",
        "change_direction": "up",
        "change_base_start": date(2020, 1, 1),
        "change_base_end": date(2020, 12, 31),
    }
    figure(metric, "55.6 Mt", 2021, article, producer=agency, **change)
    figure(metric, "53.9 Mt", 2020, article, producer=agency)
    first = story("Emissions were 53.1 Mt.", date(2021, 11, 26))
    figure(metric, "53.1 Mt", 2020, first, producer=agency)
    assert relations(related.for_article(article)) == [Relation.REVISED]


def test_copies_of_a_wire_story_are_one_row() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    body = "The regulator said on Friday that the network had 2.312 million stations at work."
    for name in ("The Harbour Ledger", "Meridian Wire", "Fathom Weekly"):
        copy = story(body, date(2023, 1, 20), outlet=make_outlet(name=name))
        figure(metric, "2.312 million", 2022, copy)
    [group] = related.for_article(own.article).groups
    [row] = group.rows
    assert (group.total, row.copy_outlets, group.is_cut) == (3, 2, False)


def test_every_report_of_the_same_figure_is_shown_unless_it_is_the_same_sentence() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    figure(metric, "3.4 million", 2023, story("Nearly everywhere: 3.4 million masts now stand."))
    figure(metric, "3.377 million", 2023, story("A count of 3.377 million, said the ministry."))
    [group] = related.for_article(own.article).groups
    assert [len(row.copies) for row in group.rows] == [0, 0]


def test_one_metric_does_not_push_the_others_off_the_screen() -> None:
    busy, quiet = make_metric(), make_metric()
    article = story("There were 3.377 million stations and 805 million users.")
    figure(busy, "3.377 million", 2023, article)
    quiet_own = figure(quiet, "805 million", 2023, article)
    for year in range(2005, 2023):
        figure(busy, f"{year - 1900},100", year)
    figure(quiet, "355 million", 2021)
    [group] = related.for_article(article).groups
    assert (group.total, group.is_cut) == (19, True)
    assert len(group.rows) == 9
    assert f"statistic-{quiet_own.pk}" in {row.about for row in group.rows[:3]}
    assert len(related.for_article(article, full=True).groups[0].rows) == 19


def test_what_says_least_waits_when_the_screen_is_full() -> None:
    metric, speaker, place = make_metric(), make_expert(), {"place": "China"}
    own = figure(metric, "3.377 million", 2023, speaker=speaker, **place)
    for number in range(3):
        figure(metric, f"2.{number}12 million", 2022 - number, producer=make_organization())
        figure(metric, f"4.{number}12 million", 2024 + number)
        figure(metric, f"3.{number}12 million", 2023, producer=make_organization())
        figure(metric, f"1.{number}12 million", 2023, place="Valmora")
    for _ in range(3):
        make_quote(speaker=speaker)
    sizes = [(group.relation, len(group.rows)) for group in related.for_article(own.article).groups]
    assert sizes == [
        (Relation.DISAGREES, 3),
        (Relation.NEWER, 2),
        (Relation.OLDER, 2),
        (Relation.OTHER_SCOPE, 1),
        (Relation.SAME_SPEAKER, 1),
    ]


def test_without_a_metric_a_figure_of_the_same_speaker_is_called_no_more_than_that() -> None:
    speaker = make_expert(name="Tao Qing")
    own = figure(None, "over 4,400", 2023, counted="AI enterprises", speaker=speaker)
    figure(None, "197", 2023, counted="computing centres", speaker=speaker, speaker_role="official")
    [row] = rows(related.for_article(own.article))
    assert row.relation == Relation.SAME_SPEAKER
    assert row.reason == "Also from Tao Qing, here official."


def test_a_statistic_is_compared_alone() -> None:
    metric, other = make_metric(), make_metric()
    article = story("There were 3.377 million stations and 805 million users.")
    own = figure(metric, "3.377 million", 2023, article)
    figure(other, "805 million", 2023, article)
    older = figure(metric, "2.312 million", 2022)
    figure(other, "355 million", 2021)
    assert [row.claim for row in rows(related.for_statistic(own))] == [older]


def test_a_quote_leads_to_what_its_speaker_said_elsewhere() -> None:
    speaker = make_expert()
    own = make_quote(speaker=speaker)
    elsewhere = make_quote(
        story("“Networks need patience”, she said."),
        exact="Networks need patience",
        speaker=speaker,
    )
    [row] = rows(related.for_quote(own))
    assert (row.claim, row.kind, row.relation) == (elsewhere, "quote", Relation.SAME_SPEAKER)
    assert row.anchor == f"quote-{elsewhere.pk}"


def test_an_expert_sees_own_figures_against_those_of_others() -> None:
    metric, expert = make_metric(), make_expert()
    own = figure(metric, "3.377 million", 2023, speaker=expert)
    figure(metric, "2.312 million", 2022, speaker=expert)
    against = figure(metric, "3.1 million", 2023, speaker=make_expert())
    found = related.for_expert(expert)
    assert [row.claim for row in rows(found)] == [against]
    assert rows(found)[0].about == f"statistic-{own.pk}"


def test_an_expert_without_figures_has_nothing_to_compare() -> None:
    assert not related.for_expert(Expert.objects.create(name="Ada"))


@pytest.mark.parametrize("size", [1, 15])
def test_a_sidebar_costs_six_queries_however_much_there_is(
    size: int, django_assert_max_num_queries: Any
) -> None:
    topic, speaker = make_topic(), make_expert()
    metrics = [make_metric() for _ in range(3)]
    article = story("There were 3.377 million stations.", topics=[topic])
    for metric in metrics:
        figure(metric, "3.377 million", 2023, article, speaker=speaker, topics=[topic])
        for number in range(size):
            figure(metric, f"{number + 2}.5 million", 2010 + number, topics=[topic])
    for _ in range(size):
        make_quote(speaker=speaker, topics=[topic])
    article = Article.objects.get(pk=article.pk)
    statistics, quotes = claims_of(article)
    with django_assert_max_num_queries(6):
        found = related.for_article(article, statistics=statistics, quotes=quotes)
        for row in rows(found):
            assert row.url and row.claim.article.outlet.name


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        (None, "No figure or quote is recorded yet"),
        ({"metric": None}, "1 figure has no metric yet."),
        ({"period_start": None, "period_end": None}, "1 figure names no period."),
        ({}, "Nothing else in the archive speaks of this yet."),
    ],
)
def test_an_empty_section_says_what_would_make_it_richer(
    fields: dict[str, Any] | None, advice: str
) -> None:
    article = story("There were 3.377 million stations.")
    if fields is not None:
        figure(
            **{"metric": make_metric(), "exact": "3.377 million", "year": 2023} | fields,
            article=article,
        )
    found = related.for_article(article)
    assert not found
    assert found.advice.startswith(advice)


def test_all_of_a_group_is_as_many_claims_as_its_total_says() -> None:
    metric = make_metric()
    own = figure(metric, "3.377 million", 2023)
    for year in range(1983, 2023):
        figure(metric, f"{year - 1900},100", year)
        figure(metric, f"{year - 1900},100", year)
    [group] = related.for_article(own.article, full=True).groups
    assert group.total == sum(1 + len(row.copies) for row in group.rows) == 80
