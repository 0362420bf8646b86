"""Tables: which columns each kind of record has, and how each is read.

One definition serves the API, JSON Lines, CSV and the descriptions of the data beside them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from articles.exports.site import Site
from articles.models import Topic

# What a column holds: a scalar type, a list of texts, or a list of records (not in CSV).
KINDS = ("integer", "number", "text", "date", "datetime", "boolean", "url", "list", "records")
BATCH = 500

Read = Callable[[Any, Site], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, what it means, and how a record gives its value.

    Numbers are read as Decimal and days as date; a writer turns them into its own form.
    """

    name: str
    kind: str
    about: str
    read: Read


@dataclass(frozen=True, slots=True)
class Table:
    """The public records of one kind, oldest id first, as rows of columns."""

    name: str
    title: str
    columns: tuple[Column, ...]
    records: Callable[[], QuerySet[Any]]

    def row(self, record: Any, site: Site) -> dict[str, Any]:
        """Return the record's values by column."""
        return {column.name: column.read(record, site) for column in self.columns}

    def all(self, **conditions: Any) -> Iterator[Any]:
        """Yield every public record that meets the conditions; no more than BATCH are held."""
        yield from in_batches(self.records(), conditions)

    def rows(self, site: Site) -> Iterator[dict[str, Any]]:
        """Yield every public record's row."""
        return (self.row(record, site) for record in self.all())

    @property
    def flat(self) -> tuple[Column, ...]:
        """Return the columns that fit into a CSV file."""
        return tuple(column for column in self.columns if column.kind != "records")


def in_batches(
    records: QuerySet[Any], conditions: dict[str, Any] | None = None, size: int = BATCH
) -> Iterator[Any]:
    """Yield the records that meet the conditions, by id.

    Each query is short, so that a slow reader holds nothing open. The ids come first, from the
    primary key alone: with what makes a record public in the same query, the database sorts them
    all anew for each batch.
    """
    every = records.model._base_manager.filter(**conditions or {}).order_by("pk")
    last = 0
    while ids := list(every.filter(pk__gt=last).values_list("pk", flat=True)[:size]):
        yield from records.filter(pk__in=ids).order_by("pk")
        last = ids[-1]


def attribute(name: str, kind: str, about: str, path: str = "") -> Column:
    """Return a column of a field; `path` leads through relations, None where one is empty."""
    steps = (path or name).split(".")

    def read(record: Any, site: Site) -> Any:
        for step in steps:
            record = getattr(record, step, None)
        return record

    return Column(name, kind, about, read)


def address(name: str, about: str, path: str = "") -> Column:
    """Return a column with the full address of a record, or of one related to it."""
    steps = [step for step in path.split(".") if step]

    def read(record: Any, site: Site) -> str | None:
        for step in steps:
            record = getattr(record, step, None)
        return site.url(record) if record is not None else None

    return Column(name, "url", about, read)


def topics_column() -> Column:
    """Return the column with the slugs of the topics that `with_topics` loaded."""
    return Column(
        "topics",
        "list",
        "Slugs of its topics",
        lambda record, site: [tagged.tag.slug for tagged in record.tagged_topics.all()],
    )


def with_topics(records: QuerySet[Any], topics: QuerySet[Topic] | None = None) -> QuerySet[Any]:
    """Return the records with their topics that readers may see, or with those given.

    It takes one more query.
    """
    shown = Topic.objects.public() if topics is None else topics
    through = records.model._meta.get_field("tagged_topics").related_model
    # Asked of each row's topic, and not IN, which would first find all topics of the archive.
    tagged = through.objects.filter(Exists(shown.filter(pk=OuterRef("tag")))).select_related("tag")
    return records.prefetch_related(Prefetch("tagged_topics", tagged.order_by("tag__name", "pk")))
