"""Experts, topics, organizations, outlets, sections and metrics: found by their names."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import QuerySet

from articles.models import Expert, Metric, Organization, TaggedExpert
from articles.search.engine import Document

from .public import PUBLIC
from .tags import tags_of


def _public(kind: str, ids: Collection[int]) -> QuerySet[Any]:
    return PUBLIC[kind]().filter(pk__in=ids).order_by("pk")


def _other_names(record: Any) -> tuple[str, ...]:
    return tuple(other.name for other in record.names.all())


def expert_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the experts that readers may see."""
    tags = tags_of(TaggedExpert, ids)
    related = ("names", "affiliations__organization")
    expert: Expert
    for expert in _public("experts", ids).prefetch_related(*related):
        affiliations = expert.affiliations.all()
        roles = [role for a in affiliations for role in (a.role, a.organization.name) if role]
        yield Document(
            kind="experts",
            id=expert.pk,
            version=expert.version,
            title=expert.name,
            lead=" · ".join(roles),
            text=" · ".join(filter(None, [expert.note, *tags[expert.pk].names])),
            names=_other_names(expert),
            links={
                "topic": tuple(tags[expert.pk].ids),
                "org": tuple({a.organization_id for a in affiliations}),
            },
        )


def organization_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the organizations that readers may see."""
    organization: Organization
    for organization in _public("organizations", ids).prefetch_related("names"):
        names = (organization.short_name, *_other_names(organization))
        yield _named("organizations", organization, names)


def topic_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the topics that readers may see."""
    for topic in _public("topics", ids).prefetch_related("synonyms"):
        yield _named("topics", topic, tuple(each.name for each in topic.synonyms.all()))


def metric_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the metrics that readers may see."""
    metric: Metric
    for metric in _public("metrics", ids):
        yield _named("metrics", metric, tuple(filter(None, (metric.counted, metric.place))))


def outlet_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the outlets that have published something."""
    for outlet in _public("outlets", ids):
        yield _named("outlets", outlet, ())


def section_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the sections that something was published in."""
    for section in _public("sections", ids):
        yield _named("sections", section, ())


def _named(kind: str, record: Any, names: tuple[str, ...]) -> Document:
    return Document(
        kind=kind,
        id=record.pk,
        version=record.version,
        title=record.name,
        names=tuple(filter(None, names)),
    )
