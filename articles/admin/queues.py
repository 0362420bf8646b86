"""Work queues in the admin: lists narrowed to one, and walking from one item to the next."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from articles import newsroom

WALKING = "_queue"


class QueueFilter(admin.SimpleListFilter):
    """The queue that a list shows."""

    title = "waiting"
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the queues of the list's model that are this user's work."""
        queues = newsroom.queues_for(request.user)
        return [(q.name, q.label) for q in queues if q.model is model_admin.model]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the rows of the queue that was picked."""
        queue = newsroom.QUEUES.get(self.value() or "")
        return queue.narrow(queryset) if queue else queryset


class QueueMixin:
    """Walks a queue: the page of an item knows the queue it was opened from, and the next item."""

    model: Any
    admin_site: admin.AdminSite

    def get_urls(self) -> list[Any]:
        """Add the address that leads to the next item of a queue."""
        name = f"articles_{self.model._meta.model_name}_next"
        view = self.admin_site.admin_view(self.next_view)
        return [path("next/<slug:queue>/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def next_view(self, request: HttpRequest, queue: str) -> HttpResponse:
        """Go to the item after `?after=<id>`, to the first without; to the list when none waits."""
        found = newsroom.QUEUES.get(queue)
        if found is None or found.model is not self.model:
            raise Http404(f"There is no queue “{queue}” here.")
        if not newsroom.allows(request.user, found.permission):
            raise PermissionDenied
        after = request.GET.get("after", "")
        pk = found.after(request.user, int(after) if after.isdecimal() else None)
        if pk is None:
            messages.info(request, f"“{found.label}”: nothing else waits.")
            return HttpResponseRedirect(reverse("admin:index"))
        address = reverse(f"admin:articles_{self.model._meta.model_name}_{found.page}", args=[pk])
        return HttpResponseRedirect(f"{address}?{WALKING}={queue}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Tell the page which queue it is walked in."""
        queue = newsroom.QUEUES.get(request.GET.get(WALKING, ""))
        if queue is not None and queue.model is self.model and kwargs.get("obj") is not None:
            context["queue"] = queue
            context["next_url"] = self._next(queue.name, kwargs["obj"].pk)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After “save and next”, go on to the next item."""
        response: HttpResponse = super().response_change(request, obj)  # type: ignore[misc]
        queue = request.GET.get(WALKING)
        if "_next" in request.POST and queue in newsroom.QUEUES:
            return HttpResponseRedirect(self._next(queue, obj.pk))
        return response

    def _next(self, queue: str, pk: int) -> str:
        name = f"admin:articles_{self.model._meta.model_name}_next"
        return f"{reverse(name, args=[queue])}?after={pk}"
