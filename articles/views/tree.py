"""Topics as a tree: those that have narrower ones, each with the first few of these.

Two levels a page, of any number of topics; a step down is a link.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from articles.models import Topic, prepared

from .paging import Page, turn

PER_TREE_PAGE = 24
LOOKED_AT, SHOWN = 16, 8  # narrower topics of one, in the order of names


@dataclass(frozen=True, slots=True)
class Branch:
    """A topic with its number of articles, and some of the topics below it.

    `goes_on` says that there are narrower ones than those in `below`.
    """

    topic: Topic
    number: int
    below: tuple["Branch", ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """A page of branches."""

    page: Page
    branches: list[Branch]


def covered_by(record: Topic) -> list[int]:
    """Return the ids of the topic and of those up to two steps narrower."""
    return [record.pk, *narrower_than(topic=record.pk)]


@prepared
def narrower_than(topic: int) -> QuerySet[Any]:
    """Return the ids of the topics that are up to two steps narrower, in no order."""
    below = Topic.objects.filter(Q(broader=topic) | Q(broader__broader=topic))
    return below.order_by().values_list("pk", flat=True)


def broader_of(record: Topic) -> list[Topic]:
    """Return the topics above, the widest first."""
    above: list[Topic] = []
    while record.broader and record.broader not in above:
        record = record.broader
        above.insert(0, record)
    return above


def is_grown() -> bool:
    """Return whether any topic stands below another."""
    return bool(standing_below.part(0, 1))


@prepared
def standing_below() -> QuerySet[Any]:
    """Return the ids of the topics below another, in no order."""
    below = Topic.objects.canonical().filter(broader__isnull=False)
    return below.order_by().values_list("pk", flat=True)


@prepared
def listed(broader: int | None) -> QuerySet[Any]:
    """Return the ids of the public topics just below one; of all at the top, with narrower ones."""
    found = Topic.objects.public().filter(broader=broader)
    if broader is None:
        parents = Topic.objects.canonical().filter(broader__isnull=False).values("broader")
        found = found.filter(pk__in=parents)
    return found.order_by("name", "pk").values_list("pk", flat=True)


@prepared
def topics_by_id(ids: Collection[int]) -> QuerySet[Topic]:
    """Return the public ones of some topics by name, as a tree shows them."""
    found = Topic.objects.public().filter(pk__in=ids).order_by("name", "pk")
    return found.only("slug", "name", "broader")


def tree_of(above: Topic | None, number: int, counts_of: Any) -> Tree:
    """Return a page of the topics below one, or of those at the top; five queries and the counts.

    `counts_of` tells for a list of topics how many articles each has.
    """
    page = turn(listed, topics_by_id, number, PER_TREE_PAGE, broader=above.pk if above else None)
    below = first_below([topic.pk for topic in page])
    everything = [*page, *(topic for topics in below.values() for topic in topics)]
    counts, narrower = (
        counts_of(everything),
        dict(numbers_below(parents=[t.pk for t in everything])),
    )

    def branch(topic: Topic) -> Branch:
        shown = tuple(branch(each) for each in below.get(topic.pk, ()))
        goes_on = narrower.get(topic.pk, 0) > len(shown)
        return Branch(topic, counts.get(topic.pk, 0), shown, goes_on)

    return Tree(page, [branch(topic) for topic in page])


def first_below(parents: list[int]) -> dict[int | None, list[Topic]]:
    """Return the first narrower topics of each that readers may see."""
    found: dict[int | None, list[Topic]] = {}
    for topic in topics_by_id(ids=first_ids(parents=parents)):
        row = found.setdefault(topic.broader_id, [])
        if len(row) < SHOWN:
            row.append(topic)
    return found


@prepared
def first_ids(parents: Collection[int]) -> QuerySet[Any]:
    """Return the ids of the first narrower topics of each, in no order."""
    rank = Window(RowNumber(), partition_by="broader", order_by=[F("name"), F("pk")])
    ranked = Topic.objects.canonical().filter(broader__in=parents).annotate(rank=rank)
    return ranked.filter(rank__lte=LOOKED_AT).order_by().values_list("pk", flat=True)


@prepared
def numbers_below(parents: Collection[int]) -> QuerySet[Any]:
    """Return how many topics stand directly below each, whether readers may see them or not."""
    rows = Topic.objects.canonical().filter(broader__in=parents).order_by()
    return rows.values_list("broader").annotate(Count("pk"))
