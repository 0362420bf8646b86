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
    }
