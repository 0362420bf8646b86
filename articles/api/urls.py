"""The addresses of the API, each behind the rate limit and with problem details as errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from .limits import allowance_of, tell
from .problems import CONTENT_TYPE, problem
from .service import api
from .strict import refusal
from .tokens import identify

View = Callable[..., HttpResponse]
DETAILS = {
    404: "There is nothing at this address; /api/v1/docs lists what there is.",
    405: "This address does not take this method.",
}


def guarded(view: View, route: str | None = None) -> View:
    """Return the view behind the rate limit, its errors as problems, open to other sites.

    With a route, parameters that it does not take are refused.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        identify(request)
        allowance = allowance_of(request)
        if allowance.spent:
            response = problem(429, f"Too many requests; go on in {allowance.reset} s.")
        else:
            refused = None if route is None else refusal(request, route)
            response = refused or as_problem(view(request, *args, **kwargs))
        tell(allowance, response)
        # What anybody may read, scripts of other sites may read; cookies are never sent along.
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def as_problem(response: HttpResponse) -> HttpResponse:
    """Return an error of Django's or ninja's own as a problem, anything else as it is."""
    status = response.status_code
    if status not in DETAILS or response["Content-Type"].startswith(CONTENT_TYPE):
        return response
    told = problem(status, DETAILS[status])
    if response.has_header("Allow"):
        told["Allow"] = response["Allow"]
    return told


def missing(request: HttpRequest) -> HttpResponse:
    """Answer an address that the API does not have."""
    return problem(404, DETAILS[404])


patterns, application, namespace = api.urls
for pattern in patterns:
    if pattern.callback is not None:
        pattern.callback = guarded(pattern.callback, str(pattern.pattern))
patterns.append(re_path(r"", guarded(missing)))

urlpatterns = [path("api/v1/", (patterns, application, namespace))]
