"""Merging topics, experts and organizations: everything moves, and comes back as it was."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from articles import newsroom
from articles.models import Article, EditConflict, Expert, Merge, OutboxRow, Topic
from articles.newsroom import NotPossible, Role
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_organization,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

from .dump import export, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def test_a_merged_topic_takes_everything_along(publisher: Any) -> None:
    cellular, mobile = make_topic(name="Cellular"), make_topic(name="Mobile networks")
    both = make_article(topics=[cellular, mobile])
    one = make_article(topics=[cellular])
    narrower = make_topic(broader=cellular)
    make_metric(topics=[cellular])
    newsroom.merge(cellular, mobile, publisher, "The same thing.")
    assert list(both.topics.all()) == [mobile]
    assert list(one.topics.all()) == [mobile]
    narrower.refresh_from_db()
    assert narrower.broader == mobile
    assert Topic.objects.named("cellular") == mobile
    assert [s.name for s in mobile.synonyms.all()] == ["Cellular"]
    assert not Topic.objects.canonical().filter(pk=cellular.pk).exists()


def test_a_merged_expert_takes_everything_along(publisher: Any) -> None:
    zhao, z = (
        make_expert(name="Zhao Zhiguo", note=""),
        make_expert(name="Z. Zhao", names=["赵志国"]),
    )
    z.note = "Spokesperson of the MIIT"
    z.save()
    miit = make_organization()
    make_affiliation(zhao, organization=miit), make_affiliation(z, organization=miit)
    quote = make_quote(speaker=z)
    statistic = make_statistic(quote.article, speaker=z)
    newsroom.merge(z, zhao, publisher, "One spokesman.")
    zhao.refresh_from_db()
    assert list(zhao.quotes.all()) == [quote]
    assert list(zhao.statistics.all()) == [statistic]
    assert zhao.affiliations.count() == 1
    assert {n.name for n in zhao.names.all()} == {"Z. Zhao", "赵志国"}
    assert zhao.note == "Spokesperson of the MIIT"
    assert Expert.objects.named("z. zhao").get() == zhao


def test_each_record_that_moved_has_a_line_that_says_why(publisher: Any) -> None:
    quote, winner = make_quote(), make_expert(name="Ada")
    loser = quote.speaker
    newsroom.merge(loser, winner, publisher, "Same person.")
    line = quote.history.first()
    assert line.history_user == publisher
    assert line.history_change_reason == f"“{loser}” merged into “Ada”"


def test_the_index_is_told_of_every_document_that_changed(publisher: Any) -> None:
    old, new = make_topic(), make_topic()
    article = make_article(topics=[old])
    quote = make_quote(article, topics=[old])
    OutboxRow.objects.all().delete()
    newsroom.merge(old, new, publisher, "Same.")
    told = set(OutboxRow.objects.values_list("kind", "record_id"))
    assert told >= {
        *(("articles", article.pk), ("quotes", quote.pk)),
        *(("topics", old.pk), ("topics", new.pk)),
    }


def test_merging_and_undoing_leaves_the_export_as_it_was(publisher: Any) -> None:
    loser, winner = make_expert(names=["Alias"]), make_expert(names=["Alias"])
    miit = make_organization()
    for expert in (loser, winner):
        make_affiliation(expert, organization=miit)
        make_statistic(make_quote(speaker=expert).article, speaker=expert)
    before, public = rows(), export()
    entry = newsroom.merge(loser, winner, publisher, "Same.")
    assert export() != public
    newsroom.unmerge(entry, publisher)
    assert rows() == before
    assert export() == public


def test_what_was_changed_since_is_left_alone_and_listed(publisher: Any) -> None:
    loser, winner, third = make_expert(), make_expert(), make_expert()
    kept, back = make_quote(speaker=loser), make_quote(speaker=loser)
    entry = newsroom.merge(loser, winner, publisher, "Same.")
    kept.refresh_from_db()
    kept.speaker = third
    kept.save()
    entry = newsroom.unmerge(entry, publisher)
    kept.refresh_from_db()
    back.refresh_from_db()
    assert (kept.speaker, back.speaker) == (third, loser)
    assert entry.kept == [f"quote: {kept}"]


def test_what_came_since_stays_with_the_one_that_stayed(publisher: Any) -> None:
    loser, winner = make_expert(), make_expert()
    entry = newsroom.merge(loser, winner, publisher, "Same.")
    later = make_quote(speaker=winner)
    newsroom.unmerge(entry, publisher)
    later.refresh_from_db()
    assert later.speaker == winner


def test_merges_of_one_record_are_undone_last_first(publisher: Any) -> None:
    a, b, c = make_topic(name="A"), make_topic(name="B"), make_topic(name="C")
    make_article(topics=[a])
    before = rows()
    first = newsroom.merge(a, b, publisher, "Same.")
    b.refresh_from_db()
    second = newsroom.merge(b, c, publisher, "Same.")
    with pytest.raises(NotPossible, match="B → C"):
        newsroom.unmerge(first, publisher)
    newsroom.unmerge(second, publisher)
    newsroom.unmerge(first, publisher)
    assert rows() == before
    with pytest.raises(NotPossible, match="already"):
        newsroom.unmerge(first, publisher)


def test_merging_a_topic_into_one_below_it_makes_no_circle(publisher: Any) -> None:
    top, middle = make_topic(name="Top"), make_topic(name="Middle")
    middle.broader = top
    middle.save()
    low = make_topic(name="Low", broader=middle)
    entry = newsroom.merge(top, low, publisher, "Same.")
    middle.refresh_from_db()
    low.refresh_from_db()
    assert (middle.broader, low.broader) == (low, None)
    newsroom.unmerge(entry, publisher)
    low.refresh_from_db()
    assert low.broader == middle


@pytest.mark.parametrize("make", [make_topic, make_expert, make_organization])
def test_a_merge_is_refused_with_the_cure(make: Any, publisher: Any) -> None:
    one, other = make(), make()
    with pytest.raises(PermissionDenied):
        newsroom.merge(one, other, make_user(Role.EDITOR), "Same.")
    with pytest.raises(NotPossible, match="why"):
        newsroom.merge(one, other, publisher, " ")
    with pytest.raises(NotPossible, match="one record already"):
        newsroom.merge(one, one, publisher, "Same.")
    newsroom.say_distinct(other, one, make_user(Role.EDITOR), "Different people")
    with pytest.raises(NotPossible, match="not the same"):
        newsroom.merge(one, other, publisher, "Same.")
    assert not Merge.objects.exists()


def test_a_record_that_changed_since_it_was_looked_at_is_not_merged(publisher: Any) -> None:
    one, other = make_topic(), make_topic()
    Topic.objects.get(pk=one.pk).save()
    with pytest.raises(EditConflict):
        newsroom.merge(one, other, publisher, "Same.")


def test_a_merge_does_not_touch_the_articles_themselves(publisher: Any) -> None:
    old, new = make_topic(), make_topic()
    article = make_article(topics=[old])
    newsroom.merge(old, new, publisher, "Same.")
    assert Article.objects.get().modified_at == article.modified_at


def test_usage_counts_what_a_merge_would_touch() -> None:
    topic = make_topic()
    for _ in range(7):
        make_article(topics=[topic])
    make_topic(broader=topic, name="Below")
    found = {u.label: (u.count, len(u.sample)) for u in newsroom.usage(topic)}
    assert found == {"articles": (7, 5), "narrower topics": (1, 1)}
