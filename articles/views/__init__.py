"""The public pages: form → room → render."""

from .about import about, healthz, readyz, robots, search_help, style
from .addresses import at_address, first_or_404
from .anniversaries import on_this_day
from .claims import quote, statistic
from .correcting import corrections, public_corrections
from .dates import archive, archive_day, archive_month, archive_year
from .disputes import disagreements
from .explorer import statistics
from .finding import search, suggest
from .front import home
from .measures import metric, metric_at, metrics
from .pasting import related_to_text
from .people import expert, expert_at, experts, organization, organizations
from .publishing import (
    outlet,
    outlet_at,
    outlets,
    section,
    section_at,
    sections,
)
from .sidebar import article_related, article_related_part, claim_label, claims_of
from .story import article
from .subjects import articles_about, is_common, topic, topic_at, topics
from .taking import search_results
from .tree import covered_by
from .versions import article_history, article_version

__all__ = [
    "about",
    "archive",
    "archive_day",
    "archive_month",
    "archive_year",
    "article",
    "article_history",
    "article_version",
    "corrections",
    "public_corrections",
    "article_related",
    "article_related_part",
    "articles_about",
    "at_address",
    "claim_label",
    "claims_of",
    "covered_by",
    "disagreements",
    "expert",
    "expert_at",
    "first_or_404",
    "is_common",
    "metric_at",
    "outlet_at",
    "section_at",
    "topic_at",
    "experts",
    "healthz",
    "home",
    "metric",
    "metrics",
    "on_this_day",
    "organization",
    "organizations",
    "outlet",
    "outlets",
    "quote",
    "readyz",
    "related_to_text",
    "robots",
    "search",
    "search_help",
    "search_results",
    "section",
    "sections",
    "statistic",
    "statistics",
    "style",
    "suggest",
    "topic",
    "topics",
]
