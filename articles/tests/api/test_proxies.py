"""Whom the rate limit counts, behind proxies too."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.limits import client_address
from articles.tests.moments import in_one_moment

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


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", ""),
    ],
)
def test_a_network_of_ipv6_is_one_client(address: str, counted: str) -> None:
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=address)) == counted


@pytest.mark.django_db
@in_one_moment
def test_a_crowd_does_not_make_the_archive_forget_who_asked_too_much(
    client: Client, settings: Any
) -> None:
    settings.API_RATE_LIMIT = 1
    client.get(f"{BASE}/")
    for number in range(600):
        client.get(f"{BASE}/", REMOTE_ADDR=f"203.0.{number // 250}.{number % 250}")
    assert client.get(f"{BASE}/").status_code == 429


@pytest.mark.django_db
@in_one_moment
def test_two_readers_behind_one_proxy_have_an_allowance_each(client: Client, settings: Any) -> None:
    settings.PROXY_COUNT = 1
    left = [
        client.get(f"{BASE}/topics", headers={"X-Forwarded-For": address})["RateLimit-Remaining"]
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.2", "1.2.3.4, 203.0.113.2")
    ]
    full = int(left[0])
    assert [full - int(number) for number in left] == [0, 1, 0, 1]
