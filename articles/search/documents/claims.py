"""Statistics and quotes as documents: what was said, by whom, and where it stands."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone

from articles.models import Passage, Quote, Statistic, TaggedArticle, TaggedQuote, TaggedStatistic
from articles.periods import format_period
from articles.quantities import format_quantity
from articles.search.engine import DRAFTS, Document

from .articles import Contents, base_language, contents_of
from .figures import figure_of
from .tags import Tags, tags_of

_UNREAD = ("article__body", "article__body_html")


class _Around:
    """The topics of claims and of their articles, and what else those articles hold."""

    def __init__(self, claims: Collection[Passage], tagged: Any) -> None:
        articles = {claim.article_id for claim in claims}
        self.own = tags_of(tagged, [claim.pk for claim in claims])
        self.inherited = tags_of(TaggedArticle, articles)
        self.contents = contents_of(articles)

    def tags(self, claim: Passage) -> Tags:
        """Return the claim's topics; one without any has those of its article."""
        own = self.own.get(claim.pk)
        return own or self.inherited[claim.article_id]

    def links(self, claim: Statistic | Quote, tags: Tags, **more: int | None) -> dict[str, Any]:
        """Return what both kinds of claim are linked to."""
        article = claim.article
        linked = more | {
            "expert": claim.speaker_id,
            "outlet": article.outlet_id,
            "section": article.section_id,
            "article": article.pk,
        }
        found = {name: (record_id,) for name, record_id in linked.items() if record_id}
        return found | {"topic": tuple(tags.ids)}


def statistic_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the statistics that exist, the hidden ones as drafts."""
    rows = Statistic.objects.filter(pk__in=ids).order_by("pk").defer(*_UNREAD)
    claims = list(rows.select_related("article", "metric", "speaker", "producer"))
    around = _Around(claims, TaggedStatistic)
    for claim in claims:
        tags = around.tags(claim)
        what = " ".join(filter(None, [str(claim.metric or ""), claim.counted]))
        yield Document(
            kind=_kind("statistics", claim),
            title=what,
            lead=claim.sentence,
            text=format_quantity(claim.quantity),
            names=_names(claim, tags, claim.producer, claim.place, _period(claim)),
            links=around.links(claim, tags, metric=claim.metric_id, org=claim.producer_id),
            figures=(figure_of(claim),),
            **_shared(claim, around.contents[claim.article_id]),
        )


def quote_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the quotes that exist, the hidden ones as drafts."""
    rows = Quote.objects.filter(pk__in=ids).order_by("pk").defer(*_UNREAD)
    claims = list(rows.select_related("article", "speaker", "organization"))
    around = _Around(claims, TaggedQuote)
    for claim in claims:
        tags = around.tags(claim)
        yield Document(
            kind=_kind("quotes", claim),
            lead=claim.exact,
            names=_names(claim, tags, claim.organization),
            links=around.links(claim, tags, org=claim.organization_id),
            **_shared(claim, around.contents[claim.article_id]),
        )


def _kind(kind: str, claim: Passage) -> str:
    return kind if claim.article.is_public and not claim.withdrawn else DRAFTS[kind]


def _names(claim: Statistic | Quote, tags: Tags, *more: object) -> tuple[str, ...]:
    texts = (claim.speaker, claim.speaker_role, *more, *tags.names)
    return tuple(str(text) for text in texts if text)


def _shared(claim: Passage, contents: Contents) -> dict[str, Any]:
    moment = claim.article.published_at
    return {
        "id": claim.pk,
        "version": claim.version,
        "context": claim.article.headline,
        "language": base_language(claim.article.language),
        "has": tuple(contents.has),
        "moment": moment,
        "day": timezone.localdate(moment) if moment else None,
    }


def _period(claim: Statistic) -> str:
    return format_period(claim.period) if claim.period else ""
