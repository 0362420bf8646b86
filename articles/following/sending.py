"""Sending what is due: each item once, and nothing lost when a run dies half way.

A delivery is written with its items before it is sent and marked after. A run first sends what an
earlier one left, then makes what is due. The one thing that cannot be known is whether a mail left
in the moment a run died: it is sent again, under the same Message-ID.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles.exports import Site
from articles.models import Alert, Article, DeliveredItem, Delivery, Quote, Statistic

from .mail import digest
from .subjects import fresh

HOLD = timedelta(minutes=10)
FORGET = timedelta(days=7)
# A little less than the name says, so that a daily cron job that starts early finds them due.
EVERY = {"daily": timedelta(hours=23), "weekly": timedelta(days=6, hours=23)}
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Receipt:
    """What a run did."""

    sent: int = 0
    items: int = 0
    failed: int = 0
    nothing_new: int = 0
    forgotten: int = 0


def send_due(site: Site, now: datetime | None = None) -> Receipt:
    """Send every alert that is due; return how it went. Running it twice sends nothing twice."""
    now, receipt = now or timezone.now(), Receipt()
    unanswered = Alert.objects.filter(confirmed_at=None, created_at__lt=now - FORGET)
    receipt.forgotten = unanswered.delete()[0]
    for delivery in Delivery.objects.filter(sent_at=None).select_related("alert"):
        _send(delivery, site, now, receipt)
    for pk in _due(now):
        made = _make(pk, now)
        if made is None:
            receipt.nothing_new += 1
        else:
            _send(made, site, now, receipt)
    return receipt


def _due(now: datetime) -> list[int]:
    """Return the ids of the confirmed alerts whose time has come, with no unsent delivery."""
    due = Q(checked_at=None)
    for frequency, wait in EVERY.items():
        due |= Q(frequency=frequency, checked_at__lte=now - wait)
    unsent = Delivery.objects.filter(sent_at=None).values("alert")
    return list(
        Alert.objects.confirmed().filter(due).exclude(pk__in=unsent).values_list("pk", flat=True)
    )


def _make(pk: int, now: datetime) -> Delivery | None:
    """Write the delivery of what is new; None when nothing is, or when another run was first."""
    alert = Alert.objects.select_related("topic", "expert", "metric").filter(pk=pk).first()
    if alert is None:  # ended since the run began
        return None
    items = fresh(alert)
    try:
        with transaction.atomic():
            Alert.objects.filter(pk=alert.pk).update(checked_at=now)
            if not items:
                return None
            delivery = Delivery.objects.create(alert=alert, made_at=now)
            DeliveredItem.objects.bulk_create(
                DeliveredItem(alert=alert, delivery=delivery, kind=kind, record_id=record.pk)
                for kind, record in items
            )
            return delivery
    except IntegrityError:
        return None


def _send(delivery: Delivery, site: Site, now: datetime, receipt: Receipt) -> None:
    """Send a delivery that no other run holds, and mark it."""
    mine = Delivery.objects.filter(pk=delivery.pk, sent_at=None)
    free = mine.filter(Q(held_until=None) | Q(held_until__lt=now))
    if not free.update(held_until=now + HOLD):
        return
    items = items_of(delivery)
    try:
        if items:
            digest(delivery, items, site).send()
    except (SMTPException, OSError) as error:
        log.warning("alert %s was not sent: %s", delivery.alert_id, error)
        mine.update(held_until=None)
        receipt.failed += 1
        return
    mine.update(sent_at=now)
    receipt.sent += bool(items)
    receipt.items += len(items)


def items_of(delivery: Delivery) -> list[tuple[str, Any]]:
    """Return kind and record of what a delivery tells of; what is public no more is left out."""
    rows = list(delivery.items.all())
    public: dict[str, Any] = {
        "article": Article.objects.published().for_cards(),
        "quote": Quote.objects.public().select_related("article__outlet"),
        "statistic": Statistic.objects.public().select_related("article__outlet"),
    }
    found = {
        kind: records.in_bulk([row.record_id for row in rows if row.kind == kind])
        for kind, records in public.items()
    }
    told = [(row.kind, found[row.kind].get(row.record_id)) for row in rows]
    return [(kind, record) for kind, record in told if record is not None]
