"""What the API gives and takes, for its documentation and for checking what comes in.

The records' schemas are made from the columns of their tables, so that they cannot differ.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, create_model

from articles.exports import TABLES, WHOLE_ARTICLES, Column
from articles.measures import VALUE_COLUMNS
from articles.text import normalise

TYPES: dict[str, Any] = {
    "integer": int | None,
    "number": float | int | None,
    "text": str | None,
    "url": str | None,
    "date": date | None,
    "datetime": str | None,
    "boolean": bool | None,
    "list": list[str],
    "records": list[dict[str, str]],
}


def record_schema(name: str, columns: Iterable[Column]) -> Any:
    """Return the schema of rows with these columns; any may be missing, as `fields` chooses."""
    fields: dict[str, Any] = {
        c.name: (TYPES[c.kind], Field(None, description=c.about)) for c in columns
    }
    return create_model(name, __base__=Schema, **fields)


def page_schema(record: Any) -> Any:
    """Return the schema of a page of records."""
    return create_model(
        f"{record.__name__}Page",
        __base__=Schema,
        items=(list[record], Field(description="The records")),
        next=(str | None, Field(description="Address of the next page, null on the last")),
    )


Article = record_schema("Article", WHOLE_ARTICLES.columns)
ArticleSummary = record_schema("ArticleSummary", TABLES["articles"].columns)
Statistic = record_schema("Statistic", TABLES["statistics"].columns)
Quote = record_schema("Quote", TABLES["quotes"].columns)
Expert = record_schema("Expert", TABLES["experts"].columns)
Organization = record_schema("Organization", TABLES["organizations"].columns)
Metric = record_schema("Metric", TABLES["metrics"].columns)
Value = record_schema("Value", VALUE_COLUMNS)
Topic = record_schema("Topic", TABLES["topics"].columns)
Outlet = record_schema("Outlet", TABLES["outlets"].columns)


class MetricValues(Schema):
    """The values of a metric; `more` says that only the latest are given, the CSV has all."""

    metric: str
    url: str
    as_of: date | None
    clock: str
    values: list[Value]  # type: ignore[valid-type]
    more: bool


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: Any = None


def clean(text: str) -> str:
    """Return the text without the control characters that no database can hold."""
    return normalise(text).strip()


Text = Annotated[str, AfterValidator(clean)]
Slug = Annotated[str, Field(max_length=120), AfterValidator(clean)]
Id = Annotated[int, Field(ge=1, lt=2**63)]
MOST = 200  # names or roles of one record
Synonym = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(clean)]
Names = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=200), AfterValidator(clean)]],
    Field(max_length=MOST),
]
Number = Annotated[Decimal, Field(gt=-(10**21), lt=10**21, decimal_places=12)]


class Change(Schema):
    """What an editor may write; a field that is not given stays as it is."""

    model_config = ConfigDict(extra="forbid")


class ArticleChange(Change):
    headline: Text | None = Field(None, min_length=1, max_length=300)
    standfirst: Text | None = None
    byline: Text | None = Field(None, max_length=300)
    dateline: Text | None = Field(None, max_length=120)
    body: Text | None = Field(None, min_length=1, description="Markdown")
    language: Text | None = Field(None, min_length=1, max_length=35, description="BCP 47")
    outlet: Slug | None = None
    section: Slug | None = None
    canonical_url: Text | None = Field(None, max_length=2000)
    image_url: Text | None = Field(None, max_length=2000)
    image_caption: Text | None = Field(None, max_length=500)
    image_credit: Text | None = Field(None, max_length=200)
    topics: list[Slug] | None = Field(None, description="Slugs; replaces the present topics")


class StatisticChange(Change):
    exact: Text | None = Field(None, min_length=1, description="The number's words in the article")
    value: Number | None = Field(None, description="Read from the words where it is not given")
    value_upper: Number | None = None
    unit_code: Text | None = Field(None, max_length=40)
    equivalent_value: Number | None = Field(None, description="The same amount in another unit")
    equivalent_unit_code: Text | None = Field(None, max_length=40)
    counted: Text | None = Field(None, max_length=200)
    metric: Slug | None = None
    place: Text | None = Field(None, max_length=120)
    period: Text | None = Field(None, description="2023, 2023-Q4, end 2023-12, 2020/2023")
    is_projection: bool | None = None
    speaker: Slug | None = None
    speaker_role: Text | None = Field(None, max_length=300)
    producer: Slug | None = None
    topics: list[Slug] | None = None


class QuoteChange(Change):
    exact: Text | None = Field(None, min_length=1, description="The words in the article")
    kind: Literal["direct", "indirect", "mixed"] | None = None
    cue: Text | None = Field(None, max_length=60)
    speaker: Slug | None = None
    speaker_role: Text | None = Field(None, max_length=300)
    organization: Slug | None = None
    topics: list[Slug] | None = None


class Role(Change):
    """An expert's role at an organization; dates are a year, a month or a day."""

    organization: Slug = Field(description="Slug")
    role: Text = Field("", max_length=200)
    start: Text = Field("", max_length=10, description="2021, 2021-03 or 2021-03-05")
    end: Text = Field("", max_length=10)


class ExpertChange(Change):
    name: Text | None = Field(None, min_length=1, max_length=200)
    sort_name: Text | None = Field(None, max_length=200)
    names: Names | None = Field(None, description="Other names; replaces the present ones")
    note: Text | None = None
    wikidata_id: Text | None = Field(None, max_length=20)
    affiliations: list[Role] | None = Field(
        None, max_length=MOST, description="Replaces the present ones"
    )
    topics: list[Slug] | None = None


class OrganizationChange(Change):
    name: Text | None = Field(None, min_length=1, max_length=300)
    short_name: Text | None = Field(None, max_length=60)
    names: Names | None = Field(None, description="Other names; replaces the present ones")
    place: Text | None = Field(None, max_length=120)
    description: Text | None = None
    homepage: Text | None = Field(None, max_length=500)
    wikidata_id: Text | None = Field(None, max_length=20)


class MetricChange(Change):
    name: Text | None = Field(None, min_length=1, max_length=200)
    definition: Text | None = None
    counted: Text | None = Field(None, max_length=200)
    unit_code: Text | None = Field(None, max_length=40, description="ISO 4217 or a measure")
    place: Text | None = Field(None, max_length=120)
    topics: list[Slug] | None = None


class TopicChange(Change):
    name: Text | None = Field(None, min_length=1, max_length=100)
    kind: Literal["subject", "place", "organization", "event", "product"] | None = None
    description: Text | None = None
    broader: Slug | None = Field(None, description="Slug of the topic above")
    synonyms: Annotated[list[Synonym], Field(max_length=MOST)] | None = Field(
        None, description="Other names; replaces the present ones"
    )
    external_id: Text | None = Field(None, max_length=100)


class NewExpert(ExpertChange):
    name: Text = Field(min_length=1, max_length=200)
    namesake: bool = Field(False, description="True makes another person of a known name")


class NewOrganization(OrganizationChange):
    name: Text = Field(min_length=1, max_length=300)


class NewMetric(MetricChange):
    name: Text = Field(min_length=1, max_length=200)


class NewTopic(TopicChange):
    name: Text = Field(min_length=1, max_length=100)


class NewStatistic(StatisticChange):
    article_id: Id


class NewQuote(QuoteChange):
    article_id: Id
