"""What every page of the admin shares: topics with autocomplete, locking, history, site links."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin
from taggit.managers import TaggableManager

from articles.models import EditConflict, Topic

from .locking import VersionedForm


class ArchiveFields:
    """The archive's form fields: topics are picked, by name or synonym, never typed into being."""

    admin_site: admin.AdminSite

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Return a picker for topics; addresses typed without a scheme are https."""
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if isinstance(db_field, TaggableManager):
            return forms.ModelMultipleChoiceField(
                queryset=Topic.objects.canonical(),
                widget=AutocompleteSelectMultiple(db_field, self.admin_site),
                required=False,
                label="Topics",
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]


class ArchiveAdmin(ArchiveFields, SimpleHistoryAdmin):
    """A page for one kind of record, with history and optimistic locking."""

    form = VersionedForm
    list_per_page = 50
    show_full_result_count = False
    history_list_per_page = 30

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show or save the record; a save that lost a race is shown again as a conflict."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except EditConflict:
            # The form compares versions when it is validated again, and keeps what was typed.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Save; a reverted record is a change on top of the present version."""
        match = request.resolver_match
        if match and (match.url_name or "").endswith("_simple_history"):
            obj.version = type(obj)._base_manager.values_list("version", flat=True).get(pk=obj.pk)
        if not change and hasattr(obj, "created_by_id"):
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
