"""Asking the API in tests."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client

from articles.models import ApiToken
from articles.newsroom import Role

BASE = "/api/v1"


def make_client(role: Role = Role.EDITOR) -> tuple[Client, User]:
    """Return a client with the token of a new user of this role, and the user."""
    user = User.objects.create_user(username=f"{role}-{User.objects.count()}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    _, secret = ApiToken.objects.issue(user, "tests")
    return Client(headers={"Authorization": f"Bearer {secret}"}), user


def send(client: Client, method: str, path: str, body: Any, etag: str = "") -> HttpResponse:
    """Send JSON to the API."""
    headers = {"If-Match": etag} if etag else {}
    ask = getattr(client, method)
    return ask(f"{BASE}{path}", body, content_type="application/json", headers=headers)


def harvest(client: Client, path: str) -> list[dict[str, Any]]:
    """Return all records of a list, page after page."""
    items: list[dict[str, Any]] = []
    address: str | None = f"{BASE}{path}"
    while address:
        page = client.get(address).json()
        items += page["items"]
        address = page["next"]
    return items
