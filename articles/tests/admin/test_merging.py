"""Merging in the admin: choose, look, say why, merge, undo; look-alikes and their evidence."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Distinct, Expert, FormerAddress, Merge, Topic
from articles.newsroom import Role
from articles.tests.admin.forms import posted
from articles.tests.make import (
    make_article,
    make_expert,
    make_organization,
    make_quote,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_user(Role.PUBLISHER))
    return client


def page(name: str, *args: Any) -> str:
    return reverse(f"admin:articles_{name}", args=args)


def merge_data(loser: Any, winner: Any, **more: Any) -> dict[str, Any]:
    return {
        "into": winner.pk,
        "seen_loser": loser.version,
        "seen_winner": winner.version,
        "reason": "The same.",
    } | more


@pytest.mark.parametrize("make", [make_topic, make_expert, make_organization])
def test_two_records_are_merged_and_unmerged(make: Any, publisher: Client) -> None:
    loser, winner = make(), make()
    kind = loser._meta.model_name
    assert publisher.get(page(f"{kind}_merge", loser.pk)).status_code == 200
    preview = publisher.get(page(f"{kind}_merge", loser.pk), {"into": winner.pk})
    assert str(loser) in preview.content.decode()
    done = publisher.post(page(f"{kind}_merge", loser.pk), merge_data(loser, winner))
    assert done.url == page(f"{kind}_change", winner.pk)
    entry = Merge.objects.get()
    assert "Undo" in publisher.get(page(f"{kind}_merges")).content.decode()
    assert "Merged into" in publisher.get(page(f"{kind}_change", loser.pk)).content.decode()
    assert publisher.get(page(f"{kind}_unmerge", entry.pk)).status_code == 200
    publisher.post(page(f"{kind}_unmerge", entry.pk))
    loser.refresh_from_db()
    assert loser.merged_into is None


def test_the_preview_counts_what_is_affected(publisher: Client) -> None:
    old, new = make_topic(), make_topic()
    for number in range(7):
        make_article(topics=[old], headline=f"About it {number}")
    preview = publisher.get(page("topic_merge", old.pk), {"into": new.pk}).content.decode()
    assert "7 articles" in preview
    assert "About it 0" in preview


def test_a_merge_of_what_changed_since_the_preview_is_refused(publisher: Client) -> None:
    loser, winner = make_topic(), make_topic()
    data = merge_data(loser, winner)
    winner.save()
    response = publisher.post(page("topic_merge", loser.pk), data)
    assert "saved by somebody else" in response.content.decode()
    assert not Merge.objects.exists()


def test_a_merge_without_a_reason_asks_for_it(publisher: Client) -> None:
    loser, winner = make_topic(), make_topic()
    response = publisher.post(page("topic_merge", loser.pk), merge_data(loser, winner, reason=""))
    assert response.status_code == 200
    assert not Merge.objects.exists()


def test_look_alikes_are_shown_and_settled(publisher: Client) -> None:
    one, other = make_expert(name="Zhao Zhiguo"), make_expert(name="Zhiguo Zhao")
    make_quote(speaker=one)
    shown = publisher.get(page("expert_duplicates")).content.decode()
    assert "the same words in another order" in shown
    assert "1 quote" in shown
    publisher.post(page("expert_distinct"), {"one": one.pk, "other": other.pk})
    assert Distinct.objects.count() == 1
    assert "No two records look alike" in publisher.get(page("expert_duplicates")).content.decode()
    assert "Zhao Zhiguo and Zhiguo Zhao" in publisher.get(page("expert_merges")).content.decode()


def test_merged_records_are_not_offered_any_more(publisher: Client) -> None:
    stays = make_expert(name="Ada Stays")
    make_expert(name="Ada Gone", merged_into=stays)
    query = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "term": "Ada"}
    found = publisher.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["text"] for row in found] == ["Ada Stays"]


def test_deleting_a_used_topic_shows_where_it_is_used(publisher: Client) -> None:
    topic = make_topic(name="Energy")
    for _ in range(4):
        make_article(topics=[topic])
    asked = publisher.get(page("topic_delete", topic.pk)).content.decode()
    assert "4 articles, such as" in asked
    publisher.post(page("topic_delete", topic.pk), {"post": "yes"})
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_an_unused_expert_is_deleted_with_the_other_names(publisher: Client) -> None:
    expert = make_expert(names=["Alias"])
    publisher.post(page("expert_delete", expert.pk), {"post": "yes"})
    assert not Expert.objects.exists()


def test_a_renamed_topic_moves_and_its_old_address_redirects(publisher: Client) -> None:
    topic = make_topic(name="Wind power")
    url = page("topic_change", topic.pk)
    publisher.post(url, posted(publisher.get(url)) | {"name": "Wind energy"})
    topic.refresh_from_db()
    assert topic.slug == "wind-energy"
    assert FormerAddress.objects.get(kind="topic", slug="wind-power").target_id == topic.pk
