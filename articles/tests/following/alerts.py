"""Alerts for tests: confirmed, on a topic that gets new articles."""

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.exports import Site
from articles.models import Alert, Article, Topic
from articles.tests.make import make_article, make_topic

SITE = Site("News Archive", "https://archive.example")
START = datetime(2025, 1, 1, 8, tzinfo=UTC)


def day(number: int) -> datetime:
    """Return the morning of a day after the alert began."""
    return START + timedelta(days=number)


def make_alert(**fields: Any) -> Alert:
    """Return a confirmed daily alert, on a new topic unless told otherwise."""
    subject = {} if {"query", "expert", "metric"} & set(fields) else {"topic": make_topic()}
    defaults = {"email": "reader@example.org", "confirmed_at": START, "created_at": START}
    return Alert.objects.create(**defaults | subject | fields)


def make_news(topic: Topic, number: int = 0, **fields: Any) -> Article:
    """Return an article on the topic, published an hour after the alert began and `number` days."""
    return make_article(topics=[topic], published_at=day(number) + timedelta(hours=1), **fields)
