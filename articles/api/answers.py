"""Answers: rows as JSON or CSV, with an ETag that lets a client ask only for changes."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from articles.exports import Column, csv_lines

JSON = "application/json"
MAX_AGE = 60


def as_json(request: HttpRequest, body: dict[str, Any], version: int | None = None) -> HttpResponse:
    """Return the body as JSON, or 304 when the client has it; `version` begins a record's ETag."""
    text = json.dumps(body, ensure_ascii=False)
    return conditional(request, HttpResponse(text, content_type=JSON), version)


def as_csv(
    request: HttpRequest, columns: Iterable[Column], rows: Iterable[dict[str, Any]]
) -> HttpResponse:
    """Return the rows as CSV, or 304 when the client has them."""
    text = "".join(csv_lines(columns, rows))
    return conditional(request, HttpResponse(text, content_type="text/csv; charset=utf-8"), None)


def conditional(request: HttpRequest, response: HttpResponse, version: int | None) -> HttpResponse:
    """Give the response an ETag made from its content; return 304 when the client has that."""
    digest = hashlib.sha256(response.content).hexdigest()[:16]
    response["ETag"] = f'"{digest}"' if version is None else f'"{version}-{digest}"'
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_cache=True)
        if version is not None:
            keep_strong(request, response)
    else:
        patch_cache_control(response, public=True, max_age=MAX_AGE)
    if request.method not in ("GET", "HEAD"):
        return response
    told = get_conditional_response(request, etag=response["ETag"], response=response)
    return told or response


def keep_strong(request: HttpRequest, response: HttpResponse) -> None:
    """Leave the answer uncompressed, so that its ETag stays strong and serves as If-Match.

    Django's compression asks the request, proxies that compress ask the answer.
    """
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    patch_cache_control(response, no_transform=True)


def is_weak(etag: str) -> bool:
    """Return whether a tag is weak, W/"…": what compressed an answer made it so."""
    return etag.strip().startswith("W/")


def version_in(etag: str) -> int | None:
    """Return the version that a strong ETag of a record begins with, None for other tags."""
    number, dash, _ = etag.strip().strip('"').partition("-")
    return int(number) if dash and number.isascii() and number.isdigit() else None
