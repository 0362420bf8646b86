"""The admin site: the editors' workbench, and its first page.

Outside of `articles.admin`, which registers its pages with it when imported.
"""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import newsroom, search
from articles.models import MergeKind

RECENT = 12
# The keys that open the first item of each queue; "a" adds an article, "n" goes on to the next.
KEYS = "1234567890bcdefghijklmopqrstuvwxyz"


class ArchiveAdminSite(AdminSite):
    """Django's admin under the archive's name."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Newsroom"
    enable_nav_sidebar = False  # its room is the text's; the kinds of record stand in a bar above

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what waits for this user, with the same numbers as the lists, and what was done."""
        front = {
            "work": waiting(request.user),
            "recent": recent(request.user),
            "index_status": search.status(),
        }
        return super().index(request, (extra_context or {}) | front)


def waiting(user: User | AnonymousUser) -> list[dict[str, Any]]:
    """Return the user's queues: label, count, key, and the addresses of list and first item."""
    rows = [
        {
            "label": queue.label,
            "count": queue.rows(user).count(),
            "list": f"{_address(queue.model, 'changelist')}?queue={queue.name}",
            "first": _address(queue.model, "next", queue.name),
        }
        for queue in newsroom.queues_for(user)
    ]
    if newsroom.allows(user, "add_distinct"):
        for kind in MergeKind:
            address = _address(newsroom.MODELS[kind], "duplicates")
            label = f"{kind.label.capitalize()}s that may be one"
            count = len(newsroom.duplicates(kind))
            rows.append({"label": label, "count": count, "list": address, "first": address})
    for row, key in zip(rows, KEYS, strict=False):
        row["key"] = key
    return rows


def recent(user: User | AnonymousUser) -> list[dict[str, Any]]:
    """Return what was done lately as the user may see it, each with the address of its page."""
    return [
        {"event": event, "url": reverse(f"admin:articles_{event.model}_change", args=[event.pk])}
        for event in newsroom.activity(user, RECENT)
    ]


def _address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)
