"""What runs beside the editors: what search is still to be told, and the tokens of programs."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import search
from articles.models import ApiToken, OutboxRow

from .queues import QueueFilter, QueueMixin


@admin.register(OutboxRow)
class OutboxRowAdmin(QueueMixin, admin.ModelAdmin):
    """The rows that search was not told yet, or refused; they come and go by themselves."""

    list_display = ["__str__", "queued_at", "error"]
    list_filter = [QueueFilter, "kind"]
    readonly_fields = ["kind", "record_id", "queued_at", "error"]
    show_full_result_count = False
    actions = ["tell_again"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Return False: it is no kind of record, the queues lead here."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: saving a record adds its row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a row that is gone is a record that search never hears of."""
        return False

    @admin.action(description="Tell search again", permissions=["change"])
    def tell_again(self, request: HttpRequest, rows: QuerySet[OutboxRow]) -> None:
        """Let the index take the rows that it refused once more."""
        chosen = list(rows.values_list("pk", flat=True))
        OutboxRow.objects.filter(pk__in=chosen).update(error="")
        try:
            search.drain()
        except search.SearchUnavailable as error:
            self.message_user(request, f"Search cannot be told now: {error}", messages.ERROR)
            return
        left = OutboxRow.objects.filter(pk__in=chosen).count()
        self.message_user(request, f"{len(chosen) - left} told; {left} are still here.")


class TokenForm(forms.ModelForm):
    """A token: whose it is and what for; its secret is made, not typed."""

    class Meta:
        model = ApiToken
        fields = ["user", "name"]


@admin.register(ApiToken)
class ApiTokenAdmin(admin.ModelAdmin):
    form = TokenForm
    list_display = ["name", "user", "created_at"]
    list_select_related = ["user"]
    search_fields = ["name", "user__username"]
    autocomplete_fields = ["user"]
    readonly_fields = ["created_at"]
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a token is made or deleted, never changed."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Make the token and show its secret, this once."""
        token, secret = ApiToken.objects.issue(obj.user, obj.name)
        obj.pk, obj.digest, obj._state.adding = token.pk, token.digest, False
        messages.warning(
            request,
            f"The secret of “{token}” is {secret} – copy it now, it is kept nowhere. "
            f"Programs send it as “Authorization: Bearer …” and act as {token.user}.",
        )
