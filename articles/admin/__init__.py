"""The admin: one file per subject."""

from .article import ArticleAdmin
from .claims import QuoteAdmin, StatisticAdmin
from .people import ExpertAdmin, OrganizationAdmin
from .vocabulary import MetricAdmin, OutletAdmin, SectionAdmin, TopicAdmin

__all__ = [
    "ArticleAdmin",
    "ExpertAdmin",
    "MetricAdmin",
    "OrganizationAdmin",
    "OutletAdmin",
    "QuoteAdmin",
    "SectionAdmin",
    "StatisticAdmin",
    "TopicAdmin",
]
