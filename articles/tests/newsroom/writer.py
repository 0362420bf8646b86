"""A process that writes for the concurrency test: `writer.py write SECONDS ARTICLE`.

It adds one to the number in the article's standfirst, merges nothing and forgets nothing: a save
that is refused is done again on the newer version. `writer.py report ARTICLE` prints the outcome.
"""

import json
import sys
import time

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402

from articles import newsroom  # noqa: E402
from articles.models import Article, EditConflict, Note  # noqa: E402


def write(seconds: float, pk: int) -> dict[str, object]:
    """Save again and again until the time is over; return what was saved, refused and failed."""
    done = {"saved": 0, "refused": 0, "published": 0}
    errors: list[str] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            done["published"] += len(newsroom.publish_due())
            article = Article.objects.get(pk=pk)
            article.standfirst = str(int(article.standfirst or 0) + 1)
            article.save()
            done["saved"] += 1
        except EditConflict:
            done["refused"] += 1
        except DatabaseError as error:
            errors.append(str(error))
    return {**done, "errors": errors}


def report(pk: int) -> dict[str, object]:
    """Return what the database holds in the end."""
    article = Article.objects.get(pk=pk)
    return {
        "counted": int(article.standfirst or 0),
        "version": article.version,
        "history": article.history.count(),
        "published": Note.objects.filter(step="publish").count(),
        "vendor": connection.vendor,
    }


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    numbers = [float(rest[0]), int(rest[1])] if what == "write" else [int(rest[0])]
    outcome = write(*numbers) if what == "write" else report(*numbers)  # type: ignore[arg-type]
    sys.stdout.write(json.dumps(outcome))
