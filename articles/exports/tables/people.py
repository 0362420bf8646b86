"""The tables of experts, with their roles over time, and of organizations."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.exports.site import Site
from articles.models import Affiliation, Expert, Organization

from .column import Column, Table, address, attribute, topics_column, with_topics


def _names(record: Any, site: Site) -> list[str]:
    return [name.name for name in record.names.all()]


def _affiliations(record: Any, site: Site) -> list[dict[str, str]]:
    return [
        {
            "organization": role.organization.slug,
            "organization_name": role.organization.name,
            "role": role.role,
            "start": role.start,
            "end": role.end,
        }
        for role in record.affiliations.all()
    ]


NAMES = Column("names", "list", "Other names, in any script", _names)
EXPERT = (
    attribute("id", "integer", "Number of the expert in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("name", "text", "Name"),
    attribute("sort_name", "text", "Name as indexes list it"),
    NAMES,
    attribute("note", "text", "Who this is"),
    attribute("wikidata_id", "text", "Wikidata item"),
    Column("affiliations", "records", "Roles with partial dates, newest first", _affiliations),
    attribute("version", "integer", "Grows by one with each change of the record"),
    topics_column(),
)
ORGANIZATION = (
    attribute("id", "integer", "Number of the organization in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("slug", "text", "Readable part of the address"),
    attribute("name", "text", "Name"),
    attribute("short_name", "text", "Short name"),
    NAMES,
    attribute("place", "text", "Where it is"),
    attribute("description", "text", "What it is"),
    attribute("homepage", "url", "Its own site"),
    attribute("wikidata_id", "text", "Wikidata item"),
    attribute("version", "integer", "Grows by one with each change of the record"),
)


def _experts() -> QuerySet[Expert]:
    roles = Affiliation.objects.select_related("organization").order_by("-start", "pk")
    people = Expert.objects.public().order_by("pk")
    return with_topics(people.prefetch_related("names", Prefetch("affiliations", roles)))


def _organizations() -> QuerySet[Organization]:
    return Organization.objects.public().prefetch_related("names").order_by("pk")


EXPERTS = Table("experts", "Experts and their roles", EXPERT, _experts)
ORGANIZATIONS = Table("organizations", "Organizations", ORGANIZATION, _organizations)
