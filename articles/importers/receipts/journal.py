"""Keeping what became of every row of a run, in the transaction that wrote the rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from articles.importers.receipt import Outcome, Receipt, RowOutcome
from articles.models import ImportRow, ImportRun

from .settings import ImportSettings

# Rows that were left out and are listed one by one, and those of them whose bytes are kept: a file
# that was read the wrong way fails a million times for one reason.
MOST_LISTED, MOST_ORIGINALS = 10_000, 1_000
_CHANGED = (Outcome.CREATED, Outcome.UPDATED)


def begin_import(
    name: str, files: list[dict[str, Any]], settings: ImportSettings, via: str, by: Any = None
) -> ImportRun:
    """Return the receipt of a run that starts now.

    `files` is a list of {"name", "format", "size", "sha256"}; `via` is "command" or "browser".
    """
    return ImportRun.objects.create(
        name=name[:300],
        files=files,
        size=sum(file["size"] for file in files),
        options=settings.kept(),
        via=via,
        state=ImportRun.State.RUNNING,
        created_by=by,
        finished_at=timezone.now(),
    )


def end_import(run: ImportRun, receipt: Receipt | None = None, error: str = "") -> None:
    """Close the receipt of a run; `error` says why it broke off, "" when it did not."""
    run.state = ImportRun.State.STOPPED if error else ImportRun.State.DONE
    run.error = error
    run.finished_at = timezone.now()
    if receipt is not None:
        run.unused = dict(receipt.unused.most_common(100))
    run.save(update_fields=["state", "error", "finished_at", "unused"])


class RunJournal:
    """Writes the rows of one run and its counts; see importers.Journal.

    Rows that changed nothing take one record for each batch. Of rows that were left out the first
    10,000 are listed, and the bytes of the first 1,000 that failed are kept.
    """

    def __init__(self, run: ImportRun) -> None:
        self.run = run

    def note(self, rows: Sequence[RowOutcome], made: Mapping[str, Sequence[int]]) -> None:
        """Keep the outcomes, and the ids of the records that were made for them by kind."""
        same = [row for row in rows if row.outcome == Outcome.UNCHANGED]
        changed = [row for row in rows if row.outcome in _CHANGED]
        left_out = [row for row in rows if row.outcome in (Outcome.SKIPPED, Outcome.FAILED)]
        kept = [self._row(row) for row in [*changed, *left_out[: self._room()]]]
        if same:
            kept.append(self._together(same))
        ImportRow.objects.bulk_create(kept)
        self._count(rows, made)

    def _room(self) -> int:
        """Return how many more rows that were left out are listed."""
        counts = self.run.counts
        listed = counts.get(Outcome.SKIPPED, 0) + counts.get(Outcome.FAILED, 0)
        return max(0, MOST_LISTED - int(listed))

    def _row(self, row: RowOutcome) -> ImportRow:
        keeps_bytes = self.run.failed < MOST_ORIGINALS and bool(row.original)
        return ImportRow(
            run=self.run,
            file=row.file[-300:],
            line=row.line,
            last_line=row.line,
            outcome=row.outcome.value,
            headline=row.headline,
            reason=row.reason,
            key=row.key,
            article_id=row.article,
            version_before=row.before,
            version_after=row.after,
            topics=list(row.topics),
            original=row.original if keeps_bytes else None,
        )

    def _together(self, rows: Sequence[RowOutcome]) -> ImportRow:
        lines = [row.line for row in rows]
        return ImportRow(
            run=self.run,
            file=rows[0].file[-300:],
            line=min(lines),
            last_line=max(lines),
            rows=len(rows),
            outcome=Outcome.UNCHANGED.value,
            unchanged=[[row.line, row.article] for row in rows],
        )

    def _count(self, rows: Sequence[RowOutcome], made: Mapping[str, Sequence[int]]) -> None:
        run = self.run
        for row in rows:
            run.counts[row.outcome.value] = run.counts.get(row.outcome.value, 0) + 1
        run.failed = run.counts.get(Outcome.FAILED.value, 0)
        for kind, ids in made.items():
            run.made[kind] = [*run.made.get(kind, []), *ids]
        run.finished_at = timezone.now()
        run.save(update_fields=["counts", "failed", "made", "finished_at"])
