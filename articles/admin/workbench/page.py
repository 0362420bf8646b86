"""The addresses of the workbench and what its page shows."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from articles import newsroom
from articles.curation import review
from articles.models import Article

from .choices import FIELDS, choices_for
from .decisions import Outcome, decide, new_form, undoable
from .entries import FIRST, as_data, entry_of
from .items import Bench, Item, bench_of, untaken
from .marks import marked_text
from .remarks import remarks_on

KINDS = {"statistic": "figure", "quote": "quote", "expert": "person or organization"}
FRAGMENT = "X-Fragment"
QUEUE = "suggestions"


class WorkbenchMixin:
    """The workbench of an article, as pages of the article's admin."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[Any]:
        """Add the addresses of the workbench."""
        view = self.admin_site.admin_view
        pages = [
            ("workbench", "", self.workbench_view),
            ("curate", "decide/", require_POST(self.decide_view)),
            ("choices", "choices/", require_GET(self.choices_view)),
            ("checks", "checks/", require_POST(self.checks_view)),
        ]
        return [
            path(f"<int:pk>/workbench/{end}", view(page), name=f"articles_article_{name}")
            for name, end, page in pages
        ] + super().get_urls()  # type: ignore[misc]

    def workbench_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the text beside its list; an article nobody read for claims is read now."""
        article = _article(request, pk)
        review.catch_up(article)
        return self._bench_page(request, article, _asked(request, article))

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what was posted; show the next open row, or the form again and what it lacks."""
        article = _article(request, pk)
        outcome = decide(request, article)
        if request.headers.get(FRAGMENT) or not outcome.done:
            return self._bench_page(request, article, outcome)
        messages.success(request, outcome.notice)
        current = _current(bench_of(article), outcome)
        address = reverse("admin:articles_article_workbench", args=[pk])
        query = f"?{urlencode({'at': current.key})}" if current else ""
        return HttpResponseRedirect(f"{address}{query}")

    def choices_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return what a field offers for what is typed in it."""
        article = _article(request, pk)
        field = request.GET.get("field", "")
        if field not in FIELDS:
            raise Http404(f"The field “{field}” offers nothing.")
        found = choices_for(article, field, request.GET.get("q", "")[:200], request.GET)
        return JsonResponse({"choices": [{"value": c.value, "note": c.note} for c in found]})

    def checks_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the remarks on a form as it is typed; nothing is written."""
        article = _article(request, pk)
        item = bench_of(article).get(request.POST.get("at", ""))
        kind = request.POST.get("kind_of", "")
        if item is not None:
            form = entry_of(article, item, request.POST)
        elif kind in KINDS:
            form, _ = new_form(article, _place(request.POST), kind, request.POST)
        else:
            return HttpResponse("")
        context = {"remarks": remarks_on(form, request.user)}
        return render(request, "admin/workbench/_remarks.html", context)

    def _bench_page(self, request: HttpRequest, article: Article, outcome: Outcome) -> HttpResponse:
        context = bench_context(request, article, outcome)
        status = 422 if outcome.error and request.headers.get(FRAGMENT) else 200
        if request.headers.get(FRAGMENT):
            return render(request, "admin/workbench/_bench.html", context, status=status)
        context |= self.admin_site.each_context(request) | {
            "title": f"Workbench: {article}",
            "opts": Article._meta,
        }
        return render(request, "admin/workbench/page.html", context)


def _article(request: HttpRequest, pk: int) -> Article:
    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    if not newsroom.may_curate(article, request.user):
        raise PermissionDenied
    return article


def _place(data: Any) -> dict[str, Any]:
    words = data.get("exact") or data.get("name") or ""
    return {"start": data.get("start"), "end": data.get("end"), "words": words}


def _asked(request: HttpRequest, article: Article) -> Outcome:
    """Return what the address asks for: a row, a row's form, or the form for selected words."""
    kind, at = request.GET.get("new", ""), request.GET.get("at", "")
    if kind in KINDS:
        form, note = new_form(article, request.GET, kind)
        return Outcome(form=form, kind=kind, error=note)
    item = bench_of(article).get(at) if "edit" in request.GET else None
    if item is not None and (item.is_claim or item.state == "open"):
        return Outcome(at=at, form=entry_of(article, item))
    return Outcome(at=at)


def _current(bench: Bench, outcome: Outcome) -> Item | None:
    """Return the row that was asked for, or the next open one behind what was decided."""
    if outcome.kind:
        return None
    return bench.get(outcome.at) or bench.next_open(outcome.span)


def bench_context(request: HttpRequest, article: Article, outcome: Outcome) -> dict[str, Any]:
    """Return what the inner part of the page shows."""
    bench = bench_of(article)
    current = _current(bench, outcome)
    key = current.key if current else ""
    kind = outcome.kind or (current.kind if current else "")
    return {
        "article": article,
        "bench": bench,
        "current": current,
        "text": marked_text(article, bench, untaken(article, bench), key),
        "form": outcome.form,
        "first": FIRST.get(kind, ()),
        "choosing": FIELDS,
        "kind": kind,
        "kind_name": KINDS.get(kind, ""),
        "new": outcome.kind,
        "remarks": _remarks(request, article, current, outcome),
        "notice": outcome.notice,
        "error": outcome.error,
        "can_undo": bool(undoable(request, article)),
        "next_url": f"{reverse('admin:articles_article_next', args=[QUEUE])}?after={article.pk}",
        "may_walk": newsroom.allows(request.user, newsroom.QUEUES[QUEUE].permission),
    }


def _remarks(
    request: HttpRequest, article: Article, current: Item | None, outcome: Outcome
) -> list[Any]:
    """Return the remarks on what is shown: the form as it is, or the open row as proposed."""
    form = outcome.form
    if form is None:
        if current is None or current.state != "open" or current.kind == "expert":
            return []
        form = entry_of(article, current)
    if form.is_bound:
        return remarks_on(form, request.user)
    return remarks_on(_again(article, current, outcome, as_data(form)), request.user)


def _again(article: Article, current: Item | None, outcome: Outcome, data: Any) -> Any:
    if outcome.kind:
        return new_form(article, _place(data) | _as_text(data), outcome.kind, data)[0]
    assert current is not None
    return entry_of(article, current, data)


def _as_text(data: Any) -> dict[str, str]:
    """Return the place of the words as an address gives it."""
    return {name: str(data.get(name, "")) for name in ("start", "end")}
