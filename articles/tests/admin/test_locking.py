"""Two editors save the same record: the second is told, sees the difference, loses nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.tests.admin.forms import posted
from articles.tests.make import make_article, make_editor, make_statistic

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def open_twice(editor: Client, record: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Return the page's address and the same form as two editors have it open."""
    address = reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])
    return address, posted(editor.get(address)), posted(editor.get(address))


def test_the_second_save_is_refused_and_keeps_what_was_typed(editor: Client) -> None:
    article = make_article(headline="First", standfirst="Old")
    address, first, second = open_twice(editor, article)
    editor.post(address, first | {"headline": "Hers", "standfirst": "Her standfirst"})
    response = editor.post(address, second | {"headline": "His"})

    article.refresh_from_db()
    assert article.headline == "Hers"
    page = response.content.decode()
    assert "Somebody else saved this article after you opened it" in page
    [conflict] = response.context["adminform"].form.conflicts
    assert (conflict.theirs, conflict.yours) == ("Hers", "His")
    again = posted(response)
    assert again["headline"] == "His"
    assert again["standfirst"] == "Her standfirst"


def test_saving_again_puts_the_second_text_on_top(editor: Client) -> None:
    article = make_article(headline="First", standfirst="Old")
    address, first, second = open_twice(editor, article)
    editor.post(address, first | {"headline": "Hers", "standfirst": "Her standfirst"})
    refused = editor.post(address, second | {"headline": "His"})
    assert editor.post(address, posted(refused)).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("His", "Her standfirst")


def test_a_date_saved_meanwhile_is_taken_over(editor: Client) -> None:
    article = make_article()
    address, first, second = open_twice(editor, article)
    editor.post(address, first | {"published_at_0": "2020-02-02"})
    refused = editor.post(address, second | {"headline": "His"})
    assert posted(refused)["published_at_0"] == "2020-02-02"


def test_a_statistic_saved_meanwhile_on_its_own_page_is_not_overwritten(editor: Client) -> None:
    statistic = make_statistic(counted="stations")
    address, _, form = open_twice(editor, statistic.article)
    statistic.counted = "5G base stations"
    statistic.save()
    response = editor.post(address, form | {"statistics-0-counted": "masts"})
    assert response.status_code == 200
    statistic.refresh_from_db()
    assert statistic.counted == "5G base stations"
    assert "5G base stations" in response.content.decode()


def test_without_a_second_editor_nothing_is_said(editor: Client) -> None:
    article = make_article()
    address, first, _ = open_twice(editor, article)
    assert editor.post(address, first | {"headline": "New"}).status_code == 302


def test_a_field_is_taken_over_from_what_was_saved(editor: Client) -> None:
    article = make_article(headline="First", dateline="Paris")
    address, first, second = open_twice(editor, article)
    editor.post(address, first | {"headline": "Hers", "dateline": "Rome"})
    refused = editor.post(address, second | {"headline": "His", "dateline": "Oslo"})
    boxes = [c.take for c in refused.context["adminform"].form.conflicts]
    assert boxes == ["take-headline", "take-dateline"]
    again = posted(refused) | {"take-headline": "on"}
    assert editor.post(address, again).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.dateline) == ("Hers", "Oslo")
