"""The directories: which records are listed under which letter."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import directory, search
from articles.models import Article, Directory, DirectoryEntry, Expert, Quote
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_expert,
    make_metric,
    make_quote,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.usefixtures("index")


def quoted(name: str) -> Expert:
    """Make an expert whom a published article quotes."""
    expert = make_expert(name=name)
    make_quote(speaker=expert)
    return expert


def test_letters_count_public_records_in_any_script() -> None:
    for name in ("Oscar", "Óscar", "Anna", "赵志国"):
        quoted(name)
    make_expert(name="Nobody")
    search.drain()
    assert directory.letters("experts") == {"A": 1, "O": 2, "漢": 1}


def test_a_letter_is_read_in_the_order_of_names() -> None:
    second, first = quoted("Ba"), quoted("B")
    quoted("A")
    search.drain()
    assert directory.page_ids("experts", "B", 0, 9) == [first.pk, second.pk]
    assert directory.page_ids("experts", "", 1, 2) == [first.pk]


def test_a_renamed_record_moves() -> None:
    expert = quoted("Anna")
    search.drain()
    expert.name = expert.sort_name = "Berta"
    expert.save()
    search.drain()
    assert directory.letters("experts") == {"B": 1}


def test_a_story_brings_the_topics_above_and_the_experts_organization() -> None:
    wide = make_topic(name="Energy")
    narrow = make_topic(name="Wind", broader=make_topic(name="Renewables", broader=wide))
    role = make_affiliation(make_expert())
    search.drain()
    article = make_article(topics=[narrow])
    make_quote(article, speaker=role.expert)
    search.drain()
    assert directory.letters("topics") == {"E": 1, "R": 1, "W": 1}
    assert directory.page_ids("organizations", "", 0, 9) == [role.organization_id]
    narrow.broader = None
    narrow.save()
    search.drain()
    assert directory.letters("topics") == {"W": 1}


def test_entries_are_filled_for_an_archive_that_had_none() -> None:
    quoted("Anna")
    make_statistic(metric=make_metric())
    Directory.objects.all().delete()
    search.drain()
    assert directory.letters("experts") is None
    assert not DirectoryEntry.objects.exists()
    search.fill_directories()
    assert directory.letters("experts") == {"A": 1}
    assert directory.differences() == []


def test_letters_are_counted_again_only_after_a_change(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    quoted("Anna")
    search.drain()
    directory.letters("experts")
    make_article()
    search.drain()
    with django_assert_num_queries(1):
        assert directory.letters("experts") == {"A": 1}


def test_the_command_finds_wrong_entries_and_repairs_them() -> None:
    kept, lost = quoted("Anna"), quoted("Berta")
    search.drain()
    DirectoryEntry.objects.filter(record_id=kept.pk).update(letter="X")
    DirectoryEntry.objects.filter(record_id=lost.pk).delete()
    DirectoryEntry.objects.create(kind="experts", record_id=4711, letter="A", name="A")
    assert directory.differences() == [("experts", pk) for pk in (kept.pk, lost.pk, 4711)]
    with pytest.raises(CommandError, match="--repair"):
        call_command("search_index", "--check", stdout=StringIO())
    call_command("search_index", "--repair", stdout=StringIO())
    assert directory.letters("experts") == {"A": 1, "B": 1}


def test_a_list_never_shows_what_is_hidden_before_the_outbox_is_drained(client: Client) -> None:
    quoted("Anna")
    search.drain()
    Quote.objects.update(withdrawn=True)
    for address in ("/experts/", "/experts/?letter=A", "/experts/?q=ann"):
        assert list(client.get(address).context["index"].page) == []


@pytest.mark.parametrize("kind", sorted(directory.LISTED))
def test_a_list_is_the_same_with_a_directory_and_without(client: Client, kind: str) -> None:
    for name in ("Anna", "Ämilie", "Bo"):
        article = make_article(topics=[make_topic(name=name)])
        expert = make_expert(name=name)
        make_affiliation(expert)
        make_quote(article, speaker=expert)
        make_statistic(article, metric=make_metric(name=name))
    Article.objects.filter(pk=article.pk).update(status="draft")
    search.rebuild()
    search.repair()
    pages = [seen(client, kind, query) for query in ("", "?letter=A", "?q=a", "?letter=Z")]
    Directory.objects.all().delete()
    without = [seen(client, kind, query) for query in ("", "?letter=A", "?q=a", "?letter=Z")]
    assert pages == without


def seen(client: Client, kind: str, query: str) -> tuple[object, ...]:
    """Return what the list of a kind shows: letters, the chosen one, total and records."""
    index = client.get(f"/{kind}/{query}").context["index"]
    return index.letters, index.letter, index.page.total, list(index.page)
