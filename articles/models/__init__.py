"""The records of the archive, one file per subject."""

from .article import Article, Correction, ImportedOriginal
from .base import Addressed, EditConflict, FormerAddress, Versioned, unique_slugs
from .metric import Metric
from .outlet import Outlet, Section
from .passage import Passage
from .people import Affiliation, Expert, ExpertName, Organization, OrganizationName
from .quote import Quote
from .statistic import Statistic
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
    "Addressed",
    "Affiliation",
    "Article",
    "Correction",
    "EditConflict",
    "Expert",
    "ExpertName",
    "FormerAddress",
    "ImportedOriginal",
    "Metric",
    "Organization",
    "OrganizationName",
    "Outlet",
    "Passage",
    "Quote",
    "Section",
    "Statistic",
    "TaggedArticle",
    "TaggedExpert",
    "TaggedMetric",
    "TaggedQuote",
    "TaggedStatistic",
    "Topic",
    "TopicSynonym",
    "Versioned",
    "topic_key",
    "unique_slugs",
]
