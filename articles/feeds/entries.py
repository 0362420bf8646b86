"""Records as the entries of a feed: what is new, who says so, since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.exports import Site
from articles.models import Article, Correction, Quote, Statistic
from articles.periods import format_period
from articles.quantities import format_quantity


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `id` stays the same when the record's address changes."""

    id: str
    title: str
    link: str
    summary: str
    author: str
    published: datetime | None
    updated: datetime
    language: str
    topics: tuple[str, ...] = ()


def entry_of(record: Any, site: Site) -> Entry:
    """Return the entry of an article, a correction, a statistic or a quote."""
    if isinstance(record, Article):
        return _story(record, site)
    if isinstance(record, Correction):
        return _correction(record, site)
    return _claim(record, site)


def _story(article: Article, site: Site) -> Entry:
    notes = [
        f"Corrected {date_format(localtime(c.published_at), 'j F Y')}: {c.text}"
        for c in article.corrections.all()
    ]
    return Entry(
        id=entry_id("article", article.pk, site),
        title=article.headline,
        link=site.url(article),
        summary="\n\n".join(filter(None, [article.standfirst, *notes])),
        author=article.byline or str(article.outlet),
        published=article.published_at,
        updated=article.modified_at,
        language=article.language,
        topics=tuple(topic.name for topic in article.topics.all()),
    )


def _correction(correction: Correction, site: Site) -> Entry:
    article = correction.article
    return Entry(
        id=entry_id("correction", correction.pk, site),
        title=f"Correction: {article.headline}",
        link=site.url(article),
        summary=correction.text,
        author=str(article.outlet),
        published=correction.published_at,
        updated=correction.published_at,
        language=article.language,
    )


def _claim(claim: Statistic | Quote, site: Site) -> Entry:
    kind = "statistic" if isinstance(claim, Statistic) else "quote"
    return Entry(
        id=entry_id(kind, claim.pk, site),
        title=_figure(claim) if isinstance(claim, Statistic) else f"“{claim.exact}”",
        link=site.url(claim),
        summary=claim.sentence.strip(),
        author=str(claim.speaker or claim.article.outlet),
        published=claim.article.published_at,
        updated=claim.modified_at,
        language=claim.article.language,
    )


def _figure(statistic: Statistic) -> str:
    """Return value, what it counts and when: “3.377 million 5G base stations, end of 2023”."""
    what = str(statistic.metric) if statistic.metric else statistic.counted
    parts = [format_quantity(statistic.quantity), what]
    if statistic.period:
        parts.append(format_period(statistic.period))
    return ", ".join(filter(None, parts))


def entry_id(kind: str, number: int, site: Site) -> str:
    """Return a tag URI (RFC 4151): unique among archives, and no address that could change."""
    return f"tag:{urlsplit(site.root).hostname},2024:{kind}-{number}"
