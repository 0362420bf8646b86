"""Cards of single records for other sites, and oEmbed (https://oembed.com) that names them."""

from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape as xml_escape

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, path, resolve, reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.exports import Site
from articles.measures import Known, charted, standings
from articles.models import Metric

from .measures import charts
from .sources import figures, quotes

WIDTH, HEIGHTS = 480, {"statistic": 260, "quote": 280, "metric": 500}
LEAST_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Card:
    """A record that can be shown elsewhere: its kind, its public record and its card's path."""

    kind: str
    record: Any
    path: str


def card_of(kind: str, key: Any) -> Card:
    """Return the card of a public statistic, quote or metric, or raise Http404."""
    if kind == "metric":
        record = get_object_or_404(Metric.objects.public(), slug=key)
    elif kind in HEIGHTS:
        rows = figures() if kind == "statistic" else quotes()
        record = get_object_or_404(rows, pk=key)
    else:
        raise Http404("Figures, quotes and metrics can be embedded.")
    return Card(kind, record, reverse(f"embed_{kind}", args=[key]))


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it knows no parameters
def embed(request: HttpRequest, kind: str, key: Any) -> HttpResponse:
    """Show a card that any site may frame; its links open the archive in a new window."""
    card = card_of(kind, key)
    context: dict[str, Any] = {kind: card.record, "url": Site.of(request).url(card.record)}
    if kind == "metric":
        series = charted(card.record, Known())
        context |= {"series": series, "charts": charts(series, standings(series, Known()))}
    return render(request, f"embed/{kind}.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Describe the card of a page: `?url=` its address, `format=` json or xml."""
    wanted = request.GET.get("format", "json")
    if wanted not in ("json", "xml"):
        return HttpResponse("The formats are json and xml.\n", status=501)
    site = Site.of(request)
    card = card_at(request.GET.get("url", ""), site)
    answer = description(card, site, limit(request, "maxwidth"), limit(request, "maxheight"))
    if wanted == "json":
        return JsonResponse(answer)
    fields = "".join(f"<{k}>{xml_escape(str(v))}</{k}>" for k, v in answer.items())
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<oembed>{fields}</oembed>\n'
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


def card_at(url: str, site: Site) -> Card:
    """Return the card of the page at an address of this site, or raise Http404."""
    try:
        parts = urlsplit(url)
        if f"{parts.scheme}://{parts.netloc}" != site.root:
            raise Http404("This address is not one of the archive.")
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404) as error:
        raise Http404("There is no such page.") from error
    return card_of(match.url_name or "", next(iter(match.kwargs.values()), ""))


def limit(request: HttpRequest, name: str) -> int | None:
    """Return a number of pixels that the consumer set as a limit, None for none or nonsense."""
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def description(
    card: Card, site: Site, max_width: int | None, max_height: int | None
) -> dict[str, Any]:
    """Return the oEmbed answer: a frame no larger than the limits."""
    width = max(LEAST_WIDTH, min(WIDTH, max_width or WIDTH))
    height = min(HEIGHTS[card.kind], max_height or HEIGHTS[card.kind])
    title = str(card.record)
    frame = (
        f'<iframe src="{escape(site.url(card.path))}" title="{escape(title)}" '
        f'width="{width}" height="{height}" loading="lazy"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.name,
        "provider_url": site.url("/"),
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": frame,
    }


urlpatterns = [
    path("oembed", oembed, name="oembed"),
    path("embed/statistics/<int:key>/", embed, {"kind": "statistic"}, name="embed_statistic"),
    path("embed/quotes/<int:key>/", embed, {"kind": "quote"}, name="embed_quote"),
    path("embed/metrics/<uslug:key>/", embed, {"kind": "metric"}, name="embed_metric"),
]
