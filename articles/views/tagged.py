"""The topics of a claim, an expert or a metric, as its page shows them."""

from typing import Any

from django.db.models import QuerySet

from articles.models import (
    Prepared,
    TaggedExpert,
    TaggedMetric,
    TaggedQuote,
    TaggedStatistic,
    Topic,
    prepared,
)


def _question(tagged: Any) -> Prepared[..., Topic]:
    """Return what asks for the topics of a record that this kind of tag is on."""

    @prepared
    def topics(record: int) -> QuerySet[Topic]:
        tags = tagged.objects.filter(content_object=record).values("tag")
        found = Topic.objects.canonical().filter(pk__in=tags).order_by("name")
        return found.only("slug", "name")

    return topics


topics_of_expert = _question(TaggedExpert)
topics_of_metric = _question(TaggedMetric)
topics_of_quote = _question(TaggedQuote)
topics_of_statistic = _question(TaggedStatistic)
