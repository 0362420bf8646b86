"""Who asks: an editor by a bearer token, or a reader without one."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

from articles.models import ApiToken


class EditorToken(HttpBearer):
    """Lets only requests through whose token `identify` knew."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Return the token's user, or None."""
        return request.user if request.user.is_authenticated else None


def identify(request: HttpRequest) -> None:
    """Make the token's user the request's, or nobody: a login by cookie does not count here.

    So a page of another site cannot act for an editor who is logged in.
    """
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    known = ApiToken.objects.known(secret) if scheme.lower() == "bearer" else None
    request.user = known.user if known else AnonymousUser()
