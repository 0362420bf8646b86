"""What was done lately: steps and notes, merges, imports, as far as a user may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import ImportRun, Merge, Note

from .access import User, allows, own_or_all


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done: when, by whom (None: a command or the clock), what, to what.

    `model` and `pk` say whose page in the admin tells more.
    """

    at: datetime
    by: Any
    did: str
    title: str
    text: str
    model: str
    pk: int


def activity(user: User, most: int) -> list[Event]:
    """Return the latest events that the user may see, the newest first."""
    events = [*_notes(user, most)]
    if allows(user, "view_merge"):
        events += _merges(most)
    if allows(user, "view_importrun"):
        events += _imports(most)
    return sorted(events, key=lambda event: event.at, reverse=True)[:most]


def _notes(user: User, most: int) -> Iterator[Event]:
    notes = own_or_all(Note.objects.all(), user, "article__").select_related("article", "author")
    notes = notes.defer("article__body", "article__body_html", "article__plain_text")
    for note in notes.order_by("-created_at", "-pk")[:most]:
        did = note.get_step_display() or "left a note"
        title = str(note.article)
        yield Event(note.created_at, note.author, did, title, note.text, "article", note.article_id)


def _merges(most: int) -> Iterator[Event]:
    merges = Merge.objects.select_related("created_by", "undone_by").defer("changes")
    for merge in merges[:most]:
        page = (merge.kind, merge.winner_id)
        did = f"merged {merge.get_kind_display()}s"
        yield Event(merge.created_at, merge.created_by, did, str(merge), merge.reason, *page)
        if merge.undone_at is not None:
            did = f"undid a merge of {merge.get_kind_display()}s"
            yield Event(merge.undone_at, merge.undone_by, did, str(merge), "", *page)


def _imports(most: int) -> Iterator[Event]:
    runs = ImportRun.objects.select_related("created_by", "undone_by").defer("files", "made")
    written = runs.filter(state__in=["running", "done", "stopped", "undoing", "undone"])
    for run in written[:most]:
        counts = ", ".join(f"{number:,} {outcome}" for outcome, number in run.counts.items())
        page = ("importrun", run.pk)
        yield Event(run.created_at, run.created_by, "imported", run.name, counts, *page)
        if run.undone_at is not None:
            yield Event(run.undone_at, run.undone_by, "undid the import of", run.name, "", *page)
