"""The API as one object: what it is called, how it refuses."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from . import curating, finding, reading, relating, writing  # noqa: F401  they put their addresses on the router
from .problems import CONTENT_TYPE, Problem, problem
from .routing import router

DESCRIPTION = """\
Everything public in the archive, for anybody. Errors are problem details (RFC 9457). Lists give
the address of their next page as `next`; every answer has an ETag. Editors write with a token:
`Authorization: Bearer …`.
"""


class ArchiveAPI(NinjaAPI):
    """Describes errors as the problem details they are, and lists as CSV as well."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description with the content types that are really sent."""
        described = super().get_openapi_schema(**options)
        for operations in described["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    response["content"] = sent(int(status), operation, response["content"])
        return described


def sent(status: int, operation: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a response by the types that it can have."""
    if status >= 400:
        return {CONTENT_TYPE: content["application/json"]}
    takes = {parameter["name"] for parameter in operation["parameters"]}
    return content | ({"text/csv": {"schema": {"type": "string"}}} if "format" in takes else {})


api = ArchiveAPI(
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
