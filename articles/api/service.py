"""The API as one object: what it is called, how it refuses."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from . import finding, reading, writing  # noqa: F401  they put their addresses on the router
from .problems import Problem, problem
from .routing import router

DESCRIPTION = """\
Everything public in the archive, for anybody. Errors are problem details (RFC 9457). Lists give
the address of their next page as `next`; every answer has an ETag. Editors write with a token:
`Authorization: Bearer …`.
"""

api = NinjaAPI(
    title="News archive",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
api.add_router("", router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, error: Any) -> HttpResponse:
    return error.response


@api.exception_handler(ValidationError)
def _wrong_values(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [{"field": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors]
    return problem(422, "Some values cannot be used.", errors=errors)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(401, "Send an editor's token: Authorization: Bearer …")
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, "There is nothing at this address.")


@api.exception_handler(PermissionDenied)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(403, str(error) or "Your role does not let you do this.")


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, str(error))
