"""Schemathesis asks the running API everything its description allows, and then some.

It is a program of its own and no package of the tests, because as a pytest plugin it would slow the
start of every run: `pipx install schemathesis==4.32.5`.
"""

import shutil
import subprocess
from typing import Any

import pytest

from articles.models import ApiToken
from articles.newsroom import Role
from articles.tests.exports.story import make_story

from .asking import BASE, make_client

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance"
)
PROGRAM = shutil.which("schemathesis")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:No directory at")  # static files are not asked for
@pytest.mark.skipif(PROGRAM is None, reason="schemathesis is not installed: see this file's top")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_answer_is_as_described(live_server: Any, settings: Any) -> None:
    settings.API_RATE_LIMIT = 10**9
    make_story()
    _, user = make_client(Role.PUBLISHER)
    _, secret = ApiToken.objects.issue(user, "schemathesis")
    asked = subprocess.run(
        [str(PROGRAM), "run", f"{live_server.url}{BASE}/openapi.json"]
        + ["-H", f"Authorization: Bearer {secret}", "--checks", CHECKS]
        + ["--max-examples", "20", "--phases", "examples,coverage,fuzzing", "--no-color"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stdout[-6000:]
