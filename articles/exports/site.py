"""The site as its exports name it: what it is called and where its addresses begin."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """A name and a root such as `https://archive.example`, without a slash at its end."""

    name: str
    root: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Site":
        """Return the site at SITE_URL, or where SITE_URL is not set, at the request's host."""
        root = settings.SITE_URL or request.build_absolute_uri("/")
        return cls(settings.SITE_NAME, root.rstrip("/"))

    def url(self, record: Any) -> str:
        """Return the full address of a record, or of a path that begins with a slash."""
        path = record if isinstance(record, str) else record.get_absolute_url()
        return f"{self.root}{path}"
