"""The API describes itself, on a page that keeps to the content security policy."""

import re

import pytest
from django.test import Client

from articles.exports import TABLES

from .asking import BASE

pytestmark = pytest.mark.django_db


def test_the_description_names_every_list(client: Client) -> None:
    described = client.get(f"{BASE}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {f"{BASE}/{name}" for name in TABLES} <= set(described["paths"])
    shown = described["components"]["schemas"]["Statistic"]["properties"]
    assert set(shown) == {column.name for column in TABLES["statistics"].columns}


def test_every_address_that_is_read_says_that_it_refuses_unknown_parameters(client: Client) -> None:
    paths = client.get(f"{BASE}/openapi.json").json()["paths"]
    read = {path: operations["get"] for path, operations in paths.items() if "get" in operations}
    assert [path for path, get in read.items() if "400" not in get["responses"]] == []


def test_the_docs_page_runs_nothing_from_elsewhere_and_nothing_inline(client: Client) -> None:
    html = client.get(f"{BASE}/docs").content.decode()
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)
    assert scripts
    for attributes, text in scripts:
        assert not text.strip() or "application/json" in attributes
        assert "http" not in attributes


def test_the_start_leads_to_the_lists(client: Client) -> None:
    links = client.get(f"{BASE}/").json()
    for name in TABLES:
        assert client.get(links[name]).status_code == 200
