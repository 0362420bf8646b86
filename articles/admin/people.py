"""Experts and organizations."""

from django.contrib import admin

from articles.models import Affiliation, Expert, ExpertName, Organization, OrganizationName

from .base import ArchiveAdmin
from .merging import MergeMixin
from .queues import QueueFilter, QueueMixin


class ExpertNameInline(admin.TabularInline):
    model = ExpertName
    extra = 0
    autocomplete_fields = ["outlet"]


class AffiliationInline(admin.TabularInline):
    model = Affiliation
    extra = 0
    autocomplete_fields = ["expert", "organization"]


class OrganizationNameInline(admin.TabularInline):
    model = OrganizationName
    extra = 0


@admin.register(Expert)
class ExpertAdmin(MergeMixin, QueueMixin, ArchiveAdmin):
    inlines = [ExpertNameInline, AffiliationInline]
    list_display = ["name", "sort_name", "wikidata_id", "modified_at"]
    list_filter = [QueueFilter, "created_at"]
    search_fields = ["name", "names__name", "affiliations__organization__name"]
    fieldsets = [
        (None, {"fields": [("name", "sort_name"), "note", "topics"]}),
        ("Identity", {"fields": [("slug", "wikidata_id")], "classes": ["collapse"]}),
    ]


@admin.register(Organization)
class OrganizationAdmin(MergeMixin, ArchiveAdmin):
    inlines = [OrganizationNameInline]
    list_display = ["name", "short_name", "place", "modified_at"]
    search_fields = ["name", "short_name", "names__name"]
    fieldsets = [
        (None, {"fields": [("name", "short_name"), "description", ("place", "homepage")]}),
        ("Identity", {"fields": [("slug", "wikidata_id")], "classes": ["collapse"]}),
    ]
