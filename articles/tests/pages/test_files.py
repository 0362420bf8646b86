"""The files that programs read, read by programs that others wrote for their formats."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from .archive import Archive, run_tool

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_PAGES = 50_000
LONGEST = 2048


def download(archive: Archive, folder: Path) -> list[dict[str, Any]]:
    """Save the data package with all its files and return its resources."""
    package = archive.json("/downloads/datapackage.json")
    (folder / "datapackage.json").write_text(archive.text("/downloads/datapackage.json"))
    for resource in package["resources"]:
        for name in (resource["path"], f"{resource['path']}-metadata.json"):
            (folder / name).write_bytes(archive.read(f"/downloads/{name}")[1])
    return package["resources"]


def test_the_data_package_is_valid(archive: Archive, tmp_path: Path) -> None:
    assert len(download(archive, tmp_path)) > 5
    package = tmp_path / "datapackage.json"
    told = run_tool("bin/frictionless", "validate", "--trusted", package)
    assert told.returncode == 0, told.stdout[-3000:]


def test_the_tables_are_as_their_csvw_metadata_say(archive: Archive, tmp_path: Path) -> None:
    for resource in download(archive, tmp_path):
        told = run_tool("bin/csvwvalidate", tmp_path / f"{resource['path']}-metadata.json")
        assert (told.returncode, told.stdout.strip()) == (0, "OK"), (resource["name"], told.stdout)


def test_sitemaps_keep_to_the_protocol(archive: Archive) -> None:
    tree = ElementTree.fromstring(archive.text("/sitemap.xml"))
    assert tree.tag == f"{SITEMAP}sitemapindex"
    parts = [part.findtext(f"{SITEMAP}loc", "") for part in tree]
    assert parts
    for part in parts:
        pages = ElementTree.fromstring(archive.text(part))
        assert pages.tag == f"{SITEMAP}urlset"
        assert 0 < len(pages) <= MOST_PAGES
        for page in pages:
            assert [child.tag for child in page] == [f"{SITEMAP}loc", f"{SITEMAP}lastmod"]
            place = page.findtext(f"{SITEMAP}loc", "")
            assert place.startswith(f"{archive.base}/"), place
            assert len(place) < LONGEST, place
    assert ElementTree.fromstring(archive.text("/news-sitemap.xml")).tag == f"{SITEMAP}urlset"


def test_an_article_is_light(archive: Archive, chromium: Any) -> None:
    """The first view of an article, with styles and scripts but without pictures: 60 kB."""
    address = archive.json("/api/v1/articles?limit=1&order=-id&fields=url")["items"][0]["url"]
    page = chromium.new_page()
    sizes: list[int] = []

    def weigh(request: Any) -> None:
        if request.resource_type != "image":
            size = request.sizes()
            sizes.append(size["responseBodySize"] + size["responseHeadersSize"])

    page.on("requestfinished", weigh)
    page.goto(address, wait_until="networkidle")
    page.close()
    assert len(sizes) > 3
    assert sum(sizes) <= 60_000, sizes
