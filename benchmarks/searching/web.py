"""Pages through gunicorn, against an empty view through the same gunicorn.

Every request has an address of its own, so that no kept page answers in their place; what a kept
page takes is measured beside it ("again").
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .measure import measured, memory_mb, side_by_side
from .questions import Question
from .raw import replay

ROOT = Path(__file__).resolve().parents[2]
EMPTY = "/healthz"
TYPED = ["t", "to", "top", "ba", "bam", "mon", "outl", "sect", "2", "20", "bak fe", "top ba"]
_fresh = count()


def pages(folder: Path, by_class: dict[str, list[Question]], seconds: float) -> dict[str, Any]:
    """Measure the results page of each class of questions, suggestions, and the admin's list."""
    with served(folder) as (port, pid):
        empty = [_get(port, EMPTY)] * 20
        heads = ("page", "the same page again", "raw tantivy calls", "empty view")
        print(f"\n{'ms':34}" + "".join(f"{head:>24}" for head in heads) + f"{'2 x (both)':>12}")
        found: dict[str, Any] = {"queries of a page": {}}
        for name, some in by_class.items():
            found[name] = _page(port, name, some, empty, seconds)
            found["queries of a page"][name] = max(map(_queries, some[:5]))
        found["suggest"] = _suggestions(port, empty, seconds)
        found["admin list"] = _admin(port, by_class["two words"], seconds)
        found["worker own MB"], found["worker resident MB"] = _worker(pid)
    print(f"database queries of a page: {max(found['queries of a page'].values())} at most")
    own, resident = found["worker own MB"], found["worker resident MB"]
    print(f"web worker: {own:,.0f} MB of its own, {resident:,.0f} MB with pages of the index")
    return found


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve the archive with one worker; yield port and process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "newsarchive.wsgi", "--bind", f"127.0.0.1:{port}"]
    environment = os.environ | {"VAR_DIR": str(folder), "ALLOWED_HOSTS": "127.0.0.1"}
    server = subprocess.Popen(
        [*command, "--workers", "1", "--log-level", "error"], cwd=ROOT, env=environment
    )
    try:
        _wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _page(port: int, name: str, some: list[Question], empty: list, seconds: float) -> Any:
    kind = "statistics" if some[0].high else "articles"
    sides = {
        "page": [_get(port, _address(each, kind)) for each in some],
        "again": [_get(port, _address(each, kind), fresh=False) for each in some],
        "raw": [replay(each, kind) for each in some],
        "empty": empty[:1] * len(some),
    }
    times = side_by_side(sides, seconds)
    budget = 2 * (times["raw"].p95 + times["empty"].p95)
    print(f"{name:34}" + "".join(f"     {each}" for each in times.values()) + f"{budget:12.2f}")
    return {side: each.pair for side, each in times.items()} | {"budget p95": round(budget, 2)}


def _suggestions(port: int, empty: list, seconds: float) -> dict[str, Any]:
    typed = [_get(port, f"/search/suggest/?{urlencode({'q': text})}") for text in TYPED]
    times = side_by_side({"suggest": typed, "empty": empty[:1] * len(typed)}, seconds)
    suggest, nothing = times["suggest"], times["empty"]
    ratio = suggest.p95 / nothing.p95
    print(f"{'suggestions':34}     {suggest}{'':48}     {nothing}   {ratio:.1f} times at p95")
    return {"suggest": suggest.pair, "empty": nothing.pair, "times an empty view at p95": ratio}


def _admin(port: int, some: list[Question], seconds: float) -> list[float]:
    editor, _ = User.objects.get_or_create(
        username="benchmark", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client()
    client.force_login(editor)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    addresses = [f"/admin/articles/article/?{urlencode({'q': each.typed})}" for each in some]
    times = measured([_get(port, each, cookie) for each in addresses], seconds)
    print(f"{'list of articles in the admin':34}     {times}")
    return times.pair


def _queries(question: Question) -> int:
    """Return how many times the results page asks the database."""
    kind = "statistics" if question.high else "articles"
    with CaptureQueriesContext(connection) as asked:
        Client().get(_address(question, kind), headers={"host": "127.0.0.1"})
    return len(asked)


def _address(question: Question, kind: str) -> str:
    return f"/search/?{urlencode({'q': question.typed, 'kind': kind})}"


def _get(port: int, path: str, cookie: str = "", fresh: bool = True) -> Callable[[], object]:
    """Return the request for a page as a browser makes it, each time at an address of its own.

    With a cookie, or when it is not to be `fresh`, at the same address: the admin takes no
    parameter that it does not know, and keeps no pages.
    """
    headers = {"Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})
    tail = ("&" if "?" in path else "?") + "fresh=" if fresh and not cookie else ""

    def get() -> bytes:
        address = f"{path}{tail}{next(_fresh)}" if tail else path
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
        return body

    return get


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not start")


def _worker(pid: int) -> tuple[float, float]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return max(memory_mb(child) for child in children)
