"""Records named by typing: a metric, a speaker, a producer, found by their name."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from articles.models import Article, Expert, Metric, Organization, topic_key

_CHOSEN = re.compile(r"\[(\d+)\]\s*$")
UNKNOWN, SEVERAL = "unknown", "several"
Named = Callable[[str], "QuerySet[Any]"]


def experts_named(article: Article) -> Named:
    """Return the look-up of experts by name or alias, as it counts in this article."""
    day = article.published_at.date().isoformat() if article.published_at else ""
    return lambda name: Expert.objects.named(name, article.outlet, day)


def organizations_named(name: str) -> QuerySet[Organization]:
    """Return the organizations with this name, short name or other name."""
    known = Organization.objects.canonical()
    same = Q(name__iexact=name) | Q(short_name__iexact=name) | Q(names__key=topic_key(name))
    return known.filter(same).distinct()


def metrics_named(name: str) -> QuerySet[Metric]:
    """Return the metrics of this name: one, or none."""
    return Metric.objects.filter(name__iexact=name)


class NameField(forms.CharField):
    """A record chosen by its name; “Wang Peng [12]” tells one of several of that name.

    `pending` is the name of somebody who is proposed but not yet recorded: it is no error, and
    names nobody for now.
    """

    def __init__(self, model: type[Any], **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 300} | kwargs)
        self.model = model
        self.named: Named = lambda name: model._base_manager.none()
        self.pending = ""
        self.create = False  # ticked: a name nobody has is recorded, which the form then asks for

    def prepare_value(self, value: Any) -> Any:
        """Return the name that the field shows for a record or its id."""
        if isinstance(value, int):
            value = self.model._base_manager.filter(pk=value).first()
        if not isinstance(value, self.model):
            return value or ""
        several = self.named(str(value)).exclude(pk=value.pk).exists()
        return f"{value} [{value.pk}]" if several else str(value)

    def clean(self, value: Any) -> Any:
        """Return the record, None for an empty field; say what to do about any other name."""
        text = super().clean(value)
        if not text:
            return None
        if chosen := _CHOSEN.search(text):
            record = self.model._base_manager.filter(pk=int(chosen[1])).first()
            if record is None:
                raise ValidationError(f"“{text}” is gone. Choose another.", code=UNKNOWN)
            return record
        found = list(self.named(text)[:5])
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{record} [{record.pk}]" for record in found)
            raise ValidationError(f"Several have this name: {names}. Write which.", code=SEVERAL)
        if self.create or topic_key(text) == topic_key(self.pending):
            return None
        kind = self.model._meta.verbose_name
        raise ValidationError(
            f"No {kind} is called “{text}”. Choose one of the list, or tick “new”.", code=UNKNOWN
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another name was typed than the one shown."""
        return super().has_changed(self.prepare_value(initial), data)
