"""`manage.py load_demo`: fill an empty archive with the demo and make an editor's account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importers import DemoError, create_demo_editor, load_demo
from articles.management.indexing import finish_indexing
from articles.models import Article


class Command(BaseCommand):
    help = "Load the demo articles with their claims into an empty archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="also into an archive that has articles"
        )
        parser.add_argument(
            "--login-told", action="store_true", help="do not print the account of the demo editor"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the demo, unless the archive has articles of its own."""
        if Article.objects.exists() and not options["force"]:
            self.stdout.write("The archive has articles, so the demo was not loaded (see --force).")
            return
        # Without an index each of a thousand saves would look for it in vain.
        finish_indexing()
        try:
            receipt = load_demo()
        except DemoError as error:
            raise CommandError(f"The demo archive is wrong. {error}") from error
        self.stdout.write(f"Demo archive: {receipt}")
        if notice := finish_indexing():
            self.stdout.write(notice)
        login = create_demo_editor()
        if login and not options["login_told"]:
            self.stdout.write(f"Demo editor: {login.username} / {login.password}")
