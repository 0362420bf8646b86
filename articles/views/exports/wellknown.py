"""What browsers and researchers look for at fixed addresses: OpenSearch, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.exports import Site

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
