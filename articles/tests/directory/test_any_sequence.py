"""Whatever editors do, and in whatever order: once drained, directories are what is public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import directory, importers, newsroom, search
from articles.importers import ImportSettings, RunJournal, Upsert
from articles.models import (
    Article,
    Expert,
    ImportRun,
    Merge,
    Metric,
    Organization,
    Quote,
    Statistic,
    Topic,
)
from articles.newsroom import NotPossible, Role
from articles.tests.importers.reading import json_line, record_of
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

pytestmark = pytest.mark.usefixtures("index")
SIZE = 3
MERGED = (Topic, Expert, Organization, Metric)


def nth(model: Any, number: int) -> Any:
    """Return one of the records of a model, None when there is none."""
    records = list(model.objects.order_by("pk"))
    return records[number % len(records)] if records else None


def write(one: int, other: int, by: User) -> None:
    """Publish a story with a topic, a figure and a quote, or leave it a draft."""
    status = ("published", "published", "draft")[other % 3]
    article = make_article(topics=[nth(Topic, one)], status=status)
    make_statistic(
        article,
        metric=nth(Metric, one),
        speaker=nth(Expert, other),
        producer=nth(Organization, one + other),
    )
    make_quote(article, speaker=nth(Expert, one), organization=nth(Organization, other))


def step(one: int, other: int, by: User) -> None:
    """Withdraw a story, bring it back, or publish it: whatever can be done next."""
    if article := nth(Article, one):
        if article.status == "published":
            newsroom.withdraw(article, by, "Wrong.")
        elif article.status == "withdrawn":
            newsroom.restore(article, by, "Right after all.")
        else:
            newsroom.publish(article, by)


def retag(one: int, other: int, by: User) -> None:
    """Give a story another topic."""
    if article := nth(Article, one):
        article.topics.set([nth(Topic, other)])


def attribute(one: int, other: int, by: User) -> None:
    """Give a quote another speaker and a figure another metric; take one claim away or back."""
    if quote := nth(Quote, one):
        quote.speaker, quote.organization = nth(Expert, other), nth(Organization, other)
        quote.save()
    if statistic := nth(Statistic, one):
        newsroom.set_metric(statistic, nth(Metric, other), by)
        statistic.withdrawn = not statistic.withdrawn
        statistic.save()


def nest(one: int, other: int, by: User) -> None:
    """Put a topic below another, or on its own."""
    low, high = nth(Topic, one), nth(Topic, other)
    low.broader = high if low.pk < high.pk else None
    low.save()


def rename(one: int, other: int, by: User) -> None:
    """Give an expert and a metric another name."""
    for model, field in ((Expert, "sort_name"), (Metric, "name")):
        record = nth(model, one)
        setattr(record, field, f"{'ABC'[other % 3]} {model.__name__} {record.pk}")
        record.save()


def join(one: int, other: int, by: User) -> None:
    """Give an expert a role at an organization."""
    make_affiliation(nth(Expert, one), organization=nth(Organization, other))


def delete(one: int, other: int, by: User) -> None:
    """Delete a story with its claims, or one of its quotes."""
    if record := nth((Article, Quote)[other % 2], one):
        record.delete()


def merge(one: int, other: int, by: User) -> None:
    """Merge two records of a kind."""
    model = MERGED[(one + other) % len(MERGED)]
    try:
        newsroom.merge(nth(model, one), nth(model, other), by, "Same.")
    except NotPossible:
        pass  # one of them was merged before


def unmerge(one: int, other: int, by: User) -> None:
    """Undo the last merge that stands."""
    if entry := Merge.objects.filter(undone_at=None).order_by("pk").last():
        newsroom.unmerge(entry, by)


def bring_in(one: int, other: int, by: User) -> None:
    """Import a story with a topic of the archive and a new one."""
    run = importers.begin_import("a.jsonl", [], ImportSettings(), "command")
    story = {"headline": f"Import {one}", "outlet": "The Wire", "published_at": "2024-01-19"}
    story |= {"id": f"{one}", "topics": [nth(Topic, other).name, f"New {other}"]}
    row = record_of("jsonl", json_line(**story))
    Upsert(ImportSettings().writing(), RunJournal(run)).write([row], "a.jsonl")
    importers.end_import(run)


def take_out(one: int, other: int, by: User) -> None:
    """Undo the last import that stands."""
    if run := ImportRun.objects.filter(state=ImportRun.State.DONE).order_by("pk").last():
        run = importers.begin_undo_import(run, by)
        while run.state == ImportRun.State.UNDOING:
            run = importers.undo_import_further(run, by)


def drain(one: int, other: int, by: User) -> None:
    """Bring the index up to date in between."""
    search.drain()


DOORS: list[Callable[[int, int, User], None]] = [
    *(write, step, retag, attribute, nest, rename, join, delete, merge, unmerge, drain),
    *(bring_in, take_out),
]
steps = st.tuples(st.sampled_from(DOORS), st.integers(0, SIZE), st.integers(0, SIZE))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=st.lists(steps, min_size=3, max_size=14))
def test_directories_are_what_is_public(sequence: Any, index: None) -> None:
    with transaction.atomic():
        search.rebuild()
        publisher = make_user(Role.PUBLISHER)
        for make in (make_topic, make_expert, make_organization, make_metric):
            for _ in range(SIZE):
                make()
        write(0, 0, publisher)
        for door, one, other in sequence:
            door(one, other, publisher)
        search.drain()
        assert directory.differences() == []
        assert not search.check()
        transaction.set_rollback(True)
