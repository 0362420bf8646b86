"""Taking a whole import back: what it made goes, what it changed is as it was before.

What somebody changed since is kept, and listed with the reason.
"""

from time import monotonic
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles import newsroom
from articles.importers.upsert import FIELDS
from articles.models import Article, ImportRow, ImportRun, Outlet, Section, Topic

BATCH = 25
MADE: dict[str, Any] = {"outlet": Outlet, "section": Section, "topic": Topic}
PUT_BACK = (*FIELDS, "outlet_id", "section_id", "import_key", "import_fingerprint")
State, Undo = ImportRun.State, ImportRow.Undo


def begin_undo_import(run: ImportRun, by: Any) -> ImportRun:
    """Let an import be taken back; `by` is None for a command.

    Raises PermissionDenied, and NotPossible for one that wrote nothing or is undone already.
    """
    if by is not None and not newsroom.allows(by, "change_importrun"):
        raise PermissionDenied("Your role does not let you undo imports; ask a publisher.")
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (State.DONE, State.STOPPED, State.RUNNING):
            raise newsroom.NotPossible(f"{run} is {run.get_state_display()}: nothing to undo.")
        run.state, run.undone_by, run.undone_at = State.UNDOING, by, timezone.now()
        run.save()
    return run


def undo_import_further(run: ImportRun, by: Any, seconds: float = 3) -> ImportRun:
    """Take the import back further, its last row first, for about so many seconds."""
    if by is not None and not newsroom.allows(by, "change_importrun"):
        raise PermissionDenied("Your role does not let you undo imports; ask a publisher.")
    until = monotonic() + seconds
    while True:
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=run.pk)
            if run.state != State.UNDOING:
                return run
            if not _undo_batch(run, by) and not _remove_made(run, by):
                run.state, run.undone_at = State.UNDONE, timezone.now()
                run.save()
        if monotonic() >= until:
            return run


def _undo_batch(run: ImportRun, by: Any) -> bool:
    """Undo the next rows; return whether there were any."""
    changed = [ImportRow.Outcome.CREATED, ImportRow.Outcome.UPDATED]
    rows = list(
        run.rows.filter(undo=Undo.NOT, outcome__in=changed)
        .order_by("-pk")
        .defer("original", "unchanged")[:BATCH]
    )
    articles = Article.objects.select_for_update().in_bulk([row.article_id for row in rows])
    reason = f"import of {run.name} undone"
    for row in rows:
        row.undo_reason = _undo(row, articles.get(row.article_id or 0), by, reason)
        row.undo = Undo.KEPT if row.undo_reason else Undo.UNDONE
        row.save(update_fields=["undo", "undo_reason", "article"])
    return bool(rows)


def _undo(row: ImportRow, article: Article | None, by: Any, reason: str) -> str:
    """Take one row back; return why it is kept, "" when it is not."""
    if article is None:
        return "it was deleted since"
    if article.version != row.version_after:
        last = article.history.first()
        who = last.history_user if last is not None else None
        return f"it was changed since, on {article.modified_at:%Y-%m-%d} by {who or 'a command'}"
    if row.outcome == ImportRow.Outcome.CREATED:
        return _remove(row, article, by, reason)
    return _put_back(row, article, by, reason)


def _remove(row: ImportRow, article: Article, by: Any, reason: str) -> str:
    grown = {
        "figures": article.statistics,
        "quotes": article.quotes,
        "corrections": article.corrections,
        "notes": article.notes,
    }
    if found := [name for name, rows in grown.items() if rows.exists()]:
        return f"it has {' and '.join(found)} now"
    newsroom.sign(article, by, reason)
    article.delete()
    row.article = None
    return ""


def _put_back(row: ImportRow, article: Article, by: Any, reason: str) -> str:
    old = article.history.filter(version=row.version_before).order_by("-history_id").first()
    if old is None:
        return "its former version is not in the history"
    outlet = Outlet.objects.filter(pk=old.outlet_id).exists()
    section = old.section_id is None or Section.objects.filter(pk=old.section_id).exists()
    if not (outlet and section):
        return "the outlet or section it had before was deleted"
    for name in PUT_BACK:
        setattr(article, name, getattr(old, name))
    newsroom.sign(article, by, reason)
    article.save()
    article.topics.remove(*Topic.objects.filter(pk__in=row.topics))
    return ""


def _remove_made(run: ImportRun, by: Any) -> bool:
    """Delete some of what the run made and nothing uses; return whether there was any left."""
    for kind in ("topic", "section", "outlet"):
        ids = run.made.get(kind, [])
        if not ids:
            continue
        some, run.made[kind] = ids[:BATCH], ids[BATCH:]
        for record in MADE[kind].objects.filter(pk__in=some, version=1):
            if not any(not use.is_own for use in newsroom.usage(record, sample=0)):
                newsroom.sign(record, by, f"import of {run.name} undone")
                record.delete()
        run.save(update_fields=["made"])
        return True
    return False
