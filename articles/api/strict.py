"""A parameter that an address does not take is an error: a misspelt filter lets all through."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation

from .problems import problem
from .routing import router

READING = ("GET", "HEAD")


@cache
def parameters_of(route: str) -> frozenset[str]:
    """Return the names of all parameters that the addresses of a route take after the `?`."""
    view = router.path_operations.get("/" + route.replace("<", "{").replace(">", "}"))
    return frozenset(name for each in (view.operations if view else ()) for name in _names(each))


def _names(operation: Operation) -> list[str]:
    models = [m for m in operation.models if m.__ninja_param_source__ == "query"]
    return [name for model in models for name in model.__ninja_flatten_map__]


def refusal(request: HttpRequest, route: str) -> HttpResponse | None:
    """Return the problem of a question with parameters that nobody reads, None for any other."""
    if request.method not in READING:
        return None
    known = parameters_of(route)
    unknown = sorted(set(request.GET) - known)
    if not unknown:
        return None
    cure = f"Known are: {', '.join(sorted(known))}." if known else "This address takes none."
    return problem(400, f"Unknown parameters: {', '.join(unknown)}. {cure}")
