"""Whatever is asked, the answer is a result or a problem that says what to do."""

import base64
import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.exports import TABLES

from .asking import BASE

WRONG = ["limit=0", "limit=x", "cursor=%00", "order=name", "since=yesterday", "format=xml"]


def is_problem(response: Any) -> bool:
    told = response.json()
    return (
        response["Content-Type"].startswith("application/problem+json")
        and told["status"] == response.status_code
        and bool(told["detail"])
    )


@pytest.mark.django_db
@pytest.mark.parametrize("query", WRONG)
def test_wrong_values_are_named(client: Client, query: str) -> None:
    response = client.get(f"{BASE}/articles?{query}")
    assert response.status_code in (400, 422)
    assert is_problem(response)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/articles?lang=zh", "Unknown parameters: lang. Known are: cursor, fields, format, lang"),
        ("/search?q=a&limit=5&cursor=x", "Unknown parameters: cursor, limit. Known are: "),
        ("/metrics/1/values?asof=2024-01-01", "Unknown parameters: asof. Known are: as_of, clock."),
        ("/?x=1", "Unknown parameters: x. This address takes none."),
    ],
)
def test_a_parameter_that_nobody_reads_is_said(client: Client, address: str, said: str) -> None:
    response = client.get(f"{BASE}{address}")
    assert response.status_code == 400
    assert is_problem(response)
    assert response.json()["detail"].startswith(said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/nothing", 404),
        ("get", "/articles/999", 404),
        ("get", f"/articles/{2**70}", 422),
        ("get", "/articles/abc", 422),
        ("delete", "/articles", 405),
        ("post", "/articles", 401),
        ("patch", "/quotes/1", 401),
    ],
)
def test_every_error_is_a_problem(client: Client, method: str, path: str, status: int) -> None:
    response = getattr(client, method)(f"{BASE}{path}")
    assert response.status_code == status
    assert is_problem(response)


@pytest.mark.django_db
def test_a_login_by_cookie_does_not_write(admin_client: Client) -> None:
    body = {"headline": "By a page of another site"}
    response = admin_client.post(f"{BASE}/articles", body, content_type="application/json")
    assert response.status_code == 401


class AnyParameters(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.sampled_from(sorted(TABLES)),
        st.sampled_from(
            NAMES := (
                "limit",
                "cursor",
                "order",
                "fields",
                "topic",
                "outlet",
                "since",
                "as_of",
                "min",
                "article",
            )
        ),
        st.text(max_size=30),
    )
    def test_no_value_breaks_a_list(self, table: str, name: str, value: str) -> None:
        response = self.client.get(f"{BASE}/{table}", {name: value})
        assert response.status_code in (200, 400, 422, 429)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "place", [[], ["-published"], ["-published", "now", 1], ["-published", 1, 1], ["id", 1], 7]
)
def test_a_forged_cursor_is_refused(client: Client, place: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(place).encode()).decode()
    response = client.get(f"{BASE}/articles", {"cursor": cursor})
    assert response.status_code == 400
    assert is_problem(response)
