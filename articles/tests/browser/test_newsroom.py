"""The newsroom in a real browser: a story's whole way, merges taken back, work kept and walked."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Expert, Merge, Topic
from articles.newsroom import Role, publish_due
from articles.tests.importers.reading import json_line
from articles.tests.make import (
    make_article,
    make_expert,
    make_quote,
    make_statistic,
    make_topic,
    make_user,
)

Status = Article.Status


def log_in(page: Page, live_server: Any, name: str, role: Role) -> Page:
    """Return the page of a new user of this role, who logged in."""
    user = make_user(role, username=name)
    user.set_password("a long pass phrase")
    user.save()
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", "a long pass phrase")
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture
def publisher(page: Page, live_server: Any) -> Page:
    return log_in(page, live_server, "pia", Role.PUBLISHER)


def test_two_editors_collide_and_both_get_their_say(
    publisher: Page, browser: Browser, live_server: Any, complaints: list[str]
) -> None:
    article = make_article(headline="Masts", standfirst="Three million.", status=Status.DRAFT)
    address = f"{live_server.url}/admin/articles/article/{article.pk}/change/"
    other = log_in(browser.new_context().new_page(), live_server, "ed", Role.EDITOR)
    for page in (publisher, other):
        page.goto(address)
    other.fill("#id_headline", "Masts of China")
    other.fill("#id_standfirst", "Over three million.")
    other.click("input[name=_continue]")
    expect(other.locator(".messagelist .success")).to_be_visible()
    publisher.fill("#id_headline", "Masts in China")
    publisher.fill("#id_standfirst", "Nearly three million.")
    publisher.click("input[name=_continue]")
    expect(publisher.locator(".conflict tbody tr")).to_have_count(2)
    expect(publisher.locator(".conflict")).to_contain_text("Masts of China")
    expect(publisher.locator("#id_headline")).to_have_value("Masts in China")
    publisher.check("[name=take-standfirst]")
    publisher.click("input[name=_continue]")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Masts in China", "Over three million.")
    assert article.history.count() == 3


def test_a_file_is_imported_and_taken_back(
    publisher: Page, live_server: Any, complaints: list[str], tmp_path: Path
) -> None:
    lines = [json_line(id=n, headline=f"Story {n}", published_at="2024-01-19") for n in range(120)]
    file = tmp_path / "crawl.jsonl"
    file.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    publisher.goto(f"{live_server.url}/admin/articles/importrun/add/")
    publisher.set_input_files("#id_file", file)
    publisher.fill("#id_outlet", "The Example Times")
    publisher.click(".submit-row input[type=submit]")
    expect(publisher.locator(".receipt-tally")).to_contain_text("120 created, 1 failed")
    publisher.click("button[value=import]")
    expect(publisher.locator(".receipt-tally")).to_contain_text("Done: 120 created, 1 failed")
    publisher.click(".receipt-undo summary")
    publisher.click("button[value=undo]")
    expect(publisher.locator(".receipt-tally")).to_contain_text(
        "120 undone, 0 kept", timeout=60_000
    )
    assert not Article.objects.exists()


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
