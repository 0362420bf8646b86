"""What is told beside the fields: the checks, with what the archive holds."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import newsroom, search
from articles.claims import related
from articles.curation.checks import (
    Known,
    Level,
    Remark,
    check_base,
    check_points,
    check_scale,
    check_words,
    closest_words,
    verbatim,
)
from articles.models import Article, Quote, Statistic

MOST_KNOWN = 200  # figures of a metric that a new one is compared with
MOST_SEARCHED = 20  # articles that words are looked for in
_LONGEST_PHRASE = 12  # words; the rest is compared in the texts that are found


def remarks_on(form: Any, user: Any) -> list[Remark]:
    """Return the remarks on a bound form; fields that are invalid say so themselves."""
    form.is_valid()
    claim = getattr(form, "instance", None)
    if isinstance(claim, Statistic):
        return [*_on_words(claim, form.data.get("exact") or "", user), *_on_figure(claim)]
    if isinstance(claim, Quote):
        return list(_on_quote(claim, form.data.get("exact") or "", user))
    return []


def _on_figure(statistic: Statistic) -> Iterator[Remark]:
    try:
        statistic.read_value()
    except ValidationError:
        return
    figure = related.figure_of(statistic)
    known = known_figures(statistic)
    yield from check_words(statistic.quantity, statistic.exact)
    yield from check_scale(figure, known)
    yield from check_base(figure, known)
    yield from check_points(figure, _sentence(statistic), known)


def _sentence(statistic: Statistic) -> str:
    return statistic.sentence if statistic.start is not None else ""


def known_figures(statistic: Statistic) -> list[Known]:
    """Return what the archive holds of the statistic's metric, the latest first. One query."""
    if statistic.metric_id is None:
        return []
    withdrawn = Q(withdrawn=True) | Q(article__status=Article.Status.WITHDRAWN)
    rows = (
        Statistic.objects.filter(metric=statistic.metric_id)
        .exclude(withdrawn)
        .exclude(pk=statistic.pk)
        .select_related("article__outlet", "metric", "speaker", "producer")
        .defer("article__body", "article__body_html", "article__plain_text")
    )
    return [_known(row) for row in rows.order_by("-period_end", "-pk")[:MOST_KNOWN]]


def _known(statistic: Statistic) -> Known:
    published = statistic.article.published_at
    day = f", {date_format(timezone.localdate(published), 'j F Y')}" if published else ""
    href = reverse("admin:articles_statistic_change", args=[statistic.pk])
    return Known(related.figure_of(statistic), f"{statistic.article.outlet}{day}", href)


def _on_words(claim: Any, words: str, user: Any) -> Iterator[Remark]:
    """Yield where words stand that are not in this article; silent when they are in it."""
    if not words.strip() or verbatim(words, claim.article.plain_text):
        return
    yield Remark("exact", Level.WARN, "Not in this article.")
    closest = closest_words(words, claim.article.plain_text)
    if closest:
        yield Remark("exact", Level.NOTE, f"The article says: “{closest}”")
    for article in elsewhere(words, claim.article, user):
        href = reverse("admin:articles_article_change", args=[article.pk])
        yield Remark("exact", Level.NOTE, f"Found in “{article.headline}”.", href)


def _on_quote(quote: Quote, words: str, user: Any) -> Iterator[Remark]:
    if words.strip() and verbatim(words, quote.article.plain_text):
        yield Remark("exact", Level.FITS, "Stands in this article, word for word.")
    yield from _on_words(quote, words, user)


def elsewhere(words: str, article: Article, user: Any) -> list[Article]:
    """Return other articles that hold the words, of those the user may see; at most three."""
    phrase = " ".join(words.replace('"', " ").split()[:_LONGEST_PHRASE])
    try:
        ids = search.editor_ids(f'"{phrase}"', limit=MOST_SEARCHED)
    except search.SearchUnavailable:
        return []
    others = newsroom.own_or_all(Article.objects.exclude(pk=article.pk), user)
    found = others.filter(pk__in=ids[:MOST_SEARCHED]).defer("body", "body_html")
    return [other for other in found if verbatim(words, other.plain_text)][:3]
