"""Publish the articles whose scheduled moment has come; for cron, once a minute."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import newsroom


class Command(BaseCommand):
    """Publish what is due. Running it twice, or twice at once, publishes nothing twice."""

    help = "Publish the scheduled articles whose moment has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, and print one line for each article."""
        published = newsroom.publish_due()
        for article in published:
            self.stdout.write(f"published: {article} ({article.get_absolute_url()})")
        if not published and options["verbosity"] > 0:
            self.stdout.write("Nothing is due.")
