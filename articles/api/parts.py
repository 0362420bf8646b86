"""What hangs on a record and is replaced as a whole: other names, and roles with partial dates."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from articles.models import (
    Affiliation,
    Expert,
    ExpertName,
    Organization,
    OrganizationName,
    Topic,
    TopicSynonym,
    topic_key,
)

# {kind of record: (its other names, the field that says whose, the field of the API)}
NAMES: dict[type[Any], tuple[type[Any], str, str]] = {
    Expert: (ExpertName, "expert", "names"),
    Organization: (OrganizationName, "organization", "names"),
    Topic: (TopicSynonym, "topic", "synonyms"),
}


def replace_names(record: Any, wanted: Iterable[str]) -> None:
    """Give the record exactly these other names; those it has already keep what limits them.

    Raises ValidationError for a synonym that is another topic's name.
    """
    model, owner, field = NAMES[type(record)]
    names = {topic_key(name): name for name in wanted if name}
    if isinstance(record, Topic):
        for name in names.values():
            known = Topic.objects.named(name)
            if known is not None and known != record.canonical:
                raise ValidationError({field: [f"“{name}” names the topic “{known}” already."]})
    had = {row.key: row for row in model.objects.filter(**{owner: record})}
    for key in had.keys() - names.keys():
        had[key].delete()
    for key in names.keys() - had.keys():
        model(**{owner: record}, name=names[key]).save()


def replace_affiliations(expert: Expert, wanted: Iterable[Affiliation]) -> None:
    """Give the expert exactly these affiliations; those that stay as they are stay.

    Raises ValidationError for a date that is none and a role that ends before it starts.
    """
    had = {_said(row): row for row in expert.affiliations.all()}
    new = {_said(row): row for row in wanted}
    for said in had.keys() - new.keys():
        had[said].delete()
    for said, row in new.items():
        if said in had:
            continue
        row.expert = expert
        try:
            row.full_clean()
        except ValidationError as error:
            raise ValidationError({"affiliations": error.messages}) from error
        row.save()


def _said(row: Affiliation) -> tuple[int, str, str, str]:
    return row.organization_id, row.role, row.start, row.end
