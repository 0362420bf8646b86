"""The steps of the workflow in the admin: buttons, pages that ask, notes, going back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.newsroom import Role
from articles.tests.admin.forms import posted
from articles.tests.make import make_article, make_statistic, make_topic, make_user

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(make_user(Role.PUBLISHER, username="pia"))
    return client


def login(client: Client, role: Role) -> Any:
    user = make_user(role)
    client.force_login(user)
    return user


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def step(article: Article, name: str) -> str:
    return reverse("admin:articles_article_step", args=[article.pk, name])


def test_a_story_goes_its_whole_way_with_buttons(publisher: Client) -> None:
    article = make_article(status=Status.DRAFT)
    soon = timezone.localtime() + timedelta(hours=1)
    for name, data, status in [
        ("submit", {}, Status.IN_REVIEW),
        ("schedule", {"at": f"{soon:%Y-%m-%dT%H:%M}"}, Status.SCHEDULED),
        ("publish", {}, Status.PUBLISHED),
        ("correct", {"text": "It was 3.4.", "passage": "3.377", "replacement": "3.4"}, None),
        ("withdraw", {"text": "Its source made it up."}, Status.WITHDRAWN),
        ("restore", {"text": "It did not."}, Status.PUBLISHED),
    ]:
        page = publisher.get(address(article)).content.decode()
        assert f'value="{name}"' in page
        article.refresh_from_db()
        response = publisher.post(step(article, name), {"seen_version": article.version, **data})
        assert response.status_code == 302, response.context["form"].errors
        article.refresh_from_db()
        assert article.status == (status or Status.PUBLISHED)
    assert "3.4 million" in article.body
    assert article.notes.count() == 6


def test_a_button_saves_what_was_typed_and_goes_on_to_the_step(publisher: Client) -> None:
    article = make_article(status=Status.IN_REVIEW)
    data = posted(publisher.get(address(article))) | {"headline": "Typed", "_step": "publish"}
    response = publisher.post(address(article), data)
    assert response.url == step(article, "publish")
    assert Article.objects.get().headline == "Typed"


def test_saving_without_a_change_writes_nothing(publisher: Client) -> None:
    article = make_article()
    publisher.post(address(article), posted(publisher.get(address(article))))
    assert article.history.count() == 1
    assert Article.objects.get().version == 1


def test_a_step_without_its_reason_asks_for_it(publisher: Client) -> None:
    article = make_article()
    response = publisher.post(step(article, "withdraw"), {"seen_version": 1, "text": " "})
    assert response.context["form"].errors["text"]
    assert Article.objects.get().status == Status.PUBLISHED


def test_a_step_on_a_changed_article_is_refused_and_keeps_the_reason(publisher: Client) -> None:
    article = make_article()
    article.headline = "Changed meanwhile"
    article.save()
    data = {"seen_version": 1, "text": "My long reason"}
    response = publisher.post(step(article, "withdraw"), data)
    page = response.content.decode()
    assert "saved by somebody else" in page
    assert "My long reason" in page
    again = {"seen_version": response.context["form"]["seen_version"].value(), "text": "Sure"}
    assert publisher.post(step(article, "withdraw"), again).status_code == 302


def test_scheduling_shows_the_time_zone(publisher: Client) -> None:
    with timezone.override("Asia/Shanghai"):
        page = publisher.get(step(make_article(status=Status.DRAFT), "schedule"))
    assert "In the time zone Asia/Shanghai (UTC+08:00)" in page.content.decode()


def test_an_unknown_step_is_not_found(publisher: Client) -> None:
    assert publisher.get(step(make_article(), "burn")).status_code == 404


def test_the_state_is_not_a_field_anybody_can_post(publisher: Client) -> None:
    article = make_article(status=Status.DRAFT)
    data = posted(publisher.get(address(article))) | {"status": "published", "headline": "New"}
    publisher.post(address(article), data)
    assert Article.objects.get().status == Status.DRAFT


def test_a_date_to_come_belongs_to_the_schedule(publisher: Client) -> None:
    article = make_article()
    data = posted(publisher.get(address(article))) | {"published_at_0": "2999-01-01"}
    assert "Schedule" in publisher.post(address(article), data).content.decode()


def test_a_published_article_keeps_its_date(publisher: Client) -> None:
    article = make_article()
    data = posted(publisher.get(address(article))) | {"published_at_0": "", "published_at_1": ""}
    assert "needs its date" in publisher.post(address(article), data).content.decode()


def test_a_contributor_sees_and_changes_only_their_own(client: Client) -> None:
    user = login(client, Role.CONTRIBUTOR)
    mine = make_article(status=Status.DRAFT, created_by=user)
    other = make_article(status=Status.DRAFT)
    assert client.get(address(mine)).status_code == 200
    assert client.get(address(other)).status_code == 302  # to the index: not found, says a message
    assert client.get(step(other, "submit")).status_code == 403
    listed = client.get(reverse("admin:articles_article_changelist")).content.decode()
    assert mine.headline in listed
    assert other.headline not in listed


def test_a_contributor_cannot_put_a_figure_into_the_article_of_another(client: Client) -> None:
    login(client, Role.CONTRIBUTOR)
    add = reverse("admin:articles_statistic_add")
    data = posted(client.get(add)) | {"article": make_article().pk, "exact": "3.377 million"}
    assert client.post(add, data).status_code in (200, 403)
    assert not make_article().statistics.exists()


def test_an_editor_curates_a_published_article_but_leaves_its_words(client: Client) -> None:
    login(client, Role.EDITOR)
    article, topic = make_article(headline="As published"), make_topic(name="5G")
    statistic = make_statistic(article)
    page = client.get(address(article))
    data = posted(page) | {
        "headline": "Rewritten",
        "topics": [topic.pk],
        "statistics-0-counted": "5G base stations",
    }
    assert client.post(address(article), data).status_code == 302
    article.refresh_from_db()
    statistic.refresh_from_db()
    assert (article.headline, statistic.counted) == ("As published", "5G base stations")
    assert list(article.topics.all()) == [topic]
    assert article.history.first().history_change_reason == "topics: +5G"


def test_a_note_is_left_and_shown(publisher: Client) -> None:
    article = make_article()
    url = reverse("admin:articles_article_note", args=[article.pk])
    assert publisher.post(url, {"note": "Is <b>this</b> sourced?"}).status_code == 302
    assert "Is &lt;b&gt;this&lt;/b&gt; sourced?" in publisher.get(address(article)).content.decode()


def test_going_back_keeps_the_state_and_is_itself_a_change(publisher: Client) -> None:
    article = make_article(headline="First", status=Status.DRAFT)
    publisher.post(step(article, "publish"), {"seen_version": 1})
    article.refresh_from_db()
    article.headline = "Second"
    article.save()
    first = article.history.earliest()
    address = reverse("admin:articles_article_simple_history", args=[article.pk, first.pk])
    assert publisher.get(address).status_code == 200
    assert publisher.post(address).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.status) == ("First", Status.PUBLISHED)
    assert article.history.first().history_change_reason == "taken back to version 1"


def test_who_may_only_read_cannot_post_a_way_back(client: Client) -> None:
    login(client, Role.CONTRIBUTOR)
    topic = make_topic(name="Before")
    topic.name = "After"
    topic.save()
    first = topic.history.earliest()
    address = reverse("admin:articles_topic_simple_history", args=[topic.pk, first.pk])
    assert client.post(address, {"name": "Before"}).status_code == 403
    topic.refresh_from_db()
    assert topic.name == "After"


def test_the_history_shows_what_changed_word_by_word(publisher: Client) -> None:
    article = make_article(headline="Stations grow fast")
    article.headline = "Stations grow slowly"
    article.save()
    url = reverse("admin:articles_article_history", args=[article.pk])
    page = publisher.get(url).content.decode()
    assert "<span>Stations grow </span><del>fast</del><ins>slowly</ins>" in page
