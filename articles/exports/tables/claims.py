"""The tables of statistics and quotes, each row with the sentence it came from."""

from typing import Any

from django.db.models import QuerySet

from articles.exports.site import Site
from articles.models import Quote, Statistic
from articles.periods import Period, write_period

from .column import Column, Table, address, attribute, topics_column, with_topics

UNREAD = ("article__body", "article__body_html")


def _written(period: Period | None) -> str | None:
    return write_period(period) if period else None


def _period(record: Any, site: Site) -> str | None:
    return _written(record.period)


def _change_base(record: Any, site: Site) -> str | None:
    return _written(record.change_base)


SOURCE = (
    attribute("article_id", "integer", "Number of the article that says so"),
    address("article_url", "Address of the article", "article"),
    attribute("article_headline", "text", "Headline of the article", "article.headline"),
    attribute("outlet", "text", "Slug of the outlet", "article.outlet.slug"),
    attribute("published_at", "datetime", "When the article was published", "article.published_at"),
    attribute("language", "text", "BCP 47 language of the words", "article.language"),
)
SPEAKER = (
    attribute("speaker", "text", "Slug of the expert who said it", "speaker.slug"),
    attribute("speaker_name", "text", "Name of the expert", "speaker.name"),
    attribute("speaker_role", "text", "Role of the expert at the time"),
)
PASSAGE = (
    attribute("sentence", "text", "The sentence that the words stand in"),
    attribute("anchored", "boolean", "Whether the words stand in the present text", "is_anchored"),
    attribute("version", "integer", "Grows by one with each change of the record"),
    topics_column(),
)
NUMBER = (
    attribute("as_written", "text", "The number as the article writes it", "exact"),
    attribute("value", "number", "The number; of a range the lower end"),
    attribute("value_upper", "number", "Upper end of a range"),
    attribute("interval_low", "number", "Lowest value that is written so when rounded"),
    attribute("interval_high", "number", "Highest value that is written so when rounded"),
    attribute("approximation", "text", "exact, about, over, nearly, under, at_least or up_to"),
    attribute("unit_code", "text", "ISO 4217, UCUM, percent, percentage_point; empty for a count"),
    attribute("unit", "text", "Name of the unit", "unit.name"),
    attribute("equivalent_value", "number", "The same amount in another unit, as the story says"),
    attribute("equivalent_unit_code", "text", "Unit of the equivalent: ISO 4217 or UCUM"),
    attribute("counted", "text", "What is counted or measured"),
    attribute("metric", "text", "Slug of the metric", "metric.slug"),
    attribute("metric_name", "text", "Name of the metric", "metric.name"),
    attribute("place", "text", "Place that the number is about"),
    Column("period", "text", "Reference period: 2023, 2023-Q4, end 2023-12, 2020/2023", _period),
    attribute("period_start", "date", "First day of the period"),
    attribute("period_end", "date", "Last day of the period"),
    attribute("is_projection", "boolean", "Whether it is a projection or a target"),
    attribute("change_amount", "number", "Stated change, without sign"),
    attribute("change_unit", "text", "percent, percentage_point; empty: the number's unit"),
    attribute("change_approximation", "text", "exact, about, over …, as of the number"),
    attribute("change_direction", "text", "up, down or flat"),
    Column("change_base", "text", "Period that the change compares with", _change_base),
)
STATISTIC = (
    attribute("id", "integer", "Number of the statistic in the archive", "pk"),
    address("url", "Permanent address"),
    *NUMBER,
    *SPEAKER,
    attribute("producer", "text", "Slug of the organization it comes from", "producer.slug"),
    attribute("producer_name", "text", "Name of the organization", "producer.name"),
    *SOURCE,
    *PASSAGE,
)
QUOTE = (
    attribute("id", "integer", "Number of the quote in the archive", "pk"),
    address("url", "Permanent address"),
    attribute("words", "text", "The quoted words", "exact"),
    attribute("kind", "text", "direct, indirect or mixed"),
    attribute("cue", "text", "The verb: said, warned, told"),
    *SPEAKER,
    attribute("organization", "text", "Slug of the organization spoken for", "organization.slug"),
    attribute("organization_name", "text", "Name of the organization", "organization.name"),
    *SOURCE,
    *PASSAGE,
)


def _statistics() -> QuerySet[Any]:
    related = ("article__outlet", "metric", "speaker", "producer")
    rows = Statistic.objects.public().select_related(*related).defer(*UNREAD)
    return with_topics(rows.order_by("pk"))


def _quotes() -> QuerySet[Any]:
    related = ("article__outlet", "speaker", "organization")
    rows = Quote.objects.public().select_related(*related).defer(*UNREAD)
    return with_topics(rows.order_by("pk"))


STATISTICS = Table("statistics", "Statistics: every reported number", STATISTIC, _statistics)
QUOTES = Table("quotes", "Quotes: words and whose they are", QUOTE, _quotes)
