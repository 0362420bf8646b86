"""How often a client may ask: so many requests a minute, counted in Django's cache.

With the default cache each server process counts for itself; a shared cache counts for all.
"""

import hashlib
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

WINDOW = 60  # seconds


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client has left of its requests; `reset` is in seconds."""

    limit: int
    left: int
    reset: int

    @property
    def spent(self) -> bool:
        """Return whether this request is one too many."""
        return self.left < 0

    def tell(self, response: HttpResponse) -> None:
        """Write the allowance into the headers (draft-ietf-httpapi-ratelimit-headers)."""
        response["RateLimit-Limit"] = str(self.limit)
        response["RateLimit-Remaining"] = str(max(0, self.left))
        response["RateLimit-Reset"] = str(self.reset)
        if self.spent:
            response["Retry-After"] = str(self.reset)


def client_address(request: HttpRequest) -> str:
    """Return the address that a request comes from.

    Behind proxies it stands in X-Forwarded-For, where each writes whom it was asked by at the end:
    of PROXY_COUNT proxies of ours the first one's entry counts, and what a client wrote before it
    does not. Without proxies the header is not believed at all.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXY_COUNT:
        return direct
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    known = [part for part in told if part]
    return known[-settings.PROXY_COUNT] if len(known) >= settings.PROXY_COUNT else direct


def take(request: HttpRequest) -> Allowance:
    """Count a request and return what is left; an editor has ten times as much as an address."""
    editor = request.user.is_authenticated
    limit = settings.API_RATE_LIMIT * (10 if editor else 1)
    window, passed = divmod(int(time.time()), WINDOW)
    who = f"user:{request.user.pk}" if editor else f"from:{client_address(request)}"
    key = f"api:{window}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, 2 * WINDOW)
    try:
        used = cache.incr(key)
    except ValueError:  # the cache dropped the key between the two calls
        used = 1
    return Allowance(limit, limit - used, WINDOW - passed)
