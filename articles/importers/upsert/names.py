"""Names that files use -> outlets, sections and topics of the archive, many at a time.

A name finds the record that has it, whatever its case (for topics also accents and synonyms), else
the one that had it before an editor renamed it. A merged topic leads to where it was merged.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from articles.models import (
    SLUG_LENGTH,
    Outlet,
    Section,
    Topic,
    TopicSynonym,
    topic_key,
    unique_slugs,
)
from articles.text import slug_of

_REASON = "named by an import"


class Names:
    """The records of one kind that names stand for."""

    def __init__(self, model: type[Outlet] | type[Section] | type[Topic]) -> None:
        self.model: Any = model
        self.key: Callable[[str], str] = topic_key if model is Topic else str.casefold
        self._ids: dict[str, int] = {}
        self.made: list[int] = []

    def id_of(self, name: str) -> int | None:
        """Return the id of the record that a name stands for, None when there is none yet."""
        return self._ids.get(self.key(name))

    def look_up(self, names: Iterable[str]) -> None:
        """Find what there is of these names, in a few queries whatever their number."""
        wanted = {self.key(name): name for name in names if self.key(name)}
        find = self._topics if self.model is Topic else self._named
        self._ids |= find(wanted)
        if missing := {key: name for key, name in wanted.items() if key not in self._ids}:
            self._ids |= self._once_named(missing)

    def create_missing(self, names: Iterable[str]) -> None:
        """Write a record for each name that stands for none yet."""
        missing = {self.key(name): name for name in names if self.id_of(name) is None}
        missing.pop("", None)
        if not missing:
            return
        slugs = unique_slugs(self.model, missing.values())
        keys = [{"key": key} if self.model is Topic else {} for key in missing]
        records = self.model.objects.bulk_create(
            self.model(name=name, slug=slug, **key)
            for name, slug, key in zip(missing.values(), slugs, keys, strict=True)
        )
        self.model.history.bulk_history_create(records, default_change_reason=_REASON)
        self._ids |= {self.key(record.name): record.pk for record in records}
        self.made += [record.pk for record in records]

    def _named(self, wanted: dict[str, str]) -> dict[str, int]:
        """Return {key: id} of outlets or sections; slugs find what differs in case only."""
        slugs = [slug_of(name, SLUG_LENGTH - 8) for name in wanted.values()]
        rows = self.model.objects.filter(Q(name__in=wanted.values()) | Q(slug__in=slugs))
        found = {self.key(row.name): row.pk for row in rows}
        return {key: pk for key, pk in found.items() if key in wanted}

    @staticmethod
    def _topics(wanted: dict[str, str]) -> dict[str, int]:
        """Return {key: id} of topics by their names, else by their synonyms."""
        topics = Topic.objects.filter(key__in=wanted)
        synonyms = TopicSynonym.objects.filter(key__in=wanted).select_related("topic")
        by_synonym = {row.key: row.topic.merged_into_id or row.topic_id for row in synonyms}
        return by_synonym | {row.key: row.merged_into_id or row.pk for row in topics}

    def _once_named(self, wanted: dict[str, str]) -> dict[str, int]:
        """Return {key: id} of records that had these names before."""
        past = self.model.history.filter(name__in=wanted.values()).order_by("history_date")
        ids = {self.key(name): pk for name, pk in past.values_list("name", "id")}
        present = {row.pk: row for row in self.model.objects.filter(pk__in=ids.values())}
        return {
            key: getattr(present[pk], "merged_into_id", None) or pk
            for key, pk in ids.items()
            if pk in present
        }
