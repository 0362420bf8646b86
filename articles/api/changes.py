"""How an editor's change becomes a record's fields: slugs to records, words to periods."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import (
    Affiliation,
    Article,
    Expert,
    Metric,
    Organization,
    Outlet,
    Section,
    Topic,
    canonical_of,
)
from articles.periods import parse_period

from .parts import NAMES, replace_affiliations, replace_names
from .problems import Problem
from .schemas import Change

# Fields that name another record by its slug.
REFERENCES: dict[str, type[Any]] = {
    "outlet": Outlet,
    "section": Section,
    "metric": Metric,
    "speaker": Expert,
    "producer": Organization,
    "organization": Organization,
    "broader": Topic,
}
# Made from the name at each save; nothing that a change could be told about.
DERIVED = ("slug", "key")


def apply(record: Any, change: Change) -> None:
    """Check and save the record with the change, its topics with it, in one transaction.

    Raise a 422 that names the fields at fault; EditConflict is the caller's to answer.
    """
    values = change.dict(exclude_unset=True)
    for asked in ("article_id", "namesake"):
        values.pop(asked, None)
    topics = find_topics(values.pop("topics", None))
    roles = find_roles(values.pop("affiliations", None))
    names = values.pop(NAMES[type(record)][2], None) if type(record) in NAMES else None
    for name, value in values.items():
        set_field(record, name, value)
    try:
        with transaction.atomic():
            record.full_clean(exclude=DERIVED)
            record.save()
            if topics is not None:
                record.topics.set(topics)
            if names is not None:
                replace_names(record, names)
            if roles is not None:
                replace_affiliations(record, roles)
    except ValidationError as error:
        raise Problem(422, "The record was not saved.", errors=messages(error)) from error


def set_field(record: Any, name: str, value: Any) -> None:
    """Set one field; "" or null empties a reference, a period is read from its words."""
    if name in REFERENCES:
        setattr(record, name, find(name, value) if value else None)
    elif name == "period":
        record.period = read_period(value)
    elif value is None and not record._meta.get_field(name).null and name != "value":
        setattr(record, name, False if name == "is_projection" else "")
    else:
        setattr(record, name, value)


def find(name: str, slug: str) -> Any:
    """Return the record that a field names by its slug, or raise a 422.

    A record that was merged into another is found as that one.
    """
    found = REFERENCES[name].objects.filter(slug=slug).first()
    if found is None:
        raise Problem(422, "The record was not saved.", errors={name: [f"No “{slug}” is known."]})
    return canonical_of(found)


def find_roles(roles: list[dict[str, Any]] | None) -> list[Affiliation] | None:
    """Return the affiliations that are meant, None for None; raise a 422 for an unknown slug."""
    if roles is None:
        return None
    return [
        Affiliation(**role | {"organization": find("organization", role["organization"])})
        for role in roles
    ]


def find_topics(slugs: list[str] | None) -> list[Topic] | None:
    """Return the topics of these slugs, None for None; raise a 422 naming those not known."""
    if slugs is None:
        return None
    topics = list(Topic.objects.canonical().filter(slug__in=slugs))
    missing = sorted(set(slugs) - {topic.slug for topic in topics})
    if missing:
        errors = {"topics": [f"No “{slug}” is known." for slug in missing]}
        raise Problem(422, "The record was not saved.", errors=errors)
    return topics


def read_period(words: str | None) -> Any:
    """Return the period that the words name, None for none; raise a 422 when they name none."""
    period = parse_period(words) if words else None
    if words and period is None:
        advice = "Write 2023, 2023-Q4, 2023-12, end 2023 or 2020/2023."
        raise Problem(422, "The record was not saved.", errors={"period": [advice]})
    return period


def messages(error: ValidationError) -> dict[str, list[str]]:
    """Return the messages by field; what is about the whole record stands under ""."""
    if hasattr(error, "error_dict"):
        return {("" if k == "__all__" else k): v for k, v in error.message_dict.items()}
    return {"": error.messages}


def draft_by(user: Any) -> Article:
    """Return a new draft of the user."""
    return Article(created_by=user, status=Article.Status.DRAFT)
