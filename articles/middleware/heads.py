"""HEAD is answered like GET, without the content (RFC 9110, section 9.3.2)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class HeadLikeGetMiddleware:
    """Make the answer as for GET and send its headers alone.

    What adds tags, lengths and compression looks at GET only; without this a program that asks
    whether a page has changed would never be told that it has not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer; to HEAD with the headers of GET and nothing else."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = request.META["REQUEST_METHOD"] = "GET"
        try:
            response = self.get_response(request)
        finally:
            request.method = request.META["REQUEST_METHOD"] = "HEAD"
        return emptied(response)


def emptied(response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer without its content; what would be sent piece by piece is never read.

    Both are closed together, by the server: closing ends the request and its database connection.
    """
    empty = HttpResponse(status=response.status_code, headers=dict(response.headers))
    empty.cookies = response.cookies
    empty.close = response.close  # type: ignore[method-assign]
    return empty
