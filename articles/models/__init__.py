"""The records of the archive, one file per subject."""

from .article import Article, Correction, ImportedOriginal
from .base import (
    SLUG_LENGTH,
    Addressed,
    EditConflict,
    FormerAddress,
    Versioned,
    address_of,
    canonical_of,
    unique_slugs,
)
from .directory import Directory, DirectoryEntry
from .edition import Edition, connect
from .following import Alert, DeliveredItem, Delivery
from .imports import ImportRow, ImportRun
from .judgement import JUDGED, Judgement, claim_key
from .merging import Distinct, Merge, MergeKind
from .metric import Metric
from .note import Note
from .outbox import OutboxRow
from .outlet import Outlet, Section
from .passage import Anchored, Passage
from .people import Affiliation, Expert, ExpertName, Organization, OrganizationName
from .questions import Prepared, prepared, where_given
from .quote import Quote
from .rejection import MetricRejection
from .reported import Reported
from .statistic import Statistic, storable
from .suggestion import Suggestion, UnreadArticle
from .token import ApiToken
from .topic import (
    TaggedArticle,
    TaggedExpert,
    TaggedMetric,
    TaggedQuote,
    TaggedStatistic,
    Topic,
    TopicSynonym,
    topic_key,
)

__all__ = [
    "JUDGED",
    "SLUG_LENGTH",
    "Addressed",
    "Affiliation",
    "Alert",
    "Anchored",
    "ApiToken",
    "Article",
    "Correction",
    "DeliveredItem",
    "Delivery",
    "Directory",
    "DirectoryEntry",
    "Distinct",
    "EditConflict",
    "Edition",
    "Expert",
    "ExpertName",
    "FormerAddress",
    "ImportRow",
    "ImportRun",
    "ImportedOriginal",
    "Judgement",
    "Merge",
    "MergeKind",
    "Metric",
    "MetricRejection",
    "Note",
    "Organization",
    "OrganizationName",
    "OutboxRow",
    "Outlet",
    "Passage",
    "Prepared",
    "Quote",
    "Reported",
    "Section",
    "Statistic",
    "Suggestion",
    "TaggedArticle",
    "TaggedExpert",
    "TaggedMetric",
    "TaggedQuote",
    "TaggedStatistic",
    "Topic",
    "TopicSynonym",
    "UnreadArticle",
    "Versioned",
    "address_of",
    "canonical_of",
    "connect",
    "claim_key",
    "storable",
    "prepared",
    "topic_key",
    "unique_slugs",
    "where_given",
]
