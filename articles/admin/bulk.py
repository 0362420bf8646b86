"""Bulk actions in the lists: what is to be done, a preview that counts, batches with progress."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from articles import newsroom
from articles.models import Expert, Metric, Statistic, TaggedArticle, Topic

MOST = 20_000  # ids of one selection; more are done in several
LISTED = 30
# What is chosen from, and the relation whose autocompletion offers it.
CHOICES: dict[str, tuple[Any, Any]] = {
    "topic": (Topic, TaggedArticle._meta.get_field("tag")),
    "metric": (Metric, Statistic._meta.get_field("metric")),
    "speaker": (Expert, Statistic._meta.get_field("speaker")),
}


class BulkForm(forms.Form):
    """The selection as it was seen, how far it is done, and the value that the action needs."""

    selection = forms.CharField(widget=forms.HiddenInput)
    done = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, needs: str, site: admin.AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs == "reason":
            self.fields["value"] = forms.CharField(
                label="Why", widget=forms.Textarea(attrs={"rows": 2}), help_text="Readers see it."
            )
        elif needs:
            model, relation = CHOICES[needs]
            rows = model.objects.all()
            rows = rows.canonical() if hasattr(rows, "canonical") else rows
            field = forms.ModelChoiceField(rows, label=needs.capitalize())
            field.widget = AutocompleteSelect(relation, site)
            field.widget.choices = field.choices
            self.fields["value"] = field

    def clean_selection(self) -> list[tuple[int, int]]:
        """Return the pairs of id and version."""
        try:
            pairs = [(int(pk), int(version)) for pk, version in json.loads(self.data["selection"])]
        except (TypeError, ValueError) as error:
            raise forms.ValidationError("The selection cannot be read; select again.") from error
        return pairs


class BulkMixin:
    """Offers the newsroom's bulk actions in a list."""

    model: Any
    admin_site: admin.AdminSite

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return Django's actions and the newsroom's that this user may take."""
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        if IS_POPUP_VAR in request.GET:
            return actions
        for action in newsroom.BULK_ACTIONS.values():
            if action.may(request.user, self.model._meta.model_name):
                actions[action.name] = (self._chosen(action), action.name, action.label)
        return actions

    def get_urls(self) -> list[Any]:
        """Add the address that does a bulk action."""
        name = f"articles_{self.model._meta.model_name}_bulk"
        view = self.admin_site.admin_view(self.bulk_view)
        return [path("bulk/<slug:action>/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def _chosen(self, action: newsroom.Action) -> Callable[..., HttpResponse]:
        """Return what Django calls with the selected rows: it shows the first preview."""

        def show(page: Any, request: HttpRequest, rows: QuerySet) -> HttpResponse:
            pairs = list(rows.order_by("pk").values_list("pk", "version")[:MOST])
            form = BulkForm(action.needs, self.admin_site, initial={"selection": json.dumps(pairs)})
            return self._page(request, action, form, pairs)

        return show

    def bulk_view(self, request: HttpRequest, action: str) -> HttpResponse:
        """Show the preview of what is chosen, or do the next batch and show how far it is."""
        found = newsroom.BULK_ACTIONS.get(action)
        if found is None or self.model._meta.model_name not in found.models:
            raise Http404(f"There is no action “{action}” here.")
        if not found.may(request.user, self.model._meta.model_name):
            raise PermissionDenied
        form = BulkForm(found.needs, self.admin_site, request.POST)
        if request.method != "POST" or not form.is_valid():
            if "selection" in form.errors or request.method != "POST":
                raise BadRequest("Select the records in their list, then choose the action.")
            return self._page(request, found, form, form.cleaned_data["selection"])
        pairs, value = form.cleaned_data["selection"], form.cleaned_data.get("value")
        if "confirm" not in request.POST:
            return self._page(request, found, form, pairs, value)
        outcome = newsroom.run_batch(
            found, self.model, pairs[: newsroom.BATCH], request.user, value
        )
        done = (form.cleaned_data["done"] or 0) + outcome.done
        return self._progress(request, found, pairs[newsroom.BATCH :], done, outcome)

    def _page(
        self,
        request: HttpRequest,
        action: newsroom.Action,
        form: BulkForm,
        pairs: list[tuple[int, int]],
        value: Any = None,
    ) -> HttpResponse:
        """Render the preview: how many will be done, how many skipped and why."""
        ready = not action.needs or value is not None
        rows = self.model._base_manager.filter(pk__in=[pk for pk, _ in pairs[:1000]])
        outcome = newsroom.preview(action, rows, request.user, value)
        context = {"form": form, "media": form.media, "ready": ready, "total": len(pairs)}
        context |= {"outcome": outcome, "skipped": outcome.skipped[:LISTED], "counted": len(rows)}
        return self._render(request, action, "bulk", context)

    def _progress(
        self,
        request: HttpRequest,
        action: newsroom.Action,
        left: list[tuple[int, int]],
        done: int,
        outcome: newsroom.Outcome,
    ) -> HttpResponse:
        """Render how far it is; the page asks for the next batch by itself."""
        total = int(request.POST.get("total") or 0)
        skipped = json.loads(request.POST.get("skipped") or "[]") + outcome.skipped
        context = {
            "selection": json.dumps(left),
            "value": request.POST.get("value", ""),
            "left": len(left),
            "total": total,
            "reached": total - len(left),
            "done": done,
            "skipped": skipped[:LISTED],
            "skipped_count": int(request.POST.get("skipped_count") or 0) + len(outcome.skipped),
            "skipped_json": json.dumps(skipped[:LISTED]),
        }
        return self._render(request, action, "bulk_progress", context)

    def _render(
        self, request: HttpRequest, action: newsroom.Action, name: str, context: dict[str, Any]
    ) -> HttpResponse:
        kind = self.model._meta.model_name
        context = self.admin_site.each_context(request) | context
        context |= {"title": action.label.rstrip("…"), "opts": self.model._meta}
        context["address"] = reverse(f"admin:articles_{kind}_bulk", args=[action.name])
        return render(request, f"admin/articles/{name}.html", context)
