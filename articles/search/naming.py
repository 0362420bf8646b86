"""Names of a query to ids of records, and ids of facets to names, each in one database query."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from articles.models import (
    SLUG_LENGTH,
    Expert,
    ExpertName,
    FormerAddress,
    Metric,
    Organization,
    OrganizationName,
    Outlet,
    Section,
    Topic,
    TopicSynonym,
    prepared,
    topic_key,
)
from articles.text import slug_of

from .documents import PUBLIC
from .known import names
from .query import And, Field, Ids, Node, Not, Or

MODELS: dict[str, type[Model]] = {
    "topic": Topic,
    "expert": Expert,
    "org": Organization,
    "outlet": Outlet,
    "section": Section,
    "metric": Metric,
}
_MERGED = ("topic", "expert", "org", "metric")
_KEYED = ("topic", "expert")
_OTHER_NAMES: dict[str, tuple[type[Model], str]] = {
    "topic": (TopicSynonym, "topic"),
    "expert": (ExpertName, "expert"),
    "org": (OrganizationName, "organization"),
}

Wanted = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Name:
    """A record that a facet counts or a condition names."""

    id: int
    slug: str
    label: str


def names_in(node: Node | None) -> dict[str, list[str]]:
    """Return the names that a tree asks for by field."""
    found: dict[str, list[str]] = defaultdict(list)
    for field in _fields(node):
        if field.name in MODELS:
            found[field.name] += field.values
    return dict(found)


def _fields(node: Node | None) -> Iterator[Field]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _fields(part)
    elif isinstance(node, Not):
        yield from _fields(node.part)
    elif isinstance(node, Field):
        yield node


def with_ids(node: Any, ids: Mapping[tuple[str, str], tuple[int, ...]]) -> Any:
    """Return the tree with the names of records as their ids."""
    if isinstance(node, And | Or):
        return type(node)(tuple(with_ids(part, ids) for part in node.parts))
    if isinstance(node, Not):
        return Not(with_ids(node.part, ids))
    if isinstance(node, Field) and node.name in MODELS:
        found = [pk for value in node.values for pk in ids.get((node.name, value), ())]
        return Ids(node.name, tuple(dict.fromkeys(found)))
    return node


# -- names to ids -----------------------------------------------------------------------------


def resolve(wanted: Wanted) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return the ids that names stand for, by field and name.

    A name is a slug, a name or another name, whatever its case and accents; a former slug when
    nothing has it now. What was merged stands for what it was merged into.
    """
    if not wanted:
        return {}
    by_text: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    former: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    asked = {key: texts for field in wanted for key, texts in _texts(field, wanted[field])}
    for field, slug, text, target, is_former in _candidates(**asked):
        if is_former:
            former[field, slug].add(target)
        else:
            by_text[field, slug].add(target)
            by_text[field, topic_key(text)].add(target)
    return {
        (field, value): tuple(sorted(ids))
        for field, values in wanted.items()
        for value in values
        if (
            ids := by_text[field, _slug(value)] | by_text[field, topic_key(value)]
            or former[field, _slug(value)]
        )
    }


def _slug(value: str) -> str:
    return slug_of(value, SLUG_LENGTH)


def _texts(field: str, values: Collection[str]) -> Iterator[tuple[str, Collection[str]]]:
    """Yield what is asked about the names of a field, each under the name of its parameter."""
    yield f"{field}_slugs", {_slug(value) for value in values}
    if field in _KEYED or field in _OTHER_NAMES:
        yield f"{field}_keys", {topic_key(value) for value in values}
    if field not in _KEYED:
        yield f"{field}_names", {*values}
    if field == "org":
        yield f"{field}_shorts", {*values, *(value.upper() for value in values)}


@prepared
def _candidates(**texts: Collection[str]) -> QuerySet[Any]:
    """Return rows of field, slug, name, id, and whether the slug is a former one."""
    first, *rest = (
        rows for field in MODELS if f"{field}_slugs" in texts for rows in _of_field(field, texts)
    )
    return first.union(*rest, all=True)


def _of_field(field: str, texts: Mapping[str, Collection[str]]) -> Iterator[QuerySet[Any]]:
    """Yield the rows of one field: by present slugs and names, by other names, by former slugs."""
    model, slugs = MODELS[field], texts[f"{field}_slugs"]
    named = Q(slug__in=slugs)
    if field in _KEYED:
        named |= Q(key__in=texts[f"{field}_keys"])
    else:
        named |= Q(name__in=texts[f"{field}_names"])
    if field == "org":
        named |= Q(short_name__in=texts["org_shorts"])
    target = Coalesce("merged_into_id", "pk") if field in _MERGED else F("pk")
    text = F("short_name") if field == "org" else F("name")
    yield _rows(model, field, named, F("slug"), text, target)
    if field in _OTHER_NAMES:
        other, owner = _OTHER_NAMES[field]
        target = Coalesce(f"{owner}__merged_into_id", f"{owner}_id")
        known = Q(key__in=texts[f"{field}_keys"])
        yield _rows(other, field, known, Value(""), F("name"), target)
    past = Q(kind=model._meta.model_name, slug__in=slugs)
    yield _rows(FormerAddress, field, past, F("slug"), Value(""), F("target_id"), is_former=True)


def _rows(
    model: type[Model],
    field: str,
    condition: Q,
    slug: Any,
    text: Any,
    target: Any,
    is_former: bool = False,
) -> QuerySet[Any]:
    return (
        model._base_manager.filter(condition)
        .order_by()
        .values_list(
            Value(field, CharField()),
            Cast(slug, CharField()),
            Cast(text, CharField()),
            Cast(target, BigIntegerField()),
            Value(int(is_former)),
        )
    )


def _union(queries: Iterable[QuerySet[Any]]) -> list[Any]:
    all_of_them = list(queries)
    if not all_of_them:
        return []
    first, *rest = all_of_them
    return list(first.union(*rest, all=True) if rest else first)


# -- ids to names -----------------------------------------------------------------------------


def labels(wanted: Mapping[str, Collection[int]]) -> dict[tuple[str, int], Name]:
    """Return the names of public records by field and id; most are known from pages made before.

    Anybody may ask for what is not public by a guessed name; it is not told what that stands for.
    """
    if not any(wanted.values()):
        return {}
    known = names.now()
    queries = [
        PUBLIC[f"{MODELS[field]._meta.model_name}s"]()
        .filter(pk__in=missing)
        .order_by()
        .values_list(Value(field, CharField()), "pk", "slug", "name")
        for field, ids in wanted.items()
        if (missing := [pk for pk in ids if (field, pk) not in known])
    ]
    for field, pk, slug, label in _union(queries):
        known[field, pk] = (slug, label)
    return {
        (field, pk): Name(pk, *known[field, pk])
        for field, ids in wanted.items()
        for pk in ids
        if (field, pk) in known
    }
