"""However records are tagged, nested and merged: undone, the archive is as it was.

Every row of every table and every byte of the public export is compared, but for two counters:
`version` and `modified_at` tell that a record was changed and changed back, which whoever holds an
older copy (an editor's form, a harvester) has to know. They only grow.
"""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import newsroom
from articles.models import Topic
from articles.newsroom import NotPossible, Role
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_organization,
    make_quote,
    make_topic,
    make_user,
)

from .dump import export, rows

pytestmark = pytest.mark.django_db
SIZE = 4
numbers = st.integers(0, SIZE - 1)
pairs = st.tuples(numbers, numbers)


@pytest.fixture
def publisher() -> Any:
    return make_user(Role.PUBLISHER)


def merge_all(records: list[Any], merges: list[tuple[int, int]], by: User) -> list[Any]:
    """Merge what can be merged, in order; return the log."""
    log = []
    for one, other in merges:
        loser, winner = (type(r).objects.get(pk=r.pk) for r in (records[one], records[other]))
        try:
            log.append(newsroom.merge(loser, winner, by, "Same."))
        except NotPossible:
            continue
    return log


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    tags=st.lists(st.sets(numbers, max_size=SIZE), max_size=3),
    above=st.lists(pairs, max_size=3),
    merges=st.lists(pairs, min_size=1, max_size=4),
)
def test_topics(tags: Any, above: Any, merges: Any, publisher: Any) -> None:
    with transaction.atomic():
        topics = [make_topic(synonyms=[f"Syn {n} {id(tags)}"]) for n in range(SIZE)]
        for low, high in above:
            if low < high:  # no circles
                Topic.objects.filter(pk=topics[low].pk).update(broader=topics[high])
        for chosen in tags:
            make_article(topics=[topics[n] for n in chosen])
        before = rows(), export()
        for entry in reversed(merge_all(topics, merges, publisher)):
            assert newsroom.unmerge(entry, publisher).kept == []
        assert (rows(), export()) == before
        transaction.set_rollback(True)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(st.lists(st.sampled_from("ABC"), unique=True), min_size=SIZE, max_size=SIZE),
    quotes=st.lists(numbers, max_size=4),
    merges=st.lists(pairs, min_size=1, max_size=4),
)
def test_experts(names: Any, quotes: Any, merges: Any, publisher: Any) -> None:
    with transaction.atomic():
        experts = [make_expert(names=aliases) for aliases in names]
        for number in quotes:
            make_quote(speaker=experts[number])
        before = rows(), export()
        for entry in reversed(merge_all(experts, merges, publisher)):
            assert newsroom.unmerge(entry, publisher).kept == []
        assert (rows(), export()) == before
        transaction.set_rollback(True)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    roles=st.lists(st.tuples(numbers, st.sampled_from(["", "chair"])), max_size=5),
    quotes=st.lists(numbers, max_size=3),
    merges=st.lists(pairs, min_size=1, max_size=4),
)
def test_organizations(roles: Any, quotes: Any, merges: Any, publisher: Any) -> None:
    with transaction.atomic():
        organizations = [make_organization() for _ in range(SIZE)]
        expert = make_expert()
        for number, role in roles:
            make_affiliation(expert, organization=organizations[number], role=role)
        for number in quotes:
            make_quote(organization=organizations[number], speaker=expert)
        before = rows(), export()
        for entry in reversed(merge_all(organizations, merges, publisher)):
            assert newsroom.unmerge(entry, publisher).kept == []
        assert (rows(), export()) == before
        transaction.set_rollback(True)
