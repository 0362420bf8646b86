"""Whom the rate limit counts when the archive stands behind proxies."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.api.limits import client_address

from .asking import BASE


@pytest.mark.parametrize(
    ("proxies", "header", "counted"),
    [
        (0, "", "127.0.0.1"),
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, " , ", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_what_our_proxies_wrote_counts(
    settings: Any, proxies: int, header: str, counted: str
) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header} if header else {})
    assert client_address(request) == counted


@pytest.mark.django_db
def test_two_readers_behind_one_proxy_have_an_allowance_each(client: Client, settings: Any) -> None:
    settings.PROXY_COUNT = 1
    left = [
        client.get(f"{BASE}/topics", headers={"X-Forwarded-For": address})["RateLimit-Remaining"]
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.2", "1.2.3.4, 203.0.113.2")
    ]
    full = int(left[0])
    assert [full - int(number) for number in left] == [0, 1, 0, 1]
