"""`manage.py undo_import RECEIPT`: take a whole import back (docs/importing.md)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.importers import begin_undo_import, undo_import_further
from articles.management.indexing import finish_indexing
from articles.models import ImportRun
from articles.newsroom import NotPossible


class Command(BaseCommand):
    help = "Undo an import: delete what it made, put back what it changed, list what is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("receipt", type=int, help="its number: import_articles prints it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo the import; one that was broken off goes on."""
        run = ImportRun.objects.filter(pk=options["receipt"]).first()
        if run is None:
            raise CommandError(f"There is no receipt {options['receipt']}.")
        try:
            if run.state != ImportRun.State.UNDOING:
                run = begin_undo_import(run, None)
        except NotPossible as error:
            raise CommandError(str(error)) from error
        while run.state == ImportRun.State.UNDOING:
            run = undo_import_further(run, None)
        for row in run.rows.filter(undo="kept"):
            self.stdout.write(f"{row}: kept, {row.undo_reason}: {row.headline}")
        count = run.rows.filter(undo="undone").count()
        self.stdout.write(f"{count:,} rows undone, {run.rows.filter(undo='kept').count():,} kept.")
        if notice := finish_indexing():
            self.stdout.write(notice)
