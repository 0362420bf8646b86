"""Checks of whole pages by programs of others, against the demo archive; `make check-pages`.

The archive is started on this machine with a folder of its own; PAGES_URL names one that runs.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from .archive import CHROMIUM, FLAGS, ROOT, Archive

LOGIN = re.compile(r"Demo editor:\s+(\S+) / (\S+)")
PATIENCE = 120  # seconds until the demo must be loaded


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a check of pages."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.pages)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Start the demo archive for all checks, and end it."""
    if known := os.environ.get("PAGES_URL"):
        yield Archive(known, *os.environ.get("PAGES_LOGIN", ":").split(":"))
        return
    folder = tmp_path_factory.mktemp("archive")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    settings = {"VAR_DIR": str(folder), "API_RATE_LIMIT": "1000000", "DATABASE_URL": ""}
    kept = {key: value for key, value in os.environ.items() if key not in settings}
    settings.pop("DATABASE_URL")  # its own file, whatever database the tests are run on
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=kept | settings, stdout=output)
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", server)
            login = LOGIN.search(log.read_text(encoding="utf-8"))
            assert login is not None
            yield Archive(f"http://127.0.0.1:{port}", *login.groups())
        finally:
            server.terminate()
            server.wait(30)


def wait_until_ready(base: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the archive answers; fail when it ended or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{base}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the demo archive did not start (exit {server.poll()})")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium as the machine has it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
