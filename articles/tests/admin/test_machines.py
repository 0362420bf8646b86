"""What search was not told, and the tokens of programs."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ApiToken, OutboxRow
from articles.newsroom import QUEUES, Role
from articles.tests.make import make_article, make_user

pytestmark = pytest.mark.django_db
OUTBOX = "/admin/articles/outboxrow/"


@pytest.fixture
def publisher(client: Client) -> Any:
    user = make_user(Role.PUBLISHER)
    client.force_login(user)
    return user


def test_what_search_refused_waits_in_a_queue_with_the_same_number(
    client: Client, publisher: Any
) -> None:
    article = make_article()
    OutboxRow.objects.filter(kind="articles", record_id=article.pk).update(error="No such word.")
    count = QUEUES["index-refused"].rows(publisher).count()
    listed = client.get(OUTBOX, {"queue": "index-refused"})
    assert count == listed.context["cl"].result_count == 1
    assert "No such word." in listed.text


def test_rows_of_a_rebuild_are_not_refused(publisher: Any) -> None:
    make_article()
    OutboxRow.objects.update(error="waits for the rebuild to end")
    assert not QUEUES["index-refused"].rows(publisher).exists()


def test_search_that_lags_behind_is_shown_after_some_minutes(publisher: Any) -> None:
    make_article()
    assert not QUEUES["index-late"].rows(publisher).exists()
    OutboxRow.objects.update(queued_at=timezone.now() - timedelta(minutes=6))
    assert QUEUES["index-late"].rows(publisher).exists()


def test_a_refused_row_is_told_again(client: Client, publisher: Any) -> None:
    make_article()
    OutboxRow.objects.update(error="No such word.")
    ids = list(OutboxRow.objects.values_list("pk", flat=True))
    client.post(OUTBOX, {"action": "tell_again", "_selected_action": ids})
    assert not OutboxRow.objects.quarantined().exists()


def test_a_token_is_made_and_its_secret_shown_once(client: Client) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR))
    user = make_user(Role.EDITOR)
    data = {"user": user.pk, "name": "wire import"}
    response = client.post("/admin/articles/apitoken/add/", data, follow=True)
    token = ApiToken.objects.get()
    secret = response.text.partition(" is ")[2].partition(" ")[0]
    assert (token.user, ApiToken.objects.known(secret)) == (user, token)
    assert secret not in client.get(f"/admin/articles/apitoken/{token.pk}/change/").text


def test_a_token_is_deleted(client: Client) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR))
    token, secret = ApiToken.objects.issue(make_user(Role.EDITOR), "old")
    client.post(f"/admin/articles/apitoken/{token.pk}/delete/", {"post": "yes"})
    assert ApiToken.objects.known(secret) is None
