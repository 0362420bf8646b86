"""Nobody gets mail who did not say yes to the first one; one click ends it."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from articles.following import send_due
from articles.models import Alert
from articles.tests.make import make_article, make_expert, make_topic
from articles.tests.moments import in_one_moment

from .alerts import SITE, day, make_alert, make_news

pytestmark = pytest.mark.django_db


def ask(client: Client, **fields: Any) -> Any:
    values = {"email": "reader@example.org", "frequency": "daily", "kind": "topic"}
    return client.post("/follow/", values | fields)


def make_public_topic(name: str = "5G") -> Any:
    topic = make_topic(name=name)
    make_article(topics=[topic])
    return topic


def test_asking_confirming_and_ending(client: Client) -> None:
    topic = make_public_topic()
    page = client.get("/follow/?kind=topic&value=5g")
    assert b"reader" not in page.content and page.status_code == 200
    assert ask(client, value=topic.slug).status_code == 302
    [link] = re.findall(r"http://testserver(/follow/\S+)", str(mail.outbox[0].body))
    client.get(link)
    assert not Alert.objects.confirmed().exists()
    client.post(link)
    assert Alert.objects.confirmed().get().topic == topic
    client.post(link.replace("confirm", "off"))
    assert not Alert.objects.exists()


def test_an_unanswered_alert_gets_no_news() -> None:
    alert = make_alert(confirmed_at=None)
    make_news(alert.topic)
    assert send_due(SITE, day(1)).sent == 0
    assert mail.outbox == []


def test_asking_twice_mails_once_and_starts_nothing_anew(client: Client) -> None:
    topic = make_public_topic()
    for _ in range(3):
        assert ask(client, value=topic.slug).status_code == 302
    assert (len(mail.outbox), Alert.objects.count()) == (1, 1)


def test_an_address_gets_only_so_many_questions(client: Client) -> None:
    for number in range(8):
        ask(client, kind="query", value=f"word{number}")
    assert len(mail.outbox) == 5


@in_one_moment
def test_nobody_makes_the_archive_write_to_many_strangers(client: Client) -> None:
    topic = make_public_topic()
    for number in range(12):
        answer = ask(client, value=topic.slug, email=f"stranger{number}@example.org")
    assert len(mail.outbox) == 10
    assert "Too many mails" in answer.content.decode()


def test_what_readers_cannot_see_cannot_be_followed(client: Client) -> None:
    hidden = make_topic(name="Secret")
    make_article(topics=[hidden], status="draft")
    assert ask(client, value=hidden.slug).status_code == 404
    assert ask(client, kind="expert", value=make_expert().slug).status_code == 404
    assert ask(client, kind="users", value="1").status_code == 404
    assert ask(client, value="").status_code == 404


@pytest.mark.parametrize("email", ["", "nobody", "a@b\nBcc: c@d.example", "a" * 300 + "@b.example"])
def test_what_is_no_address_is_refused(client: Client, email: str) -> None:
    make_public_topic()
    assert ask(client, value="5g", email=email).status_code == 200
    assert mail.outbox == []


def test_unanswered_questions_are_forgotten() -> None:
    make_alert(confirmed_at=None)
    assert send_due(SITE, day(6)).forgotten == 0
    assert send_due(SITE, day(8)).forgotten == 1
    assert not Alert.objects.exists()


def test_a_mail_program_ends_an_alert_in_one_click(settings: Any) -> None:
    alert = make_alert()
    make_news(alert.topic)
    send_due(SITE, day(1))
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix(SITE.root)
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Alert.objects.exists()
    assert stranger.post(path).status_code == 200


def test_the_command_sends_and_says_so(settings: Any, capsys: Any) -> None:
    settings.SITE_URL = "https://archive.example/"
    alert = make_alert()
    make_article(topics=[alert.topic], published_at=datetime(2026, 1, 1, tzinfo=UTC))
    call_command("send_alerts")
    assert capsys.readouterr().out.startswith("sent: 1 (1 items)")
    assert "https://archive.example/articles/" in str(mail.outbox[0].body)


def test_a_form_without_its_cookie_is_refused_in_the_archives_own_words() -> None:
    topic = make_topic(name="Mobile networks")
    make_article(topics=[topic])
    asked = {"kind": "topic", "value": topic.slug, "email": "ada@reader.example"}
    answer = Client(enforce_csrf_checks=True).post("/follow/", asked)
    assert answer.status_code == 403
    assert "This form was not accepted" in answer.content.decode()
    assert mail.outbox == []
