"""Editors write with a token, under the rules of the newsroom, and never over each other."""

from typing import Any

import pytest
from django.test import Client

from articles.models import ApiToken, Article
from articles.newsroom import Role
from articles.tests.make import (
    BODY,
    WORDS,
    make_article,
    make_expert,
    make_metric,
    make_outlet,
    make_topic,
)

from .asking import BASE, make_client, send

pytestmark = pytest.mark.django_db


def new_article(**fields: Any) -> dict[str, Any]:
    return {"headline": "By a program", "body": BODY, "outlet": make_outlet().slug} | fields


def test_an_editor_makes_a_draft_that_readers_do_not_see(client: Client) -> None:
    editor, user = make_client()
    topic = make_topic(name="5G")
    response = send(editor, "post", "/articles", new_article(topics=[topic.slug]))
    assert response.status_code == 201
    story = Article.objects.get()
    assert (story.status, story.created_by) == (Article.Status.DRAFT, user)
    assert response.json()["topics"] == ["5g"]
    address = f"{BASE}/articles/{story.pk}"
    assert editor.get(address).status_code == 200
    assert client.get(address).status_code == 404


def test_history_names_the_editor() -> None:
    editor, user = make_client()
    send(editor, "post", "/articles", new_article())
    assert Article.objects.get().history.first().history_user == user


def test_a_change_needs_the_version_that_was_read() -> None:
    editor, _ = make_client()
    path = f"/articles/{make_article(status='draft').pk}"
    etag = editor.get(f"{BASE}{path}")["ETag"]
    assert send(editor, "patch", path, {"byline": "A"}).status_code == 428
    changed = send(editor, "patch", path, {"byline": "A"}, etag)
    assert changed.status_code == 200
    assert changed["ETag"] != etag
    late = send(editor, "patch", path, {"byline": "B"}, etag)
    assert late.status_code == 412
    assert Article.objects.get().byline == "A"


def test_a_weak_tag_never_matches_and_the_answer_says_what_to_send() -> None:
    editor, _ = make_client()
    path = f"/articles/{make_article(status='draft').pk}"
    etag = editor.get(f"{BASE}{path}")["ETag"]
    refused = send(editor, "patch", path, {"byline": "A"}, f"W/{etag}")
    assert refused.status_code == 412
    assert "weak" in refused.json()["detail"]
    assert send(editor, "patch", path, {"byline": "A"}, f"W/{etag}, {etag}").status_code == 200


def test_a_record_read_with_a_token_has_a_strong_tag_though_the_client_takes_gzip() -> None:
    editor, _ = make_client()
    path = f"/articles/{make_article(status='draft').pk}"
    read = editor.get(f"{BASE}{path}", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in read
    assert "no-transform" in read["Cache-Control"]
    assert send(editor, "patch", path, {"byline": "A"}, read["ETag"]).status_code == 200


def test_readers_get_records_compressed(client: Client) -> None:
    address = f"{BASE}/articles/{make_article().pk}"
    read = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (read["Content-Encoding"], read["ETag"][:2]) == ("gzip", "W/")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"headline": ""}, "headline"),
        ({"outlet": "nobody"}, "outlet"),
        ({"topics": ["nothing"]}, "topics"),
        ({"canonical_url": "javascript:alert(1)"}, "canonical_url"),
        ({"status": "published"}, "status"),
    ],
)
def test_what_cannot_be_saved_is_named_by_field(change: dict[str, Any], field: str) -> None:
    editor, _ = make_client()
    response = send(editor, "post", "/articles", new_article(**change))
    assert response.status_code == 422
    assert field in str(response.json()["errors"])
    assert not Article.objects.exists()


def test_roles_are_those_of_the_newsroom() -> None:
    contributor, _ = make_client(Role.CONTRIBUTOR)
    editor, _ = make_client(Role.EDITOR)
    published, others = make_article(), make_article(status="draft")
    paths = f"/articles/{published.pk}", f"/articles/{others.pk}"
    change = {"byline": "Changed"}
    assert send(contributor, "patch", paths[1], change, "*").status_code == 404
    assert send(editor, "patch", paths[0], change, "*").status_code == 403
    assert send(editor, "patch", paths[1], change, "*").status_code == 200


def test_a_statistic_is_recorded_and_changed() -> None:
    editor, _ = make_client()
    metric, speaker = make_metric(), make_expert()
    body = {
        "article_id": make_article().pk,
        "exact": "3.377 million",
        "metric": metric.slug,
        "speaker": speaker.slug,
        "period": "end 2023",
    }
    response = send(editor, "post", "/statistics", body)
    assert response.status_code == 201
    made = response.json()
    assert (made["value"], made["period"], made["metric"]) == (3377000, "end 2023", metric.slug)
    path = f"/statistics/{made['id']}"
    assert send(editor, "patch", path, {"place": "China"}, response["ETag"]).json()["place"]
    assert send(editor, "patch", path, {"place": "X"}, response["ETag"]).status_code == 412


def test_words_that_are_not_in_the_article_are_refused() -> None:
    editor, _ = make_client()
    pk = make_article().pk
    for path, words in (("/statistics", "4 million"), ("/quotes", "Never said")):
        response = send(editor, "post", path, {"article_id": pk, "exact": words})
        assert response.status_code == 422
        assert "exact" in response.json()["errors"]


def test_a_quote_is_recorded_with_its_speaker() -> None:
    editor, _ = make_client()
    speaker = make_expert()
    body = {"article_id": make_article().pk, "exact": WORDS, "speaker": speaker.slug}
    assert send(editor, "post", "/quotes", body).json()["speaker"] == speaker.slug


def test_an_ended_token_and_a_locked_user_are_nobody() -> None:
    editor, user = make_client()
    user.is_active = False
    user.save()
    assert send(editor, "post", "/articles", new_article()).status_code == 401
    other, _ = make_client()
    ApiToken.objects.all().delete()
    assert send(other, "post", "/articles", new_article()).status_code == 401
