"""A new process reads some pages itself, so that no reader waits for its first ones.

The first page of each kind compiles templates, the SQL of its questions and opens the index, which
takes several times as long as the page does afterwards.
"""

import gzip
import re
import time
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connections
from django.urls import Resolver404, resolve

STARTS = ("/", "/search/?q=news", "/search/suggest/?q=ne")
PASSED = ("/admin/", "/api/", "/follow/")
LINK = re.compile(r'\shref="(/[^"#]*)')
SECONDS = 5.0


def warm_up(application: WSGIApplication, seconds: float = SECONDS) -> list[str]:
    """Ask the application for one page of each kind that its pages link to; return the kinds.

    Begins no page after so many seconds. Whatever a page answers, the next one is asked for: what
    is wrong with the archive is in the log, and readers are told of it when they come.
    """
    until, seen = time.monotonic() + seconds, set()
    waiting = deque(STARTS)
    while waiting and time.monotonic() < until:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind and kind not in seen:
            seen.add(kind)
            waiting.extend(links(asked(application, address)))
    return sorted(seen)


def let_go() -> None:
    """Close what was opened of the databases, pools too: no process may share them after a fork."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):  # of PostgreSQL
            close_pool()


def kind_of(address: str) -> str:
    """Return the name of the page at an address; nothing for what is no page of readers.

    Files to download have no slash at their end; they may be as long as the archive.
    """
    path = unquote(urlsplit(address).path)
    if path.startswith(PASSED) or not path.endswith("/"):
        return ""
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def links(page: str) -> Iterator[str]:
    """Yield the addresses of the archive that a page links to."""
    for found in LINK.finditer(page):
        if not found[1].startswith("//"):
            yield unescape(found[1])


def asked(application: WSGIApplication, address: str) -> str:
    """Return what the application answers to a reader who asks for an address, as text."""
    path, _, query = address.partition("?")
    told: dict[str, str] = {}

    def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
        told.update(headers)

    answer = application(environ(path, query), start_response)
    try:
        body = b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
    is_zipped = told.get("Content-Encoding") == "gzip"
    return (gzip.decompress(body) if is_zipped else body).decode(errors="replace")


def environ(path: str, query: str) -> dict[str, Any]:
    """Return the environment of a request by a reader of the archive's own host (PEP 3333)."""
    host = next((name for name in settings.ALLOWED_HOSTS if name.strip("*.") == name), "localhost")
    scheme = "https" if settings.HTTPS else "http"
    asked = {
        "PATH_INFO": unquote(path, "latin-1"),
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_X_FORWARDED_PROTO": scheme,
        "wsgi.url_scheme": scheme,
    }
    setup_testing_defaults(asked)
    return asked
