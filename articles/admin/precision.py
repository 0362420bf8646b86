"""How the suggestions do: what editors accepted, changed and rejected, by kind and rule."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from articles import newsroom
from articles.curation import review


class PrecisionMixin:
    """The page of the article's admin that tells whether the finders propose what editors keep."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[Any]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.precision_view)
        return [
            path("suggestions/", view, name="articles_article_precision"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def precision_view(self, request: HttpRequest) -> HttpResponse:
        """Show the rates with counts, the fields most corrected, and why some were refused."""
        if not newsroom.allows(request.user, "review_article"):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "How the suggestions do",
            "opts": self.opts,
            "tallies": review.precision(),
            "corrections": review.corrections(),
            "refusals": review.refusals(),
            "unread": review.unread(),
        }
        return TemplateResponse(request, "admin/articles/precision.html", context)
