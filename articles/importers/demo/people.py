"""Outlets, topics, organizations, experts and metrics of the demo archive."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import (
    Affiliation,
    Expert,
    ExpertName,
    Metric,
    Organization,
    OrganizationName,
    Outlet,
    Topic,
    TopicSynonym,
    topic_key,
)

from .tables import AffiliationTable, DemoError, DemoTables, ExpertTable, TopicTable

_M = TypeVar("_M", bound=Model)


class Cast:
    """Everything that articles of the demo name, by name.

    What the archive has already under a name is left as it is.
    """

    def __init__(self, tables: DemoTables) -> None:
        for outlet in tables.outlets:
            _get_or_save(Outlet, outlet, "homepage description language")
        self.topics = {table.name: _topic(table) for table in tables.topics}
        for table in tables.topics:
            self._place_topic(table)
        self.organizations: dict[str, Organization] = {}
        for organization in tables.organizations:
            found = _get_or_save(Organization, organization, "short_name place homepage")
            for name in _others(organization.name, organization.aliases):
                OrganizationName.objects.get_or_create(
                    organization=found, key=topic_key(name), defaults={"name": name}
                )
            self.organizations[organization.name] = found
        self.metrics = {
            metric.name: _get_or_save(
                Metric, metric, "definition counted place", unit_code=metric.unit
            )
            for metric in tables.metrics
        }
        for metric in tables.metrics:
            self.metrics[metric.name].topics.add(*self.named_topics(metric.topics, metric.where))
        self.experts = {table.name: self._expert(table) for table in tables.experts}

    def named_topics(self, names: Iterable[str], where: str) -> list[Topic]:
        """Return the topics of these names."""
        return [find(self.topics, name, "topic", where) for name in names]

    def _place_topic(self, table: TopicTable) -> None:
        """Put a topic below its broader one."""
        topic = self.topics[table.name]
        if table.broader and topic.broader is None:
            topic.broader = find(self.topics, table.broader, "topic", table.where)
            topic.save()

    def _expert(self, table: ExpertTable) -> Expert:
        expert = Expert.objects.named(table.name).first()
        if expert is not None:
            return expert
        expert = save(Expert(name=table.name, note=table.note), table.where)
        for name in _others(table.name, table.aliases):
            save(ExpertName(expert=expert, name=name), table.where)
        for values in table.affiliations:
            part = AffiliationTable.read(values, table.where)
            organization = find(self.organizations, part.organization, "organization", table.where)
            save(
                Affiliation(
                    expert=expert,
                    organization=organization,
                    role=part.role,
                    start=part.start,
                    end=part.end,
                ),
                table.where,
            )
        expert.topics.add(*self.named_topics(table.topics, table.where))
        return expert


def find(known: Mapping[str, _M], name: str, kind: str, where: str) -> _M:
    """Return what has this name; raise DemoError when the demo has no such record."""
    try:
        return known[name]
    except KeyError as error:
        raise DemoError(f"{where}: there is no {kind} “{name}”. Add [[{kind}]].") from error


def save(record: _M, where: str) -> _M:
    """Write a record whose fields are valid; raise DemoError, saying where, when they are not."""
    try:
        record.clean_fields(exclude=["slug", "value", "interval_low", "interval_high"])
        record.clean()
    except ValidationError as error:
        raise DemoError(f"{where}: {' '.join(error.messages)}") from error
    record.save()
    return record


def _get_or_save(model: type[_M], table: Any, names: str, **more: Any) -> _M:
    found = model._default_manager.filter(name=table.name).first()
    if found is not None:
        return found
    values = {name: getattr(table, name) for name in names.split()}
    return save(model(name=table.name, **values, **more), table.where)


def _others(name: str, others: Iterable[str]) -> list[str]:
    """Return the names that differ from the first and from each other in more than accents."""
    distinct = {topic_key(name): name}
    for other in others:
        distinct.setdefault(topic_key(other), other)
    return list(distinct.values())[1:]


def _topic(table: TopicTable) -> Topic:
    topic = Topic.objects.named(table.name)
    if topic is None:
        values = {"name": table.name, "kind": table.kind, "description": table.description}
        topic = save(Topic(**values), table.where)
        for name in _others(table.name, table.synonyms):
            save(TopicSynonym(topic=topic, name=name), table.where)
    return topic
