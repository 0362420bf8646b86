"""Files from the browser: received, checked, then imported, each in pieces of bounded time.

A piece is a batch of rows in one transaction with its receipt and the place where the next one
begins; so whatever happens to a request, each row is done once. A check does the same and takes
everything but the receipt back.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings as site
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles import newsroom
from articles.importers.receipt import Outcome, Receipt, RowOutcome
from articles.importers.records import Row
from articles.importers.sources import Format
from articles.importers.upsert import Upsert
from articles.models import ImportRow, ImportRun

from .journal import RunJournal, end_import
from .resuming import ResumedFile
from .settings import ImportSettings

MAX_UPLOAD = 64 * 1024 * 1024
BATCH_ROWS, BATCH_BYTES = 100, 4 * 1024 * 1024
State = ImportRun.State


def receive_upload(
    name: str, chunks: Iterable[bytes], format: Format, settings: ImportSettings, by: Any
) -> ImportRun:
    """Keep a file that is to be imported; return its receipt, ready to be checked.

    Raises PermissionDenied, SettingsError for settings that cannot be read, and NotPossible for a
    file that is empty or longer than 64 MB.
    """
    _require(by, "add_importrun")
    settings.reading()
    run = ImportRun(name=name[:300], via="browser", options=settings.kept(), created_by=by)
    with transaction.atomic():
        run.save()
        digest, size = hashlib.sha256(), 0
        path = path_of(run)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("wb") as file:
                for chunk in chunks:
                    size += len(chunk)
                    if size > MAX_UPLOAD:
                        raise newsroom.NotPossible(_too_large(name))
                    digest.update(chunk)
                    file.write(chunk)
            if not size:
                raise newsroom.NotPossible(f"{name} is empty. Choose another file.")
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        run.size, run.state = size, State.CHECKING
        run.files = [
            {"name": name, "format": format.value, "size": size, "sha256": digest.hexdigest()}
        ]
        run.save()
    return run


def _too_large(name: str) -> str:
    most = MAX_UPLOAD // 1024 // 1024
    return f"{name} has more than {most} MB. Split it, or use manage.py import_articles."


def earlier_imports(run: ImportRun) -> QuerySet[ImportRun]:
    """Return the runs that imported the same bytes before."""
    digests = [file["sha256"] for file in run.files]
    done = ImportRun.objects.filter(state=State.DONE).exclude(pk=run.pk)
    return done.filter(files__0__sha256__in=digests)


def run_upload(run: ImportRun, by: Any) -> ImportRun:
    """Let a checked file be imported: its receipt begins anew.

    Raises PermissionDenied, and NotPossible when it is not checked.
    """
    _require(by, "add_importrun")
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state != State.CHECKED:
            raise newsroom.NotPossible(f"{run} is {run.get_state_display()}; check it first.")
        run.rows.all().delete()
        run.counts, run.unused, run.made, run.failed = {}, {}, {}, 0
        run.position = run.line = 0
        run.state, run.created_by, run.created_at = State.RUNNING, by, timezone.now()
        run.save()
    return run


def discard_upload(run: ImportRun, by: Any) -> None:
    """Throw away a file that was not imported; raise NotPossible for one that was."""
    _require(by, "add_importrun")
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (State.UPLOADED, State.CHECKING, State.CHECKED):
            raise newsroom.NotPossible(f"{run} was imported: undo it instead.")
        path_of(run).unlink(missing_ok=True)
        run.delete()


def settle_import(run: ImportRun, by: Any) -> None:
    """Mark a run as dealt with: what failed in it waits no longer."""
    if not newsroom.allows(by, "change_importrun"):
        raise PermissionDenied("Your role does not let you settle imports; ask a publisher.")
    ImportRun.objects.filter(pk=run.pk, settled_at=None).update(
        settled_by=by, settled_at=timezone.now()
    )


def advance_upload(run: ImportRun, by: Any, seconds: float = 3) -> ImportRun:
    """Check or import the file further for about so many seconds; return the receipt as it is.

    Two requests at once do one batch after the other. Raises PermissionDenied.
    """
    _require(by, "add_importrun")
    until = monotonic() + seconds
    while True:
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=run.pk)
            if run.via != "browser" or run.state not in (State.CHECKING, State.RUNNING):
                return run
            if path_of(run).exists():
                _next_batch(run)
            else:
                end_import(
                    run, error="The uploaded file is gone. Upload it again; each row is done once."
                )
        if monotonic() >= until:
            return run


def _next_batch(run: ImportRun) -> None:
    settings, format = ImportSettings.of(run.options), Format(run.files[0]["format"])
    with path_of(run).open("rb") as stream:
        file = ResumedFile(stream, format, run.position, run.line)
        rows = file.rows(format, settings.reading())
        batch = list(_bounded(rows, file))
        following = next(rows, None)
        place = None if following is None else (file.begins(following), following.line)
    receipt = _rehearse(run, batch, settings) if run.state == State.CHECKING else None
    if receipt is None:
        upsert = Upsert(settings.writing(), RunJournal(run), _written(run))
        upsert.write(batch, run.name)
        receipt = upsert.receipt
    for name, times in receipt.unused.items():
        run.unused[name] = run.unused.get(name, 0) + times
    if place is not None:
        run.position, run.line = place
    else:
        run.position = run.size
        _finish(run)
    run.save()


def _bounded(rows: Iterator[Row], file: ResumedFile) -> Iterator[Row]:
    """Yield the rows of one batch: few, and few bytes."""
    start = file.stream.tell()
    for row in islice(rows, BATCH_ROWS):
        yield row
        if file.stream.tell() - start > BATCH_BYTES:
            return


def _finish(run: ImportRun) -> None:
    if run.state == State.CHECKING:
        run.state, run.finished_at = State.CHECKED, timezone.now()
        return
    run.state, run.finished_at = State.DONE, timezone.now()
    path = path_of(run)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


class _Notes:
    """A journal that only remembers."""

    def __init__(self) -> None:
        self.rows: list[RowOutcome] = []

    def note(self, rows: Any, made: Any) -> None:
        """Remember the outcomes."""
        self.rows += rows


def _rehearse(run: ImportRun, batch: list[Row], settings: ImportSettings) -> Receipt:
    """Do a batch, take it back, and keep what would have become of its rows."""
    notes = _Notes()
    upsert = Upsert(settings.writing(), notes, _written(run))
    with transaction.atomic():
        upsert.write(batch, run.name)
        transaction.set_rollback(True)
    known = dict(
        ImportRow.objects.filter(run=run, outcome=Outcome.CREATED).values_list("key", "line")
    )
    RunJournal(run).note([_foreseen(row, known, run.name) for row in notes.rows], {})
    return upsert.receipt


def _foreseen(row: RowOutcome, known: dict[str, int], file: str) -> RowOutcome:
    """Return the outcome of a row after those before it, whose articles were taken back."""
    if row.outcome != Outcome.CREATED:
        return row
    earlier = known.get(row.key)
    if earlier is None:
        return RowOutcome(Outcome.CREATED, row.file, row.line, row.headline, key=row.key)
    reason = f"the same article as {file}:{earlier}; give each row an id if it is not"
    return RowOutcome(Outcome.SKIPPED, row.file, row.line, row.headline, reason, row.key)


def _written(run: ImportRun) -> dict[int, str]:
    """Return {article: place of its row} of what this run has dealt with."""
    rows = run.rows.exclude(article=None).values_list("article", "line")
    places = {article: f"{run.name}:{line}" for article, line in rows}
    for together in run.rows.filter(outcome=Outcome.UNCHANGED).values_list("unchanged", flat=True):
        places |= {article: f"{run.name}:{line}" for line, article in together}
    return places


def path_of(run: ImportRun) -> Path:
    """Return where the bytes of an upload lie until it is imported."""
    return Path(site.VAR_DIR) / "uploads" / str(run.pk)


def _require(by: Any, permission: str) -> None:
    if not newsroom.allows(by, permission):
        raise PermissionDenied("Your role does not let you import files; ask a publisher.")
