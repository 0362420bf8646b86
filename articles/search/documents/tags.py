"""What the records of a batch are tagged with."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from articles.models import TopicSynonym


@dataclass(slots=True)
class Tags:
    """The topics of one record: ids with those of broader topics, and all their names."""

    ids: dict[int, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)


def tags_of(tagged: Any, ids: Collection[int]) -> defaultdict[int, Tags]:
    """Return the tags of records by id; `tagged` is the model that joins them to topics.

    A record on a topic is on the two topics above it as well, so that a broad topic finds the
    stories of the narrow ones.
    """
    above = ("tag__merged_into", "tag__broader", "tag__broader__broader")
    rows = tagged.objects.filter(content_object__in=ids).values_list(
        "content_object_id", "tag_id", "tag__name", *above
    )
    found: defaultdict[int, Tags] = defaultdict(Tags)
    users: defaultdict[int, list[int]] = defaultdict(list)
    for record_id, topic, name, merged_into, *broader in rows.order_by("pk"):
        tags = found[record_id]
        for each in (merged_into or topic, *broader):
            if each:
                tags.ids[each] = None
        tags.names[name] = None
        users[topic].append(record_id)
    for topic, name in TopicSynonym.objects.filter(topic__in=users).values_list("topic", "name"):
        for record_id in users[topic]:
            found[record_id].names[name] = None
    return found
