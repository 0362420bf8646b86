"""Sitemaps by ranges of ids: each file is one short query, whatever the size of the archive."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.exports import TABLES, Site, news_sitemap, page_sitemap, sitemap_index
from articles.models import Article, Section

PER_FILE = 10_000  # the protocol allows 50,000
NEWS_DAYS, NEWS_ARTICLES = 2, 1000  # what the news extension allows

KINDS: dict[str, Callable[[], QuerySet[Any]]] = {
    name: TABLES[name].records
    for name in (
        *("articles", "topics", "experts", "organizations", "metrics", "outlets"),
        *("statistics", "quotes"),
    )
} | {"sections": Section.objects.public}
_FLOOR = -10_101  # stands in the SQL where the first id of a range goes; no id is negative
ADDRESSED = ("pk", "slug", "modified_at")  # what an address and its date are made from


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps that are not empty."""
    site = Site.of(request)
    addresses = [site.url(reverse("sitemap", args=part)) for part in parts_in_use()]
    return _xml(sitemap_index(addresses))


def parts_in_use() -> list[tuple[str, int]]:
    """Return kind and number of every sitemap that is not empty."""
    return [(kind, number) for kind, records in KINDS.items() for number in _ranges(records())]


def _ranges(records: QuerySet[Any]) -> Iterator[int]:
    """Yield the ranges that hold a record: from the first id of one to the first behind it.

    One short query for each range; asking for all at once reads every row of the table. Its SQL is
    made once, because making it takes longer than the answer.
    """
    ids = _plain(records).order_by("pk").values_list("pk", flat=True)
    sql, parameters = ids.filter(pk__gte=_FLOOR)[:1].query.sql_with_params()
    with connection.cursor() as cursor:
        floor = 0
        while True:
            cursor.execute(sql, [floor if each == _FLOOR else each for each in parameters])
            row = cursor.fetchone()
            if row is None:
                return
            yield row[0] // PER_FILE
            floor = (row[0] // PER_FILE + 1) * PER_FILE


@require_safe
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """List the public records of a kind whose ids lie in the range of this number."""
    if kind not in KINDS or number > 10**12:
        raise Http404("There is no such sitemap.")
    within = {"pk__gte": number * PER_FILE, "pk__lt": (number + 1) * PER_FILE}
    rows = _plain(KINDS[kind]()).filter(**within)
    known = {field.name for field in rows.model._meta.fields}
    records = list(rows.only(*known.intersection(ADDRESSED)))
    if not records:
        raise Http404("This sitemap is empty.")
    site = Site.of(request)
    return _xml(page_sitemap((site.url(record), record.modified_at) for record in records))


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """List the articles of the last two days for news crawlers."""
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    latest = Article.objects.published().filter(published_at__gte=since).newest().for_cards()
    return _xml(news_sitemap(latest[:NEWS_ARTICLES], Site.of(request)))


def _plain(records: QuerySet[Any]) -> QuerySet[Any]:
    """Return the records without what their rows would load beside them."""
    return records.select_related(None).prefetch_related(None).defer(None)


def _xml(pieces: Iterable[str]) -> HttpResponse:
    """Return the document whole, two megabytes at most, so that it is kept and has a tag."""
    return HttpResponse("".join(pieces), content_type="application/xml; charset=utf-8")
