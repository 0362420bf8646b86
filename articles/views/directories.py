"""Directories narrowed to a topic: who and what institution is in the stories on it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Q, QuerySet

from articles import search
from articles.models import Quote, Statistic, TaggedArticle, TaggedExpert, Topic, prepared

from .tree import covered_by

OFFERED, OFFERED_SECONDS = 14, 600  # topics to choose from
MOST = 5_000  # people or institutions of a topic, those in most stories
STORIES = 3_000  # read of a topic while the index rests


@dataclass(frozen=True, slots=True)
class Scope:
    """The topic that a directory is narrowed to, with the ids and how many stories each is in.

    Without a topic it holds everything; `offered` are topics to choose from.
    """

    topic: Topic | None
    stories: dict[int, int] = field(default_factory=dict)
    offered: tuple[Topic, ...] = ()

    @property
    def condition(self) -> Q:
        """Return the condition that a record is in the scope."""
        return Q(pk__in=self.stories) if self.topic else Q()


def scope_of(slug: str, link: str) -> Scope:
    """Return the scope of a directory; `link` is "expert" or "org". An unknown topic means all."""
    topic = Topic.objects.public().filter(slug=slug).first() if slug else None
    if topic is None:
        return Scope(None, offered=common_topics())
    try:
        stories = search.commonest(link, MOST, ("topic", topic.pk))
    except search.SearchUnavailable:
        stories = _counted(topic, link)
    if link == "expert":
        own = TaggedExpert.objects.filter(tag__in=covered_by(topic)).values_list(
            "content_object", flat=True
        )
        stories = dict.fromkeys(own[:MOST], 0) | stories
    return Scope(topic, stories, common_topics())


def common_topics() -> tuple[Topic, ...]:
    """Return the topics that most stories are on, by name; none while the index rests.

    Which they are is asked once in ten minutes, because every story of the archive is counted; they
    are offered only, with no number beside them.
    """
    try:
        ids = cache.get_or_set("common-topics", _commonest, OFFERED_SECONDS) or []
    except search.SearchUnavailable:
        return ()
    return tuple(offered(ids=ids))


@prepared
def offered(ids: Collection[int]) -> QuerySet[Topic]:
    """Return the public ones of some topics by name."""
    return Topic.objects.public().filter(pk__in=ids).order_by("name").only("slug", "name")


def _commonest() -> list[int]:
    return list(search.commonest("topic", OFFERED))


def _counted(topic: Topic, link: str) -> dict[int, int]:
    """Return the same from the database, of the stories that were tagged last."""
    tagged = TaggedArticle.objects.filter(tag__in=covered_by(topic)).order_by("-pk")
    articles = list(tagged.values_list("content_object", flat=True)[:STORIES])
    said, told = ("speaker", "speaker") if link == "expert" else ("organization", "producer")
    stories: dict[int, set[int]] = {}
    for model, name in ((Quote, said), (Statistic, told)):
        rows = model.objects.public().filter(article__in=articles, **{f"{name}__isnull": False})
        for pk, article in rows.order_by().values_list(name, "article").distinct():
            stories.setdefault(pk, set()).add(article)
    return {pk: len(seen) for pk, seen in stories.items()}
