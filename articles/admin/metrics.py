"""Metrics: their pages, splitting one, and the queue of suggestions for figures without any."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

from articles import newsroom
from articles.models import EditConflict, Metric, Statistic

from .base import ArchiveAdmin
from .merging import MergeMixin

SHOWN, SUGGESTED = 500, 20


class SplitForm(forms.ModelForm):
    """The new metric, the figures that it has, and why."""

    figures: Any = forms.ModelMultipleChoiceField(queryset=None, widget=forms.MultipleHiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Why they are another metric",
        help_text="Kept in the log of merges.",
    )

    class Meta:
        model = Metric
        fields = ["name", "definition", "counted", "unit_code", "place"]
        widgets = {"definition": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, metric: Metric, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figures"].queryset = metric.statistics.all()  # type: ignore[attr-defined]
        self.fields["figures"].error_messages["required"] = "Choose the figures of the new metric."


class SuggestionForm(forms.Form):
    """What was decided about a figure, as it was seen, and one metric suggested for it."""

    statistic = forms.ModelChoiceField(Statistic.objects.select_related("article"))
    metric = forms.ModelChoiceField(Metric.objects.canonical())
    version = forms.IntegerField()
    decision = forms.ChoiceField(choices=[("accept", ""), ("reject", "")])


@admin.register(Metric)
class MetricAdmin(MergeMixin, ArchiveAdmin):
    change_form_template = "admin/articles/metric/change_form.html"
    change_list_template = "admin/articles/metric/change_list.html"
    list_display = ["name", "counted", "unit_code", "place", "modified_at"]
    search_fields = ["name", "counted", "place"]
    fieldsets = [
        (None, {"fields": ["name", "definition", ("counted", "unit_code", "place"), "topics"]}),
        ("Address", {"fields": ["slug"], "classes": ["collapse"]}),
    ]

    def get_urls(self) -> list[Any]:
        """Add the addresses of splitting and of suggestions."""
        view = self.admin_site.admin_view
        decide = require_POST(self.decide_view)
        return [
            path("<int:pk>/split/", view(self.split_view), name="articles_metric_split"),
            path("suggestions/", view(self.suggestions_view), name="articles_metric_suggestions"),
            path("suggestions/decide/", view(decide), name="articles_metric_decide"),
            *super().get_urls(),
        ]

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose figures and name the new metric; see what moves; split."""
        self._require(request, "merge_metric")
        metric = get_object_or_404(Metric.objects.canonical(), pk=pk)
        data = request.POST if request.method == "POST" else None
        initial = {"unit_code": metric.unit_code, "counted": metric.counted, "place": metric.place}
        form = SplitForm(metric, data, initial=initial | {"seen": metric.version})
        chosen: list[Statistic] = []
        if data and form.is_valid():
            chosen = list(form.cleaned_data["figures"].select_related("article__outlet"))
            if "confirm" in data and self._split(request, form, metric, chosen):
                return HttpResponseRedirect(self._address("merges"))
        rows = metric.statistics.select_related("article__outlet", "speaker", "producer")
        rows = rows.defer("article__body", "article__body_html", "article__plain_text")
        newest = rows.order_by(F("period_end").desc(nulls_last=True), "-pk")
        ticked = set(map(int, filter(str.isdecimal, request.POST.getlist("figures"))))
        context = {"form": form, "metric": metric, "chosen": chosen, "media": form.media}
        context |= {"rows": newest[:SHOWN], "ticked": ticked, "total": rows.count()}
        return self._render(request, "metric/split", f"Split “{metric}”", context)

    def _split(
        self, request: HttpRequest, form: SplitForm, metric: Metric, chosen: list[Statistic]
    ) -> bool:
        metric.version = form.cleaned_data["seen"]
        fields = {name: form.cleaned_data[name] for name in SplitForm.Meta.fields}
        reason, ids = form.cleaned_data["reason"], [s.pk for s in chosen]
        try:
            entry = newsroom.split(metric, ids, Metric(**fields), request.user, reason)
        except (newsroom.NotPossible, EditConflict) as error:
            form.add_error(None, str(error))
            return False
        messages.success(request, f"{entry}: {len(ids)} figures moved; the log can undo it.")
        return True

    def suggestions_view(self, request: HttpRequest) -> HttpResponse:
        """List the figures without a metric that a metric fits, the surest first."""
        self._require(request, "review_article")
        page = Paginator(newsroom.metric_suggestions(request.user), SUGGESTED)
        context = {"page": page.get_page(request.GET.get("p")), "compared": newsroom.COMPARED}
        return self._render(request, "metric/suggestions", "Metrics for figures", context)

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Give a figure the metric that was suggested, or never suggest it again."""
        self._require(request, "review_article")
        form = SuggestionForm(request.POST)
        if not form.is_valid():
            messages.error(request, "The figure or the metric is gone, or was merged.")
            return HttpResponseRedirect(self._address("suggestions"))
        statistic, metric = form.cleaned_data["statistic"], form.cleaned_data["metric"]
        statistic.version = form.cleaned_data["version"]
        try:
            if form.cleaned_data["decision"] == "accept":
                newsroom.accept_metric(statistic, metric, request.user)
                messages.success(request, f"“{statistic}” is a value of “{metric}”.")
            else:
                newsroom.reject_metric(statistic, metric, request.user)
                messages.success(request, f"“{metric}” is not suggested for it again.")
        except EditConflict as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(self._address("suggestions"))
