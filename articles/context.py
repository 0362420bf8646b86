"""What every template knows beside its own context."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the site's name, today's date in its time zone, and the area of the address.

    The area is the first part of the path ("topics"), for the menu to show where the reader is.
    """
    return {
        "site_name": settings.SITE_NAME,
        "today": timezone.localdate(),
        "area": request.path.split("/")[1],
        "may_judge": lambda: may_judge(request),
    }


def may_judge(request: HttpRequest) -> bool:
    """Return whether the reader may judge how claims relate; strangers cost no query."""
    known = settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user")
    return known and request.user.has_perm("articles.add_judgement")
