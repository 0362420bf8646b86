"""Records as the entries of a feed: what is new, who says so, since when."""

from collections import defaultdict
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

from .questions import corrections_of, topics_of


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


def entries_of(records: list[Any], site: Site) -> list[Entry]:
    """Return the entries of articles, corrections, statistics or quotes."""
    stories = [record.pk for record in records if isinstance(record, Article)]
    notes: dict[int, list[str]] = defaultdict(list)
    for article, at, text in corrections_of(articles=stories):
        notes[article].append(f"Corrected {date_format(localtime(at), 'j F Y')}: {text}")
    topics: dict[int, list[str]] = defaultdict(list)
    for article, name in topics_of(articles=stories):
        topics[article].append(name)

    def entry(record: Any) -> Entry:
        if isinstance(record, Article):
            return _story(record, site, notes[record.pk], topics[record.pk])
        if isinstance(record, Correction):
            return _correction(record, site)
        return _claim(record, site)

    return [entry(record) for record in records]


def _story(article: Article, site: Site, notes: list[str], topics: list[str]) -> Entry:
    return Entry(
        id=entry_id("article", article.pk, site),
        title=article.headline,
        link=site.url(article),
        summary="\n\n".join(filter(None, [article.standfirst, *notes])),
        author=article.byline or str(article.outlet),
        published=article.published_at,
        updated=article.modified_at,
        language=article.language,
        topics=tuple(topics),
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
