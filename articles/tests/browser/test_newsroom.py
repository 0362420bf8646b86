"""The newsroom in a real browser: a story's whole way, merges taken back, work kept and walked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Expert, Merge, Topic
from articles.newsroom import Role, publish_due
from articles.tests.make import (
    make_article,
    make_expert,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

Status = Article.Status


@pytest.fixture
def publisher(page: Page, live_server: Any) -> Page:
    user = make_user(Role.PUBLISHER, username="pia")
    user.set_password("a long pass phrase")
    user.save()
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "pia")
    page.fill("#id_password", "a long pass phrase")
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def take(page: Page, step: str, **fields: str) -> None:
    """Press a step's button on the article's page and fill what it asks for."""
    page.click(f"button[name=_step][value={step}]")
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)
    page.click(".submit-row input[type=submit]")
    expect(page.locator(".messagelist .success").last).to_be_visible()


def test_a_story_goes_its_whole_way(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    article = make_article(status=Status.DRAFT)
    publisher.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    take(publisher, "submit", text="Ready.")
    soon = timezone.localtime() + timedelta(hours=1)
    take(publisher, "schedule", at=f"{soon:%Y-%m-%dT%H:%M}")
    expect(publisher.locator(".state")).to_contain_text("Scheduled")
    Article.objects.update(published_at=timezone.now() - timedelta(minutes=1))
    publish_due()
    publisher.reload()
    take(publisher, "correct", text="It was 3.4.", passage="3.377", replacement="3.4")
    take(publisher, "withdraw", text="Its source made it up.")
    expect(publisher.locator(".state")).to_contain_text("Its source made it up.")
    expect(publisher.locator(".notes li")).to_have_count(5)
    article.refresh_from_db()
    assert (article.status, "3.4 million" in article.body) == (Status.WITHDRAWN, True)


def test_topics_are_merged_and_unmerged(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    old, new = make_topic(name="Cellular"), make_topic(name="Mobile networks")
    article = make_article(topics=[old])
    publisher.goto(f"{live_server.url}/admin/articles/topic/{old.pk}/merge/?into={new.pk}")
    publisher.fill("[name=reason]", "The same thing.")
    publisher.click(".submit-row input[type=submit]")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    assert list(article.topics.all()) == [new]
    publisher.goto(f"{live_server.url}/admin/articles/topic/merges/")
    publisher.click("text=Undo…")
    publisher.click(".submit-row input[type=submit]")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    assert list(article.topics.all()) == [old]
    assert Topic.objects.canonical().count() == 2


def test_two_experts_are_merged_from_the_evidence_and_restored(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    make_expert(name="Zhao Zhiguo")
    quote = make_quote(speaker=make_expert(name="Zhiguo Zhao"))
    publisher.goto(f"{live_server.url}/admin/articles/expert/duplicates/")
    expect(publisher.locator(".evidence")).to_contain_text("another order")
    publisher.click("text=Merge right into left…")
    publisher.fill("[name=reason]", "One spokesman.")
    publisher.click(".submit-row input[type=submit]")
    quote.refresh_from_db()
    assert quote.speaker.name == "Zhao Zhiguo"
    publisher.goto(f"{live_server.url}/admin/articles/expert/merges/{Merge.objects.get().pk}/undo/")
    publisher.click(".submit-row input[type=submit]")
    quote.refresh_from_db()
    assert quote.speaker.name == "Zhiguo Zhao"
    assert Expert.objects.canonical().count() == 2


def test_what_was_typed_survives_a_closed_tab(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    article = make_article(headline="As saved", status=Status.DRAFT)
    address = f"{live_server.url}/admin/articles/article/{article.pk}/change/"
    publisher.goto(address)
    publisher.fill("#id_headline", "Typed and never saved")
    publisher.wait_for_timeout(1200)
    publisher.goto(address)
    publisher.click("text=Restore it")
    expect(publisher.locator("#id_headline")).to_have_value("Typed and never saved")
    publisher.click("input[name=_continue]")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    expect(publisher.locator(".draft")).to_have_count(0)
    assert Article.objects.get().headline == "Typed and never saved"


def test_a_queue_is_one_key_away_and_n_walks_on(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    for _ in range(2):
        make_article(status=Status.IN_REVIEW)
    make_statistic()
    publisher.goto(f"{live_server.url}/admin/")
    publisher.keyboard.press("2")
    publisher.wait_for_url("**/change/?_queue=in-review")
    first = publisher.url
    publisher.keyboard.press("n")
    publisher.wait_for_function("first => location.href !== first", arg=first)
    expect(publisher.locator(".walking")).to_contain_text("In review")


def test_a_bulk_action_is_previewed_and_done(
    publisher: Page, live_server: Any, complaints: list[str]
) -> None:
    for _ in range(3):
        make_article(status=Status.DRAFT)
    publisher.goto(f"{live_server.url}/admin/articles/article/")
    publisher.check("#action-toggle")
    publisher.select_option("select[name=action]", "publish")
    publisher.click("button[name=index]")
    expect(publisher.locator(".step-of")).to_contain_text("3 will be changed")
    publisher.click("input[name=confirm]")
    expect(publisher.locator(".step-of")).to_contain_text("3 changed")
    assert Article.objects.published().count() == 3
