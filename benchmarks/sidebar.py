"""How long related claims take, against the least that they need.

    VAR_DIR=… .venv/bin/python benchmarks/sidebar.py [--articles 150]

Asks for the related claims of so many articles that have claims, spread evenly over the archive in
VAR_DIR (make one with benchmarks/searching), and writes p50 and p95 in milliseconds of: the
questions to the index that the sidebar needs; one read of 20 rows of articles by their ids; the
sidebar; the article's page with it and with an empty one. Each article is asked once to warm up,
then three times. The pages that are kept for readers are switched off.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch

os.environ["PAGE_CACHE_MB"] = "0"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django  # noqa: E402  the settings come first

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.claims import related  # noqa: E402
from articles.claims.related.candidates import index_scores  # noqa: E402
from articles.claims.related.sources import subject_of_article  # noqa: E402
from articles.models import Article, Quote, Statistic  # noqa: E402
from articles.views import claims_of  # noqa: E402

ROUNDS = 3
ROWS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the sidebar against what it needs.")
    parser.add_argument("--articles", type=int, default=150)
    call_command("collectstatic", interactive=False, verbosity=0)
    stories = sample(parser.parse_args().articles)
    settings.ALLOWED_HOSTS = ["testserver"]
    claims = f"{Statistic.objects.count():,} statistics and {Quote.objects.count():,} quotes"
    print(f"{Article.objects.count():,} articles with {claims}; {len(stories)} of them asked")
    times = measured(stories)
    for name, taken in times.items():
        print(f"{name:28}{median(taken):9.2f}{p95(taken):9.2f}")
    index, rows, sidebar, page, bare = (p95(taken) for taken in times.values())
    print(f"sidebar p95: {sidebar / (3 * index + 5 * rows):.2f} of 3 index + 5 reads")
    print(f"page p95: {page / bare:.2f} times the page without")
    print(f"queries: {min(queries(stories))} to {max(queries(stories))}")


def sample(number: int) -> list[Article]:
    """Return public articles with a statistic or a quote, spread over the archive."""
    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    step = max(1, last // number)
    stories = (
        Article.objects.published()
        .filter(pk__gte=first, statistics__isnull=False)
        .order_by("pk")
        .first()
        for first in range(1, last, step)
    )
    return list({story.pk: story for story in stories if story}.values())


def measured(stories: Sequence[Article]) -> dict[str, list[float]]:
    """Return the milliseconds of each kind of work, for all articles and rounds."""
    client = Client()
    subjects = [subject_of_article(story, *claims_of(story)) for story in stories]
    given = [(story, *claims_of(story)) for story in stories]
    pages = [story.get_absolute_url() for story in stories]
    empty = patch("articles.claims.related.for_article", lambda *_, **__: related.Related())
    times = {
        "index": timed([lambda each=each: index_scores(each) for each in subjects]),
        f"{ROWS} rows": timed([lambda pk=story.pk: read_rows(pk) for story in stories]),
        "sidebar": timed([lambda each=each: ask(*each) for each in given]),
        "page": timed([lambda page=page: client.get(page) for page in pages]),
    }
    with empty:
        times["page without"] = timed([lambda page=page: client.get(page) for page in pages])
    return times


def ask(story: Article, statistics: list[Statistic], quotes: list[Quote]) -> related.Related:
    """Return the sidebar as the page asks for it, with the claims at hand."""
    return related.for_article(story, statistics=statistics, quotes=quotes)


def read_rows(first: int) -> list[Article]:
    """Read twenty articles as a list page does."""
    wanted = range(first, first + 50 * ROWS, 50)
    return list(Article.objects.for_cards().filter(pk__in=wanted))


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Return the milliseconds of every call in every round, after one round that warms up."""
    taken = []
    for number in range(ROUNDS + 1):
        for call in calls:
            start = time.perf_counter()
            call()
            if number:
                taken.append(1000 * (time.perf_counter() - start))
    return taken


def queries(stories: Sequence[Article]) -> list[int]:
    """Return how many queries the sidebar of each of the first articles takes."""
    counts = []
    for story in stories[:40]:
        statistics, quotes = claims_of(story)
        with CaptureQueriesContext(connection) as captured:
            ask(story, statistics, quotes)
        counts.append(len(captured))
    return counts


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 stay below."""
    return quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
