"""How often a client may ask the API in a minute, and how it is told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.limits import Allowance, client_address, take

WINDOW = 60  # seconds


def allowance_of(request: HttpRequest) -> Allowance:
    """Count a request and return what is left; an editor has ten times as much as an address."""
    editor = request.user.is_authenticated
    who = f"api:user:{request.user.pk}" if editor else f"api:from:{client_address(request)}"
    return take(who, settings.API_RATE_LIMIT * (10 if editor else 1), WINDOW)


def tell(allowance: Allowance, response: HttpResponse) -> None:
    """Write the allowance into the headers (draft-ietf-httpapi-ratelimit-headers)."""
    response["RateLimit-Limit"] = str(allowance.limit)
    response["RateLimit-Remaining"] = str(max(0, allowance.left))
    response["RateLimit-Reset"] = str(allowance.reset)
    if allowance.spent:
        response["Retry-After"] = str(allowance.reset)
