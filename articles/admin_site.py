"""The admin site: the editors' workbench, and its first page.

Outside of `articles.admin`, which registers its pages with it when imported.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser, User
from django.core.cache import cache
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import newsroom, search
from articles.measures import open_conflicts
from articles.models import Edition, MergeKind

RECENT = 12
WALKS = 5  # pages of disagreements that are looked through for the first that has any
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
    if newsroom.allows(user, "add_judgement"):
        rows.append(_row("Disagreements to judge", *_counted("disagreements", _disagreements)))
    if newsroom.allows(user, "review_article"):
        offers = _counted(f"metrics/{user.pk}", lambda: _offers(user))
        rows.append(_row("Figures that a metric fits", *offers))
    if newsroom.allows(user, "add_distinct"):
        for kind in MergeKind:
            address = _address(newsroom.MODELS[kind], "duplicates")
            label = f"{kind.label.capitalize()}s that may be one"
            rows.append(_row(label, len(newsroom.duplicates(kind)), address))
    for row, key in zip(rows, KEYS, strict=False):
        row["key"] = key
    return rows


def recent(user: User | AnonymousUser) -> list[dict[str, Any]]:
    """Return what was done lately as the user may see it, each with the address of its page."""
    return [
        {"event": event, "url": reverse(f"admin:articles_{event.model}_change", args=[event.pk])}
        for event in newsroom.activity(user, RECENT)
    ]


def _row(label: str, count: int, address: str, more: bool = False) -> dict[str, Any]:
    """Return a queue whose list is worked off on its own page; `more` where it is not all."""
    return {"label": label, "count": count, "more": more, "list": address, "first": address}


def _counted(name: str, count: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return what is counted by computing; once for each edition, for it takes a while."""
    key = f"waiting/{name}/{Edition.objects.present()[0]}"
    found: tuple[Any, ...] | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, timeout=3600)
    return found


def _disagreements() -> tuple[int, str, bool]:
    """Return how many the first page that has any shows, its address, and if metrics follow."""
    address = reverse("admin:articles_judgement_conflicts")
    after = 0
    for _ in range(WALKS):
        walk = open_conflicts(after)
        if walk.conflicts or walk.after is None:
            break
        after = walk.after
    return len(walk.conflicts), f"{address}?after={after}" if after else address, bool(walk.after)


def _offers(user: User | AnonymousUser) -> tuple[int, str]:
    return len(newsroom.metric_suggestions(user)), reverse("admin:articles_metric_suggestions")


def _address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)
