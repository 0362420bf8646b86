"""Pages to merge, to undo merges and to look through records that may be one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles import newsroom
from articles.models import Distinct, EditConflict, Merge

PAIRS, ENTRIES = 20, 50


class MergeForm(forms.Form):
    """What is merged into what, as both were seen, and why."""

    into: Any = forms.ModelChoiceField(queryset=None, label="Merge into")
    seen_loser = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_winner = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Why they are the same",
        help_text="Kept in the log of merges.",
    )

    def __init__(self, model: Any, site: admin.AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        field.queryset = model.objects.canonical()  # type: ignore[attr-defined]
        field.widget = AutocompleteSelect(model._meta.get_field("merged_into"), site)
        field.widget.choices = field.choices  # type: ignore[attr-defined]


class MergeMixin:
    """The pages of merging, for topics, experts and organizations."""

    admin_site: admin.AdminSite
    model: Any
    change_form_template = "admin/articles/mergeable_form.html"
    change_list_template = "admin/articles/mergeable_list.html"

    def get_urls(self) -> list[Any]:
        """Add the addresses of merging."""
        kind, view = f"articles_{self.model._meta.model_name}", self.admin_site.admin_view
        distinct = require_POST(self.distinct_view)
        return [
            path("<int:pk>/merge/", view(self.merge_view), name=f"{kind}_merge"),
            path("duplicates/", view(self.duplicates_view), name=f"{kind}_duplicates"),
            path("distinct/", view(distinct), name=f"{kind}_distinct"),
            path("merges/", view(self.merges_view), name=f"{kind}_merges"),
            path("merges/<int:pk>/undo/", view(self.unmerge_view), name=f"{kind}_unmerge"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose what to merge into, see what is affected, say why, merge."""
        self._require(request, f"merge_{self.model._meta.model_name}")
        loser = get_object_or_404(self.model.objects.canonical(), pk=pk)
        data = request.POST if request.method == "POST" else None
        form = MergeForm(self.model, self.admin_site, data)
        chosen = (data or request.GET).get("into", "")
        others = self.model.objects.canonical()
        winner = others.filter(pk=chosen).first() if chosen.isdecimal() else None
        if data and form.is_valid() and self._merge(request, form, loser):
            address = reverse(f"admin:articles_{self.model._meta.model_name}_change", args=[chosen])
            return HttpResponseRedirect(address)
        context = {"form": form, "loser": loser, "winner": winner, "media": form.media}
        if winner:
            context["sides"] = [self._side(loser), self._side(winner)]
        return self._render(request, "merge", f"Merge “{loser}”", context)

    def _merge(self, request: HttpRequest, form: MergeForm, loser: Any) -> bool:
        values = form.cleaned_data
        winner = values["into"]
        if values["seen_loser"]:
            loser.version, winner.version = values["seen_loser"], values["seen_winner"]
        try:
            entry = newsroom.merge(loser, winner, request.user, values["reason"])
        except (newsroom.NotPossible, EditConflict) as error:
            form.add_error(None, str(error))
            return False
        count = len(entry.changes)
        messages.success(request, f"Merged: {entry}. {count} rows changed; the log can undo it.")
        return True

    def _side(self, record: Any) -> dict[str, Any]:
        """Return what the preview shows of a record: its fields, names and where it is used."""
        shown = [*newsroom.FILLED[newsroom.KINDS[self.model]], "slug"]
        facts = [(self.model._meta.get_field(n).verbose_name, getattr(record, n)) for n in shown]
        return {
            "record": record,
            "facts": [(label, value) for label, value in facts if value],
            "usage": newsroom.usage(record),
        }

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        """List the pairs that may be one, with the evidence, both sides beside each other."""
        self._require(request, f"view_{self.model._meta.model_name}", "add_distinct")
        pairs = newsroom.duplicates(newsroom.KINDS[self.model])
        page = Paginator(pairs, PAIRS).get_page(request.GET.get("p"))
        ids = {pk for pair in page for pk in (pair.low_id, pair.high_id)}
        records = self.model.objects.in_bulk(ids)
        sides = {pk: self._side(record) for pk, record in records.items()}
        rows = [(pair, sides[pair.low_id], sides[pair.high_id]) for pair in page]
        name = self.model._meta.verbose_name_plural
        context = {"page": page, "rows": rows, "may_merge": self._may_merge(request)}
        return self._render(request, "duplicates", f"{name.capitalize()} that may be one", context)

    def distinct_view(self, request: HttpRequest) -> HttpResponse:
        """Remember that two records are not the same."""
        self._require(request, "add_distinct")
        ids = [request.POST.get(side, "") for side in ("one", "other")]
        records = self.model.objects.filter(pk__in=[pk for pk in ids if pk.isdecimal()])
        if len(records) != 2:
            raise Http404("Two records are needed to say that they are not the same.")
        reason = request.POST.get("reason", "")
        newsroom.say_distinct(records[0], records[1], request.user, reason)
        messages.success(request, "Noted as not the same; they are not suggested again.")
        return HttpResponseRedirect(self._address("duplicates"))

    def merges_view(self, request: HttpRequest) -> HttpResponse:
        """List the merges of this kind and what was said to be not the same."""
        self._require(request, "view_merge")
        kind = newsroom.KINDS[self.model]
        entries = Merge.objects.filter(kind=kind).select_related("created_by", "undone_by")
        context = {
            "page": Paginator(entries.defer("changes"), ENTRIES).get_page(request.GET.get("p")),
            "distinct": self._named(Distinct.objects.filter(kind=kind).order_by("-pk")[:ENTRIES]),
            "may_merge": self._may_merge(request),
        }
        return self._render(request, "merges", "Log of merges", context)

    def unmerge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then undo a merge; list what was left alone."""
        self._require(request, f"merge_{self.model._meta.model_name}")
        entry = get_object_or_404(Merge, pk=pk, kind=newsroom.KINDS[self.model])
        if request.method == "POST":
            try:
                entry = newsroom.unmerge(entry, request.user)
            except newsroom.NotPossible as error:
                messages.error(request, str(error))
            else:
                messages.success(request, f"Undone: {entry}.")
                for kept in entry.kept[:20]:
                    messages.warning(request, f"Left as it is, it was changed since: {kept}")
            return HttpResponseRedirect(self._address("merges"))
        return self._render(request, "unmerge", f"Undo “{entry}”", {"entry": entry})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Refuse to delete what is used, and say where; there may be too many rows to list."""
        used = [
            f"{record}: {use.count} {use.label}, such as {', '.join(use.sample[:3])}"
            for record in objs
            for use in newsroom.usage(record)
            if not use.is_own
        ]
        if used:
            return [str(record) for record in objs], {}, set(), used
        return super().get_deleted_objects(objs, request)  # type: ignore[misc]

    def _named(self, entries: Any) -> list[tuple[Distinct, str, str]]:
        rows = list(entries)
        names = self.model.objects.in_bulk({pk for e in rows for pk in (e.low_id, e.high_id)})
        return [
            (e, str(names.get(e.low_id, "deleted")), str(names.get(e.high_id, "deleted")))
            for e in rows
        ]

    def _may_merge(self, request: HttpRequest) -> bool:
        return newsroom.allows(request.user, f"merge_{self.model._meta.model_name}")

    def _require(self, request: HttpRequest, *permissions: str) -> None:
        if not all(newsroom.allows(request.user, p) for p in permissions):
            raise PermissionDenied

    def _address(self, name: str) -> str:
        return reverse(f"admin:articles_{self.model._meta.model_name}_{name}")

    def _render(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        kind = self.model._meta.model_name
        context = self.admin_site.each_context(request) | context
        context |= {"title": title, "opts": self.model._meta, "kind": kind}
        context["addresses"] = {n: self._address(n) for n in ("duplicates", "distinct", "merges")}
        return render(request, f"admin/articles/{name}.html", context)
