"""Outlets, topics, organizations, experts and metrics of the demo archive."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model

from articles.models import (
    Affiliation,
    Expert,
    ExpertName,
    Metric,
    Organization,
    OrganizationName,
    Outlet,
    TaggedExpert,
    TaggedMetric,
    Topic,
    TopicSynonym,
)

from .saving import find, save, save_names, tag
from .tables import (
    AffiliationTable,
    DemoError,
    DemoTables,
    ExpertTable,
    MetricTable,
    OrganizationTable,
    TopicTable,
)

_M = TypeVar("_M", bound=Model)


class Cast:
    """Everything that articles of the demo name, by name.

    What the archive has already under a name is left as it is.
    """

    def __init__(self, tables: DemoTables) -> None:
        for outlet in tables.outlets:
            _get_or_save(Outlet, outlet, "homepage description language")
        self.topics = _topics(tables.topics)
        self.organizations = {table.name: _organization(table) for table in tables.organizations}
        self.metrics = {table.name: self._metric(table) for table in tables.metrics}
        self.experts = {table.name: self._expert(table) for table in tables.experts}

    def named_topics(self, names: Iterable[str], where: str) -> list[Topic]:
        """Return the topics of these names."""
        return [find(self.topics, name, "topic", where) for name in names]

    def _metric(self, table: MetricTable) -> Metric:
        metric = _get_or_save(Metric, table, "definition counted place", unit_code=table.unit)
        tag(TaggedMetric, [(metric, self.named_topics(table.topics, table.where))])
        return metric

    def _expert(self, table: ExpertTable) -> Expert:
        expert = Expert.objects.named(table.name).first()
        if expert is not None:
            return expert
        expert = save(Expert(name=table.name, note=table.note), table.where)
        save_names(ExpertName, "expert", expert, table.aliases)
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
        tag(TaggedExpert, [(expert, self.named_topics(table.topics, table.where))])
        return expert


def _topics(tables: Sequence[TopicTable]) -> dict[str, Topic]:
    """Return the topics by name, those above others written first."""
    written: dict[str, Topic] = {}
    waiting = list(tables)
    while waiting:
        ready = [table for table in waiting if not table.broader or table.broader in written]
        if not ready:
            table = waiting[0]
            raise DemoError(
                f"{table.where}: there is no topic “{table.broader}” to put it below, "
                "or the topics run in a circle."
            )
        written |= {table.name: _topic(table, written.get(table.broader)) for table in ready}
        waiting = [table for table in waiting if table.name not in written]
    return written


def _topic(table: TopicTable, broader: Topic | None) -> Topic:
    topic = Topic.objects.named(table.name)
    if topic is None:
        topic = Topic(name=table.name, kind=table.kind, description=table.description)
        topic.broader = broader
        save(topic, table.where)
        save_names(TopicSynonym, "topic", topic, table.synonyms)
    return topic


def _organization(table: OrganizationTable) -> Organization:
    organization = _get_or_save(Organization, table, "short_name place homepage")
    save_names(OrganizationName, "organization", organization, table.aliases)
    return organization


def _get_or_save(model: type[_M], table: Any, names: str, **more: Any) -> _M:
    found = model._default_manager.filter(name=table.name).first()
    if found is not None:
        return found
    values = {name: getattr(table, name) for name in names.split()}
    return save(model(name=table.name, **values, **more), table.where)
