"""What editors with a token may write of the archive's vocabulary and people.

Topics, metrics, experts and organizations: made and changed, never deleted or merged, which is left
to people.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.exports import TABLES
from articles.models import Expert, Metric, Organization, Topic, canonical_of
from articles.newsroom import allows

from . import schemas
from .changes import apply
from .listing import KEPT, one
from .problems import Problem
from .routing import router
from .schemas import Id
from .writing import REFUSED, TOKEN, update

MADE = REFUSED | {409: schemas.Problem}


@router.post("/experts", response={201: schemas.Expert} | MADE, auth=TOKEN)
def create_expert(request: HttpRequest, change: schemas.NewExpert) -> HttpResponse:
    """Add a person; a known name is a 409 unless `namesake` says that this is somebody else."""
    known = None if change.namesake else Expert.objects.named(change.name).first()
    return created(request, "experts", Expert(), change, known)


@router.patch("/experts/{pk}", response={200: schemas.Expert} | REFUSED, auth=TOKEN)
def change_expert(request: HttpRequest, pk: Id, change: schemas.ExpertChange) -> HttpResponse:
    """Change an expert's names, roles or topics."""
    return changed(request, "experts", pk, change)


@router.post("/organizations", response={201: schemas.Organization} | MADE, auth=TOKEN)
def create_organization(request: HttpRequest, change: schemas.NewOrganization) -> HttpResponse:
    """Add an organization; a known name is a 409."""
    known = Organization.objects.filter(name=change.name).first()
    return created(request, "organizations", Organization(), change, known)


@router.patch("/organizations/{pk}", response={200: schemas.Organization} | REFUSED, auth=TOKEN)
def change_organization(
    request: HttpRequest, pk: Id, change: schemas.OrganizationChange
) -> HttpResponse:
    """Change an organization."""
    return changed(request, "organizations", pk, change)


@router.post("/metrics", response={201: schemas.Metric} | MADE, auth=TOKEN)
def create_metric(request: HttpRequest, change: schemas.NewMetric) -> HttpResponse:
    """Add a metric; a known name is a 409."""
    known = Metric.objects.filter(name=change.name).first()
    return created(request, "metrics", Metric(), change, known)


@router.patch("/metrics/{pk}", response={200: schemas.Metric} | REFUSED, auth=TOKEN)
def change_metric(request: HttpRequest, pk: Id, change: schemas.MetricChange) -> HttpResponse:
    """Change a metric."""
    return changed(request, "metrics", pk, change)


@router.post("/topics", response={201: schemas.Topic} | MADE, auth=TOKEN)
def create_topic(request: HttpRequest, change: schemas.NewTopic) -> HttpResponse:
    """Add a topic; a name or synonym that is known, in whatever spelling, is a 409."""
    return created(request, "topics", Topic(), change, Topic.objects.named(change.name))


@router.patch("/topics/{pk}", response={200: schemas.Topic} | REFUSED, auth=TOKEN)
def change_topic(request: HttpRequest, pk: Id, change: schemas.TopicChange) -> HttpResponse:
    """Change a topic, its place among the others or its synonyms."""
    return changed(request, "topics", pk, change)


def created(request: HttpRequest, name: str, record: Any, change: Any, known: Any) -> HttpResponse:
    """Save a new record, unless one of its name is `known`."""
    may(request, "add", name)
    if known is not None:
        errors = {"id": canonical_of(known).pk}
        raise Problem(409, f"“{change.name}” is known already.", errors=errors)
    apply(record, change)
    return one(request, TABLES[name].columns, record, 201)


def changed(request: HttpRequest, name: str, pk: int, change: Any) -> HttpResponse:
    """Save a change of a record that the client read in its present version."""
    may(request, "change", name)
    record = KEPT[name].objects.canonical().filter(pk=pk).first()
    if record is None:
        raise Problem(404, f"There is no such record among the {name}.")
    update(request, record, change)
    return one(request, TABLES[name].columns, record)


def may(request: HttpRequest, verb: str, name: str) -> None:
    """Raise a 403 unless the user's role lets them add or change these records."""
    if not allows(request.user, f"{verb}_{KEPT[name]._meta.model_name}"):
        raise Problem(403, f"Your role does not let you {verb} {name}.")
