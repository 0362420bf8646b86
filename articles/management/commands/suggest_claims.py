"""`manage.py suggest_claims`: read articles for statistics, quotes and experts to suggest."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q, QuerySet
from tqdm import tqdm

from articles.curation import review
from articles.models import Article, Outlet, UnreadArticle

INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Read the articles that wait for it (new, imported or edited) and suggest their claims. "
        "Decisions stay; Ctrl-C loses nothing, and the same command with --resume does the rest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also articles read before")
        parser.add_argument("--outlet", default="", help="only this outlet's: its name or slug")
        parser.add_argument(
            "--since", type=day, metavar="YYYY-MM-DD", help="only articles published since"
        )
        parser.add_argument(
            "--resume", action="store_true", help="do what an interrupted run left, nothing more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Queue what was asked for, read it, and print what came of it."""
        articles = selection(options["outlet"], options["since"])
        if options["all"] and not options["resume"]:
            review.enqueue(articles)
        rows = UnreadArticle.objects.filter(article__in=articles)
        done, started = review.Reading(), time.monotonic()
        total = rows.filter(error="").values("article").distinct().count()
        try:
            with tqdm(total=total, unit="article", file=sys.stderr, disable=None) as bar:
                review.read_waiting(rows, progress=bar.update, done=done)
        except KeyboardInterrupt as stop:
            self.report(done, time.monotonic() - started)
            message = "Stopped. What is counted above is done; --resume does the rest."
            raise CommandError(message, returncode=INTERRUPTED) from stop
        self.report(done, time.monotonic() - started)
        if done.failed:
            raise CommandError(f"{len(done.failed):,} articles were set aside; --all tries again.")

    def report(self, done: review.Reading, seconds: float) -> None:
        """Print what was done, and which articles were not or not wholly read."""
        for reason in done.failed:
            self.stdout.write(f"set aside: {reason}")
        receipt = done.receipt
        self.stdout.write(
            f"{done.articles:,} articles read in {seconds:,.1f} s ({done.characters:,} characters);"
            f" suggestions: {receipt.created:,} new, {receipt.kept:,} known, "
            f"{receipt.superseded:,} superseded."
        )
        if receipt.unread:
            self.stdout.write(f"{receipt.unread:,} characters of very long articles were not read.")


def day(text: str) -> date:
    """Return the day that was typed; ArgumentTypeError says how to write it."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no day like 2024-01-31") from error


def selection(outlet: str, since: date | None) -> QuerySet[Article]:
    """Return the articles that were asked for; CommandError when there is no such outlet."""
    articles = Article.objects.all()
    if outlet:
        found = Outlet.objects.filter(Q(slug=outlet) | Q(name__iexact=outlet)).first()
        if found is None:
            raise CommandError(f"There is no outlet “{outlet}”. Write its name or its slug.")
        articles = articles.filter(outlet=found)
    return articles.filter(published_at__date__gte=since) if since else articles
