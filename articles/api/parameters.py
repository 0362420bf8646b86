"""The parameters of the lists: paging, fields, format, and the filters of each kind."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Literal

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from articles.measures import Clock, moment_after

from .schemas import Id, Number, Slug, Text

Order = Literal["id", "-id"]
DatedOrder = Literal["id", "-id", "published", "-published"]


class Fields(Schema):
    """Which fields of a record to give."""

    fields: Text = Field(
        "", max_length=1000, description="Names of fields with commas between; empty: all"
    )


class Paged(Fields):
    """What every list takes. LOOKUPS says which condition a filter is."""

    LOOKUPS: ClassVar[dict[str, str]] = {}
    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=200, description="From the address `next` of a page")
    order: str = "id"
    format: Literal["json", "csv"] = "json"

    def narrowed(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """Return the records that meet every filter that is given."""
        for name, lookup in self.LOOKUPS.items():
            value = getattr(self, name)
            if value is None or value == "":
                continue
            if "_at__" in lookup:
                value = moment(value, after=lookup.endswith("__lt"))
            records = records.filter(**{lookup: value})
        return records


class ListParameters(Paged):
    """What a list without dates takes."""

    order: Order = "id"


def moment(day: date, after: bool) -> datetime:
    """Return the first moment of a day in the site's time zone, or the first after it."""
    return moment_after(day if after else max(day, date(1000, 1, 2)) - timedelta(days=1))


class ArticleParameters(Paged):
    LOOKUPS = {
        "topic": "topics__slug",
        "outlet": "outlet__slug",
        "section": "section__slug",
        "language": "language",
        "since": "published_at__gte",
        "until": "published_at__lt",
        "modified_since": "modified_at__gte",
    }
    order: DatedOrder = "-published"
    topic: Slug = ""
    outlet: Slug = ""
    section: Slug = ""
    language: Text = Field("", max_length=35)
    since: date | None = Field(None, description="Published on this day or later")
    until: date | None = Field(None, description="Published on this day or earlier")
    modified_since: date | None = Field(None, description="Changed on this day or later")


class ClaimParameters(Paged):
    order: DatedOrder = "-published"
    article: Id | None = None
    topic: Slug = ""
    speaker: Slug = ""
    outlet: Slug = ""
    as_of: date | None = Field(None, description="Only what was published by this day")


CLAIM_LOOKUPS = {
    "article": "article_id",
    "topic": "topics__slug",
    "speaker": "speaker__slug",
    "outlet": "article__outlet__slug",
    "as_of": "article__published_at__lt",
}


class StatisticParameters(ClaimParameters):
    LOOKUPS = CLAIM_LOOKUPS | {
        "metric": "metric__slug",
        "producer": "producer__slug",
        "unit": "unit_code",
        "min": "interval_high__gte",
        "max": "interval_low__lte",
        "period_from": "period_end__gte",
        "period_to": "period_start__lte",
        "projection": "is_projection",
    }
    metric: Slug = ""
    producer: Slug = ""
    unit: Text = Field("", max_length=40)
    min: Number | None = Field(None, description="The number, as rounded, can be this or more")
    max: Number | None = Field(None, description="The number, as rounded, can be this or less")
    period_from: date | None = None
    period_to: date | None = None
    projection: bool | None = None


class QuoteParameters(ClaimParameters):
    LOOKUPS = CLAIM_LOOKUPS | {"organization": "organization__slug", "kind": "kind"}
    organization: Slug = ""
    kind: Literal["", "direct", "indirect", "mixed"] = ""


class ExpertParameters(ListParameters):
    LOOKUPS = {"topic": "topics__slug", "organization": "affiliations__organization__slug"}
    topic: Slug = ""
    organization: Slug = ""


class MetricParameters(ListParameters):
    LOOKUPS = {"topic": "topics__slug", "unit": "unit_code", "place": "place"}
    topic: Slug = ""
    unit: Text = Field("", max_length=40)
    place: Text = Field("", max_length=120)


class ValueParameters(Schema):
    """As of which day a metric's values are asked for, and by which clock."""

    as_of: date | None = Field(None, description="The metric as the archive knew it on this day")
    clock: Clock = Field(
        Clock.SAID,
        description="said: what was published by then; recorded: what editors had recorded by then",
    )


class TopicParameters(ListParameters):
    LOOKUPS = {"kind": "kind", "broader": "broader__slug"}
    kind: Literal["", "subject", "place", "organization", "event", "product"] = ""
    broader: Slug = ""
