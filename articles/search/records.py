"""Ids to hits: the records as readers may see them, each with the passage that was found."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import mark_safe

from articles.models import Article, Expert, Prepared, Quote, Statistic, prepared

from .passages import Marker
from .results import Hit

_LONG_OF_ARTICLE = ("article__body", "article__body_html")
# What a row of results shows of an article: to read and decode the rest takes as long again.
_SHOWN = (
    *("headline", "standfirst", "plain_text", "language", "slug", "published_at"),
    *("outlet__name", "outlet__slug", "section__name", "section__slug"),
)


def _articles() -> QuerySet[Any]:
    return Article.objects.published().select_related("outlet", "section").only(*_SHOWN)


def _statistics() -> QuerySet[Any]:
    claims = Statistic.objects.public().select_related(
        "article__outlet", "article__section", "speaker", "metric", "producer"
    )
    return claims.defer(*_LONG_OF_ARTICLE)


def _quotes() -> QuerySet[Any]:
    claims = Quote.objects.public().select_related(
        "article__outlet", "article__section", "speaker", "organization"
    )
    return claims.defer(*_LONG_OF_ARTICLE)


def _experts() -> QuerySet[Any]:
    return Expert.objects.public().prefetch_related("affiliations__organization", "names")


PUBLIC: dict[str, Callable[[], QuerySet[Any]]] = {
    "articles": _articles,
    "statistics": _statistics,
    "quotes": _quotes,
    "experts": _experts,
}


def _question(public: Callable[[], QuerySet[Any]]) -> Prepared[..., Any]:
    """Return what asks for some of the public records."""

    @prepared
    def read(ids: Collection[int]) -> QuerySet[Any]:
        return public().filter(pk__in=ids)

    return read


_READ = {kind: _question(public) for kind, public in PUBLIC.items()}


def _article_text(article: Article) -> str:
    return article.plain_text or article.standfirst


def _expert_text(expert: Expert) -> str:
    roles = [str(affiliation) for affiliation in expert.affiliations.all()]
    names = [other.name for other in expert.names.all()]
    return " · ".join(filter(None, [expert.note, *roles, *names]))


TEXT: dict[str, Callable[[Any], str]] = {
    "articles": _article_text,
    "statistics": lambda statistic: statistic.sentence,
    "quotes": lambda quote: quote.exact,
    "experts": _expert_text,
}


def hits(kind: str, ids: Sequence[int], marker: Marker) -> tuple[Hit, ...]:
    """Return hits for the ids in their order; what readers may not see has none."""
    records = {record.pk: record for record in _READ[kind](ids=ids)}
    return tuple(_hit(kind, records[pk], marker) for pk in ids if pk in records)


def _hit(kind: str, record: Any, marker: Marker) -> Hit:
    html, match = marker.snippet(TEXT[kind](record))
    if kind == "articles" and not match and record.standfirst:
        html, match = marker.snippet(record.standfirst)
    title = marker.marked(str(getattr(record, "headline", "")))
    # Safe: Marker escapes the text and adds nothing but <mark>.
    return Hit(record.pk, record, mark_safe(html), match, mark_safe(title))
