"""The article's page: text, topics, figures and quotes on one screen."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles import newsroom
from articles.models import Article, Correction, Expert

from .base import ArchiveAdmin, is_list
from .bulk import BulkMixin
from .claims import QuoteInline, StatisticInline
from .finding import FoundByIndexMixin
from .locking import VersionedForm
from .precision import PrecisionMixin
from .queues import QueueFilter, QueueMixin
from .steps import StepsMixin
from .workbench import WorkbenchMixin

TEXT_FIELDS = [
    *("headline", "standfirst", "body", "outlet", "section", "language", "byline", "dateline"),
    *("canonical_url", "image_url", "image_caption", "image_credit", "slug"),
]


class ArticleForm(VersionedForm):
    """An article, with room for its text."""

    class Meta:
        widgets = {
            "headline": forms.TextInput(attrs={"class": "headline-input"}),
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 24, "class": "body-input"}),
        }

    def clean_published_at(self) -> Any:
        """Refuse a date that readers could not be shown; what is to come is scheduled."""
        moment = self.cleaned_data["published_at"]
        if moment and moment > timezone.now():
            raise forms.ValidationError("This is still to come: use the button “Schedule”.")
        if not moment and self.instance.status in (
            Article.Status.PUBLISHED,
            Article.Status.WITHDRAWN,
        ):
            raise forms.ValidationError("Readers have seen this article: it needs its date.")
        return moment


class CorrectionInline(admin.TabularInline):
    """The corrections of an article; new ones are made by the button “Correct”."""

    model = Correction
    extra = 0
    readonly_fields = ["published_at", "passage", "replacement"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a correction is a step, with its date and its note."""
        return False


class LanguageFilter(admin.SimpleListFilter):
    """Articles in one language, named without reading all of them."""

    title = "language"
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the languages there are."""
        return [(tag, tag) for tag in Article.objects.languages()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the articles in the language that was picked."""
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(
    WorkbenchMixin,
    PrecisionMixin,
    StepsMixin,
    BulkMixin,
    QueueMixin,
    FoundByIndexMixin,
    ArchiveAdmin,
):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    inlines = [StatisticInline, QuoteInline, CorrectionInline]
    autocomplete_fields = ["outlet", "section"]
    date_hierarchy = "published_at"
    list_display = ["headline", "outlet", "section", "status", "published_at", "modified_at"]
    list_filter = [
        QueueFilter,
        "status",
        ("outlet", admin.RelatedOnlyFieldListFilter),
        ("section", admin.RelatedOnlyFieldListFilter),
        LanguageFilter,
        "published_at",
    ]
    list_select_related = ["outlet", "section"]
    search_fields = ["headline", "standfirst", "byline"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body", "topics"]}),
        (
            "Publication",
            {
                "fields": [
                    *("published_at", "outlet", "section", "language", "byline", "dateline"),
                    *("canonical_url", "history_is_public"),
                ],
                "classes": ["rail"],
            },
        ),
        ("In this article", {"fields": ["people"], "classes": ["rail"]}),
        (
            "Picture",
            {
                "fields": ["image_url", "image_caption", "image_credit"],
                "classes": ["rail", "collapse"],
            },
        ),
        ("Address", {"fields": ["slug"], "classes": ["rail", "collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return the articles this user works on, without their texts where a list is shown."""
        articles = newsroom.own_or_all(super().get_queryset(request), request.user)
        return articles.defer("body", "body_html", "plain_text") if is_list(request) else articles

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Return what this user may only read in this state of the article."""
        fields = ["people"]
        publisher = newsroom.allows(request.user, "publish_article")
        if obj and not newsroom.may_change_text(obj, request.user):
            fields += TEXT_FIELDS
        if not publisher or (obj and obj.status == Article.Status.SCHEDULED):
            fields.append("published_at")
        return fields if publisher else [*fields, "history_is_public"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may open the article, or articles at all."""
        if obj is None:
            return super().has_view_permission(request)
        return newsroom.may_see(obj, request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may change the article or its claims."""
        allowed = super().has_change_permission(request)
        return allowed and (obj is None or newsroom.may_curate(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may delete: what readers have seen is withdrawn instead."""
        if obj is None:
            return super().has_delete_permission(request) or newsroom.allows(
                request.user, "change_article"
            )
        return newsroom.may_delete(obj, request.user)

    @admin.display(description="people")
    def people(self, article: Article) -> str | SafeString:
        """Return the experts that the article's figures and quotes name, each with a link."""
        if article._state.adding:
            return "—"
        named = Q(quotes__article=article) | Q(statistics__article=article)
        links: list[tuple[Any, ...]] = [
            (reverse("admin:articles_expert_change", args=[e.pk]), e.name)
            for e in Expert.objects.filter(named).distinct()
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "—"
