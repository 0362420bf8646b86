"""A new process reads a page of each kind before its first reader comes."""

from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from pytest_django import Settings

from articles.tests.make import (
    make_article,
    make_expert,
    make_metric,
    make_statistic,
    make_topic,
)
from newsarchive.warming import STARTS, let_go, warm_up

FULL = {"home", "search", "suggest", "article", "metric", "statistic", "topic", "archive", "feed"}


@pytest.fixture
def archive(transactional_db: None) -> WSGIApplication:
    """Return the application, of an archive with a story, a figure and its speaker."""
    article = make_article(topics=[make_topic()])
    make_statistic(article, speaker=make_expert(), metric=make_metric())
    return get_wsgi_application()


def test_a_page_of_each_kind_is_read(archive: WSGIApplication) -> None:
    assert set(warm_up(archive)) >= FULL


def test_each_kind_is_read_once_and_no_file_to_download(archive: WSGIApplication) -> None:
    paths: list[str] = []
    kinds = warm_up(noting(paths, archive))
    assert len(paths) == len(kinds) == len(set(paths))
    assert all(path.endswith("/") for path in paths)


def test_the_pages_of_editors_are_left_alone(archive: WSGIApplication) -> None:
    paths: list[str] = []
    warm_up(noting(paths, archive))
    assert not [path for path in paths if path.startswith(("/admin/", "/api/", "/follow/"))]


def test_it_is_a_reader_of_the_archives_own_host(
    archive: WSGIApplication, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["*.example.org", "archive.example.org"]
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert set(warm_up(get_wsgi_application())) >= FULL


def test_no_process_shares_a_database_after_a_fork(archive: WSGIApplication) -> None:
    warm_up(archive)
    let_go()
    if connection.vendor == "postgresql":
        assert connection._connection_pools == {}
    assert set(warm_up(archive)) >= FULL


def test_no_page_is_begun_after_its_time(archive: WSGIApplication) -> None:
    assert warm_up(archive, seconds=0) == []


@pytest.mark.django_db(transaction=True)
def test_an_empty_archive_has_its_first_pages_read() -> None:
    assert {"home", "search", "topics"} <= set(warm_up(get_wsgi_application()))


def test_an_application_that_only_fails_is_asked_for_the_first_pages_alone() -> None:
    asked: list[str] = []

    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        asked.append(environ["PATH_INFO"])
        start_response("500 Internal Server Error", [])
        return [b"no"]

    warm_up(broken)
    assert asked == [start.partition("?")[0] for start in STARTS]


def noting(paths: list[str], application: WSGIApplication) -> WSGIApplication:
    """Return the application; the paths it is asked for are noted."""

    def asked(environ: dict[str, Any], start_response: Any) -> Any:
        paths.append(environ["PATH_INFO"])
        return application(environ, start_response)

    return asked
