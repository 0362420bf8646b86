"""The page of a claim whose words are gone: old and new text side by side, and what to do."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import newsroom
from articles.models import EditConflict

from .differences import words_changed
from .queues import WALKING

DONE = {
    "pin": "Pinned to the words you chose.",
    "leave": "Kept; readers see that its words are gone.",
    "remove": "Removed; its own page can bring it back.",
}


class OrphanForm(forms.Form):
    """What is to become of the claim, as it was seen, and the place that was chosen for it."""

    decision = forms.ChoiceField(choices=[(name, name) for name in DONE])
    version = forms.IntegerField()
    place = forms.RegexField(r"^\d{1,9}:\d{1,9}$", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse to pin without a place."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == "pin" and not cleaned.get("place"):
            raise forms.ValidationError("Choose the words to pin it to.")
        return cleaned


class OrphanMixin:
    """Adds the page to the admin of statistics and of quotes."""

    admin_site: admin.AdminSite
    model: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.orphan_view)
        name = f"articles_{self.model._meta.model_name}_orphan"
        return [path("<int:pk>/orphan/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def orphan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show both texts and the places for the words; posted, do what was decided."""
        claim = get_object_or_404(self.model.objects.select_related("article"), pk=pk)
        if not newsroom.may_curate(claim.article, request.user):
            raise PermissionDenied
        form = OrphanForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._decide(request, form, claim):
            return HttpResponseRedirect(self._after(request, claim))
        return self._show(request, form, claim)

    def _decide(self, request: HttpRequest, form: OrphanForm, claim: Any) -> bool:
        values, by = form.cleaned_data, request.user
        claim.version = values["version"]
        try:
            if values["decision"] == "pin":
                start, _, end = values["place"].partition(":")
                newsroom.repin(claim, int(start), int(end), by)
            elif values["decision"] == "leave":
                newsroom.leave_orphaned(claim, by)
            else:
                newsroom.withdraw_claim(claim, by)
        except (newsroom.NotPossible, EditConflict) as error:
            form.add_error(None, str(error))
            claim.refresh_from_db()
            return False
        messages.success(request, DONE[values["decision"]])
        return True

    def _after(self, request: HttpRequest, claim: Any) -> str:
        """Return where to go on: the next of the queue, or the claim's own page."""
        kind, queue = self.model._meta.model_name, request.GET.get(WALKING, "")
        if queue in newsroom.QUEUES:
            return f"{reverse(f'admin:articles_{kind}_next', args=[queue])}?after={claim.pk}"
        return reverse(f"admin:articles_{kind}_change", args=[claim.pk])

    def _show(self, request: HttpRequest, form: OrphanForm, claim: Any) -> HttpResponse:
        sides, words = newsroom.sides(claim), request.GET.get("words", "")[:2000]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Words that are gone: {claim}",
            "opts": self.opts,
            "claim": claim,
            "form": form,
            "sides": sides,
            "difference": words_changed(sides.old, sides.now) if sides.now else "",
            "words": words,
            "places": newsroom.places_of(claim.article, words) if words else sides.places,
            "queue": request.GET.get(WALKING, ""),
        }
        return TemplateResponse(request, "admin/articles/orphan.html", context)
