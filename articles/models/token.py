"""Tokens by which programs act for an editor."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


def digest_of(secret: str) -> str:
    """Return what the archive keeps of a token: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


class ApiTokenManager(models.Manager["ApiToken"]):
    def issue(self, user: Any, name: str) -> tuple["ApiToken", str]:
        """Return a new token and its secret, which is nowhere kept and shown this once."""
        secret = secrets.token_urlsafe(32)
        return self.create(user=user, name=name, digest=digest_of(secret)), secret

    def known(self, secret: str) -> "ApiToken | None":
        """Return the token of this secret when its user may still log in."""
        found = self.filter(digest=digest_of(secret), user__is_active=True)
        return found.select_related("user").first()


class ApiToken(models.Model):
    """That whoever knows the secret acts as the user. Deleting the token ends that."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100, help_text="What uses it, such as “wire import”")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    objects = ApiTokenManager()

    class Meta:
        verbose_name = "API token"
        ordering = ["user", "name", "pk"]

    def __str__(self) -> str:
        return self.name
