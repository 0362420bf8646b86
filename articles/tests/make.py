"""Makers of database objects for tests: each returns a saved record with sensible defaults.

Every field can be given by name; what a record needs and was not given is made. Records of one
kind differ by a running number. Claims need their `exact` words in the article's body.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from articles.models import (
    Affiliation,
    Article,
    Expert,
    ExpertName,
    Metric,
    Organization,
    Outlet,
    Quote,
    Section,
    Statistic,
    Topic,
    TopicSynonym,
)
from articles.newsroom import grant_roles

BODY = """\
At the end of 2023, the number of 5G base stations across the country reached 3.377 million.

“The expanding network has supported industry,” said the chief engineer.
"""
WORDS = "The expanding network has supported industry"

_number = count(1)


def make_outlet(**fields: Any) -> Outlet:
    """Return an outlet of its own name."""
    return Outlet.objects.create(**{"name": f"The Daily {next(_number)}"} | fields)


def make_section(**fields: Any) -> Section:
    """Return a section of its own name."""
    return Section.objects.create(**{"name": f"Section {next(_number)}"} | fields)


def make_topic(*, synonyms: Iterable[str] = (), **fields: Any) -> Topic:
    """Return a topic, with these other names."""
    topic = Topic.objects.create(**{"name": f"Topic {next(_number)}"} | fields)
    for name in synonyms:
        TopicSynonym.objects.create(topic=topic, name=name)
    return topic


def make_article(*, topics: Iterable[Topic] = (), **fields: Any) -> Article:
    """Return an article, published in January 2024 unless told otherwise.

    `status="draft"` makes a draft without a date; `status="withdrawn"` one withdrawn for an error.
    """
    defaults: dict[str, Any] = {
        "headline": f"Story {next(_number)}",
        "body": BODY,
        "status": Article.Status.PUBLISHED,
    }
    status = fields.get("status", Article.Status.PUBLISHED)
    if status not in (Article.Status.DRAFT, Article.Status.IN_REVIEW):
        defaults["published_at"] = datetime(2024, 1, 19, 13, 52, tzinfo=UTC)
    if status == Article.Status.WITHDRAWN:
        defaults |= {"withdrawn_at": timezone.now(), "withdrawal_reason": "It was wrong."}
    if "outlet" not in fields:
        defaults["outlet"] = make_outlet()
    article = Article.objects.create(**defaults | fields)
    article.topics.add(*topics)
    return article


def make_organization(**fields: Any) -> Organization:
    """Return an organization of its own name."""
    return Organization.objects.create(**{"name": f"Institute {next(_number)}"} | fields)


def make_expert(
    *, names: Iterable[str] = (), topics: Iterable[Topic] = (), **fields: Any
) -> Expert:
    """Return an expert, with these other names and topics; no claim of theirs is made."""
    expert = Expert.objects.create(**{"name": f"Ada Person{next(_number)}"} | fields)
    for name in names:
        ExpertName.objects.create(expert=expert, name=name)
    expert.topics.add(*topics)
    return expert


def make_affiliation(expert: Expert, **fields: Any) -> Affiliation:
    """Return a role of the expert, at an organization of its own unless one is given."""
    defaults: dict[str, Any] = {"role": "chief engineer"}
    if "organization" not in fields:
        defaults["organization"] = make_organization()
    return Affiliation.objects.create(**defaults | {"expert": expert} | fields)


def make_metric(*, topics: Iterable[Topic] = (), **fields: Any) -> Metric:
    """Return a metric of its own name; no statistic of it is made."""
    metric = Metric.objects.create(**{"name": f"Metric {next(_number)}"} | fields)
    metric.topics.add(*topics)
    return metric


def make_statistic(
    article: Article | None = None, *, topics: Iterable[Topic] = (), **fields: Any
) -> Statistic:
    """Return a statistic of the article; its value is read from `exact`.

    For other words than the default `exact` the article's body must hold them.
    """
    defaults: dict[str, Any] = {"exact": "3.377 million", "article": article or make_article()}
    statistic = Statistic.objects.create(**defaults | fields)
    statistic.topics.add(*topics)
    return statistic


def make_quote(
    article: Article | None = None, *, topics: Iterable[Topic] = (), **fields: Any
) -> Quote:
    """Return a direct quote of the article, by a new expert unless a speaker is given."""
    defaults: dict[str, Any] = {"exact": WORDS, "cue": "said"}
    defaults["article"] = article or make_article()
    if "speaker" not in fields and "organization" not in fields:
        defaults["speaker"] = make_expert()
    quote = Quote.objects.create(**defaults | fields)
    quote.topics.add(*topics)
    return quote


def make_user(role: str = "", **fields: Any) -> User:
    """Return a user with a role of the newsroom; without one, a reader who has an account."""
    user = User.objects.create_user(
        **{"username": f"{role or 'reader'}{next(_number)}", "is_staff": bool(role)} | fields
    )
    if role:
        grant_roles(Group.objects, Permission.objects)
        user.groups.add(Group.objects.get(name=role))
    return user


def make_editor(**fields: Any) -> User:
    """Return a user who may see and change every record of the archive."""
    user = User.objects.create_user(
        **{"username": f"editor{next(_number)}", "is_staff": True} | fields
    )
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles"))
    return user
