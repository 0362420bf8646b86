"""What `benchmarks/pages.py` asks an archive: addresses of its pages, as one line of JSON."""

import json
import os
import random
import sys
from collections.abc import Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
django.setup()

from django.db.models import Max  # noqa: E402  models load after django.setup()

from articles.models import (  # noqa: E402
    Article,
    Expert,
    Metric,
    Organization,
    Outlet,
    Quote,
    Section,
    Statistic,
    Topic,
)

RECORDS: dict[str, Any] = {
    "article": Article.objects.published(),
    "topic": Topic.objects.public(),
    "expert": Expert.objects.public(),
    "organization": Organization.objects.public(),
    "metric": Metric.objects.public(),
    "outlet": Outlet.objects.all(),
    "section": Section.objects.all(),
    "statistic": Statistic.objects.public(),
    "quote": Quote.objects.public(),
}
LISTS = "topics experts organizations metrics outlets sections".split()
ALONE = {
    "home": ["/"],
    "archive": ["/archive/"],
    "search help": ["/search/help/"],
    "about": ["/about/"],
    "design": ["/about/design/"],
    "downloads": ["/downloads/"],
    "feed": ["/feed/"],
    "sitemap index": ["/sitemap.xml"],
}


def main() -> None:
    """Print the addresses by the name of the page."""
    number, chance = int(sys.argv[1]), random.Random(1)
    pages: dict[str, list[str]] = dict(ALONE)
    for name, records in RECORDS.items():
        pages[name] = [record.get_absolute_url() for record in drawn(records, number, chance)]
    pages["related claims"] = [f"{address}related/" for address in pages["article"]]
    pages["topic feed"] = [f"{address}feed/" for address in pages["topic"]]
    for name in LISTS:
        letters = ["", *(f"?letter={letter}" for letter in "ABCEMNOST"), "?q=e", "?page=2"]
        pages[name] = [f"/{name}/{letter}" for letter in letters][:number]
    days = [article.published_at for article in drawn(RECORDS["article"], number, chance)]
    pages["year"] = sorted({f"/archive/{d:%Y}/" for d in days})
    pages["month"] = sorted({f"/archive/{d:%Y/%m}/" for d in days})
    pages["day"] = sorted({f"/archive/{d:%Y/%m/%d}/" for d in days})
    pages["search"] = [f"/search/?q={words}" for words in searches(number, chance)]
    pages["suggestions"] = [f"/search/suggest/?q={q[:4]}" for q in searches(number, chance)]
    print(json.dumps({name: some for name, some in pages.items() if some}))


def drawn(records: Any, number: int, chance: random.Random) -> list[Any]:
    """Return different records from all over the table."""
    last = records.model.objects.aggregate(last=Max("pk"))["last"] or 0
    found: dict[int, Any] = {}
    for _ in range(20 * number):
        first = records.order_by("pk").filter(pk__gte=chance.randint(1, last or 1)).first()
        if first is not None:
            found[first.pk] = first
        if len(found) == number:
            break
    return list(found.values())


def searches(number: int, chance: random.Random) -> Iterator[str]:
    """Yield one or two words of a headline."""
    for article in drawn(RECORDS["article"], number, chance):
        words = [word for word in article.headline.split() if word.isalpha() and len(word) > 2]
        yield "+".join(chance.sample(words, min(2, len(words)))) or "people"


if __name__ == "__main__":
    main()
