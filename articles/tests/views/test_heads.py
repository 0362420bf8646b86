"""HEAD tells what GET would: the same headers and no content."""

from typing import Any

import pytest
from django.core.signals import request_finished
from django.http import HttpResponse
from django.test import Client, RequestFactory

from articles.middleware.heads import HeadLikeGetMiddleware
from articles.tests.make import make_article, make_topic

pytestmark = pytest.mark.django_db

# Those that the clock or chance decides.
OTHER_EACH_TIME = {"Date", "Set-Cookie", "RateLimit-Remaining", "RateLimit-Reset"}


def headers(response: Any) -> dict[str, str]:
    return {k: v for k, v in response.headers.items() if k not in OTHER_EACH_TIME}


@pytest.mark.parametrize("kept", [0, 8])
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/topics/", "/topics/energy/", "/articles/a-gale/", "/feed/", "/search/?q=gale"),
        *("/downloads/articles.jsonl", "/api/v1/topics", "/no-such-page/", "/articles/moved"),
    ],
)
def test_head_is_answered_like_get(client: Client, settings: Any, address: str, kept: int) -> None:
    settings.PAGE_CACHE_MB = kept
    make_article(headline="A gale", topics=[make_topic(name="Energy")])
    got, told = client.get(address), client.head(address)
    assert told.status_code == got.status_code
    assert headers(told) == headers(got)
    assert told.content == b""


def test_head_is_told_that_nothing_changed(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE_MB = 8
    address = make_article().get_absolute_url()
    tag = client.head(address).headers["ETag"]
    told = client.head(address, headers={"If-None-Match": tag})
    assert (told.status_code, told.headers["ETag"]) == (304, tag)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_request_ends_once_and_after_its_answer(client: Client) -> None:
    ended: list[Any] = []

    def note(**told: Any) -> None:
        ended.append(told)

    request_finished.connect(note, weak=False, dispatch_uid="heads")
    try:
        HeadLikeGetMiddleware(lambda request: HttpResponse("text"))(RequestFactory().head("/"))
        assert not ended
        client.head("/")
    finally:
        request_finished.disconnect(dispatch_uid="heads")
    assert len(ended) == 1
