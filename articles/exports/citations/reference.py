"""What a citation says, before it is written in any format."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.exports.bylines import Author, authors
from articles.exports.site import Site
from articles.models import Article, Quote, Statistic


@dataclass(frozen=True, slots=True)
class Reference:
    """A newspaper article as it is cited; `note` is the sentence cited, if one is."""

    key: str
    title: str
    authors: tuple[Author, ...]
    outlet: str
    section: str
    published: date | None
    abstract: str
    language: str
    place: str
    url: str
    original_url: str
    note: str = ""


def reference_to(record: Article | Statistic | Quote, site: Site) -> Reference:
    """Return the reference to an article, or to the sentence of it that a claim stands in.

    A claim is cited by its own permanent address, with its sentence as the note.
    """
    if isinstance(record, Article):
        return _story(record, site, f"article-{record.pk}", site.url(record), "")
    kind = "statistic" if isinstance(record, Statistic) else "quote"
    key = f"{kind}-{record.pk}"
    return _story(record.article, site, key, site.url(record), f"“{record.sentence.strip()}”")


def _story(article: Article, site: Site, key: str, url: str, note: str) -> Reference:
    at = article.published_at
    return Reference(
        key=key,
        title=_line(article.headline),
        authors=authors(_line(article.byline)),
        outlet=_line(article.outlet.name),
        section=_line(article.section.name) if article.section else "",
        published=timezone.localdate(at) if at else None,
        abstract=_line(article.standfirst),
        language=article.language,
        place=_line(article.dateline),
        url=url,
        original_url=article.canonical_url,
        note=_line(note),
    )


def _line(text: str) -> str:
    """Return the text on one line: a line break would end a field in most formats."""
    return " ".join(text.split())
