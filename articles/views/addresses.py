"""Permanent addresses: a former slug, or the slug of a merged record, leads to the present one."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import FormerAddress

View = Callable[..., HttpResponse]
Record = TypeVar("Record")


def first_or_404(found: Sequence[Record]) -> Record:
    """Return the first of the records found, or raise Http404 where there is none."""
    if not found:
        raise Http404("There is no such page.")
    return found[0]


def at_address(name: str, readable: Callable[[], QuerySet[Any]]) -> Callable[[View], View]:
    """Decorate a view of (request, slug): where it finds nothing, look where the record went.

    `name` is the address to redirect to; `readable` gives the records that every reader may see:
    only to those it redirects, so that the address of a draft is not given away.
    """

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def page(request: HttpRequest, slug: str) -> HttpResponse:
            try:
                return view(request, slug=slug)
            except Http404:
                record = moved_to(readable(), slug)
                if record is None:
                    raise
                return HttpResponsePermanentRedirect(reverse(name, args=[record.slug]))

        return page

    return decorate


def moved_to(readable: QuerySet[Any], slug: str) -> Any:
    """Return the record that had this slug once, or took over the record that has it, or None."""
    model, wanted = readable.model, unicodedata.normalize("NFC", slug)
    known = model._base_manager.filter(slug=wanted).first()
    if known is None:
        former = FormerAddress.objects.filter(kind=model._meta.model_name, slug=wanted).first()
        known = model._base_manager.filter(pk=former.target_id).first() if former else None
    seen = set()
    while known is not None and getattr(known, "merged_into_id", None) and known.pk not in seen:
        seen.add(known.pk)
        known = known.merged_into
    record = readable.filter(pk=known.pk).first() if known else None
    return record if record and record.slug != slug else None
