"""The admin: one file per subject."""

from .article import ArticleAdmin
from .claims import QuoteAdmin, StatisticAdmin
from .imports import ImportRunAdmin
from .judging import JudgementAdmin
from .machines import ApiTokenAdmin, OutboxRowAdmin
from .metrics import MetricAdmin
from .people import ExpertAdmin, OrganizationAdmin
from .vocabulary import OutletAdmin, SectionAdmin, TopicAdmin

__all__ = [
    "ApiTokenAdmin",
    "ImportRunAdmin",
    "OutboxRowAdmin",
    "ArticleAdmin",
    "ExpertAdmin",
    "JudgementAdmin",
    "MetricAdmin",
    "OrganizationAdmin",
    "OutletAdmin",
    "QuoteAdmin",
    "SectionAdmin",
    "StatisticAdmin",
    "TopicAdmin",
]
