"""Writing records of the demo, with errors that say where the mistake is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import Topic, topic_key

from .tables import DemoError

_M = TypeVar("_M", bound=Model)


def find(known: Mapping[str, _M], name: str, kind: str, where: str) -> _M:
    """Return what has this name; raise DemoError when the demo has no such record."""
    try:
        return known[name]
    except KeyError as error:
        raise DemoError(f"{where}: there is no {kind} “{name}”. Add [[{kind}]].") from error


def save(record: _M, where: str) -> _M:
    """Write a record whose fields are valid; raise DemoError, saying where, when they are not."""
    try:
        record.clean_fields(exclude=["slug", "value", "interval_low", "interval_high"])
        record.clean()
    except ValidationError as error:
        raise DemoError(f"{where}: {' '.join(error.messages)}") from error
    record.save()
    return record


def tag(model: Any, tagged: Sequence[tuple[Model, Iterable[Topic]]]) -> None:
    """Give new records their topics at once; their own saves have told search of them."""
    model.objects.bulk_create(
        (model(tag=topic, content_object=record) for record, topics in tagged for topic in topics),
        ignore_conflicts=True,
    )


def save_names(model: Any, field: str, record: Any, names: Iterable[str]) -> None:
    """Write the other names of a record that differ from its own in more than case and accents."""
    distinct = {topic_key(record.name): record.name}
    for name in names:
        distinct.setdefault(topic_key(name), name)
    del distinct[topic_key(record.name)]
    model.objects.bulk_create(
        (model(**{field: record}, name=name, key=key) for key, name in distinct.items()),
        ignore_conflicts=True,
    )
