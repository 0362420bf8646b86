"""Topics of records: how a change of them reads in a history."""

from collections.abc import Iterable

from articles.models import SLUG_LENGTH, Topic
from articles.text import slug_of


def topics_changed(before: Iterable[Topic], after: Iterable[Topic]) -> str:
    """Return a line for the history: “topics: +5G −Steel”."""
    old, new = {t.pk: t.name for t in before}, {t.pk: t.name for t in after}
    came = [f"+{name}" for pk, name in new.items() if pk not in old]
    went = [f"−{name}" for pk, name in old.items() if pk not in new]
    return f"topics: {' '.join(came + went)}"


def readdress(topic: Topic) -> None:
    """Let a renamed topic have the address of its name when it is saved; the old one redirects."""
    address = slug_of(topic.name, SLUG_LENGTH - 8)
    if topic.slug != address and not topic.slug.startswith(f"{address}-"):
        topic.slug = ""
