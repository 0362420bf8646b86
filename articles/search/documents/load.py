"""From keys to documents, in a handful of queries for each kind."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from articles.search.engine import DRAFTS, Document, Key

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


_SHOWN = {draft: kind for kind, draft in DRAFTS.items()}


def load(keys: Iterable[Key]) -> tuple[list[Document], set[Key]]:
    """Return the documents of the records as they are now, and the keys to take out.

    A record that is gone has no document. An article or a claim that readers may not see has one
    among the drafts; other hidden records have none.
    """
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, record_id in keys:
        ids[_SHOWN.get(kind, kind)].add(record_id)
    documents = [each for kind in ids for each in LOADERS[kind](ids[kind])]
    asked = {(kind, record_id) for kind in ids for record_id in ids[kind]}
    asked |= {(DRAFTS[kind], record_id) for kind in DRAFTS for record_id in ids[kind]}
    return documents, asked - {(each.kind, each.id) for each in documents}
