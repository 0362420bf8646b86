"""Asking for an alert: nothing is sent to an address until its owner confirmed it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.exports import Site
from articles.models import Alert

from .mail import confirmation

MAILS_A_DAY = 5  # unanswered questions that one address gets


class TooMany(Exception):
    """The address was asked often enough today; nothing was sent."""


def ask(email: str, kind: str, subject: Any, frequency: str, site: Site) -> Alert:
    """Keep the wish for an alert and mail the question; a wish that is confirmed stays so.

    `kind` is one of SUBJECTS, `subject` the record or the query. Raise TooMany when the address
    has as many unanswered questions as it may get in a day.
    """
    day = timezone.now() - timedelta(days=1)
    unanswered = Alert.objects.filter(email=email, confirmed_at=None, created_at__gte=day)
    if unanswered.count() >= MAILS_A_DAY:
        raise TooMany
    wish = {"email": email, kind: subject}
    alert, is_new = Alert.objects.get_or_create(**wish, defaults={"frequency": frequency})
    if is_new:
        confirmation(alert, site).send()
    elif alert.confirmed_at is None and alert.created_at < day:
        alert.created_at = timezone.now()
        alert.save(update_fields=["created_at"])
        confirmation(alert, site).send()
    return alert


def confirm(secret: str) -> Alert | None:
    """Start the alert of this secret; return None when there is none. Twice is as good as once."""
    Alert.objects.filter(secret=secret, confirmed_at=None).update(confirmed_at=timezone.now())
    return Alert.objects.filter(secret=secret).first()


def end(secret: str) -> bool:
    """Delete the alert of this secret with all that is known of its reader."""
    deleted, _ = Alert.objects.filter(secret=secret).delete()
    return bool(deleted)
