"""Statistics, quotes and corrections of an article of the demo archive."""

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from articles.models import Article, Correction, Quote, Statistic, TaggedQuote, TaggedStatistic
from articles.periods import Period, parse_period
from articles.quantities import parse

from .people import Cast
from .saving import find, save, tag
from .tables import (
    ArticleTable,
    ChangeTable,
    CorrectionTable,
    DemoError,
    QuoteTable,
    StatisticTable,
)


def write_claims(article: Article, table: ArticleTable, cast: Cast) -> None:
    """Write what the table claims for the article; raise DemoError naming the words in question."""
    statistics, quotes = [], []
    for statistic in table.statistic:
        _refuse_ambiguous(article, statistic)
        made = save(_statistic(article, statistic, cast), f"{statistic.where}, “{statistic.exact}”")
        statistics.append((made, cast.named_topics(statistic.topics, statistic.where)))
    for quote in table.quote:
        _refuse_ambiguous(article, quote)
        said = save(_quote(article, quote, cast), f"{quote.where}, “{quote.exact}”")
        quotes.append((said, cast.named_topics(quote.topics, quote.where)))
    tag(TaggedStatistic, statistics)
    tag(TaggedQuote, quotes)
    for correction in table.correction:
        save(_correction(article, correction), correction.where)


def _refuse_ambiguous(article: Article, table: StatisticTable | QuoteTable) -> None:
    times = article.plain_text.count(table.exact)
    if times > 1 and not table.prefix:
        raise DemoError(
            f"{table.where}: “{table.exact}” is {times} times in the text. Give it a prefix."
        )


def _statistic(article: Article, table: StatisticTable, cast: Cast) -> Statistic:
    where = table.where
    statistic = Statistic(
        article=article,
        exact=table.exact,
        prefix=table.prefix,
        unit_code=table.unit,
        counted=table.counted,
        metric=find(cast.metrics, table.metric, "metric", where) if table.metric else None,
        place=table.place,
        is_projection=table.projection,
        speaker=find(cast.experts, table.speaker, "expert", where) if table.speaker else None,
        speaker_role=table.role,
    )
    if table.value:
        statistic.value = _number(table.value, where)
        statistic.approximation = table.approximation
    if table.equivalent:
        _set_equivalent(statistic, table.equivalent, where)
    if table.producer:
        statistic.producer = find(cast.organizations, table.producer, "organization", where)
    if table.period:
        statistic.period = replace(_period(table.period, where), is_point=table.point)
    if table.change:
        _set_change(statistic, ChangeTable.read(table.change, f"{where}, “{table.exact}”"))
    return statistic


def _set_equivalent(statistic: Statistic, words: str, where: str) -> None:
    amount = parse(words)
    if amount is None:
        raise DemoError(f"{where}: “{words}” is not an amount such as $261.20 billion.")
    statistic.equivalent_value = amount.value
    statistic.equivalent_unit_code = amount.unit.code


def _set_change(statistic: Statistic, change: ChangeTable) -> None:
    statistic.change_amount = _number(change.amount, change.where)
    statistic.change_unit = change.unit
    statistic.change_direction = change.direction
    statistic.change_base = _period(change.base, change.where) if change.base else None


def _number(text: str, where: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise DemoError(f"{where}: “{text}” is not a number such as 0.9.") from error


def _period(text: str, where: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise DemoError(f"{where}: “{text}” is not a period such as 2023, 2023-12 or 2023-Q4.")
    return period


def _quote(article: Article, table: QuoteTable, cast: Cast) -> Quote:
    quote = Quote(
        article=article,
        exact=table.exact,
        prefix=table.prefix,
        kind=table.kind,
        cue=table.cue,
        speaker_role=table.role,
    )
    if table.speaker:
        quote.speaker = find(cast.experts, table.speaker, "expert", table.where)
    if table.organization:
        quote.organization = find(
            cast.organizations, table.organization, "organization", table.where
        )
    return quote


def _correction(article: Article, table: CorrectionTable) -> Correction:
    noon = timezone.make_aware(datetime.combine(table.date, time(12)))
    return Correction(article=article, published_at=noon, text=table.text)
