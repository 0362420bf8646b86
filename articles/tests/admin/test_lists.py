"""The admin's lists and pages: each loads, with a number of queries that does not grow."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Article,
    Expert,
    Metric,
    Organization,
    Outlet,
    Quote,
    Section,
    Statistic,
    Topic,
)
from articles.tests.make import (
    make_affiliation,
    make_article,
    make_editor,
    make_expert,
    make_metric,
    make_quote,
    make_section,
    make_statistic,
    make_topic,
)

pytestmark = pytest.mark.django_db
MODELS = [Article, Statistic, Quote, Topic, Expert, Organization, Metric, Outlet, Section]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_editor())
    return client


def fill() -> None:
    expert = make_expert()
    make_affiliation(expert)
    article = make_article(topics=[make_topic(broader=make_topic())], section=make_section())
    make_statistic(article, speaker=expert, metric=make_metric())
    make_quote(article, speaker=expert)


def queries(editor: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert editor.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", MODELS)
def test_a_list_needs_the_same_queries_for_many_rows(editor: Client, model: type) -> None:
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    fill()
    editor.get(address)
    few = queries(editor, address)
    for _ in range(5):
        fill()
    assert queries(editor, address) <= few


@pytest.mark.parametrize("model", MODELS)
def test_a_list_is_searched_and_a_page_and_its_history_open(editor: Client, model: type) -> None:
    fill()
    name = f"admin:articles_{model._meta.model_name}"
    record = model._base_manager.first()
    assert editor.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    assert editor.get(reverse(f"{name}_change", args=[record.pk])).status_code == 200
    history = editor.get(reverse(f"{name}_history", args=[record.pk]))
    assert history.status_code == 200
    assert "style=" not in history.content.decode()
    assert editor.get(reverse(f"{name}_add")).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_no_relation_is_an_unbounded_choice(model: type) -> None:
    """Every relation is picked by autocomplete: a list of 100,000 options is never sent."""
    page = admin.site._registry[model]
    for holder in (page, *page.inlines):
        relations = {
            f.name
            for f in holder.model._meta.get_fields()
            if f.many_to_one
            and f.concrete
            and f.editable
            and f.remote_field.model is not page.model
        }
        assert relations - {"history_user", "created_by"} <= set(holder.autocomplete_fields)


def test_a_topic_is_found_by_its_synonym(editor: Client) -> None:
    topic = make_topic(name="Mobile networks", synonyms=["cellular"])
    response = editor.get(
        reverse("admin:autocomplete"),
        {
            "term": "cellul",
            "app_label": "articles",
            "model_name": "article",
            "field_name": "topics",
        },
    )
    assert [row["id"] for row in response.json()["results"]] == [str(topic.pk)]


def test_a_reverted_record_is_a_change_on_top(editor: Client) -> None:
    topic = make_topic(name="Old")
    topic.name = "New"
    topic.save()
    oldest = topic.history.earliest()
    address = reverse("admin:articles_topic_simple_history", args=[topic.pk, oldest.pk])
    page = editor.get(address)
    data = {f.html_name: f.value() or "" for f in page.context["adminform"].form}
    data |= {"synonyms-TOTAL_FORMS": 0, "synonyms-INITIAL_FORMS": 0}
    assert editor.post(address, data).status_code == 302
    topic.refresh_from_db()
    assert (topic.name, topic.version, topic.history.count()) == ("Old", 3, 3)
