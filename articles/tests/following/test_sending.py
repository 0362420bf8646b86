"""Every new item is told once: whatever fails, whenever it runs."""

from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from articles import search
from articles.following import send_due
from articles.models import Delivery, Topic
from articles.tests.make import make_article, make_metric, make_quote, make_statistic, make_topic

from .alerts import SITE, START, day, make_alert, make_news

pytestmark = pytest.mark.django_db


def told() -> str:
    return "\n".join(str(message.body) for message in mail.outbox)


def test_news_are_told_once() -> None:
    alert = make_alert()
    story = make_news(alert.topic)
    assert send_due(SITE, day(1)).sent == 1
    assert send_due(SITE, day(1)).sent == 0
    assert send_due(SITE, day(2)).sent == 0
    assert told().count(story.headline) == 1
    later = make_news(alert.topic, 2)
    send_due(SITE, day(3))
    assert later.headline in mail.outbox[-1].body
    assert told().count(story.headline) == 1


def test_a_narrower_topic_counts_and_drafts_do_not() -> None:
    alert = make_alert()
    narrower = make_topic(broader=alert.topic)
    story = make_news(narrower)
    make_article(topics=[alert.topic], status="draft", headline="Draft")
    make_news(alert.topic, 900, headline="Future")
    make_article(topics=[alert.topic], headline="Old")
    send_due(SITE, day(1))
    assert story.headline in told()
    assert not any(word in told() for word in ("Draft", "Future", "Old"))


def test_a_merged_topic_is_followed_to_what_it_became() -> None:
    alert, target = make_alert(), make_topic()
    Topic.objects.filter(pk=alert.topic.pk).update(merged_into=target)
    make_news(target)
    assert send_due(SITE, day(1)).items == 1


def test_a_weekly_alert_waits_a_week() -> None:
    alert = make_alert(frequency="weekly", checked_at=START)
    make_news(alert.topic)
    assert [send_due(SITE, day(n)).sent for n in (1, 6, 7, 8)] == [0, 0, 1, 0]


def test_an_expert_and_a_search_are_followed() -> None:
    article = make_news(make_topic(name="5G"))
    quote, statistic = make_quote(article), make_statistic(article)
    statistic.speaker = quote.speaker
    statistic.save()
    make_alert(expert=quote.speaker)
    make_alert(query="topic:5g")
    search.rebuild()
    assert send_due(SITE, day(1)).items == 3
    assert article.headline in told() and "3.377 million" in told()


def test_a_metric_tells_of_new_values_and_of_contradictions() -> None:
    metric = make_metric()
    year = {"metric": metric, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    make_statistic(make_article(), **year)
    other = make_article(body="They counted 4 million.", published_at=day(0) + timedelta(hours=2))
    make_alert(metric=metric)
    make_statistic(other, exact="4 million", **year)
    send_due(SITE, day(1))
    assert "4 million, 2023" in told()
    assert "Differs from 3.377 million" in told()


class Failing(EmailBackend):
    """Refuses one mail, of those to failing@example.org."""

    refuse = True

    def send_messages(self, messages: Any) -> int:
        if Failing.refuse and messages[0].to == ["failing@example.org"]:
            raise SMTPException("mailbox full")
        return super().send_messages(messages)


def test_a_failure_loses_nothing_and_stops_nobody(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    first = make_alert(email="failing@example.org")
    make_alert(topic=first.topic)
    story = make_news(first.topic)
    receipt = send_due(SITE, day(1))
    assert (receipt.sent, receipt.failed) == (1, 1)
    Failing.refuse = False
    assert send_due(SITE, day(1)).sent == 1
    Failing.refuse = True
    assert told().count(story.headline) == 2  # one for each reader


def test_a_run_that_died_is_finished_by_the_next() -> None:
    alert = make_alert()
    story = make_news(alert.topic)
    send_due(SITE, day(1))
    first = mail.outbox.pop()
    # As a run leaves it that died after sending: held, and not marked as sent.
    Delivery.objects.update(sent_at=None, held_until=day(1) + timedelta(minutes=10))
    assert send_due(SITE, day(1)).sent == 0
    assert send_due(SITE, day(1) + timedelta(minutes=11)).sent == 1
    again = mail.outbox.pop()
    assert again.extra_headers["Message-ID"] == first.extra_headers["Message-ID"]
    assert (again.body, story.headline in again.body) == (first.body, True)


def test_what_was_withdrawn_meanwhile_is_not_told() -> None:
    alert = make_alert()
    story = make_news(alert.topic)
    send_due(SITE, day(1))
    mail.outbox.clear()
    Delivery.objects.update(sent_at=None, held_until=None)
    story.status, story.withdrawal_reason = "withdrawn", "Wrong."
    story.withdrawn_at = day(1)
    story.save()
    send_due(SITE, day(1))
    assert mail.outbox == []


def test_more_than_one_mail_holds_comes_with_the_next(monkeypatch: Any) -> None:
    monkeypatch.setattr("articles.following.subjects.MOST", 2)
    alert = make_alert()
    for _ in range(5):
        make_news(alert.topic)
    assert [send_due(SITE, day(n)).items for n in (1, 2, 3, 4)] == [2, 2, 1, 0]


def test_a_run_costs_the_same_for_many_items(django_assert_max_num_queries: Any) -> None:
    alert = make_alert()
    for _ in range(6):
        make_news(alert.topic)
    with django_assert_max_num_queries(20):
        send_due(SITE, day(1))
