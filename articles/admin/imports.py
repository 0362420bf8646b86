"""Imports: upload, check, run; the receipt of each with every row; undoing."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http import StreamingHttpResponse as Stream
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from articles import importers, newsroom
from articles.exports import cell
from articles.models import ImportRow, ImportRun

from .queues import WALKING, QueueFilter, QueueMixin
from .uploads import UploadForm

State, Outcome = ImportRun.State, ImportRow.Outcome
ROWS = 100


@admin.register(ImportRun)
class ImportRunAdmin(QueueMixin, admin.ModelAdmin):
    list_display = ["name", "state", "via", "created_by", "created_at", "tally"]
    list_filter = [QueueFilter, "state", "via"]
    list_select_related = ["created_by"]
    search_fields = ["name", "rows__headline"]
    show_full_result_count = False
    list_per_page = 50
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        """Return the runs without what only their own page needs."""
        return super().get_queryset(request).defer("files", "made")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a receipt is kept; an upload that was not imported is thrown away."""
        return False

    @admin.display(description="rows")
    def tally(self, run: ImportRun) -> str:
        """Return the counts in words."""
        found = [f"{run.counts[o]:,} {o}" for o in Outcome.values if run.counts.get(o)]
        return ", ".join(found) or "—"

    def get_urls(self) -> list[Any]:
        """Add the addresses of the steps of an import and of its files."""
        view, name = self.admin_site.admin_view, "articles_importrun"
        posted = {"go": self.go_view, "act": self.act_view}
        read = {"failed": self.failed_view, "report": self.report_view}
        return [
            *(
                path(f"<int:pk>/{key}/", view(require_POST(page)), name=f"{name}_{key}")
                for key, page in posted.items()
            ),
            *(
                path(f"<int:pk>/{key}/", view(require_safe(page)), name=f"{name}_{key}")
                for key, page in read.items()
            ),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take a file; go on to its check."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            run = form.keep(request.user)
            if run is not None:
                return HttpResponseRedirect(self._address(run))
        return self._render(request, "upload", "Import a file", {"form": form})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the receipt: what was done, and every row that is asked for."""
        run = self._run(request, int(object_id) if object_id.isdecimal() else 0)
        shown, words = request.GET.get("outcome", ""), request.GET.get("q", "").strip()
        rows = found_rows(run, shown, words)
        page = Paginator(rows, ROWS).get_page(request.GET.get("p"))
        context = {"run": run, "page": page, "shown": shown, "words": words}
        context |= {"outcomes": outcome_counts(run), "settings": settings_shown(run)}
        context |= {"may": self._may(request, run), "twins": self._twins(run)}
        context |= self._walk(request, run)
        return self._render(request, "receipt", str(run), context)

    def go_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do the next few seconds of work, then show how far it is."""
        run = self._run(request, pk)
        if run.state == State.UNDOING:
            run = importers.undo_import_further(run, request.user)
        else:
            run = importers.advance_upload(run, request.user)
        return HttpResponseRedirect(self._address(run))

    def act_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Import what was checked, throw it away, undo the import, or mark it as dealt with."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        run, what = self._run(request, pk), request.POST.get("what", "")
        try:
            if what == "import":
                importers.run_upload(run, request.user)
            elif what == "undo":
                importers.begin_undo_import(run, request.user)
            elif what == "settle":
                importers.settle_import(run, request.user)
            elif what == "discard":
                importers.discard_upload(run, request.user)
                messages.success(request, f"{run} was thrown away; nothing of it was imported.")
                return HttpResponseRedirect(reverse("admin:articles_importrun_changelist"))
            else:
                raise Http404(f"An import knows no “{what}”.")
        except newsroom.NotPossible as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(self._address(run))

    def failed_view(self, request: HttpRequest, pk: int) -> HttpResponse | Stream:
        """Give out the rows that failed, as they came, to be corrected and imported again."""
        run = self._run(request, pk)
        ending, pieces = importers.failed_rows(run)
        return _download(pieces, f"failed-{run.pk}.{ending}")

    def report_view(self, request: HttpRequest, pk: int) -> HttpResponse | Stream:
        """Give out what became of each row as a table."""
        run = self._run(request, pk)
        writer = csv.writer(_Echo())
        lines = (
            writer.writerow([cell(value) for value in row]) for row in importers.report_rows(run)
        )
        return _download(lines, f"receipt-{run.pk}.csv")

    def _may(self, request: HttpRequest, run: ImportRun) -> dict[str, bool]:
        """Return what this user may do with the run as it stands."""
        uploads = newsroom.allows(request.user, "add_importrun")
        undoes = newsroom.allows(request.user, "change_importrun")
        browser = run.via == "browser" and run.state in (State.CHECKING, State.RUNNING)
        imported = run.state in (State.DONE, State.STOPPED) or (
            run.state == State.RUNNING and run.via == "command"
        )
        return {
            "go": (uploads and browser) or (undoes and run.state == State.UNDOING),
            "import": uploads and run.state == State.CHECKED,
            "discard": uploads and run.state in (State.CHECKED, State.CHECKING),
            "undo": undoes and imported,
            "settle": undoes and ImportRun.objects.failed().filter(pk=run.pk).exists(),
        }

    def _twins(self, run: ImportRun) -> list[ImportRun]:
        before = run.state in (State.CHECKING, State.CHECKED)
        return list(importers.earlier_imports(run)[:3]) if before else []

    def _walk(self, request: HttpRequest, run: ImportRun) -> dict[str, Any]:
        queue = newsroom.QUEUES.get(request.GET.get(WALKING, ""))
        if queue is None or queue.model is not ImportRun:
            return {}
        return {"queue": queue, "next_url": self._next(queue.name, run.pk)}

    def _run(self, request: HttpRequest, pk: int) -> ImportRun:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportRun.objects.select_related("created_by", "undone_by"), pk=pk)

    def _address(self, run: ImportRun) -> str:
        return reverse("admin:articles_importrun_change", args=[run.pk])

    def _render(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | context
        context |= {"title": title, "opts": ImportRun._meta}
        return render(request, f"admin/articles/imports/{name}.html", context)


def found_rows(run: ImportRun, outcome: str, words: str) -> QuerySet[ImportRow]:
    """Return the rows of an outcome (or "kept", "undone") with words, or of a line's number."""
    rows = run.rows.select_related("article").defer(
        "original", "article__body", "article__body_html", "article__plain_text"
    )
    if outcome in Outcome.values:
        rows = rows.filter(outcome=outcome)
    elif outcome in (ImportRow.Undo.KEPT, ImportRow.Undo.UNDONE):
        rows = rows.filter(undo=outcome)
    if words.isdecimal():
        rows = rows.filter(line__lte=int(words), last_line__gte=int(words))
    elif words:
        rows = rows.filter(
            Q(headline__icontains=words) | Q(reason__icontains=words) | Q(file__icontains=words)
        )
    return rows.order_by("pk")


def outcome_counts(run: ImportRun) -> list[tuple[str, int]]:
    """Return the outcomes of a run that has any, with their numbers of rows."""
    counts = [(o, int(run.counts[o])) for o in Outcome.values if run.counts.get(o)]
    if run.state in (State.UNDOING, State.UNDONE):
        counts += [(u, run.rows.filter(undo=u).count()) for u in ("undone", "kept")]
    return counts


def settings_shown(run: ImportRun) -> list[tuple[str, str]]:
    """Return the settings that say something, with what they are called."""
    values = {key: ", ".join(v) if isinstance(v, list) else v for key, v in run.options.items()}
    names = {"map": "names of fields", "timezone": "time zone", "status": "new articles are"}
    return [
        (names.get(key, key), "yes" if value is True else str(value))
        for key, value in values.items()
        if value
    ]


class _Echo:
    """What the CSV writer writes to: it gives each line back."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _download(pieces: Iterator[Any], name: str) -> Stream:
    kind = "text/csv; charset=utf-8" if name.endswith("csv") else "text/plain; charset=utf-8"
    return Stream(
        pieces,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
