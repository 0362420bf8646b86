"""`manage.py import_articles PATH...`: files of articles into the archive (docs/importing.md)."""

import hashlib
import signal
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, transaction
from tqdm import tqdm

from articles.importers import (
    Format,
    ImportSettings,
    ReadOptions,
    Receipt,
    Row,
    RunJournal,
    SettingsError,
    UnknownFormat,
    Upsert,
    begin_import,
    end_import,
    files_in,
    format_of,
    read,
)
from articles.management.indexing import finish_indexing
from articles.models import ImportRun

INTERRUPTED = 130


class Command(BaseCommand):
    help = "Import articles from pasted stories (.txt), JSON Lines (.jsonl) or CSV (.csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--format", choices=list(Format), help="default: by the file's ending")
        parser.add_argument("--map", default="", metavar="THEIRS=OURS,...")
        parser.add_argument("--outlet", default="", help="publisher of rows that name none")
        parser.add_argument(
            "--language", default="en", help="of rows that name none: en, zh, pt-BR"
        )
        parser.add_argument("--timezone", default=settings.TIME_ZONE, help="of dates without one")
        parser.add_argument("--tag", action="append", default=[], help="a topic for every article")
        parser.add_argument("--status", choices=["published", "draft"], default="published")
        parser.add_argument(
            "--overwrite", action="store_true", help="also what was edited since its import"
        )
        parser.add_argument("--dry-run", action="store_true", help="do all but write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every file, print the receipt, and fail when any row did."""
        files = files_to_read(options)
        settings = settings_of(options)
        reading, dry_run = read_options(settings), options["dry_run"]
        kept = None if dry_run else begin_receipt(files, settings)
        run = Upsert(settings.writing(), RunJournal(kept) if kept else None)
        try:
            with rehearsal() if dry_run else nullcontext(), stop_on_request() as stop:
                import_files(files, reading, run, stop)
        except (OSError, OperationalError) as error:
            close_receipt(kept, run.receipt, str(error))
            raise CommandError(f"{error} What is counted above is done.") from error
        except KeyboardInterrupt:
            close_receipt(kept, run.receipt, "It was interrupted.")
            raise
        else:
            close_receipt(kept, run.receipt, "It was stopped." if stop.is_set() else "")
        finally:
            self.report(run.receipt, kept)
        if not dry_run and (notice := finish_indexing()):
            self.stdout.write(notice)
        if stop.is_set():
            message = "Stopped. What is counted above is done; the same command does the rest."
            raise CommandError(message, returncode=INTERRUPTED)
        if run.receipt.failed:
            raise CommandError(f"{run.receipt.failed:,} rows failed.", returncode=1)

    def report(self, receipt: Receipt, kept: ImportRun | None) -> None:
        """Print what was done, with the reasons for what was not; nothing is kept of a dry run."""
        for reason in receipt.reasons:
            self.stdout.write(str(reason))
        if more := receipt.left_out - len(receipt.reasons):
            self.stdout.write(f"... and {more:,} more rows that were left out")
        if receipt.unused:
            names = ", ".join(f"{name} ({n:,})" for name, n in receipt.unused.most_common(20))
            self.stdout.write(f"Fields without a place, kept in the originals only: {names}")
        if kept:
            self.stdout.write(f"Row by row in the admin: Imports, receipt {kept.pk}.")
        self.stdout.write(("" if kept else "Dry run, nothing was written: ") + str(receipt))


def files_to_read(options: dict[str, Any]) -> list[tuple[Path, Format]]:
    """Return the files with their formats; raise CommandError for what cannot be read."""
    given = Format(options["format"]) if options["format"] else None
    try:
        files = files_in(options["paths"])
        return [(file, given or format_of(file)) for file in files]
    except (OSError, UnknownFormat) as error:
        raise CommandError(str(error)) from error


def settings_of(options: dict[str, Any]) -> ImportSettings:
    """Return the settings of the command line."""
    names = ("map", "outlet", "language", "timezone", "status", "overwrite")
    return ImportSettings(topics=tuple(options["tag"]), **{name: options[name] for name in names})


def read_options(settings: ImportSettings) -> ReadOptions:
    """Return how rows are read; raise CommandError for a map or a time zone that is none."""
    try:
        return settings.reading()
    except SettingsError as error:
        raise CommandError(f"--{error.field}: {error}") from error


def begin_receipt(files: list[tuple[Path, Format]], settings: ImportSettings) -> ImportRun:
    """Return the receipt of a run over these files, with their checksums."""
    told = []
    for path, format in files:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = path.stat().st_size
        told.append({"name": path.name, "format": format.value, "size": size, "sha256": digest})
    name = files[0][0].name if files else "nothing"
    if more := len(files) - 1:
        name = f"{name} and {more:,} more"
    return begin_import(name, told[:1000], settings, via="command")


def close_receipt(kept: ImportRun | None, receipt: Receipt, error: str) -> None:
    """End the receipt, if one is kept."""
    if kept:
        end_import(kept, receipt, error)


def import_files(
    files: list[tuple[Path, Format]], reading: ReadOptions, run: Upsert, stop: Event
) -> None:
    """Import the files one after the other, with a bar of bytes on a terminal."""
    size = sum(path.stat().st_size for path, _ in files)
    with tqdm(total=size, unit="B", unit_scale=True, disable=None) as bar:
        for path, format in files:
            bar.set_description(path.name)
            with path.open("rb") as stream:
                run.write(watched(read(stream, format, reading), stream, bar, stop), path.name)


def watched(rows: Iterator[Row], stream: BinaryIO, bar: Any, stop: Event) -> Iterator[Row]:
    """Yield the rows, moving the bar, until the import is asked to stop."""
    place = 0
    for row in rows:
        if stop.is_set():
            return
        bar.update(stream.tell() - place)
        place = stream.tell()
        yield row


@contextmanager
def rehearsal() -> Iterator[None]:
    """Do everything inside, then take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def stop_on_request() -> Iterator[Event]:
    """Turn the first Ctrl-C into a request to finish the batch; the second one interrupts."""
    stop = Event()

    def request(*_: Any) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, request)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
