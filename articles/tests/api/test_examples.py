"""The examples of docs/api.md work as they stand there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.models import ApiToken, Article, Metric, Quote, Statistic
from articles.newsroom import Role
from articles.tests.exports.story import make_story

from .asking import make_client

PAGE = Path(__file__).resolve().parents[3] / "docs/api.md"
BLOCK = re.compile(r"```http\n(.*?)\n→ (\d{3})\n```", re.DOTALL)
EXAMPLES = BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def send(client: Client, example: str, secret: str, numbers: dict[str, int]) -> Any:
    """Send a request as it is written, with a real token and the numbers of the test's records."""
    head, _, body = example.partition("\n\n")
    request, *lines = head.splitlines()
    method, path = request.split()
    headers = dict(line.split(": ", 1) for line in lines)
    if "Authorization" in headers:
        headers["Authorization"] = f"Bearer {secret}"
    for kind, number in numbers.items():
        path = re.sub(rf"/{kind}/1\b", f"/{kind}/{number}", path)
    body = body.replace('"article_id": 1', f'"article_id": {numbers["articles"]}')
    return client.generic(method, path, body, content_type="application/json", headers=headers)


@pytest.mark.django_db
def test_every_example_is_answered_as_the_page_says() -> None:
    story = make_story()
    numbers = {
        "articles": story.pk,
        "quotes": Quote.objects.get().pk,
        "statistics": Statistic.objects.get().pk,
        "metrics": Metric.objects.get().pk,
    }
    _, user = make_client(Role.EDITOR)
    _, secret = ApiToken.objects.issue(user, "examples")
    for example, status in EXAMPLES:
        response = send(Client(), example, secret, numbers)
        assert response.status_code == int(status), example + response.content.decode()
        if status == "200" and response["Content-Type"] == "application/json":
            assert json.loads(response.content).get("items") != [], example
    assert Article.objects.filter(headline="Base stations reach 4 million").exists()


def test_the_page_has_examples_of_every_method() -> None:
    assert {example.split()[0] for example, _ in EXAMPLES} == {"GET", "POST", "PATCH"}
    assert PAGE.read_text(encoding="utf-8").count("```http") == len(EXAMPLES)
