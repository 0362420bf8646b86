"""Statistics and quotes: their own pages, and as inlines of the article they stand in."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import newsroom
from articles.models import Passage, Quote, Statistic
from articles.periods import parse_period, write_period
from articles.quantities import format_quantity

from .base import ArchiveAdmin, ArchiveFields
from .bulk import BulkMixin
from .finding import FoundByIndexMixin
from .locking import VersionedForm
from .orphans import OrphanMixin
from .queues import QueueFilter, QueueMixin

PERIOD_HELP = "2023, 2023-12, 2023-12-31, 2023-Q4, 2023-H1, 2023-01-01/2023-03-31 or end 2023"


class PeriodField(forms.CharField):
    """A reference period typed as one short text."""

    def clean(self, value: Any) -> Any:
        """Return the period, None when left empty."""
        text = super().clean(value)
        period = parse_period(text) if text else None
        if text and period is None:
            raise forms.ValidationError(f"“{text}” names no period. Write {PERIOD_HELP}.")
        return period


class ClaimForm(VersionedForm):
    """A claim: its words are found in the article, so one line holds them."""

    class Meta:
        widgets = {"exact": forms.Textarea(attrs={"rows": 2})}


class StatisticForm(ClaimForm):
    """A statistic: only its words are owed; the value is read from them."""

    period = PeriodField(required=False, help_text=PERIOD_HELP)
    change_base = PeriodField(required=False, label="compared with", help_text="2022, 2022-Q4 …")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("period", "change_base"):
            period = getattr(self.instance, name)
            self.initial[name] = write_period(period) if period else ""
        for name in ("approximation", "change_approximation"):
            if name in self.fields:
                self.fields[name].required = False  # absent, the words tell, or it is exact

    def _post_clean(self) -> None:
        """Set the periods before the record is validated as a whole."""
        for name in ("period", "change_base"):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()  # type: ignore[misc]


STATISTIC_FIELDS: list[Any] = [
    (
        None,
        {
            "fields": [
                "exact",
                ("counted", "metric", "period", "place"),
                ("speaker", "speaker_role", "producer", "topics"),
                "is_projection",
            ]
        },
    ),
    (
        "Value",
        {
            "fields": [
                ("value", "value_upper", "unit_code", "approximation"),
                ("equivalent_value", "equivalent_unit_code"),
            ],
            "description": "Left empty, value and unit are read from the words.",
            "classes": ["collapse"],
        },
    ),
    (
        "Change",
        {
            "fields": [
                ("change_direction", "change_approximation", "change_amount"),
                ("change_unit", "change_base"),
            ],
            "classes": ["collapse"],
        },
    ),
]
QUOTE_FIELDS: list[Any] = [
    (
        None,
        {
            "fields": [
                "exact",
                ("kind", "cue", "speaker"),
                ("speaker_role", "organization", "topics"),
            ]
        },
    ),
]
PASSAGE_FIELDS = (
    "Passage",
    {
        "fields": ["withdrawn", "prefix", "suffix", "anchor_state"],
        "description": "When the words stand in the article more than once, say what is before.",
        "classes": ["collapse"],
    },
)


class AnchorFilter(admin.SimpleListFilter):
    """Claims whose words are no longer in their article."""

    title = "passage"
    parameter_name = "passage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the states."""
        return list(Passage.AnchorState.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the claims in the state that was picked."""
        return queryset.filter(anchor_state=self.value()) if self.value() else queryset


class ClaimAdmin(OrphanMixin, BulkMixin, QueueMixin, FoundByIndexMixin, ArchiveAdmin):
    """What the pages of statistics and quotes share."""

    change_form_template = "admin/articles/claim/change_form.html"
    readonly_fields = ["anchor_state"]
    date_hierarchy = "article__published_at"
    search_fields = ["exact", "speaker__name", "article__headline"]
    list_select_related = ["article__outlet", "speaker"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the claims of the articles this user works on."""
        return newsroom.own_or_all(super().get_queryset(request), request.user, "article__")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may see claims, or this one: who sees its article."""
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or newsroom.may_see(obj.article, request.user))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may change claims, or those of this claim's article."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or newsroom.may_curate(obj.article, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may delete claims, or those of this claim's article."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or newsroom.may_curate(obj.article, request.user))

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Save a claim of an article the user may curate; refuse one put into another's."""
        if not newsroom.may_curate(obj.article, request.user):
            raise PermissionDenied
        super().save_model(request, obj, form, change)

    @admin.display(description="published", ordering="article__published_at")
    def published(self, claim: Passage) -> Any:
        """Return when the article was published."""
        return claim.article.published_at


@admin.register(Statistic)
class StatisticAdmin(ClaimAdmin):
    form = StatisticForm
    autocomplete_fields = ["article", "metric", "speaker", "producer"]
    fieldsets = [(None, {"fields": ["article"]}), *STATISTIC_FIELDS, PASSAGE_FIELDS]
    list_display = ["figure", "counted", "metric", "period_text", "speaker", "article", "published"]
    list_select_related = ["article__outlet", "speaker", "metric"]
    list_filter = [
        QueueFilter,
        AnchorFilter,
        "article__published_at",
        "is_projection",
        "withdrawn",
        ("metric", admin.EmptyFieldListFilter),
        ("period_end", admin.EmptyFieldListFilter),
        ("speaker", admin.EmptyFieldListFilter),
    ]
    search_fields = [*ClaimAdmin.search_fields, "counted", "metric__name"]

    @admin.display(description="figure", ordering="value")
    def figure(self, statistic: Statistic) -> str:
        """Return the number with its unit."""
        return format_quantity(statistic.quantity)

    @admin.display(description="period", ordering="period_end")
    def period_text(self, statistic: Statistic) -> str:
        """Return the period as an editor types it."""
        return write_period(statistic.period) if statistic.period else ""


@admin.register(Quote)
class QuoteAdmin(ClaimAdmin):
    form = ClaimForm
    autocomplete_fields = ["article", "speaker", "organization"]
    fieldsets = [(None, {"fields": ["article"]}), *QUOTE_FIELDS, PASSAGE_FIELDS]
    list_display = ["__str__", "speaker", "organization", "kind", "article", "published"]
    list_filter = [
        QueueFilter,
        AnchorFilter,
        "article__published_at",
        "kind",
        "withdrawn",
        ("speaker", admin.EmptyFieldListFilter),
    ]


class ClaimInline(ArchiveFields, admin.StackedInline):
    """A claim on the page of its article."""

    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may record claims of the article."""
        return super().has_add_permission(request, obj) and _may_curate(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may change the claims of the article."""
        return super().has_change_permission(request, obj) and _may_curate(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may delete the claims of the article."""
        return super().has_delete_permission(request, obj) and _may_curate(request, obj)


def _may_curate(request: HttpRequest, article: Any) -> bool:
    return article is None or newsroom.may_curate(article, request.user)


class StatisticInline(ClaimInline):
    model = Statistic
    form = StatisticForm
    fieldsets = STATISTIC_FIELDS
    autocomplete_fields = ["metric", "speaker", "producer"]


class QuoteInline(ClaimInline):
    model = Quote
    form = ClaimForm
    fieldsets = QUOTE_FIELDS
    autocomplete_fields = ["speaker", "organization"]
