"""Who may see what, said once: every public queryset is made from these two conditions."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from .questions import now


def published(prefix: str = "", by: datetime | None = None) -> Q:
    """Return the condition that an article is public now; `prefix` is the path to the article.

    `by` narrows it to what was published until then; it must not be a moment to come. Given apart,
    a second bound on the date would let SQLite begin at the present all the same.
    """
    return Q(
        **{f"{prefix}status": "published", f"{prefix}published_at__lte": by or now()},
    )


def public_articles() -> QuerySet[Any]:
    """Return the published articles.

    By name, because outlets and sections are defined before the articles in them.
    """
    return apps.get_model("articles", "Article").objects.published()


def public_claims(model: str) -> QuerySet[Any]:
    """Return the public rows of "Statistic" or "Quote".

    By name, because people, organizations and metrics are defined before the claims about them.
    """
    return apps.get_model("articles", model).objects.public()
