"""The demo editor: an account to try the admin with."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User

from articles.newsroom import Role

_USERNAME = "editor"


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """Name and password of the demo editor."""

    username: str
    password: str


def create_demo_editor() -> DemoLogin | None:
    """Make the account `editor` with a password of its own; None when there is one already.

    Its role is the publisher's, so that every step of an article's life can be tried.
    The password is kept in VAR_DIR, readable by the owner alone, so that it can be shown again.
    """
    if User.objects.filter(username=_USERNAME).exists():
        return None
    password = secrets.token_urlsafe(9)
    user = User.objects.create_user(_USERNAME, password=password, is_staff=True)
    user.groups.add(Group.objects.get(name=Role.PUBLISHER))
    path = _password_file()
    path.touch(mode=0o600)
    path.write_text(password, encoding="ascii")
    return DemoLogin(_USERNAME, password)


def demo_login() -> DemoLogin | None:
    """Return the demo editor's login as long as it works; None when there is none or it changed."""
    path = _password_file()
    if not path.exists():
        return None
    password = path.read_text(encoding="ascii")
    user = User.objects.filter(username=_USERNAME, is_active=True).first()
    return DemoLogin(_USERNAME, password) if user and user.check_password(password) else None


def _password_file() -> Path:
    return Path(settings.VAR_DIR) / "demo_editor"
