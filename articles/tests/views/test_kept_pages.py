"""A page is made once for all readers until anything changes; nobody is shown an older one."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import search
from articles.models import Article, Edition, OutboxRow
from articles.tests.make import make_article, make_expert, make_quote, make_statistic, make_topic

from .pages import lists, record_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept(settings: Any) -> None:
    settings.PAGE_CACHE_MB = 8


def tag(client: Client, address: str) -> str:
    return str(client.get(address).headers["ETag"])


def test_a_page_is_made_once(client: Client, django_assert_num_queries: Any) -> None:
    address = make_article().get_absolute_url()
    first = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)
    assert again.content == first.content
    assert again.headers == first.headers


def test_a_reader_who_has_the_page_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = make_article().get_absolute_url()
    seen = tag(client, address)
    with django_assert_num_queries(1):
        told = client.get(address, headers={"If-None-Match": seen})
    assert (told.status_code, told.content) == (304, b"")
    assert told.headers["ETag"] == seen
    assert {"Cookie", "Accept-Encoding"} <= set(told.headers["Vary"].split(", "))


def test_a_change_anywhere_makes_the_page_anew(client: Client) -> None:
    article = make_article()
    client.get("/")
    article.headline = "Told in other words"
    article.save()
    assert "Told in other words" in client.get("/").content.decode()


def test_what_the_change_left_alone_is_not_sent_again(client: Client) -> None:
    seen = tag(client, reverse("about"))
    make_article()
    told = client.get(reverse("about"), headers={"If-None-Match": seen})
    assert told.status_code == 304
    assert told.headers["ETag"] != seen


def test_bulk_writes_that_tell_the_index_begin_an_edition() -> None:
    before = Edition.objects.present()[0]
    OutboxRow.objects.enqueue("articles", [make_article().pk])
    Article.objects.update(headline="All at once")
    assert Edition.objects.present()[0] > before + 1


def test_what_is_taken_back_changes_no_edition() -> None:
    make_article()
    before = Edition.objects.present()
    with transaction.atomic():
        make_article()
        transaction.set_rollback(True)
    assert Edition.objects.present() == before


def test_a_page_changes_when_the_date_of_an_article_is_reached(client: Client) -> None:
    soon = timezone.now() + timedelta(hours=1)
    make_article(headline="Not before its time", published_at=soon)
    make_article(headline="Seen by all")
    assert "Not before its time" not in client.get("/").content.decode()
    with time_machine.travel(soon + timedelta(seconds=1)):
        assert "Not before its time" in client.get("/").content.decode()


def test_a_page_changes_at_midnight(client: Client) -> None:
    seen = tag(client, reverse("about"))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert tag(client, reverse("about")) != seen


def test_a_page_changes_with_the_index(client: Client, index: None) -> None:
    make_article(headline="A quiet harbour")
    address = reverse("search") + "?q=harbour"
    assert "A quiet harbour" not in client.get(address).content.decode()
    search.drain()
    assert "quiet" in client.get(address).content.decode()


def test_editors_see_their_own_pages_and_leave_none_behind(admin_client: Client) -> None:
    draft = make_article(status=Article.Status.DRAFT, published_at=None)
    response = admin_client.get(draft.get_absolute_url())
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert Client().get(draft.get_absolute_url()).status_code == 404


def test_an_editor_is_not_answered_from_the_readers_pages(client: Client) -> None:
    article = make_article()
    seen = tag(client, article.get_absolute_url())
    client.force_login(User.objects.create_superuser("ed"))
    response = client.get(article.get_absolute_url(), headers={"If-None-Match": seen})
    assert response.status_code == 200


def test_forms_and_missing_pages_are_not_kept(client: Client) -> None:
    make_article(topics=["Rail"])
    form = client.get("/follow/?kind=topic&value=rail")
    assert "must-revalidate" not in form.headers.get("Cache-Control", "")[:20]
    assert "W/" not in client.get("/nowhere/").headers.get("ETag", "")


def test_no_kept_page_holds_a_secret_of_one_reader(client: Client) -> None:
    make_quote(article=make_article(topics=["Rail"]), speaker=make_expert())
    make_statistic()
    for address in [*lists(), *record_pages()]:
        response = client.get(address)
        if "must-revalidate" in response.headers.get("Cache-Control", ""):
            assert "csrfmiddlewaretoken" not in response.content.decode(), address
            assert not response.cookies, address


def test_other_hosts_and_languages_of_the_wire_have_their_own_pages(
    client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    address = make_article().get_absolute_url()
    pages = {
        (host, zips): client.get(address, headers={"Host": host, "Accept-Encoding": zips}).content
        for host in settings.ALLOWED_HOSTS
        for zips in ("gzip", "identity")
    }
    assert len(set(pages.values())) == 4


def test_a_date_is_told_once_its_second_is_over(client: Client) -> None:
    make_article()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        told = client.get("/").headers["Last-Modified"]
        assert client.get("/", headers={"If-Modified-Since": told}).status_code == 304
        make_topic()
        assert "Last-Modified" not in client.get("/").headers
        assert client.get("/", headers={"If-Modified-Since": told}).status_code == 200
