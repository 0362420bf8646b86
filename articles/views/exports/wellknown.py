"""What browsers and researchers look for at fixed addresses: OpenSearch, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import search
from articles.exports import Site
from articles.forms import WordsForm
from articles.views.coverage import search_address

# RFC 9116 asks that the file expires within a year; it is made anew with every request.
VALID_DAYS = 180


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search to browsers (OpenSearch 1.1)."""
    site = Site.of(request)
    # A short name has at most 16 characters, a long one 48.
    context = {"short": site.name[:16], "long": site.name[:48], "root": site.root}
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", context, content_type=content_type)


@require_safe
def opensearch_suggest(request: HttpRequest) -> JsonResponse:
    """Name what the words typed so far may become, to the search field of a browser.

    The answer has the words, the searches they may become, what each is, and its address
    (OpenSearch Suggestions 1.1).
    """
    typed = WordsForm(request.GET).values["q"]
    site = Site.of(request)
    found = {s.label if s.url else s.query: s for s in reversed(search.suggest(typed))}
    rows = [
        (words, s.kind.removesuffix("s"), site.url(s.url or search_address(s.query)))
        for words, s in reversed(found.items())
    ]
    answer = [typed, *([row[place] for row in rows] for place in range(3))]
    kind = "application/x-suggestions+json; charset=utf-8"
    return JsonResponse(answer, safe=False, content_type=kind)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness (RFC 9116), when the operator named an address."""
    if not settings.SECURITY_CONTACT:
        raise Http404("No security contact is set.")
    site, expires = Site.of(request), timezone.now() + timedelta(days=VALID_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {site.url(reverse('security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
