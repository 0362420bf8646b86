"""Feeds as feed readers take them, and every way through the archive leads to the same stories."""

import json
import re
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from .archive import Archive, run_tool

ATOM = "{http://www.w3.org/2005/Atom}"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = re.compile(r'type="application/(?:atom|rss)\+xml"[^>]*href="([^"]+)"')
PARSE = (
    "import sys, json, feedparser; f = feedparser.parse(sys.argv[1]);"
    "print(json.dumps([bool(f.bozo), str(f.get('bozo_exception', '')), f.version, len(f.entries),"
    "len({e.id for e in f.entries}), all(e.get('title') and e.link for e in f.entries)]))"
)
FEED_MUST = ("id", "title", "updated")  # RFC 4287, 4.1.1; an entry as well, and an author


def feeds(archive: Archive) -> list[str]:
    """Return the feeds that the types of pages name, and each as RSS."""
    pages = [archive.read(path)[1].decode() for path in archive.pages()]
    named = {link.replace("&amp;", "&") for page in pages for link in LINK.findall(page)}
    atom = {link for link in named if "/rss/" not in link}
    rss = {link.replace("/feed/", "/feed/rss/") for link in atom if "/related/" not in link}
    return sorted(atom | rss)


def test_feed_readers_understand_every_feed(archive: Archive) -> None:
    addresses = feeds(archive)
    assert len(addresses) > 12
    for path in addresses:
        told = run_tool("bin/python", "-c", PARSE, archive.base + path)
        bozo, why, version, entries, ids, whole = json.loads(told.stdout)
        assert not bozo, (path, why)
        assert version == ("rss20" if "/rss/" in path else "atom10"), path
        assert (entries, whole) == (ids, True), path


def test_atom_feeds_have_what_rfc_4287_asks_for(archive: Archive) -> None:
    for path in (path for path in feeds(archive) if "/rss/" not in path):
        feed = ElementTree.fromstring(archive.text(path))
        for node in (feed, *feed.iter(f"{ATOM}entry")):
            for name in FEED_MUST:
                assert len(node.findall(f"{ATOM}{name}")) == 1, (path, node.tag, name)
        for entry in feed.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}author/{ATOM}name"), path
        relations = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
        assert "self" in relations, path
        assert "alternate" in relations, path


def by_feed(archive: Archive) -> list[str]:
    """Return the paths of the articles of the whole feed, page after page."""
    found, address = [], "/feed/"
    while address:
        feed = ElementTree.fromstring(archive.text(address))
        links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
        found += [path_of(e.find(f"{ATOM}link")) for e in feed.iter(f"{ATOM}entry")]
        address = links.get("next", "")
    return found


def path_of(link: Any) -> str:
    return unquote(urlsplit(link.get("href")).path)


def by_sitemap(archive: Archive) -> list[str]:
    """Return the paths of the articles that the sitemaps list."""
    index = ElementTree.fromstring(archive.text("/sitemap.xml"))
    pages = [
        unquote(urlsplit(place.text or "").path)
        for part in index.iter(LOC)
        for place in ElementTree.fromstring(archive.text(part.text or "")).iter(LOC)
    ]
    return [page for page in pages if page.startswith("/articles/")]


def test_api_feed_sitemap_and_download_hold_the_same_articles(archive: Archive) -> None:
    listed = [unquote(urlsplit(i["url"]).path) for i in archive.harvest("/articles?fields=url")]
    lines = archive.text("/downloads/articles.jsonl").splitlines()
    saved = [unquote(urlsplit(json.loads(line)["url"]).path) for line in lines]
    assert len(listed) == len(set(listed)) > 90
    for found in (by_feed(archive), by_sitemap(archive), saved):
        assert sorted(found) == sorted(listed)
