"""An accepted person or organization -> the record, found or created, with its affiliation."""

from typing import Any

from django.core.exceptions import ValidationError

from articles.models import (
    Affiliation,
    Expert,
    ExpertName,
    Organization,
    OrganizationName,
    Quote,
    Statistic,
    Suggestion,
    topic_key,
)
from articles.newsroom import require, sign

from .errors import ReviewError
from .making import told
from .people import matches, organizations_named
from .trail import Trail

CHOICES = ("expert", "organization", "create")


def make_voice(
    suggestion: Suggestion, values: dict[str, Any], choice: dict[str, Any], trail: Trail
) -> Any:
    """Return the expert or organization that the suggestion is about, with what was missing.

    `choice` may name an existing record ("expert" or "organization": its id) or say "create".
    Without either the one record of this name is taken, or a first one written; of several, none:
    ReviewError asks for a choice.
    """
    if values.get("type") == "organization":
        return _organization(suggestion, values, choice, trail)
    expert = _chosen(suggestion, values, choice.get("expert"), choice.get("create"), Expert)
    if expert is None:
        require(trail.by, "add_expert")
        expert = write(Expert(name=values["name"]), trail)
    _affiliate(expert, values, trail)
    _name_in_claims(suggestion, "speaker", expert, trail)
    return expert


def _organization(
    suggestion: Suggestion, values: dict[str, Any], choice: dict[str, Any], trail: Trail
) -> Organization:
    given = choice.get("organization")
    found = _chosen(suggestion, values, given, choice.get("create"), Organization)
    if found is None:
        require(trail.by, "add_organization")
        found = write(Organization(name=values["name"]), trail)
        for alias in values.get("aliases") or []:
            write(OrganizationName(organization=found, name=alias), trail)
    for column in ("organization", "producer"):
        _name_in_claims(suggestion, column, found, trail)
    return found


def _chosen(
    suggestion: Suggestion, values: dict[str, Any], given: Any, create: Any, model: Any
) -> Any:
    """Return the record the editor means, None when a new one is to be written."""
    if given:
        record = model.objects.canonical().filter(pk=getattr(given, "pk", given)).first()
        if record is None:
            raise ReviewError(f"This {model._meta.verbose_name} is gone. Choose another.")
        return record
    if create:
        return None
    suggestion.proposed["name"], kept = values["name"], suggestion.proposed["name"]
    found = matches(suggestion)
    suggestion.proposed["name"] = kept
    if len(found) > 1:
        what = f"{model._meta.verbose_name}s"
        raise ReviewError(
            f"{len(found)} {what} have the name {values['name']}. Choose one, or create another."
        )
    return found[0] if found else None


def _affiliate(expert: Expert, values: dict[str, Any], trail: Trail) -> None:
    """Write the role at the organization, unless the archive has it; the organization if need be.

    A role without an organization is kept with each claim, as the role at the time.
    """
    name, role = (values.get("affiliation") or "").strip(), (values.get("role") or "").strip()
    if not name:
        return
    found = organizations_named(name)
    if found and expert.affiliations.filter(organization__in=found, role__iexact=role).exists():
        return
    if not found:
        require(trail.by, "add_organization")
    organization = found[0] if found else write(Organization(name=name[:300]), trail)
    write(Affiliation(expert=expert, organization=organization, role=role[:200]), trail)


def _name_in_claims(suggestion: Suggestion, column: str, record: Any, trail: Trail) -> None:
    """Put the record into the claims accepted before it was known who is meant."""
    model = Statistic if column == "producer" else Quote if column == "organization" else None
    for kind in [model] if model else [Statistic, Quote]:
        key = str(kind._meta.model_name)
        name = f"proposed__{column}_name"
        waiting = Suggestion.objects.filter(
            article=suggestion.article, kind=key, **{name: suggestion.proposed["name"]}
        ).decided()
        for accepted in waiting.exclude(**{key: None}).filter(**{f"{key}__{column}": None}):
            trail.set(getattr(accepted, key), column, record, accepted)


def write(record: Any, trail: Trail) -> Any:
    """Write a new record with its history; raise ReviewError, naming the field, if it cannot be."""
    try:
        record.full_clean(
            exclude={f.name for f in record._meta.fields if not f.editable} | {"slug"}
        )
    except ValidationError as error:
        raise ReviewError(f"{record._meta.verbose_name}: {told(error)}") from error
    sign(record, trail.by, trail.reason)
    trail.create(record)
    return record


def same_name(expert: Expert, name: str) -> bool:
    """Return whether an expert goes by this name."""
    key = topic_key(name)
    return expert.key == key or ExpertName.objects.filter(expert=expert, key=key).exists()
