"""axe-core finds nothing against WCAG 2.2 AA, nor against its best practices, on any page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .archive import TOOLS, Archive

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules})"
SCHEMES = ("light", "dark")
ADMIN_LINKS = "all => [...new Set(all.map(a => a.getAttribute('href').split('?')[0]))]"


def violations(page: Page) -> Iterator[str]:
    """Yield what axe finds on the page that is open, with the first element at fault."""
    page.evaluate((TOOLS / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    for found in page.evaluate(RUN, RULES)["violations"]:
        first = found["nodes"][0]["html"][:200]
        yield f"{page.url}: {found['id']} ({found['impact']}, {len(found['nodes'])}): {first}"


def make_page(browser: Browser, scheme: Any) -> Page:
    """Return a page that may run axe: the archive's own policy would refuse its script."""
    size = {"width": 1280, "height": 900}
    return browser.new_context(color_scheme=scheme, viewport=size, bypass_csp=True).new_page()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_public_pages(archive: Archive, chromium: Browser, scheme: str) -> None:
    page, found = make_page(chromium, scheme), []
    for path in archive.pages():
        page.goto(archive.base + path)
        found += violations(page)
    page.context.close()
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_admin_pages(archive: Archive, chromium: Browser, scheme: str) -> None:
    page = make_page(chromium, scheme)
    page.goto(f"{archive.base}/admin/login/")
    found = list(violations(page))
    page.fill("#id_username", archive.username)
    page.fill("#id_password", archive.password)
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")
    for path in admin_pages(page, archive):
        page.goto(archive.base + path)
        found += violations(page)
    page.context.close()
    assert found == []


def admin_pages(page: Page, archive: Archive) -> list[str]:
    """Return the start, every list, the first record of each, and the pages made for articles."""
    links = page.eval_on_selector_all("#content-main a[href]", ADMIN_LINKS)
    lists = sorted({link for link in links if link.startswith("/admin/articles/")})
    found = ["/admin/", *lists]
    for path in lists:
        page.goto(archive.base + path)
        row = page.query_selector("#result_list th a")
        if row is not None:
            found.append((row.get_attribute("href") or "").partition("?")[0])
    stories = [path for path in found if "/article/" in path and path.endswith("/change/")]
    return found + [path.replace("/change/", "/history/") for path in stories]
