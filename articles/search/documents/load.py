"""From keys to documents, in a handful of queries for each kind."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from articles.search.engine import Document, Key

from .articles import article_documents
from .claims import quote_documents, statistic_documents
from .names import (
    expert_documents,
    metric_documents,
    organization_documents,
    outlet_documents,
    section_documents,
    topic_documents,
)

Loader = Callable[[Collection[int]], Iterator[Document]]

LOADERS: dict[str, Loader] = {
    "articles": article_documents,
    "statistics": statistic_documents,
    "quotes": quote_documents,
    "experts": expert_documents,
    "topics": topic_documents,
    "organizations": organization_documents,
    "outlets": outlet_documents,
    "sections": section_documents,
    "metrics": metric_documents,
}


def load(keys: Iterable[Key]) -> tuple[list[Document], set[Key]]:
    """Return the documents of the records as they are now, and the keys to take out.

    A record that is gone, or that readers may not see, has no document. An article has one either
    among the articles or among the drafts.
    """
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, record_id in keys:
        ids["articles" if kind == "drafts" else kind].add(record_id)
    documents = [each for kind in ids for each in LOADERS[kind](ids[kind])]
    asked = {(kind, record_id) for kind in ids for record_id in ids[kind]}
    asked |= {("drafts", record_id) for record_id in ids["articles"]}
    return documents, asked - {(each.kind, each.id) for each in documents}
