"""Browser tests drive Debian's Chromium against a live server; run by `make test-browser`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page

from articles.tests.make import make_editor

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# Playwright runs an event loop in the thread of the tests; Django would refuse queries there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            # pytest-playwright's own fixtures, and static files that are found, not collected.
            item.add_marker(pytest.mark.filterwarnings("ignore:Session-scoped fixtures"))
            item.add_marker(pytest.mark.filterwarnings("ignore:No directory at"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start Chromium as the machine has it, without a look at any network."""
    return {"executable_path": CHROMIUM, "args": FLAGS, "headless": True}


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Collect what the browser complains about: script errors and refused resources."""
    found: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{page.url}: {message.text}")

    page.on("console", listen)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    yield found
    assert found == []


@pytest.fixture
def editor(page: Page, live_server: Any) -> Page:
    """Return a page of an editor who logged in with mouse and keyboard."""
    user = make_editor(username="mara")
    user.set_password("a long pass phrase")
    user.save()
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "mara")
    page.fill("#id_password", "a long pass phrase")
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")
    return page
