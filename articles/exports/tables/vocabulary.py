"""The tables of metrics, topics and outlets."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.exports.site import Site
from articles.models import Metric, Outlet, Topic

from .column import Column, Table, address, attribute, topics_column, with_topics


def _synonyms(record: Any, site: Site) -> list[str]:
    return [synonym.name for synonym in record.synonyms.all()]


METRIC = (
    attribute("id", "integer", "Number of the metric in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("name", "text", "Name"),
    attribute("definition", "text", "What exactly is measured"),
    attribute("counted", "text", "What is counted or measured"),
    attribute("unit_code", "text", "ISO 4217, UCUM, percent, percentage_point; empty for a count"),
    attribute("place", "text", "Place that it is about"),
    attribute("version", "integer", "Grows by one with each change of the record"),
    topics_column(),
)
TOPIC = (
    attribute("id", "integer", "Number of the topic in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("name", "text", "Name"),
    attribute("kind", "text", "subject, place, organization, event or product"),
    attribute("description", "text", "What it is"),
    attribute("broader", "text", "Slug of the topic it belongs to", "broader.slug"),
    Column("synonyms", "list", "Other names", _synonyms),
    attribute("external_id", "text", "The same in another vocabulary, such as medtop:20000763"),
    attribute("version", "integer", "Grows by one with each change of the record"),
)
OUTLET = (
    attribute("id", "integer", "Number of the outlet in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("name", "text", "Name"),
    attribute("description", "text", "What it is"),
    attribute("homepage", "url", "Its own site"),
    attribute("language", "text", "BCP 47 language it mostly publishes in"),
    attribute("version", "integer", "Grows by one with each change of the record"),
)


def _metrics() -> QuerySet[Metric]:
    return with_topics(Metric.objects.public().order_by("pk"))


def _topics() -> QuerySet[Topic]:
    """Return the public topics; a broader topic that is not public is left out as well."""
    broader = Prefetch("broader", Topic.objects.public())
    return Topic.objects.public().prefetch_related(broader, "synonyms").order_by("pk")


def _outlets() -> QuerySet[Outlet]:
    return Outlet.objects.public().order_by("pk")


METRICS = Table("metrics", "Metrics: what is measured", METRIC, _metrics)
TOPICS = Table("topics", "Topics", TOPIC, _topics)
OUTLETS = Table("outlets", "Outlets", OUTLET, _outlets)
