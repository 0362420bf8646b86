"""What every page of the admin shares: topics with autocomplete, locking, history."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin
from taggit.managers import TaggableManager

from articles import newsroom
from articles.models import EditConflict, Topic

from .differences import WordContext
from .locking import VersionedForm


def is_list(request: HttpRequest) -> bool:
    """Return whether the request shows the rows of a list, and needs no long texts."""
    match = request.resolver_match
    return match is not None and (match.url_name or "").endswith("_changelist")


def is_choice(request: HttpRequest) -> bool:
    """Return whether the request is for rows to choose from: a list, or autocompletion."""
    match = request.resolver_match
    return is_list(request) or (match is not None and match.url_name == "autocomplete")


class TextField(forms.CharField):
    """A text of several lines: the line ends that browsers send are no change of it."""

    def to_python(self, value: Any) -> Any:
        """Return the text with line feeds alone."""
        return str(super().to_python(value)).replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other words were typed."""
        return super().has_changed(self.to_python(initial), data)


class ArchiveFields:
    """The archive's form fields: topics are picked, by name or synonym, never typed into being."""

    admin_site: admin.AdminSite

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Return a picker for topics; addresses typed without a scheme are https."""
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if isinstance(db_field, models.TextField):
            kwargs["form_class"] = TextField
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the records; what was merged into another is not offered in lists."""
        records = super().get_queryset(request)
        return (
            records.canonical() if hasattr(records, "canonical") and is_choice(request) else records
        )

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Save what was changed, its topics told in the history; unchanged, write nothing."""
        if change and not form.changed_data:
            return
        if not change and hasattr(obj, "created_by_id"):
            obj.created_by = request.user
        if "topics" in form.changed_data:
            obj._change_reason = newsroom.topics_changed(
                obj.topics.all() if change else [], form.cleaned_data["topics"]
            )
        super().save_model(request, obj, form, change)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the record's versions, and below them the changes of what belongs to it."""
        context = extra_context or {}
        record = self.get_queryset(request).filter(pk=unquote(object_id)).first()
        if record is not None:
            context["parts"] = newsroom.part_changes(record)
        return super().history_view(request, object_id, context)

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show an earlier version; posted, take the record back to it by the newsroom's door."""
        if request.method != "POST":
            return super().history_form_view(request, object_id, version_id, extra_context)
        record = get_object_or_404(self.get_queryset(request), pk=object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        get_object_or_404(record.history, history_id=version_id)
        try:
            newsroom.revert(record, int(version_id), request.user)
        except (EditConflict, ValidationError) as error:
            messages.error(request, f"Not taken back: {error}")
        else:
            messages.success(request, f"“{record}” is as it was; this too is in the history.")
        opts = self.opts
        address = f"admin:{opts.app_label}_{opts.model_name}_history"
        return HttpResponseRedirect(reverse(address, args=[object_id]))

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the page of an earlier version has no button to go back to it."""
        return obj is not None and not newsroom.may_revert(obj, request.user)

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: Any
    ) -> WordContext:
        """Return what shows the changes of a version word by word."""
        return WordContext(self.model, historical_record)
