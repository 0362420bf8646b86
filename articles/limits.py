"""Who asks, and how often: so many requests in a while, counted in Django's cache.

With the default cache each server process counts for itself; a shared cache counts for all.
"""

import hashlib
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

_OWN_PART = 64  # bits of an IPv6 address that its owner is free to choose


@dataclass(frozen=True, slots=True)
class Allowance:
    """What somebody has left of their requests; `reset` is in seconds."""

    limit: int
    left: int
    reset: int

    @property
    def spent(self) -> bool:
        """Return whether this request is one too many."""
        return self.left < 0


def take(who: str, limit: int, seconds: int) -> Allowance:
    """Count a request of somebody who may make `limit` in so many seconds; return what is left."""
    window, passed = divmod(int(time.time()), seconds)
    key = f"limit:{window}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, 2 * seconds)
    try:
        used = cache.incr(key)
    except ValueError:  # the cache dropped the key between the two calls
        used = 1
    return Allowance(limit, limit - used, seconds - passed)


def client_address(request: HttpRequest) -> str:
    """Return the address that a request comes from, of IPv6 the first one of its network.

    Behind proxies it stands in X-Forwarded-For, where each writes whom it was asked by at the end:
    of PROXY_COUNT proxies of ours the first one's entry counts, and what a client wrote before it
    does not. Without proxies the header is not believed at all.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXY_COUNT:
        return _network(direct)
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    known = [part for part in told if part]
    return _network(known[-settings.PROXY_COUNT] if len(known) >= settings.PROXY_COUNT else direct)


def _network(address: str) -> str:
    """Return one address for all that a client can take: a home has 2^64 of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:  # such as "" on a Unix socket
        return address
    if not isinstance(known, IPv6Address):
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(IPv6Address(int(known) >> _OWN_PART << _OWN_PART))
