"""Errors as problem details (RFC 9457): what went wrong, and what to do about it."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """An error to answer with; `more` are further members, such as `errors` by field."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more

    @property
    def response(self) -> HttpResponse:
        """Return the answer."""
        return problem(self.status, self.detail, **self.more)


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """Return an error; its type is about:blank, so that its title is the status in words."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    text = json.dumps(body | more, ensure_ascii=False, default=str)
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE)
