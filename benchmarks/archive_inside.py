"""What `benchmarks/archive.py` measures inside the archive's own process: search and pages."""

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles

import django

django.setup()

from django.conf import settings  # noqa: E402  models load after django.setup()
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles import search  # noqa: E402
from articles.models import Article, Expert, Metric, Topic  # noqa: E402

EMPTY = "/healthz"


def report(queries: Sequence[str], rounds: int) -> dict[str, float]:
    """Return search times, page times against an empty view, and queries of each page."""
    settings.ALLOWED_HOSTS = ["testserver"]
    times = [
        seconds
        for text in queries
        for seconds in timed(lambda text=text: search.find(search.parse_query(text)), rounds)
    ]
    figures = {"search.find p50, ms": median(times), "search.find p95, ms": p95(times)}
    client = Client()
    empty = median(timed(lambda: client.get(EMPTY), rounds))
    figures["empty view, ms"] = empty
    for name, address in pages().items():
        with CaptureQueriesContext(connection) as captured:
            status = client.get(address).status_code
        assert status == 200, (address, status)
        figures[f"{name}: queries"] = len(captured)  # before another request empties the log
        times = timed(lambda address=address: client.get(address), rounds)
        figures[f"{name}: p50, ms"] = median(times)
        figures[f"{name}: p50 against the empty view"] = median(times) / empty
    return figures


def pages() -> dict[str, str]:
    """Return one address of each kind of page, the fullest record of the demo where it matters."""
    article = Article.objects.published().filter(statistics__isnull=False).newest().first()
    records = {
        "article": article,
        "topic": Topic.objects.public().first(),
        "expert": Expert.objects.public().first(),
        "metric": Metric.objects.public().first(),
    }
    fixed = {
        "home": "/",
        "search": "/search/?q=people",
        "topics": "/topics/",
        "experts": "/experts/",
        "metrics": "/metrics/",
    }
    return fixed | {name: record.get_absolute_url() for name, record in records.items() if record}


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Return how many milliseconds each of so many rounds took, after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return times


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]
