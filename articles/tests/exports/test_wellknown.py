"""What browsers and researchers look for at fixed addresses."""

from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from django.test import Client
from django.utils import timezone

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_browsers_can_add_the_search(client: Client, settings: Any) -> None:
    settings.SITE_NAME = "The <Great> Archive of Everything & More"
    tree = ElementTree.fromstring(client.get("/opensearch.xml").content)
    assert len(tree.findtext(f"{NAMESPACE}ShortName") or "") <= 16
    address = tree.find(f"{NAMESPACE}Url")
    assert address is not None
    assert address.get("template") == "http://testserver/search/?q={searchTerms}"


def test_security_txt_names_the_contact_and_expires_within_a_year(
    client: Client, settings: Any
) -> None:
    settings.SECURITY_CONTACT = "mailto:security@archive.example"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:security@archive.example"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert 30 < left.days < 365


def test_without_a_contact_there_is_no_security_txt(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_crawlers_are_told_where_the_sitemaps_are(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /search/?q=" in lines
