"""The whole results page through gunicorn, against an empty view through the same gunicorn."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from .measure import Times, measured, resident_mb
from .ours import _replay
from .questions import Question

ROOT = Path(__file__).resolve().parents[2]
EMPTY = "/healthz"


def pages(folder: Path, by_class: dict[str, list[Question]], seconds: float) -> dict[str, Any]:
    """Measure the results page of each class of questions, and suggestions."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "newsarchive.wsgi", "--bind", f"127.0.0.1:{port}"]
    environment = os.environ | {"VAR_DIR": str(folder), "ALLOWED_HOSTS": "127.0.0.1"}
    server = subprocess.Popen(
        [*command, "--workers", "1", "--log-level", "error"], cwd=ROOT, env=environment
    )
    try:
        return _measured(port, by_class, seconds, server.pid)
    finally:
        server.terminate()
        server.wait()


def _measured(port: int, by_class: dict[str, list[Question]], seconds: float, pid: int) -> Any:
    _wait_for(port)
    empty = measured([_get(port, EMPTY)] * 20, seconds)
    print(f"\n{'ms':34}{'page':>24}{'2 x (raw + empty view)':>28}")
    print(f"{'empty view':34}     {empty}")
    found: dict[str, Any] = {"empty view": [empty.p50, empty.p95]}
    for name, some in by_class.items():
        kind = "statistics" if some[0].high else "articles"
        page = measured([_get(port, _address(each, kind)) for each in some], seconds)
        raw = measured([_replay(each, kind) for each in some], seconds)
        budget = 2 * (raw.p95 + empty.p95)
        print(f"{name:34}     {page}{budget:28.2f}", flush=True)
        found[name] = {"page": [page.p50, page.p95], "budget": budget}
    found["worker_mb"] = _worker_mb(pid)
    print(f"web worker: {found['worker_mb']:,.0f} MB resident")
    return found


def _address(question: Question, kind: str) -> str:
    return f"/search/?{urlencode({'q': question.typed, 'kind': kind})}"


def _get(port: int, path: str) -> Callable[[], object]:
    def get() -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
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


def _worker_mb(pid: int) -> float:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return max((resident_mb(child) for child in children), default=0.0)


__all__ = ["Times", "pages"]
