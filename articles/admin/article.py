"""The article's page: text, topics, figures and quotes on one screen."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.models import Article, Correction, Expert

from .base import ArchiveAdmin
from .claims import QuoteInline, StatisticInline
from .locking import VersionedForm


class ArticleForm(VersionedForm):
    """An article, with room for its text."""

    class Meta:
        widgets = {
            "headline": forms.TextInput(attrs={"class": "headline-input"}),
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 24, "class": "body-input"}),
            "withdrawal_reason": forms.Textarea(attrs={"rows": 2}),
        }


class CorrectionInline(admin.StackedInline):
    model = Correction
    extra = 0


@admin.register(Article)
class ArticleAdmin(ArchiveAdmin):
    form = ArticleForm
    inlines = [StatisticInline, QuoteInline, CorrectionInline]
    autocomplete_fields = ["outlet", "section"]
    readonly_fields = ["people", "version", "modified_at"]
    date_hierarchy = "published_at"
    list_display = ["headline", "outlet", "section", "status", "published_at", "modified_at"]
    list_filter = [
        "status",
        ("outlet", admin.RelatedOnlyFieldListFilter),
        ("section", admin.RelatedOnlyFieldListFilter),
        "language",
    ]
    list_select_related = ["outlet", "section"]
    search_fields = ["headline", "standfirst", "byline"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body", "topics"]}),
        (
            "Publication",
            {
                "fields": [
                    ("status", "published_at"),
                    ("outlet", "section", "language"),
                    ("byline", "dateline"),
                    "canonical_url",
                ]
            },
        ),
        (
            "Picture",
            {
                "fields": ["image_url", ("image_caption", "image_credit")],
                "classes": ["collapse"],
            },
        ),
        (
            "Address and withdrawal",
            {
                "fields": ["slug", "withdrawal_reason", "withdrawn_at"],
                "description": "Readers of a withdrawn article see its reason and date.",
                "classes": ["collapse"],
            },
        ),
        ("In this article", {"fields": ["people", ("version", "modified_at")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return the articles, without their texts where only the list is shown."""
        articles = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return articles.defer("body", "body_html", "plain_text") if is_list else articles

    @admin.display(description="people")
    def people(self, article: Article) -> str | SafeString:
        """Return the experts that the article's figures and quotes name, each with a link."""
        if article.pk is None:
            return "—"
        experts = Expert.objects.filter(quotes__article=article) | Expert.objects.filter(
            statistics__article=article
        )
        links: list[tuple[Any, ...]] = [(e.pk, e.name) for e in experts.distinct()]
        return format_html_join(", ", '<a href="/admin/articles/expert/{}/change/">{}</a>', links)
