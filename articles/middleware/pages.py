"""Pages for readers who are not logged in are made once an edition, and sent once to each reader.

A page is kept as it was sent, until anything that readers see changes: see `Edition`. Its ETag
names the edition, so a reader who has it is told so without the page being made. What is asked by
somebody logged in, is private, sets a cookie, or is not a page of the archive, passes through.
"""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from .edition import Present, present
from .kept import KeptPage, KeptPages

# The API has its own ETags and counts requests; the others are no pages.
PASSED = ("/admin/", "/api/", "/healthz", "/readyz", "/follow/", "/static/")
CACHE_CONTROL = "public, max-age=0, must-revalidate"
# What the answer may depend on beside its address: both are part of the key.
VARYING = {"accept-encoding", "cookie", ""}
REFUSED = ("private", "no-store", "no-cache")

# Ours: the edition, and the digest of what was sent before it was compressed.
TAG = re.compile(r'"([0-9a-f]+)\.([0-9a-f]+)"')

logger = logging.getLogger(__name__)


class KeptPagesMiddleware:
    """Answer from the pages kept, with 304 where the reader has the page of this edition."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PAGE_CACHE_MB or settings.DEBUG:
            raise MiddlewareNotUsed("PAGE_CACHE_MB is 0")
        self.get_response = get_response
        self.pages = KeptPages(settings.PAGE_CACHE_MB * 1024 * 1024)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page of the present edition."""
        if not is_asked_by_a_reader(request):
            return self.get_response(request)
        try:
            edition = present()
        except DatabaseError:
            logger.exception("The edition could not be read; the page is made")
            return self.get_response(request)
        has = dict(TAG.findall(request.headers.get("If-None-Match", "")))
        if edition.tag in has:
            return not_modified(f"{edition.tag}.{has[edition.tag]}", edition)
        if not has and is_unchanged_since(request, edition):
            return not_modified("", edition)
        page = self.page(request, edition)
        if isinstance(page, KeptPage) and page.digest in has.values():
            return not_modified(f"{edition.tag}.{page.digest}", edition)
        return page.response() if isinstance(page, KeptPage) else page

    def page(self, request: HttpRequest, edition: Present) -> KeptPage | HttpResponseBase:
        """Return the page as it is kept, or made now; an answer that is not kept as it is."""
        key = key_of(request)
        page = self.pages.get(key, edition.tag)
        if page is None:
            response = self.get_response(request)
            if not isinstance(response, HttpResponse) or not may_be_kept(response):
                return response
            page = kept_page(response, edition)
            self.pages.put(key, page)
        return page


def is_asked_by_a_reader(request: HttpRequest) -> bool:
    """Return whether anybody who asks for this gets the same."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
        and not request.path.startswith(PASSED)
    )


def is_unchanged_since(request: HttpRequest, edition: Present) -> bool:
    """Return whether the reader, who sent no tag, has seen the archive since its last change."""
    seen = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if seen is None or "If-None-Match" in request.headers:
        return False
    return edition.is_dated and seen >= int(edition.began_at.timestamp())


def key_of(request: HttpRequest) -> tuple[str, ...]:
    """Return what the answer depends on beside the edition."""
    zips = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
    address = (str(request.scheme), request.get_host(), request.get_full_path())
    return (*address, zips)


def may_be_kept(response: HttpResponse) -> bool:
    """Return whether the answer is the same for every reader, and complete."""
    said = response.headers.get("Cache-Control", "").lower()
    varying = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and "ETag" in response.headers
        and not response.cookies
        and not any(word in said for word in REFUSED)
        and varying <= VARYING
        and "nonce-" not in response.headers.get("Content-Security-Policy", "")
    )


def kept_page(response: HttpResponse, edition: Present) -> KeptPage:
    """Return the answer as it is kept and sent: its tag is the edition and that of its content."""
    digest = response.headers["ETag"].removeprefix("W/").strip('"')
    patch_vary_headers(response, ["Cookie"])
    headers = dict(response.headers) | headers_of(f"{edition.tag}.{digest}", edition)
    return KeptPage(edition.tag, digest, tuple(headers.items()), response.content)


def not_modified(tag: str, edition: Present) -> HttpResponseNotModified:
    """Return the answer that the reader has the page already."""
    vary = {"Vary": "Accept-Encoding, Cookie"}
    return HttpResponseNotModified(headers=headers_of(tag, edition) | vary)


def headers_of(tag: str, edition: Present) -> dict[str, str]:
    """Return what readers and proxies are told about keeping the page: ask each time."""
    headers = {"Cache-Control": CACHE_CONTROL}
    if tag:
        headers["ETag"] = f'W/"{tag}"'
    if edition.is_dated:
        headers["Last-Modified"] = http_date(edition.began_at.timestamp())
    return headers
