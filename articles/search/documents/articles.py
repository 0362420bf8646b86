"""Articles as documents: the published ones for readers, the others as drafts for editors."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Article, Correction, Quote, Statistic, TaggedArticle
from articles.search.engine import Document, Figure

from .figures import figure_of
from .tags import Tags, tags_of

_FIELDS = (
    *("version", "status", "published_at", "headline", "standfirst", "byline", "dateline"),
    *("image_caption", "plain_text", "language", "outlet_id", "section_id"),
)
_FIGURE_FIELDS = (
    *("article_id", "speaker_id", "producer_id", "metric_id", "value", "value_upper"),
    *("unit_code", "counted", "period_start", "period_end"),
)


@dataclass(slots=True)
class Contents:
    """What an article holds besides its text."""

    experts: dict[int, None] = field(default_factory=dict)
    organizations: dict[int, None] = field(default_factory=dict)
    has: dict[str, None] = field(default_factory=dict)
    metrics: dict[int, None] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)

    def add(self, flag: str, speaker: int | None, organization: int | None) -> None:
        """Add a claim of these people."""
        self.has[flag] = None
        if speaker:
            self.experts[speaker] = None
        if organization:
            self.organizations[organization] = None


def contents_of(ids: Collection[int]) -> defaultdict[int, Contents]:
    """Return who speaks in the articles, whose numbers they report, and what `has:` finds."""
    found: defaultdict[int, Contents] = defaultdict(Contents)
    statistics = Statistic.objects.filter(article__in=ids, withdrawn=False).order_by("pk")
    for claim in statistics.only(*_FIGURE_FIELDS):
        contents = found[claim.article_id]
        contents.add("statistics", claim.speaker_id, claim.producer_id)
        contents.figures.append(figure_of(claim))
        if claim.metric_id:
            contents.metrics[claim.metric_id] = None
    quotes = Quote.objects.filter(article__in=ids, withdrawn=False).order_by("pk")
    for article, *who in quotes.values_list("article_id", "speaker_id", "organization_id"):
        found[article].add("quotes", *who)
    for article in Correction.objects.filter(article__in=ids).values_list("article_id", flat=True):
        found[article].has["correction"] = None
    return found


def article_documents(ids: Collection[int]) -> Iterator[Document]:
    """Yield the documents of the articles that exist."""
    tags, contents = tags_of(TaggedArticle, ids), contents_of(ids)
    for article in Article.objects.filter(pk__in=ids).only(*_FIELDS).order_by("pk"):
        yield _document(article, tags[article.pk], contents[article.pk])


def _document(article: Article, tags: Tags, contents: Contents) -> Document:
    return Document(
        kind="articles" if article.is_public else "drafts",
        id=article.pk,
        version=article.version,
        title=article.headline,
        lead=article.standfirst,
        text=article.plain_text,
        names=(article.byline, article.dateline, article.image_caption, *tags.names),
        links={
            "topic": tuple(tags.ids),
            "expert": tuple(contents.experts),
            "org": tuple(contents.organizations),
            "metric": tuple(contents.metrics),
            "outlet": (article.outlet_id,),
            "section": (article.section_id,) if article.section_id else (),
        },
        language=base_language(article.language),
        has=tuple(contents.has),
        figures=tuple(contents.figures),
        moment=article.published_at,
        day=timezone.localdate(article.published_at) if article.published_at else None,
    )


def base_language(tag: str) -> str:
    """Return the language of a BCP 47 tag without script and country: "zh" for "zh-Hans-CN"."""
    return tag.partition("-")[0].casefold()
