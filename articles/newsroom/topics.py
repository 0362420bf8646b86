"""Topics of records: how a change of them reads in a history."""

from collections.abc import Iterable

from django.utils.text import slugify

from articles.models import Topic


def topics_changed(before: Iterable[Topic], after: Iterable[Topic]) -> str:
    """Return a line for the history: “topics: +5G −Steel”."""
    old, new = {t.pk: t.name for t in before}, {t.pk: t.name for t in after}
    came = [f"+{name}" for pk, name in new.items() if pk not in old]
    went = [f"−{name}" for pk, name in old.items() if pk not in new]
    return f"topics: {' '.join(came + went)}"


def readdress(topic: Topic) -> None:
    """Let a renamed topic have the address of its name when it is saved; the old one redirects."""
    address = slugify(topic.name, allow_unicode=True)
    if topic.slug != address and not topic.slug.startswith(f"{address}-"):
        topic.slug = ""
