"""Topics, outlets and sections: the archive's controlled names."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from taggit import admin as taggit_admin
from taggit.models import Tag

from articles import newsroom
from articles.models import Outlet, Section, Topic, TopicSynonym

from .base import ArchiveAdmin
from .merging import MergeMixin
from .queues import QueueFilter, QueueMixin

# Taggit brings a page for tags of its own; ours are topics. Importing its pages registered it.
admin.site.unregister(Tag)
__all__ = ["OutletAdmin", "SectionAdmin", "TopicAdmin", "taggit_admin"]


class SynonymInline(admin.TabularInline):
    model = TopicSynonym
    extra = 0


@admin.register(Topic)
class TopicAdmin(MergeMixin, QueueMixin, ArchiveAdmin):
    inlines = [SynonymInline]
    autocomplete_fields = ["broader"]
    list_display = ["name", "kind", "broader", "external_id", "modified_at"]
    list_filter = [QueueFilter, "kind"]
    list_select_related = ["broader"]
    search_fields = ["name", "synonyms__name"]
    fieldsets = [
        (None, {"fields": [("name", "kind"), "description", "broader"]}),
        ("Identity", {"fields": [("slug", "external_id")], "classes": ["collapse"]}),
    ]

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Save; a renamed topic gets the address of its new name, and the old one redirects."""
        if change and "name" in form.changed_data and "slug" not in form.changed_data:
            newsroom.readdress(obj)
        super().save_model(request, obj, form, change)


@admin.register(Outlet)
class OutletAdmin(ArchiveAdmin):
    list_display = ["name", "homepage", "language", "modified_at"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": [("name", "language"), "description", "homepage"]}),
        ("Address", {"fields": ["slug"], "classes": ["collapse"]}),
    ]


@admin.register(Section)
class SectionAdmin(ArchiveAdmin):
    list_display = ["name", "modified_at"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": ["name", "description"]}),
        ("Address", {"fields": ["slug"], "classes": ["collapse"]}),
    ]
