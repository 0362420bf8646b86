"""Claims read as rows of plain values: most candidates are compared and dropped.

Making the records of a row takes several times as long as reading it, so only claims that are shown
become records.
"""

from collections import namedtuple
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Case, Exists, Model, OuterRef, Q, QuerySet, Value, When

from articles.models import (
    Article,
    Quote,
    Reported,
    Statistic,
    TaggedQuote,
    TaggedStatistic,
    prepared,
)

MOST_STATISTICS = 80
MOST_QUOTES = 40
_OF_ARTICLE = "id headline slug language published_at outlet_id"
_OF_PEOPLE = {"article": _OF_ARTICLE, "article__outlet": "id name", "speaker": "id name slug"}
_OF_CLAIM = "id article_id exact start end created_at speaker_id speaker_role"
_OF_STATISTIC = (
    "suffix value value_upper interval_low interval_high approximation unit_code counted place "
    "period_start period_end period_precision period_is_point is_projection change_amount "
    "change_unit change_approximation change_direction change_base_start change_base_end "
    "equivalent_value equivalent_unit_code metric_id producer_id"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One record of a row: where its values stand, and the relation that leads to it."""

    path: str
    model: type[Model]
    names: tuple[str, ...]
    places: tuple[int, ...]


class Columns:
    """What is read of a model and of the records it points to.

    `wanted` has the columns by the path to the record: {"": "id exact", "speaker": "id name"}; a
    record stands after the one that leads to it.
    """

    def __init__(self, model: type[Model], wanted: Mapping[str, str]) -> None:
        self.names: list[str] = []
        self.parts = [self._part(model, path, text.split()) for path, text in wanted.items()]

    def _part(self, model: type[Model], path: str, columns: Sequence[str]) -> _Part:
        for step in filter(None, path.split("__")):
            model = model._meta.get_field(step).related_model  # type: ignore[assignment]
        # A record is made of its values in the order of the model's columns.
        names = tuple(f.attname for f in model._meta.concrete_fields if f.attname in columns)
        first = len(self.names)
        self.names += [f"{path}__{name}" if path else name for name in names]
        return _Part(path, model, names, tuple(range(first, len(self.names))))

    def record(self, row: Sequence[Any]) -> Any:
        """Return the record of a row, with those it points to; other columns are read when asked.

        `row` begins with the values of `names`.
        """
        made: dict[str, Any] = {}
        for part in self.parts:
            values = [row[place] for place in part.places]
            # The first column of a model is its key.
            record = part.model.from_db(DEFAULT_DB_ALIAS, part.names, values) if values[0] else None
            made[part.path] = record
            if part.path:
                above, _, step = part.path.rpartition("__")
                setattr(made[above], step, record)
        return made[""]


STATISTICS = Columns(
    Statistic,
    {
        "": f"{_OF_CLAIM} {_OF_STATISTIC}",
        **_OF_PEOPLE,
        "metric": "id name counted unit_code place",
        "producer": "id name short_name slug",
    },
)
QUOTES = Columns(
    Quote,
    {"": f"{_OF_CLAIM} organization_id", **_OF_PEOPLE, "organization": "id name slug"},
)


def _tuple_of(columns: Columns) -> Any:
    """Return the class of a row's values: those of the columns, and whether it is on topic."""
    return namedtuple("_Values", [*columns.names, "on_topic"])


_StatisticValues: Any = _tuple_of(STATISTICS)
_QuoteValues: Any = _tuple_of(QUOTES)


class StatisticRow(_StatisticValues, Reported):
    """A statistic's values, by the names of its columns: `value`, `speaker__name`."""

    __slots__ = ()
    kind = "statistic"

    @property
    def record(self) -> Statistic:
        """Return the statistic with its article, outlet, speaker, metric and producer."""
        statistic: Statistic = STATISTICS.record(self)
        return statistic

    @property
    def words(self) -> str:
        """Return the words that the claim is known by."""
        what = (self.metric__name, self.counted, self.place)
        parts = (*what, self.exact, self.article__headline, self.speaker__name)
        return " ".join(filter(None, parts))


class QuoteRow(_QuoteValues):
    """A quote's values, by the names of its columns: `exact`, `speaker__name`."""

    __slots__ = ()
    kind = "quote"
    counted = ""

    @property
    def record(self) -> Quote:
        """Return the quote with its article, outlet, speaker and organization."""
        quote: Quote = QUOTES.record(self)
        return quote

    @property
    def words(self) -> str:
        """Return the words that the claim is known by."""
        return " ".join(filter(None, (self.exact, self.article__headline, self.speaker__name)))


@prepared
def statistics_of(
    found: Collection[int],
    metrics: Collection[int],
    speakers: Collection[int],
    period_ends: Collection[date],
    topics: Collection[int],
    article: int | None,
    speaker: int | None,
) -> QuerySet[Any]:
    """Return the values of the statistics that were found, and of some metrics and speakers.

    Those found come first, with those of the same periods. Claims of `article` and of `speaker` are
    left out; `topics` tell which are on topic.
    """
    wanted = Q(pk__in=found) | Q(metric__in=metrics) | Q(speaker__in=speakers)
    near = Q(pk__in=found) | Q(period_end__in=period_ends)
    rows = _public(Statistic.objects.filter(wanted), TaggedStatistic, topics, article, speaker)
    rows = rows.annotate(first=Case(When(near, then=Value(0)), default=Value(1)))
    ordered = rows.order_by("first", "-period_end", "-pk")
    return ordered.values_list(*StatisticRow._fields)[:MOST_STATISTICS]


@prepared
def quotes_of(
    found: Collection[int],
    speakers: Collection[int],
    topics: Collection[int],
    article: int | None,
    speaker: int | None,
) -> QuerySet[Any]:
    """Return the values of the quotes that were found, and of the newest of some speakers."""
    wanted = Q(pk__in=found) | Q(speaker__in=speakers)
    rows = _public(Quote.objects.filter(wanted), TaggedQuote, topics, article, speaker)
    rows = rows.annotate(first=Case(When(pk__in=found, then=Value(0)), default=Value(1)))
    ordered = rows.order_by("first", "-article__published_at", "-pk")
    values = ordered.values_list(*QuoteRow._fields)
    return values[:MOST_QUOTES] if speakers else values


@prepared
def texts_of(articles: Collection[int]) -> QuerySet[Any]:
    """Return ids and plain texts of articles."""
    return Article.objects.filter(pk__in=articles).values_list("pk", "plain_text")


def _public(
    claims: QuerySet[Any],
    tagged: Any,
    topics: Collection[int],
    article: int | None,
    speaker: int | None,
) -> QuerySet[Any]:
    """Return the claims that readers may see outside what is asked about."""
    if article is not None:
        claims = claims.exclude(article=article)
    if speaker is not None:
        claims = claims.exclude(speaker=speaker)
    shared = tagged.objects.filter(content_object=OuterRef("pk"), tag__in=topics)
    visible = claims.public().anchored()  # type: ignore[attr-defined]
    return visible.annotate(on_topic=Exists(shared))
