"""Send the e-mail alerts that are due; for cron, once a day or oftener."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.exports import Site
from articles.following import send_due


class Command(BaseCommand):
    help = "Send the e-mail alerts that are due; running it twice sends nothing twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and print what was sent."""
        if not settings.SITE_URL:
            raise CommandError("Set SITE_URL, so that the mails can lead to the archive.")
        receipt = send_due(Site(settings.SITE_NAME, settings.SITE_URL.rstrip("/")))
        self.stdout.write(
            f"sent: {receipt.sent} ({receipt.items} items), nothing new: {receipt.nothing_new}, "
            f"failed: {receipt.failed}, unanswered and forgotten: {receipt.forgotten}"
        )
        if receipt.failed:
            raise CommandError("Some alerts were not sent; the next run tries them again.")
