"""`manage.py search_index`: bring the search index up to date, compare, repair or rebuild it."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles import search

EXAMPLES = 5


class Command(BaseCommand):
    help = "Index what waits in the outbox; with an option, compare, repair or rebuild the index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        task = parser.add_mutually_exclusive_group()
        task.add_argument("--check", action="store_true", help="compare index and database")
        task.add_argument("--repair", action="store_true", help="index again whatever differs")
        task.add_argument(
            "--rebuild", action="store_true", help="build a new index while the old one answers"
        )
        task.add_argument("--status", action="store_true", help="say how the index does")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one task; fail, naming the cure, when the index cannot be used."""
        tasks = {"check": self.check_index, "repair": self.repair, "rebuild": self.rebuild}
        tasks["status"] = self.status
        task = next((tasks[name] for name in tasks if options[name]), self.drain)
        try:
            task()
        except search.SearchUnavailable as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The folder of the index cannot be used: {error}") from error

    def drain(self) -> None:
        """Index what waits."""
        self.stdout.write(f"{search.drain():,} changes indexed.")
        search.fill_directories()
        self.status()

    def rebuild(self) -> None:
        """Build a new index and let it answer."""
        total = search.size_of_archive()
        with tqdm(total=total, unit="doc", file=sys.stderr, disable=None) as bar:
            count = search.rebuild(bar.update)
        self.stdout.write(f"{count:,} documents indexed; the new index answers.")

    def check_index(self) -> None:
        """Report every difference; fail when there is one."""
        self.report(search.check())

    def repair(self) -> None:
        """Index again whatever differs; fail when something still does."""
        self.report(search.repair())

    def report(self, differences: search.Differences) -> None:
        """Write what differs, by kind of difference."""
        for name, keys in (
            ("missing", differences.missing),
            ("extra", differences.extra),
            ("stale", differences.stale),
            ("wrong in directories", differences.listed),
        ):
            examples = ", ".join(f"{kind} {pk}" for kind, pk in keys[:EXAMPLES])
            more = " ..." if len(keys) > EXAMPLES else ""
            self.stdout.write(f"{name}: {len(keys):,}{': ' if keys else ''}{examples}{more}")
        self.stdout.write(f"damaged files: {', '.join(differences.damaged) or 'none'}")
        if differences.damaged:
            raise CommandError("The index is damaged. Run: manage.py search_index --rebuild")
        if differences:
            raise CommandError("The index differs. Run: manage.py search_index --repair")

    def status(self) -> None:
        """Write how the index does."""
        status = search.status()
        self.stdout.write(f"index: {status}")
        if status.problem:
            raise CommandError(status.problem)
