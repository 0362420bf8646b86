"""Published by the clock: when the moment has come, never early, and once."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import newsroom
from articles.middleware import PublishDueMiddleware
from articles.models import Article
from articles.tests.make import make_article, make_user

pytestmark = pytest.mark.django_db
Status = Article.Status


def scheduled(minutes: int, **fields: Any) -> Article:
    at = timezone.now() + timedelta(minutes=minutes)
    return make_article(status=Status.SCHEDULED, published_at=at, **fields)


def test_only_what_is_due_is_published() -> None:
    due, early = scheduled(-1), scheduled(+1)
    assert newsroom.publish_due() == [due]
    assert Article.objects.published().get() == due
    early.refresh_from_db()
    assert early.status == Status.SCHEDULED


def test_it_is_published_once_and_keeps_its_moment() -> None:
    due = scheduled(-1)
    newsroom.publish_due()
    assert newsroom.publish_due() == []
    due.refresh_from_db()
    assert [note.step for note in due.notes.all()] == ["publish"]
    assert due.published_at < timezone.now() - timedelta(seconds=50)


def test_never_early_even_a_microsecond() -> None:
    article = scheduled(+1)
    assert newsroom.publish_due(article.published_at - timedelta(microseconds=1)) == []
    assert newsroom.publish_due(article.published_at) == [article]


def test_the_command_says_what_it_published() -> None:
    scheduled(-1, headline="Stations multiply")
    out = StringIO()
    call_command("publish_due", stdout=out)
    call_command("publish_due", stdout=out)
    assert "published: Stations multiply (/articles/stations-multiply/)" in out.getvalue()
    assert out.getvalue().endswith("Nothing is due.\n")


def test_a_request_publishes_what_is_due_at_most_once_a_minute(settings: Any) -> None:
    settings.PUBLISH_CHECK_SECONDS = 60
    middleware = PublishDueMiddleware(lambda request: HttpResponse())
    first, request = scheduled(-1), HttpRequest()
    middleware(request)
    second = scheduled(-1)
    middleware(request)
    assert list(Article.objects.published()) == [first]
    middleware.next_look = 0.0
    middleware(request)
    assert set(Article.objects.published()) == {first, second}


def test_the_reader_whose_request_moved_the_clock_is_not_the_publisher(
    client: Any, settings: Any
) -> None:
    settings.PUBLISH_CHECK_SECONDS = 60
    client.force_login(make_user())
    article = scheduled(-1)
    client.get("/healthz")
    line = article.history.first()
    assert (line.status, line.history_user) == (Status.PUBLISHED, None)
    assert article.notes.get().author is None
