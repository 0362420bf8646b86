"""The mails of alerts: plain text, and headers by which a mail program ends them in one click.

One-click unsubscribing follows RFC 8058. A delivery keeps its Message-ID, so that a mail program
that gets it twice, because a run died between sending and noting it, shows it once.
"""

from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from articles.exports import Site
from articles.models import Alert, Delivery, Quote, Statistic
from articles.periods import format_period
from articles.quantities import format_quantity

from .contradiction import contradicted
from .subjects import article_of


def confirmation(alert: Alert, site: Site) -> EmailMessage:
    """Return the mail that asks whether the reader wants the alert."""
    url = site.url(reverse("alert_confirm", args=[alert.secret]))
    context = {"alert": alert, "site": site, "url": url}
    body = render_to_string("following/confirm_mail.txt", context)
    return EmailMessage(subject(f"Confirm: {alert}", site), body, to=[alert.email])


def digest(delivery: Delivery, items: list[tuple[str, Any]], site: Site) -> EmailMessage:
    """Return the mail that tells of the items of a delivery."""
    alert = delivery.alert
    off = site.url(reverse("alert_off", args=[alert.secret]))
    rows = [row_of(record, site) for _, record in items]
    context = {"alert": alert, "site": site, "rows": rows, "off": off}
    host = site.root.partition("://")[2].partition(":")[0]
    headers = {
        "Message-ID": f"<delivery-{delivery.pk}@{host}>",
        "List-Unsubscribe": f"<{off}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    body = render_to_string("following/digest_mail.txt", context)
    title = subject(f"{len(items)} new on {alert}", site)
    return EmailMessage(title, body, to=[alert.email], headers=headers)


def row_of(record: Any, site: Site) -> dict[str, str]:
    """Return a record as the mail shows it: a title, a second line, the address."""
    article = article_of(record)
    source = f"{article.outlet}, {article.published_at:%-d %B %Y}"
    if isinstance(record, Statistic):
        period = f", {format_period(record.period)}" if record.period else ""
        title = f"{format_quantity(record.quantity)} {record.counted}".strip() + period
        note = contradicted(record)
    elif isinstance(record, Quote):
        title, note = f"“{record}”", ""
    else:
        title, note = record.headline, record.standfirst
    return {"title": title, "note": note, "source": source, "url": site.url(record)}


def subject(text: str, site: Site) -> str:
    """Return a subject on one line, as headers must be."""
    return " ".join(f"{text} – {site.name}".split())[:200]
